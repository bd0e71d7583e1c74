using System.Collections.Concurrent;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Consultas;

/// <summary>
/// Keeps everything that is derived from the streams' states: the lists in memory, the next appointments, and, where several processes work, the lines that they share.
/// Losing any of it loses nothing: the record is read again.
/// </summary>
/// <remarks>
/// One process: the record is read once, and every fact that it records goes into memory. Several: each keeps in the shared lines what it touched (<see cref="GuardarAsync"/>), and before it shows
/// anything takes what the others kept (<see cref="PonerAlDiaAsync"/>); the sweep makes again what was lost on the way.
/// </remarks>
public sealed class Listas(
    Agenda agenda, Resumenes resumenes, EncargosApartados apartados, ConvocatoriasEnMemoria convocatorias, Repositorio repositorio, IEventStore store, TimeProvider reloj, ILineaStore? compartidas = null)
{
    private const int ALaVez = 16;

    private static readonly string DeExpedientes = Repositorio.Prefijo<Core.Expedientes.Expediente>();

    // What another process kept may be dated by another clock, and arrive late.
    private static readonly TimeSpan Margen = TimeSpan.FromSeconds(30);

    // And what never arrived is found by reading every line.
    private static readonly TimeSpan EntreLecturas = TimeSpan.FromMinutes(15);

    private readonly UltimasVersiones _versiones = new();
    private readonly TurnoUnico _lectura = new();
    private DateTimeOffset? _leidas;
    private DateTimeOffset _novedades;
    private long _cambios;

    /// <summary>How many changes the lists took: as long as it is the same, they show the same.</summary>
    internal long Cambios => Interlocked.Read(ref _cambios);

    /// <summary>Takes a state that was just recorded, unless a later one is known. The line of a file is made when somebody asks for it: most change again before.</summary>
    public void Anotar(string stream, long version, object estado)
    {
        if (estado is IConPendientes pendientes)
        {
            _versiones.Tomar(stream, version, (Listas: this, Estado: pendientes), static (stream, x) => x.Listas.Derivar(stream, x.Estado, leido: false));
        }
    }

    /// <summary>Takes a state that was just read, unless a later one is known. The line of a file is made at once, so that the state need not stay in memory for it.</summary>
    public void AnotarLeido(string stream, long version, IConPendientes estado) =>
        _versiones.Tomar(stream, version, (Listas: this, Estado: estado), static (stream, x) => x.Listas.Derivar(stream, x.Estado, leido: true));

    /// <summary>Takes what other processes recorded. When it answers, the lists show whatever was kept before it was called.</summary>
    /// <exception cref="AlmacenNoDisponibleException">The store is away.</exception>
    public ValueTask PonerAlDiaAsync(CancellationToken ct = default) =>
        compartidas is null && repositorio.UnicoEscritor && resumenes.Completos ? default : new(_lectura.CorrerAsync(() => compartidas is null ? LeerRegistroAsync() : LeerLineasAsync(compartidas), ct));

    /// <summary>Keeps the lines of streams that this process touched.</summary>
    public async Task GuardarAsync(IEnumerable<string> streams, CancellationToken ct = default)
    {
        if (compartidas is not null)
        {
            await Parallel.ForEachAsync(streams.Where(Linea.EsDeLista), Opciones(ct), async (stream, token) => await RehacerAsync(compartidas, stream, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>Compares the shared lines with the record, makes again each one that is not right, and answers them all; none where nobody shares.</summary>
    /// <param name="cabezas">The streams of the record.</param>
    /// <param name="todas">Whether those that seem right are made again too.</param>
    /// <param name="avance">Told how many of how many are done.</param>
    /// <param name="noSePudo">Told of each stream that cannot be read, which is left out; without it the first one ends all.</param>
    /// <param name="ct">Stops between two lines.</param>
    internal async Task<(IReadOnlyDictionary<string, Linea> Lineas, int Rehechas)> RepararAsync(
        IReadOnlyCollection<Cabeza> cabezas, bool todas = false, Action<int, int>? avance = null, Action<string, Exception>? noSePudo = null, CancellationToken ct = default) =>
        compartidas is null ? (new Dictionary<string, Linea>(), 0) : await RepararAsync(compartidas, cabezas, await GuardadasAsync(compartidas, ct).ConfigureAwait(false), todas, avance, noSePudo, ct).ConfigureAwait(false);

    /// <summary>The streams that a sweep looks at, with their lines, compared and repaired as above.</summary>
    /// <param name="expedientes">Files that are known to have a folio.</param>
    /// <param name="completo">Whether the store is asked for every stream that it has. Where lines are shared it otherwise is not: a store of tables would go through every fact of every file.
    /// Each file that is not at its end is asked for what follows its line, and one that is at its end is believed.</param>
    /// <param name="noSePudo">Told of each stream that cannot be read: it is left out.</param>
    /// <param name="ct">Stops between two streams.</param>
    internal async Task<(IReadOnlyCollection<Cabeza> Cabezas, IReadOnlyDictionary<string, Linea> Lineas)> BarrerAsync(
        IEnumerable<string> expedientes, bool completo, Action<string, Exception> noSePudo, CancellationToken ct)
    {
        if (compartidas is null || completo)
        {
            var todas = await CabezasAsync(ct).ConfigureAwait(false);
            return (todas, (await RepararAsync(todas, noSePudo: noSePudo, ct: ct).ConfigureAwait(false)).Lineas);
        }

        var guardadas = await GuardadasAsync(compartidas, ct).ConfigureAwait(false);
        var cabezas = new ConcurrentBag<Cabeza>(await CabezasAsync(Linea.Clases.Remove(DeExpedientes), ct).ConfigureAwait(false));
        await Parallel.ForEachAsync(expedientes.Concat(guardadas.Keys.Where(EsExpediente)).Distinct(StringComparer.Ordinal), Opciones(ct), (stream, token) => SinPararAsync(stream, noSePudo, async () =>
        {
            var guardada = guardadas.GetValueOrDefault(stream);
            var version = guardada?.Version ?? 0;
            if (guardada is null || Buena(guardada) is not { AlFinal: true })
            {
                version = (await store.ReadAsync(stream, version, token).ConfigureAwait(false)) is [.., var ultimo] ? ultimo.Version : version;
            }

            if (version > 0)
            {
                cabezas.Add(new Cabeza(stream, version));
            }
        })).ConfigureAwait(false);
        return (cabezas, (await RepararAsync(compartidas, cabezas, guardadas, false, null, noSePudo, ct).ConfigureAwait(false)).Lineas);
    }

    /// <summary>Makes every shared line again from the record, and removes those that nothing in the record stands behind.</summary>
    /// <param name="avance">Told the part that is done, from 0 to 1.</param>
    /// <param name="ct">Stops between two lines; the command may be given again.</param>
    /// <returns>How many were made and how many were removed.</returns>
    public async Task<(int Hechas, int Quitadas)> ReconstruirAsync(Action<double> avance, CancellationToken ct = default)
    {
        var cabezas = await CabezasAsync(ct).ConfigureAwait(false);
        var (lineas, hechas) = await RepararAsync(cabezas, todas: true, (n, total) => avance((double)n / total), ct: ct).ConfigureAwait(false);
        var quitadas = 0;
        await foreach (var guardada in (compartidas?.ListAsync(ct) ?? AsyncEnumerable.Empty<LineaGuardada>()).ConfigureAwait(false))
        {
            // A stream that was born meanwhile is no stranger.
            if (!lineas.ContainsKey(guardada.Stream) && (await store.ReadAsync(guardada.Stream, 0, ct).ConfigureAwait(false)).Count == 0)
            {
                await compartidas!.RemoveAsync(guardada.Stream, ct).ConfigureAwait(false);
                quitadas++;
            }
        }

        return (hechas, quitadas);
    }

    private void Derivar(string stream, IConPendientes estado, bool leido)
    {
        agenda.Anotar(stream, Agenda.Cita(estado));
        apartados.Anotar(stream, EncargosApartados.De(stream, estado));
        convocatorias.Anotar(estado);
        if (estado is Core.Expedientes.Expediente { Recepcion: not null } expediente)
        {
            if (leido)
            {
                resumenes.Anotar(Resumen.De(expediente));
            }
            else
            {
                resumenes.Anotar(expediente);
            }
        }

        Interlocked.Increment(ref _cambios); // Last: who counted before finds one more.
    }

    private Task<List<Cabeza>> CabezasAsync(CancellationToken ct) => CabezasAsync(Linea.Clases, ct);

    private async Task<List<Cabeza>> CabezasAsync(IEnumerable<string> clases, CancellationToken ct)
    {
        var cabezas = new List<Cabeza>();
        foreach (var clase in clases)
        {
            await foreach (var cabeza in store.ListAsync(clase, ct).ConfigureAwait(false))
            {
                cabezas.Add(new Cabeza(cabeza.Stream, cabeza.Version));
            }
        }

        return cabezas;
    }

    private static async Task<Dictionary<string, LineaGuardada>> GuardadasAsync(ILineaStore lineas, CancellationToken ct)
    {
        var guardadas = new Dictionary<string, LineaGuardada>(StringComparer.Ordinal);
        await foreach (var guardada in lineas.ListAsync(ct).ConfigureAwait(false))
        {
            guardadas[guardada.Stream] = guardada;
        }

        return guardadas;
    }

    private async Task<(IReadOnlyDictionary<string, Linea> Lineas, int Rehechas)> RepararAsync(
        ILineaStore compartidas, IReadOnlyCollection<Cabeza> cabezas, Dictionary<string, LineaGuardada> guardadas, bool todas, Action<int, int>? avance, Action<string, Exception>? noSePudo, CancellationToken ct)
    {
        var lineas = new ConcurrentDictionary<string, Linea>(StringComparer.Ordinal);
        var (rehechas, hechas) = (0, 0);
        await Parallel.ForEachAsync(cabezas, Opciones(ct), (cabeza, token) => SinPararAsync(cabeza.Stream, noSePudo, async () =>
        {
            if (!todas && guardadas.TryGetValue(cabeza.Stream, out var g) && g.Version >= cabeza.Version && Buena(g) is { } buena)
            {
                await TomarAsync(buena, token).ConfigureAwait(false);
                lineas[cabeza.Stream] = buena;
            }
            else
            {
                lineas[cabeza.Stream] = await RehacerAsync(compartidas, cabeza.Stream, token).ConfigureAwait(false);
                Interlocked.Increment(ref rehechas);
            }

            avance?.Invoke(Interlocked.Increment(ref hechas), cabezas.Count);
        })).ConfigureAwait(false);
        await compartidas.ForgetChangesAsync(reloj.GetUtcNow() - (4 * EntreLecturas), ct).ConfigureAwait(false);
        return (lineas, rehechas);
    }

    // A store that is away is no fault of the stream's.
    private static async ValueTask SinPararAsync(string stream, Action<string, Exception>? noSePudo, Func<ValueTask> paso)
    {
        try
        {
            await paso().ConfigureAwait(false);
        }
        catch (Exception e) when (noSePudo is not null && e is not (AlmacenNoDisponibleException or OperationCanceledException))
        {
            noSePudo(stream, e);
        }
    }

    // A line of another build is made again.
    private static Linea? Buena(LineaGuardada guardada) => guardada.Programa == Linea.Programa ? Linea.Leer(guardada) : null;

    private static bool EsExpediente(string stream) => stream.StartsWith(DeExpedientes, StringComparison.Ordinal);

    // Without shared lines: whatever moved since it was last seen is read, everything the first time.
    private async Task LeerRegistroAsync()
    {
        var movidos = (await CabezasAsync(default).ConfigureAwait(false)).Where(c => _versiones.De(c.Stream) < c.Version);
        await Parallel.ForEachAsync(movidos, Opciones(default), async (cabeza, token) =>
        {
            var (estado, version) = await repositorio.CargarAsync(cabeza.Stream, token).ConfigureAwait(false);
            AnotarLeido(cabeza.Stream, version, estado);
        }).ConfigureAwait(false);
        resumenes.Completar();
    }

    private async Task LeerLineasAsync(ILineaStore lineas)
    {
        var ahora = reloj.GetUtcNow();
        if (_leidas is { } leidas && ahora >= leidas && ahora - leidas < EntreLecturas)
        {
            var cambiadas = new Dictionary<string, long>(StringComparer.Ordinal);
            await foreach (var (stream, version) in lineas.ChangesAsync(_novedades - Margen).ConfigureAwait(false))
            {
                if (_versiones.De(stream) < version)
                {
                    cambiadas[stream] = version;
                }
            }

            await Parallel.ForEachAsync(cambiadas.Keys, Opciones(default), async (stream, token) => await TomarAsync(lineas, await lineas.GetAsync(stream, token).ConfigureAwait(false), token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else
        {
            var hay = 0;
            await Parallel.ForEachAsync(lineas.ListAsync(), Opciones(default), async (guardada, token) =>
            {
                Interlocked.Increment(ref hay);
                await TomarAsync(lineas, guardada, token).ConfigureAwait(false);
            }).ConfigureAwait(false);
            if (hay == 0)
            {
                await RepararAsync(await CabezasAsync(default).ConfigureAwait(false)).ConfigureAwait(false); // A record that was just restored or migrated.
            }

            _leidas = ahora;
            resumenes.Completar();
        }

        _novedades = ahora;
    }

    private async ValueTask TomarAsync(ILineaStore lineas, LineaGuardada? guardada, CancellationToken ct)
    {
        if (guardada is not null && _versiones.De(guardada.Stream) < guardada.Version)
        {
            if (Linea.Leer(guardada) is { } linea)
            {
                await TomarAsync(linea, ct).ConfigureAwait(false);
            }
            else
            {
                await RehacerAsync(lineas, guardada.Stream, ct).ConfigureAwait(false); // Of a build with other lists.
            }
        }
    }

    private async ValueTask TomarAsync(Linea linea, CancellationToken ct)
    {
        if (linea.Resumen is null)
        {
            // There are few convocatorias and actas, and all of their state is shown.
            var (estado, version) = await repositorio.CargarAsync(linea.Stream, ct).ConfigureAwait(false);
            AnotarLeido(linea.Stream, version, estado);
            return;
        }

        _versiones.Tomar(linea.Stream, linea.Version, linea, (stream, nueva) =>
        {
            agenda.Anotar(stream, nueva.Cita);
            apartados.Anotar(stream, nueva.Apartados);
            resumenes.Anotar(nueva.Resumen!);
            Interlocked.Increment(ref _cambios);
        });
    }

    private async Task<Linea> RehacerAsync(ILineaStore lineas, string stream, CancellationToken ct)
    {
        var (estado, version) = await repositorio.CargarAsync(stream, ct).ConfigureAwait(false);
        AnotarLeido(stream, version, estado);
        var linea = Linea.De(stream, version, estado);
        await lineas.PutAsync(linea.Guardar(), ct).ConfigureAwait(false);
        return linea;
    }

    private static ParallelOptions Opciones(CancellationToken ct) => new() { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct };

    /// <summary>A stream and its version.</summary>
    internal readonly record struct Cabeza(string Stream, long Version);
}
