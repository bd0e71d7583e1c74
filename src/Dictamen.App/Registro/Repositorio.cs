using System.Collections.Concurrent;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>A stream's state and the version that it was folded to.</summary>
public readonly record struct Agregado<TEstado>(TEstado Estado, long Version);

/// <summary>Loads streams and keeps their folded state in memory, so that a long file is folded once.</summary>
/// <param name="store">The record.</param>
/// <param name="capacidad">How many states are kept, with what is on its way: beyond it those go that nobody touched for longest, and are folded again when somebody does.</param>
public sealed class Repositorio(IEventStore store, int capacidad = Repositorio.Capacidad)
{
    // Some 11 KiB each for a file at its end: with the index, the personal data and the lists of 100,000 files they stay within 1 GiB.
    internal const int Capacidad = 17 * 1024;
    private const string Separador = "/";
    private readonly ConcurrentDictionary<string, Guardado> _cache = new(StringComparer.Ordinal);
    private int _guardados;

    // A generation is over when half of what fits was touched in it: this one and the one before fit together.
    private int _generacion;
    private int _tocados;
    private int _aligerada;

    /// <summary>Whether this process is the record's only writer.</summary>
    public bool UnicoEscritor { get; } = store is ISingleWriter;

    /// <summary>Name of a stream.</summary>
    public static string Nombre<TEstado>(string clave) where TEstado : IEstado<TEstado> => Nombre(TEstado.Clase, clave);

    /// <inheritdoc cref="Nombre{TEstado}(string)"/>
    public static string Nombre(string clase, string clave) => $"{clase}{Separador}{clave}";

    /// <summary>How the names of the streams of a class begin.</summary>
    public static string Prefijo<TEstado>() where TEstado : IEstado<TEstado> => Nombre(TEstado.Clase, "");

    /// <summary>Whether a stream is of a class, by its name.</summary>
    public static bool Es<TEstado>(string stream) where TEstado : IEstado<TEstado> => Partes(stream).Clase == TEstado.Clase;

    /// <summary>Class and key that the name of a stream says; a text that names none has no class.</summary>
    public static (string Clase, string Clave) Partes(string stream) =>
        stream.IndexOf(Separador, StringComparison.Ordinal) is var corte and >= 0 ? (stream[..corte], stream[(corte + 1)..]) : ("", stream);

    /// <summary>State of a stream as it is in the record: nothing in it can be taken back by a power cut, so anybody may be told of it.</summary>
    /// <param name="clave">Key within the class, for example a folio.</param>
    /// <param name="ct">Cancels the reading.</param>
    public ValueTask<Agregado<TEstado>> CargarAsync<TEstado>(string clave, CancellationToken ct = default) where TEstado : IEstado<TEstado> => CargarDeAsync<TEstado>(Nombre<TEstado>(clave), ct);

    /// <summary>The same, by the stream's name.</summary>
    internal ValueTask<Agregado<TEstado>> CargarDeAsync<TEstado>(string nombre, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        if (!UnicoEscritor || Buscar<TEstado>(nombre) is not { } guardado)
        {
            return DecididoAsync<TEstado>(nombre, ct);
        }

        return guardado.Firme ? new(guardado.Agregado) : TrasAsync(guardado);

        // Appends to a stream arrive in order: the last one on its way brings those that made this state with it. One that turned out to be done before, or too late, made none.
        async ValueTask<Agregado<TEstado>> TrasAsync(Guardado<TEstado> guardado)
        {
            await guardado.Escritura.ConfigureAwait(false);
            return guardado.Firme ? guardado.Agregado : await LeerAsync(nombre, new Agregado<TEstado>(TEstado.Inicial, 0), ct).ConfigureAwait(false);
        }
    }

    /// <summary>State of a stream with what was decided upon it and is still on its way to the disk. Only the next decision may rest on it.</summary>
    internal ValueTask<Agregado<TEstado>> DecididoAsync<TEstado>(string nombre, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        var guardado = Buscar<TEstado>(nombre);
        return UnicoEscritor && guardado is not null
            ? new(guardado.Agregado)
            : LeerAsync(nombre, guardado?.Agregado ?? new Agregado<TEstado>(TEstado.Inicial, 0), ct);
    }

    /// <summary>Version up to which a stream is in memory; 0 for one that is not.</summary>
    internal long VersionConocida<TEstado>(string nombre) => Buscar<TEstado>(nombre)?.Version ?? 0;

