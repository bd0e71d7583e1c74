using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Almacen;

/// <summary>Small journals for tests that break them.</summary>
internal static class JournalKit
{
    public static Append Make(string stream, long expected, int facts = 1, string? command = null) =>
        new(stream, expected, command ?? $"c{expected}", new DateTimeOffset(2019, 5, 6, 12, 0, 0, TimeSpan.Zero), "Sistema:prueba",
            [.. Enumerable.Range(0, facts).Select(i => new NewEvent("Hecho", Encoding.UTF8.GetBytes($$"""{"v":{{expected + i}}}""")))]);

    /// <summary>Small segments, so that a few appends fill several.</summary>
    public static LogOptions SmallSegments { get; } = new(JournalEventStore.Kind) { SegmentBytes = 1200 };

    /// <summary>Writes appends to three streams in turn and closes in order.</summary>
    public static async Task WriteAsync(string directory, int appends, LogOptions? options = null)
    {
        await using var store = JournalEventStore.Open(directory, options ?? SmallSegments);
        for (var i = 0; i < appends; i++)
        {
            Assert.IsType<Appended>(await store.AppendAsync(Make($"expediente/{i % 3}", i / 3)));
        }
    }

    public static async Task<ImmutableArray<RecordedEvent>> ReadAllAsync(IEventStore store)
    {
        var all = ImmutableArray.CreateBuilder<RecordedEvent>();
        await foreach (var head in store.ListAsync())
        {
            var events = await store.ReadAsync(head.Stream);
            Assert.Equal(head.Version, events.Count);
            Assert.True(head.Hash.Span.SequenceEqual(events[^1].Hash.Span));
            all.AddRange(events);
        }

        return all.ToImmutable();
    }

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            // Not File.Copy: it takes a lock that a file open for writing does not grant.
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = File.Create(Path.Combine(to, Path.GetFileName(file)));
            source.CopyTo(target);
        }
    }

    public static string Segment(string directory, int number) => Path.Combine(directory, Frames.FileName(number));

    /// <summary>Start and end of every frame, by segment file.</summary>
    public static List<(string File, long Start, long End)> FramesOf(string directory)
    {
        var frames = new List<(string, long, long)>();
        foreach (var (path, i) in Directory.GetFiles(directory, "*.seg").Order(StringComparer.Ordinal).Select((p, i) => (p, i)))
        {
            using var file = LogFile.OpenRead(path);
            var reader = new FrameReader(file, path, i + 1);
            while (reader.Next(out var place, out _))
            {
                frames.Add((path, place.Offset, reader.Offset));
            }
        }

        return frames;
    }
}
