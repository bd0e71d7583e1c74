import { Etiquetas } from 'tipos.bicep'

@description('Name of the identity.')
param nombre string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

// User-assigned, so that its roles exist before the application does and survive its replacement.
resource identidad 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: nombre
  location: ubicacion
  tags: etiquetas
}

@description('Client id: what AZURE_CLIENT_ID and the storage settings of the application carry.')
output idCliente string = identidad.properties.clientId
