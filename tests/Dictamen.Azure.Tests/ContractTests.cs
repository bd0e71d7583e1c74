using Dictamen.App.Ports;
using Dictamen.Azure.Borradores;
using Dictamen.Azure.Documentos;
using Dictamen.Azure.Fichas;
using Dictamen.Azure.Listas;
using Dictamen.Azure.Tablas;
using Dictamen.Stores.Contract;
using Xunit;

namespace Dictamen.Azure.Tests;

[Collection(AzuriteRun.Name)]
public sealed class TableEventContractTests(AzuriteFixture azurite) : EventStoreContract
{
    protected override int Histories => 15;

    protected override async ValueTask<IEventStore> CreateAsync() => new TableEventStore(await azurite.TableAsync());
}

[Collection(AzuriteRun.Name)]
public sealed class BlobDocumentContractTests(AzuriteFixture azurite) : DocumentStoreContract
{
    protected override async ValueTask<IDocumentStore> CreateAsync() => new BlobDocumentStore(await azurite.ContainerAsync());
}

[Collection(AzuriteRun.Name)]
public sealed class TableFichaContractTests(AzuriteFixture azurite) : FichaStoreContract
{
    protected override async ValueTask<IFichaStore> CreateAsync(TimeProvider clock) => new TableFichaStore(await azurite.TableAsync(), await azurite.TableAsync(), clock);
}

[Collection(AzuriteRun.Name)]
public sealed class BlobBorradorContractTests(AzuriteFixture azurite) : BorradorStoreContract
{
    protected override async ValueTask<IBorradorStore> CreateAsync() => new BlobBorradorStore(await azurite.ContainerAsync());
}

[Collection(AzuriteRun.Name)]
public sealed class TableLineaContractTests(AzuriteFixture azurite) : LineaStoreContract
{
    protected override async ValueTask<ILineaStore> CreateAsync(TimeProvider clock) => new TableLineaStore(await azurite.TableAsync(), await azurite.TableAsync(), clock);
}
