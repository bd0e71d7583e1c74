using System.Security.Cryptography;
using Dictamen.App;
using Microsoft.Extensions.Configuration;

namespace Dictamen.Web.Seguridad;

/// <summary>What signs the links of a site in Azure and where they lead: read in the same way by the site and by whoever issues a link beside it, so that what one signs the other opens.</summary>
/// <param name="Firma">Keys that sign links; the first signs, all verify.</param>
/// <param name="Sitio">Public address of the site, without a slash at the end.</param>
public sealed record AjustesDeEnlaces(IReadOnlyList<ClaveDeFirma> Firma, string Sitio)
{
    /// <summary>Setting of <see cref="Firma"/>.</summary>
    public const string AjusteFirma = "Dictamen__Claves__Firma";

    /// <summary>Setting of <see cref="Sitio"/>.</summary>
    public const string AjusteSitio = "Dictamen__Sitio__Url";

    private const int LargoMinimo = 32;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="AjusteInvalidoException">One is missing or wrong; the sentence names it.</exception>
    public static AjustesDeEnlaces De(IConfiguration configuracion) => new(
        Ajuste.Leer(configuracion, AjusteFirma, "una o varias claves en base64 de 32 bytes o más, separadas por punto y coma; la primera firma y todas verifican", Claves),
        Ajuste.Leer(configuracion, AjusteSitio, "la dirección pública del sitio, que empieza con https:// (o http://localhost)", Direccion));

    private static ClaveDeFirma[]? Claves(string valor)
    {
        var claves = valor.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Ajuste.Base64).ToArray();
        // The id is derived from the key, so that rotating means only to put a new one in front.
        return claves.Length > 0 && claves.All(c => c is { Length: >= LargoMinimo })
            ? [.. claves.Select(c => new ClaveDeFirma(Convert.ToHexStringLower(SHA256.HashData(c!))[..8], c))]
            : null;
    }

    private static string? Direccion(string valor) =>
        Uri.TryCreate(valor, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? valor.TrimEnd('/')
            : null;
}
