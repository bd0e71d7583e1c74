using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>What a committee has uploaded for its file.</summary>
/// <param name="Documentos">Digests, by key of the requirement or by action and field.</param>
public sealed record DocumentosSubidos(IReadOnlyDictionary<string, string> Documentos);

/// <summary>Documents that an act will name by their digest: uploaded first, and checked by their content.</summary>
internal static class RutasDeDocumentos
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var e = api.MapGroup("/expedientes/{folio}/documentos").RequireRateLimiting(Limites.Costoso).WithTags("Expediente");
        e.MapGet("", LeerAsync).Produces<DocumentosSubidos>().Problemas(401, 404).WithSummary("Lo que el Comité ha subido con su expediente; su ETag sirve para If-Match");
        e.MapPut("/{**clave}", SubirAsync).RecibeArchivo().Problemas(400, 401, 404, 412, 413, 415, 422).WithMetadata(Cabeceras.SobreLoVisto)
            .WithSummary("El Comité sube un documento que se le pidió, o el de una acción como {accion}/{campo} o {accion}/{campo}/{número} (campo «archivo»), en lugar del anterior");
        api.MapPost("/documentos", SubirDeOficinaAsync).RequireRateLimiting(Limites.Costoso).RecibeArchivo().Problemas(400, 401, 403, 413, 415, 422).WithTags("Oficina").WithSummary("La oficina sube un documento que un acto nombrará (campo «archivo»)");
    }

    private static async Task<IResult> LeerAsync(string folio, HttpContext http, [FromServices] Entregas entregas, [FromServices] QuienActua quien) =>
        await entregas.LeerAsync(folio, quien.Presente, quien.Alcance("folio"), http.RequestAborted) is { } suya
            ? Respuestas.Guardado(http, suya.ETag, null, () => TypedResults.Ok(new DocumentosSubidos(suya.Documentos.ToDictionary(d => d.Key, d => d.Value.Valor))))
            : Respuestas.NoEncontrado();

    private static Task<IResult> SubirAsync(string folio, string clave, HttpContext http, [FromServices] Entregas entregas, [FromServices] QuienActua quien) =>
        Respuestas.RecibirAsync(http, (_, bytes, vista) => entregas.RecibirAsync(folio, clave, bytes, quien.Presente, quien.Alcance("folio"), vista, http.RequestAborted));

    private static async Task<IResult> SubirDeOficinaAsync(HttpContext http, [FromServices] ArchivosDeOficina archivos, [FromServices] QuienActua quien)
    {
        if (!quien.Presente.Lee() || quien.Presente.Rol == Rol.Auditor)
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        var (archivo, _, problema) = await Cuerpo.LeerArchivoAsync(http);
        if (archivo is null)
        {
            return problema!;
        }

        await using var flujo = archivo.OpenReadStream();
        var (huella, falla) = await archivos.RecibirAsync(quien.Presente, flujo, http.RequestAborted);
        return huella is { } h
            ? TypedResults.Ok(new DocumentoRecibido(h.Valor))
            : Rechazo.PorContenido([new Falla("archivo", "PCS-3.7.1-01", falla!)]).Problema();
    }
}
