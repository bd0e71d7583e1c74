using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Dictamen.Functions;

/// <summary>Every quarter of an hour: whatever is overdue or owed is nudged, and every stream that is not at its end has a living orchestration. It repairs lost nudges and lost task hubs.</summary>
public sealed partial class Barrido(App.Atencion.Barrido barrido, Nudge nudge, TimeProvider reloj, ILogger<Barrido> log)
{
    private const int PorPagina = 1000;

    /// <summary>The sweep.</summary>
    [Function(nameof(Barrido))]
    public async Task Run([TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        // Listed a page at a time: asking for each instance by itself would be the dearest thing that this application does.
        var vivas = new HashSet<string>(StringComparer.Ordinal);
        var consulta = new OrchestrationQuery(
            Statuses: [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended],
            PageSize: PorPagina);
        await foreach (var instancia in client.GetAllInstancesAsync(consulta).WithCancellation(ct))
        {
            vivas.Add(instancia.InstanceId);
        }

        var (iniciadas, avisadas) = (0, 0);
        await barrido.BarrerAsync(
            async (visita, token) =>
            {
                if (Instancia.De(visita.Stream) is not { } instancia)
                {
                    return;
                }

                if (!vivas.Contains(instancia.Id))
                {
                    if (!visita.AlFinal && await nudge.IniciarAsync(client, visita.Stream, token))
                    {
                        Interlocked.Increment(ref iniciadas);
                    }
                }
                else if (visita.Cita <= reloj.GetUtcNow() && await nudge.DespertarAsync(client, visita.Stream, token))
                {
                    Interlocked.Increment(ref avisadas);
                }
            },
            ct);
        Barridas(log, vivas.Count, iniciadas, avisadas, timer.IsPastDue);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Barrido: {Vivas} orquestaciones en marcha, {Iniciadas} iniciadas, {Avisadas} avisadas (atrasado: {Atrasado}).")]
    private static partial void Barridas(ILogger logger, int vivas, int iniciadas, int avisadas, bool atrasado);
}
