using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Solicitante.Formulario;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Solicitante;

/// <summary>The applicant's endpoints that are not pages: automatic saving and files.</summary>
public static class RutasDeSolicitante
{
    /// <summary>Maps them.</summary>
    public static void MapSolicitante(this IEndpointRouteBuilder rutas)
    {
        rutas.MapPost("/solicitud/{id}/guardar/{seccion}", GuardarAsync);
        rutas.MapGet("/solicitud/{id}/archivo/{huella}", async (string id, string huella, HttpContext http, [FromServices] Borradores borradores, [FromServices] QuienActua quien) =>
            await borradores.AbrirAdjuntoAsync(id, new Huella(huella), quien.Actor, quien.Alcance("solicitud"), http.RequestAborted) is var (adjunto, contenido)
                ? Results.File(contenido, adjunto.Tipo, adjunto.Nombre)
                : Results.NotFound());
    }

    /// <summary>Bytes of an uploaded file; one byte more than is admitted says that it is too large.</summary>
    internal static async Task<ReadOnlyMemory<byte>> LeerAsync(IFormFile archivo, CancellationToken ct)
    {
        var bytes = new byte[Math.Min(archivo.Length, RevisionDeArchivos.TamanoMaximo + 1)];
        var flujo = archivo.OpenReadStream();
        await using (flujo.ConfigureAwait(false))
        {
            await flujo.ReadExactlyAsync(bytes, ct).ConfigureAwait(false);
        }

        return bytes;
    }

    private static async Task<IResult> GuardarAsync(
        string id, string seccion, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] Borradores borradores, [FromServices] QuienActua quien)
    {
        if (!await formularios.IsRequestValidAsync(http))
        {
            return Results.Problem("El formulario caducó. Abra de nuevo la página.", statusCode: StatusCodes.Status400BadRequest);
        }

        var (actor, alcance, ct) = (quien.Actor, quien.Alcance("solicitud"), http.RequestAborted);
        if (await borradores.LeerAsync(id, actor, alcance, ct) is not { } mia
            || FormatoDeSolicitud.Apartados(mia.Contexto.Programa, mia.Contexto.Bases).FirstOrDefault(a => a.Id == seccion) is not { } apartado)
        {
            return Results.NotFound();
        }

        var enviado = await http.Request.ReadFormAsync(ct);
        return await borradores.GuardarAsync(id, campos => apartado.Recibir(campos, enviado, ""), actor, alcance, ct) is { } rechazo
            ? Results.Problem(rechazo.Mensaje, statusCode: StatusCodes.Status422UnprocessableEntity, extensions: new Dictionary<string, object?> { ["code"] = rechazo.Codigo, ["rule"] = rechazo.Regla })
            : Results.NoContent();
    }
}
