using Dictamen.Core;
using System.Net;
using System.Security.Claims;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Tests.Kit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Dictamen.Web.Tests;

public sealed class EnlacesTests : IAsyncLifetime
{
    private const string Pagina = "/acceso?vencido=1";
    private Sitio _sitio = null!;

    public async Task InitializeAsync() => _sitio = await Sitio.VacioAsync();

    public async Task DisposeAsync() => await _sitio.DisposeAsync();

    [Fact]
    public async Task ALinkOpensASessionAndLeavesTheAddress()
    {
        var navegador = _sitio.Navegador();
        var respuesta = await Sitio.PulsarAsync(navegador, await _sitio.EnlaceAsync("cd", "ab12", "cd:PCS-2019-01"));
        Assert.Equal("/dictaminacion", respuesta.Headers.Location!.ToString());
        var galleta = Assert.Single(respuesta.Headers.GetValues("Set-Cookie"), c => c.StartsWith("dictamen=", StringComparison.Ordinal));
        Assert.Contains("httponly", galleta, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", galleta, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Comité Dictaminador", await navegador.GetStringAsync("/"), StringComparison.Ordinal);
    }

    // What watches a server records the path of each request and leaves out its query.
    [Fact]
    public async Task TheTokenIsInNoPathAndThePageKeepsItToItself()
    {
        var enlace = await _sitio.EnlaceAsync("cd", "ab12", "cd:PCS-2019-01");
        Assert.Equal("/e", enlace.Split('?')[0]);
        var respuesta = await _sitio.Navegador().GetAsync(enlace);
        Assert.True(respuesta.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(respuesta.Headers.GetValues("Referrer-Policy")));
        Assert.Contains($"<form method=\"post\" action=\"{enlace}\"", await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ALinkFromBeforeItsTokenWasInTheQueryStillOpens(bool conBotonDeEntonces)
    {
        var (nuevo, navegador) = (await _sitio.EnlaceAsync("cd", "ab12", "cd:PCS-2019-01"), _sitio.Navegador());
        var anterior = $"/e/{nuevo["/e?t=".Length..]}";
        var pagina = await navegador.GetStringAsync(anterior);
        Assert.Contains($"action=\"{nuevo}\"", pagina, StringComparison.Ordinal);
        var respuesta = await navegador.PostAsync(conBotonDeEntonces ? anterior : nuevo, new FormUrlEncodedContent([Sitio.Formulario(pagina)]));
        Assert.Equal("/dictaminacion", respuesta.Headers.Location!.ToString());
    }

    [Fact]
    public async Task AnAddressWithoutATokenOpensNothing() => Assert.Equal(Pagina, (await Sitio.PulsarAsync(_sitio.Navegador(), "/e")).Headers.Location!.ToString());

    [Fact]
    public async Task LookingAtALinkDoesNotUseIt()
    {
        var enlace = await _sitio.EnlaceAsync("operador", "op-1", "operacion", unaVez: true);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _sitio.Navegador().GetAsync(enlace)).StatusCode);
        }

