using System.Buffers;

namespace Dictamen.App.Notificaciones;

/// <summary>The HTML of a message. The text is the message; the HTML is the same text with paragraphs and lists, for mail programs on a phone.</summary>
/// <remarks>Each paragraph and item is a line of its own: mail allows no line of more than 998 bytes.</remarks>
public static class HtmlDeCorreo
{
    private const string Inicio = "<!doctype html><html lang=\"es-MX\"><head><meta charset=\"utf-8\"></head><body style=\"font-family:'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5;color:#161a1d;max-width:40em\">\n";
    private const string Punto = "- ";
    private const string Fin = "</body></html>";

    // What is written stands between tags only, where these three are all that could become markup.
    private static readonly SearchValues<char> Marcas = SearchValues.Create("&<>");

    /// <summary>The HTML of a text. Lines that begin with a hyphen become a list, empty lines separate paragraphs.</summary>
    public static string De(string texto)
    {
        var html = new ArrayBufferWriter<char>();
        Escribir(html, texto.ReplaceLineEndings("\n"));
        return html.WrittenSpan.ToString();
    }

    /// <summary>Writes the HTML of a text.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="texto">The text, its lines ended by a line feed alone.</param>
    public static void Escribir(IBufferWriter<char> html, ReadOnlySpan<char> texto)
    {
        html.Write(Inicio);
        foreach (var parrafo in texto.Split("\n\n"))
        {
            if (texto[parrafo].IsEmpty)
            {
                continue;
            }

            var (primera, lista) = (true, texto[parrafo].StartsWith(Punto, StringComparison.Ordinal));
            html.Write(lista ? "<ul>" : "<p>");
            foreach (var renglon in texto[parrafo].Split('\n'))
            {
                var linea = texto[parrafo][renglon];
                var punto = linea.StartsWith(Punto, StringComparison.Ordinal);
                if (punto != lista)
                {
                    html.Write(punto ? "</p>\n<ul>" : "</ul>\n<p>");
                    lista = punto;
                }
                else if (!primera && !punto)
                {
                    html.Write("<br>\n");
                }

                html.Write(punto ? "<li>" : "");
                Escapar(html, punto ? linea[Punto.Length..] : linea);
                html.Write(punto ? "</li>\n" : "");
                primera = false;
            }

            html.Write(lista ? "</ul>\n" : "</p>\n");
        }

        html.Write(Fin);
    }

    private static void Escapar(IBufferWriter<char> html, ReadOnlySpan<char> texto)
    {
        for (int corte; (corte = texto.IndexOfAny(Marcas)) >= 0; texto = texto[(corte + 1)..])
        {
            html.Write(texto[..corte]);
            html.Write(texto[corte] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
        }

        html.Write(texto);
    }
}
