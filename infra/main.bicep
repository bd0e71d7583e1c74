// Dictamen on Azure, in one resource group. infra/README.md says how to deploy it and what was checked.
targetScope = 'resourceGroup'

import { Etiquetas } from 'modules/tipos.bicep'

@description('Environment; part of every name.')
@allowed([
  'dev'
  'prod'
])
param ambiente string

@description('Region of every regional resource. It must offer Flex Consumption.')
param ubicacion string = resourceGroup().location

@description('Tags added to those of the project.')
param etiquetas Etiquetas = {}

@description('True: virtual network, private endpoints for both storage accounts and the vault, no public access to them. The site itself stays public.')
param redPrivada bool = false

@description('Address range of the virtual network, /16 to /22, that overlaps no network it will be peered with. Used when redPrivada is on.')
param rangoRed string = '10.40.0.0/16'

@description('Public addresses (or CIDR ranges) of the operators that may reach record and vault when redPrivada is on. Empty: only from inside the network.')
param ipsOperacion string[] = []

@description('Redundancy of the record\'s account. GZRS needs a region with a pair.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
  'Standard_RAGZRS'
])
param redundanciaRegistro string

@description('Redundancy of the host\'s account (nothing of the record is in it).')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
])
param redundanciaAnfitrion string

@description('Days during which no document can be changed or deleted, counted from its upload.')
@minValue(1)
@maxValue(146000)
param diasInmutabilidad int

@description('crear: write the unlocked immutability policy. conservar: leave it as it is; use it from the day that the policy is locked.')
@allowed([
  'crear'
  'conservar'
])
param politicaInmutable string = 'crear'

@description('Days that deleted blobs, containers and vault values can be recovered. For the vault it is fixed at creation.')
@minValue(7)
@maxValue(90)
param diasBorradoSuave int

@description('True: the record\'s account carries a lock that refuses its deletion.')
param bloquearBorrado bool

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param diasRetencionLogs int

@description('Daily log ingestion limit in GB; -1 for none. Past the limit alerts on logs are blind until the next day.')
@minValue(-1)
param cuotaDiariaGb int = -1

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param memoriaInstancia int = 2048

@description('Most instances that the application may scale out to.')
@minValue(40)
@maxValue(1000)
param maximoInstancias int = 40

@description('Instances kept warm for HTTP and for Durable, each; 0 for none. With redundanciaZonas at least 2.')
@minValue(0)
@maxValue(20)
param instanciasListas int = 0

@description('True: the instances are spread over availability zones. Only where the region offers it for Flex Consumption.')
param redundanciaZonas bool = false

@description('E-mail addresses that receive alerts and budget warnings.')
@minLength(1)
param correosAlertas string[]

@description('Overdue terms found in one hour above which somebody is told.')
@minValue(0)
param umbralPlazosVencidos int = 0

@description('Failed notifications in one hour above which somebody is told.')
@minValue(0)
param umbralNotificacionesFallidas int = 0

@description('Failed invocations, or exceptions, in fifteen minutes above which somebody is told.')
@minValue(0)
param umbralFallas int = 5

@description('Sender of the e-mails: an address of a domain verified at SendGrid.')
param correoRemitente string

@description('True: SendGrid checks each message and delivers none (its sandbox mode). For trials with fictitious data.')
param correoDePruebas bool = false

@description('E-mail addresses of the office, which receive the digest of the day\'s work and with it the notifications that did not arrive. Empty: nobody does; the programme\'s own parameters ask for them.')
param correosOficina string[] = []

@description('Public address of the site, without a slash at its end. Empty: the host name that Azure gives.')
param urlSitio string = ''

@description('True: the site is asked from outside, every five minutes from three places, and somebody is told when two of them do not reach it. Each time is billed.')
param vigilarSitio bool = true

@description('Object id of the Entra group that sets the values in the vault; empty for none.')
param idGrupoOperacion string = ''

@description('Monthly budget in the currency of the billing account.')
@minValue(1)
param presupuestoMensual int

@description('First day of the budget (the first of a month). The same in every deployment: it cannot be changed once the budget exists.')
param presupuestoInicio string

