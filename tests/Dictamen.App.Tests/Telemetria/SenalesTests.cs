using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Telemetria;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Telemetria;

/// <summary>What an operator sees: a span for each command and each sweep, with the folio; counters of what went wrong. Other tests may run beside these, so each looks only for its own folio or for at least what it caused.</summary>
public sealed class SenalesTests : IAsyncDisposable
{
    private const string Folio = "PCS-2019-01-000777";
    private readonly Aplicacion _app = new();
    private readonly ConcurrentQueue<Activity> _trazas = new();
    private readonly ConcurrentDictionary<string, long> _cuentas = new();
    private readonly AsyncLocal<ConcurrentDictionary<string, long>?> _propias = new();
    private readonly ActivityListener _oyente;
    private readonly MeterListener _medidor = new();

    public SenalesTests()
    {
        _oyente = new ActivityListener
        {
            ShouldListenTo = s => s.Name == Senales.Fuente,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _trazas.Enqueue,
        };
        ActivitySource.AddActivityListener(_oyente);
        _medidor.InstrumentPublished = (i, l) =>
        {
            if (i.Meter.Name == Senales.Fuente)
            {
                l.EnableMeasurementEvents(i);
            }
        };
        _medidor.SetMeasurementEventCallback<long>((i, n, _, _) =>
        {
            _cuentas.AddOrUpdate(i.Name, n, (_, antes) => antes + n);
            if (_propias.Value is { } propias)
            {
                propias.AddOrUpdate(i.Name, n, (_, antes) => antes + n);
            }
        });
        _medidor.Start();
    }

    [Fact, Prueba("AMB-50")]
    public async Task ABounceIsCountedAndItsCommandHasASpanWithTheFolio()
    {
        await _app.Record.DadoAsync($"expediente/{Folio}", new PrevencionEmitida([]));
        await _app.De<Despachador>().EjecutarAsync<Expediente>(Folio, new RegistrarRebote("prevencion", "buzón lleno"), Actor.Sistema, "c1");
        Assert.True(_cuentas["dictamen.notificaciones.fallidas"] >= 1);
        var traza = Assert.Single(_trazas, t => Equals(t.GetTagItem(Senales.Folio), Folio));
        Assert.Equal("orden", traza.OperationName);
        Assert.Equal(nameof(RegistrarRebote), traza.GetTagItem("dictamen.acto"));
        Assert.Equal(["dictamen.clase", "dictamen.folio", "dictamen.acto"], traza.TagObjects.Select(t => t.Key));
    }

    [Fact]
    public async Task ARefusalIsNotedWithItsRule()
    {
        await _app.De<Despachador>().EjecutarAsync<Expediente>(Folio, new RequerirSubsanacion([]), new Actor(Rol.Operador, "op-1"), "c1");
        var traza = Assert.Single(_trazas, t => Equals(t.GetTagItem(Senales.Folio), Folio));
        Assert.Equal("TRANSICION_NO_PERMITIDA", traza.GetTagItem("dictamen.rechazo"));
    }

    [Fact]
    public async Task ASweepCountsTheTermsThatAreOver()
    {
        await _app.Record.DadoAsync($"expediente/{Folio}", new PrevencionEmitida([]));
        await _app.De<Despachador>().EjecutarAsync<Expediente>(Folio, new RegistrarEntrega("prevencion", _app.Reloj.Ahora, "acuse"), Actor.Sistema, "c1");
        await _app.De<Barrido>().BarrerAsync();
        var antes = _cuentas.GetValueOrDefault("dictamen.plazos.vencidos");
        _app.Reloj.Ahora = _app.Reloj.Ahora.AddDays(30);
        await _app.De<Barrido>().BarrerAsync();
        Assert.True(_cuentas["dictamen.plazos.vencidos"] > antes);
        Assert.Contains(_trazas, t => t.OperationName == "barrido");
    }

    [Fact]
    public async Task ASweepThatEndedIsCountedAndOneThatWasCutShortIsNot()
    {
        await _app.Record.DadoAsync($"expediente/{Folio}", new PrevencionEmitida([]));
        var propias = _propias.Value = new();
        await _app.De<Barrido>().BarrerAsync();
        Assert.Equal(1, propias["dictamen.barridos"]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _app.De<Barrido>().BarrerAsync(new CancellationToken(canceled: true)));
        Assert.Equal(1, propias["dictamen.barridos"]);
    }

    [Fact]
    public async Task ATermThatEndsWithTheSweepIsLeftToItsOwnAlarmClockForAQuarterOfAnHour()
    {
        await _app.Record.DadoAsync($"expediente/{Folio}", new PrevencionEmitida([]));
        await _app.De<Despachador>().EjecutarAsync<Expediente>(Folio, new RegistrarEntrega("prevencion", _app.Reloj.Ahora, "acuse"), Actor.Sistema, "c1");
        var fin = (await _app.De<Repositorio>().CargarAsync<Expediente>(Folio)).Estado.Plazos["PZ-03"].Fin;
        Assert.Equal(TimeSpan.FromHours(6), fin.ToUniversalTime().TimeOfDay); // When the sweep of the quarter runs.
        Assert.Equal((0, 0, 1), (await VencidosAsync(fin), await VencidosAsync(fin.AddMinutes(14)), await VencidosAsync(fin.AddMinutes(15))));
    }

