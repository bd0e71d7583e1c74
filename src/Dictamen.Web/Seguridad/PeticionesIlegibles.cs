using System.Diagnostics;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.Web.Seguridad;

/// <summary>Answers what the server itself cannot read: an address with <c>%00</c>, headers that are too long. Kestrel refuses that before any middleware, with an empty answer, and tells it only to who listens to its diagnostics.</summary>
public sealed class PeticionesIlegibles : IObserver<KeyValuePair<string, object?>>
{
    private const string Suceso = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private readonly IServiceProvider _servicios;

    private PeticionesIlegibles(IServiceProvider servicios) => _servicios = servicios;

    /// <summary>Answers them from now on, until it is disposed of.</summary>
    /// <param name="servicios">Services of the site.</param>
    public static IDisposable Atender(IServiceProvider servicios) =>
        servicios.GetRequiredService<DiagnosticListener>().Subscribe(new PeticionesIlegibles(servicios), nombre => nombre == Suceso);

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection f && f.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException e
            && f.Get<IHttpResponseFeature>() is { HasStarted: false } respuesta
            && f.Get<IHttp2StreamIdFeature>() is null // In HTTP/2 the connection is not this request's alone.
            && f.Get<IHttpResponseBodyFeature>() is { } cuerpo && f.Get<IConnectionTransportFeature>()?.Transport.Output is { } salida)
        {
            // Whoever listens is not waited for; it ends at once, for all of it is in memory.
            _ = ResponderAsync(e.StatusCode, f.Get<IHttpRequestFeature>()?.RawTarget ?? "", respuesta, cuerpo, salida);
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    // A request that was not read has no body to write into yet: its headers go out, and the rest goes after them.
    private async Task ResponderAsync(int estado, string direccion, IHttpResponseFeature respuesta, IHttpResponseBodyFeature cuerpo, PipeWriter salida)
    {
        var http = new DefaultHttpContext { RequestServices = _servicios };
        http.Request.Path = direccion.Split('/', '?') is ["", var raiz, ..] && raiz.Equals("api", StringComparison.OrdinalIgnoreCase) ? "/api" : "/";
        using var texto = new MemoryStream();
        http.Response.Body = texto;
        CabecerasDeSeguridad.Poner(http);
        await Errores.ResponderAsync(http, estado);
        respuesta.StatusCode = estado;
        foreach (var (nombre, valores) in http.Response.Headers)
        {
            respuesta.Headers[nombre] = valores;
        }

        respuesta.Headers.Connection = "close";
        respuesta.Headers.ContentLength = texto.Length;
        await cuerpo.StartAsync();
        await salida.WriteAsync(texto.ToArray());
    }
}
