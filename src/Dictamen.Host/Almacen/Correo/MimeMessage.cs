using System.Buffers;
using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Dictamen.App.Notificaciones;
using Correspondencia = Dictamen.App.Ports.Correo;

namespace Dictamen.Host.Almacen;

/// <summary>A message as RFC 5322 and MIME write it. The same message at the same instant is the same bytes.</summary>
internal static class MimeMessage
{
    private static readonly SearchValues<char> InAddress =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Except([',', ';', '<', '>', '"', '(', ')'])]);

    // A message is rendered without a pause, so a thread needs one place for it.
    [ThreadStatic]
    private static ArrayBufferWriter<char>? _html;

    /// <summary>Renders a message.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="id">Digest of its id (<see cref="IdDigest"/>).</param>
    /// <param name="correo">Message.</param>
    /// <param name="remitente">Address that it comes from.</param>
    /// <param name="fecha">Instant for its <c>Date</c>.</param>
    public static void Render(IBufferWriter<byte> into, string id, Correspondencia correo, string remitente, DateTimeOffset fecha)
    {
        var texto = correo.Texto.ReplaceLineEndings("\n");
        var boundary = "=_" + id;
        Field(into, "Date", fecha.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Field(into, "From", remitente);
        Field(into, "To", string.Join(",\r\n ", correo.Para));
        Field(into, "Subject", MimeText.Header(correo.Asunto) is { Length: > 0 } asunto ? asunto : "(sin asunto)");
        Field(into, "Message-ID", $"<{id}@{remitente[(remitente.LastIndexOf('@') + 1)..]}>");
        Field(into, "Auto-Submitted", "auto-generated");
        if (correo.Folio is { } folio)
        {
            Field(into, "X-Dictamen-Folio", MimeText.Header(folio));
        }

        Field(into, "MIME-Version", "1.0");
        if (!correo.EnHtml)
        {
            Part(into, "plain", texto, boundary);
        }
        else
        {
            Field(into, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
            Text(into, "\r\n--", boundary, "\r\n");
            Part(into, "plain", texto, boundary);
            Text(into, "--", boundary, "\r\n");
            var html = _html ??= new ArrayBufferWriter<char>();
            html.ResetWrittenCount();
            HtmlDeCorreo.Escribir(html, texto);
            Part(into, "html", html.WrittenSpan, boundary);
            Text(into, "--", boundary, "--\r\n");
        }
    }

    /// <summary>Whether something is one e-mail address that can stand in a header as it is.</summary>
    public static bool IsAddress(string address) =>
        !address.AsSpan().ContainsAnyExcept(InAddress) && MailAddress.TryCreate(address, out _);

    /// <summary>A message's id in a form that stands in a header and in a file's name.</summary>
    public static string IdDigest(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));

    private static void Field(IBufferWriter<byte> into, string name, string value) => Text(into, name, ": ", value, "\r\n");

    private static void Part(IBufferWriter<byte> into, string subtype, ReadOnlySpan<char> body, string boundary)
    {
        var asItIs = MimeText.StandsAsItIs(body, boundary);
        Field(into, "Content-Type", $"text/{subtype}; charset=utf-8");
        Field(into, "Content-Transfer-Encoding", asItIs ? "8bit" : "base64");
        Text(into, "\r\n");
        if (asItIs)
        {
            MimeText.Lines(into, body);
        }
        else
        {
            MimeText.Base64(into, body);
        }
    }

    private static void Text(IBufferWriter<byte> into, params ReadOnlySpan<string> pieces)
    {
        foreach (var piece in pieces)
        {
            Encoding.ASCII.GetBytes(piece, into);
        }
    }
}
