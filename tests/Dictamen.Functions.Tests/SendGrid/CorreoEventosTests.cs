using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Functions.SendGrid;
using Dictamen.Functions.Tests.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dictamen.Functions.Tests.SendGrid;

/// <summary>Only SendGrid's own, recent events are proof, and each proves once.</summary>
[Prueba("AMB-50")]
public sealed class CorreoEventosTests : IAsyncDisposable
{
    private const string Folio = "PCS-2019-01-000001";
    private const string Stream = $"expediente/{Folio}";
    private readonly Cabeza _cabeza = new();

    [Fact]
    public async Task ADeliveryIsTheProofThatOpensTheTerm()
    {
        await PrevenidoAsync();
        Assert.Equal(204, await EnviarAsync(Evento("delivered")));
        var e = await EstadoAsync();
        Assert.Equal(EstatusNotificacion.Entregada, e.Notificaciones["prevencion"].Estatus);
        Assert.Equal(Segundo(-60), e.Notificaciones["prevencion"].Recibida);
        Assert.True(e.Plazos.ContainsKey("PZ-03"));
        Assert.Equal([$"inicia ExpedienteOrquestacion expediente.{Folio}"], _cabeza.Motor.Pedido);
    }

    [Theory]
    [InlineData("bounce")]
    [InlineData("dropped")]
    public async Task ABounceOpensNothingAndItsReasonHasNoAddress(string tipo)
    {
        await PrevenidoAsync();
        Assert.Equal(204, await EnviarAsync(Evento(tipo)));
        var e = await EstadoAsync();
        Assert.Equal(EstatusNotificacion.Rebotada, e.Notificaciones["prevencion"].Estatus);
        Assert.Empty(e.Plazos);
        var datos = Encoding.UTF8.GetString((await _cabeza.App.Record.ReadAsync(Stream))[^1].Data.Span);
        Assert.DoesNotContain("@", datos, StringComparison.Ordinal);
        Assert.DoesNotContain("persona", datos, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeliveryOfTheSecondSendingOpensTheTerm()
    {
        var segundo = await ReenviadaAsync();
        Assert.Equal(204, await EnviarAsync(Evento("delivered", mensaje: segundo)));
        var e = await EstadoAsync();
        Assert.Equal(EstatusNotificacion.Entregada, e.Notificaciones["prevencion"].Estatus);
        Assert.True(e.Plazos.ContainsKey("PZ-03"));
    }

    [Fact]
    public async Task ABounceOfTheSecondSendingIsRecorded()
    {
        var segundo = await ReenviadaAsync();
        Assert.Equal(204, await EnviarAsync(Evento("bounce", mensaje: segundo)));
        Assert.Equal((EstatusNotificacion.Rebotada, 2), (await EstadoAsync()).Notificaciones["prevencion"] is var n ? (n.Estatus, n.Envios) : default);
    }

    [Theory]
    [InlineData("delivered")]
    [InlineData("bounce")]
    [InlineData("dropped")]
    public async Task WhatComesLateOfTheFirstSendingSaysNothingOfTheSecond(string tipo)
    {
        await ReenviadaAsync();
        Assert.Equal(204, await EnviarAsync(Evento(tipo)));
        var e = await EstadoAsync();
        Assert.Equal(EstatusNotificacion.Enviada, e.Notificaciones["prevencion"].Estatus);
        Assert.Empty(e.Plazos);
    }

    [Fact]
    public async Task TheSameEventsTwiceAndInAnyOrderProveOnce()
    {
        await PrevenidoAsync();
        await EnviarAsync(Evento("bounce"), Evento("delivered", "ev2"), Evento("delivered", "ev2"));
        await EnviarAsync(Evento("delivered", "ev2"), Evento("bounce"));
        Assert.Equal([nameof(PrevencionEmitida), nameof(NotificacionRebotada), nameof(NotificacionEntregada)], _cabeza.App.Record.Tipos(Stream));
    }

    [Fact]
    public async Task WhatWasReceivedIsWorkedToItsEndThoughTheSenderHangsUp()
    {
        string[] folios = [.. Enumerable.Range(1, 40).Select(i => $"PCS-2019-01-{i:000000}")];
        foreach (var folio in folios)
        {
            await _cabeza.App.Record.DadoAsync($"expediente/{folio}", new PrevencionEmitida([]));
        }

        using var cuelga = new CancellationTokenSource();
        _cabeza.App.Record.BeforeAppend = _ => cuelga.Cancel();
        Assert.Equal(204, await EnviarAsync([.. folios.Select(f => Evento("delivered", mensaje: $"expediente/{f}/prevencion"))], cuelga.Token));
        Assert.All(folios, f => Assert.Equal([nameof(PrevencionEmitida), nameof(NotificacionEntregada)], _cabeza.App.Record.Tipos($"expediente/{f}")));
        Assert.Equal(folios.Length, _cabeza.Motor.Pedido.Count);
    }

    [Fact]
    public async Task WhatSaysNothingOfANotificationIsPassedOver()
    {
        await PrevenidoAsync();
        Assert.Equal(204, await EnviarAsync(
            Evento("open"), Evento("deferred"), Evento("processed"), "null", "{}", """{"event":"delivered","timestamp":1}""",
            Evento("delivered", mensaje: "expediente/../../x"), Evento("delivered", mensaje: "comunidad/a/b")));
        Assert.Single(_cabeza.App.Record.Tipos(Stream));
        Assert.Empty(_cabeza.Motor.Pedido);
    }

    [Theory]
    [InlineData("otra")]
    [InlineData(null)]
    public async Task WhatAnotherInstallationSentProvesNothingHere(string? instalacion)
    {
        await PrevenidoAsync();
        Assert.Equal(204, await EnviarAsync(Evento("delivered", instalacion: instalacion)));
        Assert.Single(_cabeza.App.Record.Tipos(Stream));
    }

    [Theory]
    [InlineData("FAM-2031-01-000001")]
    [InlineData("PCS-2019-01")]
    [InlineData("x")]
    public async Task AFolioOfNoKnownConvocatoriaIsPassedOverAndWhatCameWithItIsTaken(string folio)
    {
        await PrevenidoAsync();
        Assert.Equal(204, await EnviarAsync(Evento("delivered", mensaje: $"expediente/{folio}/prevencion"), Evento("delivered")));
        Assert.Equal(EstatusNotificacion.Entregada, (await EstadoAsync()).Notificaciones["prevencion"].Estatus);
    }

    [Fact]
    public async Task WhatIsSignedAndNotUnderstoodIsDropped()
    {
        Assert.Equal(204, await CuerpoAsync("no es json"));
        Assert.Equal(204, await CuerpoAsync("""{"event":"delivered"}"""));
    }

    [Fact]
    public async Task AnAlteredBodyIsRefused()
    {
        await PrevenidoAsync();
        var cuerpo = $"[{Evento("bounce")}]";
        Assert.Equal(401, await CuerpoAsync(cuerpo.Replace("bounce", "delivered", StringComparison.Ordinal), firmado: cuerpo));
        Assert.Single(_cabeza.App.Record.Tipos(Stream));
    }

    [Theory]
    [InlineData(-89_999, 204)]
    [InlineData(-90_001, 401)]
    [InlineData(89_999, 204)]
    [InlineData(90_001, 401)]
    public async Task WhatIsSentAgainForADayIsTakenAndWhatIsOlderIsNot(int segundos, int esperado) =>
        Assert.Equal(esperado, await CuerpoAsync("[]", segundos: segundos));

    [Fact]
    public async Task AnotherKeyIsRefused()
    {
        using var otra = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(401, await CuerpoAsync("[]", clave: otra));
    }

    [Theory]
    [InlineData(null, "1573581600")]
    [InlineData("", "1573581600")]
    [InlineData("AAAA", "1573581600")]
    [InlineData("no es base64!", "1573581600")]
    [InlineData("AAAA", null)]
    [InlineData("AAAA", "-1")]
    [InlineData("AAAA", "99999999999999999999")]
    [InlineData("AAAA", "9223372036854775807")]
    [InlineData("AAAA", "mañana")]
    public async Task BrokenHeadersAreRefused(string? firma, string? instante) =>
        Assert.Equal(401, await PedirAsync("[]"u8.ToArray(), firma, instante));

    [Fact]
    public async Task TooMuchIsRefusedBeforeItIsVerified() =>
        Assert.Equal(413, await PedirAsync(new byte[(4 * 1024 * 1024) + 1], "AAAA", "1"));

    [Fact]
    public async Task ARecordThatIsAwayAsksForTheEventsAgain()
    {
        await PrevenidoAsync();
        _cabeza.App.Record.BeforeAppend = _ => throw new AlmacenNoDisponibleException(null, null);
        Assert.Equal(503, await EnviarAsync(Evento("delivered")));
        _cabeza.App.Record.BeforeAppend = null;
        Assert.Equal(204, await EnviarAsync(Evento("delivered")));
        Assert.Equal(2, _cabeza.App.Record.Tipos(Stream).Count);
    }

    public ValueTask DisposeAsync() => _cabeza.DisposeAsync();

    private DateTimeOffset Segundo(int mas) => DateTimeOffset.FromUnixTimeSeconds(_cabeza.App.Reloj.Ahora.ToUnixTimeSeconds() + mas);

    private string Evento(string tipo, string id = "ev1", string mensaje = $"{Stream}/prevencion", string? instalacion = Cabeza.Instalacion) =>
        $$"""{"event":"{{tipo}}","email":"persona@ejemplo.mx","timestamp":{{Segundo(-60).ToUnixTimeSeconds()}},"sg_event_id":"{{id}}-{{tipo}}","sg_message_id":"m.1","status":"5.1.1","reason":"550 <persona@ejemplo.mx> unknown","evento":"{{mensaje}}","folio":"{{Folio}}","instalacion":{{JsonSerializer.Serialize(instalacion)}}}""";

    private Task PrevenidoAsync() => _cabeza.App.Record.DadoAsync(Stream, new PrevencionEmitida([]));

    // It bounced, was ordered again and went out: the id of that second message, as its writer makes it.
    private async Task<string> ReenviadaAsync()
    {
        var recepcion = new Recepcion(_cabeza.App.Reloj.Ahora, new Huella(new string('a', 64)), "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);
        await _cabeza.App.Record.DadoAsync(
            Stream,
            new SolicitudRegistrada(new Folio("PCS-2019-01", 1), recepcion),
            new PrevencionEmitida([]),
            new NotificacionRebotada("prevencion", "buzón lleno"),
            new ReenvioOrdenado("prevencion", 2),
            new NotificacionEnviada("prevencion", "sendgrid:m"));
        var e = await EstadoAsync();
        var contexto = await _cabeza.App.De<Entorno>().ContextoAsync(Folio, e, _cabeza.App.Reloj.Ahora, Actor.Sistema);
        return Notificador.Redactar(e, e.Notificaciones["prevencion"], contexto, [], new SitioPublico(null)).Id;
    }

    private async Task<Expediente> EstadoAsync() => (await _cabeza.App.De<Repositorio>().CargarAsync<Expediente>(Folio)).Estado;

    private Task<int> EnviarAsync(params string[] eventos) => EnviarAsync(eventos, default);

    private Task<int> EnviarAsync(string[] eventos, CancellationToken cuelga) => CuerpoAsync($"[{string.Join(',', eventos)}]", cuelga: cuelga);

    private Task<int> CuerpoAsync(string cuerpo, string? firmado = null, int segundos = 0, ECDsa? clave = null, CancellationToken cuelga = default)
    {
        var instante = Segundo(segundos).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var firma = (clave ?? _cabeza.Clave).SignData(Encoding.UTF8.GetBytes(instante + (firmado ?? cuerpo)), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return PedirAsync(Encoding.UTF8.GetBytes(cuerpo), Convert.ToBase64String(firma), instante, cuelga);
    }

    private async Task<int> PedirAsync(byte[] cuerpo, string? firma, string? instante, CancellationToken cuelga = default)
    {
        var http = new DefaultHttpContext { RequestAborted = cuelga };
        http.Request.Method = "POST";
        http.Request.Body = new MemoryStream(cuerpo);
        http.Request.Headers[FirmaDeEventos.Firma] = firma;
        http.Request.Headers[FirmaDeEventos.Instante] = instante;
        var funcion = new CorreoEventos(_cabeza.App.De<FirmaDeEventos>(), _cabeza.App.De<AjustesDeCorreo>(), _cabeza.App.De<Despachador>(), _cabeza.App.De<Nudge>(), _cabeza.App.Reloj, NullLogger<CorreoEventos>.Instance);
        await funcion.Run(http.Request, _cabeza.Motor);
        return http.Response.StatusCode;
    }
}
