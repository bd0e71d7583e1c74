using System.Globalization;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A reviewer's sheet, as it is handed in.</summary>
/// <param name="ProtestaConfidencialidad">The reviewer undertakes to keep the confidence of the committee.</param>
/// <param name="SinConflicto">The reviewer declares to have no conflict of interest with the project.</param>
/// <param name="Viabilidad">Whether the project is viable.</param>
/// <param name="Apego">Whether it keeps to the objectives.</param>
/// <param name="ContribucionCohesion">Whether it contributes to social cohesion.</param>
/// <param name="Puntajes">Mark of each criterion.</param>
/// <param name="Observaciones">Observations.</param>
public sealed record CedulaEnviada(bool ProtestaConfidencialidad, bool SinConflicto, Valoracion Viabilidad, Valoracion Apego, Valoracion ContribucionCohesion, IReadOnlyDictionary<string, decimal> Puntajes, string Observaciones);

/// <summary>Where a reviewer hands in their sheet.</summary>
internal static class RutaDeCedula
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/expedientes/{folio}/cedula", EntregarAsync).WithTags("Expediente")
        .Accepts<CedulaEnviada>("application/json").Produces(204).Problemas(400, 401, 403, 404, 409, 413, 415, 422).WithMetadata(typeof(EntregarCedula)).WithSummary("Entrega la cédula de quien dictamina");

    private static async Task<IResult> EntregarAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos)
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

    private static IEnumerable<KeyValuePair<string, string>> Campos(CedulaEnviada c) =>
    [
        .. Valorada("viabilidad", c.Viabilidad), .. Valorada("apego", c.Apego), .. Valorada("contribucion_cohesion", c.ContribucionCohesion),
        .. c.Puntajes.Select(p => KeyValuePair.Create($"puntajes.{p.Key}", p.Value.ToString(CultureInfo.InvariantCulture))),
        KeyValuePair.Create("observaciones", c.Observaciones),
    ];

    private static KeyValuePair<string, string>[] Valorada(string campo, Valoracion v) => [KeyValuePair.Create(campo, v.Cumple ? "si" : "no"), KeyValuePair.Create($"{campo}.motivo", v.Motivo)];
}
