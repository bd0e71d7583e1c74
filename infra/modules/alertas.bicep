// What wakes somebody up. The texts are in Spanish: they arrive in the mailbox of the people who run the programme.
import { Etiquetas } from 'tipos.bicep'

@description('Prefix of the names of the rules.')
param prefijo string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

@description('Name of the Application Insights component.')
param nombreTelemetria string

@description('Name of the record\'s storage account.')
param nombreAlmacenRegistro string

@description('Public address of the site, without a slash at its end.')
param sitio string

@description('Whether the site is asked from outside, every five minutes from three places; each time is billed.')
param vigilarSitio bool

@description('Whether SendGrid only checks messages: then no reception is ever proven.')
param correoDePruebas bool

@description('E-mail addresses that receive the alerts.')
param correosAlertas string[]

@description('Overdue terms found in one hour above which somebody is told.')
param umbralPlazosVencidos int

@description('Failed notifications in one hour above which somebody is told.')
param umbralNotificacionesFallidas int

@description('Failed invocations in fifteen minutes above which somebody is told.')
param umbralFallas int

// Severity: 0 critical, 1 error, 2 warning. A rule fires when the total of its column over the window passes the threshold.
var reglas = [
  {
    nombre: 'plazos-vencidos'
    titulo: 'Hay plazos vencidos sin atender'
    texto: 'El barrido encontró plazos vencidos hace un cuarto de hora o más cuya consecuencia no se había registrado. Revise la cola de trabajo y docs/operacion.md.'
    severidad: 1
    consulta: 'customMetrics | where name == "dictamen.plazos.vencidos" | project timestamp, valor = valueSum'
    ventana: 'PT1H'
    frecuencia: 'PT15M'
    operador: 'GreaterThan'
    umbral: umbralPlazosVencidos
    activa: true
  }
  {
    nombre: 'flujos-atrasados'
    titulo: 'Nadie atiende lo que ya debía atenderse'
    texto: 'El barrido encontró expedientes, actas o convocatorias que debían algo (un plazo, una notificación, un encargo, resultados) desde hace media hora o más. Los atiende él mismo; que se repita dice que sus orquestaciones no avanzan, o que el correo no responde. Vea «Cuando fallan los despertadores en Azure» en docs/operacion.md.'
    severidad: 1
    consulta: 'customMetrics | where name == "dictamen.atrasados" | project timestamp, valor = valueSum'
    ventana: 'PT1H'
    frecuencia: 'PT15M'
    operador: 'GreaterThan'
    umbral: 0
    activa: true
  }
  {
    nombre: 'notificaciones-sin-constancia'
    titulo: 'Hay notificaciones enviadas de las que no llegó constancia'
    texto: 'De una notificación enviada hace más de un día no se sabe si se recibió: su plazo no empieza. Si son varias, revise el webhook de eventos en SendGrid (encendido, firmado, con la clave de la bóveda); si es una, notifique por otro medio. Vea docs/operacion.md.'
    severidad: 1
    consulta: 'customMetrics | where name == "dictamen.notificaciones.sin_constancia" | project timestamp, valor = valueSum'
    ventana: 'PT1H'
    frecuencia: 'PT15M'
    operador: 'GreaterThan'
    umbral: 0
    // In its sandbox SendGrid delivers nothing and proves nothing.
    activa: !correoDePruebas
  }
  {
    nombre: 'notificaciones-fallidas'
    titulo: 'Hay notificaciones que no llegaron'
    texto: 'Una notificación rebotada no abre plazo: corrija el correo de la organización o notifique por otro medio.'
    severidad: 1
    consulta: 'customMetrics | where name == "dictamen.notificaciones.fallidas" | project timestamp, valor = valueSum'
    ventana: 'PT1H'
    frecuencia: 'PT15M'
    operador: 'GreaterThan'
    umbral: umbralNotificacionesFallidas
    activa: true
  }
  {
    nombre: 'invocaciones-fallidas'
    titulo: 'Fallan actividades o peticiones'
    texto: 'Actividades, temporizadores o peticiones (5xx) terminaron con error. El barrido las repite; si persiste, vea las excepciones.'
    severidad: 2
    // The host writes requests (HTTP and orchestrations) and keeps a part of them, each with how many it stands for; the worker writes its own invocations, timers among them, as dependencies.
    consulta: 'union requests, (dependencies | where name startswith "function ") | where success == false and not(resultCode startswith "4") | project timestamp, valor = todouble(itemCount)'
    ventana: 'PT15M'
    frecuencia: 'PT5M'
    operador: 'GreaterThan'
    umbral: umbralFallas
    activa: true
  }
  {
    nombre: 'excepciones'
    titulo: 'Excepciones sin manejar'
    texto: 'La aplicación registró excepciones por encima de lo habitual.'
    severidad: 2
    consulta: 'exceptions | project timestamp, valor = 1.0'
    ventana: 'PT15M'
    frecuencia: 'PT5M'
    operador: 'GreaterThan'
    umbral: umbralFallas
    activa: true
  }
  {
    nombre: 'mensajes-envenenados'
    titulo: 'Se descartó un mensaje que no se puede procesar'
    texto: 'Un mensaje de la orquestación se entregó varias veces sin éxito. No se pierde ningún hecho: el barrido repara. Revise la causa.'
    severidad: 2
    consulta: 'traces | where message has "poison" | project timestamp, valor = 1.0'
    ventana: 'PT15M'
    frecuencia: 'PT15M'
    operador: 'GreaterThan'
    umbral: 0
    activa: true
  }
  {
    nombre: 'sin-barrido'
    titulo: 'El barrido no se ha ejecutado en una hora'
    texto: 'Sin barrido nadie repara lo que una orquestación perdió. Siga «Cuando fallan los despertadores en Azure», en docs/operacion.md.'
    severidad: 0
    // No request bears the name of a timer under OpenTelemetry: the sweep counts itself when it ends. Without any, the sum is one row with 0.
    consulta: 'customMetrics | where name == "dictamen.barridos" | summarize valor = todouble(sum(valueSum))'
    ventana: 'PT1H'
    frecuencia: 'PT15M'
    operador: 'LessThan'
    umbral: 1
    activa: true
  }
]

