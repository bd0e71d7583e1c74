using Dictamen.App.Consultas;
using Dictamen.App.Tests.Kit;
using Dictamen.Functions.Tests.Kit;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dictamen.Functions.Tests;

/// <summary>A nudge wakes an orchestration or starts it, and whatever the engine answers costs at most the nudge.</summary>
public sealed class NudgeTests : IAsyncDisposable
{
    private const string Stream = "expediente/PCS-2019-01-000042";
    private const string Id = "expediente.PCS-2019-01-000042";
    private readonly Motor _motor = new();
    private readonly Aplicacion _app = new();
    private readonly Nudge _nudge;

    public NudgeTests() => _nudge = new Nudge(_app.De<Listas>(), NullLogger<Nudge>.Instance);

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Suspended)]
    public async Task ALivingInstanceIsWoken(OrchestrationRuntimeStatus estatus)
    {
        _motor.Instancias[Id] = estatus;
        Assert.True(await _nudge.DespertarAsync(_motor, Stream));
        Assert.Equal([$"Nudge {Id}"], _motor.Pedido);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task AMissingOrEndedInstanceIsStartedAndNotNudged(OrchestrationRuntimeStatus? estatus)
    {
        if (estatus is { } e)
        {
            _motor.Instancias[Id] = e;
        }

        Assert.True(await _nudge.DespertarAsync(_motor, Stream));
        Assert.Equal([$"inicia ExpedienteOrquestacion {Id}"], _motor.Pedido);
    }

    [Fact]
    public async Task WhoWasStartedByAnotherMeanwhileIsNudged()
    {
        _motor.FallaAlIniciar = _ => new InvalidOperationException("already exists");
        Assert.True(await _nudge.DespertarAsync(_motor, Stream));
        Assert.Equal([$"Nudge {Id}"], _motor.Pedido);
    }

    [Fact]
    public async Task WhoWentAwayMeanwhileIsStarted()
    {
        _motor.Instancias[Id] = OrchestrationRuntimeStatus.Running;
        _motor.FallaAlAvisar = id =>
        {
            _motor.Instancias.Remove(id);
            return new ArgumentException("no such instance");
        };
        Assert.True(await _nudge.DespertarAsync(_motor, Stream));
        Assert.Equal([$"inicia ExpedienteOrquestacion {Id}"], _motor.Pedido);
    }

    [Fact]
    public async Task AnEngineThatIsAwayCostsOnlyTheNudge()
    {
        _motor.FallaAlConsultar = new HttpRequestException("away");
        Assert.False(await _nudge.DespertarAsync(_motor, Stream));
        _motor.FallaAlConsultar = null;
        _motor.FallaAlIniciar = _ => new HttpRequestException("away");
        _motor.FallaAlAvisar = _ => new HttpRequestException("away");
        Assert.False(await _nudge.DespertarAsync(_motor, Stream));
    }

    [Fact]
    public async Task NudgesOfAnInvocationAreGatheredAndSentOnceEach()
    {
        var puerto = _nudge;
        await using (_nudge.Abrir(_motor, "acta/PCS-2019-01-A001"))
        {
            await puerto.NudgeAsync(Stream);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => puerto.NudgeAsync(Stream).AsTask())));
            await puerto.NudgeAsync("convocatoria/PCS-2019-01");
            await puerto.NudgeAsync("acta/PCS-2019-01-A001");
            Assert.Empty(_motor.Pedido);
        }

        Assert.Equal(["inicia ConvocatoriaOrquestacion convocatoria.PCS-2019-01", $"inicia ExpedienteOrquestacion {Id}"], _motor.Pedido.Order());
        await puerto.NudgeAsync(Stream);
        Assert.Equal(2, _motor.Pedido.Count);
    }

    [Theory]
    [InlineData("expediente/a/b")]
    [InlineData("expediente/a#b")]
    [InlineData("expediente/a?b")]
    [InlineData("expediente/a\\b")]
    [InlineData("expediente/a\u0007b")]
    [InlineData("expediente/")]
    [InlineData("comunidad/x")]
    [InlineData("x")]
    public async Task APoisonNudgeIsDropped(string stream)
    {
        Assert.False(await _nudge.DespertarAsync(_motor, stream));
        Assert.Empty(_motor.Pedido);
    }

    [Theory]
    [InlineData("expediente/PCS-2019-01-000042")]
    [InlineData("convocatoria/PCS-2019-01")]
    [InlineData("acta/PCS-2019-01-A003")]
    public void AnInstanceIdComesFromTheStreamAndGivesItBack(string stream)
    {
        var id = Instancia.De(stream)!.Id;
        Assert.DoesNotContain(id, c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));
        Assert.Equal(stream, Instancia.Stream(id));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
