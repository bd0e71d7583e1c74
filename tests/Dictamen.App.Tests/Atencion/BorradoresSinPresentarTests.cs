using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Atencion;

/// <summary>What nobody handed in is forgotten some time after reception ended, and nothing else is.</summary>
[Prueba("PCS-8.2-01")]
public sealed class BorradoresSinPresentarTests : IAsyncDisposable
{
    private const string Convocatoria = "PCS-2019-01";
    private static readonly DateOnly Cierre = new(2019, 11, 5);
    private readonly Aplicacion _app = new();

    [Fact]
    public async Task ADraftThatWasNotHandedInIsForgottenAfterThirtyDaysAndNotBefore()
    {
        await PublicarAsync();
        await LlenarAsync("abierta", Convocatoria);
        await BarrerElAsync(Cierre.AddDays(BorradoresSinPresentar.Dias));
        Assert.False((await DeAsync("abierta")).EstaVacio);
        Assert.Equal(["abierta"], await _app.Borradores.FindAsync("comite@ejemplo.invalid"));

        await BarrerElAsync(Cierre.AddDays(BorradoresSinPresentar.Dias + 1));
        Assert.Equal((true, "", Convocatoria), ((await DeAsync("abierta")).EstaVacio, (await DeAsync("abierta")).Correo, (await DeAsync("abierta")).Tramite));
        Assert.Empty(await _app.Borradores.FindAsync("comite@ejemplo.invalid"));
    }

    [Fact]
    public async Task TheDraftOfAnotherConvocatoriaAndThatOfAReportStay()
    {
        await PublicarAsync();
        await LlenarAsync("de-otra", "PCS-2019-02");
        await LlenarAsync("informe", $"{Convocatoria}-000001");
        await BarrerElAsync(Cierre.AddDays(400));
        Assert.False((await DeAsync("de-otra")).EstaVacio);
        Assert.False((await DeAsync("informe")).EstaVacio);
    }

    [Fact]
    public async Task WhatAReviewerDeclaredOfTheConvocatoriaStays()
    {
        await PublicarAsync();
        Assert.NotNull(await _app.Borradores.PutAsync(
            new Borrador("declaracion", Convocatoria, "", _app.Reloj.Ahora, _app.Reloj.Ahora) { Campos = ImmutableDictionary<string, string>.Empty.Add("protesta", "2019-11-06") }, null));
        await BarrerElAsync(Cierre.AddDays(400));
        Assert.False((await DeAsync("declaracion")).EstaVacio);
    }

    [Fact]
    public async Task OneThatIsSavedAtThatMomentIsForgottenTheNextDay()
    {
        await PublicarAsync();
        await LlenarAsync("abierta", Convocatoria);
        _app.Borradores.AlGuardar = _ =>
        {
            _app.Borradores.AlGuardar = null;
            LlenarAsync("abierta", Convocatoria).GetAwaiter().GetResult();
        };
        await BarrerElAsync(Cierre.AddDays(40));
        Assert.False((await DeAsync("abierta")).EstaVacio);
        await BarrerElAsync(Cierre.AddDays(41));
        Assert.True((await DeAsync("abierta")).EstaVacio);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task PublicarAsync()
    {
        var dof = new DateOnly(2019, 10, 21);
        var recepcion = new Plazo("PZ-02", "PCS-A2-13", dof, 15, Unidad.DiasNaturales, dof.AddDays(1), Cierre, 1);
        await _app.Record.DadoAsync(
            $"convocatoria/{Convocatoria}",
            new BorradorElaborado(Convocatoria, new Bases { Nombre = "Convocatoria ficticia" }),
            new ConvocatoriaPublicada(dof, new MediosDeDifusion("dof", "sitio", "modulos"), recepcion, new RutaCritica(dof, Cierre, Cierre, Cierre, Cierre, Cierre, Cierre), RutaRebasaVigencia: false));
    }

    private async Task BarrerElAsync(DateOnly dia)
    {
        _app.Reloj.Ahora = HoraDelCentro.Instante(dia, new TimeOnly(8, 0));
        await _app.De<Barrido>().BarrerAsync();
    }

    private async Task<Borrador> DeAsync(string id) => (await _app.Borradores.GetAsync(id))!.Borrador;

    private async Task LlenarAsync(string id, string tramite) => Assert.NotNull(await _app.Borradores.PutAsync(
        new Borrador(id, tramite, "comite@ejemplo.invalid", _app.Reloj.Ahora, _app.Reloj.Ahora) { Campos = ImmutableDictionary<string, string>.Empty.Add("4", "Agua.") },
        (await _app.Borradores.GetAsync(id))?.ETag));
}
