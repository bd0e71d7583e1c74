// The Flex Consumption plan and the Function App with every setting that it reads.
import { Etiquetas } from 'tipos.bicep'

@description('Name of the application (and of its default host name).')
param nombre string

@description('Name of the plan.')
param nombrePlan string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

@description('Name of the user-assigned identity.')
param nombreIdentidad string

@description('Name of the host\'s storage account.')
param nombreAlmacenAnfitrion string

@description('Container of the host\'s storage account that holds the deployed package.')
param contenedorPaquete string

@description('Name of the record\'s storage account.')
param nombreAlmacenRegistro string

@description('Name of the vault.')
param nombreBoveda string

@description('Name of the Application Insights component.')
param nombreTelemetria string

@description('Name of the Log Analytics workspace that receives the logs.')
param nombreEspacio string

@description('Name of the virtual network whose subnet the application joins; empty for none.')
param nombreRed string

@description('Memory of an instance in MB.')
param memoriaInstancia int

@description('Most instances that the application may scale out to.')
param maximoInstancias int

@description('Instances kept warm for HTTP and for Durable; 0 for none.')
param instanciasListas int

@description('True: the instances are spread over availability zones.')
param redundanciaZonas bool

@description('Sender of the e-mails.')
param correoRemitente string

@description('True: SendGrid checks each message and delivers none (its sandbox mode). For trials with fictitious data.')
param correoDePruebas bool

@description('E-mail addresses of the office, which receive the digest of the day\'s work.')
param correosOficina string[]

@description('Public address of the site; empty for the application\'s own host name.')
param urlSitio string

var conRed = !empty(nombreRed)

resource identidad 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: nombreIdentidad
}

resource anfitrion 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: nombreAlmacenAnfitrion
}

resource registro 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: nombreAlmacenRegistro
}

resource boveda 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: nombreBoveda
}

resource telemetria 'Microsoft.Insights/components@2020-02-02' existing = {
  name: nombreTelemetria
}

resource espacio 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nombreEspacio
}

resource red 'Microsoft.Network/virtualNetworks@2024-07-01' existing = if (conRed) {
  name: nombreRed

  resource subred 'subnets' existing = {
    name: 'aplicacion'
  }
}

// The plan has no diagnostic setting: on Flex Consumption the metrics are those of the application.
resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: nombrePlan
  location: ubicacion
  tags: etiquetas
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: redundanciaZonas
  }
}

resource sitio 'Microsoft.Web/sites@2024-11-01' = {
  name: nombre
  location: ubicacion
  tags: etiquetas
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identidad.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identidad.id
    virtualNetworkSubnetId: conRed ? red::subred.id : null
    // The runtime is named in functionAppConfig; on this plan siteConfig must not name it again.
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${anfitrion.properties.primaryEndpoints.blob}${contenedorPaquete}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identidad.id
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximoInstancias
        instanceMemoryMB: memoriaInstancia
        alwaysReady: instanciasListas == 0 ? [] : [
          {
            name: 'http'
            instanceCount: instanciasListas
          }
          {
            name: 'durable'
            instanceCount: instanciasListas
          }
        ]
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
  }

  resource publicacionScm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource publicacionFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }
}

// References carry no version: a new version of a value is read within a day, or at once when the references are refreshed (README, «Rotate keys»).
resource ajustes 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: sitio
  name: 'appsettings'
  properties: {
    AzureWebJobsStorage__blobServiceUri: anfitrion.properties.primaryEndpoints.blob
    AzureWebJobsStorage__queueServiceUri: anfitrion.properties.primaryEndpoints.queue
    AzureWebJobsStorage__tableServiceUri: anfitrion.properties.primaryEndpoints.table
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identidad.properties.clientId
    AZURE_CLIENT_ID: identidad.properties.clientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: telemetria.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identidad.properties.clientId};Authorization=AAD'
    Dictamen__Almacen__Tablas: registro.properties.primaryEndpoints.table
    Dictamen__Almacen__Blobs: registro.properties.primaryEndpoints.blob
    Dictamen__Claves__Firma: '@Microsoft.KeyVault(SecretUri=${boveda.properties.vaultUri}secrets/clave-firma)'
    Dictamen__Claves__Seudonimos: '@Microsoft.KeyVault(SecretUri=${boveda.properties.vaultUri}secrets/clave-seudonimos)'
    Dictamen__Correo__SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${boveda.properties.vaultUri}secrets/sendgrid-api)'
    Dictamen__Correo__SendGrid__ClavePublicaWebhook: '@Microsoft.KeyVault(SecretUri=${boveda.properties.vaultUri}secrets/sendgrid-webhook)'
    Dictamen__Correo__SendGrid__Pruebas: correoDePruebas ? 'true' : 'false'
    Dictamen__Correo__Remitente: correoRemitente
    Dictamen__Correo__Oficina: join(correosOficina, ';')
    Dictamen__Sitio__Url: empty(urlSitio) ? 'https://${sitio.properties.defaultHostName}' : urlSitio
  }
}

resource diagnostico 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: sitio
  properties: {
    workspaceId: espacio.id
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Host name that Azure gave to the application.')
output nombreAnfitrion string = sitio.properties.defaultHostName
