using System.Text.Json;
using Dictamen.App.Reglas;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

public class ComandoReglasTests
{
    [Fact]
    public void TheTotalComesFirst()
    {
        var consola = Consola.Correr("reglas");
        Assert.Equal(0, consola.Codigo);
        var total = CatalogoDeReglas.Nombres.Sum(n => CatalogoDeReglas.De(n).Length);
        Assert.StartsWith($"Total: {total} reglas; ", consola.Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryStateOfTheRulesAddsUp()
    {
        using var json = JsonDocument.Parse(Consola.Correr("reglas", "--programa", "PCS-2019", "--json").Salida);
        var t = Assert.Single(json.RootElement.GetProperty("totales").EnumerateArray());
        int N(string clave) => t.GetProperty(clave).GetInt32();
        Assert.Equal(N("reglas"), N("implementadas") + N("pendientes") + N("noEjecutables"));
        Assert.Equal(N("reglas"), json.RootElement.GetProperty("reglas").GetArrayLength());
    }

    [Theory]
    [InlineData("implementada", "PCS-A2-13", "PCS-2.1-01")]
    [InlineData("no-ejecutable", "PCS-2.1-01", "PCS-A2-13")]
    public void OneStateAtATime(string estado, string con, string sin)
    {
        var salida = Consola.Correr("reglas", "--programa", "PCS-2019", "--estado", estado).Salida;
        Assert.Contains($" {con} ", salida, StringComparison.Ordinal);
        Assert.DoesNotContain($" {sin} ", salida, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleShowsItsTypeAndItsTests()
    {
        using var json = JsonDocument.Parse(Consola.Correr("reglas", "--estado", "implementada", "--json").Salida);
        var tope = Assert.Single(json.RootElement.GetProperty("reglas").EnumerateArray(), r => r.GetProperty("id").GetString() == "AMB-08");
        Assert.Contains("Core.Programas.Programa.Tope", tope.GetProperty("tipos").EnumerateArray().Select(x => x.GetString()));
        Assert.Contains(tope.GetProperty("pruebas").EnumerateArray(), x => x.GetString()!.EndsWith("TheCeilingIsThatOfTheObjectiveOrOfTheSolarPanels", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--programa", "XYZ")]
    [InlineData("--estado", "quizas")]
    public void AnUnknownFilterIsRefused(string opcion, string valor) =>
        Assert.Contains($"«{valor}»", Consola.Correr("reglas", opcion, valor).Rechazo(), StringComparison.Ordinal);
}
