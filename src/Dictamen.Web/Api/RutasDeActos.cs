using System.Globalization;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A file, for who may read it.</summary>
public sealed record ExpedienteConsultado(string Folio, string Estatus, string? Causa, long Version, IReadOnlyList<PlazoAbierto> Plazos);

/// <summary>An open term.</summary>
public sealed record PlazoAbierto(string Id, string Regla, DateOnly PrimerDia, DateOnly UltimoDia);

/// <summary>A reviewer's sheet, as it is handed in.</summary>
/// <param name="ProtestaConfidencialidad">The reviewer undertakes to keep the confidence of the committee.</param>
/// <param name="SinConflicto">The reviewer declares to have no conflict of interest with the project.</param>
/// <param name="Viabilidad">Whether the project is viable.</param>
/// <param name="Apego">Whether it keeps to the objectives.</param>
/// <param name="ContribucionCohesion">Whether it contributes to social cohesion.</param>
/// <param name="Puntajes">Mark of each criterion.</param>
/// <param name="Observaciones">Observations.</param>
public sealed record CedulaEnviada(bool ProtestaConfidencialidad, bool SinConflicto, Valoracion Viabilidad, Valoracion Apego, Valoracion ContribucionCohesion, IReadOnlyDictionary<string, decimal> Puntajes, string Observaciones);

