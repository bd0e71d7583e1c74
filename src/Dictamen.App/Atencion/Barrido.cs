using System.Collections.Concurrent;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Telemetria;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Plazos;
using Microsoft.Extensions.Logging;

namespace Dictamen.App.Atencion;

/// <summary>A stream as the sweep found it.</summary>
/// <param name="Stream">Name.</param>
/// <param name="Cita">When it next needs attention (<see cref="Agenda.Cita"/>).</param>
/// <param name="AlFinal">Whether it is at its end (<see cref="Agenda.EsFinal"/>).</param>
/// <param name="Atrasada">Whether it should have been attended half an hour ago or more: its own alarm clock does not ring.</param>
public sealed record Visita(string Stream, DateTimeOffset? Cita, bool AlFinal, bool Atrasada);

/// <summary>Goes through the whole record and makes the appointments and the lists anew: whatever a lost nudge or a lost line forgot is found here.</summary>
/// <remarks>
/// Where lines are shared, no sweep but one a day asks the store for every stream: the lines and the books of reception name the files, and each that is not at its end is asked for what follows its line.
/// A fact in a file at its end whose line was lost waits for the complete sweep, at three in the morning of central Mexico.
/// </remarks>
public sealed partial class Barrido(IEventStore store, Repositorio repositorio, Listas listas, Resumenes resumenes, Solicitudes solicitudes, BorradoresEntregados borradores, BorradoresSinPresentar sinPresentar, TimeProvider reloj, ILogger<Barrido> log) : IDisposable
{
    private const int HoraDelCompleto = 9; // UTC

    private static readonly string Envio = HechoCodec.Nombre(typeof(NotificacionEnviada));

    private static readonly TimeSpan Cuarto = TimeSpan.FromMinutes(15);

    // An alarm clock that lost its nudge has been nudged twice by then.
    private static readonly TimeSpan Tolerancia = 2 * Cuarto;

    // What the medium has to say of a message it says in minutes, and tries again for a day.
    private static readonly TimeSpan SinNoticia = TimeSpan.FromDays(1);

    // Sweeps that are asked for at the same time take turns: what was read so far is of one at a time.
    private readonly SemaphoreSlim _uno = new(1, 1);

    // Up to here the books of reception were read, and the files that their folios name.
    private readonly Dictionary<string, long> _librosLeidos = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FolioAsignado> _folios = new(StringComparer.Ordinal);

    // At this version each was at its end, and so it is until a fact follows: what a stream needs depends on its facts alone.
    private readonly ConcurrentDictionary<string, long> _terminados = new(StringComparer.Ordinal);

    // When each sending without a proof went out: what the record said once of it stays so.
    private readonly ConcurrentDictionary<(string Stream, string Id, int Envio), DateTimeOffset> _salidas = new();

    /// <summary>Sweeps every convocatoria, every acta and every file.</summary>
    /// <returns>How many streams have an appointment.</returns>
    public Task<int> BarrerAsync(CancellationToken ct = default) => BarrerAsync(static (_, _) => default, ct);