        Assert.Equal("/operacion", (await Sitio.PulsarAsync(_sitio.Navegador(), enlace)).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("alterado")]
    [InlineData("cortado")]
    [InlineData("vencido")]
    [InlineData("revocado")]
    [InlineData("repetido")]
    [InlineData("ajeno")]
    public async Task WhateverIsWrongWithALinkTheAnswerIsTheSame(string mal)
    {
        var enlace = await _sitio.EnlaceAsync("operador", "op-1", "operacion", unaVez: true, dura: TimeSpan.FromHours(1));
        enlace = mal switch
        {
            "alterado" => enlace[..^9] + (enlace[^9] == 'A' ? 'B' : 'A') + enlace[^8..],
            "cortado" => enlace[..^20],
            "ajeno" => "/e?t=1.otra.AAAA.BBBB",
            _ => enlace,
        };
        switch (mal)
        {
            case "vencido":
                _sitio.Reloj.Poner(_sitio.Reloj.GetUtcNow().AddHours(1));
                break;
            case "revocado":
                await _sitio.De<Accesos>().RevocarAsync(_sitio.De<Firmador>().Verificar(enlace["/e?t=".Length..])!.Nonce, "prueba", new Actor(Rol.Administrador, "ad-1"));
                break;
            case "repetido":
                await Sitio.PulsarAsync(_sitio.Navegador(), enlace);
                break;
        }

        var navegador = _sitio.Navegador();
        var respuesta = await Sitio.PulsarAsync(navegador, enlace);
        Assert.Equal(Pagina, respuesta.Headers.Location!.ToString());
        Assert.False(respuesta.Headers.TryGetValues("Set-Cookie", out var galletas) && galletas.Any(c => c.StartsWith("dictamen=", StringComparison.Ordinal)));
        Assert.Contains("El enlace no es válido o ya venció", await navegador.GetStringAsync(Pagina), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkOpensUntilTheInstantBeforeItExpires()
    {
        var enlace = await _sitio.EnlaceAsync("operador", "op-1", "operacion", dura: TimeSpan.FromHours(1));
        _sitio.Reloj.Poner(_sitio.Reloj.GetUtcNow().AddHours(1).AddTicks(-1));
        Assert.Equal("/operacion", (await Sitio.PulsarAsync(_sitio.Navegador(), enlace)).Headers.Location!.ToString());
    }

    [Fact]
    public void AKeyThatRotatedOutOfFirstPlaceStillVerifies()
    {
        var vieja = new ClaveDeFirma("vieja", new byte[32]);
        var nueva = new ClaveDeFirma("nueva", Enumerable.Repeat((byte)7, 32).ToArray());
        var enlace = new EnlaceFirmado("cd", "ab12", "cd:PCS-2019-01", _sitio.Reloj.GetUtcNow().AddDays(1), "n1");
        var token = new Firmador([vieja], _sitio.Reloj).Firmar(enlace);
        Assert.Equal(enlace.Nonce, new Firmador([nueva, vieja], _sitio.Reloj).Verificar(token)?.Nonce);
        Assert.Null(new Firmador([nueva], _sitio.Reloj).Verificar(token));
    }

    [Fact]
    public async Task AFormWithoutItsTokenOpensNothing()
    {
        var enlace = await _sitio.EnlaceAsync("operador", "op-1", "operacion");
        var respuesta = await _sitio.Navegador().PostAsync(enlace, new FormUrlEncodedContent([]));
        Assert.NotEqual("/operacion", respuesta.Headers.Location?.ToString());
        Assert.False(respuesta.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("operador", "op-1", "operacion", "/operacion")]
    [InlineData("cd", "ab12", "cd:PCS-2019-01", "/dictaminacion")]
    public async Task ARevokedLinkEndsTheSessionsThatItOpened(string proposito, string sujeto, string alcance, string pagina)
    {
        var enlace = await _sitio.EnlaceAsync(proposito, sujeto, alcance);
        var navegador = _sitio.Navegador();
        await Sitio.PulsarAsync(navegador, enlace);
        var otro = await _sitio.EntrarAsync(proposito, sujeto, alcance);
        Assert.Equal(HttpStatusCode.OK, (await navegador.GetAsync(pagina)).StatusCode);

        await _sitio.De<Accesos>().RevocarAsync(_sitio.De<Firmador>().Verificar(enlace["/e?t=".Length..])!.Nonce, "dejó el cargo", new Actor(Rol.Administrador, "ad-1"));
        await SinSesionAsync(navegador, pagina);
        Assert.Equal(HttpStatusCode.Unauthorized, (await navegador.GetAsync("/api/v1/sesion")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await otro.GetAsync(pagina)).StatusCode);
    }

    [Fact]
    public async Task ACopiedCookieOpensNothingAfterSalirAndOtherDevicesGoOn()
    {
        var enlace = await _sitio.EnlaceAsync("operador", "op-1", "operacion");
        var (navegador, otro, copia) = (_sitio.Navegador(), _sitio.Navegador(), _sitio.Navegador());
        var galleta = Galleta(await Sitio.PulsarAsync(navegador, enlace));
        await Sitio.PulsarAsync(otro, enlace);
        copia.DefaultRequestHeaders.Add("Cookie", galleta);
        Assert.Equal(HttpStatusCode.OK, (await copia.GetAsync("/operacion")).StatusCode);

        var salida = await SalirAsync(navegador);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (salida.StatusCode, salida.Headers.Location!.ToString()));
        await SinSesionAsync(navegador, "/operacion");
        await SinSesionAsync(copia, "/operacion");
        Assert.Equal(HttpStatusCode.Unauthorized, (await copia.GetAsync("/api/v1/sesion")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await otro.GetAsync("/operacion")).StatusCode);
        Assert.Equal("/operacion", (await Sitio.PulsarAsync(navegador, enlace)).Headers.Location!.ToString());
    }

    [Fact]
    public async Task SalirEndsTheCookiesFromBeforeSessionsHadANumber()
    {
        var numero = _sitio.De<Firmador>().Verificar((await _sitio.EnlaceAsync("operador", "op-1", "operacion"))["/e?t=".Length..])!.Nonce;
        var quien = new ClaimsPrincipal(new ClaimsIdentity([new(Sesiones.Rol, nameof(Rol.Operador)), new(Sesiones.Id, "op-1"), new(Sesiones.Alcance, "operacion"), new(Sesiones.Enlace, numero)], "Cookies", Sesiones.Nombre, Sesiones.Rol));
        var galleta = _sitio.De<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies").TicketDataFormat.Protect(
            new AuthenticationTicket(quien, new AuthenticationProperties { ExpiresUtc = _sitio.Reloj.GetUtcNow().AddHours(1) }, "Cookies"));
        var navegador = _sitio.Navegador();
        navegador.DefaultRequestHeaders.Add("Cookie", $"dictamen={galleta}");
        var pagina = await navegador.GetAsync("/operacion");
        Assert.Equal(HttpStatusCode.OK, pagina.StatusCode);
        using var peticion = new HttpRequestMessage(HttpMethod.Post, "/salir") { Content = new FormUrlEncodedContent([Sitio.Formulario(await pagina.Content.ReadAsStringAsync())]) };
        peticion.Headers.Add("Cookie", $"dictamen={galleta}; {Assert.Single(pagina.Headers.GetValues("Set-Cookie"), c => c.StartsWith("dictamen.formulario", StringComparison.Ordinal)).Split(';')[0]}");
        navegador.DefaultRequestHeaders.Remove("Cookie");
        Assert.Equal(HttpStatusCode.Redirect, (await navegador.SendAsync(peticion)).StatusCode);
        navegador.DefaultRequestHeaders.Add("Cookie", $"dictamen={galleta}");
        await SinSesionAsync(navegador, "/operacion");
    }

    [Fact]
    public async Task ASessionInUseEndsWithItsLink()
    {
        var navegador = _sitio.Navegador();
        await Sitio.PulsarAsync(navegador, await _sitio.EnlaceAsync("operador", "op-1", "operacion", unaVez: true, dura: TimeSpan.FromHours(12)));
        var abierto = _sitio.Reloj.GetUtcNow();
        foreach (var horas in new[] { 4d, 8, 11, 11.9 })
        {
            _sitio.Reloj.Poner(abierto.AddHours(horas));
            Assert.Equal(HttpStatusCode.OK, (await navegador.GetAsync("/operacion")).StatusCode);
        }

        _sitio.Reloj.Poner(abierto.AddHours(12));
        await SinSesionAsync(navegador, "/operacion");
    }

    [Fact]
    public async Task TheSessionOfALinkThatOpensOnceIsListedAndEndsWhenItIsRevoked()
    {
        var (navegador, administrador) = (_sitio.Navegador(), new Actor(Rol.Administrador, "ad-1"));
        await Sitio.PulsarAsync(navegador, await _sitio.EnlaceAsync("operador", "op-1", "operacion", unaVez: true));
        Assert.Equal(HttpStatusCode.OK, (await navegador.GetAsync("/operacion")).StatusCode);
        var (numero, _) = Assert.Single(await _sitio.De<Invitador>().VigentesAsync(administrador), v => v.Acceso.Sujeto == "op-1");
        Assert.Null((await _sitio.De<Accesos>().RevocarAsync(numero, "prueba", administrador)).Rechazo);
        await SinSesionAsync(navegador, "/operacion");
        Assert.DoesNotContain(await _sitio.De<Invitador>().VigentesAsync(administrador), v => v.Numero == numero);
    }

    [Fact]
    public async Task TheSessionOfALinkThatOpensOnceIsNotListedOnceItWasLeft()
    {
        var navegador = _sitio.Navegador();
        await Sitio.PulsarAsync(navegador, await _sitio.EnlaceAsync("operador", "op-1", "operacion", unaVez: true));
        await SalirAsync(navegador);
        Assert.DoesNotContain(await _sitio.De<Invitador>().VigentesAsync(new Actor(Rol.Administrador, "ad-1")), v => v.Acceso.Sujeto == "op-1");
    }

    // A cookie from before sessions named their link cannot be ended with it: whoever has it signs in again.
    [Fact]
    public async Task ACookieThatNamesNoLinkOpensNothing()
    {
        var quien = new ClaimsPrincipal(new ClaimsIdentity([new(Sesiones.Rol, nameof(Rol.Operador)), new(Sesiones.Id, "op-1"), new(Sesiones.Alcance, "operacion")], "Cookies", Sesiones.Nombre, Sesiones.Rol));
        var galleta = _sitio.De<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies").TicketDataFormat.Protect(
            new AuthenticationTicket(quien, new AuthenticationProperties { ExpiresUtc = _sitio.Reloj.GetUtcNow().AddHours(1) }, "Cookies"));
        var navegador = _sitio.Navegador();
        navegador.DefaultRequestHeaders.Add("Cookie", $"dictamen={galleta}");
        await SinSesionAsync(navegador, "/operacion");
    }

