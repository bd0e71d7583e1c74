using System.Net;
using System.Net.Http.Json;
using Dictamen.App.Ports;
using Dictamen.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.Web.Tests;

/// <summary>Who asks too often is told so, and shuts out nobody else: neither where each client has its address, nor behind a front end whose address all share.</summary>
public sealed class LimitesTests : IAsyncLifetime
{
    private readonly Buzon _buzon = new();
    private Sitio _compartido = null!;

    public async Task InitializeAsync() =>
        _compartido = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(_buzon).Configure<OpcionesWeb>(o => o.DireccionCompartida = true));

    public async Task DisposeAsync() => await _compartido.DisposeAsync();

    [Fact]
    public async Task ThirtyBadOpeningsByOneDoNotKeepAnothersLinkFromOpening()
    {
        var malo = _compartido.Navegador(comparte: true);
        for (var i = 0; i < 35; i++)
        {
            await malo.PostAsync("/e?t=1.otra.AAAA.BBBB", new FormUrlEncodedContent([]));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await malo.PostAsync("/e?t=1.otra.AAAA.BBBB", new FormUrlEncodedContent([]))).StatusCode);
        var abierta = await Sitio.PulsarAsync(_compartido.Navegador(comparte: true), await _compartido.EnlaceAsync("operador", "op-1", "operacion"));
        Assert.Equal("/operacion", abierta.Headers.Location!.ToString());
    }

    [Fact]
    public async Task WhereEachClientHasItsAddressThirtyOpeningsAMinuteAreItsOwn()
    {
        await using var sitio = await Sitio.VacioAsync();
        var malo = sitio.Navegador();
        HttpStatusCode ultima = default;
        for (var i = 0; i < 35; i++)
        {
            ultima = (await malo.PostAsync($"/e?t=1.otra.AAAA.{i}", new FormUrlEncodedContent([]))).StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, ultima);
        Assert.Equal("/operacion", (await Sitio.PulsarAsync(sitio.Navegador(), await sitio.EnlaceAsync("operador", "op-1", "operacion"))).Headers.Location!.ToString());
    }

    [Fact]
    public async Task LinksAreCountedByTheAddressThatTheyGoToWhoeverAsks()
    {
        var veces = 0;
        HttpResponseMessage respuesta;
        do
        {
            respuesta = await PedirAsync("uno@ejemplo.invalid");
        }
        while (respuesta.StatusCode == HttpStatusCode.Accepted && ++veces < 100);

        await Programas.ProblemaAsync(respuesta, 429, "DEMASIADAS_PETICIONES");
        Assert.True(respuesta.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.InRange(veces, 5, 15);

        // The same mailbox however it is written and wherever it is asked for; another one has its own allowance.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Comision.EnviarAsync(_compartido.Navegador(comparte: true), "/enlace", "enlace", new() { ["correo"] = " UNO@ejemplo.invalid", ["folio"] = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Comision.EnviarAsync(_compartido.Navegador(comparte: true), $"/convocatoria/{Muestreo.Id}/participar", "participar", new() { ["correo"] = "uno@ejemplo.invalid" })).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await _compartido.Navegador(comparte: true).PostAsJsonAsync($"/api/v1/convocatorias/{Muestreo.Id}/participar", new { correo = "uno@ejemplo.invalid" })).StatusCode);
        Assert.Empty(_buzon.Mensajes);
        Assert.Equal(HttpStatusCode.Accepted, (await PedirAsync("dos@ejemplo.invalid")).StatusCode);
    }

    [Fact]
    public async Task NobodyFillsAnothersMailboxNeitherWhereEachClientHasItsAddress()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(_buzon));
        for (var i = 0; i < 40; i++)
        {
            // Each from another address.
            await sitio.Navegador().PostAsJsonAsync($"/api/v1/convocatorias/{Muestreo.Id}/participar", new { correo = "uno@ejemplo.invalid" });
        }

        Assert.InRange(_buzon.Mensajes.Count, 5, 15);
        await sitio.Navegador().PostAsJsonAsync($"/api/v1/convocatorias/{Muestreo.Id}/participar", new { correo = "dos@ejemplo.invalid" });
        Assert.Single(_buzon.Enlaces("dos@ejemplo.invalid"));
    }

    [Fact]
    public async Task WhatAPageIsMadeOfDoesNotCount()
    {
        await using var sitio = await Sitio.VacioAsync();
        var navegador = sitio.Navegador();
        for (var i = 0; i < 650; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await navegador.GetAsync(RecursosDelSitio.Url("dictamen.css"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await navegador.GetAsync("/")).StatusCode);
    }

    private Task<HttpResponseMessage> PedirAsync(string correo) => _compartido.Navegador(comparte: true).PostAsJsonAsync("/api/v1/enlaces", new { correo });
}