    /// <summary>Sweeps every convocatoria, every acta and every file, and shows each one to whoever keeps an alarm clock of their own.</summary>
    /// <param name="visitar">Called for each stream, several at a time.</param>
    /// <param name="ct">Stops between two streams.</param>
    /// <returns>How many streams have an appointment.</returns>
    public async Task<int> BarrerAsync(Func<Visita, CancellationToken, ValueTask> visitar, CancellationToken ct = default)
    {
        await _uno.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await RecorrerAsync(visitar, ct).ConfigureAwait(false);
        }
        finally
        {
            _uno.Release();
        }
    }

    private async Task<int> RecorrerAsync(Func<Visita, CancellationToken, ValueTask> visitar, CancellationToken ct)
    {
        using var traza = Senales.Barrido();
        await LeerLibrosAsync(ct).ConfigureAwait(false);
        var (cabezas, lineas) = await listas.BarrerAsync(_folios.Keys, EsElCompleto(), (stream, e) => NoSePudo(log, stream, e), ct).ConfigureAwait(false);
        if (await AbrirExpedientesAsync([.. cabezas.Select(c => c.Stream)], ct).ConfigureAwait(false))
        {
            (cabezas, lineas) = await listas.BarrerAsync(_folios.Keys, EsElCompleto(), (stream, e) => NoSePudo(log, stream, e), ct).ConfigureAwait(false);
        }

        var citas = 0;
        await Parallel.ForEachAsync(cabezas, ct, (cabeza, token) => SinPararAsync(cabeza.Stream, () => VisitarAsync(cabeza, token), ct)).ConfigureAwait(false);
        resumenes.Completar();
        await SinPararAsync("borradores", () => new(borradores.VaciarAsync(_folios.Values, ct)), ct).ConfigureAwait(false);
        await SinPararAsync("borradores", () => new(sinPresentar.VaciarAsync(Convocatorias(cabezas), _folios.Values, ct)), ct).ConfigureAwait(false);
        traza?.SetTag("dictamen.citas", citas);
        // One that was cut short is not counted: that no sweep ends is what wakes somebody up.
        Senales.ConBarrido();
        return citas;

        async ValueTask VisitarAsync(Listas.Cabeza cabeza, CancellationToken token)
        {
            DateTimeOffset? cita;
            bool alFinal;
            if (lineas.GetValueOrDefault(cabeza.Stream) is { Resumen: { } resumen } linea)
            {
                (cita, alFinal) = (linea.Cita, linea.AlFinal);
                ContarVencidos(resumen.Plazos);
                await ContarSinConstanciaAsync(cabeza.Stream, resumen.PorNotificar, token).ConfigureAwait(false);
            }
            else if (_terminados.TryGetValue(cabeza.Stream, out var terminado) && terminado == cabeza.Version)
            {
                (cita, alFinal) = (null, true);
            }
            else
            {
                var (estado, version) = await repositorio.CargarAsync(cabeza.Stream, token).ConfigureAwait(false);
                listas.AnotarLeido(cabeza.Stream, version, estado);
                (cita, alFinal) = (Agenda.Cita(estado), Agenda.EsFinal(estado));
                ContarVencidos(estado.Plazos.Values);
                await ContarSinConstanciaAsync(cabeza.Stream, estado.Notificaciones.Values, token).ConfigureAwait(false);
                if (cita is null && alFinal && estado.Notificaciones.Values.All(n => n.Estatus != EstatusNotificacion.Enviada))
                {
                    _terminados[cabeza.Stream] = version;
                }
            }

            var atrasada = await EstaAtrasadaAsync(cabeza, cita, token).ConfigureAwait(false);
            if (atrasada)
            {
                Senales.ConAtrasado();
            }

            if (cita is not null)
            {
                Interlocked.Increment(ref citas);
            }

            await visitar(new Visita(cabeza.Stream, cita, alFinal, atrasada), token).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _uno.Dispose();

    private static IEnumerable<string> Convocatorias(IEnumerable<Listas.Cabeza> cabezas) =>
        cabezas.Where(c => Repositorio.Es<Convocatoria>(c.Stream)).Select(c => Repositorio.Partes(c.Stream).Clave);

    // One stream that cannot be read, or whose application is not among the documents, must not stop the others: the next sweep tries again.
    private async ValueTask SinPararAsync(string stream, Func<ValueTask> paso, CancellationToken ct)
    {
        try
        {
            await paso().ConfigureAwait(false);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NoSePudo(log, stream, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "El barrido no pudo con {Stream}; lo intentará de nuevo.")]
    private static partial void NoSePudo(ILogger logger, string stream, Exception e);

    private void ContarVencidos(IEnumerable<Plazo> plazos)
    {
        // Terms end at midnight, when a sweep runs too: those that end with it are for their own alarm clocks, and only what these forgot is counted.
        var hace = reloj.GetUtcNow() - Cuarto;
        Senales.ConVencidos(plazos.Count(p => p.Vencido(hace)));
    }

    // What is owed at once has no hour of its own: it is owed since the last fact, or longer.
    private async ValueTask<bool> EstaAtrasadaAsync(Listas.Cabeza cabeza, DateTimeOffset? cita, CancellationToken ct)
    {
        var hace = reloj.GetUtcNow() - Tolerancia;
        return cita == DateTimeOffset.MinValue
            ? await store.ReadAsync(cabeza.Stream, cabeza.Version - 1, ct).ConfigureAwait(false) is [.., var ultimo] && ultimo.At <= hace
            : cita <= hace;
    }

    // Neither the state nor the line says when a message went out: only the few that were ordered more than a day ago are looked up in the record.
    private async ValueTask ContarSinConstanciaAsync(string stream, IEnumerable<Notificacion> notificaciones, CancellationToken ct)
    {
        var hace = reloj.GetUtcNow() - SinNoticia;
        var enviadas = notificaciones.Where(n => n.Estatus == EstatusNotificacion.Enviada && !(n.EmitidaEl > HoraDelCentro.Dia(hace))).ToDictionary(n => n.Id, n => (stream, n.Id, n.Envios), StringComparer.Ordinal);
        if (!enviadas.Values.All(_salidas.ContainsKey))
        {
            foreach (var evento in await store.ReadAsync(stream, 0, ct).ConfigureAwait(false))
            {
                if (evento.Type == Envio && HechoCodec.Leer(evento) is NotificacionEnviada envio && enviadas.TryGetValue(envio.Id, out var salida))
                {
                    _salidas[salida] = evento.At;
                }
            }
        }

        Senales.ConSinConstancia(enviadas.Values.Count(s => _salidas.TryGetValue(s, out var salio) && salio <= hace));
    }

    // The one of the day that is nearest to its hour, whichever process it falls to.
    private bool EsElCompleto() => (reloj.GetUtcNow() + (Cuarto / 2)).TimeOfDay is var hora && hora >= TimeSpan.FromHours(HoraDelCompleto) && hora < TimeSpan.FromHours(HoraDelCompleto) + Cuarto;

    private async Task LeerLibrosAsync(CancellationToken ct)
    {
        await foreach (var cabeza in store.ListAsync(Repositorio.Prefijo<Libro>(), ct).ConfigureAwait(false))
        {
            var leido = _librosLeidos.GetValueOrDefault(cabeza.Stream);
            foreach (var evento in leido < cabeza.Version ? await store.ReadAsync(cabeza.Stream, leido, ct).ConfigureAwait(false) : [])
            {
                if (HechoCodec.Leer(evento) is FolioAsignado asignado)
                {
                    _folios[Repositorio.Nombre<Expediente>(asignado.Folio.ToString())] = asignado;
                }

                _librosLeidos[cabeza.Stream] = evento.Version;
            }
        }
    }

    // A folio is given in the book of reception before its file is opened: whoever died in between left a folio without a file.
    private async Task<bool> AbrirExpedientesAsync(HashSet<string> abiertos, CancellationToken ct)
    {
        var abrio = false;
        foreach (var (stream, asignado) in _folios.Where(f => !abiertos.Contains(f.Key)))
        {
            await SinPararAsync(stream, () => AbrirAsync(asignado), ct).ConfigureAwait(false);
        }

        return abrio;

        async ValueTask AbrirAsync(FolioAsignado asignado)
        {
            if ((await repositorio.CargarAsync<Expediente>(asignado.Folio.ToString(), ct).ConfigureAwait(false)).Version == 0)
            {
                await solicitudes.AbrirPendienteAsync(asignado, ct).ConfigureAwait(false);
                abrio = true;
            }
        }
    }
}
