using System.Security.Cryptography;
using System.Text;
using Dictamen.Core;

namespace Dictamen.App.Personas;

/// <summary>Turns a CURP into the pseudonym under which the record knows the person: a keyed hash, so that nobody without the key can try all CURPs.</summary>
/// <param name="clave">Secret key, 32 bytes. Another key gives other pseudonyms: it is kept as long as the record.</param>
public sealed class Seudonimos(ReadOnlyMemory<byte> clave)
{
    private const int Bytes = 16;

    /// <summary>Pseudonym of the holder of a CURP: the first 128 bits of HMAC-SHA256.</summary>
    public PersonaId De([DatoPersonal] string curp)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(clave.Span, Encoding.UTF8.GetBytes(curp.Trim().ToUpperInvariant()), hash);
        return new PersonaId(Convert.ToHexStringLower(hash[..Bytes]));
    }

    /// <summary>Whether an id has the form of a pseudonym.</summary>
    public static bool EsSeudonimo(PersonaId id) => id.Valor is { Length: Bytes * 2 } valor && valor.All(char.IsAsciiHexDigitLower);
}
