using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.DatosPersonales;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>An ARCO request of the register.</summary>
/// <param name="Lugar">Its place in the register, from 1: by it its address is known.</param>
/// <param name="Numero">Number that the Unidad de Transparencia gave it.</param>
/// <param name="Derecho">Right exercised.</param>
/// <param name="Titular">Pseudonym of whose data they are.</param>
/// <param name="RecibidaEl">Day of its reception.</param>
/// <param name="Sentido">How it was resolved; nothing while it is not.</param>
/// <param name="ResueltaEl">Day of the resolution.</param>
/// <param name="Motivo">Reason of the resolution.</param>
/// <param name="Suprime">Whether the resolution orders that the data be erased.</param>
/// <param name="Suprimidos">Whether they were.</param>
public sealed record ArcoRegistrada(int Lugar, string Numero, DerechoArco Derecho, string Titular, DateOnly RecibidaEl, SentidoArco? Sentido, DateOnly? ResueltaEl, string? Motivo, bool Suprime, bool Suprimidos);

/// <summary>The same with what its carrying out touches.</summary>
/// <param name="Solicitud">The request.</param>
/// <param name="Fichas">How many fichas of the person are kept.</param>
/// <param name="Expedientes">Files in whose committee the person is.</param>
/// <param name="EnCurso">Files and convocatorias under way that need the data: an erasure waits for them.</param>
public sealed record ArcoConsultada(ArcoRegistrada Solicitud, int Fichas, IReadOnlyList<string> Expedientes, IReadOnlyList<string> EnCurso);

/// <summary>An ARCO request to be noted.</summary>
/// <param name="Numero">Number that the Unidad de Transparencia gave it.</param>
/// <param name="Derecho">Right exercised.</param>
/// <param name="RecibidaEl">Day of its reception.</param>
/// <param name="Curp">CURP of whose data they are; it is neither kept nor logged.</param>
public sealed record ArcoEnviada(string Numero, DerechoArco Derecho, DateOnly RecibidaEl, [property: DatoPersonal] string Curp);

/// <summary>The resolution of an ARCO request.</summary>
/// <param name="Sentido">Whether it was granted.</param>
/// <param name="ResueltaEl">Its day.</param>
/// <param name="Motivo">Its reason, without personal data.</param>
/// <param name="Suprime">Whether it orders that the data be erased.</param>
/// <param name="AunEnCurso">Why the erasure does not wait for the files under way.</param>
/// <param name="Rectificacion">Data as they are to be, by their names.</param>
public sealed record ResolucionArcoEnviada(
    SentidoArco Sentido, DateOnly ResueltaEl, string Motivo, bool Suprime = false, string? AunEnCurso = null, [property: DatoPersonal] IReadOnlyDictionary<string, string>? Rectificacion = null);

/// <summary>The erasure that a resolution orders.</summary>
/// <param name="AunEnCurso">Why it does not wait for the files under way.</param>
public sealed record SupresionEnviada(string? AunEnCurso = null);

