using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Comunidades;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Registro;

/// <summary>Memory keeps the states that are in use: when it is full those go that nobody touched for longest, and are read again when somebody does.</summary>
public sealed class RepositorioTests : IAsyncDisposable
{
    private const int Capacidad = 8;

    private readonly DiscoLento _disco;
    private readonly Aplicacion _app;

    public RepositorioTests()
    {
        DiscoLento? disco = null;
        _app = new Aplicacion(s => s.AddSingleton<IEventStore>(_ => disco!).AddSingleton(_ => new Repositorio(disco!, Capacidad)));
        _disco = disco = new DiscoLento(_app.Record);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task AStreamInUseStaysWhateverElseIsRead()
    {
        for (var i = 0; i < 10 * Capacidad; i++)
        {
            await CargarNuevaAsync($"otra-{i}");
            Assert.Equal(i == 0 ? 1 : 0, await LecturasDeAsync(() => i == 0 ? CargarNuevaAsync("clave") : CargarAsync("clave")));
        }
    }

    [Fact]
    public async Task WhatFitsStaysThoughItIsNotTouched()
    {
        for (var i = 0; i < Capacidad; i++)
        {
            await CargarNuevaAsync($"otra-{i}");
        }

        Assert.Equal(0, await LecturasDeAsync(() => Task.WhenAll(Enumerable.Range(0, Capacidad).Select(i => CargarAsync($"otra-{i}")))));
    }

    [Fact]
    public async Task WhatIsForgottenIsReadAgainAsItIsInTheRecord()
    {
        await CargarNuevaAsync("clave");
        for (var i = 0; i < 2 * Capacidad; i++)
        {
            await CargarNuevaAsync($"otra-{i}");
        }

        await _app.Record.DadoAsync("comunidad/clave", new ComunidadFueImpedida(2021, new Folio("PCS-2019-01", 2)));
        Assert.Equal(1, await LecturasDeAsync(async () => Assert.Equal([2020, 2021], (await _app.De<Repositorio>().CargarAsync<Comunidad>("clave")).Estado.Impedimentos.Keys.Order())));
        Assert.Equal(0, await LecturasDeAsync(() => CargarAsync("clave")));
    }

    [Fact]
    public async Task WhatIsOnItsWayIsWaitedForAndThenGoesLikeAnyOther()
    {
        var acto = _app.De<Despachador>().EjecutarAsync("clave", new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1)), Actor.Sistema, "orden");
        for (var i = 0; i < 4 * Capacidad; i++)
        {
            await CargarNuevaAsync($"otra-{i}");
        }

        var lectura = _app.De<Repositorio>().CargarAsync<Comunidad>("clave").AsTask();
        Assert.False(lectura.IsCompleted);
        _disco.Seguir();
        Assert.Equal((1L, 1L), ((await lectura).Version, (await acto).Version));

        for (var i = 0; i < 2 * Capacidad; i++)
        {
            await CargarNuevaAsync($"nueva-{i}");
        }

        Assert.Equal(1, await LecturasDeAsync(() => CargarAsync("clave")));
    }

    private async Task CargarNuevaAsync(string clave)
    {
        await _app.Record.DadoAsync($"comunidad/{clave}", new ComunidadFueImpedida(2020, new Folio("PCS-2019-01", 2)));
        await CargarAsync(clave);
    }

    private async Task CargarAsync(string clave) => Assert.Equal([2020], (await _app.De<Repositorio>().CargarAsync<Comunidad>(clave)).Estado.Impedimentos.Keys.Where(k => k == 2020));

    private async Task<int> LecturasDeAsync(Func<Task> hacer)
    {
        var antes = _disco.Lecturas;
        await hacer();
        return _disco.Lecturas - antes;
    }
}
