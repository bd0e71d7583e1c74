using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>Personal data on local disk, apart from the record, with the log of who looked.</summary>
/// <remarks>
/// The fichas live in a generation <c>gNNNNNN/</c>. Erasing writes the next one without the erased ficha, renames it into place (which decides) and
/// removes the old one; an interrupted erasure is either not begun or finished on opening. A look is noted before the data is handed out, and becomes
/// durable with the next group: a power cut within that instant may lose the note of a look, never a ficha.
/// </remarks>
public sealed class DiskFichaStore : IFichaStore, IAsyncDisposable
{
    /// <summary>Folder of the log of who looked.</summary>
    internal const string Accesos = "accesos";

    private const string Draft = "borrador";

    private readonly string _directory;
    private readonly TimeProvider _clock;
    private readonly AccessLog _accesses;
    private readonly SemaphoreSlim _writing = new(1);
    private FichaFile _file;
    private int _generation;

    private DiskFichaStore(string directory, TimeProvider clock)
    {
        (_directory, _clock) = (directory, clock);
        _generation = Settle(directory);
        _file = FichaFile.Open(PathOf(directory, _generation));
        _accesses = AccessLog.Open(Path.Combine(directory, Accesos));
    }

    /// <summary>Opens or creates the store of a directory. Only one process at a time may.</summary>
    /// <exception cref="LogBrokenException">A file is not as it was written.</exception>
    public static DiskFichaStore Open(string directory, TimeProvider clock) => new(directory, clock);

    /// <summary>Folder of the generation in force of a store that may be open elsewhere; nothing is settled there.</summary>
    internal static string EnVigor(string directory) => Generations(directory) is [.., var last] ? last : PathOf(directory, 1);

    /// <summary>What opening mended, each one Spanish sentence.</summary>
    internal IReadOnlyList<string> Avisos => [.. _file.Avisos, .. _accesses.Avisos];

    /// <inheritdoc/>
    public async ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default)
    {
        var json = fichas.Select(FichaFile.ToJson).ToList();
        ValueTask written;
        await _writing.WaitAsync(ct);
        try
        {
            written = _file.AppendAsync(json); // Queued here, in order; whoever comes next shares the fsync.
        }
        finally
        {
            _writing.Release();
        }

        await written;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var file = Volatile.Read(ref _file);
        var found = ids.Select(file.Find).OfType<Ficha>().ToList();
        if (found.Count > 0)
        {
            var (who, what, now) = (Name(actor), uso.ToString(), _clock.GetUtcNow());
            _accesses.Note(found.ConvertAll(f => new AccesoAFicha(f.Id, who, what, now)));
        }

        return ValueTask.FromResult<IReadOnlyList<Ficha>>(found);
    }

    /// <inheritdoc/>
    public async ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default)
    {
        await _writing.WaitAsync(ct);
        try
        {
            await _file.FlushAsync(); // What is on its way has to be in the copy.
            if (_file.Contains(id))
            {
                await _accesses.Note([AccesoAFicha.DeSupresion(id, Name(actor), motivo, _clock.GetUtcNow())]).Done;
                await RewriteWithoutAsync(id);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PersonaId> ListAsync(CancellationToken ct = default) => Volatile.Read(ref _file).Ids.ToAsyncEnumerable();

    /// <inheritdoc/>
    public IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default) =>
        _accesses.ReadAsync(look => (id is null || look.Id == id) && (since is null || look.At >= since) && (before is null || look.At < before), ct);

    /// <inheritdoc/>
    public async ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        if (accesos.Count > 0)
        {
            await _accesses.Note(accesos).Done;
        }
    }

    /// <summary>Writes what is on its way and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await _accesses.DisposeAsync();
        _writing.Dispose();
    }

    private static string Name(Actor actor) => $"{actor.Rol}:{actor.Id}";

    /// <summary>Finds the generation in force and removes what an interrupted erasure left.</summary>
    private static int Settle(string directory)
    {
        PrivateDirectory.Ensure(directory);
        Remove(Path.Combine(directory, Draft));
        var generations = Generations(directory);
        foreach (var old in generations.SkipLast(1))
        {
            Remove(old);
        }

        return generations.Count == 0 ? 1 : int.Parse(Path.GetFileName(generations[^1]).AsSpan(1), CultureInfo.InvariantCulture);
    }

    private static List<string> Generations(string directory) => Directory.Exists(directory) ? [.. Directory.GetDirectories(directory, "g??????").Order(StringComparer.Ordinal)] : [];

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
            DiskSync.Names(Path.GetDirectoryName(directory)!);
        }
    }

    private async Task RewriteWithoutAsync(PersonaId id)
    {
        var draft = Path.Combine(_directory, Draft);
        Remove(draft);
        await _file.CopyWithoutAsync(id, draft);
        Directory.Move(draft, PathOf(_generation + 1));

        var old = _file;
        FichaFile next;
        try
        {
            DiskSync.Names(_directory);
            next = FichaFile.Open(PathOf(_generation + 1));
        }
        catch
        {
            // The next opening takes the new file and throws the old one away: nothing may be acknowledged into it any more.
            await old.DisposeAsync();
            throw;
        }

        _generation++;
        Volatile.Write(ref _file, next);
        await old.DisposeAsync();
        Remove(PathOf(_generation - 1));
    }

    private string PathOf(int generation) => PathOf(_directory, generation);

    private static string PathOf(string directory, int generation) => Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"g{generation:D6}"));
}
