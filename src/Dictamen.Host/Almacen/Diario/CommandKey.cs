using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dictamen.Host.Almacen;

/// <summary>A command id as it is kept in memory: half of its SHA-256. Two ids that share it will not be found, so it stands for the id.</summary>
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
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(commandId, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
