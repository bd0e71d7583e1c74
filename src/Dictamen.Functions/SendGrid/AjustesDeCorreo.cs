using System.Collections.Immutable;
using System.Net.Mail;
using System.Security.Cryptography;
using Dictamen.App;
using Microsoft.Extensions.Configuration;

namespace Dictamen.Functions.SendGrid;

/// <summary>Settings of the e-mail.</summary>
/// <param name="ApiKey">SendGrid's key, with <em>Mail Send</em> only.</param>
/// <param name="ClavePublicaWebhook">Public key of the signed event webhook, as a subject public key info (DER).</param>
/// <param name="Remitente">Address that sends.</param>
/// <param name="Instalacion">Mark on every message, which comes back with its events: several installations may send through one account of SendGrid, and each hears of what all of them sent.</param>
/// <param name="Pruebas">Sandbox: SendGrid checks each message and delivers none.</param>
/// <param name="Servidor">Another address of the service, for a stand-in on the developer's machine; <see langword="null"/> for SendGrid's own.</param>
public sealed record AjustesDeCorreo(string ApiKey, ReadOnlyMemory<byte> ClavePublicaWebhook, string Remitente, string Instalacion, bool Pruebas = false, string? Servidor = null)
{
    /// <summary>Addresses of the office, which receive the digest of the day's work; none, and nobody does.</summary>
    public ImmutableArray<string> Oficina { get; init; } = [];

    /// <summary>Reads the settings.</summary>
    /// <param name="configuracion">Where from.</param>
    /// <param name="instalacion">Mark of this installation.</param>
    /// <exception cref="AjusteInvalidoException">One is missing or wrong.</exception>
    public static AjustesDeCorreo De(IConfiguration configuracion, string instalacion)
    {
        const string pruebas = "Dictamen__Correo__SendGrid__Pruebas";
        const string servidor = "Dictamen__Correo__SendGrid__Servidor";
        const string oficina = "Dictamen__Correo__Oficina";
        return new AjustesDeCorreo(
            Ajuste.Leer(configuracion, "Dictamen__Correo__SendGrid__ApiKey", "la clave de API de SendGrid", v => v),
            Ajuste.Leer(configuracion, "Dictamen__Correo__SendGrid__ClavePublicaWebhook", "la clave pública del webhook firmado, como la muestra SendGrid", Publica),
            Ajuste.Leer(configuracion, "Dictamen__Correo__Remitente", "la dirección de correo que envía", v => EsDireccion(v) ? v : null),
            instalacion,
            Tiene(configuracion, pruebas) && bool.Parse(Ajuste.Leer(configuracion, pruebas, "true o false", v => bool.TryParse(v, out _) ? v : null)),
            Tiene(configuracion, servidor)
                ? Ajuste.Leer(configuracion, servidor, "una dirección http de esta máquina", v => Uri.TryCreate(v, UriKind.Absolute, out var u) && u.IsLoopback ? v.TrimEnd('/') : null)
                : null)
        {
            Oficina = Tiene(configuracion, oficina) ? [.. Ajuste.Leer(configuracion, oficina, "una o varias direcciones de correo, separadas por punto y coma", Direcciones)] : [],
        };
    }

    private static string[]? Direcciones(string valor) =>
        valor.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } todas && todas.All(EsDireccion) ? todas : null;

    private static bool EsDireccion(string valor) => MailAddress.TryCreate(valor, out var una) && una.Address == valor;

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
