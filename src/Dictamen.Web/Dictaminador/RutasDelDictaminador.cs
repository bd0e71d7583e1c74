using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Web.Componentes;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Dictaminador;

/// <summary>Where the forms of the reviewer go. Each does one thing and redirects to a page.</summary>
internal static class RutasDelDictaminador
{
    private const string Mesa = "/dictaminacion";

    public static void MapDictaminador(this IEndpointRouteBuilder rutas)
    {
        var dictaminador = rutas.MapGroup(Mesa).RequireAuthorization(new AuthorizeAttribute { Roles = nameof(Rol.Dictaminador) });
        dictaminador.MapPost("/protesta", ProtestarAsync);
        dictaminador.MapPost("/{folio}/conflicto", ConflictoAsync);
        dictaminador.MapPost("/{folio}/cedula", CedulaAsync);
        dictaminador.MapPost("/{folio}/entregar", EntregarAsync);
        dictaminador.MapGet("/{folio}/documento/{huella}", DocumentoAsync);
        var comite = rutas.MapGroup($"{Mesa}/acta").RequireAuthorization(new AuthorizeAttribute { Roles = $"{nameof(Rol.Dictaminador)},{nameof(Rol.SecretariaTecnica)}" });
        comite.MapPost("/{id}/firma", FirmarAsync);
        comite.MapGet("/{id}/documento", TextoAsync);
    }

    private static async Task<IResult> ProtestarAsync(HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos servicio)
    {
        if (await FormularioAsync(http, formularios) is null || quien is not { Actor: { } actor } || quien.Alcance("cd") is not { } convocatoria)
        {
            return Results.BadRequest();
        }

        await servicio.ProtestarAsync(actor, convocatoria, http.RequestAborted);
        return Results.LocalRedirect(Mesa);
    }

    private static async Task<IResult> ConflictoAsync(string folio, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos servicio)
    {
        if (await FormularioAsync(http, formularios) is not { } formulario || quien is not { Actor: { } actor } || quien.Alcance("cd") is not { } convocatoria)
        {
            return Results.BadRequest();
        }

        var respuesta = formulario["conflicto"].ToString();
        if (respuesta == "no")
        {
            await servicio.DeclararSinConflictoAsync(actor, convocatoria, folio, http.RequestAborted);
        }
        else if (Enum.TryParse<MotivoDeConflicto>(respuesta, out var motivo) && Enum.IsDefined(motivo))
        {
            await servicio.DeclararConflictoAsync(actor, convocatoria, folio, motivo, ct: http.RequestAborted);
        }

        return Results.LocalRedirect(Pagina(folio));
    }

    private static async Task<IResult> CedulaAsync(string folio, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos servicio)
    {
        if (await FormularioAsync(http, formularios) is not { } formulario || quien is not { Actor: { } actor } || quien.Alcance("cd") is not { } convocatoria)
        {
            return Results.BadRequest();
        }

        var rechazo = await servicio.GuardarAsync(actor, convocatoria, folio, formulario.Select(c => KeyValuePair.Create(c.Key, c.Value.ToString())), VentanaDeFormulario.De(formulario, ""), http.RequestAborted);
        if (http.Request.Headers.ContainsKey("X-Guardado"))
        {
            return VentanaDeFormulario.Respuesta(http, rechazo);
        }

        if (rechazo?.Codigo == VentanaDeBorrador.Codigo)
        {
            // The page itself takes the form: what was typed comes back beside what is stored.
            return Results.LocalRedirect(Pagina(folio), preserveMethod: true);
        }

        if (rechazo is not null || formulario["accion"] != "revisar")
        {
            return Results.LocalRedirect($"{Pagina(folio)}?guardada=1");
        }

        return await servicio.RevisarAsync(actor, convocatoria, folio, http.RequestAborted) is null
            ? Results.LocalRedirect($"{Pagina(folio)}/entregar")
            : Results.LocalRedirect($"{Pagina(folio)}?revisar=1");
    }

    private static async Task<IResult> EntregarAsync(string folio, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos servicio)
    {
        if (await FormularioAsync(http, formularios) is not { } formulario || quien is not { Actor: { } actor } || quien.Alcance("cd") is not { } convocatoria)
        {
            return Results.BadRequest();
        }

        var rechazo = await servicio.EntregarAsync(actor, convocatoria, folio, new Huella(formulario["documento"].ToString()), http.RequestAborted);
        return Results.LocalRedirect(rechazo?.Codigo switch
        {
            null => $"{Pagina(folio)}/entregar",
            VentanaDeBorrador.Codigo or EntregarCedula.Definitiva => $"{Pagina(folio)}/entregar?otra=1",
            _ => $"{Pagina(folio)}?revisar=1",
        });
    }

    private static async Task<IResult> DocumentoAsync(string folio, string huella, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionDeProyectos servicio) =>
        await DocumentoAdjunto.DeAsync(
            quien is { Actor: { } actor } && quien.Alcance("cd") is { } convocatoria ? await servicio.DocumentoAsync(actor, convocatoria, folio, huella, http.RequestAborted) : null,
            folio,
            huella,
            http.RequestAborted);

    private static async Task<IResult> FirmarAsync(string id, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] QuienActua quien, [FromServices] DictaminacionColegiada servicio)
    {
        if (await FormularioAsync(http, formularios) is not { } formulario || quien.Actor is not { } actor)
        {
            return Results.BadRequest();
        }

        var rechazo = await servicio.FirmarAsync(actor, id, new Huella(formulario["documento"].ToString()), ct: http.RequestAborted);
        return Results.LocalRedirect($"{Mesa}/acta/{Uri.EscapeDataString(id)}{(rechazo is null ? "" : "?rechazada=1")}");
    }

    private static async Task<IResult> TextoAsync(string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] DictaminacionColegiada servicio) =>
        await DocumentoAdjunto.DeAsync(quien.Actor is { } actor ? await servicio.TextoAsync(actor, id, http.RequestAborted) : null, id, http.RequestAborted);

    private static async Task<IFormCollection?> FormularioAsync(HttpContext http, IAntiforgery formularios) =>
        await formularios.IsRequestValidAsync(http) ? await http.Request.ReadFormAsync(http.RequestAborted) : null;

    private static string Pagina(string folio) => $"{Mesa}/{Uri.EscapeDataString(folio)}";
}
