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

/// <summary>Where a private link is to be sent.</summary>
/// <param name="Correo">Address of a member of the committee.</param>
public sealed record PeticionDeParticipar([property: DatoPersonal] string Correo);

/// <summary>A new link to what was begun before.</summary>
/// <param name="Correo">Address that is registered.</param>
/// <param name="Folio">Folio, once there is one.</param>
public sealed record PeticionDeEnlace([property: DatoPersonal] string Correo, string? Folio = null);

/// <summary>What a link opens.</summary>
/// <param name="Papel">Role with which it acts.</param>
/// <param name="Solicitud">Application that it fills in.</param>
/// <param name="Folio">File that it reaches.</param>
/// <param name="Convocatoria">Convocatoria whose projects it reviews.</param>
public sealed record SesionAbierta(string Papel, string? Solicitud, string? Folio, string? Convocatoria);

/// <summary>Asking for a private link, which comes by e-mail alone: holding the address is what opens it, for a program as for a person.</summary>
internal static class RutasDeEnlaces
{
    public static void Map(IEndpointRouteBuilder api, IEndpointRouteBuilder conSesion)
    {
        conSesion.MapGet("/sesion", ([FromServices] QuienActua quien) => new SesionAbierta($"{quien.Presente.Rol}", quien.Alcance("solicitud"), quien.Alcance("folio")?.Split(':')[0], quien.Alcance("cd")?.Split(':')[0]))
            .Problemas(401).WithTags("Sesión").WithSummary("Qué abre el enlace con que se pregunta");
        api.MapPost("/convocatorias/{id}/participar", ParticiparAsync).RequireRateLimiting(Limites.Costoso).WithTags("Solicitud").Accepts<PeticionDeParticipar>("application/json")
            .Produces(202).Problemas(400, 404, 409, 413, 415, 422).WithSummary("Empieza una solicitud: su enlace privado llega por correo");
        api.MapPost("/enlaces", PedirAsync).RequireRateLimiting(Limites.Costoso).WithTags("Solicitud").Accepts<PeticionDeEnlace>("application/json")
            .Produces(202).Problemas(400, 413, 415, 422).WithSummary("Pide un enlace nuevo; responde lo mismo aunque no haya nada con esos datos");
    }

    private static async Task<IResult> ParticiparAsync(string id, HttpContext http, [FromServices] Borradores borradores, [FromServices] CorreosDeEnlace correos, [FromServices] LimiteDeEnlaces limite)
    {
        var (peticion, problema) = await Cuerpo.LeerAsync<PeticionDeParticipar>(http);
        if (problema is not null)
        {
            return problema;
        }

        var correo = peticion!.Correo.Trim().ToLowerInvariant();
        if (limite.Pedir(http, correo) is { } demasiados)
        {
            return demasiados.Problema();
        }

        var (solicitud, rechazo) = await borradores.IniciarAsync(id, correo, http.RequestAborted);
        if (rechazo is not null)
        {
            return rechazo.Problema();
        }

        await correos.EnviarSolicitudAsync(solicitud!, correo, http.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<IResult> PedirAsync(HttpContext http, [FromServices] ColaDeEnlaces cola, [FromServices] LimiteDeEnlaces limite)
    {
        var (peticion, problema) = await Cuerpo.LeerAsync<PeticionDeEnlace>(http);
        if (problema is not null)
        {
            return problema;
        }

        var correo = peticion!.Correo.Trim().ToLowerInvariant();
        if (!Correo.EsValido(correo))
        {
            return Rechazo.PorContenido([new Falla("correo", "PCS-4.2.2-01", Correo.ComoSeEscribe)]).Problema();
        }

        return (limite.Pedir(http, correo) ?? await cola.PedirAsync(correo, peticion.Folio?.Trim() ?? "", http.RequestAborted)) is { } rechazo ? rechazo.Problema() : TypedResults.Accepted((string?)null);
    }
}
