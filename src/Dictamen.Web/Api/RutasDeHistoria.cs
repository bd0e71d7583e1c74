using Dictamen.App.Servicios.Operacion;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>The story of a file, and why it stands where it does.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Estatus">Where it stands.</param>
/// <param name="Causa">Why it is not supported, when it is not.</param>
/// <param name="Version">Its version.</param>
/// <param name="PorQue">The fact that gave it its present status.</param>
/// <param name="Plazos">Its open terms with their arithmetic, and those that run without being open.</param>
/// <param name="Hechos">A page of its facts, the last first.</param>
public sealed record HistoriaDeExpediente(string Folio, string Estatus, string? Causa, long Version, HechoContado? PorQue, IReadOnlyList<PlazoContado> Plazos, Lista<HechoContado> Hechos);

/// <summary>A fact of the record, told.</summary>
/// <param name="Numero">Its place in the chain, from 1.</param>
/// <param name="Cuando">Instant (UTC).</param>
/// <param name="Hecho">Name of the fact.</param>
/// <param name="Autor">Who acted, as far as the office may know.</param>
/// <param name="Relato">The fact in one sentence.</param>
/// <param name="Estatus">Status to which it moved the file, if it did.</param>
/// <param name="Reglas">Its rules.</param>
/// <param name="Notas">What the law says of it by now.</param>
/// <param name="Documentos">Documents that it names and that may be opened.</param>
/// <param name="Eslabon">Link of the hash chain, hexadecimal.</param>
public sealed record HechoContado(
    long Numero, DateTimeOffset Cuando, string Hecho, string Autor, string Relato, string? Estatus, IReadOnlyList<ReglaCitada> Reglas, IReadOnlyList<string> Notas, IReadOnlyList<DocumentoDelExpediente> Documentos, string Eslabon);

/// <summary>A term with its arithmetic.</summary>
/// <param name="Id">Term.</param>
/// <param name="Que">What must be done.</param>
/// <param name="Obligado">Who must do it: <c>CPC</c>, <c>IE</c> or <c>PCS</c>.</param>
/// <param name="PrimerDia">First day, as the calendar in force counts it.</param>
/// <param name="UltimoDia">Last day, as the calendar in force counts it.</param>
/// <param name="Cuenta">Day by day.</param>
/// <param name="Regla">Rule that grants it.</param>
public sealed record PlazoContado(string Id, string Que, string Obligado, DateOnly PrimerDia, DateOnly UltimoDia, IReadOnlyList<string> Cuenta, ReglaCitada? Regla);

/// <summary>A rule, as its catalogue cites it.</summary>
/// <param name="Id">Id, for example <c>PCS-4.2.2-04</c>.</param>
/// <param name="Numeral">Where it stands in its source.</param>
/// <param name="Resumen">The rule in short.</param>
public sealed record ReglaCitada(string Id, string Numeral, string Resumen);

/// <summary>«¿Por qué?» for programs: the story of a file as the office reads it on its page, by the same service.</summary>
internal static class RutasDeHistoria
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/expedientes/{folio}/historia", ContarAsync).ConPagina().Produces<HistoriaDeExpediente>().Problemas(400, 401, 403, 404).WithTags("Expediente")
            .WithSummary("Por qué está donde está, para la oficina y la auditoría: sus hechos, el último primero, con reglas, palabras y documentos, y la cuenta de sus plazos; su ETag sirve para If-Match");

    private static async Task<IResult> ContarAsync(string folio, int? pagina, HttpContext http, [FromServices] QuienActua quien, [FromServices] Historias historias)
    {
        if (!quien.Presente.Lee())
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        if (await historias.DeAsync(quien.Presente, folio, http.RequestAborted) is not { Expediente: var e } h)
        {
            return Respuestas.NoEncontrado();
        }

        http.Response.Headers.ETag = Respuestas.ETag(h.Version);
        return TypedResults.Ok(new HistoriaDeExpediente(
            e.Folio.ToString(), e.Estatus.Nombre(), e.Causa?.Nombre(), h.Version, h.PorQue is { } porque ? De(porque) : null, [.. h.Plazos.Select(De)], Lista.De(h.Sucesos, pagina, De)));
    }

    private static HechoContado De(Suceso s) => new(
        s.Version,
        s.Cuando,
        s.Tipo,
        s.Autor.ToString(),
        s.Relato,
        s.Cambia?.Nombre(),
        [.. s.Reglas.Select(De)],
        s.Notas,
        [.. s.Documentos.Select(d => new DocumentoDelExpediente(d.Nombre, d.Huella.Valor))],
        s.Eslabon);

    private static PlazoContado De(PlazoExplicado p) => new(p.Plazo.Id, p.Que, p.Obligado, p.Vence.PrimerDia, p.Vence.UltimoDia, p.Aritmetica, p.Regla is { } r ? De(r) : null);

    private static ReglaCitada De(App.Reglas.ReglaDelCatalogo r) => new(r.Id, r.Numeral, r.Resumen);
}
