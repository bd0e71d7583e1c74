// The vault. No secret is written by a template: an operator sets the four values (infra/README.md).
import { Etiquetas } from 'tipos.bicep'

@description('Name of the vault.')
param nombre string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

@description('Days that a deleted vault or value can be recovered. Fixed when the vault is created.')
param diasBorradoSuave int

@description('True: the vault can be reached through its private endpoint and from ipsOperacion only.')
param redPrivada bool

@description('Public addresses (or CIDR ranges) of the operators that may reach the vault when redPrivada is on.')
param ipsOperacion string[]

@description('Name of the Log Analytics workspace that receives the logs.')
param nombreEspacio string

resource espacio 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nombreEspacio
}

resource boveda 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: nombre
  location: ubicacion
  tags: etiquetas
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: diasBorradoSuave
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: redPrivada && empty(ipsOperacion) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: redPrivada ? 'Deny' : 'Allow'
      ipRules: [for ip in ipsOperacion: {
        value: ip
      }]
    }
  }
}

resource diagnostico 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: boveda
  properties: {
    workspaceId: espacio.id
    logs: [
      {
        categoryGroup: 'audit'
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

@description('Address of the vault, with a slash at its end.')
output uri string = boveda.properties.vaultUri
