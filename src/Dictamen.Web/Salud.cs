using Dictamen.App.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web;

/// <summary>Liveness and readiness.</summary>
public static class Salud
{
    /// <summary>Maps <c>/salud</c> (the process answers) and <c>/salud/lista</c> (the record answers too; 503 when it does not).</summary>
    public static void MapSalud(this IEndpointRouteBuilder rutas)
    {
        rutas.MapGet("/salud", () => Results.Text("vivo")).WithMetadata(SinListas.Marca);
        rutas.MapGet("/salud/lista", async ([FromServices] IEventStore store, HttpContext http) =>
        {
            try
            {
                await store.ReadAsync("salud/consulta", 0, http.RequestAborted);
                return Results.Text("listo");
            }
            catch (Exception e) when (e is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
            {
                http.Response.Headers.RetryAfter = "10";
                return Results.Text("el registro no responde", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).WithMetadata(SinListas.Marca);
    }
}
