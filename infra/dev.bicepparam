// Trials and training. Fictitious data only: nothing here is locked, and the whole group can be deleted (its vault keeps its name for seven days: infra/README.md).
using 'main.bicep'

param ambiente = 'dev'
param etiquetas = {
  criticidad: 'baja'
}
param redPrivada = false
param redundanciaRegistro = 'Standard_LRS'
param redundanciaAnfitrion = 'Standard_LRS'
param diasInmutabilidad = 1
param diasBorradoSuave = 7
param bloquearBorrado = false
param diasRetencionLogs = 30
param cuotaDiariaGb = 1
param instanciasListas = 0
param correosAlertas = split(readEnvironmentVariable('DICTAMEN_CORREO_ALERTAS', 'alertas@example.org'), ',')
param correoRemitente = readEnvironmentVariable('DICTAMEN_CORREO_REMITENTE', 'no-responder@example.org')
param correoDePruebas = true
param vigilarSitio = false
param idGrupoOperacion = readEnvironmentVariable('DICTAMEN_GRUPO_OPERACION', '')
param presupuestoMensual = 50
param presupuestoInicio = readEnvironmentVariable('DICTAMEN_PRESUPUESTO_INICIO')
