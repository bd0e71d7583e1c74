using System.Buffers.Binary;
using System.Text;
using Dictamen.App.Ports;

namespace Dictamen.Azure.Tablas;

/// <summary>The facts of one append as bytes: for each its type, its data (both with their length, 4 bytes, big end first) and its link.</summary>
internal static class FactsCodec
{
    /// <summary>Writes the facts of an append and moves the link from the one before the first fact to the one of the last.</summary>
    public static byte[] Write(Append append, long first, ref byte[] link)
    {
        var bytes = new MemoryStream(append.Events.Sum(e => e.Data.Length + e.Type.Length + 64));
        for (var i = 0; i < append.Events.Length; i++)
        {
            var fact = append.Events[i];
            link = Chain.Link(link, first + i, fact.Type, append.At, append.CommandId, append.Actor, fact.Data.Span);
            Part(bytes, Encoding.UTF8.GetBytes(fact.Type));
            Part(bytes, fact.Data.Span);
            bytes.Write(link);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads facts.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <param name="frame">Stream, version of the first fact, instant, command and actor; type, data and link are filled in.</param>
    /// <exception cref="InvalidDataException">The bytes are not facts.</exception>
    public static IEnumerable<RecordedEvent> Read(byte[] bytes, RecordedEvent frame)
    {
        var version = frame.Version;
        for (var at = 0; at < bytes.Length; version++)
        {
            var type = Part(bytes, ref at);
            var data = Part(bytes, ref at);
            if (bytes.Length - at < Chain.Size)
            {
                throw Broken(frame);
            }

            var link = bytes.AsMemory(at, Chain.Size);
            at += Chain.Size;
            yield return frame with { Version = version, Type = Encoding.UTF8.GetString(type.Span), Data = data, Hash = link };
        }

        ReadOnlyMemory<byte> Part(byte[] bytes, ref int at)
        {
            var length = bytes.Length - at >= 4 ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at)) : -1;
            if (length < 0 || length > bytes.Length - at - 4)
            {
                throw Broken(frame);
            }

            at += 4 + length;
            return bytes.AsMemory(at - length, length);
        }
    }

    private static InvalidDataException Broken(RecordedEvent frame) => new($"El registro de {frame.Stream} no se entiende a partir de la versión {frame.Version}.");

    private static void Part(MemoryStream bytes, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        bytes.Write(length);
        bytes.Write(part);
    }
}
