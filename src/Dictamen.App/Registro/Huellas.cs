using System.Security.Cryptography;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>Digests of documents.</summary>
public static class Huellas
{
    /// <summary>Digest of a content: SHA-256, lower-case hexadecimal.</summary>
    public static Huella De(ReadOnlySpan<byte> contenido) => new(Convert.ToHexStringLower(SHA256.HashData(contenido)));

    /// <summary>Whether a text has the form of a digest.</summary>
    public static bool EsHuella(string? texto) => texto is { Length: 64 } && texto.All(c => char.IsAsciiHexDigitLower(c));
}
