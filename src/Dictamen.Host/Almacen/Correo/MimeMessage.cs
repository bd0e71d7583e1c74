using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Correspondencia = Dictamen.App.Ports.Correo;

namespace Dictamen.Host.Almacen;

/// <summary>A message as RFC 5322 and MIME write it. The same message at the same instant is the same bytes.</summary>
internal static class MimeMessage
{
    /// <summary>Renders a message.</summary>
    /// <param name="correo">Message.</param>
    /// <param name="remitente">Address that it comes from.</param>
    /// <param name="fecha">Instant for its <c>Date</c>.</param>
    public static byte[] Render(Correspondencia correo, string remitente, DateTimeOffset fecha)
    {
        var id = IdDigest(correo.Id);
        var text = new StringBuilder(512 + (correo.Texto.Length * 2) + (correo.Html?.Length * 2 ?? 0));
        Field(text, "Date", fecha.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Field(text, "From", remitente);
        Field(text, "To", string.Join(",\r\n ", correo.Para));
        Field(text, "Subject", MimeText.Header(correo.Asunto) is { Length: > 0 } asunto ? asunto : "(sin asunto)");
        Field(text, "Message-ID", $"<{id}@{remitente[(remitente.LastIndexOf('@') + 1)..].TrimEnd('>')}>");
        Field(text, "Auto-Submitted", "auto-generated");
        if (correo.Folio is { } folio)
        {
            Field(text, "X-Dictamen-Folio", MimeText.Header(folio));
        }

        Field(text, "MIME-Version", "1.0");
        if (correo.Html is null)
        {
            Part(text, "plain", correo.Texto);
        }
        else
        {
            var boundary = "=_" + id; // «=_» cannot stand in quoted-printable text.
            Field(text, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
            text.Append("\r\n--").Append(boundary).Append("\r\n");
            Part(text, "plain", correo.Texto);
            text.Append("--").Append(boundary).Append("\r\n");
            Part(text, "html", correo.Html);
            text.Append("--").Append(boundary).Append("--\r\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Whether something is one e-mail address that can stand in a header as it is.</summary>
    public static bool IsAddress(string address) =>
        address.All(c => c is > ' ' and <= '~' and not (',' or ';' or '<' or '>' or '"' or '(' or ')')) && MailAddress.TryCreate(address, out _);

    /// <summary>A message's id in a form that stands in a header and in a file's name.</summary>
    public static string IdDigest(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));

    private static void Field(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder text, string subtype, string body)
    {
        Field(text, "Content-Type", $"text/{subtype}; charset=utf-8");
        Field(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n");
        MimeText.QuotedPrintable(text, body);
    }
}