/// <summary>The acts of the law, one address each. Who may is decided by the act itself and by what the session reaches.</summary>
internal static class RutasDeActos
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var e = api.MapGroup("/expedientes/{folio}").WithTags("Expediente");
        e.MapGet("", LeerAsync).Produces<ExpedienteConsultado>().Produces(304).Problemas(401, 404).WithSummary("Un expediente; su ETag sirve para If-Match");
        e.MapPost("/cedula", EntregarCedulaAsync).Accepts<CedulaEnviada>("application/json").Produces(204).Problemas(400, 401, 403, 404, 409, 413, 415, 422).WithSummary("Entrega la cédula de quien dictamina");

        Acto<PresentarFaltantes>("faltantes", "El Comité entrega los documentos faltantes");
        Acto<RequerirSubsanacion>("prevencion", "Previene al Comité, una sola vez");
        Acto<RevisarSubsanacion>("revision-de-faltantes", "Revisa lo que se entregó");
        Acto<ClasificarCompleto>("completo", "Lo clasifica como completo");
        Acto<AsignarDictaminadores>("dictaminadores", "Asigna a quienes dictaminan", typeof(object));
        Acto<EnviarObservaciones>("observaciones", "Envía las observaciones del ajuste");
        Acto<EnviarConvenio>("convenio", "Envía el convenio a firma");
        Acto<InstruirMinistracion>("ministraciones/instruccion", "Instruye un pago");
        Acto<AprobarMinistracion>("ministraciones/aprobacion", "Otra persona aprueba el pago");
        Acto<RechazarMinistracion>("ministraciones/rechazo", "Otra persona rechaza el pago");
        Acto<RegistrarPago>("ministraciones/pago", "Registra el pago");

        // The default of its list of substitutes has no form in a schema: that body is described as an object.
        void Acto<TActo>(string ruta, string que, Type? descrito = null) where TActo : Acto<Expediente> => e.MapPost($"/{ruta}", (string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] Entregas entregas) => HacerAsync<TActo>(folio, http, quien, entregas))
            .Accepts(descrito ?? typeof(TActo), "application/json").Produces<ActoRegistrado>().Problemas(400, 401, 403, 404, 409, 412, 413, 415, 422, 428)
            .WithMetadata(typeof(TActo) == typeof(PresentarFaltantes) ? Cabeceras.OrdenSobreLoVisto : Cabeceras.OrdenDeOficina)
            .WithSummary($"{que} ({string.Join(", ", NumeralesDeHecho.De(typeof(TActo)).Take(2))})");
    }

    private static async Task<IResult> HacerAsync<TActo>(string folio, HttpContext http, QuienActua quien, Entregas entregas) where TActo : Acto<Expediente>
    {
        var actor = quien.Presente;
        // Who may not at all is told so before the body is read.
        if (!actor.Puede(typeof(TActo)))
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        if (Alcanzado(folio, actor, quien) is not { } suyo)
        {
            return Respuestas.NoEncontrado();
        }

        var (acto, problema) = await Cuerpo.LeerAsync<TActo>(http);
        if (problema is not null)
        {
            return problema;
        }

        return await entregas.ComprobarAsync(suyo.ToString(), acto!, actor, quien.Alcance("folio"), http.RequestAborted) is { } ajenos
            ? ajenos.Problema()
            : await Respuestas.EjecutarAsync(http, suyo.ToString(), acto!, actor);
    }

    private static async Task<IResult> LeerAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] Repositorio repositorio)
    {
        var actor = quien.Presente;
        if (Alcanzado(folio, actor, quien) is not { } suyo || actor.Rol == Rol.Dictaminador
            || await repositorio.CargarAsync<Expediente>(suyo.ToString(), http.RequestAborted) is not ({ Recepcion: not null } e, var version))
        {
            return Respuestas.NoEncontrado();
        }

        http.Response.Headers.ETag = Respuestas.ETag(version);
        return http.Request.Headers.IfNoneMatch == Respuestas.ETag(version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new ExpedienteConsultado(e.Folio.ToString(), e.Estatus.Nombre(), e.Causa?.Nombre(), version, [.. e.Plazos.Values.Select(p => new PlazoAbierto(p.Id, p.Regla, p.PrimerDia, p.UltimoDia))]));
    }

    private static async Task<IResult> EntregarCedulaAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos)
    {
        var actor = quien.Presente;
        if (actor.Rol != Rol.Dictaminador || quien.Alcance("cd") is not { } cd || cd.Split(':')[0] is var convocatoria && !(Folio.TryParse(folio, out var leido) && leido.Convocatoria == convocatoria))
        {
            return Respuestas.NoEncontrado();
        }

        var (cedula, problema) = await Cuerpo.LeerAsync<CedulaEnviada>(http);
        if (problema is not null)
        {
            return problema;
        }

        var (c, ct) = (cedula!, http.RequestAborted);
        if (!c.ProtestaConfidencialidad || !c.SinConflicto)
        {
            return Rechazo.PorContenido([new Falla(c.SinConflicto ? "protestaConfidencialidad" : "sinConflicto", c.SinConflicto ? "PCS-4.2.3.2-02" : "DH-22-01", "Para entregar la cédula declare que guardará la confidencialidad y que no tiene conflicto de interés; si lo tiene, declárelo en su página.")]).Problema();
        }

        await proyectos.ProtestarAsync(actor, convocatoria, ct);
        var rechazo = await proyectos.DeclararSinConflictoAsync(actor, convocatoria, folio, ct)
            ?? await proyectos.GuardarAsync(actor, convocatoria, folio, Campos(c), ct)
            ?? await proyectos.EntregarAsync(actor, convocatoria, folio, ct);
        return rechazo is null ? TypedResults.NoContent() : rechazo.Problema();
    }

    // A committee reaches its own folio, a reviewer those of the convocatoria (the act knows which), the office all.
    private static Folio? Alcanzado(string folio, Actor actor, QuienActua quien) =>
        Folio.TryParse(folio, out var leido) && actor.Rol switch
        {
            Rol.Solicitante => quien.Alcance("folio")?.Split(':')[0] == leido.ToString(),
            Rol.Dictaminador => quien.Alcance("cd")?.Split(':')[0] == leido.Convocatoria,
            _ => quien.Alcance("operacion") is not null,
        } && leido.Convocatoria.Length <= 24 ? leido : null;

    private static IEnumerable<KeyValuePair<string, string>> Campos(CedulaEnviada c) =>
    [
        .. Valorada("viabilidad", c.Viabilidad), .. Valorada("apego", c.Apego), .. Valorada("contribucion_cohesion", c.ContribucionCohesion),
        .. c.Puntajes.Select(p => KeyValuePair.Create($"puntajes.{p.Key}", p.Value.ToString(CultureInfo.InvariantCulture))),
        KeyValuePair.Create("observaciones", c.Observaciones),
    ];

    private static KeyValuePair<string, string>[] Valorada(string campo, Valoracion v) => [KeyValuePair.Create(campo, v.Cumple ? "si" : "no"), KeyValuePair.Create($"{campo}.motivo", v.Motivo)];
}
