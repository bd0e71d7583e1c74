using Dictamen.App.Servicios.Operacion;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Operacion;

/// <summary>Documents of a file, always as an attachment, named by their digest.</summary>
internal static class Documentos
{
    public static void MapOperacion(this IEndpointRouteBuilder rutas) =>
        rutas.MapGet("/operacion/expediente/{folio}/documento/{huella}", async (string folio, string huella, HttpContext http, [FromServices] Historias historias, [FromServices] QuienActua quien) =>
            await historias.AbrirAsync(quien.Actor, folio, huella, http.RequestAborted) is { } flujo
                ? Results.Stream(flujo, "application/octet-stream", $"{folio}-{huella[..12]}")
                : Results.NotFound());
}
