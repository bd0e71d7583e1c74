using Dictamen.App.Consultas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A file in a list.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Estatus">Where it stands.</param>
/// <param name="Causa">Why it is not supported, when it is not.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="MontoSolicitado">Pesos asked.</param>
/// <param name="MontoAsignado">Pesos assigned, if any.</param>
/// <param name="Plazo">Open term that ends first, if any.</param>
/// <param name="Esperan">What it waits for from the office.</param>
public sealed record ExpedienteListado(
    string Folio, string Estatus, string? Causa, string Proyecto, string Comunidad, decimal MontoSolicitado, decimal? MontoAsignado, PlazoAbierto? Plazo, IReadOnlyList<string> Esperan);

/// <summary>The day's work of the office.</summary>
/// <param name="Hoy">Today in central Mexico.</param>
/// <param name="VencenHoy">How many terms end today or are over.</param>
/// <param name="VencenEnLaSemana">How many end within seven days, not counting today's.</param>
/// <param name="Rebotes">How many files have a notification that bounced.</param>
/// <param name="Encargos">How many errands were refused: they are in <c>/encargos</c>.</param>
/// <param name="Avisos">Publications that are due.</param>
/// <param name="Colas">What waits for the office, the works of whoever asks first.</param>
/// <param name="Cedulas">Who has sheets to hand in, for the technical secretary alone.</param>
/// <param name="PorSuprimir">ARCO requests whose erasure waits for nothing any longer, by number.</param>
/// <param name="Vencimientos">A page of the terms that end today or this week.</param>
public sealed record TrabajoDelDia(
    DateOnly Hoy,
    int VencenHoy,
    int VencenEnLaSemana,
    int Rebotes,
    int Encargos,
    IReadOnlyList<string> Avisos,
    IReadOnlyList<ColaDeTrabajo> Colas,
    IReadOnlyList<CedulasDeConvocatoria> Cedulas,
    IReadOnlyList<string> PorSuprimir,
    Lista<PlazoQueVence> Vencimientos);

/// <summary>Files that wait for the same act.</summary>
/// <param name="Pendiente">What is to be done, as <c>/expedientes?pendiente=</c> takes it.</param>
/// <param name="Papel">Role that does it.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Primeros">The first folios.</param>
public sealed record ColaDeTrabajo(string Pendiente, Rol Papel, int Total, IReadOnlyList<string> Primeros);

/// <summary>A term that ends soon.</summary>
/// <param name="Donde">Folio, or id of the convocatoria.</param>
/// <param name="EsConvocatoria">Whether it is a term of the convocatoria.</param>
/// <param name="Que">What must be done.</param>
/// <param name="Obligado">Who must do it: <c>CPC</c>, <c>IE</c> or <c>PCS</c>.</param>
/// <param name="Plazo">The term.</param>
public sealed record PlazoQueVence(string Donde, bool EsConvocatoria, string Que, string Obligado, PlazoAbierto Plazo);

/// <summary>How far the Comité Dictaminador of a convocatoria is.</summary>
/// <param name="Convocatoria">Its id.</param>
/// <param name="UltimoDia">Last day to publish the results, while its term is open.</param>
/// <param name="Quienes">How far each one is.</param>
public sealed record CedulasDeConvocatoria(string Convocatoria, DateOnly? UltimoDia, IReadOnlyList<CedulasDeQuienDictamina> Quienes);

/// <summary>How far somebody is who reviews.</summary>
/// <param name="Calidad">Seat in words.</param>
/// <param name="Asignadas">Projects assigned.</param>
/// <param name="Entregadas">Sheets handed in.</param>
/// <param name="PorEntregar">Sheets missing.</param>
/// <param name="Primeras">The first folios of them.</param>
/// <param name="Conflictos">The first folios in which a conflict was declared and a substitute is to be named.</param>
public sealed record CedulasDeQuienDictamina(string Calidad, int Asignadas, int Entregadas, int PorEntregar, IReadOnlyList<string> Primeras, IReadOnlyList<string> Conflictos);

