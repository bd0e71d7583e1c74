using System.Text;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>Exactly what would become public now.</summary>
/// <param name="Documento">The list, as CSV.</param>
/// <param name="Participantes">The list of who took part, as CSV; only with the results of the dictamination.</param>
/// <param name="Impedimentos">What keeps it from being published yet.</param>
public sealed record PublicacionPreparada(string Documento, string? Participantes, IReadOnlyList<string> Impedimentos);

/// <summary>The three publications of a convocatoria: seen first, and published as they were seen or not at all.</summary>
internal static class RutasDePublicaciones
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var p = api.MapGroup("/convocatorias/{id}/publicaciones/{cual}").WithTags("Convocatoria");
        p.MapGet("", PreverAsync).Produces<PublicacionPreparada>().Problemas(401, 403, 404).WithSummary("Exactamente lo que se publicaría ahora (recepcion, dictaminacion o apoyos); su ETag sirve para If-Match");
        p.MapPost("", PublicarAsync).Produces<ActoRegistrado>().Problemas(400, 401, 403, 404, 409, 412, 422, 428).WithMetadata(Cabeceras.OrdenSobreLoVisto, typeof(PublicarResultadosDeRecepcion), typeof(PublicarResultadosDeDictaminacion), typeof(PublicarApoyados)).WithSummary("Publica lo que se vio: recepcion, dictaminacion o apoyos");
    }

    private static async Task<IResult> PreverAsync(string id, string cual, HttpContext http, [FromServices] QuienActua quien, [FromServices] Publicacion publicacion, [FromServices] PublicacionOficial oficial)
    {
        var (tipo, problema) = await AbrirAsync(id, cual, http, quien, publicacion);
        if (problema is not null)
        {
            return problema;
        }

        var contenido = await oficial.PrepararAsync(id, tipo, http.RequestAborted);
        return Respuestas.Guardado(http, contenido.Marca, null, () => TypedResults.Ok(new PublicacionPreparada(
            Encoding.UTF8.GetString(contenido.Documento),
            contenido.Participantes is { } personas ? Encoding.UTF8.GetString(personas) : null,
            [.. contenido.Fallas.Select(f => f.Mensaje)])));
    }

    private static async Task<IResult> PublicarAsync(string id, string cual, HttpContext http, [FromServices] QuienActua quien, [FromServices] Publicacion publicacion, [FromServices] PublicacionOficial oficial)
    {
        var (tipo, problema) = await AbrirAsync(id, cual, http, quien, publicacion);
        if (problema is not null)
        {
            return problema;
        }

        if (Respuestas.Clave(http) is not { } clave)
        {
            return Respuestas.FaltaClave();
        }

        (var vista, problema) = Respuestas.Vista(http, exigida: true);
        return problema ?? Respuestas.Contar(http, await oficial.PublicarAsync(id, tipo, quien.Presente, $"api/{quien.Presente.Id}/{await OrdenEnviada.DeAsync(http, clave)}", vista!, http.RequestAborted));
    }

    private static async Task<(TipoDePublicacion Tipo, IResult? Problema)> AbrirAsync(string id, string cual, HttpContext http, QuienActua quien, Publicacion publicacion)
    {
        var actor = quien.Presente;
        if (actor.Rol != Rol.Operador)
        {
            return (default, PapelDeOficina.SinFacultad.Problema());
        }

        return Enum.TryParse<TipoDePublicacion>(cual, ignoreCase: true, out var tipo) && Enum.IsDefined(tipo) && !char.IsAsciiDigit(cual[0]) && await publicacion.ConvocatoriaAsync(id, http.RequestAborted) is not null
            ? (tipo, null)
            : (default, Respuestas.NoEncontrado());
    }
}
