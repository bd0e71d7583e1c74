using Dictamen.App.Servicios;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Publico;

/// <summary>The open data as files, written while they are read.</summary>
public static class Descargas
{
    internal static void MapDescargas(this IEndpointRouteBuilder rutas) =>
        rutas.MapGet("/datos/{archivo}", Bajar).RequireRateLimiting(Limites.Costoso).ExcludeFromDescription();

    private static IResult Bajar(string archivo, HttpContext http, [FromServices] DatosAbiertos datos)
    {
        if (DatosAbiertos.Buscar(Path.GetFileNameWithoutExtension(archivo)) is not { } conjunto || Path.GetExtension(archivo) is not (".csv" or ".json"))
        {
            return Results.NotFound();
        }

        var csv = archivo.EndsWith(".csv", StringComparison.Ordinal);
        var tipo = csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        return Results.Stream(
            cuerpo => csv ? datos.EscribirCsvAsync(conjunto, cuerpo, http.RequestAborted) : datos.EscribirJsonAsync(conjunto, cuerpo, http.RequestAborted),
            tipo,
            csv ? $"dictamen-{conjunto.Id}.csv" : null);
    }
}
