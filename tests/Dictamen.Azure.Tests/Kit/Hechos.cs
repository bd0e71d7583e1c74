using System.Globalization;
using System.Text;
using Dictamen.App.Ports;
using Xunit;

namespace Dictamen.Azure.Tests;

/// <summary>Appends of made-up facts, and what is checked of them.</summary>
internal static class Hechos
{
    public static readonly DateTimeOffset At = new(2019, 3, 18, 15, 30, 0, TimeSpan.Zero);

    public static Append Append(string stream, long expected, string command, params byte[][] data) =>
        new(stream, expected, command, At, "Sistema:prueba", [.. data.Select(d => new NewEvent("Hecho", d))]);

    public static Append Append(string stream, long expected, string command, int facts = 1) =>
        Append(stream, expected, command, [.. Enumerable.Range(0, facts).Select(i => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{i}}}""")))]);

    /// <summary>Bytes that no compression makes small, the same for the same seed.</summary>
    public static byte[] Noise(int size, int seed)
    {
        var bytes = new byte[size];
        var state = (uint)seed | 1;
        for (var i = 0; i < size; i++)
        {
            state = (state * 1664525) + 1013904223;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }

    public static void AssertChain(string stream, IReadOnlyList<RecordedEvent> events)
    {
        var link = Chain.Genesis(stream);
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            Assert.Equal(i + 1, e.Version);
            link = Chain.Link(link, e.Version, e.Type, e.At, e.CommandId, e.Actor, e.Data.Span);
            Assert.True(e.Hash.Span.SequenceEqual(link), $"{stream} v{e.Version}");
        }
    }
}
