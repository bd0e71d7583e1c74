using Dictamen.Functions.Actividades;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Dictamen.Functions.Orquestaciones;

/// <summary>What an orchestration shows of itself.</summary>
/// <param name="Etapa">Where the stream stands.</param>
/// <param name="Numeral">Rule of the term that ends first, if one is open.</param>
/// <param name="Vence">Its last day.</param>
/// <param name="Falla">What went wrong the last time, until it works again.</param>
public sealed record EstadoVisible(string Etapa, string? Numeral = null, DateOnly? Vence = null, string? Falla = null);

/// <summary>The alarm clock that every orchestration is: attend, show, wait for the term or for a nudge, begin anew. The record is the truth; losing an orchestration loses nothing.</summary>
/// <remarks>
/// The path of an orchestration in flight is never edited. It keeps the version with which it was started, and newer workers go on running it: raising <c>defaultVersion</c> in host.json protects none by itself.
/// A change here either branches on <c>context.Version</c>, with the old path left as it is, and raises <c>defaultVersion</c>; or it is an orchestrator of another name. A worker that meets a newer version than its own fails
/// it (<c>versionFailureStrategy</c>), and the sweep starts it again from the record; rejected, it would be listed as running for ever. infra/README.md, "Roll back".
/// </remarks>
internal static partial class Despertador
{
    /// <summary>Name of the event by which a stream is nudged. It carries no data.</summary>
    public const string Evento = "Nudge";

    // The last day of a term ends on the activity's clock; the orchestrator's own may be a little ahead, and must not spin until they agree.
    private static readonly TimeSpan EsperaMinima = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TrasUnaFalla = TimeSpan.FromMinutes(15);

    /// <summary>How often an activity is tried before the orchestration waits for a nudge or a quarter of an hour.</summary>
    public static TaskOptions Reintentos => TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(5), 2.0, TimeSpan.FromMinutes(2)));

    /// <summary>One turn of the clock.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="despues">What a kind of stream does besides; it answers whether it did something, and then the stream is attended again at once.</param>
    public static async Task CorrerAsync(TaskOrchestrationContext context, Func<string, Cita, Task<bool>>? despues = null)
    {
        var log = context.CreateReplaySafeLogger("Dictamen.Orquestaciones");
        if (Instancia.Stream(context.InstanceId) is not { } stream)
        {
            Envenenada(log, context.InstanceId);
            return;
        }

        DateTime? alarma;
        try
        {
            var cita = await context.CallActivityAsync<Cita>(nameof(Atender), stream, Reintentos);
            if (despues is not null && await despues(stream, cita))
            {
                context.ContinueAsNew();
                return;
            }

            context.SetCustomStatus(new EstadoVisible(cita.Etapa, cita.Numeral, cita.Vence));
            if (cita.Concluida)
            {
                return;
            }

            alarma = cita.Cuando is { } cuando ? Despues(cuando.UtcDateTime, context.CurrentUtcDateTime + EsperaMinima) : null;
        }
        catch (TaskFailedException e)
        {
            // The type and not the message: this is readable in the hub's tables.
            NoSeAtendio(log, stream, e.FailureDetails.ErrorType);
            context.SetCustomStatus(new EstadoVisible("SIN_ATENDER", Falla: e.FailureDetails.ErrorType));
            alarma = context.CurrentUtcDateTime + TrasUnaFalla;
        }

        // From here to ContinueAsNew there is one await and no other: a waiter that is left behind swallows the next nudge.
        var nudge = context.WaitForExternalEvent<object?>(Evento);
        if (alarma is { } fin)
        {
            using var yaNo = new CancellationTokenSource();
            var reloj = context.CreateTimer(fin, yaNo.Token);
            if (await Task.WhenAny(nudge, reloj) == nudge)
            {
                yaNo.Cancel();
            }
        }
        else
        {
            await nudge;
        }

        if (nudge is { IsCompletedSuccessfully: true, Result: not null })
        {
            NudgeEnvenenado(log, stream);
        }

        context.ContinueAsNew();
    }

    private static DateTime Despues(DateTime una, DateTime otra) => una > otra ? una : otra;

    [LoggerMessage(Level = LogLevel.Warning, Message = "poison: la instancia {Instancia} no es de ningún expediente, acta o convocatoria; se termina.")]
    private static partial void Envenenada(ILogger logger, string instancia);

    [LoggerMessage(Level = LogLevel.Warning, Message = "poison: llegó a {Stream} un aviso con contenido; se descarta el contenido.")]
    private static partial void NudgeEnvenenado(ILogger logger, string stream);

    [LoggerMessage(Level = LogLevel.Error, Message = "No se pudo atender {Stream} ({Falla}); se intentará de nuevo.")]
    private static partial void NoSeAtendio(ILogger logger, string stream, string falla);
}
