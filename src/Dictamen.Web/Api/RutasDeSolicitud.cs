using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>An application that was handed in.</summary>
public sealed record SolicitudRecibida(string Folio, DateTimeOffset RecibidaEl, string Huella, IReadOnlyList<Faltante> Faltantes);

/// <summary>Where an application is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="Folio">Folio, once it was handed in.</param>
/// <param name="Documentos">Digests of the documents that are kept, by key of the requirement.</param>
public sealed record EstadoDeSolicitud(string Id, string Convocatoria, string? Folio, IReadOnlyDictionary<string, string> Documentos);

/// <summary>The application through the interface: first its documents, then all of it at once.</summary>
internal static class RutasDeSolicitud
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var grupo = api.MapGroup("/solicitudes").RequireRateLimiting(Limites.Costoso).WithTags("Solicitud");
        grupo.MapGet("/{id}", LeerAsync).Produces<EstadoDeSolicitud>().Problemas(401, 404).WithSummary("Estado de una solicitud; su ETag sirve para If-Match");
        grupo.MapPut("/{id}/documentos/{**clave}", AdjuntarAsync).RecibeArchivo().Problemas(400, 401, 404, 409, 412, 413, 415, 422).WithMetadata(Cabeceras.SobreLoVisto).WithSummary("Sube un documento (campo «archivo»), en lugar del anterior");
        grupo.MapPost("", PresentarAsync).Accepts<SolicitudDeApoyo>("application/json")
            .Produces<SolicitudRecibida>(201).Problemas(400, 401, 404, 409, 413, 415, 422).WithMetadata(Cabeceras.Orden).WithSummary("Presenta la solicitud; Idempotency-Key es su identificador");
    }

    private static async Task<IResult> LeerAsync(string id, HttpContext http, [FromServices] Borradores borradores, [FromServices] QuienActua quien) =>
        await borradores.LeerAsync(id, quien.Presente, quien.Alcance("solicitud"), http.RequestAborted) is { } mia
            ? Respuestas.Guardado(http, mia.ETag, null, () => TypedResults.Ok(new EstadoDeSolicitud(id, mia.Borrador.Tramite, mia.Folio?.ToString(), mia.Borrador.Adjuntos.ToDictionary(a => a.Key, a => a.Value.Huella.Valor))))
            : Respuestas.NoEncontrado();

    private static Task<IResult> AdjuntarAsync(string id, string clave, HttpContext http, [FromServices] Borradores borradores, [FromServices] QuienActua quien) =>
        Respuestas.RecibirAsync(http, (archivo, bytes, vista) => borradores.AdjuntarAsync(id, clave, archivo, bytes, quien.Presente, quien.Alcance("solicitud"), vista, http.RequestAborted));

    private static async Task<IResult> PresentarAsync(HttpContext http, [FromServices] Borradores borradores, [FromServices] Solicitudes solicitudes, [FromServices] QuienActua quien)
    {
        var actor = quien.Presente;
        if (Respuestas.Clave(http) is not { } id)
        {
            return Respuestas.FaltaClave();
        }

        var (alcance, ct) = (quien.Alcance("solicitud"), http.RequestAborted);
        if (await borradores.LeerAsync(id, actor, alcance, ct) is not { } mia)
        {
            return Respuestas.NoEncontrado();
        }

        var folio = mia.Folio;
        if (folio is null)
        {
            var (solicitud, problema) = await Cuerpo.LeerAsync<SolicitudDeApoyo>(http);
            if (problema is not null)
            {
                return problema;
            }

            // A digest is no proof of having the document: only those that this application uploaded can be named.
            var suyos = mia.Borrador.Adjuntos.Values.Select(a => a.Huella).ToHashSet();
            Falla[] ajenos = [.. solicitud!.Contenido.Documentos.Where(d => !suyos.Contains(d.Value)).Select(d => new Falla($"contenido.documentos.{d.Key}", "PCS-4.2.2-01", $"El documento «{Requisitos.Nombre(mia.Contexto.Programa, d.Key)}» no se ha subido con esta solicitud. Súbalo primero."))];
            (folio, var rechazo) = ajenos.Length > 0
                ? ((Folio?)null, Rechazo.PorContenido(ajenos))
                : await solicitudes.RecibirAsync(mia.Borrador.Tramite, id, solicitud, actor, ct);
            if (rechazo is not null)
            {
                return rechazo.Problema();
            }
        }

        var acuse = await borradores.ConcluirAsync(mia, folio!.Value, ct);
        return TypedResults.Created($"/api/v1/folios/{acuse.Folio}", new SolicitudRecibida(acuse.Folio.ToString(), acuse.RecibidaEl, acuse.Huella.Valor, acuse.Faltantes));
    }
}
