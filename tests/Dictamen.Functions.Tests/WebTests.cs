using System.Text;
using Dictamen.App.Ports;
using Dictamen.Functions.Tests.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Dictamen.Functions.Tests;

/// <summary>The catch-all, with the site's real pipeline behind it.</summary>
public sealed class WebTests : IAsyncDisposable
{
    private readonly Cabeza _cabeza = new();

    [Fact]
    public async Task TheSiteAnswersThroughTheTrigger()
    {
        var (estatus, cuerpo, http) = await PedirAsync("GET", "/salud");
        Assert.Equal((200, "vivo"), (estatus, cuerpo));
        Assert.Equal("nosniff", http.Response.Headers.XContentTypeOptions);
        Assert.Equal((200, "listo"), ((await PedirAsync("GET", "/salud/lista")) is var (e, c, _) ? (e, c) : default));
    }

    [Fact]
    public async Task TheHomePageIsRendered()
    {
        var (estatus, cuerpo, _) = await PedirAsync("GET", "/");
        Assert.Equal(200, estatus);
        Assert.Contains("<html", cuerpo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOuterEndpointAndItsRouteValueDoNotLeakIn()
    {
        var corrio = false;
        Task Exterior(HttpContext _)
        {
            corrio = true;
            return Task.CompletedTask;
        }

        var (estatus, cuerpo, http) = await PedirAsync("GET", "/salud", h =>
        {
            h.SetEndpoint(new Endpoint(Exterior, null, "Web"));
            h.Request.RouteValues["path"] = "salud";
        });
        Assert.Equal((200, "vivo", false), (estatus, cuerpo, corrio));
        Assert.False(http.Request.RouteValues.ContainsKey("path"));
    }

    [Fact]
    public async Task RedirectionsStayAtThePublicAddressWhateverNameTheHostTells()
    {
        var (estatus, _, http) = await PedirAsync("GET", "/operacion", h => (h.Request.Scheme, h.Request.Host) = ("http", new HostString("func-dictamen.azurewebsites.net")));
        Assert.Equal(302, estatus);
        Assert.StartsWith("https://ejemplo.mx/acceso", http.Response.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(http.Response.Headers.StrictTransportSecurity));
    }

    [Fact]
    public async Task AnUnknownAddressIsTheSites404AndAWrongMethodItsOwn()
    {
        Assert.Equal(404, (await PedirAsync("GET", "/no/existe")).Estatus);
        Assert.Equal(405, (await PedirAsync("DELETE", "/salud")).Estatus);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ARecordThatIsAwayIsReportedAsSuch(bool tarda)
    {
        _cabeza.App.Record.BeforeRead = () => throw (tarda ? new TaskCanceledException() : new AlmacenNoDisponibleException(null, null));
        var (estatus, _, http) = await PedirAsync("GET", "/salud/lista");
        Assert.Equal((503, "10"), (estatus, http.Response.Headers.RetryAfter.ToString()));
    }

    [Fact]
    public async Task InsideTheAccessorKnowsTheRequestAndAfterwardsNothing()
    {
        var accessor = _cabeza.App.De<IHttpContextAccessor>();
        Assert.Null(accessor.HttpContext);
        var (_, _, http) = await PedirAsync("GET", "/salud");
        Assert.Null(accessor.HttpContext);
        Assert.Same(_cabeza.Motor, http.Features.Get<DurableTaskClient>());
    }

    [Theory]
    [InlineData(200, "9f1c")]
    [InlineData(400, "mia", "9f1c")]
    [InlineData(400, "mia,9f1c")]
    [InlineData(200)]
    public async Task AClientsOwnInvocationIdIsRefused(int esperado, params string[] valores)
    {
        var http = Contexto("GET", "/", new StringValues(valores));
        await CabeceraAjena.Revisar(http, _ => Task.CompletedTask);
        Assert.Equal(esperado, http.Response.StatusCode);
    }

    public ValueTask DisposeAsync() => _cabeza.DisposeAsync();

    private async Task<(int Estatus, string Cuerpo, HttpContext Http)> PedirAsync(string metodo, string ruta, Action<HttpContext>? ajuste = null)
    {
        await using var ambito = _cabeza.App.Servicios.CreateAsyncScope();
        var http = Contexto(metodo, ruta, default);
        http.RequestServices = ambito.ServiceProvider;
        ajuste?.Invoke(http);
        await new Web(_cabeza.App.De<WebPipeline>(), _cabeza.App.De<IHttpContextAccessor>(), _cabeza.App.De<Nudge>()).Run(http.Request, _cabeza.Motor);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()), http);
    }

    private DefaultHttpContext Contexto(string metodo, string ruta, StringValues invocacion)
    {
        var http = new DefaultHttpContext { RequestServices = _cabeza.App.Servicios };
        http.Request.Method = metodo;
        http.Request.Scheme = "https";
        http.Request.Host = new HostString("ejemplo.mx");
        http.Request.Path = ruta;
        http.Response.Body = new MemoryStream();
        if (invocacion.Count > 0)
        {
            http.Request.Headers["x-ms-invocation-id"] = invocacion;
        }

        return http;
    }
}
