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
    [InlineData("[suggest]", "pla")]
    [InlineData("[diagram]", "plazo")]
    [InlineData("[env:A=1]", "reglas")]
    public void WhatIsNotKnownIsNamed(string palabra, params string[] mas) =>
        Assert.Contains($"«{palabra}»", Consola.Correr([palabra, .. mas]).Rechazo(), StringComparison.Ordinal);

    [Fact]
    public void WhatATerminalWouldObeyIsMadeVisible() =>
        Assert.StartsWith("No se reconoce el comando «<U+001B>[2J»", Consola.Correr("\u001B[2J").Rechazo(), StringComparison.Ordinal);

    [Fact]
    public void AnArgumentThatIsMissingIsNamed() =>
        Assert.Equal("Falta el argumento «FOLIO»; «dictamen explicar --help» muestra lo que se admite.", Consola.Correr("explicar").Rechazo());

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

    [Theory]
    [InlineData("demo", "--sin-servidor", "--datos")]
    [InlineData("servir", "--datos")]
    [InlineData("--datos")]
    public void WhatIsNoFolderIsRefusedBeforeAnythingIsDone(params string[] orden)
    {
        using var carpeta = new TempDirectory();
        var archivo = carpeta.In("archivo");
        File.WriteAllText(archivo, "");
        foreach (var datos in new[] { "", " ", archivo })
        {
            Assert.Equal($"El valor «{datos}» de la opción «--datos» no se admite: se espera una carpeta, que puede no existir todavía.", Consola.Correr([.. orden, datos]).Rechazo());
        }
    }

    [Theory]
    [InlineData("No existe «/proc/no-hay» ni puede crearse ahí", "demo", "--sin-servidor", "--datos", "/proc/no-hay")]
    [InlineData("No existe «/dev/null/datos» ni puede crearse ahí", "servir", "--datos", "/dev/null/datos")]
    [InlineData("«diario:/dev/null» no se admite: después de diario: se espera una carpeta", "migrar", "--de", "diario:/dev/null", "--a", "azurite")]
    [InlineData("«diario:» no se admite: después de diario: se espera una carpeta", "migrar", "--de", "diario:", "--a", "azurite")]
    public void AFolderThatTheDiskRefusesIsOneSentence(string frase, params string[] orden)
    {
        string[] puerto = orden[0] == "servir" ? ["--puerto", SitioEnProceso.PuertoLibre()] : [];
        Assert.StartsWith(frase, Consola.Correr([.. orden, .. puerto]).Rechazo(), StringComparison.Ordinal);
    }
}
