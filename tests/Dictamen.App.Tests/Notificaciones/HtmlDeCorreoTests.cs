using Dictamen.App.Notificaciones;
using Xunit;

namespace Dictamen.App.Tests.Notificaciones;

/// <summary>The HTML says what the text says, and nothing that somebody wrote becomes markup.</summary>
public sealed class HtmlDeCorreoTests
{
    [Theory]
    [InlineData("Uno.\n\nDos.", "<p>Uno.</p><p>Dos.</p>")]
    [InlineData("Uno.\nDos.", "<p>Uno.<br>Dos.</p>")]
    [InlineData("Faltan:\n- la CURP\n- el acta\nGracias.", "<p>Faltan:</p><ul><li>la CURP</li><li>el acta</li></ul><p>Gracias.</p>")]
    [InlineData("- la CURP", "<ul><li>la CURP</li></ul>")]
    [InlineData("\n\nUno.\n\n\n\nDos.\n\n", "<p>Uno.</p><p>Dos.</p>")]
    [InlineData("Niñez & <b>agua</b>: 5 > 3 «hoy»", "<p>Niñez &amp; &lt;b&gt;agua&lt;/b&gt;: 5 &gt; 3 «hoy»</p>")]
    [InlineData("&amp;", "<p>&amp;amp;</p>")]
    public void TheBodyOfTheTextIs(string texto, string cuerpo)
    {
        var html = HtmlDeCorreo.De(texto);
        Assert.StartsWith("<!doctype html><html lang=\"es-MX\"><head><meta charset=\"utf-8\"></head><body ", html, StringComparison.Ordinal);
        Assert.Equal($"{cuerpo}</body></html>", html[(html.IndexOf("em\">", StringComparison.Ordinal) + 4)..]);
    }
}
