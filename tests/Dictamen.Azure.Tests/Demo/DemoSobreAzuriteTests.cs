using Xunit;

namespace Dictamen.Azure.Tests.Demo;

/// <summary>The demonstration over the tables is the one over the journal: the same summary, and the same facts down to the last link.</summary>
public sealed class DemoSobreAzuriteTests : IAsyncLifetime
{
    // The first of the sample, to keep the run short.
    private const int Proyectos = 12;

    private AzuriteServer Azurite { get; } = new();
    private readonly DirectoryInfo _carpeta = Directory.CreateTempSubdirectory("dictamen-demo-");

    public Task InitializeAsync() => Azurite.StartAsync();

    public async Task DisposeAsync()
    {
        await Azurite.DisposeAsync();
        _carpeta.Delete(recursive: true);
    }

    [Fact]
    public async Task TheSummaryAndEveryChainAreTheOnesOfTheJournal()
    {
        var opciones = new AlmacenAzureOptions(Azurite.Connection, Azurite.Connection);
        await new AlmacenAzure(opciones, TimeProvider.System).PrepararAsync();
        var diario = await CorridaDeDemo.EnDiarioAsync(In("diario"), Proyectos);
        var azurite = await CorridaDeDemo.EnAzuriteAsync(opciones, In("azurite"), Proyectos);
        Assert.Equal(diario.SinLugar(), azurite.SinLugar());
        Assert.Equal(diario.Cabezas, azurite.Cabezas);
    }

    [Fact]
    public async Task TheSameKeysAndSeedGiveTheSameFactsEveryTime()
    {
        var primera = await CorridaDeDemo.EnDiarioAsync(In("primera"), proyectos: null);
        var segunda = await CorridaDeDemo.EnDiarioAsync(In("segunda"), proyectos: null);
        Assert.Equal(primera.Cabezas, segunda.Cabezas);
    }

    private string In(string nombre) => Path.Combine(_carpeta.FullName, nombre);
}
