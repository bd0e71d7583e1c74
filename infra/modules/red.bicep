// The private network: one subnet for the application, one for the private endpoints, and the DNS zones that point at them.
import { Etiquetas } from 'tipos.bicep'

@description('Name of the virtual network.')
param nombre string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

@description('Address range of the network in CIDR notation, /16 to /22.')
param rango string

@description('Names of the private DNS zones to create and link.')
param zonas string[]

@description('Name of the Log Analytics workspace that receives the logs.')
param nombreEspacio string

var rangoAplicacion = cidrSubnet(rango, 24, 0)
var rangoPrivado = cidrSubnet(rango, 24, 1)

resource espacio 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nombreEspacio
}

resource reglasAplicacion 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: '${nombre}-nsg-aplicacion'
  location: ubicacion
  tags: etiquetas
  properties: {
    securityRules: [
      {
        name: 'niega-entrada'
        properties: {
          description: 'The subnet is for outbound traffic; requests reach the application through the platform.'
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource reglasPrivado 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: '${nombre}-nsg-privado'
  location: ubicacion
  tags: etiquetas
  properties: {
    securityRules: [
      {
        name: 'permite-https-de-la-red'
        properties: {
          description: 'The application (and operators inside the network) over HTTPS.'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: rangoPrivado
          destinationPortRange: '443'
        }
      }
      {
        name: 'niega-lo-demas'
        properties: {
          description: 'Nothing else.'
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource red 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: nombre
  location: ubicacion
  tags: etiquetas
  properties: {
    addressSpace: {
      addressPrefixes: [
        rango
      ]
    }
    // Subnets inside of the network and not as resources of their own: a redeployment would delete those first.
    subnets: [
      {
        name: 'aplicacion'
        properties: {
          addressPrefix: rangoAplicacion
          networkSecurityGroup: {
            id: reglasAplicacion.id
          }
          delegations: [
            {
              name: 'flex'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'privado'
        properties: {
          addressPrefix: rangoPrivado
          networkSecurityGroup: {
            id: reglasPrivado.id
          }
          privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
        }
      }
    ]
  }
}

resource zona 'Microsoft.Network/privateDnsZones@2024-06-01' = [for nombreZona in zonas: {
  name: nombreZona
  location: 'global'
  tags: etiquetas
}]

resource vinculo 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (nombreZona, i) in zonas: {
  parent: zona[i]
  name: nombre
  location: 'global'
  tags: etiquetas
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: red.id
    }
  }
}]

resource diagnosticoRed 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: red
  properties: {
    workspaceId: espacio.id
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

resource diagnosticoReglasAplicacion 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: reglasAplicacion
  properties: {
    workspaceId: espacio.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

resource diagnosticoReglasPrivado 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: reglasPrivado
  properties: {
    workspaceId: espacio.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}
