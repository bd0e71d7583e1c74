using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Functions.Actividades;
using Dictamen.Functions.Tests.Kit;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dictamen.Functions.Tests;

/// <summary>What a request recorded is in the shared lists, and its stream is nudged, when the request ends.</summary>
public sealed class InvocacionTests : IAsyncDisposable
{
    private const string Folio1 = "PCS-2019-01-000001";
    private const string Stream = $"expediente/{Folio1}";
    private const string Id = $"expediente.{Folio1}";
    private const string Expediente1 = $"/api/v1/expedientes/{Folio1}";
    private readonly Bitacora<Nudge> _bitacora = new();
    private readonly Cabeza _cabeza;
    private readonly LineasEnMemoria _lineas = new(new Aplicacion.RelojDePrueba());

    public InvocacionTests() => _cabeza = new Cabeza(s => s
        .AddSingleton<ILineaStore>(_lineas)
        .AddSingleton<ILogger<Nudge>>(_bitacora)
        .AddSingleton(new OficinaPorAvisar(["oficina@ejemplo.invalid"])));

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running, $"Nudge {Id}")]
    [InlineData(OrchestrationRuntimeStatus.Completed, $"inicia ExpedienteOrquestacion {Id}")]
    public async Task AnActThroughTheSiteIsListedAndNudgedOnce(OrchestrationRuntimeStatus estatus, string pedido)
    {
        await SembrarAsync();
        _cabeza.Motor.Instancias[Id] = estatus;
        var http = await ClasificarAsync();
        Assert.Equal(200, http.Response.StatusCode);
        Assert.Equal([pedido], _cabeza.Motor.Pedido);
        var linea = Linea.Leer(Assert.Single(_lineas.Todas, l => l.Stream == Stream))!;
        Assert.Equal((2L, Estatus.Completo), (linea.Version, linea.Resumen!.Estatus));
    }

    [Fact]
    public async Task ARefusedActNudgesNobody()
    {
        await SembrarAsync();
        await ClasificarAsync();
        _cabeza.Motor.Pedido.Clear();
        var http = await PedirAsync(await EnlaceAsync(), "k-2", "POST", $"{Expediente1}/prevencion", "{\"hallazgos\":[]}");
        Assert.Equal(409, http.Response.StatusCode);
        Assert.Empty(_cabeza.Motor.Pedido);
    }

    [Theory]
    [InlineData("away")]
    [InlineData("forbidden")]
    [InlineData("late")]
    public async Task ListsThatFailCostTheActNothingAndAreSaid(string como)
    {
        await SembrarAsync();
        await _cabeza.App.De<Listas>().PonerAlDiaAsync();
        _lineas.BeforePut = _ => throw (como switch
        {
            "away" => new AlmacenNoDisponibleException(null, null),
            "late" => new TaskCanceledException(),
            _ => new InvalidOperationException("403"),
        });
        var http = await ClasificarAsync();
        Assert.Equal(200, http.Response.StatusCode);
        Assert.Single(_cabeza.Motor.Pedido);
        Assert.Contains(_bitacora.Renglones, r => r.Nivel == LogLevel.Warning && r.Mensaje.Contains("el barrido las repara", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheEndOfADiffusionIsListedForTheOtherInstancesAndNudgesNobody()
    {
        const string Convocatoria = "convocatoria/PCS-2019-01";
        await _cabeza.App.Record.DadoAsync(Convocatoria, new PresupuestoAsignado(1m, default, 0, 0m, 1m, null), new ApoyadosPublicados(new DateOnly(2019, 11, 12), new Huella(new string('a', 64)), 0, 0));
        Assert.Equal(0, await new ConcluirDifusion(_cabeza.App.De<Difusion>(), _cabeza.App.De<Nudge>()).Run(new Avisados(Convocatoria, 0), _cabeza.Motor, default));
        Assert.Equal((Convocatoria, 3L), Assert.Single(_lineas.Todas) is var linea ? (linea.Stream, linea.Version) : default);
        Assert.Empty(_cabeza.Motor.Pedido);
    }

    [Fact]
    public async Task AnEngineThatIsAwayCostsTheActNothing()
    {
        await SembrarAsync();
        _cabeza.Motor.FallaAlConsultar = new HttpRequestException("away");
        Assert.Equal(200, (await ClasificarAsync()).Response.StatusCode);
        Assert.Single(_lineas.Todas, l => l.Stream == Stream && l.Version == 2);
    }

    [Fact]
    public async Task AStoreThatThrottlesIsA503WithTheTimeThatItAsksFor()
    {
        await SembrarAsync();
        var enlace = await EnlaceAsync();
        _cabeza.App.Record.BeforeAppend = a =>
        {
            if (a.Stream == Stream)
            {
                throw new AlmacenNoDisponibleException(TimeSpan.FromSeconds(17), null);
            }
        };
        var http = await PedirAsync(enlace, "k-1");
        Assert.Equal((503, "17"), (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString()));
        _cabeza.App.Record.BeforeAppend = null;
        Assert.Equal(200, (await PedirAsync(await EnlaceAsync(), "k-1")).Response.StatusCode);
        Assert.Equal(2, _cabeza.App.Record.Tipos(Stream).Count);
    }

    [Fact]
    public async Task APageWithoutItsListsIsA503WithTheTimeThatTheStoreAsksFor()
    {
        await SembrarAsync();
        _cabeza.App.Record.BeforeRead = () => throw new AlmacenNoDisponibleException(TimeSpan.FromSeconds(7.2), null);
        var http = await PedirAsync("", "", "GET", "/");
        Assert.Equal((503, "8"), (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString()));
        _cabeza.App.Record.BeforeRead = null;
        Assert.Equal(200, (await PedirAsync("", "", "GET", "/")).Response.StatusCode);
    }

    [Fact]
    public async Task TheTimerSendsTheDigest()
    {
        await SembrarAsync();
        await new Parte(_cabeza.App.De<ParteDelDia>()).Run(new TimerInfo(), default);
        Assert.Equal("parte/2019-11-12", Assert.Single(_cabeza.App.Correo.Enviados).Id);
    }

    [Fact]
    public async Task TheTimerThatRemindsSendsNothingOnAnotherDay()
    {
        await SembrarAsync();
        await new Recordatorio(_cabeza.App.De<RecordatorioDeCedulas>()).Run(new TimerInfo(), default);
        Assert.Empty(_cabeza.App.Correo.Enviados);
    }

    // The alert asks the log for this word.
    [Fact]
    public async Task APoisonNudgeIsLoggedWithTheWordThatTheAlertAsksForAndNothingOfItsContent()
    {
        Assert.False(await _cabeza.App.De<Nudge>().DespertarAsync(_cabeza.Motor, "otra/clave secreta#"));
        var (nivel, mensaje) = Assert.Single(_bitacora.Renglones);
        Assert.Equal(LogLevel.Warning, nivel);
        Assert.StartsWith("poison: ", mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("secreta", mensaje, StringComparison.Ordinal);
        Assert.Contains("traces | where message has \"poison\"", await File.ReadAllTextAsync(Path.Combine(Carpeta.Raiz(), "infra", "modules", "alertas.bicep")), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _cabeza.DisposeAsync();

    private Task SembrarAsync()
    {
        var huella = new Huella(new string('a', 64));
        var recepcion = new Recepcion(_cabeza.App.Reloj.Ahora, huella, "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);
        return _cabeza.App.Record.DadoAsync(Stream, new SolicitudRegistrada(new Folio("PCS-2019-01", 1), recepcion));
    }

    private async Task<string> EnlaceAsync()
    {
        var enlace = await _cabeza.App.De<Enlaces>().EmitirAsync("operador", "op-1", "operacion", _cabeza.App.Reloj.Ahora.AddDays(1), unaVez: false, Actor.Sistema);
        return enlace[(enlace.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }

    private async Task<HttpContext> ClasificarAsync() => await PedirAsync(await EnlaceAsync(), "k-1");

    private async Task<HttpContext> PedirAsync(string portador, string clave, string metodo = "POST", string ruta = $"{Expediente1}/completo", string cuerpo = "{}")
    {
        await using var ambito = _cabeza.App.Servicios.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = ambito.ServiceProvider };
        http.Request.Method = metodo;
        http.Request.Scheme = "https";
        http.Request.Host = new HostString("ejemplo.mx");
        http.Request.Path = ruta;
        http.Request.ContentType = "application/json";
        http.Request.Headers.Authorization = $"Bearer {portador}";
        http.Request.Headers["Idempotency-Key"] = clave;
        http.Request.Headers.IfMatch = $"\"{_cabeza.App.Record.Tipos(Stream).Count}\"";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(cuerpo));
        http.Request.ContentLength = cuerpo.Length;
        http.Response.Body = new MemoryStream();
        await new Web(_cabeza.App.De<WebPipeline>(), _cabeza.App.De<IHttpContextAccessor>(), _cabeza.App.De<Nudge>()).Run(http.Request, _cabeza.Motor);
        return http;
    }
}
