using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Functions.Actividades;
using Dictamen.Functions.Tests.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dictamen.Functions.Tests;

/// <summary>The sweep and the activity, over the record.</summary>
public sealed class BarridoTests : IAsyncDisposable
{
    private const string Clave = "PCS-2019-01-000001";
    private const string Stream = $"expediente/{Clave}";
    private const string Id = $"expediente.{Clave}";
    private readonly Bitacora<Barrido> _bitacora = new();
    private readonly Cabeza _cabeza = new();

    public BarridoTests() => _cabeza.App.Record.Dados = _cabeza.App.Reloj.Ahora;

    [Fact]
    public async Task ALostTaskHubIsMadeAnew()
    {
        await PrevenidoAsync();
        await BarrerAsync();
        Assert.Equal([$"inicia ExpedienteOrquestacion {Id}"], _cabeza.Motor.Pedido);
    }

    [Fact]
    public async Task WhatIsOverdueAndAliveIsNudgedAndWhatIsNotIsLeftAlone()
    {
        var fin = await ConPlazoAsync();
        _cabeza.Motor.Pedido.Clear();
        await BarrerAsync();
        Assert.Empty(_cabeza.Motor.Pedido);
        await BarrerAsync(fin);
        Assert.Equal([$"Nudge {Id}"], _cabeza.Motor.Pedido);
    }

    // Listed as running, and nothing runs: another version's, say, or a hub that dispatches nothing.
    [Fact]
    public async Task WhatIsOverdueForHalfAnHourThoughItsOrchestrationLivesIsAttendedByTheSweep()
    {
        var fin = await ConPlazoAsync();
        await BarrerAsync(fin.AddMinutes(29));
        Assert.DoesNotContain(nameof(SubsanacionEnRevision), _cabeza.App.Record.Tipos(Stream));
        _cabeza.Motor.Pedido.Clear();
        await BarrerAsync(fin.AddMinutes(30));
        Assert.Single(_cabeza.App.Record.Tipos(Stream), t => t == nameof(SubsanacionEnRevision));
        Assert.Equal([$"Nudge {Id}"], _cabeza.Motor.Pedido);
        await BarrerAsync(fin.AddMinutes(60));
        Assert.Single(_cabeza.App.Record.Tipos(Stream), t => t == nameof(SubsanacionEnRevision));
    }

    [Fact]
    public async Task ANotificationThatNobodySentForHalfAnHourIsSentByTheSweep()
    {
        await RegistradoAsync();
        _cabeza.Motor.Instancias[Id] = OrchestrationRuntimeStatus.Running;
        var desde = _cabeza.App.Record.Dados;
        await BarrerAsync(desde.AddMinutes(29));
        Assert.DoesNotContain(nameof(NotificacionRebotada), _cabeza.App.Record.Tipos(Stream));
        await BarrerAsync(desde.AddMinutes(30));
        Assert.Contains(nameof(NotificacionRebotada), _cabeza.App.Record.Tipos(Stream)); // Nobody in this record has an address.
    }

    [Fact]
    public async Task WhatIsOverdueAndCannotBeStartedIsAttendedByTheSweep()
    {
        var fin = await ConPlazoAsync();
        _cabeza.Motor.Instancias.Clear();
        _cabeza.Motor.FallaAlIniciar = _ => new HttpRequestException("away");
        await BarrerAsync(fin.AddMinutes(30));
        Assert.Contains(nameof(SubsanacionEnRevision), _cabeza.App.Record.Tipos(Stream));
    }

