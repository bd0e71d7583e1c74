using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Api;

/// <summary>What the addresses of the acts have in common: one act of the law each, sent as it is. Who may is decided by the act itself and by what the session reaches.</summary>
internal static class RutaDeActo
{
    /// <summary>Reads the act and carries it out.</summary>
    /// <param name="http">Request.</param>
    /// <param name="clave">Key of the stream, or <see langword="null"/> when the session does not reach it.</param>
    /// <param name="quien">Who acts.</param>
    /// <param name="entregas">Knows which documents may be named.</param>
    /// <param name="delComite">Whether the committee may send it as it is: its other acts are actions, as on its pages (<see cref="RutasDelComite"/>).</param>
    /// <param name="completar">Puts in what no body brings: what the lists say.</param>
    public static async Task<IResult> HacerAsync<TEstado, TActo>(HttpContext http, string? clave, QuienActua quien, Entregas entregas, bool delComite = false, Func<TActo, TActo>? completar = null)
        where TEstado : IEstado<TEstado>
        where TActo : Acto<TEstado>
    {
        var actor = quien.Presente;

        // Who may not at all is told so before the body is read.
        if (!actor.Puede(typeof(TActo)) || (actor.Rol == Rol.Solicitante && !delComite))
        {
            return PapelDeOficina.SinFacultad.Problema();
        }

        if (clave is null)
        {
            return Respuestas.NoEncontrado();
        }

        var (acto, problema) = await Cuerpo.LeerAsync<TActo>(http);
        if (problema is not null)
        {
            return problema;
        }

        acto = completar is null ? acto : completar(acto!);
        return await entregas.ComprobarAsync(clave, acto!, actor, quien.Alcance("folio"), http.RequestAborted) is { } ajenos
            ? ajenos.Problema()
            : await Respuestas.EjecutarAsync(http, clave, acto!, actor);
    }

    /// <summary>Describes the address of an act upon what was seen. The address knows its act.</summary>
    /// <param name="ruta">Route.</param>
    /// <param name="que">What the act does.</param>
    /// <param name="cuerpo">What its body is described as, where the act itself has no form in a schema.</param>
    public static RouteHandlerBuilder Describe<TActo>(this RouteHandlerBuilder ruta, string que, Type? cuerpo = null) => ruta
        .Accepts(cuerpo ?? typeof(TActo), "application/json").Produces<ActoRegistrado>().Problemas(400, 401, 403, 404, 409, 412, 413, 415, 422, 428)
        .WithMetadata(Cabeceras.OrdenSobreLoVisto, typeof(TActo))
        .WithSummary(ConReglas(que, typeof(TActo)));

    // With its first two rules: what is the system's own has none.
    private static string ConReglas(string que, Type acto) => NumeralesDeHecho.De(acto) is { Count: > 0 } reglas ? $"{que} ({string.Join(", ", reglas.Take(2))})" : que;
}
