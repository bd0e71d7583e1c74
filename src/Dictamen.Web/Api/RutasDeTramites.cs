using System.Collections.Immutable;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.Web.Api;

/// <summary>The form of an act of the office.</summary>
/// <param name="Titulo">What it does.</param>
/// <param name="Nota">What to know before.</param>
/// <param name="Campos">Its fields.</param>
public sealed record FormatoDeTramite(string Titulo, string? Nota, IReadOnlyList<CampoDeAccion> Campos);

/// <summary>An act of the office as a program sends it.</summary>
/// <param name="Campos">Values, by field; a box is «si» or nothing.</param>
/// <param name="Archivos">Digests of documents that were uploaded before, by field.</param>
/// <param name="Previsto">Mark of the documents that the preview showed; it may be missing when it showed none.</param>
public sealed record TramiteEnviado(IReadOnlyDictionary<string, string>? Campos = null, IReadOnlyDictionary<string, Huella>? Archivos = null, string? Previsto = null);

/// <summary>What an act would do now.</summary>
/// <param name="Hechos">The facts, told.</param>
/// <param name="Documentos">The documents that it would write, as they would be.</param>
/// <param name="Previsto">Their mark: the act is carried out with them and with no others.</param>
public sealed record TramitePrevisto(IReadOnlyList<string> Hechos, IReadOnlyList<string> Documentos, string Previsto);

/// <summary>An acta for who signs it.</summary>
/// <param name="Documento">Digest of its text: what is signed.</param>
/// <param name="Firmada">Whether whoever asks has signed it.</param>
/// <param name="Concluida">Whether everybody has.</param>
/// <param name="SinEfecto">Why it was left without effect; <see langword="null"/> when it was not.</param>
public sealed record ActaPorFirmar(string Documento, bool Firmada, bool Concluida, string? SinEfecto);

/// <summary>What is signed.</summary>
/// <param name="Documento">Digest of the text that the person read.</param>
public sealed record FirmaEnviada(Huella Documento);