/// <summary>What the office has to do, and the list of the files: as on its pages, by the same service.</summary>
internal static class RutasDeTrabajo
{
    private const int Primeros = 5;
    private const string PorPlazo = "plazo";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/expedientes", Listar).ConPagina().Produces<Lista<ExpedienteListado>>().Problemas(400, 401, 403, 422).WithTags("Expediente")
            .WithSummary("Los expedientes, para la oficina y la auditoría: por convocatoria, estatus (como lo dice cada renglón), pendiente (como lo dice /trabajo) o texto; por folio, o con orden=plazo por el plazo que vence primero");
        api.MapGet("/trabajo", TrabajoAsync).ConPagina().Produces<TrabajoDelDia>().Problemas(400, 401, 403).WithTags("Oficina")
            .WithSummary("El trabajo del día de la oficina: lo que la espera y lo que vence; «pagina» es la de los vencimientos");
    }

    internal static PlazoAbierto De(Plazo p) => new(p.Id, p.Regla, p.PrimerDia, p.UltimoDia);

    private static IResult Listar(string? convocatoria, string? estatus, string? pendiente, string? texto, string? orden, int? pagina, [FromServices] QuienActua quien, [FromServices] MesaDeTrabajo mesa)
    {
        if (!quien.Presente.Lee())
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        // A page shows which one was chosen; to a program the list of all would be the answer to what it misspelt.
        var cual = Enum.GetValues<Estatus>().Skip(1).Cast<Estatus?>().FirstOrDefault(e => e!.Value.Nombre() == estatus);
        if (cual is null && !string.IsNullOrEmpty(estatus))
        {
            return Mal("estatus", $"No hay el estatus «{estatus}»; escríbalo como lo dicen los expedientes, por ejemplo {Estatus.EnDictaminacion.Nombre()}.");
        }

        if (orden is not (null or "" or "folio" or PorPlazo))
        {
            return Mal("orden", $"No hay el orden «{orden}»; pida folio o {PorPlazo}.");
        }

        var lista = mesa.Listar(quien.Presente, new FiltroDeExpedientes(convocatoria, cual, pendiente, texto, orden == PorPlazo), pagina ?? 1)!;
        return TypedResults.Ok(new Lista<ExpedienteListado>([.. lista.Renglones.Select(De)], lista.Total, lista.Pagina, lista.Paginas));

        static IResult Mal(string campo, string mensaje) => Rechazo.PorContenido([new Falla(campo, "PCS-3.7.1-01", mensaje)]).Problema();
    }

    private static async Task<IResult> TrabajoAsync(int? pagina, HttpContext http, [FromServices] QuienActua quien, [FromServices] MesaDeTrabajo mesa, [FromServices] CedulasPorEntregar cedulas) =>
        await mesa.JornadaAsync(quien.Presente, pagina ?? 1, http.RequestAborted) is not { } j
            ? PapelDeOficina.SinFacultad.Problema()
            : TypedResults.Ok(new TrabajoDelDia(
                j.Hoy,
                j.VencenHoy,
                j.VencenEnLaSemana,
                j.Rebotes,
                j.Apartados.Length,
                j.Avisos,
                [.. j.Colas.Select(c => new ColaDeTrabajo(c.Pendiente.Texto, c.Pendiente.Rol, c.Total, [.. c.Folios.Select(r => r.Folio.ToString())]))],
                [.. cedulas.DeSecretaria(quien.Presente).Select(c => new CedulasDeConvocatoria(c.Convocatoria, c.Plazo?.UltimoDia, [.. c.Renglones.Select(r => De(r.Calidad, r.Avance))]))],
                [.. j.PorSuprimir.Select(s => s.Numero)],
                new Lista<PlazoQueVence>([.. j.Vencimientos.Select(v => new PlazoQueVence(v.Donde, v.EsConvocatoria, v.Que, v.Obligado, De(v.Plazo)))], j.VencenHoy + j.VencenEnLaSemana, j.Pagina, j.Paginas)));

    private static ExpedienteListado De(Resumen r) => new(
        r.Folio.ToString(), r.Estatus.Nombre(), r.Causa?.Nombre(), r.Proyecto, r.Comunidad, r.MontoSolicitado, r.MontoAsignado, r.Plazo is { } p ? De(p) : null, [.. r.Pendientes.Select(p => p.Texto)]);

    private static CedulasDeQuienDictamina De(string calidad, AvanceDeQuienDictamina a) => new(
        calidad, a.Asignadas, a.Entregadas, a.Pendientes.Length, [.. a.Pendientes.Take(Primeros).Select(f => f.ToString())], [.. a.Conflictos.Take(Primeros).Select(f => f.ToString())]);
}
