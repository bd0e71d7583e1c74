using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Dictamen.Functions.Orquestaciones;

/// <summary>Alarm clock of an acta: with the last signature it tells each file its result.</summary>
public static class ActaOrquestacion
{
    /// <summary>One turn.</summary>
    [Function(nameof(ActaOrquestacion))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => Despertador.CorrerAsync(context);
}
