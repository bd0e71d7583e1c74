// The programme. The addresses, the group and the site come from the environment: without them the deployment stops before it starts.
using 'main.bicep'

param ambiente = 'prod'
param etiquetas = {
  criticidad: 'alta'
}
param redPrivada = true
param ipsOperacion = filter(split(readEnvironmentVariable('DICTAMEN_IPS_OPERACION', ''), ','), ip => !empty(ip))
param redundanciaRegistro = 'Standard_ZRS'
param redundanciaAnfitrion = 'Standard_ZRS'
param diasInmutabilidad = 1826
param politicaInmutable = 'crear'
param diasBorradoSuave = 90
param bloquearBorrado = true
param diasRetencionLogs = 365
param maximoInstancias = 100
param instanciasListas = 1
param correosAlertas = split(readEnvironmentVariable('DICTAMEN_CORREO_ALERTAS'), ',')
param correoRemitente = readEnvironmentVariable('DICTAMEN_CORREO_REMITENTE')
param correosOficina = split(readEnvironmentVariable('DICTAMEN_CORREO_OFICINA'), ',')
param urlSitio = readEnvironmentVariable('DICTAMEN_URL_SITIO')
param idGrupoOperacion = readEnvironmentVariable('DICTAMEN_GRUPO_OPERACION')
param presupuestoMensual = 300
param presupuestoInicio = readEnvironmentVariable('DICTAMEN_PRESUPUESTO_INICIO')
