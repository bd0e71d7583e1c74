using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;

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

    /// <summary>A member of a committee as the record knows them. A CURP that did not come is none, and the rules say so at its field.</summary>
    public Integrante Integrante(DatosDeIntegrante p) => new(p.Cargo, De(p.Curp ?? ""), p.Curp is { Length: > 10 } curp ? curp[10..11].ToUpperInvariant() : "");

    /// <summary>The ficha of a member of a committee.</summary>
    /// <param name="p">What the format says of the person.</param>
    /// <param name="correos">Further addresses at which the committee accepts notifications.</param>
    public Ficha Ficha(DatosDeIntegrante p, ImmutableArray<string> correos) => new(
        De(p.Curp),
        p.Nombre,
        p.ApellidoPaterno,
        p.ApellidoMaterno,
        p.Curp,
        p.Correo,
        p.TelefonoLada,
        p.TelefonoCelular,
        string.Join(", ", new[] { $"{p.Calle} {p.NumeroExterior} {p.NumeroInterior}".Trim(), p.Colonia, p.Municipio, $"C.P. {p.CodigoPostal}" }.Where(t => t.Length > 0)))
    {
        CorreosDeNotificacion = correos,
    };

    /// <summary>Whether an id has the form of a pseudonym.</summary>
    public static bool EsSeudonimo(PersonaId id) => id.Valor is { Length: Bytes * 2 } valor && valor.All(char.IsAsciiHexDigitLower);
}
