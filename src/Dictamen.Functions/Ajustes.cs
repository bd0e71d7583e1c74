using System.Security.Cryptography;
using Dictamen.App;
using Dictamen.Azure;
using Dictamen.Functions.SendGrid;
using Dictamen.Web.Seguridad;
using Microsoft.Extensions.Configuration;

namespace Dictamen.Functions;

/// <summary>Settings of the head, read and checked before anything starts.</summary>
/// <param name="Almacen">Where the record is.</param>
/// <param name="Firma">Keys that sign links; the first signs, all verify.</param>
/// <param name="Seudonimos">Key of the pseudonyms, 32 bytes.</param>
/// <param name="Correo">E-mail.</param>
/// <param name="Sitio">Public address of the site, without a slash at the end.</param>
public sealed record Ajustes(AlmacenAzureOptions Almacen, IReadOnlyList<ClaveDeFirma> Firma, ReadOnlyMemory<byte> Seudonimos, AjustesDeCorreo Correo, string Sitio)
{
    private const int Clave = 32;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="AjusteInvalidoException">One is missing or wrong; the sentence names it.</exception>
    public static Ajustes De(IConfiguration configuracion)
    {
        var almacen = AlmacenAzureOptions.De(configuracion);
        // Made once to hear what is wrong with these two in the same words as everywhere.
        _ = new AlmacenAzure(almacen, TimeProvider.System);
        var enlaces = AjustesDeEnlaces.De(configuracion);
        var seudonimos = Ajuste.Leer(configuracion, "Dictamen__Claves__Seudonimos", "una clave en base64 de 32 bytes", v => Ajuste.Base64(v) is { Length: Clave } c ? c : null);
        return new Ajustes(almacen, enlaces.Firma, seudonimos, AjustesDeCorreo.De(configuracion, Instalacion(seudonimos)), enlaces.Sitio);
    }

    // From the key that is kept as long as the record: a site that moved to another address still takes the proofs of what it sent before.
    private static string Instalacion(byte[] seudonimos) => Convert.ToHexStringLower(HMACSHA256.HashData(seudonimos, "instalacion"u8))[..16];
}
