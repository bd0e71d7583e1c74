using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A convocatoria, as anybody may see it.</summary>
public sealed record ConvocatoriaResumida(string Id, string Nombre, string Estatus, DateOnly? FechaDof, decimal? MontoTotal, decimal? MontoVigente);

/// <summary>A stage of its calendar.</summary>
public sealed record EtapaDeConvocatoria(string Titulo, string? Plazo, string Regla, string Situacion, DateOnly? Desde, DateOnly? Hasta, bool Estimada, IReadOnlyList<string> Cuenta);

/// <summary>Where a folio stands.</summary>
public sealed record FolioConsultado(string Folio, string Estatus, string? Causa, string Etapa, DateTimeOffset RecibidaEl, DateTimeOffset Desde);

/// <summary>Whether a receipt is authentic.</summary>
public sealed record AcuseVerificado(bool Autentico, DateTimeOffset? RecibidaEl);

/// <summary>What anybody may ask. The lists are in <c>/datos</c>.</summary>
internal static class RutasPublicas
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/convocatorias", async ([FromServices] Publicacion p, CancellationToken ct) => (await p.ConvocatoriasAsync(ct)).Select(Resumir).ToArray())
            .Problemas().WithSummary("Convocatorias publicadas").WithTags("Público");
        api.MapGet("/convocatorias/{id}", LeerAsync)
            .Produces<ConvocatoriaResumida>().Problemas(404).WithSummary("Una convocatoria; a la oficina, con el ETag que sirve para If-Match").WithTags("Público");
        api.MapGet("/convocatorias/{id}/calendario", async (string id, [FromServices] Publicacion p, CancellationToken ct) => await p.ConvocatoriaAsync(id, ct) is { } c
                ? TypedResults.Ok((await p.EtapasAsync(c, ct)).Select(e => new EtapaDeConvocatoria(e.Titulo, e.Plazo, e.Regla, e.Situacion.ToString(), e.Desde, e.Hasta, e.Estimada, e.Cuenta)).ToArray())
                : Respuestas.NoEncontrado())
            .Produces<EtapaDeConvocatoria[]>().Problemas(404).WithSummary("Sus etapas y cómo se contó cada plazo").WithTags("Público");
        api.MapGet("/folios/{folio}", async (string folio, [FromServices] Verificacion v, CancellationToken ct) => await v.EstatusAsync(folio, ct) is { } e
                ? TypedResults.Ok(new FolioConsultado(e.Folio.ToString(), e.Estatus.Nombre(), e.Causa?.Nombre(), e.Etapa, e.RecibidaEl, e.Desde))
                : Respuestas.NoEncontrado())
            .Produces<FolioConsultado>().Problemas(404).RequireRateLimiting(Limites.Costoso).WithSummary("En qué va un folio (3.6.1)").WithTags("Público");
        api.MapGet("/verificacion", async (string? folio, string? huella, [FromServices] Verificacion v, CancellationToken ct) =>
                await v.VerificarAsync(folio, huella, ct) is var recibida ? new AcuseVerificado(recibida is not null, recibida) : null!)
            .Problemas().RequireRateLimiting(Limites.Costoso).WithSummary("Si un acuse es auténtico").WithTags("Público");
    }

    // How many facts it has by now is for whoever acts upon it.
    private static async Task<IResult> LeerAsync(string id, HttpContext http, [FromServices] Publicacion publicacion, [FromServices] QuienActua quien)
    {
        if (await publicacion.ConVersionAsync(id, http.RequestAborted) is not var (c, version))
        {
            return Respuestas.NoEncontrado();
        }

        if (quien.Actor.Lee())
        {
            http.Response.Headers.ETag = Respuestas.ETag(version);
        }

        return TypedResults.Ok(Resumir(c));
    }

    private static ConvocatoriaResumida Resumir(Convocatoria c) => new(c.Id, c.Bases!.Nombre, c.Estatus.ToString(), c.FechaDof, c.Bases.MontoTotal, c.MontoVigente());
}
