using Dictamen.App.Ports;
using Dictamen.App.Tests.Kit;
using Dictamen.Stores.Contract;

namespace Dictamen.App.Tests.Consultas;

/// <summary>The store of lines that these tests use has the manners of the real one.</summary>
public sealed class LineasEnMemoriaTests : LineaStoreContract
{
    protected override ValueTask<ILineaStore> CreateAsync(TimeProvider clock) => new(new LineasEnMemoria(clock));
}
