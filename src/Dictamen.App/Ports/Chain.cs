using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dictamen.App.Ports;

/// <summary>The hash chain of a stream, the same in every store: SHA-256 over the previous link and every part of the fact, each with its length.</summary>
public static class Chain
{
    /// <summary>Bytes of a link.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>Link before a stream's first fact: the digest of its name, so that no chain can be moved to another stream.</summary>
    public static byte[] Genesis(string stream) => SHA256.HashData(Encoding.UTF8.GetBytes(stream));

    /// <summary>Computes the link of a fact.</summary>
    /// <param name="previous">Previous link.</param>
    /// <param name="version">Place of the fact in its stream, from 1.</param>
    /// <param name="type">Name of the fact's type.</param>
    /// <param name="at">Instant of the decision; its UTC ticks count.</param>
    /// <param name="commandId">Command that caused it.</param>
    /// <param name="actor">Who acted.</param>
    /// <param name="data">UTF-8 JSON.</param>
    public static byte[] Link(ReadOnlySpan<byte> previous, long version, string type, DateTimeOffset at, string commandId, string actor, ReadOnlySpan<byte> data)
    {
        var max = Size + 16 + (3 * 4) + Encoding.UTF8.GetMaxByteCount(type.Length + commandId.Length + actor.Length) + 4 + data.Length;
        var rented = ArrayPool<byte>.Shared.Rent(max);
        try
        {
            var buffer = rented.AsSpan();
            previous.CopyTo(buffer);
            var n = previous.Length;
            BinaryPrimitives.WriteInt64BigEndian(buffer[n..], version);
            BinaryPrimitives.WriteInt64BigEndian(buffer[(n + 8)..], at.UtcTicks);
            n += 16;
            n += Text(buffer[n..], type);
            n += Text(buffer[n..], commandId);
            n += Text(buffer[n..], actor);
            BinaryPrimitives.WriteInt32BigEndian(buffer[n..], data.Length);
            data.CopyTo(buffer[(n + 4)..]);
            return SHA256.HashData(buffer[..(n + 4 + data.Length)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Whether a fact is the one that follows a link, as it was written; the link moves on to the fact's.</summary>
    public static bool Follows(RecordedEvent fact, ref byte[] link)
    {
        link = Link(link, fact.Version, fact.Type, fact.At, fact.CommandId, fact.Actor, fact.Data.Span);
        return fact.Hash.Span.SequenceEqual(link);
    }

    /// <summary>SHA-256 (hexadecimal) over every stream's name, version and last link, by name: the same for the same record, whatever store holds it.</summary>
    public static string Digest(IEnumerable<StreamHead> heads)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var head in heads.OrderBy(h => h.Stream, StringComparer.Ordinal))
        {
            sum.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.Stream}\n{head.Version}\n{Convert.ToHexStringLower(head.Hash.Span)}\n")));
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private static int Text(Span<byte> target, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, target[4..]);
        BinaryPrimitives.WriteInt32BigEndian(target, length);
        return 4 + length;
    }
}
