using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>An errand that its target refused.</summary>
/// <param name="Id">Errand, as the order to try it again names it.</param>
/// <param name="Que">What was to be recorded.</param>
/// <param name="Lugar">Address of the errands of what owes it.</param>
/// <param name="Destino">Key of what refused it.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public sealed record EncargoNegado(string Id, string Que, string Lugar, string Destino, string Codigo, string Regla);

/// <summary>Errands between streams that their targets refused, and the order to try one again once its cause was put right.</summary>
internal static class RutasDeEncargos
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/encargos", (int? pagina, [FromServices] QuienActua quien, [FromServices] EncargosApartados apartados) => Contar(quien, apartados.Listar(), pagina))
            .ConPagina().Produces<Lista<EncargoNegado>>().Problemas(400, 401, 403).WithTags("Oficina").WithSummary("Los encargos que no procedieron y esperan a la oficina");
        De<Expediente, Core.Expedientes.Comunes.ReintentarEncargo>("Expediente");
        De<Convocatoria, Core.Convocatorias.Comunes.ReintentarEncargo>("Convocatoria");
        De<Acta, ReintentarEncargo>("Acta");

        void De<TEstado, TActo>(string etiqueta) where TEstado : IEstado<TEstado>, IConPendientes where TActo : ActoDeReintentar<TEstado>
        {
            var e = api.MapGroup($"/{TEstado.Clase}s/{{id}}/encargos").WithTags(etiqueta);
            e.MapGet("", LeerAsync<TEstado>).ConPagina().Produces<Lista<EncargoNegado>>().Problemas(400, 401, 403, 404).WithSummary("Los suyos que no procedieron; su ETag sirve para If-Match");
            e.MapPost("/reintento", async (string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] Entregas entregas, [FromServices] Repositorio repositorio) =>
                    await RutaDeActo.HacerAsync<TEstado, TActo>(http, await AbrirAsync<TEstado>(id, http, repositorio) is null ? null : id, quien, entregas))
                .Describe<TActo>("Intenta de nuevo un encargo que no procedió, corregida su causa");
        }
    }

    private static async Task<IResult> LeerAsync<TEstado>(string id, int? pagina, HttpContext http, [FromServices] QuienActua quien, [FromServices] Repositorio repositorio) where TEstado : IEstado<TEstado>, IConPendientes
    {
        if (!quien.Presente.Lee())
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        if (await AbrirAsync<TEstado>(id, http, repositorio) is not { } actual)
        {
            return Respuestas.NoEncontrado();
        }

        http.Response.Headers.ETag = Respuestas.ETag(actual.Version);
        return Contar(quien, EncargosApartados.De(Repositorio.Nombre<TEstado>(id), actual.Estado), pagina);
    }

    private static IResult Contar(QuienActua quien, IReadOnlyList<EncargoEnEspera> encargos, int? pagina) => quien.Presente.Lee()
        ? TypedResults.Ok(Lista.De(encargos, pagina, e => new EncargoNegado(e.Id, e.Que, $"/api/v1/{Repositorio.Partes(e.Stream).Clase}s/{e.Clave}/encargos", e.Destino, e.Codigo, e.Regla)))
        : PapelDeOficina.SinFacultad.Problema();

    // What nobody recorded anything of does not exist.
    private static async ValueTask<Agregado<TEstado>?> AbrirAsync<TEstado>(string id, HttpContext http, Repositorio repositorio) where TEstado : IEstado<TEstado> =>
        Entorno.ProgramaDeClave(id) is not null && await repositorio.CargarAsync<TEstado>(id, http.RequestAborted) is { Version: > 0 } actual ? actual : null;
}