/// <summary>The acts of the office that are written with a form: a convocatoria until it is published, and an acta. The same forms as on the pages, read by the same service; and the signature of whoever sat in the session.</summary>
internal static class RutasDeTramites
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Tramites(ActosDeConvocatoria.Todos, "/convocatorias/{id}/tramites/{tramite}", "Convocatoria", "bases, bases-yaml, comite, reemplazar, reemplazar-secretaria o publicar", ["bases", "bases-yaml", "comite", "reemplazar", "reemplazar-secretaria", "publicar"]);
        Tramites(ActosDeActa.Todos, "/actas/{id}/tramites/{tramite}", "Acta", "levantar, firmar o sin-efecto, de la Secretaría Técnica", ["levantar", "firmar", "sin-efecto"]);
        var a = api.MapGroup("/actas/{id}").WithTags("Acta");
        a.MapGet("", LeerActaAsync).Produces<ActaPorFirmar>().Problemas(401, 404).WithSummary("Un Acta de Dictaminación, para quien la firma");
        a.MapGet("/documento", AbrirActaAsync).Produces(200, contentType: "application/octet-stream").Problemas(401, 404).WithSummary("Su texto");
        a.MapPost("/firma", FirmarAsync).Accepts<FirmaEnviada>("application/json").Produces(204).Problemas(400, 401, 404, 409, 413, 415, 422).WithMetadata(Cabeceras.Orden).WithSummary("Firma el Acta quien dictaminó (PCS-A1-01)");

        void Tramites<TEstado>(ImmutableArray<FormularioDeActo<TEstado>> actos, string ruta, string etiqueta, string cuales, string[] nombres) where TEstado : IEstado<TEstado>, IConPendientes
        {
            var t = api.MapGroup(ruta).WithTags(etiqueta).AddEndpointFilter(async (c, siguiente) => nombres.Contains(c.HttpContext.GetRouteValue("tramite")) ? await siguiente(c) : Respuestas.NoEncontrado());
            t.MapGet("", (string id, string tramite, HttpContext http, [FromServices] QuienActua quien) => DescribirAsync(id, tramite, http, quien, De(http))).Produces<FormatoDeTramite>().Problemas(401, 403, 404, 409).WithSummary($"Los datos y documentos que lleva: {cuales}; su ETag sirve para If-Match");
            t.MapPost("/previa", (string id, string tramite, HttpContext http, [FromServices] QuienActua quien, [FromServices] ArchivosDeOficina archivos) => PreverAsync(id, tramite, http, quien, De(http), archivos)).Accepts<TramiteEnviado>("application/json").Produces<TramitePrevisto>().Problemas(400, 401, 403, 404, 409, 413, 415, 422).WithSummary("Lo que se registraría y los documentos que se escribirían, sin registrar nada");
            t.MapPost("", (string id, string tramite, HttpContext http, [FromServices] QuienActua quien, [FromServices] ArchivosDeOficina archivos) => HacerAsync(id, tramite, http, quien, De(http), archivos)).Accepts<TramiteEnviado>("application/json").Produces(204).Problemas(400, 401, 403, 404, 409, 412, 413, 415, 422, 428).WithMetadata([Cabeceras.OrdenSobreLoVisto, .. actos.Where(x => nombres.Contains(x.Clave)).Select(x => x.Acto)]).WithSummary("Lo registra");

            // What a handler takes as a parameter may not depend on the type of the stream, or it would be compiled at start.
            static Tramites<TEstado> De(HttpContext http) => http.RequestServices.GetRequiredService<Tramites<TEstado>>();
        }
    }

    private static async Task<IResult> DescribirAsync<TEstado>(string id, string tramite, HttpContext http, QuienActua quien, Tramites<TEstado> tramites) where TEstado : IEstado<TEstado>, IConPendientes
    {
        if (!quien.Presente.Lee())
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        if (await tramites.FormularioAsync(quien.Presente, id, tramite, http.RequestAborted) is not { } f)
        {
            return (await tramites.OfrecerAsync(quien.Presente, id, http.RequestAborted)).Any(a => a.Clave == tramite) ? PapelDeOficina.SinFacultad.Problema() : PapelDeOficina.NoProcede.Problema();
        }

        http.Response.Headers.ETag = Respuestas.ETag(f.Version);
        return TypedResults.Ok(new FormatoDeTramite(f.Titulo, f.Nota, [.. f.Campos.Where(c => c.Nombre.Length > 0).Select(c => new CampoDeAccion(c.Nombre, c.Etiqueta, c.Tipo.ToString(), c.Ayuda, [.. c.Opciones.Select(o => o.Valor)], Varios: false, c.Valor))]));
    }

    private static async Task<IResult> PreverAsync<TEstado>(string id, string tramite, HttpContext http, QuienActua quien, Tramites<TEstado> tramites, ArchivosDeOficina archivos) where TEstado : IEstado<TEstado>, IConPendientes
    {
        var (enviado, problema) = await LeerAsync(http, archivos);
        if (problema is not null)
        {
            return problema;
        }

        var (vista, rechazo) = await tramites.PreverAsync(quien.Presente, id, tramite, enviado!.Campos!, enviado.Archivos!, http.RequestAborted);
        return rechazo is not null ? rechazo.Problema() : TypedResults.Ok(new TramitePrevisto(vista!.Relatos, [.. vista.Documentos.Select(d => d.Texto)], vista.Marca));
    }

    private static async Task<IResult> HacerAsync<TEstado>(string id, string tramite, HttpContext http, QuienActua quien, Tramites<TEstado> tramites, ArchivosDeOficina archivos) where TEstado : IEstado<TEstado>, IConPendientes
    {
        var (enviado, problema) = await LeerAsync(http, archivos);
        if (problema is not null)
        {
            return problema;
        }

        if (Respuestas.Clave(http) is not { } orden)
        {
            return Respuestas.FaltaClave();
        }

        (var vista, problema) = Respuestas.Vista(http, exigida: true);
        if (problema is not null)
        {
            return problema;
        }

        var rechazo = await tramites.EjecutarAsync(quien.Presente, id, tramite, enviado!.Campos!, enviado.Archivos!, Respuestas.Version(vista!), $"api/{quien.Presente.Id}/{await OrdenEnviada.DeAsync(http, orden)}", enviado.Previsto ?? "", http.RequestAborted);
        return rechazo is null ? TypedResults.NoContent() : rechazo.Problema();
    }

    private static async Task<IResult> LeerActaAsync(string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] LecturaDeActas actas) =>
        await actas.DeFirmanteAsync(quien.Presente, id, http.RequestAborted) is { } a
            ? TypedResults.Ok(new ActaPorFirmar(a.Acta.Documento.Valor, a.Firmas.Any(f => f is { EsSuya: true, Fecha: not null }), a.Acta.Concluida is not null, a.Acta.SinEfecto))
            : Respuestas.NoEncontrado();

    private static async Task<IResult> AbrirActaAsync(string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionColegiada colegiada) =>
        await colegiada.TextoAsync(quien.Presente, id, http.RequestAborted) is { } flujo
            ? await DocumentoAdjunto.DeAsync(flujo, id, http.RequestAborted)
            : Respuestas.NoEncontrado();

    private static async Task<IResult> FirmarAsync(string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] LecturaDeActas actas, [FromServices] DictaminacionColegiada colegiada)
    {
        if (await actas.PorFirmarAsync(quien.Presente, id, http.RequestAborted) is null)
        {
            return Respuestas.NoEncontrado();
        }

        var (firma, problema) = await Cuerpo.LeerAsync<FirmaEnviada>(http);
        return problema ?? await Respuestas.OrdenarSinVersionAsync(http, quien.Presente, orden => colegiada.FirmarAsync(quien.Presente, id, firma!.Documento, orden, http.RequestAborted));
    }

    // A digest is a document only once it was uploaded.
    private static async Task<(TramiteEnviado? Enviado, IResult? Problema)> LeerAsync(HttpContext http, ArchivosDeOficina archivos)
    {
        var (enviado, problema) = await Cuerpo.LeerAsync<TramiteEnviado>(http);
        if (problema is not null)
        {
            return (null, problema);
        }

        var completo = enviado! with { Campos = enviado.Campos ?? ImmutableDictionary<string, string>.Empty, Archivos = enviado.Archivos ?? ImmutableDictionary<string, Huella>.Empty };
        foreach (var (campo, huella) in completo.Archivos)
        {
            if (!await archivos.ExisteAsync(huella, http.RequestAborted))
            {
                return (null, Rechazo.PorContenido([new Falla(campo, "PCS-3.7.1-01", "El documento no se ha subido. Súbalo primero y use la huella que se responde.")]).Problema());
            }
        }

        return (completo, null);
    }
}
