using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dictamen.Host.Tests.Almacen;
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

    [Theory]
    [InlineData("demo", "--datos")]
    [InlineData("servir", "--datos")]
    [InlineData("--datos")]
    public void APortThatIsTakenIsSaidBeforeAnythingIsDone(params string[] orden)
    {
        using var carpeta = new TempDirectory();
        using var ocupado = new TcpListener(IPAddress.Loopback, 0);
        ocupado.Start();
        var puerto = ((IPEndPoint)ocupado.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var datos = Path.Combine(carpeta.Path, "datos");
        Assert.Contains($"El puerto {puerto} no está disponible", Consola.Correr([.. orden, datos, "--puerto", puerto]).Rechazo(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(datos));
    }
}
