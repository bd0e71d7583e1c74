using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dictamen.Functions.SendGrid;

/// <summary>Verifies that events come from SendGrid: ECDSA (P-256, SHA-256) over the timestamp and the body, within a window, so that what was seen once cannot be sent again later.</summary>
public sealed class FirmaDeEventos(AjustesDeCorreo ajustes, TimeProvider reloj)
{
    /// <summary>Header with the signature.</summary>
    public const string Firma = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>Header with the instant of signing, in Unix seconds.</summary>
    public const string Instante = "X-Twilio-Email-Event-Webhook-Timestamp";

    // SendGrid tries again for a day what was not taken, and nothing says that it signs anew: a proof of reception must not be lost because the site was away. The same event twice does nothing.
    private static readonly TimeSpan Ventana = TimeSpan.FromHours(25);

    /// <summary>Whether a body is SendGrid's and recent.</summary>
    public bool Verificar(string? firma, string? instante, ReadOnlySpan<byte> cuerpo)
    {
        if (string.IsNullOrEmpty(firma)
            || !long.TryParse(instante, NumberStyles.None, CultureInfo.InvariantCulture, out var segundos)
            || segundos > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (reloj.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(segundos)).Duration() > Ventana)
        {
            return false;
        }

        var bytes = new byte[firma.Length];
        if (!Convert.TryFromBase64String(firma, bytes, out var largo))
        {
            return false;
        }

        using var clave = ECDsa.Create();
        clave.ImportSubjectPublicKeyInfo(ajustes.ClavePublicaWebhook.Span, out _);
        return clave.VerifyData([.. Encoding.ASCII.GetBytes(instante), .. cuerpo], bytes.AsSpan(0, largo), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
