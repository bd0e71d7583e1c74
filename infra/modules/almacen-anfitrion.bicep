// The Functions host's own storage: locks, timer schedules, the Durable task hub and the deployed package.
// Nothing in it is part of the record: losing all of it loses no fact (the sweep starts every orchestration again).
import { Etiquetas } from 'tipos.bicep'

@description('Name of the storage account.')
param nombre string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

@description('Redundancy of the account.')
param redundancia string

@description('Container that holds the deployed package.')
param contenedorPaquete string

@description('True: the account can be reached through its private endpoints only.')
param redPrivada bool

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
    publicNetworkAccess: redPrivada ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: redPrivada ? 'Deny' : 'Allow'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: {
        enabled: true
        days: 7
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 7
      }
    }

    resource paquete 'containers' = {
      name: contenedorPaquete
      properties: {
        publicAccess: 'None'
      }
    }
  }

  resource colas 'queueServices' = {
    name: 'default'
  }

  resource tablas 'tableServices' = {
    name: 'default'
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

// Deletes only: the host polls its queues and leases all day, and those reads and writes say nothing that an auditor wants.
resource diagnosticoBlobs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: almacen::blobs
  properties: {
    workspaceId: espacio.id
    logs: [
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

resource diagnosticoColas 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: almacen::colas
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

resource diagnosticoTablas 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: almacen::tablas
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
