using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>The money of a convocatoria: until it is assigned, nobody has any of it.</summary>
/// <param name="Version">Version of the convocatoria.</param>
/// <param name="Total">Pesos there are.</param>
/// <param name="Asignado">Pesos assigned.</param>
/// <param name="Remanente">Pesos that nobody has.</param>
/// <param name="Apoyados">How many projects are supported.</param>
/// <param name="Oferta">The offer of adjustment that waits for its answer.</param>
/// <param name="Siguiente">The only project that may be supported next.</param>
public sealed record PresupuestoConsultado(long Version, decimal Total, decimal Asignado, decimal Remanente, int Apoyados, MontoDeFolio? Oferta, MontoDeFolio? Siguiente);

/// <summary>Pesos offered to a folio, or asked for by it.</summary>
public sealed record MontoDeFolio(string Folio, decimal Monto);

/// <summary>The acts of the office upon the money of a convocatoria, and the resolutions of the Instancia Normativa.</summary>
internal static class RutasDeRecursos
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var c = api.MapGroup("/convocatorias/{id}").WithTags("Convocatoria");
        c.MapGet("/presupuesto", LeerAsync).Produces<PresupuestoConsultado>().Problemas(401, 403, 404).WithSummary("El presupuesto y lo asignado, para la oficina; su ETag sirve para If-Match");
        c.MapPost("/presupuesto/asignacion", AsignarAsync).Produces<ActoRegistrado>().Problemas(400, 401, 403, 404, 409, 412, 422, 428)
            .WithMetadata(Cabeceras.OrdenSobreLoVisto, typeof(AsignarPresupuesto)).WithSummary("Asigna los recursos por prelación a los proyectos dictaminados (PCS-4.2.3.4-01)");
        Acto<AmpliarPresupuesto>("presupuesto/ampliacion", "Amplía el presupuesto");
        Acto<ReducirPresupuesto>("presupuesto/reduccion", "Reduce el presupuesto");
        Acto<PromoverSiguiente>("presupuesto/promocion", "Apoya al siguiente de la prelación");
        Acto<OfrecerAjuste>("presupuesto/oferta", "Ofrece lo que queda al siguiente de la prelación que no cabe");
        Acto<ResponderOferta>("presupuesto/oferta/respuesta", "Registra la respuesta a la oferta");
        Acto<RegistrarResolucionIN>("resoluciones", "Registra una resolución de la Instancia Normativa");

        void Acto<TActo>(string ruta, string que) where TActo : Acto<Convocatoria> => c
            .MapPost($"/{ruta}", async (string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] Entregas entregas, [FromServices] Publicacion publicacion) =>
                await RutaDeActo.HacerAsync<Convocatoria, TActo>(http, (await publicacion.ConvocatoriaAsync(id, http.RequestAborted))?.Id, quien, entregas))
            .Describe<TActo>(que);
    }

    private static async Task<IResult> LeerAsync(string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] Publicacion publicacion, [FromServices] Repositorio repositorio)
    {
        if (!quien.Presente.Lee())
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        if (await publicacion.ConvocatoriaAsync(id, http.RequestAborted) is null
            || await repositorio.CargarAsync<Convocatoria>(id, http.RequestAborted) is not ({ Bases.MontoTotal: { } monto } c, var version))
        {
            return Respuestas.NoEncontrado();
        }

        // Until it is assigned, all of it is what nobody has: the rows that are being recorded are no assignment yet.
        var asignado = c.Presupuesto?.Asignacion is not null;
        var p = asignado ? c.Presupuesto! : new Presupuesto { Total = monto };
        http.Response.Headers.ETag = Respuestas.ETag(version);
        return TypedResults.Ok(new PresupuestoConsultado(
            version,
            p.Total,
            p.Asignado,
            p.Remanente,
            p.Apoyados,
            p.Oferta is { } oferta ? new MontoDeFolio($"{new Folio(id, oferta.Consecutivo)}", oferta.Monto) : null,
            asignado && c.SiguienteEnPrelacion(Publicacion.ProgramaDe(c)) is { } s ? new MontoDeFolio($"{new Folio(id, s.Consecutivo)}", s.Solicitado) : null));
    }

    // Which projects compete, and with which score, is what the record says and not what somebody sends.
    private static async Task<IResult> AsignarAsync(string id, HttpContext http, [FromServices] QuienActua quien, [FromServices] Publicacion publicacion, [FromServices] Resumenes resumenes)
    {
        if (!quien.Presente.Puede(typeof(AsignarPresupuesto)))
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        return await publicacion.ConvocatoriaAsync(id, http.RequestAborted) is null
            ? Respuestas.NoEncontrado()
            : await Respuestas.EjecutarAsync(http, id, ActosDeConvocatoria.Asignacion(resumenes.De(id), Entorno.ProgramaDe(id)), quien.Presente);
    }
}
