// One private endpoint of one service of one resource, with its record in the private DNS zone.
import { Etiquetas } from 'tipos.bicep'

@description('Name of the resource to reach.')
param nombreRecurso string

@description('Type of the resource to reach.')
param tipoRecurso 'Microsoft.Storage/storageAccounts' | 'Microsoft.KeyVault/vaults'

@description('Service of the resource (sub-resource of the private link).')
param servicio 'blob' | 'queue' | 'table' | 'vault'

@description('Name of the private DNS zone of the service.')
param nombreZona string

@description('Name of the virtual network.')
param nombreRed string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

resource red 'Microsoft.Network/virtualNetworks@2024-07-01' existing = {
  name: nombreRed

  resource privado 'subnets' existing = {
    name: 'privado'
  }
}

resource zona 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: nombreZona
}

resource extremo 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: 'pe-${nombreRecurso}-${servicio}'
  location: ubicacion
  tags: etiquetas
  properties: {
    subnet: {
      id: red::privado.id
    }
    privateLinkServiceConnections: [
      {
        name: servicio
        properties: {
          privateLinkServiceId: resourceId(tipoRecurso, nombreRecurso)
          groupIds: [
            servicio
          ]
        }
      }
    ]
  }

  resource registroDns 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: servicio
          properties: {
            privateDnsZoneId: zona.id
          }
        }
      ]
    }
  }
}
