// The record of facts (tables) and the documents (blobs). What is in here is the programme's legal memory.
import { Etiquetas } from 'tipos.bicep'

@description('Name of the storage account.')
param nombre string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

@description('Redundancy of the account.')
param redundancia string

@description('Container of the content-addressed documents; the immutability policy is on it.')
param contenedorDocumentos string

@description('Days during which no document can be changed or deleted, counted from its upload.')
param diasInmutabilidad int

@description('crear: write the unlocked policy. conservar: leave the policy as it is (once locked it cannot be written again).')
param politicaInmutable 'crear' | 'conservar'

@description('Days that deleted blobs, old versions and containers can still be recovered.')
param diasBorradoSuave int

@description('True: the account carries a lock that refuses its deletion.')
param bloquearBorrado bool

@description('True: the account can be reached through its private endpoints and from ipsOperacion only.')
param redPrivada bool

@description('Public addresses (or CIDR ranges) of the operators that may reach the account when redPrivada is on.')
param ipsOperacion string[]

@description('Name of the Log Analytics workspace that receives the logs.')
param nombreEspacio string

resource espacio 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nombreEspacio
}

resource almacen 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: nombre
  location: ubicacion
  tags: etiquetas
  kind: 'StorageV2'
  sku: {
    name: redundancia
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
    }
    publicNetworkAccess: redPrivada && empty(ipsOperacion) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: redPrivada ? 'Deny' : 'Allow'
      ipRules: [for ip in ipsOperacion: {
        value: ip
        action: 'Allow'
      }]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      changeFeed: {
        enabled: true
      }
      deleteRetentionPolicy: {
        enabled: true
        days: diasBorradoSuave
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: diasBorradoSuave
      }
    }

    resource documentos 'containers' = {
      name: contenedorDocumentos
      properties: {
        publicAccess: 'None'
      }

      resource inmutable 'immutabilityPolicies' = if (politicaInmutable == 'crear') {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: diasInmutabilidad
          allowProtectedAppendWrites: false
        }
      }
    }
  }

  resource tablas 'tableServices' = {
    name: 'default'
  }

  // Changing the tier of a document is allowed under the immutability policy; deleting one is not, and no rule does.
  resource ciclo 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'documentos-a-frio'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: {
                blobTypes: [
                  'blockBlob'
                ]
                prefixMatch: [
                  '${contenedorDocumentos}/'
                ]
              }
              actions: {
                baseBlob: {
                  tierToCool: {
                    daysAfterModificationGreaterThan: 180
                  }
                }
              }
            }
          }
          {
            // A form that is being filled in holds personal data, and each change of it leaves a version: for these days, and then as a deleted version for diasBorradoSuave more.
            name: 'borradores-sin-versiones'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: {
                blobTypes: [
                  'blockBlob'
                ]
                prefixMatch: [
                  'borradores/'
                ]
              }
              actions: {
                version: {
                  delete: {
                    daysAfterCreationGreaterThan: 7
                  }
                }
              }
            }
          }
        ]
      }
    }
  }
}

resource candado 'Microsoft.Authorization/locks@2020-05-01' = if (bloquearBorrado) {
  name: 'registro-no-se-borra'
  scope: almacen
  properties: {
    level: 'CanNotDelete'
    notes: 'The record of the programme and its documents. Remove this lock only to retire the environment.'
  }
}

resource diagnosticoCuenta 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: almacen
  properties: {
    workspaceId: espacio.id
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

// Who read a document is part of its custody: reads, writes and deletes are logged.
resource diagnosticoBlobs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: almacen::blobs
  properties: {
    workspaceId: espacio.id
    logs: [
      {
        category: 'StorageRead'
        enabled: true
      }
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

// Not the reads: every command reads a stream, and the record's own chain tells who did what.
resource diagnosticoTablas 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: almacen::tablas
  properties: {
    workspaceId: espacio.id
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}
