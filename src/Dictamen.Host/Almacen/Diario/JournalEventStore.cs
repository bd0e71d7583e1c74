using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Registro;

namespace Dictamen.Host.Almacen;

/// <summary>The record of facts on local disk: all streams in one journal, each append one frame.</summary>
/// <remarks>
/// An append is decided in memory and written in groups, so appends to one stream need not wait for one another's fsync. Whoever reads sees only what
/// is durable. Whoever is told of a conflict, or of a repeated command, is told when what they collided with is durable, so that reading again shows it.
/// </remarks>
public sealed class JournalEventStore : IEventStore, ISingleWriter, IAsyncDisposable
{
    /// <summary>Kind of log.</summary>
    internal const string Kind = "diario";

    private readonly ConcurrentDictionary<string, JournalStream> _streams;
    private readonly LogSegments _segments;
    private readonly AppendLog? _log;
    private readonly ConcurrentDictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _typeLookup;
    private readonly ConcurrentQueue<string> _added = new();
    private readonly Lock _naming = new();
    private string[]? _names;

    private JournalEventStore(ConcurrentDictionary<string, JournalStream> streams, LogSegments segments, AppendLog? log = null)
    {
        (_streams, _segments, _log) = (streams, segments, log);
        _typeLookup = _types.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What was cut on opening because a stop without order left it half written, in one Spanish sentence; <see langword="null"/> when nothing was.</summary>
    public string? Recorte => _log?.Torn?.Aviso;

    /// <summary>What opening mended, each one Spanish sentence.</summary>
    internal IReadOnlyList<string> Avisos => _log?.Avisos ?? [];

    /// <summary>Whether it holds no fact.</summary>
    internal bool IsEmpty => _streams.IsEmpty;

    /// <summary>Opens or creates the journal of a directory. Only one process at a time may (<see cref="DirectoryLock"/>).</summary>
    /// <exception cref="LogBrokenException">The journal is not as it was written.</exception>
    public static JournalEventStore Open(string directory) => Open(directory, new LogOptions(Kind));

    /// <summary>Opens it with options of its own.</summary>
    internal static JournalEventStore Open(string directory, LogOptions options)
    {
        var streams = new ConcurrentDictionary<string, JournalStream>(StringComparer.Ordinal);
        var log = AppendLog.Open(directory, options, new JournalLoader(streams));
        return new JournalEventStore(streams, log.Segments, log);
    }

    /// <summary>Opens what is there up to its last seal, to read only: nothing is written, not even a lock, and another process may have it open.</summary>
    /// <exception cref="LogBrokenException">The journal is not as it was written.</exception>
    internal static JournalEventStore OpenRead(string directory)
    {
        var streams = new ConcurrentDictionary<string, JournalStream>(StringComparer.Ordinal);
        return new JournalEventStore(streams, LogSegments.OpenRead(directory, Kind, new JournalLoader(streams)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>(Read(stream, found => found.PlacesAfter(afterVersion), afterVersion, ct));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var command = CommandKey.Of(commandId);
        if (_streams.TryGetValue(stream, out var known))
        {
            lock (known)
            {
                // The disk failed under it: whether it survived is known when the journal is opened again.
                if (known.TryFind(command, out _, out var pending) && pending is { Done: { IsFaulted: true, Exception: var reason } })
                {
                    return ValueTask.FromException<IReadOnlyList<RecordedEvent>>(reason.InnerException!);
                }
            }
        }

        var events = Read(stream, found => found.PlacesOf(command, Orden.Clave(commandId) is not null), 0, ct);
        events.RemoveAll(e => !Orden.EsDe(e.CommandId, commandId));
        return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>(events);
    }

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default)
    {
        append.Check();
        var log = _log ?? throw new InvalidOperationException("The journal was opened to read only.");
        ct.ThrowIfCancellationRequested();
        var command = CommandKey.Of(append.CommandId);
        var stream = _streams.GetOrAdd(append.Stream, static name => new JournalStream(name));
        lock (stream)
        {
            if (stream.TryFind(command, out var version, out var pending))
            {
                return AfterAsync(pending, new Appended(version, Repeated: true), ct);
            }

            if (stream.Version != append.ExpectedVersion)
            {
                return AfterAsync(stream.LastPending, new Conflict(stream.Version), ct);
            }

            var head = stream.Head;
            var entry = new JournalEntry(stream, JournalRecord.Write(append, stream.Version + 1, ref head), head);
            log.Enqueue(entry);
            if (stream.Version == 0)
            {
                _added.Enqueue(stream.Name);
            }

            stream.Begin(command, append.Events.Length, head, entry);
            return AfterAsync(entry, new Appended(stream.Version), ct);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        var names = Names();
        var first = Array.BinarySearch(names, prefix, StringComparer.Ordinal);
        for (var i = first < 0 ? ~first : first; i < names.Length && names[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            ct.ThrowIfCancellationRequested();
            var stream = _streams[names[i]];
            StreamHead state;
            lock (stream)
            {
                state = stream.DurableState();
            }

            if (state.Version > 0)
            {
                yield return state;
            }
        }
    }

    /// <summary>Writes what is on its way, seals the journal and closes it.</summary>
    public ValueTask DisposeAsync()
    {
        if (_log is not null)
        {
            return _log.DisposeAsync();
        }

        _segments.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask<AppendResult> AfterAsync(LogEntry? entry, AppendResult result, CancellationToken ct)
    {
        if (entry is not null)
        {
            await entry.Done.WaitAsync(ct);
        }

        return result;
    }

    // Sorted once; those that came since are put into their places.
    private string[] Names()
    {
        lock (_naming)
        {
            if (_names is null)
            {
                _names = [.. _streams.Keys];
                Array.Sort(_names, StringComparer.Ordinal);
            }

            var added = new List<string>();
            while (_added.TryDequeue(out var name))
            {
                added.Add(name);
            }

            return added.Count == 0 ? _names : _names = Merge(_names, added);
        }
    }

    private static string[] Merge(string[] names, List<string> added)
    {
        added.Sort(StringComparer.Ordinal);
        var merged = new List<string>(names.Length + added.Count);
        var from = 0;
        foreach (var name in added)
        {
            var place = Array.BinarySearch(names, from, names.Length - from, name, StringComparer.Ordinal);
            if (place < 0) // One that came while all were sorted is there.
            {
                merged.AddRange(names.AsSpan()[from..~place]);
                merged.Add(name);
                from = ~place;
            }
        }

        merged.AddRange(names.AsSpan()[from..]);
        return [.. merged];
    }

    private List<RecordedEvent> Read(string stream, Func<JournalStream, FramePlace[]> which, long afterVersion, CancellationToken ct)
    {
        var events = new List<RecordedEvent>();
        if (_streams.TryGetValue(stream, out var found))
        {
            FramePlace[] places;
            lock (found)
            {
                places = which(found);
            }

            foreach (var place in places)
            {
                ct.ThrowIfCancellationRequested();
                JournalRecord.ReadFacts(found.Name, _segments.Read(place), afterVersion, TypeName, events);
            }
        }

        return events;
    }

    private string TypeName(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = utf8.Length <= 256 ? stackalloc char[256] : new char[utf8.Length];
        ReadOnlySpan<char> name = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        return _typeLookup.TryGetValue(name, out var known) ? known : _types.GetOrAdd(name.ToString(), static n => n);
    }

    private sealed class JournalEntry(JournalStream stream, byte[] payload, byte[] head) : LogEntry(payload)
    {
        internal override void OnDurable()
        {
            lock (stream)
            {
                stream.Settle(Place, head);
            }
        }
    }
}
