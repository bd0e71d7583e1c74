using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>An address of a member of a committee, masked.</summary>
/// <param name="Persona">Who; followed by a period and its place for each further address that the committee declared for notifications.</param>
/// <param name="Cargo">Post.</param>
/// <param name="Nombre">First letters of the name.</param>
/// <param name="Correo">Address with its middle covered.</param>
public sealed record IntegranteVelado(string Persona, string Cargo, string Nombre, string Correo);

/// <summary>An address that takes the place of one that bounced.</summary>
/// <param name="Correo">Address.</param>
public sealed record CorreoCorregido([property: DatoPersonal] string Correo);

/// <summary>The members of a file's committee, for who corrects the address at which a notification bounced: until one arrives, its term does not begin (AMB-50).</summary>
internal static class RutasDeIntegrantes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var i = api.MapGroup("/expedientes/{folio}/integrantes").RequireRateLimiting(Limites.Costoso).WithTags("Expediente");
        i.MapGet("", ListarAsync).Produces<IntegranteVelado[]>().Problemas(401, 403, 404).WithSummary("Quiénes integran el Comité, con sus datos velados; la consulta queda registrada");
        i.MapPut("/{persona}/correo", CorregirAsync).Accepts<CorreoCorregido>("application/json").Produces(204).Problemas(400, 401, 403, 409, 413, 415, 422).WithMetadata(typeof(ReenviarNotificacion))
            .WithSummary("Corrige su correo y envía de nuevo las notificaciones que rebotaron");
    }

    private static async Task<IResult> ListarAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] Personas personas)
    {
        if (!quien.Presente.AtiendePersonas())
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        var comite = await personas.DelComiteAsync(quien.Presente, folio, http.RequestAborted);
        return comite.IsEmpty ? Respuestas.NoEncontrado() : TypedResults.Ok(comite.Select(p => new IntegranteVelado(p.Clave, p.Cargo, p.Nombre, p.Correo)).ToArray());
    }

    private static async Task<IResult> CorregirAsync(string folio, string persona, HttpContext http, [FromServices] QuienActua quien, [FromServices] Personas personas)
    {
        var (corregido, problema) = await Cuerpo.LeerAsync<CorreoCorregido>(http);
        return problema ?? (await personas.CorregirAsync(quien.Presente, folio, persona, corregido!.Correo, http.RequestAborted))?.Problema() ?? TypedResults.NoContent();
    }
}
