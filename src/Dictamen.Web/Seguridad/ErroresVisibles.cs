using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dictamen.Web.Seguridad;

/// <summary>An error that nobody foresaw gets one calm page, or problem details on the API, with a number that the log also has. It says nothing of the inside.</summary>
internal sealed partial class ErroresVisibles(RequestDelegate siguiente, ILogger<ErroresVisibles> log)
{
    public async Task InvokeAsync(HttpContext contexto)
    {
        try
        {
            await siguiente(contexto);
        }
        catch (OperationCanceledException) when (contexto.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked is gone.
        }
        catch (Exception e) when (!contexto.Response.HasStarted)
        {
            var numero = Activity.Current?.TraceId.ToHexString() ?? contexto.TraceIdentifier;
            Fallo(log, contexto.Request.Method, SinToken(contexto.Request.Path), numero, e);
            contexto.Response.Clear();
            contexto.Response.StatusCode = StatusCodes.Status500InternalServerError;
            if (contexto.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                await Results.Problem("El sistema no pudo atender la petición. Lo que ya tenía acuse está guardado; intente de nuevo.", statusCode: 500, extensions: new Dictionary<string, object?> { ["numero"] = numero }).ExecuteAsync(contexto);
            }
            else
            {
                contexto.Response.ContentType = "text/html; charset=utf-8";
                await contexto.Response.WriteAsync(
                    $"<!doctype html><html lang=\"es-MX\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>No se pudo atender · Dictamen</title><link rel=\"stylesheet\" href=\"{RecursosDelSitio.Url("dictamen.css")}\"><main><div class=\"ancho\"><h1>No se pudo atender la petición</h1><p>Lo que ya tenía acuse está guardado. Espere un momento e intente de nuevo.</p><p>Si vuelve a pasar, comunique este número: <strong>{numero}</strong>.</p><p><a href=\"/\">Volver a las convocatorias</a></p></div></main></html>");
            }
        }
    }

    // The address of a link is a key: it stays out of the log.
    private static PathString SinToken(PathString ruta) => ruta.StartsWithSegments("/e", StringComparison.Ordinal) ? "/e" : ruta;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Metodo} {Ruta} falló ({Numero}).")]
    private static partial void Fallo(ILogger logger, string metodo, PathString ruta, string numero, Exception e);
}
