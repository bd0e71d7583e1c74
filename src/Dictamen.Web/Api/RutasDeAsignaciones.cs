using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>What somebody reviews.</summary>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="ProtestadaEl">When they declared independence and confidentiality (UTC); until then the lists are empty.</param>
/// <param name="Entregadas">Sheets handed in.</param>
/// <param name="PorEntregar">Sheets to be handed in.</param>
/// <param name="Actas">Actas that they sign.</param>
/// <param name="Proyectos">A page of the projects: first what is to be handed in, and last what was.</param>
/// <param name="Pagina">Page, from 1.</param>
/// <param name="Paginas">How many pages there are.</param>
public sealed record Asignaciones(string Convocatoria, DateTimeOffset? ProtestadaEl, int Entregadas, int PorEntregar, IReadOnlyList<ActaDeQuienDictamina> Actas, IReadOnlyList<ProyectoPorRevisar> Proyectos, int Pagina, int Paginas);

/// <summary>An acta of a reviewer; it is read and signed below <c>/actas/{id}</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Firmada">Whether whoever asks has signed it.</param>
/// <param name="Concluida">Whether everybody has.</param>
public sealed record ActaDeQuienDictamina(string Id, bool Firmada, bool Concluida);

/// <summary>A project in the list of who reviews it.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="Tematica">Thematic line.</param>
/// <param name="MontoSolicitado">Pesos asked.</param>
/// <param name="Avance">What is missing: the sheet, a substitute for who declared a conflict, or nothing.</param>
/// <param name="EnSesion">Whether all sheets are in, so that the session can see them.</param>
public sealed record ProyectoPorRevisar(string Folio, string Proyecto, string Comunidad, string Tematica, decimal MontoSolicitado, AvanceDeCedula Avance, bool EnSesion);

/// <summary>A project before who reviews it.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="Asiento">Seat of who asks.</param>
/// <param name="Avance">What is missing.</param>
/// <param name="SinConflictoEl">When they declared to have no conflict of interest with it (UTC).</param>
/// <param name="Solicitud">The application, without personal data; nothing until they declare to have no conflict.</param>
/// <param name="Documentos">What was handed in: with a digest what holds no personal data and can be opened.</param>
/// <param name="Criterios">What the sheet gives points to.</param>
public sealed record ProyectoLeido(
    string Folio, string Proyecto, string Comunidad, string Asiento, AvanceDeCedula Avance, DateTimeOffset? SinConflictoEl, SolicitudLeida? Solicitud, IReadOnlyList<DocumentoDeSolicitud> Documentos, IReadOnlyList<CriterioDeCedula> Criterios);

/// <summary>An application as a reviewer reads it.</summary>
/// <param name="Anexo3">The format; of its section 11, that names the committee, nothing.</param>
/// <param name="Acta">The assembly; its names are in the document.</param>
/// <param name="Declaraciones">What the committee declared, by key of the requirement.</param>
public sealed record SolicitudLeida(Anexo3 Anexo3, ActaLeida? Acta, IReadOnlyList<string> Declaraciones);

/// <summary>The assembly of the community (Anexo 4), without names.</summary>
/// <param name="Fecha">Day.</param>
/// <param name="Hora">Hour; nothing when it was left blank.</param>
/// <param name="Lugar">Place.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="Localidad">Locality.</param>
/// <param name="Entidad">State.</param>
/// <param name="VerificacionDeQuorum">Whether the quorum was verified.</param>
/// <param name="ObjetivosDeLaReunion">What it met for.</param>
/// <param name="ValidacionDelProyecto">How it validated the project.</param>
/// <param name="Nombramientos">Posts of the committee.</param>
/// <param name="ContraloriaSocial">Posts of the Comité de Contraloría Social.</param>
/// <param name="ProcedenciaDelComite">That its members are of the community.</param>
/// <param name="Autoridades">Posts of the traditional authorities.</param>
public sealed record ActaLeida(
    DateOnly Fecha,
    TimeOnly? Hora,
    string Lugar,
    string Comunidad,
    string Localidad,
    string Entidad,
    bool VerificacionDeQuorum,
    string ObjetivosDeLaReunion,
    string ValidacionDelProyecto,
    IReadOnlyList<CargoFirmante> Nombramientos,
    IReadOnlyList<CargoFirmante> ContraloriaSocial,
    string ProcedenciaDelComite,
    IReadOnlyList<CargoFirmante> Autoridades);

/// <summary>A post, and whether whoever has it signed or put their fingerprint.</summary>
public sealed record CargoFirmante(string Cargo, bool Firma);

/// <summary>A document of an application.</summary>
/// <param name="Clave">Key of the requirement.</param>
/// <param name="Nombre">Name.</param>
/// <param name="Huella">Digest of what can be opened; nothing when it holds personal data and the officer reviewed it.</param>
public sealed record DocumentoDeSolicitud(string Clave, string Nombre, string? Huella);

/// <summary>A criterion of the sheet.</summary>
/// <param name="Id">Key, as <c>puntajes</c> names it.</param>
/// <param name="Nombre">Text.</param>
/// <param name="Apartado">Sections of Anexo 3 in which the answer stands.</param>
public sealed record CriterioDeCedula(string Id, string Nombre, string Apartado);

