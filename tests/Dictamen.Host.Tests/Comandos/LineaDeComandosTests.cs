using Xunit;

namespace Dictamen.Host.Tests.Comandos;

public class LineaDeComandosTests
{
    [Fact]
    public void HelpIsInSpanish()
    {
        var ayuda = Consola.Correr("--help");
        Assert.Equal(0, ayuda.Codigo);
        Assert.Contains("Descripción:", ayuda.Salida, StringComparison.Ordinal);
        Assert.Contains("Uso:", ayuda.Salida, StringComparison.Ordinal);
        Assert.Contains("Opciones:", ayuda.Salida, StringComparison.Ordinal);
        Assert.Contains("Mostrar ayuda", ayuda.Salida, StringComparison.Ordinal);
        Assert.DoesNotContain("Show", ayuda.Salida, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", ayuda.Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void VersionIsPrinted()
    {
        var version = Consola.Correr("--version");
        Assert.Equal(0, version.Codigo);
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Salida);
    }

    [Theory]
    [InlineData("desconocido")]
    [InlineData("--desconocida")]
    [InlineData("@archivo")]
    public void WhatIsNotKnownIsNamed(string palabra) =>
        Assert.Contains($"«{palabra}»", Consola.Correr(palabra).Rechazo(), StringComparison.Ordinal);

    [Fact]
    public void NoCommandIsRefused() => Assert.StartsWith("Falta indicar un comando", Consola.Correr().Rechazo(), StringComparison.Ordinal);
}