resource telemetria 'Microsoft.Insights/components@2020-02-02' existing = {
  name: nombreTelemetria
}

resource registro 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: nombreAlmacenRegistro
}

resource avisos 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${prefijo}-operacion'
  location: 'global'
  tags: etiquetas
  properties: {
    groupShortName: 'dictamen'
    enabled: true
    emailReceivers: [for (correo, i) in correosAlertas: {
      name: 'correo-${i}'
      emailAddress: correo
      useCommonAlertSchema: true
    }]
  }
}

resource alerta 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for regla in reglas: {
  name: '${prefijo}-${regla.nombre}'
  location: ubicacion
  tags: etiquetas
  kind: 'LogAlert'
  properties: {
    displayName: regla.titulo
    description: regla.texto
    severity: regla.severidad
    enabled: regla.activa
    scopes: [
      telemetria.id
    ]
    evaluationFrequency: regla.frecuencia
    windowSize: regla.ventana
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: regla.consulta
          timeAggregation: 'Total'
          metricMeasureColumn: 'valor'
          operator: regla.operador
          threshold: regla.umbral
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        avisos.id
      ]
    }
  }
}]

// The record's storage refuses or delays requests: users see 503 with Retry-After, and somebody should know before they call.
resource estrangulamiento 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${prefijo}-almacen-saturado'
  location: 'global'
  tags: etiquetas
  properties: {
    description: 'El almacén del registro rechaza o demora peticiones; los usuarios reciben «intente más tarde».'
    severity: 1
    enabled: true
    scopes: [
      registro.id
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'saturado'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 50
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: [
                'ServerBusyError'
                'ServerTimeoutError'
                'ClientThrottlingError'
                'ClientAccountBandwidthThrottlingError'
                'ClientAccountRequestThrottlingError'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: avisos.id
      }
    ]
  }
}

// Seen from outside, as everybody sees it: a site that nobody reaches (its name, its certificate, what stands in front of it) fails no request of its own. The page asks the record too.
resource prueba 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${prefijo}-sitio'
  location: ubicacion
  // Application Insights shows the test by this tag, and refuses one without it.
  tags: union(etiquetas, {
    'hidden-link:${telemetria.id}': 'Resource'
  })
  kind: 'standard'
  properties: {
    Name: '${prefijo}-sitio'
    SyntheticMonitorId: '${prefijo}-sitio'
    Kind: 'standard'
    Enabled: vigilarSitio
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    // Near Mexico, and apart from each other: one that fails alone is its own fault.
    Locations: [
      {
        Id: 'us-tx-sn1-azr'
      }
      {
        Id: 'us-fl-mia-edge'
      }
      {
        Id: 'us-ca-sjc-azr'
      }
    ]
    Request: {
      RequestUrl: '${sitio}/salud/lista'
      HttpVerb: 'GET'
      FollowRedirects: false
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource inalcanzable 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${prefijo}-sitio-inalcanzable'
  location: 'global'
  tags: etiquetas
  properties: {
    description: 'El sitio no responde visto desde fuera, o su certificado vence en menos de catorce días: nadie puede presentar. Compruebe la dirección, el certificado y que la aplicación esté en marcha; /salud dice si responde el sitio y /salud/lista, si además responde el registro.'
    severity: 0
    enabled: true
    scopes: [
      prueba.id
      telemetria.id
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: prueba.id
      componentId: telemetria.id
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: avisos.id
      }
    ]
  }
}