/// <summary>What a reviewer has to do and may read, and what they declare before: as on their pages, by the same service. Of whom the committee is, and of who else reviews, nothing is told (4.2.3.2).</summary>
internal static class RutasDeAsignaciones
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var a = api.MapGroup("/asignaciones").WithTags("Dictaminación");
        a.MapGet("", ListarAsync).ConPagina().Produces<Asignaciones>().Problemas(400, 401, 403).WithSummary("Los proyectos de quien dictamina y lo que le falta en cada uno; vacíos hasta su protesta");
        a.MapPut("/protesta", ProtestarAsync).Produces(204).Problemas(401, 403).WithSummary("Declara, antes de leer, que dictamina sin beneficio propio y guardará la confidencialidad; repetirla no la cambia");
        a.MapGet("/{folio}", LeerAsync).Produces<ProyectoLeido>().Problemas(401, 404).WithSummary("Uno de ellos; su solicitud, sin datos personales, desde que declara no tener conflicto de interés");
        a.MapPut("/{folio}/sin-conflicto", DeclararAsync).Produces(204).Problemas(401, 403, 404, 409).WithSummary("Declara que no tiene conflicto de interés con el proyecto, y puede leerlo; si lo tiene, se declara en /expedientes/{folio}/conflicto");
        a.MapGet("/{folio}/documentos/{huella}", AbrirAsync).Produces(200, contentType: "application/octet-stream").Problemas(401, 404).WithSummary("Un documento de la solicitud que no lleva datos personales");
    }

    private static async Task<IResult> ListarAsync(int? pagina, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos)
    {
        if (Convocatoria(quien) is not { } convocatoria || await proyectos.MesaAsync(quien.Presente, convocatoria, pagina ?? 1, http.RequestAborted) is not { } mesa)
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        return TypedResults.Ok(new Asignaciones(
            convocatoria,
            mesa.Protesta,
            mesa.Entregadas,
            mesa.PorEntregar,
            [.. mesa.Actas.Select(x => new ActaDeQuienDictamina(x.Id, x.Firmas.ContainsKey(x.Firmantes.First(f => f.Value.Valor == quien.Presente.Id).Key), x.Concluida is not null))],
            [.. mesa.Proyectos.Select(p => new ProyectoPorRevisar(p.Folio.ToString(), p.Proyecto, p.Comunidad, p.Tematica, p.MontoSolicitado, p.Avance, p.EnSesion))],
            mesa.Pagina,
            mesa.Paginas));
    }

    private static async Task<IResult> ProtestarAsync(HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos)
    {
        if (Convocatoria(quien) is not { } convocatoria)
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        await proyectos.ProtestarAsync(quien.Presente, convocatoria, http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> LeerAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos) =>
        Convocatoria(quien) is { } convocatoria && await proyectos.ProyectoAsync(quien.Presente, convocatoria, folio, http.RequestAborted) is { } p
            ? TypedResults.Json(new ProyectoLeido(
                folio,
                p.Expediente.Recepcion!.Proyecto,
                p.Expediente.Recepcion.Comunidad,
                p.Asiento,
                p.Avance,
                p.Borrador.SinConflicto,
                p.Contenido is { } c ? De(c) : null,
                [.. p.Documentos.Select(d => new DocumentoDeSolicitud(d.Clave, d.Nombre, d.Huella?.Valor))],
                [.. p.Programa.Criterios.Select(x => new CriterioDeCedula(x.Id, x.Nombre, x.Apartado))]), Cuerpo.OpcionesDeDocumento)
            : Respuestas.NoEncontrado();

    private static async Task<IResult> DeclararAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos) =>
        Convocatoria(quien) is { } convocatoria
            ? (await proyectos.DeclararSinConflictoAsync(quien.Presente, convocatoria, folio, http.RequestAborted))?.Problema() ?? TypedResults.NoContent()
            : Respuestas.NoEncontrado();

    private static async Task<IResult> AbrirAsync(string folio, string huella, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos proyectos) =>
        Convocatoria(quien) is { } convocatoria && await proyectos.DocumentoAsync(quien.Presente, convocatoria, folio, huella, http.RequestAborted) is { } flujo
            ? await DocumentoAdjunto.DeAsync(flujo, folio, huella, http.RequestAborted)
            : Respuestas.NoEncontrado();

    // Convocatoria that whoever asks reviews.
    internal static string? Convocatoria(QuienActua quien) => quien.Presente.Rol == Rol.Dictaminador ? quien.Alcance("cd")?.Split(':')[0] : null;

    // The page shows posts and no persons; their pseudonyms would join committees with each other.
    private static SolicitudLeida De(ContenidoDeSolicitud c) => new(c.Anexo3 with { Integrantes = [] }, c.Acta is { } a ? De(a) : null, c.Declaraciones.IsDefault ? [] : c.Declaraciones);

    private static ActaLeida De(ActaDeAsamblea a) => new(
        a.Fecha,
        a.Hora,
        a.Lugar,
        a.Comunidad,
        a.Localidad,
        a.Entidad,
        a.VerificacionDeQuorum,
        a.ObjetivosDeLaReunion,
        a.ValidacionDelProyecto,
        a.Nombramientos.IsDefault ? [] : [.. a.Nombramientos.Select(f => new CargoFirmante(f.Cargo, f.Firma))],
        a.ContraloriaSocial.IsDefault ? [] : [.. a.ContraloriaSocial.Select(f => new CargoFirmante(f.Cargo, f.Firma))],
        a.ProcedenciaDelComite,
        a.Autoridades.IsDefault ? [] : [.. a.Autoridades.Select(f => new CargoFirmante(f.Cargo, f.Firma))]);
}