    [Fact]
    public async Task AStreamThatNobodyAttendsIsCountedAfterHalfAnHourWhateverItOwes()
    {
        var desde = _app.Record.Dados = _app.Reloj.Ahora;
        await _app.Record.DadoAsync($"expediente/{Folio}", new PrevencionEmitida([]));
        Assert.Equal((0, 1), (await ContarAsync("dictamen.atrasados", desde.AddMinutes(29)), await ContarAsync("dictamen.atrasados", desde.AddMinutes(30))));
        await _app.De<Despachador>().EjecutarAsync<Expediente>(Folio, new RegistrarEntrega("prevencion", _app.Reloj.Ahora, "acuse"), Actor.Sistema, "c1");
        var fin = (await _app.De<Repositorio>().CargarAsync<Expediente>(Folio)).Estado.Plazos["PZ-03"].Fin;
        Assert.Equal((0, 1), (await ContarAsync("dictamen.atrasados", fin.AddMinutes(29)), await ContarAsync("dictamen.atrasados", fin.AddMinutes(30))));
    }

    // Over the state, and over the shared line: it is the second sending that counts, and its hour.
    [Theory, Prueba("AMB-50")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatWasSentADayAgoAndHasNoProofIsCountedUntilItHas(bool compartidas)
    {
        await using var app = new Aplicacion(s => _ = compartidas ? s.AddSingleton<ILineaStore>(new LineasEnMemoria(new Aplicacion.RelojDePrueba())) : s);
        var desde = app.Record.Dados = app.Reloj.Ahora;
        var recepcion = new Recepcion(desde, new Huella(new string('a', 64)), "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);
        await app.Record.DadoAsync($"expediente/{Folio}", new SolicitudRegistrada(new Core.Folio("PCS-2019-01", 777), recepcion), new PrevencionEmitida([]), new NotificacionRebotada("prevencion", "buzón lleno"), new ReenvioOrdenado("prevencion", 2));
        var despachador = app.De<Despachador>();
        await EnAsync(2);
        await despachador.EjecutarAsync<Expediente>(Folio, new RegistrarEnvio("prevencion", "sendgrid:m"), Actor.Sistema, "c1");
        Assert.Equal((0, 1), (await EnAsync(25), await EnAsync(26)));
        var lecturas = app.Record.Reads.Count;
        Assert.Equal(1, await EnAsync(27));
        Assert.DoesNotContain(($"expediente/{Folio}", 0L), app.Record.Reads.Skip(lecturas)); // What was read once of a sending is not read again.
        await despachador.EjecutarAsync<Expediente>(Folio, new RegistrarEntrega("prevencion", app.Reloj.Ahora, "acuse"), Actor.Sistema, "c2");
        Assert.Equal(0, await EnAsync(28));

        async Task<long> EnAsync(int horas)
        {
            await app.De<Listas>().GuardarAsync([$"expediente/{Folio}"]);
            return await ContarAsync("dictamen.notificaciones.sin_constancia", desde.AddHours(horas), app);
        }
    }

    [Fact]
    public async Task AConflictIsCounted()
    {
        await _app.Record.DadoAsync($"expediente/{Folio}", new PrevencionEmitida([]));
        _app.Record.BeforeAppend = _ =>
        {
            _app.Record.BeforeAppend = null;
            _app.Record.DadoAsync($"expediente/{Folio}", new NotificacionRebotada("prevencion", "x")).GetAwaiter().GetResult();
        };
        var r = await _app.De<Despachador>().EjecutarAsync<Expediente>(Folio, new RegistrarEntrega("prevencion", _app.Reloj.Ahora, "acuse"), Actor.Sistema, "c2");
        Assert.Single(r.Hechos);
        Assert.True(_cuentas["dictamen.conflictos"] >= 1);
    }

    // What this test's own sweep counted, whatever runs beside it.
    private Task<long> VencidosAsync(DateTimeOffset cuando) => ContarAsync("dictamen.plazos.vencidos", cuando);

    private async Task<long> ContarAsync(string que, DateTimeOffset cuando, Aplicacion? app = null)
    {
        app ??= _app;
        app.Reloj.Ahora = cuando;
        var propias = _propias.Value = new();
        await app.De<Barrido>().BarrerAsync();
        return propias.GetValueOrDefault(que);
    }

    public async ValueTask DisposeAsync()
    {
        _oyente.Dispose();
        _medidor.Dispose();
        await _app.DisposeAsync();
    }
}
