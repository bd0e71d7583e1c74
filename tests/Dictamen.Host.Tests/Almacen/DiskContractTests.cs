using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Dictamen.Stores.Contract;
using Xunit;

namespace Dictamen.Host.Tests.Almacen;

public sealed class DiskDocumentContractTests : DocumentStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();
    private DiskDocumentStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    protected override ValueTask<IDocumentStore> CreateAsync() => new(_store = DiskDocumentStore.Open(_directory.Path));
}

public sealed class DiskFichaContractTests : FichaStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();
    private DiskFichaStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    protected override ValueTask<IFichaStore> CreateAsync(TimeProvider clock) => new(_store = DiskFichaStore.Open(_directory.Path, clock));
}

public sealed class DiskBorradorContractTests : BorradorStoreContract, IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    protected override ValueTask<IBorradorStore> CreateAsync() => new(DiskBorradorStore.Open(_directory.Path));
}
