using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>Two processes over one store: what one claimed, the other leaves alone until the claim is over.</summary>
public sealed class EnlacesPedidosTests : IDisposable
{
    private readonly Aplicacion.RelojDePrueba _reloj = new();
    private readonly EnlacesPedidos _uno;
    private readonly EnlacesPedidos _otro;

    public EnlacesPedidosTests()
    {
        var store = new BorradoresEnMemoria();
        (_uno, _otro) = (new(store, _reloj), new(store, _reloj));
    }

    [Fact]
    public async Task WhatOneClaimedTheOtherDoesNotGetUntilTheClaimIsOver()
    {
        await _uno.PedirAsync("a@ejemplo.invalid", "PCS-2019-01-000001");
        var id = Assert.Single(await _otro.PendientesAsync()).Id;
        var tomado = (await _uno.TomarAsync(id))!;
        Assert.Equal(("a@ejemplo.invalid", "PCS-2019-01-000001"), (tomado.Correo, tomado.Folio));
        Assert.Null(await _otro.TomarAsync(id));
        Assert.True(Assert.Single(await _otro.PendientesAsync()).TomadoHasta > _reloj.Ahora);

        // Whoever claimed it died.
        _reloj.Ahora = tomado.TomadoHasta!.Value;
        var segundo = (await _otro.TomarAsync(id))!;
        Assert.Equal(tomado with { TomadoHasta = segundo.TomadoHasta }, segundo);

        // It was only late: what another one claimed since then is not given back.
        await _uno.DevolverAsync(tomado);
        Assert.Null(await _uno.TomarAsync(id));
        await _otro.QuitarAsync([id]);
        Assert.Null(await _uno.TomarAsync(id));
        Assert.Empty(await _uno.PendientesAsync());
    }

    [Fact]
    public async Task OfTwoWhoClaimAtOnceOneDoes()
    {
        await _uno.PedirAsync("a@ejemplo.invalid", "");
        var id = Assert.Single(await _uno.PendientesAsync()).Id;
        Assert.Single(await Task.WhenAll(_uno.TomarAsync(id), _otro.TomarAsync(id)), t => t is not null);
    }

    [Fact]
    public async Task WhatIsGivenBackIsAsItWas()
    {
        await _uno.PedirAsync("a@ejemplo.invalid", "no es un folio");
        var antes = Assert.Single(await _uno.PendientesAsync());
        await _uno.DevolverAsync((await _uno.TomarAsync(antes.Id))!);
        Assert.Equal(antes, Assert.Single(await _otro.PendientesAsync()));
        Assert.NotNull(await _otro.TomarAsync(antes.Id));
    }

    public void Dispose()
    {
        _uno.Dispose();
        _otro.Dispose();
    }
}
