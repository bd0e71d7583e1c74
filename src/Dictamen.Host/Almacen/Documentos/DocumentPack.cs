using System.Collections.Concurrent;

namespace Dictamen.Host.Almacen;

/// <summary>Small documents together in one log, so that thousands a second share an fsync. A frame is the digest and the content.</summary>
internal sealed class DocumentPack : ILogLoader<List<(DocumentDigest Digest, FramePlace Place)>>, IAsyncDisposable
{
    /// <summary>Kind of log.</summary>
    public const string Kind = "docs";

    private readonly ConcurrentDictionary<DocumentDigest, FramePlace> _places = new();
    private readonly Dictionary<DocumentDigest, LogEntry> _pending = [];
    private readonly AppendLog _log;

    private DocumentPack(string directory, LogOptions options) => _log = AppendLog.Open(directory, options, this);

    /// <summary>Digests kept.</summary>
    public IEnumerable<DocumentDigest> Digests => _places.Select(p => p.Key);

    /// <summary>What opening mended, each one Spanish sentence.</summary>
    public IReadOnlyList<string> Avisos => _log.Avisos;

    /// <summary>Opens or creates the pack of a directory.</summary>
    public static DocumentPack Open(string directory) => new(directory, new LogOptions(Kind));

    /// <summary>Keeps a document; what is already there, or on its way, is not written again.</summary>
    public async ValueTask PutAsync(DocumentDigest digest, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        LogEntry? entry;
        lock (_pending)
        {
            if (_places.ContainsKey(digest))
            {
                return;
            }

            if (!_pending.TryGetValue(digest, out entry))
            {
                var payload = new byte[DocumentDigest.Size + content.Length];
                digest.CopyTo(payload);
                content.Span.CopyTo(payload.AsSpan(DocumentDigest.Size));
                entry = new Entry(this, digest, payload);
                _log.Enqueue(entry);
                _pending.Add(digest, entry);
            }
        }

        await entry.Done.WaitAsync(ct);
    }

    /// <summary>Reads a document and checks it; <see langword="null"/> when it is not here.</summary>
    /// <exception cref="InvalidDataException">What is kept no longer has that digest.</exception>
    public ReadOnlyMemory<byte>? Read(DocumentDigest digest)
    {
        if (!_places.TryGetValue(digest, out var place))
        {
            return null;
        }

        try
        {
            var content = _log.Segments.Read(place)[DocumentDigest.Size..];
            return DocumentDigest.Of(content.Span) == digest ? content : throw new InvalidDataException($"El documento {digest.ToHuella()} está alterado.");
        }
        catch (LogBrokenException e)
        {
            throw new InvalidDataException($"El documento {digest.ToHuella()} está alterado. {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public List<(DocumentDigest Digest, FramePlace Place)> NewBatch() => [];

    /// <inheritdoc/>
    public void Add(List<(DocumentDigest Digest, FramePlace Place)> batch, FramePlace place, ReadOnlySpan<byte> payload)
    {
        batch.Add((DigestIn(payload), place));
    }

    /// <summary>Checks that a frame is a document with the digest that it names.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static void Check(ReadOnlySpan<byte> payload)
    {
        var digest = DigestIn(payload);
        if (DocumentDigest.Of(payload[DocumentDigest.Size..]) != digest)
        {
            throw new InvalidDataException($"el documento {digest.ToHuella()} no tiene esa huella.");
        }
    }

    /// <inheritdoc/>
    public void Merge(List<(DocumentDigest Digest, FramePlace Place)> batch, string path) => batch.ForEach(b => _places[b.Digest] = b.Place);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private static DocumentDigest DigestIn(ReadOnlySpan<byte> payload) =>
        payload.Length >= DocumentDigest.Size ? DocumentDigest.From(payload) : throw new InvalidDataException("el registro no es un documento.");

    private sealed class Entry(DocumentPack pack, DocumentDigest digest, byte[] payload) : LogEntry(payload)
    {
        internal override void OnDurable()
        {
            lock (pack._pending)
            {
                pack._places[digest] = Place;
                pack._pending.Remove(digest);
            }
        }
    }
}