    /// <summary>Keeps a state that was just decided.</summary>
    /// <param name="nombre">Name of the stream.</param>
    /// <param name="agregado">State and version.</param>
    /// <param name="escritura">Ends when it is in the record; whoever finds the state finds what to wait for.</param>
    internal void Guardar<TEstado>(string nombre, Agregado<TEstado> agregado, Task escritura)
    {
        var nuevo = new Guardado<TEstado>(agregado, escritura);
        while (true)
        {
            if (!_cache.TryGetValue(nombre, out var anterior))
            {
                Tocar(nuevo);
                if (_cache.TryAdd(nombre, nuevo))
                {
                    Aligerar();
                    return;
                }

                continue;
            }

            nuevo.Generacion = anterior.Generacion; // Whoever replaces it has just touched it.
            if (anterior.Version > agregado.Version || _cache.TryUpdate(nombre, nuevo, anterior))
            {
                return; // What was read may be older than what was decided meanwhile.
            }
        }
    }

    /// <summary>Ends when everything that was decided upon a stream is in the record.</summary>
    internal Task AsentadoAsync(string nombre) => _cache.TryGetValue(nombre, out var guardado) ? guardado.Escritura : Task.CompletedTask;

    /// <summary>Forgets a state: the record turned out to be ahead of it, or an append did not go through.</summary>
    internal void Olvidar(string nombre)
    {
        if (_cache.TryRemove(nombre, out _))
        {
            Interlocked.Decrement(ref _guardados);
        }
    }

    private Guardado<TEstado>? Buscar<TEstado>(string nombre)
    {
        if (!_cache.TryGetValue(nombre, out var guardado))
        {
            return null;
        }

        Tocar(guardado);
        return (Guardado<TEstado>)guardado;
    }

    private void Tocar(Guardado guardado)
    {
        var generacion = Volatile.Read(ref _generacion);
        if (guardado.Generacion == generacion)
        {
            return;
        }

        guardado.Generacion = generacion;
        if (Interlocked.Increment(ref _tocados) == capacidad / 2)
        {
            Volatile.Write(ref _tocados, 0);
            Interlocked.Increment(ref _generacion);
        }
    }

    // What is on its way stays: whoever asks for it must be able to wait. Counting a concurrent dictionary takes all of its locks: an estimate will do, and what one look finds too new another finds in the next generation.
    private void Aligerar()
    {
        var generacion = Volatile.Read(ref _generacion);
        if (Interlocked.Increment(ref _guardados) <= capacidad || Interlocked.Exchange(ref _aligerada, generacion) == generacion)
        {
            return;
        }

        foreach (var guardado in _cache)
        {
            if (guardado.Value.Generacion < generacion - 1 && guardado.Value.Escritura.IsCompleted && _cache.TryRemove(guardado))
            {
                Interlocked.Decrement(ref _guardados);
            }
        }
    }

    private async ValueTask<Agregado<TEstado>> LeerAsync<TEstado>(string nombre, Agregado<TEstado> desde, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        // A stream without facts takes no place: every file asks for its community, and few of them were ever barred.
        var eventos = await store.ReadAsync(nombre, desde.Version, ct).ConfigureAwait(false);
        if (eventos.Count == 0)
        {
            return desde;
        }

        var estado = desde.Estado;
        foreach (var evento in eventos)
        {
            estado = Pliegue.Aplicar(estado, HechoCodec.Leer(evento), evento.At);
        }

        var agregado = new Agregado<TEstado>(estado, eventos[^1].Version);
        Guardar(nombre, agregado, Task.CompletedTask);
        return agregado;
    }

    private abstract class Guardado(long version, Task escritura)
    {
        public long Version => version;

        /// <summary>In which generation it was last touched.</summary>
        public int Generacion { get; set; } = -1;

        /// <summary>Ends when what was appended has arrived, or did not go through.</summary>
        public Task Escritura => escritura;

        /// <summary>Whether the state is in the record.</summary>
        public bool Firme
        {
            get
            {
                if (!escritura.IsCompletedSuccessfully || escritura is Task<AppendResult> { Result: not Appended { Repeated: false } })
                {
                    return false;
                }

                escritura = Task.CompletedTask; // What has arrived need not be kept with each state.
                return true;
            }
        }
    }

    private sealed class Guardado<TEstado>(Agregado<TEstado> agregado, Task escritura) : Guardado(agregado.Version, escritura)
    {
        public Agregado<TEstado> Agregado => agregado;
    }
}
