using System.Net;
using System.Text;

namespace Dictamen.App.Notificaciones;

/// <summary>The HTML of a message. The text is the message; the HTML is the same text with paragraphs and lists, for mail programs on a phone.</summary>
internal static class HtmlDeCorreo
{
    /// <summary>Lines that begin with a hyphen become a list, empty lines separate paragraphs.</summary>
    public static string De(string texto)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"es-MX\"><body style=\"font-family:'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5;color:#161a1d;max-width:40em\">");
        var escrito = WebUtility.HtmlEncode(texto).AsSpan();
        foreach (var parrafo in escrito.Split("\n\n"))
        {
            var (primera, lista) = (true, false);
            if (escrito[parrafo].IsEmpty)
            {
                continue;
            }

            html.Append("<p>");
            foreach (var linea in escrito[parrafo].EnumerateLines())
            {
                var punto = linea.StartsWith("- ", StringComparison.Ordinal);
                if (punto != lista)
                {
                    html.Append(punto ? "</p><ul>" : "</ul><p>");
                    lista = punto;
                }
                else if (!primera && !punto)
                {
                    html.Append("<br>");
                }

                html.Append(punto ? "<li>" : "").Append(punto ? linea[2..] : linea).Append(punto ? "</li>" : "");
                primera = false;
            }

            html.Append(lista ? "</ul>" : "</p>");
        }

        return html.Append("</body></html>").ToString();
    }
}
