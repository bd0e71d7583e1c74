using Dictamen.Functions.Actividades;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Dictamen.Functions.Orquestaciones;

/// <summary>Alarm clock of a convocatoria: opening, close, the terms of its publications; and its published results, fanned out to every file and gathered again.</summary>
public static class ConvocatoriaOrquestacion
{
    private const int PorTramo = 250;

    /// <summary>One turn.</summary>
    [Function(nameof(ConvocatoriaOrquestacion))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Despertador.CorrerAsync(context, (stream, cita) => DifundirAsync(context, stream, cita.PorDifundir));

    private static async Task<bool> DifundirAsync(TaskOrchestrationContext context, string stream, int cuantos)
    {
        if (cuantos == 0)
        {
            return false;
        }

        var tramos = Enumerable.Range(0, (cuantos + PorTramo - 1) / PorTramo)
            .Select(i => context.CallActivityAsync<int>(nameof(Actividades.Difundir), new Tramo(stream, i * PorTramo, PorTramo), Despertador.Reintentos))
            .ToArray();
        var avisados = await Task.WhenAll(tramos);
        await context.CallActivityAsync<int>(nameof(ConcluirDifusion), new Avisados(stream, avisados.Sum()), Despertador.Reintentos);
        return true;
    }
}
