using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Accesos;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A link that opens now.</summary>
/// <param name="Numero">Number under which it can be revoked.</param>
/// <param name="Papel">What it opens.</param>
/// <param name="Sujeto">Pseudonym of whom it is for.</param>
/// <param name="Alcance">What it reaches.</param>
/// <param name="Vence">Instant (UTC) from which it no longer opens.</param>
/// <param name="Usado">Whether it was opened.</param>
public sealed record AccesoVigente(string Numero, string Papel, string Sujeto, string Alcance, DateTimeOffset Vence, bool Usado);

/// <summary>Somebody of the Comité Dictaminador to whom their link can be sent.</summary>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="Persona">Who.</param>
/// <param name="Calidad">Seat, and whether it is a substitute's; or that it is the technical secretary.</param>
public sealed record DictaminadorPorInvitar(string Convocatoria, string Persona, string Calidad);

/// <summary>An invitation to work in the office.</summary>
/// <param name="Papel">Role: operador, aprobador, secretaria, normativa, auditor or administrador.</param>
/// <param name="Sujeto">Pseudonym of the person, never the name: it stays in the record of each act.</param>
/// <param name="Correo">Address to which the link is sent.</param>
public sealed record InvitacionALaOficina(string Papel, string Sujeto, [property: DatoPersonal] string Correo);

/// <summary>An order to send their link to who reviews, or to the technical secretary.</summary>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="Persona">Who.</param>
public sealed record InvitacionADictaminar(string Convocatoria, PersonaId Persona);

/// <summary>A link that was sent. The link itself is only in the message.</summary>
/// <param name="Numero">Number under which it can be revoked.</param>
/// <param name="Vence">Instant (UTC) from which it no longer opens.</param>
public sealed record AccesoEnviado(string Numero, DateTimeOffset Vence);

/// <summary>Invitations of who works in the office and of who reviews: as on the page, by the same service.</summary>
internal static class RutasDeAccesos
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var a = api.MapGroup("/accesos").RequireRateLimiting(Limites.Costoso).WithTags("Accesos");
        a.MapGet("", ListarAsync).ConPagina().Produces<Lista<AccesoVigente>>().Problemas(400, 401, 403).WithSummary("Los enlaces vigentes que reparte quien pregunta: los de la oficina, y los de quienes dictaminan");
        Orden<EmitirAcceso>(a.MapPost("", InvitarAsync).Accepts<InvitacionALaOficina>("application/json").Produces<AccesoEnviado>(), "Invita a quien trabajará en la oficina: su enlace llega por correo");
        a.MapGet("/dictaminadores", ListarDictaminadores).Produces<DictaminadorPorInvitar[]>().Problemas(401, 403).WithSummary("A quiénes del Comité Dictaminador puede enviarse su enlace; a su Secretaría Técnica, sólo quien administra el sistema");
        Orden<EmitirAcceso>(a.MapPost("/dictaminadores", InvitarDictaminadorAsync).Accepts<InvitacionADictaminar>("application/json").Produces<AccesoEnviado>(), "Envía su enlace a quien dictamina, o a la Secretaría Técnica, al correo que se capturó");
        Orden<RevocarAcceso>(a.MapPost("/{numero}/revocacion", RevocarAsync).Accepts<RevocarAcceso>("application/json").Produces<ActoRegistrado>(), "Revoca un enlace: deja de abrir en ese momento");

        static void Orden<TActo>(RouteHandlerBuilder ruta, string que) => ruta.Problemas(400, 401, 403, 404, 409, 413, 415, 422).WithMetadata(Cabeceras.Orden, typeof(TActo)).WithSummary(que);
    }

    private static async Task<IResult> ListarAsync(int? pagina, HttpContext http, [FromServices] QuienActua quien, [FromServices] Invitador invitador) => quien.Presente.Puede(typeof(RevocarAcceso))
        ? TypedResults.Ok(Lista.De(await invitador.VigentesAsync(quien.Presente, http.RequestAborted), pagina, v => new AccesoVigente(v.Numero, v.Acceso.Proposito, v.Acceso.Sujeto, v.Acceso.Alcance, v.Acceso.Vence, v.Acceso.Usado)))
        : PapelDeOficina.SinFacultad.Problema();

    private static IResult ListarDictaminadores([FromServices] QuienActua quien, [FromServices] Invitados invitados) => quien.Presente.Puede(typeof(EmitirAcceso))
        ? TypedResults.Ok(invitados.DelComite(quien.Presente).Select(i => new DictaminadorPorInvitar(i.Convocatoria, i.Persona.Valor, i.Calidad)).ToArray())
        : PapelDeOficina.SinFacultad.Problema();

    private static Task<IResult> InvitarAsync(HttpContext http, [FromServices] QuienActua quien, [FromServices] Invitador invitador) =>
        EnviarAsync<EmitirAcceso, InvitacionALaOficina>(http, quien, async (i, orden) => Contar(await invitador.InvitarAsync(quien.Presente, i.Papel, i.Sujeto.Trim(), i.Correo.Trim(), orden, http.RequestAborted)));

    private static Task<IResult> InvitarDictaminadorAsync(HttpContext http, [FromServices] QuienActua quien, [FromServices] Invitador invitador) =>
        EnviarAsync<EmitirAcceso, InvitacionADictaminar>(http, quien, async (i, orden) => Contar(await invitador.InvitarDelComiteAsync(quien.Presente, i.Convocatoria, i.Persona, orden, http.RequestAborted)));

    private static Task<IResult> RevocarAsync(string numero, HttpContext http, [FromServices] QuienActua quien, [FromServices] Accesos accesos) =>
        EnviarAsync<RevocarAcceso, RevocarAcceso>(http, quien, async (r, _) => Respuestas.Contar(http, await accesos.RevocarAsync(numero, r.Motivo, quien.Presente, http.RequestAborted)));

    // A link is not edited: it is issued or revoked whatever became of it meanwhile, so that these orders carry no version.
    private static async Task<IResult> EnviarAsync<TActo, TCuerpo>(HttpContext http, QuienActua quien, Func<TCuerpo, string, Task<IResult>> enviar) where TCuerpo : class
    {
        // Who may not at all is told so before the body is read.
        if (!quien.Presente.Puede(typeof(TActo)))
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        var (cuerpo, problema) = await Cuerpo.LeerAsync<TCuerpo>(http);
        return problema ?? (Respuestas.Clave(http) is { } clave ? await enviar(cuerpo!, $"api/{clave}") : Respuestas.FaltaClave());
    }

    private static IResult Contar((EnlaceEmitido? Enlace, Rechazo? Rechazo) resultado) =>
        resultado.Enlace is { } e ? TypedResults.Ok(new AccesoEnviado(e.Numero, e.Vence)) : resultado.Rechazo!.Problema();
}
