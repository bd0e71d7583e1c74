using System.Collections.Concurrent;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.Functions.Orquestaciones;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Dictamen.Functions;

/// <summary>Wakes the orchestration of a stream, or starts it. Streams that an invocation touched are gathered; when it ends, their lines are kept for all instances and each is nudged once.</summary>
/// <remarks>The client belongs to an invocation; what is recorded outside of one nudges nobody and keeps no line, and the sweep finds it.</remarks>
public sealed partial class Nudge(Listas listas, ILogger<Nudge> log) : INudge
{
    private const int ALaVez = 16;
    private static readonly OrchestrationRuntimeStatus[] Vivas = [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];
    private readonly AsyncLocal<Turno?> _turno = new();

    /// <inheritdoc/>
    public ValueTask NudgeAsync(string stream, CancellationToken ct = default)
    {
        _turno.Value?.Anotar(stream);
        return default;
    }

    /// <summary>Notes a stream in which a fact was recorded, to be listed and nudged when the invocation at hand ends; nobody wakes for other kinds of streams.</summary>
    internal void Registrado(string stream)
    {
        if (Instancia.De(stream) is not null)
        {
            _turno.Value?.Anotar(stream);
        }
    }

    /// <summary>Gathers nudges until it is disposed of.</summary>
    /// <param name="client">Client of the invocation.</param>
    /// <param name="propio">Stream that is being attended by this very invocation and needs no nudge.</param>
    public Turno Abrir(DurableTaskClient client, string? propio = null) => _turno.Value = new Turno(this, client, propio);

    /// <summary>Nudges a stream now.</summary>
    /// <returns>Whether somebody was woken or started; <see langword="false"/> leaves it to the sweep.</returns>
    public async Task<bool> DespertarAsync(DurableTaskClient client, string stream, CancellationToken ct = default)
    {
        if (Instancia.De(stream) is not { } instancia)
        {
            Envenenado(log, stream.Length);
            return false;
        }

        try
        {
            var actual = await client.GetInstanceAsync(instancia.Id, ct);
            // An event for an instance that is missing is swallowed by some backends and an error on others: it is started instead, and looks for itself.
            return actual is not null && Vivas.Contains(actual.RuntimeStatus)
                ? await AvisarAsync(client, instancia, ct) || await IniciarAsync(client, instancia, ct)
                : await IniciarAsync(client, instancia, ct) || await AvisarAsync(client, instancia, ct);
        }
        catch (Exception e) when (EsDelMotor(e, ct))
        {
            SinMotor(log, instancia.Id, e);
            return false;
        }
    }

    /// <summary>Starts the orchestration of a stream unless it is alive.</summary>
    public async Task<bool> IniciarAsync(DurableTaskClient client, string stream, CancellationToken ct = default) =>
        Instancia.De(stream) is { } instancia && await IniciarAsync(client, instancia, ct);

    private async Task<bool> IniciarAsync(DurableTaskClient client, Instancia instancia, CancellationToken ct)
    {
        try
        {
            // Without these statuses a start upon a living instance may be accepted, and then there are two.
            var opciones = new Microsoft.DurableTask.StartOrchestrationOptions(instancia.Id).WithDedupeStatuses(Vivas);
            await client.ScheduleNewOrchestrationInstanceAsync(instancia.Orquestacion, null, opciones, ct);
            return true;
        }
        catch (Exception e) when (EsDelMotor(e, ct))
        {
            var falla = e.GetType().Name;
            NoInicio(log, instancia.Id, falla);
            return false;
        }
    }

    private async Task<bool> AvisarAsync(DurableTaskClient client, Instancia instancia, CancellationToken ct)
    {
        try
        {
            await client.RaiseEventAsync(instancia.Id, Despertador.Evento, null, ct);
            return true;
        }
        catch (Exception e) when (EsDelMotor(e, ct))
        {
            var falla = e.GetType().Name;
            NoLlego(log, instancia.Id, falla);
            return false;
        }
    }

    private async Task ListarAsync(ICollection<string> streams)
    {
        try
        {
            await listas.GuardarAsync(streams);
        }
#pragma warning disable CA1031 // The facts are recorded: whatever is wrong with a line, the answer stands and the nudges go out.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SinListas(log, streams.Count, e);
        }
    }

    // Whatever the engine's channel throws (its types differ between backends) costs a nudge and nothing else.
    private static bool EsDelMotor(Exception e, CancellationToken ct) => !(e is OperationCanceledException && ct.IsCancellationRequested);

    [LoggerMessage(Level = LogLevel.Warning, Message = "poison: aviso para un nombre de {Longitud} caracteres que no es de ningún expediente, acta o convocatoria; se descarta.")]
    private static partial void Envenenado(ILogger logger, int longitud);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No se pudo consultar {Instancia}; el barrido la encontrará.")]
    private static partial void SinMotor(ILogger logger, string instancia, Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "No se inició {Instancia} ({Falla}): ya está en marcha, o la encontrará el barrido.")]
    private static partial void NoInicio(ILogger logger, string instancia, string falla);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No se pudieron poner al día las listas de {Flujos} flujos; el barrido las repara.")]
    private static partial void SinListas(ILogger logger, int flujos, Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "El aviso a {Instancia} no llegó ({Falla}).")]
    private static partial void NoLlego(ILogger logger, string instancia, string falla);

    /// <summary>Nudges of one invocation.</summary>
    public sealed class Turno : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, bool> _streams = new(StringComparer.Ordinal);
        private readonly Nudge _nudge;
        private readonly DurableTaskClient _client;
        private readonly string? _propio;

        internal Turno(Nudge nudge, DurableTaskClient client, string? propio) => (_nudge, _client, _propio) = (nudge, client, propio);

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            _nudge._turno.Value = null;
            // Lines first: who is shown a page next, by whatever instance, sees what this invocation did.
            await _nudge.ListarAsync(_streams.Keys);
            await Parallel.ForEachAsync(
                _streams.Keys.Where(s => s != _propio).Order(StringComparer.Ordinal),
                new ParallelOptions { MaxDegreeOfParallelism = ALaVez },
                async (stream, ct) => await _nudge.DespertarAsync(_client, stream, ct));
        }

        internal void Anotar(string stream) => _streams.TryAdd(stream, true);
    }
}
