using System.Buffers.Binary;
using System.Text;
using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>An append as the payload of one frame, so that it is recorded as a whole or not at all.</summary>
/// <remarks>
/// Little endian: layout 1 (1 byte), instant in UTC ticks (8), version of the first fact (8), facts (4), stream, command and actor (each its
/// length in 2 bytes and UTF-8); then per fact its type (2 and UTF-8), its data (4 and UTF-8 JSON) and its link of the stream's chain (32).
/// The last 32 bytes are thus the head of the stream.
/// </remarks>
internal readonly ref struct JournalRecord
{
    private const byte Layout = 1;

    private JournalRecord(long ticks, long firstVersion, int count, ReadOnlySpan<byte> stream, ReadOnlySpan<byte> command, ReadOnlySpan<byte> actor, int factsAt)
    {
        (Ticks, FirstVersion, Count, FactsAt) = (ticks, firstVersion, count, factsAt);
        Stream = stream;
        Command = command;
        Actor = actor;
    }

    /// <summary>Instant, UTC ticks.</summary>
    public long Ticks { get; }

    /// <summary>Version of the first fact.</summary>
    public long FirstVersion { get; }

    /// <summary>Facts.</summary>
    public int Count { get; }

    /// <summary>Name of the stream, UTF-8.</summary>
    public ReadOnlySpan<byte> Stream { get; }

    /// <summary>Command id, UTF-8.</summary>
    public ReadOnlySpan<byte> Command { get; }

    /// <summary>Actor, UTF-8.</summary>
    public ReadOnlySpan<byte> Actor { get; }

    /// <summary>Byte of the payload where the facts start.</summary>
    public int FactsAt { get; }

    /// <summary>Lays an append out.</summary>
    /// <param name="append">What to append.</param>
    /// <param name="firstVersion">Version of its first fact.</param>
    /// <param name="head">Link before it; after the call, the link of its last fact.</param>
    public static byte[] Write(Append append, long firstVersion, ref byte[] head)
    {
        var size = 21L + Size(append.Stream) + Size(append.CommandId) + Size(append.Actor) + append.Events.Sum(e => Size(e.Type) + 4L + e.Data.Length + Chain.Size);
        if (size > Frames.MaxPayload)
        {
            throw new ArgumentException($"Los hechos de un comando no pueden sumar más de {Frames.MaxPayload} bytes.", nameof(append));
        }

        var payload = new byte[size];
        payload[0] = Layout;
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(1), append.At.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(9), firstVersion);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(17), append.Events.Length);
        var at = 21;
        Put(payload, ref at, append.Stream);
        Put(payload, ref at, append.CommandId);
        Put(payload, ref at, append.Actor);
        var version = firstVersion;
        foreach (var fact in append.Events)
        {
            Put(payload, ref at, fact.Type);
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(at), fact.Data.Length);
            fact.Data.Span.CopyTo(payload.AsSpan(at + 4));
            at += 4 + fact.Data.Length;
            head = Chain.Link(head, version++, fact.Type, append.At, append.CommandId, append.Actor, fact.Data.Span);
            head.CopyTo(payload.AsSpan(at));
            at += Chain.Size;
        }

        return payload;
    }

    /// <summary>Reads everything but the facts.</summary>
    /// <exception cref="InvalidDataException">It is not an append.</exception>
    public static JournalRecord Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            if (payload[0] != Layout)
            {
                throw new InvalidDataException($"el registro tiene el formato {payload[0]}, que esta versión no conoce.");
            }

            var at = 21;
            var stream = Take(payload, ref at, 2);
            var command = Take(payload, ref at, 2);
            var actor = Take(payload, ref at, 2);
            var count = BinaryPrimitives.ReadInt32LittleEndian(payload[17..]);
            return count > 0 && payload.Length - at >= Chain.Size
                ? new JournalRecord(BinaryPrimitives.ReadInt64LittleEndian(payload[1..]), BinaryPrimitives.ReadInt64LittleEndian(payload[9..]), count, stream, command, actor, at)
                : throw Nonsense();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Nonsense();
        }
    }

    /// <summary>Reads the facts of a payload that are newer than a version.</summary>
    /// <exception cref="InvalidDataException">It is not an append.</exception>
    public static void ReadFacts(string stream, ReadOnlyMemory<byte> payload, long afterVersion, Func<ReadOnlySpan<byte>, string> typeName, List<RecordedEvent> into)
    {
        var record = Read(payload.Span);
        var command = Encoding.UTF8.GetString(record.Command);
        var actor = Encoding.UTF8.GetString(record.Actor);
        var instant = new DateTimeOffset(record.Ticks, TimeSpan.Zero);
        var at = record.FactsAt;
        try
        {
            for (var version = record.FirstVersion; version < record.FirstVersion + record.Count; version++)
            {
                var type = Take(payload.Span, ref at, 2);
                var length = Take(payload.Span, ref at, 4).Length;
                var data = payload.Slice(at - length, length);
                var link = payload.Slice(at, Chain.Size);
                at += Chain.Size;
                if (version > afterVersion)
                {
                    into.Add(new RecordedEvent(stream, version, typeName(type), instant, command, actor, data, link));
                }
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Nonsense();
        }
    }

    private static InvalidDataException Nonsense() => new("el contenido del registro no se entiende.");

    private static int Size(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes <= ushort.MaxValue ? 2 + bytes : throw new ArgumentException($"«{text[..40]}…» es demasiado largo para el registro.");
    }

    private static void Put(byte[] payload, ref int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, payload.AsSpan(at + 2));
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(at), (ushort)length);
        at += 2 + length;
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> payload, scoped ref int at, int prefix)
    {
        var length = prefix == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(payload[at..]) : BinaryPrimitives.ReadInt32LittleEndian(payload[at..]);
        var taken = payload.Slice(at + prefix, length);
        at += prefix + length;
        return taken;
    }
}
