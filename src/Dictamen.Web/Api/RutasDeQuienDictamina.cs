using System.Collections.Immutable;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
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

/// <summary>What keeps a reviewer from a project.</summary>
/// <param name="Motivo">Conflict.</param>
public sealed record ConflictoEnviado(MotivoDeConflicto Motivo);

/// <summary>Where a reviewer hands in their sheet, or says that they cannot review.</summary>
internal static class RutasDeQuienDictamina
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Acto<EntregarCedula, CedulaEnviada>(api.MapPost("/expedientes/{folio}/cedula", EntregarAsync), "Entrega la cédula de quien dictamina");
        Acto<DeclararConflicto, ConflictoEnviado>(api.MapPost("/expedientes/{folio}/conflicto", DeclararAsync), "Declara el conflicto de interés de quien dictamina, que espera a quien le sustituya");

        static void Acto<TActo, TCuerpo>(RouteHandlerBuilder ruta, string que) where TCuerpo : notnull => ruta.WithTags("Expediente")
            .Accepts<TCuerpo>("application/json").Produces(204).Problemas(400, 401, 403, 404, 409, 413, 415, 422).WithMetadata(Cabeceras.Orden, typeof(TActo)).WithSummary(que);
    }

    private static async Task<IResult> DeclararAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos)
    {
        if (Convocatoria(quien, folio) is not { } convocatoria)
        {
            return Respuestas.NoEncontrado();
        }

        var (conflicto, problema) = await Cuerpo.LeerAsync<ConflictoEnviado>(http);
        return problema ?? await Respuestas.OrdenarSinVersionAsync(http, quien.Presente, orden => proyectos.DeclararConflictoAsync(quien.Presente, convocatoria, folio, conflicto!.Motivo, orden, http.RequestAborted));
    }

    private static async Task<IResult> EntregarAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos, [FromServices] Despachador despachador)
    {
        var actor = quien.Presente;
        if (Convocatoria(quien, folio) is not { } convocatoria)
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
            return Rechazo.PorContenido([new Falla(c.SinConflicto ? "protestaConfidencialidad" : "sinConflicto", c.SinConflicto ? "PCS-4.2.3.2-02" : "DH-22-01", "Para entregar la cédula declare que guardará la confidencialidad y que no tiene conflicto de interés; si lo tiene, declárelo en lugar de entregarla.")]).Problema();
        }

        return await Respuestas.OrdenarSinVersionAsync(http, actor, async orden =>
        {
            // What is declared before the sheet cannot be declared after it.
            if (await despachador.AnteriorAsync<Expediente>(folio, orden, ct) is { } anterior)
            {
                return anterior.Rechazo;
            }

            await proyectos.ProtestarAsync(actor, convocatoria, ct);
            return await proyectos.DeclararSinConflictoAsync(actor, convocatoria, folio, ct)
                ?? await proyectos.EntregarAsync(actor, convocatoria, folio, Acto(c), orden, ct);
        });
    }

    // Convocatoria that whoever asks reviews, if the project is of it.
    private static string? Convocatoria(QuienActua quien, string folio) =>
        RutasDeAsignaciones.Convocatoria(quien) is { } suya && Folio.TryParse(folio, out var leido) && leido.Convocatoria == suya ? suya : null;

    private static EntregarCedula Acto(CedulaEnviada c) => new(
        Escrita(c.Viabilidad), Escrita(c.Apego), Escrita(c.ContribucionCohesion), c.Puntajes.ToImmutableSortedDictionary(StringComparer.Ordinal), Escrito(c.Observaciones), default);

    private static Valoracion Escrita(Valoracion v) => v with { Motivo = Escrito(v.Motivo) };

    // As a page sends it.
    private static string Escrito(string texto) => texto.ReplaceLineEndings("\n").Trim();
}
