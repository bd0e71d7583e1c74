using System.Text.Json;
using Dictamen.App.Registro;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.App.Tests.Registro;

public class TextosRepetidosTests
{
    [Fact]
    public void TheSameTextInTwoFactsIsOneObject()
    {
        var uno = Leer<Dictionary<string, string>>("""{"cargo":"Tesorero","Tesorero":"cargo"}""");
        var otro = Leer<string[]>("""["Tesorero","cargo"]""");
        Assert.Same(uno["cargo"], otro[0]);
        Assert.Same(uno.Keys.Last(), otro[0]);
        Assert.Same(uno["Tesorero"], otro[1]);
    }

    [Fact]
    public void WhatIsWrittenIsReadWhateverItIs() =>
        Prop.ForAll<string?>(texto => Leer<string?[]>(JsonSerializer.Serialize(new[] { texto, texto }, HechoCodec.Opciones)) is [var uno, var otro] && uno == Escrito(texto) && otro == uno).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(5_000)]
    public void ALongTextIsReadAsItIs(int largo)
    {
        var texto = new string('ñ', largo);
        Assert.Equal(texto, Leer<string>(JsonSerializer.Serialize(texto, HechoCodec.Opciones)));
        Assert.Equal(texto, Assert.Single(Leer<Dictionary<string, int>>($$"""{"{{texto}}":1}""")).Key);
    }

    [Fact]
    public void MoreTextsThanThereArePlacesAreAllReadRight()
    {
        var textos = Enumerable.Range(0, 40_000).Select(i => $"texto {i}").ToArray();
        Assert.Equal(textos, Leer<string[]>(JsonSerializer.Serialize(textos, HechoCodec.Opciones)));
    }

    [Fact]
    public void WhatIsNoTextIsRefused() => Assert.Throws<JsonException>(() => Leer<string>("12"));

    private static T Leer<T>(string json) => JsonSerializer.Deserialize<T>(json, HechoCodec.Opciones)!;

    // Half of a pair of surrogates is no text: JSON writes it as the replacement character.
    private static string? Escrito(string? texto) => texto is null ? null : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(texto));
}
