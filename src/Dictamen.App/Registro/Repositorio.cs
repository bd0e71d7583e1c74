using System.Collections.Concurrent;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>A stream's state and the version that it was folded to.</summary>
public readonly record struct Agregado<TEstado>(TEstado Estado, long Version);

/// <summary>Loads streams and keeps their folded state in memory, so that a long file is folded once.</summary>
public sealed class Repositorio(IEventStore store)
{
    // Some 11 KiB each for a file at its end: with the index, the personal data and the lists of 100,000 files they stay within 1 GiB. Those that nobody touches are folded again when somebody does.
    private const int Capacidad = 17 * 1024;
    private readonly ConcurrentDictionary<string, object> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _enCamino = new(StringComparer.Ordinal);
    private int _guardados;

    /// <summary>Whether this process is the record's only writer.</summary>
    public bool UnicoEscritor { get; } = store is ISingleWriter;

    /// <summary>Name of a stream.</summary>
    public static string Nombre<TEstado>(string clave) where TEstado : IEstado<TEstado> => $"{TEstado.Clase}/{clave}";

    /// <summary>State of a stream as it is in the record: nothing in it can be taken back by a power cut, so anybody may be told of it.</summary>
    /// <param name="clave">Key within the class, for example a folio.</param>
    /// <param name="ct">Cancels the reading.</param>
    public ValueTask<Agregado<TEstado>> CargarAsync<TEstado>(string clave, CancellationToken ct = default) where TEstado : IEstado<TEstado> => CargarDeAsync<TEstado>(Nombre<TEstado>(clave), ct);

    /// <summary>The same, by the stream's name.</summary>
    internal ValueTask<Agregado<TEstado>> CargarDeAsync<TEstado>(string nombre, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        var decidido = DecididoAsync<TEstado>(nombre, ct);
        var escritura = AsentadoAsync(nombre);
        return escritura.IsCompletedSuccessfully ? decidido : TrasAsync(decidido, escritura);

        // Appends to a stream arrive in order: the last one on its way brings those that made this state with it.
        static async ValueTask<Agregado<TEstado>> TrasAsync(ValueTask<Agregado<TEstado>> decidido, Task escritura)
        {
            var agregado = await decidido.ConfigureAwait(false);
            await escritura.ConfigureAwait(false);
            return agregado;
        }
    }

    /// <summary>State of a stream with what was decided upon it and is still on its way to the disk. Only the next decision may rest on it.</summary>
    internal ValueTask<Agregado<TEstado>> DecididoAsync<TEstado>(string nombre, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        var conocido = _cache.TryGetValue(nombre, out var guardado) ? (Agregado<TEstado>)guardado : new Agregado<TEstado>(TEstado.Inicial, 0);
        return UnicoEscritor && guardado is not null ? new(conocido) : LeerAsync(nombre, conocido, ct);
    }

    /// <summary>Version up to which a stream is in memory; 0 for one that is not.</summary>
    internal long VersionConocida<TEstado>(string nombre) => _cache.TryGetValue(nombre, out var guardado) ? ((Agregado<TEstado>)guardado).Version : 0;

    /// <summary>Keeps a state that was just decided.</summary>
    internal void Guardar<TEstado>(string nombre, Agregado<TEstado> agregado)
    {
        // Counting a concurrent dictionary takes all of its locks: an estimate will do.
        if (!_cache.ContainsKey(nombre) && Interlocked.Increment(ref _guardados) > Capacidad)
        {
            _cache.Clear();
            Interlocked.Exchange(ref _guardados, 0);
        }

        // What was read may be older than what was decided meanwhile.
        _cache.AddOrUpdate(
            nombre,
            static (_, nuevo) => nuevo,
            static (_, guardado, nuevo) => ((Agregado<TEstado>)guardado).Version > ((Agregado<TEstado>)nuevo).Version ? guardado : nuevo,
            (object)agregado);
    }

    /// <summary>Says that a state was decided whose facts are on their way to the disk.</summary>
    internal void EnCamino(string nombre, Task escritura) => _enCamino[nombre] = escritura;

    /// <summary>Says that they arrived, or never will.</summary>
    internal void Llego(string nombre, Task escritura) => _enCamino.TryRemove(new(nombre, escritura));

    /// <summary>Ends when everything that was decided upon a stream is in the record.</summary>
    internal Task AsentadoAsync(string nombre) => _enCamino.GetValueOrDefault(nombre, Task.CompletedTask);

    /// <summary>Forgets a state: the record turned out to be ahead of it, or an append did not go through.</summary>
    internal void Olvidar(string nombre) => _cache.TryRemove(nombre, out _);

    private async ValueTask<Agregado<TEstado>> LeerAsync<TEstado>(string nombre, Agregado<TEstado> desde, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        var eventos = await store.ReadAsync(nombre, desde.Version, ct).ConfigureAwait(false);
        if (eventos.Count == 0 && !UnicoEscritor)
        {
            return desde;
        }

        var estado = desde.Estado;
        foreach (var evento in eventos)
        {
            estado = Pliegue.Aplicar(estado, HechoCodec.Leer(evento), evento.At);
        }

        var agregado = new Agregado<TEstado>(estado, eventos is [.., var ultimo] ? ultimo.Version : desde.Version);
        Guardar(nombre, agregado);
        return agregado;
    }
}
