using System.Globalization;
using Dictamen.Host.Comandos;
using Xunit;

namespace Dictamen.Azure.Tests.Demo;

/// <summary><c>dictamen demo --almacen azurite</c>, as it is typed.</summary>
[Collection(AjustesDelProceso.Nombre)]
public sealed class ComandoDemoEnAzuriteTests : IAsyncLifetime
{
    private AzuriteServer Azurite { get; } = new();
    private readonly DirectoryInfo _carpeta = Directory.CreateTempSubdirectory("dictamen-demo-");

    public async Task InitializeAsync()
    {
        await Azurite.StartAsync();
        Ajustar(Azurite.Connection);
    }

    public async Task DisposeAsync()
    {
        Ajustar(null);
        await Azurite.DisposeAsync();
        _carpeta.Delete(recursive: true);
    }

    [Fact]
    public async Task ItRunsTellsAStoryAndDoesNotMixTwoRecords()
    {
        var datos = Path.Combine(_carpeta.FullName, "datos");
        var (codigo, salida, errores) = await CorrerAsync("demo", "--sin-servidor", "--almacen", "azurite", "--proyectos", "1", "--datos", datos);
        Assert.Equal((0, ""), (codigo, errores));
        Assert.Contains("en azurite;", salida, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(datos, "diario")));
        Assert.True(File.Exists(Path.Combine(datos, "claves.json")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(datos, "buzon"), "*.eml", SearchOption.AllDirectories));

        (codigo, salida, _) = await CorrerAsync("explicar", "PCS-2019-01-000001", "--almacen", "azurite", "--datos", datos);
        Assert.Equal(0, codigo);
        Assert.Contains("[PCS-4.2.2-02]", salida, StringComparison.Ordinal);

        for (var vez = 0; vez < 2; vez++)
        {
            (codigo, salida, errores) = await CorrerAsync("reconstruir", "--almacen", "azurite");
            Assert.Equal((0, ""), (codigo, errores));
            Assert.Matches("^Listas reconstruidas: [1-9][0-9]* renglones rehechos desde el registro, 0 sobrantes quitados[.]", salida);
        }

        var copia = Path.Combine(_carpeta.FullName, "copia");
        (codigo, salida, errores) = await CorrerAsync("migrar", "--de", "azurite", "--a", $"diario:{copia}", "--datos", datos);
        Assert.Equal((0, ""), (codigo, errores));
        Assert.Contains("son iguales", salida, StringComparison.Ordinal);
        Assert.Contains("son las mismas en ambos lados", salida, StringComparison.Ordinal);
        Assert.Equal(0, (await CorrerAsync("verificar", "--datos", copia)).Codigo);
        Assert.Equal(0, (await CorrerAsync("explicar", "PCS-2019-01-000001", "--datos", copia)).Codigo);

        (codigo, salida, errores) = await CorrerAsync("demo", "--sin-servidor", "--almacen", "azurite", "--datos", Path.Combine(_carpeta.FullName, "otra"));
        Assert.Equal((2, ""), (codigo, salida));
        Assert.Contains("ya tienen un registro", errores, StringComparison.Ordinal);

        await Azurite.StopAsync();
        (codigo, salida, errores) = await CorrerAsync("demo", "--sin-servidor", "--almacen", "azurite", "--datos", Path.Combine(_carpeta.FullName, "otra"));
        Assert.Equal((2, ""), (codigo, salida));
        Assert.Contains("no responde", errores, StringComparison.Ordinal);
    }

    private static void Ajustar(string? conexion)
    {
        Environment.SetEnvironmentVariable(AlmacenAzureOptions.AjusteTablas, conexion);
        Environment.SetEnvironmentVariable(AlmacenAzureOptions.AjusteBlobs, conexion);
    }

    private static async Task<(int Codigo, string Salida, string Errores)> CorrerAsync(params string[] args)
    {
        using var salida = new StringWriter(CultureInfo.InvariantCulture);
        using var errores = new StringWriter(CultureInfo.InvariantCulture);
        return (await LineaDeComandos.Ejecutar(args, salida, errores), salida.ToString(), errores.ToString());
    }
}
