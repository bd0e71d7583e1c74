using System.Security.Cryptography;
using Dictamen.App;
using Microsoft.Extensions.Configuration;

namespace Dictamen.Functions.SendGrid;

/// <summary>Settings of the e-mail.</summary>
/// <param name="ApiKey">SendGrid's key, with <em>Mail Send</em> only.</param>
/// <param name="ClavePublicaWebhook">Public key of the signed event webhook, as a subject public key info (DER).</param>
/// <param name="Remitente">Address that sends.</param>
/// <param name="Pruebas">Sandbox: SendGrid checks each message and delivers none.</param>
/// <param name="Servidor">Another address of the service, for a stand-in on the developer's machine; <see langword="null"/> for SendGrid's own.</param>
public sealed record AjustesDeCorreo(string ApiKey, ReadOnlyMemory<byte> ClavePublicaWebhook, string Remitente, bool Pruebas = false, string? Servidor = null)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="AjusteInvalidoException">One is missing or wrong.</exception>
    public static AjustesDeCorreo De(IConfiguration configuracion)
    {
        const string pruebas = "Dictamen__Correo__SendGrid__Pruebas";
        const string servidor = "Dictamen__Correo__SendGrid__Servidor";
        return new AjustesDeCorreo(
            Ajustes.Leer(configuracion, "Dictamen__Correo__SendGrid__ApiKey", "la clave de API de SendGrid", v => v),
            Ajustes.Leer(configuracion, "Dictamen__Correo__SendGrid__ClavePublicaWebhook", "la clave pública del webhook firmado, como la muestra SendGrid", Publica),
            Ajustes.Leer(configuracion, "Dictamen__Correo__Remitente", "la dirección de correo que envía", v => v.Contains('@', StringComparison.Ordinal) ? v : null),
            Tiene(configuracion, pruebas) && bool.Parse(Ajustes.Leer(configuracion, pruebas, "true o false", v => bool.TryParse(v, out _) ? v : null)),
            Tiene(configuracion, servidor)
                ? Ajustes.Leer(configuracion, servidor, "una dirección http de esta máquina", v => Uri.TryCreate(v, UriKind.Absolute, out var u) && u.IsLoopback ? v.TrimEnd('/') : null)
                : null);
    }

    private static bool Tiene(IConfiguration configuracion, string nombre) => !string.IsNullOrWhiteSpace(configuracion[nombre.Replace("__", ":", StringComparison.Ordinal)]);

    private static byte[]? Publica(string valor)
    {
        try
        {
            var der = Convert.FromBase64String(string.Concat(valor.Split('\n', '\r').Where(l => !l.StartsWith("-----", StringComparison.Ordinal))));
            using var clave = ECDsa.Create();
            clave.ImportSubjectPublicKeyInfo(der, out _);
            return der;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
