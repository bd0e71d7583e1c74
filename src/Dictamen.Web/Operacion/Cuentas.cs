using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Operacion;

/// <summary>What the office gives account with, as files: the files of a search, what the indicators counted, the register of beneficiaries, and who looked at personal data.</summary>
internal static class Cuentas
{
    private const string Pagina = "/operacion/padron";

    public static void MapCuentas(this IEndpointRouteBuilder rutas)
    {
        var costosas = rutas.MapGroup("/operacion").RequireRateLimiting(Limites.Costoso);
        costosas.MapGet("/expedientes.csv", (string? convocatoria, string? estatus, string? pendiente, string? texto, string? orden, [FromServices] MesaDeTrabajo mesa, [FromServices] QuienActua quien) =>
            Archivo(mesa.EnCsv(quien.Actor, FiltroPedido.De(convocatoria, estatus, pendiente, texto, orden)), "expedientes.csv"));
        costosas.MapGet("/indicadores/contados.csv", async (string? programa, HttpContext http, [FromServices] IndicadoresDelPrograma indicadores, [FromServices] QuienActua quien) =>
            Archivo(quien.Actor.Lee() && CatalogoDeProgramas.Buscar(programa) is { } suyo ? await indicadores.ContadosEnCsvAsync(suyo, http.RequestAborted) : null, "indicadores-contados.csv"));
        costosas.MapGet("/padron/comunidades.csv", async (string? programa, HttpContext http, [FromServices] Padron padron, [FromServices] QuienActua quien) =>
            Archivo(CatalogoDeProgramas.Buscar(programa) is { } suyo ? await padron.PorComunidadAsync(quien.Actor, suyo, http.RequestAborted) : null, "padron-comunidades.csv"));
        costosas.MapPost("/padron/comite.csv", ConComiteAsync);
        costosas.MapGet("/datos-personales/consultas.csv", async (string? folio, string? persona, string? dia, string? personal, HttpContext http, [FromServices] ConsultasDeDatos consultas, [FromServices] QuienActua quien) =>
            Archivo((await consultas.EnCsvAsync(quien.Actor, new FiltroDeConsultas(folio, persona, DiaEscrito.Leer(dia), !string.IsNullOrEmpty(personal)), http.RequestAborted)).Archivo, "consultas-de-datos-personales.csv"));
        costosas.MapPost("/arco/{lugar:int}/datos.csv", DatosDeArcoAsync);
    }

    private static async Task<IResult> ConComiteAsync(HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] Padron padron, [FromServices] QuienActua quien)
    {
        if (!await formularios.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var formulario = await http.Request.ReadFormAsync(http.RequestAborted);
        if (CatalogoDeProgramas.Buscar(formulario["programa"]) is not { } programa)
        {
            return Results.NotFound();
        }

        var (archivo, rechazo) = await padron.ConComiteAsync(quien.Actor, programa, formulario["destino"].ToString(), http.RequestAborted);
        return rechazo is { Fallas.IsEmpty: false } ? Results.LocalRedirect($"{Pagina}?error=destino") : Archivo(archivo, "padron-con-comite.csv");
    }

    // To take somebody's data is an order and not an address to be followed: it is logged.
    private static async Task<IResult> DatosDeArcoAsync(int lugar, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] SolicitudesArco arco, [FromServices] QuienActua quien) =>
        await formularios.IsRequestValidAsync(http) ? Archivo(await arco.DatosAsync(quien.Actor, lugar, http.RequestAborted), "datos-de-la-persona.csv") : Results.BadRequest();

    private static IResult Archivo(byte[]? contenido, string nombre) => contenido is null ? Results.NotFound() : Results.File(contenido, "text/csv; charset=utf-8", nombre);
}
