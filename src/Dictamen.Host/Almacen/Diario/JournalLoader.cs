using System.Collections.Concurrent;
using System.Text;
using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>Builds the streams' index from the journal.</summary>
/// <param name="streams">Streams by name; filled.</param>
internal sealed class JournalLoader(ConcurrentDictionary<string, JournalStream> streams) : ILogLoader<List<JournalLoader.Loaded>>
{
    private readonly ConcurrentDictionary<string, JournalStream>.AlternateLookup<ReadOnlySpan<char>> _lookup = streams.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <inheritdoc/>
    public List<Loaded> NewBatch() => [];

    /// <inheritdoc/>
    public void Add(List<Loaded> batch, FramePlace place, ReadOnlySpan<byte> payload)
    {
        var record = JournalRecord.Read(payload);
        batch.Add(new Loaded(Find(record.Stream), CommandKey.Of(record.Command), record.FirstVersion, record.Count, place, new Link(payload[^Chain.Size..])));
    }

    /// <inheritdoc/>
    public void Merge(List<Loaded> batch, string path)
    {
        foreach (ref readonly var loaded in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batch))
        {
            var stream = loaded.Stream;
            if (loaded.FirstVersion != stream.Version + 1)
            {
                throw new LogBrokenException(path, loaded.Place.Offset, $"el flujo {stream.Name} está en la versión {stream.Version} y el registro dice ser la {loaded.FirstVersion}.") { Stream = stream.Name, Version = loaded.FirstVersion };
            }

            stream.Load(loaded.Command, loaded.Count, loaded.Place, loaded.Head.Bytes);
        }
    }

    private JournalStream Find(ReadOnlySpan<byte> utf8)
    {
        var size = Encoding.UTF8.GetMaxCharCount(utf8.Length);
        Span<char> chars = size <= 512 ? stackalloc char[512] : new char[size];
        ReadOnlySpan<char> name = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        return _lookup.TryGetValue(name, out var stream) ? stream : streams.GetOrAdd(name.ToString(), static n => new JournalStream(n));
    }

    /// <summary>An append between being read and its turn.</summary>
    internal readonly record struct Loaded(JournalStream Stream, UInt128 Command, long FirstVersion, int Count, FramePlace Place, Link Head);

    /// <summary>A link without an object of its own.</summary>
    [System.Runtime.CompilerServices.InlineArray(Chain.Size)]
    internal struct Link
    {
        private byte _first;

        /// <summary>Copies a link.</summary>
        public Link(ReadOnlySpan<byte> bytes) => bytes.CopyTo(this);

        /// <summary>Its bytes.</summary>
        [System.Diagnostics.CodeAnalysis.UnscopedRef]
        public readonly ReadOnlySpan<byte> Bytes => this;
    }
}
