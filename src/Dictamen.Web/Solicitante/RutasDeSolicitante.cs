using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Web.Componentes;
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
        rutas.MapPost("/expediente/{folio}/{accion}/guardar", GuardarInformeAsync);
        rutas.MapGet("/expediente/{folio}/{accion}/archivo/{huella}", async (string folio, string accion, string huella, HttpContext http, [FromServices] InformesEnBorrador informes, [FromServices] PapelesPorEntregar papeles, [FromServices] QuienActua quien) =>
            (await informes.AbrirAsync(folio, accion, new Huella(huella), quien.Actor, quien.Alcance("folio"), http.RequestAborted) ?? await papeles.AbrirAsync(folio, accion, new Huella(huella), quien.Actor, quien.Alcance("folio"), http.RequestAborted)) is var (adjunto, contenido)
                ? Results.File(contenido, adjunto.Tipo, adjunto.Nombre)
                : Results.NotFound());
        rutas.MapGet("/expediente/{folio}/documento/{huella}", async (string folio, string huella, HttpContext http, [FromServices] MiExpediente expedientes, [FromServices] QuienActua quien) =>
            await DocumentoAdjunto.DeAsync(await expedientes.AbrirAsync(folio, new Huella(huella), quien.Actor, quien.Alcance("folio"), http.RequestAborted), folio, huella, http.RequestAborted));
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
            return Caduco();
        }

        var (actor, alcance, ct) = (quien.Actor, quien.Alcance("solicitud"), http.RequestAborted);
        if (await borradores.LeerAsync(id, actor, alcance, ct) is not { } mia
            || FormatoDeSolicitud.Apartados(mia.Contexto.Programa, mia.Contexto.Bases).FirstOrDefault(a => a.Id == seccion) is not { } apartado)
        {
            return Results.NotFound();
        }

        var enviado = await http.Request.ReadFormAsync(ct);
        return VentanaDeFormulario.Respuesta(http, await borradores.GuardarAsync(id, campos => apartado.Recibir(campos, enviado, ""), actor, alcance, VentanaDeFormulario.De(enviado, seccion), ct));
    }

    private static async Task<IResult> GuardarInformeAsync(
        string folio, string accion, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] MiExpediente expedientes, [FromServices] InformesEnBorrador informes, [FromServices] QuienActua quien)
    {
        if (!await formularios.IsRequestValidAsync(http))
        {
            return Caduco();
        }

        var (actor, alcance, ct) = (quien.Actor, quien.Alcance("folio"), http.RequestAborted);
        if (!InformesEnBorrador.Aplica(accion) || await expedientes.LeerAsync(folio, actor, alcance, ct) is not { } mio)
        {
            return Results.NotFound();
        }

        var apartado = FormatosDelComite.De(accion, mio, await expedientes.AutorizadaAsync(mio, ct))!;
        var enviado = await http.Request.ReadFormAsync(ct);
        return VentanaDeFormulario.Respuesta(http, await informes.GuardarAsync(folio, accion, campos => apartado.Recibir(campos, enviado, ""), actor, alcance, VentanaDeFormulario.De(enviado, ""), ct));
    }

    private static IResult Caduco() => Results.Problem("Su sesión terminó o cambió, y no se pudo guardar.", statusCode: StatusCodes.Status400BadRequest);
}
