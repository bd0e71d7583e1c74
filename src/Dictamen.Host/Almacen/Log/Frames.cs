using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Dictamen.Host.Almacen;

/// <summary>Where a frame is.</summary>
/// <param name="Segment">Number of its file, from 1.</param>
/// <param name="Offset">Byte of the file where its header starts.</param>
/// <param name="Length">Bytes of its payload.</param>
internal readonly record struct FramePlace(int Segment, long Offset, int Length);

/// <summary>The bytes of a log, all little endian (docs/adr/0004-diario.md).</summary>
/// <remarks>
/// Segment: header (64 bytes, the last 32 are the digest of the frame before it), then frames.
/// Frame: length of the payload (4), CRC-32C of length and number (4), number from 1 (8), payload, digest (32).
/// The digest is SHA-256 of the previous digest, the header and the payload: exactly the bytes that stand before it, from the previous
/// digest on. So any frame can be checked alone with one read, and segments can be checked side by side.
/// </remarks>
internal static class Frames
{
    /// <summary>Bytes of a frame's header.</summary>
    public const int Header = 16;

    /// <summary>Bytes of a digest.</summary>
    public const int Digest = SHA256.HashSizeInBytes;

    /// <summary>Bytes of a frame besides its payload.</summary>
    public const int Overhead = Header + Digest;

    /// <summary>Longest payload; a longer length is not believed.</summary>
    public const int MaxPayload = 128 << 20;

    /// <summary>Bytes of a segment's header.</summary>
    public const int SegmentHeader = 64;

    private const uint Seed = 0xD1C7A3E5;

    private static ReadOnlySpan<byte> Magic => "DICTAM01"u8;

    /// <summary>Digest before the first frame: no frame of one kind of log can be moved into another.</summary>
    public static byte[] Genesis(string kind) => SHA256.HashData(Encoding.ASCII.GetBytes("dictamen/" + kind));

    /// <summary>Name of a segment's file.</summary>
    public static string FileName(int segment) => $"{segment:D6}.seg";

    /// <summary>CRC-32C. It tells damage from a torn write; the digest is what proves.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = Seed;
        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return crc;
    }

    /// <summary>Writes a frame.</summary>
    /// <param name="whole">Buffer.</param>
    /// <param name="at">Where in the buffer the frame starts; the previous digest stands before it.</param>
    /// <param name="number">Number of the frame.</param>
    /// <param name="payload">Payload.</param>
    public static void Write(Span<byte> whole, int at, long number, ReadOnlySpan<byte> payload)
    {
        var frame = whole[at..];
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], number);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], HeaderCrc(frame));
        payload.CopyTo(frame[Header..]);
        SHA256.HashData(whole[(at - Digest)..(at + Header + payload.Length)], frame[(Header + payload.Length)..]);
    }

    /// <summary>Reads a frame's header; <see langword="false"/> when its bytes are not those that were written.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> frame, out int length, out long number)
    {
        length = BinaryPrimitives.ReadInt32LittleEndian(frame);
        number = BinaryPrimitives.ReadInt64LittleEndian(frame[8..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) == HeaderCrc(frame) && length is >= 0 and <= MaxPayload;
    }

    /// <summary>Whether a frame has its digest.</summary>
    /// <param name="bytes">Previous digest and the whole frame.</param>
    public static bool IsIntact(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[Digest];
        SHA256.HashData(bytes[..^Digest], digest);
        return digest.SequenceEqual(bytes[^Digest..]);
    }

    /// <summary>Header of a segment.</summary>
    public static byte[] NewSegment(string kind, int segment, long firstNumber, ReadOnlySpan<byte> previous)
    {
        var header = new byte[SegmentHeader];
        Magic.CopyTo(header);
        Encoding.ASCII.GetBytes(kind, header.AsSpan(8, 8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), segment);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(20), firstNumber);
        previous.CopyTo(header.AsSpan(32));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), SegmentCrc(header));
        return header;
    }

    /// <summary>Whether these bytes are the header of that segment.</summary>
    public static bool IsSegment(ReadOnlySpan<byte> header, string kind, int segment, long firstNumber, ReadOnlySpan<byte> previous) =>
        header.SequenceEqual(NewSegment(kind, segment, firstNumber, previous));

    /// <summary>Number of the first frame that a segment's header promises.</summary>
    public static long FirstNumber(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt64LittleEndian(header[20..]);

    private static uint HeaderCrc(ReadOnlySpan<byte> frame) =>
        BitOperations.Crc32C(BitOperations.Crc32C(Seed, BinaryPrimitives.ReadUInt32LittleEndian(frame)), BinaryPrimitives.ReadUInt64LittleEndian(frame[8..]));

    private static uint SegmentCrc(ReadOnlySpan<byte> header) => Crc(header[..28]) ^ Crc(header[32..SegmentHeader]);
}
