using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Xunit;

namespace Dictamen.Azure.Tests;

/// <summary>One Azurite for the whole run; every test takes tables and containers of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private int _names;

    public AzuriteServer Server { get; } = new();

    public AlmacenAzureOptions Options => new(Server.Connection, Server.Connection);

    public Task InitializeAsync() => Server.StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();

    /// <summary>A new table, seen through policies that run at every try.</summary>
    public async Task<TableClient> TableAsync(params HttpPipelinePolicy[] policies)
    {
        var name = $"t{Interlocked.Increment(ref _names)}";
        await Clientes.Tablas(Options).CreateTableAsync($"prueba{name}");
        return Table($"prueba{name}", policies);
    }

    /// <summary>A table that exists, seen through policies.</summary>
    public TableClient Table(string name, params HttpPipelinePolicy[] policies) => Clientes.Tablas(Options, Policies.On(new TableClientOptions(), policies)).GetTableClient(name);

    /// <summary>A new container, seen through policies that run at every try.</summary>
    public async Task<BlobContainerClient> ContainerAsync(params HttpPipelinePolicy[] policies)
    {
        var container = Clientes.Blobs(Options, Policies.On(new BlobClientOptions(), policies)).GetBlobContainerClient($"prueba{Interlocked.Increment(ref _names)}");
        await container.CreateIfNotExistsAsync();
        return container;
    }
}

[CollectionDefinition(Name)]
public sealed class AzuriteRun : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