var etiquetasTodas = union(etiquetas, {
  proyecto: 'dictamen'
  ambiente: ambiente
})

// Names are known before the deployment, so that what-if sees every resource and a module can refer to another's.
var sufijo = take(uniqueString(resourceGroup().id, ambiente), 8)
var base = 'dictamen-${ambiente}-${sufijo}'
var nombreIdentidad = 'id-${base}'
var nombreEspacio = 'log-${base}'
var nombreTelemetria = 'appi-${base}'
var nombreAplicacion = 'func-${base}'
var nombreBoveda = 'kv-dict-${ambiente}-${sufijo}'
var nombreAlmacenAnfitrion = 'stdictanf${ambiente}${sufijo}'
var nombreAlmacenRegistro = 'stdictreg${ambiente}${sufijo}'
var nombreRed = 'vnet-${base}'
var contenedorPaquete = 'paquete'
var contenedorDocumentos = 'documentos'

var zonas = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
}

module identidad 'modules/identidad.bicep' = {
  name: 'identidad'
  params: {
    nombre: nombreIdentidad
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
  }
}

module monitoreo 'modules/monitoreo.bicep' = {
  name: 'monitoreo'
  params: {
    nombreEspacio: nombreEspacio
    nombreTelemetria: nombreTelemetria
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
    diasRetencion: diasRetencionLogs
    cuotaDiariaGb: cuotaDiariaGb
  }
}

module almacenAnfitrion 'modules/almacen-anfitrion.bicep' = {
  name: 'almacen-anfitrion'
  params: {
    nombre: nombreAlmacenAnfitrion
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
    redundancia: redundanciaAnfitrion
    contenedorPaquete: contenedorPaquete
    redPrivada: redPrivada
    nombreEspacio: nombreEspacio
  }
  dependsOn: [
    monitoreo
  ]
}

module almacenRegistro 'modules/almacen-registro.bicep' = {
  name: 'almacen-registro'
  params: {
    nombre: nombreAlmacenRegistro
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
    redundancia: redundanciaRegistro
    contenedorDocumentos: contenedorDocumentos
    diasInmutabilidad: diasInmutabilidad
    politicaInmutable: politicaInmutable
    diasBorradoSuave: diasBorradoSuave
    bloquearBorrado: bloquearBorrado
    redPrivada: redPrivada
    ipsOperacion: ipsOperacion
    nombreEspacio: nombreEspacio
  }
  dependsOn: [
    monitoreo
  ]
}

module boveda 'modules/boveda.bicep' = {
  name: 'boveda'
  params: {
    nombre: nombreBoveda
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
    diasBorradoSuave: diasBorradoSuave
    redPrivada: redPrivada
    ipsOperacion: ipsOperacion
    nombreEspacio: nombreEspacio
  }
  dependsOn: [
    monitoreo
  ]
}

module permisos 'modules/permisos.bicep' = {
  name: 'permisos'
  params: {
    nombreIdentidad: nombreIdentidad
    nombreAlmacenAnfitrion: nombreAlmacenAnfitrion
    nombreAlmacenRegistro: nombreAlmacenRegistro
    nombreBoveda: nombreBoveda
    nombreTelemetria: nombreTelemetria
    idGrupoOperacion: idGrupoOperacion
  }
  dependsOn: [
    identidad
    monitoreo
    almacenAnfitrion
    almacenRegistro
    boveda
  ]
}

module red 'modules/red.bicep' = if (redPrivada) {
  name: 'red'
  params: {
    nombre: nombreRed
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
    rango: rangoRed
    zonas: [
      zonas.blob
      zonas.queue
      zonas.table
      zonas.vault
    ]
    nombreEspacio: nombreEspacio
  }
  dependsOn: [
    monitoreo
  ]
}

module extremosAnfitrion 'modules/extremo-privado.bicep' = [for servicio in ['blob', 'queue', 'table']: if (redPrivada) {
  name: 'extremo-anfitrion-${servicio}'
  params: {
    nombreRecurso: nombreAlmacenAnfitrion
    tipoRecurso: 'Microsoft.Storage/storageAccounts'
    servicio: servicio
    nombreZona: zonas[servicio]
    nombreRed: nombreRed
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
  }
  dependsOn: [
    almacenAnfitrion
    red
  ]
}]

