using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dictamen.App.Registro;

namespace Dictamen.Host.Almacen;

/// <summary>
/// A command id as it is kept in memory: half of its SHA-256. Of an order, a quarter of the SHA-256 of its key and then the digest that its id carries (<see cref="Orden"/>), so that orders under one key share a half.
/// Two ids that share all of it will not be found, so it stands for the id.
/// </summary>
internal static class CommandKey
{
    /// <summary>Key of an id.</summary>
    public static UInt128 Of(string commandId)
    {
        var size = Encoding.UTF8.GetMaxByteCount(commandId.Length);
        Span<byte> utf8 = size <= 512 ? stackalloc byte[512] : new byte[size];
        return Of(utf8[..Encoding.UTF8.GetBytes(commandId, utf8)]);
    }

    /// <summary>Key of an id in UTF-8.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> commandId)
    {
        var end = Orden.Corte(commandId);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(end < 0 ? commandId : commandId[..end], digest);
        return end < 0
            ? BinaryPrimitives.ReadUInt128LittleEndian(digest)
            : new UInt128(BinaryPrimitives.ReadUInt64LittleEndian(digest), ulong.Parse(commandId[(end + 1)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether two orders have their key in common.</summary>
    public static bool SameOrder(UInt128 one, UInt128 other) => one >> 64 == other >> 64;
}