    [Fact]
    public async Task ARecordThatIsAwayEndsNoSession()
    {
        var ausente = false;
        await using var sitio = await Sitio.VacioAsync(s => s.AddSingleton(p => new Repositorio(new Intermitente(p.GetRequiredService<IEventStore>(), () => ausente))));
        var navegador = await sitio.EntrarAsync("operador", "op-1", "operacion");
        ausente = true;
        var respuesta = await navegador.GetAsync("/operacion");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, respuesta.StatusCode);
        Assert.False(respuesta.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, (await navegador.GetAsync(RecursosDelSitio.Url("dictamen.css"))).StatusCode);
        ausente = false;
        Assert.Equal(HttpStatusCode.OK, (await navegador.GetAsync("/operacion")).StatusCode);
    }

    private static async Task<HttpResponseMessage> SalirAsync(HttpClient navegador) =>
        await navegador.PostAsync("/salir", new FormUrlEncodedContent([Sitio.Formulario(await navegador.GetStringAsync("/operacion"))]));

    private static string Galleta(HttpResponseMessage respuesta) => Assert.Single(respuesta.Headers.GetValues("Set-Cookie"), c => c.StartsWith("dictamen=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task SinSesionAsync(HttpClient navegador, string pagina)
    {
        var respuesta = await navegador.GetAsync(pagina);
        Assert.Equal((HttpStatusCode.Redirect, "/acceso"), (respuesta.StatusCode, respuesta.Headers.Location!.PathAndQuery));
    }

    /// <summary>A record that others write too, and that is away at times.</summary>
    private sealed class Intermitente(IEventStore store, Func<bool> ausente) : IEventStore
    {
        public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default) => Presente.ReadAsync(stream, afterVersion, ct);

        public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default) => Presente.FindAsync(stream, commandId, ct);

        public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default) => Presente.AppendAsync(append, ct);

        public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default) => Presente.ListAsync(prefix, ct);

        private IEventStore Presente => ausente() ? throw new AlmacenNoDisponibleException(TimeSpan.FromSeconds(7), null) : store;
    }
}
