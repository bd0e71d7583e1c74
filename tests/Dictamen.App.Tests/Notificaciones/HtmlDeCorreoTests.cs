using Dictamen.App.Notificaciones;
using Xunit;

namespace Dictamen.App.Tests.Notificaciones;

/// <summary>The HTML says what the text says, and nothing that somebody wrote becomes markup.</summary>
public sealed class HtmlDeCorreoTests
{
    [Theory]
    [InlineData("Uno.\n\nDos.", "<p>Uno.</p>\n<p>Dos.</p>\n")]
    [InlineData("Uno.\nDos.", "<p>Uno.<br>\nDos.</p>\n")]
    [InlineData("Faltan:\n- la CURP\n- el acta\nGracias.", "<p>Faltan:</p>\n<ul><li>la CURP</li>\n<li>el acta</li>\n</ul>\n<p>Gracias.</p>\n")]
    [InlineData("- la CURP", "<ul><li>la CURP</li>\n</ul>\n")]
    [InlineData("\n\nUno.\n\n\n\nDos.\n\n", "<p>Uno.</p>\n<p>Dos.</p>\n")]
    [InlineData("Niñez & <b>agua</b>: 5 > 3 «hoy»", "<p>Niñez &amp; &lt;b&gt;agua&lt;/b&gt;: 5 &gt; 3 «hoy»</p>\n")]
    [InlineData("&amp;", "<p>&amp;amp;</p>\n")]
    public void TheBodyOfTheTextIs(string texto, string cuerpo)
    {
        var html = HtmlDeCorreo.De(texto);
        Assert.StartsWith("<!doctype html><html lang=\"es-MX\"><head><meta charset=\"utf-8\"></head><body ", html, StringComparison.Ordinal);
        Assert.Equal($"{cuerpo}</body></html>", html[(html.IndexOf("em\">\n", StringComparison.Ordinal) + 5)..]);
    }
}
