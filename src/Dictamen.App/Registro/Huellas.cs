using System.Security.Cryptography;
using System.Text.Json;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>Digests of documents.</summary>
public static class Huellas
{
    /// <summary>Digest of a content: SHA-256, lower-case hexadecimal.</summary>
    public static Huella De(ReadOnlySpan<byte> contenido) => new(Convert.ToHexStringLower(SHA256.HashData(contenido)));

    /// <summary>Whether a text has the form of a digest.</summary>
    public static bool EsHuella(string? texto) => texto is { Length: 64 } && texto.All(c => char.IsAsciiHexDigitLower(c));

    /// <summary>The documents that a fact names: whatever has the form of a digest in its JSON.</summary>
    public static IReadOnlyList<Huella> En(ReadOnlySpan<byte> json)
    {
        var halladas = new List<Huella>();
        var lector = new Utf8JsonReader(json);
        while (lector.Read())
        {
            if (lector.TokenType == JsonTokenType.String && lector.ValueSpan.Length == 64 && lector.GetString() is { } texto && EsHuella(texto))
            {
                halladas.Add(new Huella(texto));
            }
        }

        return halladas;
    }
}
