import { Etiquetas } from 'tipos.bicep'

@description('Name of the Log Analytics workspace.')
param nombreEspacio string

@description('Name of the Application Insights component.')
param nombreTelemetria string

@description('Region.')
param ubicacion string

@description('Tags.')
param etiquetas Etiquetas

@description('Days that logs are kept.')
param diasRetencion int

@description('Daily ingestion limit in GB; -1 for none.')
param cuotaDiariaGb int

resource espacio 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: nombreEspacio
  location: ubicacion
  tags: etiquetas
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: diasRetencion
    workspaceCapping: {
      dailyQuotaGb: cuotaDiariaGb
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

// Who queried the logs is logged too.
resource diagnosticoEspacio 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'a-espacio'
  scope: espacio
  properties: {
    workspaceId: espacio.id
    logs: [
      {
        category: 'Audit'
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

// No diagnostic setting here: the component already writes to the workspace, and one would store every row twice.
resource telemetria 'Microsoft.Insights/components@2020-02-02' = {
  name: nombreTelemetria
  location: ubicacion
  tags: etiquetas
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: espacio.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
  }
}
