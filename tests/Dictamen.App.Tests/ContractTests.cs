using Dictamen.App.Ports;
using Dictamen.App.Tests.Kit;
using Dictamen.Stores.Contract;

namespace Dictamen.App.Tests;

/// <summary>The store of lines that these tests use has the manners of the real one.</summary>
public sealed class LineasEnMemoriaContractTests : LineaStoreContract
{
    protected override ValueTask<ILineaStore> CreateAsync(TimeProvider clock) => new(new LineasEnMemoria(clock));
}

/// <summary>So has the store of drafts.</summary>
public sealed class BorradoresEnMemoriaContractTests : BorradorStoreContract
{
    protected override ValueTask<IBorradorStore> CreateAsync() => new(new BorradoresEnMemoria());
}
