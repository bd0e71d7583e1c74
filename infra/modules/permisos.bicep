// Every right that the application's identity has, and the one of the operators' group. Nothing else has any.

@description('Name of the user-assigned identity.')
param nombreIdentidad string

@description('Name of the host\'s storage account.')
param nombreAlmacenAnfitrion string

@description('Name of the record\'s storage account.')
param nombreAlmacenRegistro string

@description('Name of the vault.')
param nombreBoveda string

@description('Name of the Application Insights component.')
param nombreTelemetria string

@description('Object id of the Entra group that sets the values in the vault; empty for none.')
param idGrupoOperacion string

// Built-in roles; their ids are the same in every tenant.
var roles = {
  blobsDueno: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner
  blobsColaborador: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' // Storage Blob Data Contributor
  colasColaborador: '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor
  tablasColaborador: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor
  bovedaLector: '4633458b-17de-408a-874b-0445c86b69e6' // Key Vault Secrets User
  bovedaOficial: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7' // Key Vault Secrets Officer
  metricas: '3913510d-42f4-4e42-8a64-420c390055eb' // Monitoring Metrics Publisher
}

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

// Host storage. Owner on blobs is what the Functions host asks for (it leases and sets ACLs); queues and tables are the task hub.
resource anfitrionBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(anfitrion.id, identidad.id, roles.blobsDueno)
  scope: anfitrion
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobsDueno)
    principalId: identidad.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource anfitrionColas 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(anfitrion.id, identidad.id, roles.colasColaborador)
  scope: anfitrion
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.colasColaborador)
    principalId: identidad.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource anfitrionTablas 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(anfitrion.id, identidad.id, roles.tablasColaborador)
  scope: anfitrion
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tablasColaborador)
    principalId: identidad.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// Record and documents: no ownership, and no right on queues (there are none).
resource registroBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registro.id, identidad.id, roles.blobsColaborador)
  scope: registro
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobsColaborador)
    principalId: identidad.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource registroTablas 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registro.id, identidad.id, roles.tablasColaborador)
  scope: registro
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tablasColaborador)
    principalId: identidad.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource bovedaLectura 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(boveda.id, identidad.id, roles.bovedaLector)
  scope: boveda
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.bovedaLector)
    principalId: identidad.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource bovedaOperacion 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(idGrupoOperacion)) {
  name: guid(boveda.id, idGrupoOperacion, roles.bovedaOficial)
  scope: boveda
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.bovedaOficial)
    principalId: idGrupoOperacion
    principalType: 'Group'
  }
}

resource telemetriaPublicar 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(telemetria.id, identidad.id, roles.metricas)
  scope: telemetria
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricas)
    principalId: identidad.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
