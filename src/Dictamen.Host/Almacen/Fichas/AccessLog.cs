using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>Who looked at which ficha and what for. It knows pseudonyms only, so erasing a ficha leaves it as it is.</summary>
internal sealed class AccessLog : ILogLoader<List<FramePlace>>, IAsyncDisposable
{
    // Looks are written without a pause, so a thread needs one place for them; the writer of JSON wants more room at a time than they take.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _lines;

    /// <summary>Kind of log.</summary>
    public const string Kind = "accesos";

    private readonly List<FramePlace> _places = [];
    private readonly AppendLog _log;

    private AccessLog(string directory) => _log = AppendLog.Open(directory, new LogOptions(Kind) { Linger = TimeSpan.FromMilliseconds(20) }, this);

    /// <summary>What opening mended, each one Spanish sentence.</summary>
    public IReadOnlyList<string> Avisos => _log.Avisos;

    /// <summary>Opens or creates the log of a directory.</summary>
    public static AccessLog Open(string directory) => new(directory);

    /// <summary>Notes looks, in one frame. A log that cannot write refuses, and then nobody may look.</summary>
    public LogEntry Note(IReadOnlyCollection<AccesoAFicha> looks)
    {
        var lines = _lines ??= new ArrayBufferWriter<byte>();
        lines.ResetWrittenCount();
        using var json = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = FichaJson.Options.Encoder });
        foreach (var look in looks)
        {
            JsonSerializer.Serialize(json, look, FichaJson.Options);
            json.Reset();
            lines.Write("\n"u8);
        }

        var entry = new Entry(this, lines.WrittenSpan.ToArray());
        _log.Enqueue(entry);
        return entry;
    }

    /// <summary>The looks noted so far that are asked for, in order of time. Only these are held in memory.</summary>
    public async IAsyncEnumerable<AccesoAFicha> ReadAsync(Func<AccesoAFicha, bool> which, [EnumeratorCancellation] CancellationToken ct)
    {
        await _log.FlushAsync();
        FramePlace[] places;
        lock (_places)
        {
            places = [.. _places];
        }

        // What was noted in another store came later than it took place.
        foreach (var look in places.SelectMany(place => Parse(_log.Segments.Read(place).Span)).Where(which).OrderBy(look => look.At))
        {
            ct.ThrowIfCancellationRequested();
            yield return look;
        }
    }

    /// <inheritdoc/>
    public List<FramePlace> NewBatch() => [];

    /// <inheritdoc/>
    public void Add(List<FramePlace> batch, FramePlace place, ReadOnlySpan<byte> payload) => batch.Add(place);

    /// <inheritdoc/>
    public void Merge(List<FramePlace> batch, string path) => _places.AddRange(batch);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _log.DisposeAsync();

    /// <summary>Checks that a frame holds looks.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static void Check(ReadOnlySpan<byte> payload)
    {
        try
        {
            Parse(payload);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("el registro no es de consultas.", e);
        }
    }

    private static List<AccesoAFicha> Parse(ReadOnlySpan<byte> lines)
    {
        var looks = new List<AccesoAFicha>();
        foreach (var range in lines.Split((byte)'\n'))
        {
            if (lines[range] is { IsEmpty: false } line)
            {
                looks.Add(JsonSerializer.Deserialize<AccesoAFicha>(line, FichaJson.Options)!);
            }
        }

        return looks;
    }

    private sealed class Entry(AccessLog log, ReadOnlyMemory<byte> payload) : LogEntry(payload)
    {
        internal override void OnDurable()
        {
            lock (log._places)
            {
                log._places.Add(Place);
            }
        }
    }
}
