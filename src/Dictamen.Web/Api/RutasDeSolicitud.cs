using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Solicitante;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A document that is kept.</summary>
/// <param name="Huella">Its digest, by which the application names it.</param>
public sealed record DocumentoRecibido(string Huella);

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
        grupo.MapGet("/{id}", LeerAsync).Produces<EstadoDeSolicitud>().ProducesProblem(404).WithSummary("Estado de una solicitud");
        grupo.MapPut("/{id}/documentos/{**clave}", AdjuntarAsync).DisableAntiforgery().Accepts<IFormFile>("multipart/form-data")
            .Produces<DocumentoRecibido>().ProducesProblem(413).ProducesProblem(422).WithSummary("Sube un documento (campo «archivo»)");
        grupo.MapPost("", PresentarAsync).Accepts<SolicitudDeApoyo>("application/json")
            .Produces<SolicitudRecibida>(201).ProducesProblem(409).ProducesProblem(422).WithSummary("Presenta la solicitud; Idempotency-Key es su identificador");
    }

    private static async Task<IResult> LeerAsync(string id, HttpContext http, [FromServices] Borradores borradores, [FromServices] QuienActua quien) =>
        quien.Actor is null ? Respuestas.SinSesion(http)
        : await borradores.LeerAsync(id, quien.Actor, quien.Alcance("solicitud"), http.RequestAborted) is { } mia
            ? TypedResults.Ok(new EstadoDeSolicitud(id, mia.Borrador.Tramite, mia.Folio?.ToString(), mia.Borrador.Adjuntos.ToDictionary(a => a.Key, a => a.Value.Huella.Valor)))
            : Respuestas.NoEncontrado();

    private static async Task<IResult> AdjuntarAsync(string id, string clave, HttpContext http, [FromServices] Borradores borradores, [FromServices] QuienActua quien)
    {
        if (quien.Actor is null)
        {
            return Respuestas.SinSesion(http);
        }

        if (!http.Request.HasFormContentType)
        {
            return Errores.Problema(415, "TIPO_NO_ADMITIDO", "Envíe el documento como multipart/form-data, en el campo «archivo».");
        }

        var formulario = await http.Request.ReadFormAsync(http.RequestAborted);
        if (formulario.Files is not [var archivo])
        {
            return Errores.Problema(400, "PETICION_INVALIDA", "Envíe un solo archivo en cada petición, en el campo «archivo».", campo: "archivo");
        }

        var bytes = await RutasDeSolicitante.LeerAsync(archivo, http.RequestAborted);
        var (actor, alcance) = (quien.Actor, quien.Alcance("solicitud"));
        if (await borradores.AdjuntarAsync(id, clave, archivo.FileName, bytes, actor, alcance, http.RequestAborted) is { } rechazo)
        {
            return rechazo.Problema();
        }

        var mia = await borradores.LeerAsync(id, actor, alcance, http.RequestAborted);
        return TypedResults.Ok(new DocumentoRecibido(mia!.Borrador.Adjuntos[clave].Huella.Valor));
    }

    private static async Task<IResult> PresentarAsync(HttpContext http, [FromServices] Borradores borradores, [FromServices] Solicitudes solicitudes, [FromServices] QuienActua quien)
    {
        if (quien.Actor is not { } actor)
        {
            return Respuestas.SinSesion(http);
        }

        if (Respuestas.Clave(http) is not { } id)
        {
            return Respuestas.FaltaClave();
        }

        var (alcance, ct) = (quien.Alcance("solicitud"), http.RequestAborted);
        if (await borradores.LeerAsync(id, actor, alcance, ct) is not { } mia)
        {
            return Respuestas.NoEncontrado();
        }

        if (mia.Folio is null)
        {
            var (solicitud, problema) = await Cuerpo.LeerAsync<SolicitudDeApoyo>(http);
            if (problema is not null)
            {
                return problema;
            }

            // A digest is no proof of having the document: only those that this application uploaded can be named.
            var suyos = mia.Borrador.Adjuntos.Values.Select(a => a.Huella).ToHashSet();
            Falla[] ajenos = [.. solicitud!.Contenido.Documentos.Where(d => !suyos.Contains(d.Value)).Select(d => new Falla($"contenido.documentos.{d.Key}", "PCS-4.2.2-01", $"El documento de «{d.Key}» no se ha subido con esta solicitud. Súbalo primero."))];
            var (_, rechazo) = ajenos.Length > 0
                ? (null, Rechazo.PorContenido(ajenos))
                : await solicitudes.RecibirAsync(mia.Borrador.Tramite, id, solicitud, actor, ct);
            if (rechazo is not null)
            {
                return rechazo.Problema();
            }
        }

        // The draft keeps no second copy of what was handed in.
        await borradores.PresentarAsync(id, actor, alcance, ct);
        var acuse = (await borradores.AcuseAsync(id, actor, alcance, ct))!;
        return TypedResults.Created($"/api/v1/folios/{acuse.Folio}", new SolicitudRecibida(acuse.Folio.ToString(), acuse.RecibidaEl, acuse.Huella.Valor, acuse.Faltantes));
    }
}
