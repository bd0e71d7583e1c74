using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>A <see cref="Huella"/> as 32 bytes, because a store holds many.</summary>
internal readonly record struct DocumentDigest(UInt128 High, UInt128 Low)
{
    /// <summary>Bytes.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>Takes 32 bytes.</summary>
    public static DocumentDigest From(ReadOnlySpan<byte> bytes) =>
        new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes), System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    /// <summary>Digest of a content.</summary>
    public static DocumentDigest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[Size];
        SHA256.HashData(content, bytes);
        return From(bytes);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Compares with the lower-case form that a Huella has.")]
    public static bool TryParse(Huella huella, out DocumentDigest digest)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var read = huella.Valor is { Length: 2 * Size } text
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            && !text.AsSpan().ContainsAnyInRange('A', 'F');
        digest = read ? From(bytes) : default;
        return read;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> target)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(target, High);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(target[16..], Low);
    }

    /// <summary>As the record writes it.</summary>
    public Huella ToHuella()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return new Huella(Convert.ToHexStringLower(bytes));
    }
}
