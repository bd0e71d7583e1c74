using System.Text.Json;
using Dictamen.App;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.Functions.Tests;

/// <summary>A wrong setting stops the start with one sentence that names it; the sample starts.</summary>
public sealed class AjustesTests
{
    public static TheoryData<string> Obligatorios =>
    [
        "Dictamen__Almacen__Tablas", "Dictamen__Almacen__Blobs", "Dictamen__Claves__Firma", "Dictamen__Claves__Seudonimos", "Dictamen__Correo__SendGrid__ApiKey",
        "Dictamen__Correo__SendGrid__ClavePublicaWebhook", "Dictamen__Correo__Remitente", "Dictamen__Sitio__Url",
    ];

    [Fact]
    public void TheSampleIsComplete()
    {
        var a = Ajustes.De(Configuracion());
        Assert.True(a.Correo.Pruebas);
        Assert.Equal("http://localhost:7071", a.Sitio);
        Assert.Equal(["oficina@example.org"], a.Correo.Oficina.AsEnumerable());
        new ServiceCollection().AddDictamenFunctions(Configuracion());
    }

    [Theory]
    [MemberData(nameof(Obligatorios))]
    public void AMissingSettingIsNamedInOneSentence(string nombre)
    {
        var e = Assert.Throws<AjusteInvalidoException>(() => Ajustes.De(Configuracion((nombre, null))));
        Assert.Equal(nombre, e.Ajuste);
        Assert.StartsWith($"{nombre}: falta este ajuste;", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Theory]
    [InlineData("Dictamen__Claves__Firma", "corta")]
    [InlineData("Dictamen__Claves__Firma", "c2VjcmV0bw==")]
    [InlineData("Dictamen__Claves__Seudonimos", "c2VjcmV0bw==")]
    [InlineData("Dictamen__Correo__SendGrid__ClavePublicaWebhook", "c2VjcmV0bw==")]
    [InlineData("Dictamen__Correo__Remitente", "secreto")]
    [InlineData("Dictamen__Correo__Oficina", "secreto")]
    [InlineData("Dictamen__Correo__Oficina", "a@example.org; secreto")]
    [InlineData("Dictamen__Almacen__Tablas", "secreto")]
    [InlineData("Dictamen__Almacen__Blobs", "secreto")]
    [InlineData("Dictamen__Correo__SendGrid__Pruebas", "secreto")]
    [InlineData("Dictamen__Correo__SendGrid__Servidor", "https://secreto.example.org")]
    [InlineData("Dictamen__Sitio__Url", "http://secreto.example.org")]
    public void AWrongSettingIsNamedAndItsValueIsNotShown(string nombre, string valor)
    {
        var e = Assert.Throws<AjusteInvalidoException>(() => Ajustes.De(Configuracion((nombre, valor))));
        Assert.Equal(nombre, e.Ajuste);
        Assert.DoesNotContain("secreto", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2Vj", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void WithoutAnOfficeNobodyReceivesTheDigest(string? valor) => Assert.Empty(Ajustes.De(Configuracion(("Dictamen__Correo__Oficina", valor))).Correo.Oficina);

    [Fact]
    public void SeveralAddressesOfTheOfficeAreSeparatedBySemicolons() =>
        Assert.Equal(["a@example.org", "b@example.org"], Ajustes.De(Configuracion(("Dictamen__Correo__Oficina", "a@example.org; b@example.org;"))).Correo.Oficina.AsEnumerable());

    [Fact]
    public void SigningKeysRotateByPuttingANewOneInFront()
    {
        var vieja = Configuracion()["Dictamen:Claves:Firma"]!;
        var nueva = Convert.ToBase64String(new byte[32]);
        var a = Ajustes.De(Configuracion(("Dictamen__Claves__Firma", $"{nueva}; {vieja}")));
        Assert.Equal(2, a.Firma.Count);
        Assert.Equal(Ajustes.De(Configuracion()).Firma[0].Id, a.Firma[1].Id);
        Assert.NotEqual(a.Firma[0].Id, a.Firma[1].Id);
    }

    private static IConfiguration Configuracion(params (string Nombre, string? Valor)[] cambios)
    {
        var raiz = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(raiz.FullName, "Dictamen.sln")))
        {
            raiz = raiz.Parent!;
        }

        using var muestra = JsonDocument.Parse(File.ReadAllText(Path.Combine(raiz.FullName, "local.settings.sample.json")));
        var valores = muestra.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(v => v.Name.Replace("__", ":", StringComparison.Ordinal), v => (string?)v.Value.GetString());
        foreach (var (nombre, valor) in cambios)
        {
            valores[nombre.Replace("__", ":", StringComparison.Ordinal)] = valor;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(valores).Build();
    }
}
