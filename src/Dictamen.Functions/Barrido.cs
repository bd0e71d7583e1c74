using System.Collections.Concurrent;
using Dictamen.App.Atencion;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace Dictamen.Functions;

/// <summary>
/// Every quarter of an hour: whatever is overdue or owed is nudged, and every stream that is not at its end has a living orchestration. It repairs lost nudges and lost task hubs.
/// What is overdue for half an hour although its orchestration says that it lives is attended here: such an orchestration may be suspended, of a version that nobody runs, or in a hub that dispatches nothing.
/// </summary>
public sealed partial class Barrido(App.Atencion.Barrido barrido, Atendedor atendedor, Nudge nudge, TimeProvider reloj, ILogger<Barrido> log, MeterProvider? medidas = null)
{
    private const int PorPagina = 1000;
    private const int ALaVez = 16;
    private const int MilisegundosParaExportar = 10_000;

    // Well within the quarter of an hour: what is left over is for the next sweep.
    private static readonly TimeSpan Tope = TimeSpan.FromMinutes(10);

    /// <summary>The sweep.</summary>
    [Function(nameof(Barrido))]
    public Task Run([TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken ct) => BarrerAsync(client, timer.IsPastDue, ct);

    /// <summary>The same sweep, for the operator whose timers do not fire (docs/operacion.md). It answers when the sweep ended; twice does no more than once, and one that is under way is waited for.</summary>
    [Function("BarridoPedido")]
    public async Task Pedir([HttpTrigger(AuthorizationLevel.Function, "post", Route = "sistema/barrido")] HttpRequest req, [DurableClient] DurableTaskClient client)
    {
        // Whoever asks may have been cut off long before it ends.
        await BarrerAsync(client, atrasado: false, CancellationToken.None);
        req.HttpContext.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task BarrerAsync(DurableTaskClient client, bool atrasado, CancellationToken ct)
    {
        var vivas = await VivasAsync(client, ct);
        var (iniciadas, avisadas) = (0, 0);
        var desatendidas = new ConcurrentBag<string>();
        await barrido.BarrerAsync(
            async (visita, token) =>
            {
                if (Instancia.De(visita.Stream) is not { } instancia)
                {
                    return;
                }

                var vence = visita.Cita <= reloj.GetUtcNow();
                if (!vivas.TryGetValue(instancia.Id, out var estatus))
                {
                    if (!visita.AlFinal && await nudge.IniciarAsync(client, visita.Stream, token))
                    {
                        Interlocked.Increment(ref iniciadas);
                    }
                    else if (visita.Atrasada)
                    {
                        desatendidas.Add(visita.Stream);
                    }
                }
                else if (visita.Atrasada || (vence && estatus == OrchestrationRuntimeStatus.Suspended))
                {
                    desatendidas.Add(visita.Stream);
                }
                else if (vence && await nudge.DespertarAsync(client, visita.Stream, token))
                {
                    Interlocked.Increment(ref avisadas);
                }
            },
            ct);

        // Counters leave once a minute, and an instance with nothing more to do is stopped before: the alert would take this sweep for one that did not run.
        medidas?.ForceFlush(MilisegundosParaExportar);
        var atendidas = await AtenderAsync(client, desatendidas, ct);
        Barridas(log, vivas.Count, iniciadas, avisadas, atendidas, desatendidas.Count, atrasado);
    }

    private async Task<Dictionary<string, OrchestrationRuntimeStatus>> VivasAsync(DurableTaskClient client, CancellationToken ct)
    {
        // Listed a page at a time: asking for each instance by itself would be the dearest thing that this application does.
        var vivas = new Dictionary<string, OrchestrationRuntimeStatus>(StringComparer.Ordinal);
        var consulta = new OrchestrationQuery(
            Statuses: [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended],
            PageSize: PorPagina);
        await foreach (var instancia in client.GetAllInstancesAsync(consulta).WithCancellation(ct))
        {
            vivas[instancia.InstanceId] = instancia.RuntimeStatus;
            if (instancia.RuntimeStatus == OrchestrationRuntimeStatus.Suspended)
            {
                Suspendida(log, instancia.InstanceId);
            }
        }

        return vivas;
    }

    private async Task<int> AtenderAsync(DurableTaskClient client, IEnumerable<string> streams, CancellationToken ct)
    {
        var atendidas = 0;
        using var tope = CancellationTokenSource.CreateLinkedTokenSource(ct);
        tope.CancelAfter(Tope);
        try
        {
            await Parallel.ForEachAsync(
                streams.Order(StringComparer.Ordinal),
                new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = tope.Token },
                async (stream, token) =>
                {
                    try
                    {
                        await using var turno = nudge.Abrir(client);
                        await nudge.NudgeAsync(stream, token); // Its orchestration has another appointment now, if it does live.
                        await atendedor.AtenderAsync(stream, token);
                        Interlocked.Increment(ref atendidas);
                    }
                    catch (Exception e) when (!token.IsCancellationRequested)
                    {
                        // One that cannot be attended must not stop the others.
                        NoSeAtendio(log, stream, e);
                    }
                });
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The log says how many of how many.
        }

        return atendidas;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Barrido: {Vivas} orquestaciones en marcha, {Iniciadas} iniciadas, {Avisadas} avisadas, {Atendidas} de {Desatendidas} atendidas por el propio barrido (atrasado: {Atrasado}).")]
    private static partial void Barridas(ILogger logger, int vivas, int iniciadas, int avisadas, int atendidas, int desatendidas, bool atrasado);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Instancia} está suspendida: la atiende el barrido cada cuarto de hora hasta que alguien la reanude, o la termine y la purgue.")]
    private static partial void Suspendida(ILogger logger, string instancia);

    [LoggerMessage(Level = LogLevel.Error, Message = "El barrido no pudo atender {Stream}; lo intentará de nuevo.")]
    private static partial void NoSeAtendio(ILogger logger, string stream, Exception e);
}
