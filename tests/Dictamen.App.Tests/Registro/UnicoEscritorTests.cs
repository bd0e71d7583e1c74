using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Comunidades;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Registro;

/// <summary>Where only this process writes, an act is decided upon one that is still on its way to the disk, and nobody is answered before both are there.</summary>
public sealed class UnicoEscritorTests : IAsyncDisposable
{
    private readonly DiscoLento _disco;
    private readonly Aplicacion _app;

    public UnicoEscritorTests()
    {
        DiscoLento? disco = null;
        _app = new Aplicacion(s => s.AddSingleton<IEventStore>(p => disco!));
        _disco = disco = new DiscoLento(_app.Record);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TwoActsUponOneStreamWaitForTheDiskTogether()
    {
        var (uno, dos) = (ImpedirAsync(2020), ImpedirAsync(2021));
        Assert.False(uno.IsCompleted || dos.IsCompleted);
        Assert.Empty(await _app.Record.ReadAsync("comunidad/clave"));

        _disco.Seguir();
        Assert.Equal((1L, 2L), ((await uno).Version, (await dos).Version));
        Assert.Equal(2, (await _app.Record.ReadAsync("comunidad/clave")).Count);
    }

    [Fact]
    public async Task WhoFindsTheWorkDoneIsNotToldSoBeforeItIsOnDisk()
    {
        var (uno, otra) = (ImpedirAsync(2020), ImpedirAsync(2020, "otra"));
        await Task.Yield();
        Assert.False(uno.IsCompleted || otra.IsCompleted);

        _disco.Seguir();
        Assert.Single((await uno).Hechos);
        Assert.Empty((await otra).Hechos);
    }

    [Fact]
    public async Task WhoReadsIsShownNothingThatIsNotOnDisk()
    {
        var uno = ImpedirAsync(2020);
        var lectura = _app.De<Repositorio>().CargarAsync<Comunidad>("clave").AsTask();
        Assert.False(lectura.IsCompleted);

        _disco.Seguir();
        var (estado, version) = await lectura;
        Assert.Equal(1, version);
        Assert.Equal([2020], estado.Impedimentos.Keys);
        await uno;
    }

    [Fact]
    public async Task WhoReadsIsNotShownWhatAnOrderDoneBeforeWouldHaveMade()
    {
        await _app.Record.AppendAsync(new Append("comunidad/clave", 0, "orden/2021", default, "sistema", [HechoCodec.Escribir(new ComunidadFueImpedida(2020, new Folio("PCS-2019-01", 2)))]));
        var repetida = ImpedirAsync(2021);
        var lectura = _app.De<Repositorio>().CargarAsync<Comunidad>("clave").AsTask();

        _disco.Seguir();
        var (estado, version) = await lectura;
        Assert.Equal(1, version);
        Assert.Equal([2020], estado.Impedimentos.Keys);
        Assert.True((await repetida).Repetida);
    }

    [Fact]
    public async Task WhatIsOnItsWayIsWaitedForThoughMemoryForgotTheOtherStates()
    {
        var uno = ImpedirAsync(2020);
        await CargarOtrasAsync(conHechos: true);
        var lectura = _app.De<Repositorio>().CargarAsync<Comunidad>("clave").AsTask();
        Assert.False(lectura.IsCompleted);

        _disco.Seguir();
        Assert.Equal(1, (await lectura).Version);
        await uno;
    }

    [Fact]
    public async Task StreamsWithoutFactsTakeNoPlaceInMemory()
    {
        _disco.Seguir();
        await ImpedirAsync(2020);
        await CargarOtrasAsync(conHechos: false);

        var antes = _disco.Lecturas;
        Assert.Equal(1, (await _app.De<Repositorio>().CargarAsync<Comunidad>("clave")).Version);
        Assert.Equal(antes, _disco.Lecturas);
    }

    [Fact]
    public async Task WhetherAnOrderWasCarriedOutIsAskedWithoutReadingItsStream()
    {
        _disco.Seguir();
        var (orden, otra) = (Orden.De("api/op-1/k", "una"u8), Orden.De("api/op-1/k", "otra"u8));
        await ImpedirAsync(2020);
        Assert.False((await ConOrdenAsync(2021, orden)).Repetida);

        var antes = _disco.Lecturas;
        Assert.True((await ConOrdenAsync(2021, orden)).Repetida);
        var rechazada = await ConOrdenAsync(2022, otra);
        Assert.Equal((2L, Despachador.OrdenRepetida), (rechazada.Version, rechazada.Rechazo?.Codigo));
        Assert.Equal(antes, _disco.Lecturas);

        Task<Respuesta> ConOrdenAsync(int ejercicio, string id) => _app.De<Despachador>().EjecutarAsync("clave", new ImpedirComunidad(ejercicio, new Folio("PCS-2019-01", 1)), Actor.Sistema, id);
    }

    // More than memory keeps.
    private async Task CargarOtrasAsync(bool conHechos)
    {
        var hecho = HechoCodec.Escribir(new ComunidadFueImpedida(2020, new Folio("PCS-2019-01", 2)));
        for (var i = 0; i < 20_000; i++)
        {
            if (conHechos)
            {
                await _app.Record.AppendAsync(new Append($"comunidad/otra-{i}", 0, $"orden/{i}", default, "sistema", [hecho]));
            }

            Assert.Equal(conHechos ? 1 : 0, (await _app.De<Repositorio>().CargarAsync<Comunidad>($"otra-{i}")).Version);
        }
    }

    private Task<Respuesta> ImpedirAsync(int ejercicio, string orden = "orden") =>
        _app.De<Despachador>().EjecutarAsync("clave", new ImpedirComunidad(ejercicio, new Folio("PCS-2019-01", 1)), Actor.Sistema, $"{orden}/{ejercicio}");
}
