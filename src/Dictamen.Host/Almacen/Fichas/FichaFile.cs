using System.Collections.Concurrent;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>One generation of the fichas: a log in which the latest frame of a person wins. Memory holds them all.</summary>
internal sealed class FichaFile : ILogLoader<List<Ficha>>, IAsyncDisposable
{
    /// <summary>Kind of log.</summary>
    public const string Kind = "fichas";

    private readonly ConcurrentDictionary<string, Ficha> _fichas = new(StringComparer.Ordinal);
    private readonly AppendLog _log;

    private FichaFile(string directory) => _log = AppendLog.Open(directory, new LogOptions(Kind), this);

    /// <summary>What opening mended, each one Spanish sentence.</summary>
    public IReadOnlyList<string> Avisos => _log.Avisos;

    /// <summary>Opens or creates the generation of a directory.</summary>
    public static FichaFile Open(string directory) => new(directory);

    /// <summary>Writes a generation with everything here except one ficha.</summary>
    public async Task CopyWithoutAsync(PersonaId erased, string directory)
    {
        var copy = Open(directory);
        await using (copy)
        {
            await copy.AppendAsync([.. _fichas.Values.Where(f => f.Id != erased).Select(ToJson)]);
        }
    }

    /// <summary>Whether there is a ficha.</summary>
    public bool Contains(PersonaId id) => _fichas.ContainsKey(id.Valor);

    /// <summary>Whoever has a ficha now.</summary>
    public IReadOnlyList<PersonaId> Ids => [.. _fichas.Keys.Select(id => new PersonaId(id))];

    /// <summary>Reads a ficha.</summary>
    public Ficha? Find(PersonaId id) => _fichas.GetValueOrDefault(id.Valor);

    /// <summary>Keeps fichas; when it answers, they are durable.</summary>
    public async ValueTask AppendAsync(IReadOnlyCollection<(Ficha Ficha, byte[] Json)> fichas)
    {
        LogEntry? last = null;
        foreach (var (ficha, json) in fichas)
        {
            _log.Enqueue(last = new Entry(this, ficha, json));
        }

        if (last is not null)
        {
            await last.Done; // Durable in order, so the last one speaks for all.
        }
    }

    /// <summary>Ends when everything that was queued before is durable.</summary>
    public Task FlushAsync() => _log.FlushAsync();

    /// <summary>A ficha with what is kept of it.</summary>
    public static (Ficha Ficha, byte[] Json) ToJson(Ficha ficha) => (ficha, JsonSerializer.SerializeToUtf8Bytes(ficha, FichaJson.Options));

    /// <inheritdoc/>
    public List<Ficha> NewBatch() => [];

    /// <inheritdoc/>
    public void Add(List<Ficha> batch, FramePlace place, ReadOnlySpan<byte> payload) => batch.Add(Parse(payload));

    /// <inheritdoc/>
    public void Merge(List<Ficha> batch, string path) => batch.ForEach(Keep);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _log.DisposeAsync();

    /// <summary>Checks that a frame is a ficha.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static void Check(ReadOnlySpan<byte> payload) => Parse(payload);

    private static Ficha Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Ficha>(json, FichaJson.Options) ?? throw new InvalidDataException("el registro no es una ficha.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("el registro no es una ficha.", e);
        }
    }

    private void Keep(Ficha ficha) => _fichas[ficha.Id.Valor] = ficha;

    private sealed class Entry(FichaFile file, Ficha ficha, byte[] json) : LogEntry(json)
    {
        internal override void OnDurable() => file.Keep(ficha);
    }
}