module extremosRegistro 'modules/extremo-privado.bicep' = [for servicio in ['blob', 'table']: if (redPrivada) {
  name: 'extremo-registro-${servicio}'
  params: {
    nombreRecurso: nombreAlmacenRegistro
    tipoRecurso: 'Microsoft.Storage/storageAccounts'
    servicio: servicio
    nombreZona: zonas[servicio]
    nombreRed: nombreRed
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
  }
  dependsOn: [
    almacenRegistro
    red
  ]
}]

module extremoBoveda 'modules/extremo-privado.bicep' = if (redPrivada) {
  name: 'extremo-boveda'
  params: {
    nombreRecurso: nombreBoveda
    tipoRecurso: 'Microsoft.KeyVault/vaults'
    servicio: 'vault'
    nombreZona: zonas.vault
    nombreRed: nombreRed
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
  }
  dependsOn: [
    boveda
    red
  ]
}

// Last: rights and private endpoints are in place before the application first asks for anything.
module aplicacion 'modules/aplicacion.bicep' = {
  name: 'aplicacion'
  params: {
    nombre: nombreAplicacion
    nombrePlan: 'plan-${base}'
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
    nombreIdentidad: nombreIdentidad
    nombreAlmacenAnfitrion: nombreAlmacenAnfitrion
    contenedorPaquete: contenedorPaquete
    nombreAlmacenRegistro: nombreAlmacenRegistro
    nombreBoveda: nombreBoveda
    nombreTelemetria: nombreTelemetria
    nombreEspacio: nombreEspacio
    nombreRed: redPrivada ? nombreRed : ''
    memoriaInstancia: memoriaInstancia
    maximoInstancias: maximoInstancias
    instanciasListas: instanciasListas
    redundanciaZonas: redundanciaZonas
    correoRemitente: correoRemitente
    correoDePruebas: correoDePruebas
    correosOficina: correosOficina
    urlSitio: urlSitio
  }
  dependsOn: [
    permisos
    extremosAnfitrion
    extremosRegistro
    extremoBoveda
  ]
}

var direccion = empty(urlSitio) ? 'https://${aplicacion.outputs.nombreAnfitrion}' : urlSitio

module alertas 'modules/alertas.bicep' = {
  name: 'alertas'
  params: {
    prefijo: base
    ubicacion: ubicacion
    etiquetas: etiquetasTodas
    nombreTelemetria: nombreTelemetria
    nombreAlmacenRegistro: nombreAlmacenRegistro
    sitio: direccion
    vigilarSitio: vigilarSitio
    correoDePruebas: correoDePruebas
    correosAlertas: correosAlertas
    umbralPlazosVencidos: umbralPlazosVencidos
    umbralNotificacionesFallidas: umbralNotificacionesFallidas
    umbralFallas: umbralFallas
  }
  dependsOn: [
    monitoreo
    almacenRegistro
  ]
}

module presupuesto 'modules/presupuesto.bicep' = {
  name: 'presupuesto'
  params: {
    nombre: base
    montoMensual: presupuestoMensual
    inicio: presupuestoInicio
    correosAlertas: correosAlertas
  }
}

@description('Name of the Function App: what a deployment of code addresses.')
output aplicacion string = nombreAplicacion

@description('Public address of the site.')
output sitio string = direccion

@description('Client id of the application\'s identity.')
output idCliente string = identidad.outputs.idCliente

@description('Name of the vault where the operators set the four values.')
output boveda string = nombreBoveda

@description('Address of the vault.')
output uriBoveda string = boveda.outputs.uri

@description('Name of the storage account of the record and the documents.')
output almacenRegistro string = nombreAlmacenRegistro

@description('Container of the documents, with the immutability policy.')
output contenedorDocumentos string = contenedorDocumentos

@description('Name of the Log Analytics workspace.')
output espacioLogs string = nombreEspacio