/// <summary>Personal data: who looked at them, and the ARCO requests (8.2.1).</summary>
internal static class RutasDeDatosPersonales
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var d = api.MapGroup("").RequireRateLimiting(Limites.Costoso).WithTags("Datos personales");
        d.MapGet("/datos-personales/consultas", ConsultarAsync).ConPagina(siONo: "personal").Produces<PaginaDeConsultas>().Problemas(400, 401, 403, 422)
            .WithSummary("Quién consultó los datos personales, de quién, cuándo y para qué, la última consulta primero; por folio, persona (seudónimo) o día, y sin las del sistema con personal=true");
        d.MapGet("/arco", ListarAsync).ConPagina().Produces<Lista<ArcoRegistrada>>().Problemas(400, 401, 403).WithSummary("El registro de solicitudes ARCO, la última primero; su ETag sirve para If-Match");
        d.MapPost("/arco", RecibirAsync).Describe<RecibirSolicitudArco>("Registra una solicitud ARCO que recibió la Unidad de Transparencia", typeof(ArcoEnviada));
        d.MapGet("/arco/{lugar:int}", AbrirAsync).Produces<ArcoConsultada>().Problemas(401, 403, 404).WithSummary("Una solicitud ARCO y lo que toca atenderla; su ETag sirve para If-Match");
        d.MapPost("/arco/{lugar:int}/resolucion", ResolverAsync).Describe<ResolverSolicitudArco>("Registra su resolución y hace lo que ordena: rectificar o suprimir los datos", typeof(ResolucionArcoEnviada));
        d.MapPost("/arco/{lugar:int}/supresion", SuprimirAsync).Describe<SuprimirDatos>("Suprime los datos, cuando la resolución lo ordenó y esperaba a que concluyera un expediente", typeof(SupresionEnviada));
    }

    private static async Task<IResult> ConsultarAsync(string? folio, string? persona, string? dia, bool? personal, int? pagina, HttpContext http, [FromServices] QuienActua quien, [FromServices] ConsultasDeDatos consultas)
    {
        var cual = DiaEscrito.Leer(dia);
        if (cual is null && !string.IsNullOrEmpty(dia))
        {
            return Rechazo.PorContenido([new Falla("dia", "PCS-8.2-01", "Escriba el día como 2019-11-05.")]).Problema();
        }

        var (hallada, rechazo) = await consultas.ListarAsync(quien.Presente, new FiltroDeConsultas(folio, persona, cual, personal == true), pagina ?? 1, http.RequestAborted);
        return rechazo is not null ? rechazo.Problema() : TypedResults.Ok(hallada);
    }

    private static async Task<IResult> ListarAsync(int? pagina, HttpContext http, [FromServices] QuienActua quien, [FromServices] SolicitudesArco arco)
    {
        if (await arco.ListarAsync(quien.Presente, http.RequestAborted) is not { } registro)
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        http.Response.Headers.ETag = Respuestas.ETag(registro.Version);
        return TypedResults.Ok(Lista.De(registro.Solicitudes, pagina, s => De(s.Lugar, s.Solicitud)));
    }

    private static async Task<IResult> AbrirAsync(int lugar, HttpContext http, [FromServices] QuienActua quien, [FromServices] SolicitudesArco arco)
    {
        if (!quien.Presente.VeConsultasDeDatos())
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        if (await arco.AbrirAsync(quien.Presente, lugar, http.RequestAborted) is not { } abierta)
        {
            return Respuestas.NoEncontrado();
        }

        http.Response.Headers.ETag = Respuestas.ETag(abierta.Version);
        return TypedResults.Ok(new ArcoConsultada(De(lugar, abierta.Solicitud), abierta.Fichas, [.. abierta.Expedientes.Select(f => f.ToString())], abierta.EnCurso));
    }

    private static async Task<IResult> RecibirAsync(HttpContext http, [FromServices] QuienActua quien, [FromServices] SolicitudesArco arco)
    {
        var (enviada, problema) = await LeerAsync<RecibirSolicitudArco, ArcoEnviada>(http, quien);
        return problema ?? await Respuestas.OrdenarAsync(http, (id, vista) =>
            arco.RecibirAsync(quien.Presente, enviada!.Numero, enviada.Derecho, enviada.RecibidaEl, enviada.Curp, Orden(quien, id), vista, http.RequestAborted));
    }

    private static async Task<IResult> ResolverAsync(int lugar, HttpContext http, [FromServices] QuienActua quien, [FromServices] SolicitudesArco arco)
    {
        var (e, problema) = await LeerAsync<ResolverSolicitudArco, ResolucionArcoEnviada>(http, quien);
        return problema ?? await Respuestas.OrdenarAsync(http, (id, vista) =>
            arco.ResolverAsync(quien.Presente, lugar, new ResolucionCapturada(e!.Sentido, e.ResueltaEl, e.Motivo, e.Suprime, e.AunEnCurso, e.Rectificacion), Orden(quien, id), vista, http.RequestAborted));
    }

    private static async Task<IResult> SuprimirAsync(int lugar, HttpContext http, [FromServices] QuienActua quien, [FromServices] SolicitudesArco arco)
    {
        var (enviada, problema) = await LeerAsync<SuprimirDatos, SupresionEnviada>(http, quien);
        return problema ?? await Respuestas.OrdenarAsync(http, (id, vista) => arco.SuprimirAsync(quien.Presente, lugar, enviada!.AunEnCurso, Orden(quien, id), vista, http.RequestAborted));
    }

    // Who may not at all is told so before the body is read.
    private static async Task<(T? Enviado, IResult? Problema)> LeerAsync<TActo, T>(HttpContext http, QuienActua quien) where T : class =>
        quien.Presente.Puede(typeof(TActo)) ? await Cuerpo.LeerAsync<T>(http) : (null, PapelDeOficina.SinFacultad.Problema());

    private static string Orden(QuienActua quien, string id) => $"api/{quien.Presente.Id}/{id}";

    private static ArcoRegistrada De(int lugar, SolicitudArco s) => new(
        lugar, s.Numero, s.Derecho, s.Titular.Valor, s.RecibidaEl, s.Resolucion?.Sentido, s.Resolucion?.ResueltaEl, s.Resolucion?.Motivo, s.Resolucion is { Suprime: true }, s.Suprimidos);
}
