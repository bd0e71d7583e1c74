using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Dictamen.Functions.Orquestaciones;

/// <summary>Alarm clock of a project's file, from its folio to its end.</summary>
public static class ExpedienteOrquestacion
{
    /// <summary>One turn.</summary>
    [Function(nameof(ExpedienteOrquestacion))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => Despertador.CorrerAsync(context);
}
