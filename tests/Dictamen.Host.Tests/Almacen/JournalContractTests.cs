using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Dictamen.Stores.Contract;
using Xunit;

namespace Dictamen.Host.Tests.Almacen;

public sealed class JournalContractTests : EventStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();
    private JournalEventStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    public void Dispose() => _directory.Dispose();

    protected override ValueTask<IEventStore> CreateAsync() => new(_store = JournalEventStore.Open(_directory.Path));
}
