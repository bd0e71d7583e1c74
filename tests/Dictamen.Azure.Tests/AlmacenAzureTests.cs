using Dictamen.App;
using Dictamen.App.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Dictamen.Azure.Tests;

[Collection(AzuriteRun.Name)]
public sealed class AlmacenAzureTests(AzuriteFixture azurite)
{
    private const string Address = "https://ejemplo.invalid/";

    [Theory]
    [InlineData(null, Address, "Dictamen__Almacen__Tablas")]
    [InlineData(" ", Address, "Dictamen__Almacen__Tablas")]
    [InlineData("tabla", Address, "Dictamen__Almacen__Tablas")]
    [InlineData("http://sin-cifrar.invalid/", Address, "Dictamen__Almacen__Tablas")]
    [InlineData("AccountName=a;AccountKey=%%%", Address, "Dictamen__Almacen__Tablas")]
    [InlineData(Address, null, "Dictamen__Almacen__Blobs")]
    [InlineData(Address, "BlobEndpoint=nada", "Dictamen__Almacen__Blobs")]
    public void AWrongSettingStopsTheStartAndIsNamed(string? tablas, string? blobs, string setting)
    {
        var wrong = Assert.Throws<AjusteInvalidoException>(() => new ServiceCollection().AddDictamenAzure(new AlmacenAzureOptions(tablas, blobs)));
        Assert.Equal(setting, wrong.Ajuste);
        Assert.StartsWith(setting, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public void TheSettingsAreReadAsTheEnvironmentGivesThem()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Dictamen:Almacen:Tablas"] = "t", ["Dictamen:Almacen:Blobs"] = "b" }).Build();
        Assert.Equal(new AlmacenAzureOptions("t", "b"), AlmacenAzureOptions.De(configuration));
    }

    [Fact]
    public async Task AStartedHostHoldsTheThreeStoresAndStartsTwice()
    {
        for (var start = 0; start < 2; start++)
        {
            var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
            builder.Services.AddSingleton(TimeProvider.System).AddDictamenAzure(azurite.Options);
            using var host = builder.Build();
            await host.StartAsync();
            Assert.Equal(new Appended(1, Repeated: start == 1), await host.Services.GetRequiredService<IEventStore>().AppendAsync(Hechos.Append("expediente/A", 0, "c1")));
            Assert.NotNull(await host.Services.GetRequiredService<IDocumentStore>().OpenAsync(await host.Services.GetRequiredService<IDocumentStore>().PutAsync(new byte[3])));
            Assert.Empty(await host.Services.GetRequiredService<IFichaStore>().GetAsync([new("nadie")], new(Core.Rol.Operador, "op"), new Uso(Finalidad.SistemasDeDatos, "x")));
            await host.StopAsync();
        }
    }

    [Theory]
    [InlineData("AccountKey=", "AccountKey=AAAA")]
    [InlineData("/pruebas;", "/otra;")]
    public async Task AnAccountThatDoesNotLetUsInOrIsNotThereIsNamedByItsSetting(string part, string wrongly)
    {
        var foreign = azurite.Server.Connection.Replace(part, wrongly, StringComparison.Ordinal);
        var wrong = await Assert.ThrowsAsync<AjusteInvalidoException>(() => new AlmacenAzure(new(foreign, azurite.Server.Connection), TimeProvider.System).PrepararAsync());
        Assert.Equal("Dictamen__Almacen__Tablas", wrong.Ajuste);
        wrong = await Assert.ThrowsAsync<AjusteInvalidoException>(() => new AlmacenAzure(new(azurite.Server.Connection, foreign), TimeProvider.System).PrepararAsync());
        Assert.Equal("Dictamen__Almacen__Blobs", wrong.Ajuste);
    }

    [Fact]
    public async Task AStoreThatIsAwayAtTheStartStopsNoStartAndIsMadeReadyWhenItIsBack()
    {
        await using var server = new AzuriteServer();
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(TimeProvider.System).AddDictamenAzure(new(server.Connection, server.Connection));
        using var host = builder.Build();
        await host.StartAsync();
        var store = host.Services.GetRequiredService<IEventStore>();
        await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await store.AppendAsync(Hechos.Append("expediente/A", 0, "c1")));

        await server.StartAsync();
        while (!await ReadyAsync())
        {
        }

        await host.StopAsync();

        async Task<bool> ReadyAsync()
        {
            try
            {
                return await store.AppendAsync(Hechos.Append("expediente/A", 0, "c1")) is Appended;
            }
            catch (AlmacenNoDisponibleException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task AStoreThatComesBackAndTurnsThisIdentityAwayIsSaid()
    {
        using var bitacora = new Bitacora();
        await using var server = new AzuriteServer();
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.AddProvider(bitacora);
        var foreign = server.Connection.Replace("AccountKey=", "AccountKey=AAAA", StringComparison.Ordinal);
        builder.Services.AddSingleton(TimeProvider.System).AddDictamenAzure(new(foreign, foreign));
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Contains(bitacora.Avisos, a => a.StartsWith("El almacén no responde al arrancar", StringComparison.Ordinal));

        await server.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!bitacora.Avisos.Any(a => a.Contains("Dictamen__Almacen__Tablas", StringComparison.Ordinal)))
        {
            await Task.Delay(100, patience.Token);
        }

        await host.StopAsync();
    }
}
