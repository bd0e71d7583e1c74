using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Functions.Actividades;
using Dictamen.Functions.Tests.Kit;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dictamen.Functions.Tests;

/// <summary>The sweep and the activity, over the record.</summary>
public sealed class BarridoTests : IAsyncDisposable
{
    private const string Clave = "PCS-2019-01-000001";
    private const string Id = $"expediente.{Clave}";
    private readonly Cabeza _cabeza = new();

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
        await PrevenidoAsync();
        await EntregarAsync();
        _cabeza.Motor.Instancias[Id] = OrchestrationRuntimeStatus.Running;
        _cabeza.Motor.Pedido.Clear();
        await BarrerAsync();
        Assert.Empty(_cabeza.Motor.Pedido);
        _cabeza.App.Reloj.Ahora = _cabeza.App.Reloj.Ahora.AddDays(30);
        await BarrerAsync();
        Assert.Equal([$"Nudge {Id}"], _cabeza.Motor.Pedido);
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
        var huella = new Huella(new string('a', 64));
        var recepcion = new Recepcion(_cabeza.App.Reloj.Ahora, huella, "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);
        await _cabeza.App.Record.DadoAsync($"expediente/{Clave}", new SolicitudRegistrada(new Folio("PCS-2019-01", 1), recepcion), new PrevencionEmitida([]));
        await EntregarAsync();
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

    private Task<Respuesta> EntregarAsync() =>
        _cabeza.App.De<Despachador>().EjecutarAsync<Expediente>(Clave, new RegistrarEntrega("prevencion", _cabeza.App.Reloj.Ahora, "acuse"), Actor.Sistema, "entrega");

    private Task<Cita> AtenderAsync() => ActivatorUtilities.CreateInstance<Atender>(_cabeza.App.Servicios).Run($"expediente/{Clave}", _cabeza.Motor, default);

    private Task BarrerAsync() => new Barrido(_cabeza.App.De<App.Atencion.Barrido>(), _cabeza.App.De<Nudge>(), _cabeza.App.Reloj, NullLogger<Barrido>.Instance)
        .Run(new TimerInfo(), _cabeza.Motor, default);

    private sealed record Renuncia;
}
