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
        var firma = Leer(configuracion, "Dictamen__Claves__Firma", "una o varias claves en base64 de 32 bytes o más, separadas por punto y coma; la primera firma y todas verifican", Firmas);
        var seudonimos = Leer(configuracion, "Dictamen__Claves__Seudonimos", "una clave en base64 de 32 bytes", v => Base64(v) is { Length: Clave } c ? c : null);
        return new Ajustes(
            almacen,
            firma,
            seudonimos,
            AjustesDeCorreo.De(configuracion, Instalacion(seudonimos)),
            Leer(configuracion, "Dictamen__Sitio__Url", "la dirección pública del sitio, que empieza con https:// (o http://localhost)", Direccion));
    }

    /// <summary>Reads one setting.</summary>
    /// <param name="configuracion">Where from.</param>
    /// <param name="nombre">Name as an environment variable.</param>
    /// <param name="esperado">What was expected, to complete a Spanish sentence.</param>
    /// <param name="leer">Answers <see langword="null"/> for what it does not understand.</param>
    internal static T Leer<T>(IConfiguration configuracion, string nombre, string esperado, Func<string, T?> leer) where T : class
    {
        var valor = configuracion[nombre.Replace("__", ":", StringComparison.Ordinal)]?.Trim();
        return string.IsNullOrEmpty(valor)
            ? throw new AjusteInvalidoException(nombre, $"falta este ajuste; escriba {esperado}.")
            : leer(valor) ?? throw new AjusteInvalidoException(nombre, $"no se entiende; se esperaba {esperado}.");
    }

    // From the key that is kept as long as the record: a site that moved to another address still takes the proofs of what it sent before.
    private static string Instalacion(byte[] seudonimos) => Convert.ToHexStringLower(HMACSHA256.HashData(seudonimos, "instalacion"u8))[..16];

    private static ClaveDeFirma[]? Firmas(string valor)
    {
        var claves = valor.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Base64).ToArray();
        // The id is derived from the key, so that rotating means only to put a new one in front.
        return claves.Length > 0 && claves.All(c => c is { Length: >= Clave })
            ? [.. claves.Select(c => new ClaveDeFirma(Convert.ToHexStringLower(SHA256.HashData(c!))[..8], c))]
            : null;
    }

    private static byte[]? Base64(string valor)
    {
        var bytes = new byte[valor.Length];
        return Convert.TryFromBase64String(valor, bytes, out var n) ? bytes[..n] : null;
    }

    private static string? Direccion(string valor) =>
        Uri.TryCreate(valor, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? valor.TrimEnd('/')
            : null;
}
