using Dictamen.App.Servicios.Operacion;
using Dictamen.Core.Plazos;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A term that a suspension would move.</summary>
/// <param name="Donde">Folio, or id of the convocatoria.</param>
/// <param name="Plazo">Term.</param>
/// <param name="UltimoDia">Its last day as it is counted now.</param>
/// <param name="UltimoDiaConSuspension">Its last day with the suspension.</param>
public sealed record PlazoQueSeMueve(string Donde, string Plazo, DateOnly UltimoDia, DateOnly UltimoDiaConSuspension);

/// <summary>Suspensions of labour that the DOF publishes: those that are recorded, every term that one would move, and recording it.</summary>
internal static class RutasDeCalendario
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var s = api.MapGroup("/calendario/suspensiones").WithTags("Calendario");
        s.MapGet("", ListarAsync).Produces<Suspension[]>().Problemas(401, 403).WithSummary("Las suspensiones registradas, la última primero; su ETag sirve para If-Match");
        s.MapPost("/previa", PreverAsync).Accepts<PublicarSuspension>("application/json").Produces<PlazoQueSeMueve[]>().Problemas(400, 401, 403, 409, 413, 415)
            .WithSummary("Todos los plazos abiertos que una suspensión movería, sin registrar nada");
        s.MapPost("", PublicarAsync).Describe<PublicarSuspension>("Registra una suspensión publicada en el DOF; los plazos abiertos se mueven");
    }

    private static async Task<IResult> ListarAsync(HttpContext http, [FromServices] QuienActua quien, [FromServices] Suspensiones suspensiones)
    {
        if (await suspensiones.ListarAsync(quien.Presente, http.RequestAborted) is not { } registradas)
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        http.Response.Headers.ETag = Respuestas.ETag(registradas.Version);
        return TypedResults.Ok(registradas.Todas.ToArray());
    }

    private static async Task<IResult> PreverAsync(HttpContext http, [FromServices] QuienActua quien, [FromServices] Suspensiones suspensiones)
    {
        var (acto, problema) = await LeerAsync(http, quien);
        if (problema is not null)
        {
            return problema;
        }

        var (mueve, rechazo) = await suspensiones.PreverAsync(quien.Presente, acto!, http.RequestAborted);
        return rechazo is not null ? rechazo.Problema() : TypedResults.Ok(mueve.Select(m => new PlazoQueSeMueve(m.Donde, m.Antes.Id, m.Antes.UltimoDia, m.Despues.UltimoDia)).ToArray());
    }

    private static async Task<IResult> PublicarAsync(HttpContext http, [FromServices] QuienActua quien, [FromServices] Suspensiones suspensiones)
    {
        var (acto, problema) = await LeerAsync(http, quien);
        return problema ?? await Respuestas.OrdenarAsync(http, (id, vista) => suspensiones.PublicarAsync(quien.Presente, acto!, $"api/{quien.Presente.Id}/{id}", vista, http.RequestAborted));
    }

    // Who may not at all is told so before the body is read.
    private static async Task<(PublicarSuspension? Acto, IResult? Problema)> LeerAsync(HttpContext http, QuienActua quien) =>
        quien.Presente.Puede(typeof(PublicarSuspension)) ? await Cuerpo.LeerAsync<PublicarSuspension>(http) : (null, PapelDeOficina.SinFacultad.Problema());
}
