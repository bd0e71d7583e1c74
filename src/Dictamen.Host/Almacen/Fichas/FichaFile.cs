using System.Collections.Concurrent;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>One generation of the fichas: a log in which the latest frame of a person wins. Memory holds each ficha as its JSON.</summary>
internal sealed class FichaFile : ILogLoader<List<(string Id, byte[] Json)>>, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _fichas = new(StringComparer.Ordinal);
    private readonly AppendLog _log;

    private FichaFile(string directory) => _log = AppendLog.Open(directory, new LogOptions("fichas"), this);

    /// <summary>Opens or creates the generation of a directory.</summary>
    public static FichaFile Open(string directory) => new(directory);

    /// <summary>Writes a generation with everything here except one ficha.</summary>
    public async Task CopyWithoutAsync(PersonaId erased, string directory)
    {
        var copy = Open(directory);
        await using (copy)
        {
            await copy.AppendAsync([.. _fichas.Where(f => f.Key != erased.Valor)]);
        }
    }

    /// <summary>Whether there is a ficha.</summary>
    public bool Contains(PersonaId id) => _fichas.ContainsKey(id.Valor);

    /// <summary>Whoever has a ficha now.</summary>
    public IReadOnlyList<PersonaId> Ids => [.. _fichas.Keys.Select(id => new PersonaId(id))];

    /// <summary>Reads a ficha.</summary>
    public Ficha? Find(PersonaId id) => _fichas.TryGetValue(id.Valor, out var json) ? Parse(json) : null;

    /// <summary>Keeps fichas; when it answers, they are durable.</summary>
    public async ValueTask AppendAsync(IReadOnlyCollection<KeyValuePair<string, byte[]>> fichas)
    {
        LogEntry? last = null;
        foreach (var (id, json) in fichas)
        {
            _log.Enqueue(last = new Entry(this, id, json));
        }

        if (last is not null)
        {
            await last.Done; // Durable in order, so the last one speaks for all.
        }
    }

    /// <summary>Ends when everything that was queued before is durable.</summary>
    public Task FlushAsync() => _log.FlushAsync();

    /// <summary>A ficha as it is kept, by its id.</summary>
    public static KeyValuePair<string, byte[]> ToJson(Ficha ficha) => new(ficha.Id.Valor, JsonSerializer.SerializeToUtf8Bytes(ficha, FichaJson.Options));

    /// <inheritdoc/>
    public List<(string Id, byte[] Json)> NewBatch() => [];

    /// <inheritdoc/>
    public void Add(List<(string Id, byte[] Json)> batch, FramePlace place, ReadOnlySpan<byte> payload)
    {
        var json = payload.ToArray();
        batch.Add((Parse(json).Id.Valor, json));
    }

    /// <inheritdoc/>
    public void Merge(List<(string Id, byte[] Json)> batch, string path) => batch.ForEach(f => _fichas[f.Id] = f.Json);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private static Ficha Parse(byte[] json)
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

    private sealed class Entry(FichaFile file, string id, byte[] json) : LogEntry(json)
    {
        internal override void OnDurable() => file._fichas[id] = json;
    }
}
