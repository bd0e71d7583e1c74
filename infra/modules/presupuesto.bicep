// A monthly budget of the resource group. It warns and stops nothing: cutting a programme off on closing day would be worse.

@description('Name of the budget.')
param nombre string

@description('Monthly amount in the currency of the subscription\'s billing account.')
param montoMensual int

@description('First day that counts, always the first of a month (ISO 8601).')
param inicio string

@description('E-mail addresses that receive the warnings.')
param correosAlertas string[]

resource presupuesto 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: nombre
  properties: {
    category: 'Cost'
    amount: montoMensual
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: inicio
    }
    notifications: {
      real80: {
        enabled: true
        thresholdType: 'Actual'
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        contactEmails: correosAlertas
        locale: 'es-es'
      }
      real100: {
        enabled: true
        thresholdType: 'Actual'
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        contactEmails: correosAlertas
        locale: 'es-es'
      }
      previsto110: {
        enabled: true
        thresholdType: 'Forecasted'
        operator: 'GreaterThan'
        threshold: 110
        contactEmails: correosAlertas
        locale: 'es-es'
      }
    }
  }
}