    [Fact]
    public async Task ASuspendedOrchestrationIsSaidAndItsStreamIsAttendedWhenItIsDue()
    {
        var fin = await ConPlazoAsync();
        _cabeza.Motor.Instancias[Id] = OrchestrationRuntimeStatus.Suspended;
        await BarrerAsync(fin.AddMinutes(-1));
        Assert.DoesNotContain(nameof(SubsanacionEnRevision), _cabeza.App.Record.Tipos(Stream));
        await BarrerAsync(fin);
        Assert.Contains(nameof(SubsanacionEnRevision), _cabeza.App.Record.Tipos(Stream));
        Assert.Contains(_bitacora.Renglones, r => r.Nivel == LogLevel.Warning && r.Mensaje.StartsWith($"{Id} está suspendida", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneThatCannotBeAttendedDoesNotStopTheOthers()
    {
        var fin = await ConPlazoAsync();
        await _cabeza.App.Record.DadoAsync("expediente/PCS-2019-01-000000", new PrevencionEmitida([]));
        _cabeza.Motor.Instancias["expediente.PCS-2019-01-000000"] = OrchestrationRuntimeStatus.Running;
        _cabeza.App.Record.BeforeAppend = a =>
        {
            if (a.Stream.EndsWith("000000", StringComparison.Ordinal))
            {
                throw new AlmacenNoDisponibleException(null, null);
            }
        };
        await BarrerAsync(fin.AddMinutes(30));
        Assert.Contains(nameof(SubsanacionEnRevision), _cabeza.App.Record.Tipos(Stream));
        Assert.Contains(_bitacora.Renglones, r => r.Nivel == LogLevel.Error && r.Mensaje.Contains("000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheOperatorsOwnRequestSweepsTooAndWhatEachCountedLeavesAtOnce()
    {
        await PrevenidoAsync();
        var medidas = new Medidas();
        var http = new DefaultHttpContext();
        await Barrido(medidas).Pedir(http.Request, _cabeza.Motor);
        Assert.Equal(204, http.Response.StatusCode);
        Assert.Equal([$"inicia ExpedienteOrquestacion {Id}"], _cabeza.Motor.Pedido);
        await Barrido(medidas).Run(new TimerInfo(), _cabeza.Motor, default);
        Assert.Equal([10_000, 10_000], medidas.Exportado);
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    public async Task ADeadOrchestrationOfALivingFileIsStartedAgain(OrchestrationRuntimeStatus estatus)
    {
        await PrevenidoAsync();
        _cabeza.Motor.Instancias[Id] = estatus;
        await BarrerAsync();
        Assert.Equal([$"inicia ExpedienteOrquestacion {Id}"], _cabeza.Motor.Pedido);
    }

    [Fact]
    public async Task AStartThatFailsIsTriedByTheNextSweep()
    {
        await PrevenidoAsync();
        _cabeza.Motor.FallaAlIniciar = _ => new HttpRequestException("away");
        await BarrerAsync();
        _cabeza.Motor.FallaAlIniciar = null;
        await BarrerAsync();
        Assert.Equal([$"inicia ExpedienteOrquestacion {Id}"], _cabeza.Motor.Pedido);
    }

    [Fact]
    public async Task TheActivityLetsTheTermEndOnceHoweverOftenItRuns()
    {
        await ConPlazoAsync();
        var cita = await AtenderAsync();
        Assert.Equal(("PREVENIDO", "PCS-4.2.2-04", false), (cita.Etapa, cita.Numeral, cita.Concluida));
        Assert.NotNull(cita.Cuando);
        _cabeza.App.Reloj.Ahora = cita.Cuando.Value;
        var antes = _cabeza.App.Record.Tipos($"expediente/{Clave}").Count;
        await AtenderAsync();
        var despues = _cabeza.App.Record.Tipos($"expediente/{Clave}").Count;
        Assert.True(despues > antes);
        await Task.WhenAll(AtenderAsync(), AtenderAsync());
        Assert.Single(_cabeza.App.Record.Tipos($"expediente/{Clave}"), t => t == nameof(SubsanacionEnRevision));
    }

    [Fact]
    public void AFileIsAtItsEndWhenTheRecordSaysSo()
    {
        Assert.False(Agenda.EsFinal(Expediente.Inicial with { Estatus = Estatus.Registrado }));
        Assert.True(Agenda.EsFinal(Expediente.Inicial with { Estatus = Estatus.Terminado }));
        Assert.True(Agenda.EsFinal(Expediente.Inicial.Pasar(Estatus.NoApoyado, CausaNoApoyo.Renuncia)));
        Assert.False(Agenda.EsFinal(Expediente.Inicial.Pasar(Estatus.NoApoyado, CausaNoApoyo.InsuficienciaPresupuestaria)));
        Assert.False(Agenda.EsFinal((Expediente.Inicial with { Estatus = Estatus.Terminado }).Encargar(new Encargo("x", "y", new Renuncia()))));
    }

    public ValueTask DisposeAsync() => _cabeza.DisposeAsync();

    private Task PrevenidoAsync() => _cabeza.App.Record.DadoAsync($"expediente/{Clave}", new PrevencionEmitida([]));

    private Task RegistradoAsync()
    {
        var recepcion = new Recepcion(_cabeza.App.Reloj.Ahora, new Huella(new string('a', 64)), "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);
        return _cabeza.App.Record.DadoAsync(Stream, new SolicitudRegistrada(new Folio("PCS-2019-01", 1), recepcion), new PrevencionEmitida([]));
    }

    private Task<Respuesta> EntregarAsync() =>
        _cabeza.App.De<Despachador>().EjecutarAsync<Expediente>(Clave, new RegistrarEntrega("prevencion", _cabeza.App.Reloj.Ahora, "acuse"), Actor.Sistema, "entrega");

    private Task<Cita> AtenderAsync() => ActivatorUtilities.CreateInstance<Atender>(_cabeza.App.Servicios).Run($"expediente/{Clave}", _cabeza.Motor, default);

    // A file with its term running, and its orchestration.
    private async Task<DateTimeOffset> ConPlazoAsync()
    {
        await RegistradoAsync();
        await EntregarAsync();
        await _cabeza.App.De<Atendedor>().AtenderAsync(Stream);
        _cabeza.Motor.Instancias[Id] = OrchestrationRuntimeStatus.Running;
        return (await _cabeza.App.De<Repositorio>().CargarAsync<Expediente>(Clave)).Estado.Plazos["PZ-03"].Fin;
    }

    private Task BarrerAsync(DateTimeOffset cuando)
    {
        _cabeza.App.Reloj.Ahora = cuando;
        return BarrerAsync();
    }

    private Task BarrerAsync() => Barrido().Run(new TimerInfo(), _cabeza.Motor, default);

    private Barrido Barrido(Medidas? medidas = null) => new(_cabeza.App.De<App.Atencion.Barrido>(), _cabeza.App.De<Atendedor>(), _cabeza.App.De<Nudge>(), _cabeza.App.Reloj, _bitacora, medidas);

    private sealed class Medidas : OpenTelemetry.Metrics.MeterProvider;

    private sealed record Renuncia;
}
