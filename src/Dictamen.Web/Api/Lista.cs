using Dictamen.App.Servicios;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Api;

/// <summary>Some of what there is, with its order: no answer grows with the record.</summary>
/// <param name="Renglones">Those of this page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Pagina">Page, from 1: the nearest one that there is.</param>
/// <param name="Paginas">How many pages there are, at least one.</param>
public sealed record Lista<T>(IReadOnlyList<T> Renglones, int Total, int Pagina, int Paginas);

/// <summary>Lists in pages.</summary>
internal static class Lista
{
    private const int PorPagina = 50;

    /// <summary>A page of something; only what is in it is put into words.</summary>
    /// <param name="todos">All of it, in order.</param>
    /// <param name="pagina">Page that was asked for, from 1; the first one by default.</param>
    /// <param name="como">How it is told.</param>
    public static Lista<TRenglon> De<T, TRenglon>(IReadOnlyList<T> todos, int? pagina, Func<T, TRenglon> como)
    {
        var actual = Paginacion.De(todos.Count, PorPagina, pagina ?? 1);
        return new Lista<TRenglon>([.. actual.De(todos).Select(como)], todos.Count, actual.Pagina, actual.Paginas);
    }

    /// <summary>An endpoint that takes a page in its address: one that cannot be read is named.</summary>
    /// <param name="ruta">The endpoint.</param>
    /// <param name="siONo">What else its address may bring that is true or false; <see langword="null"/> for nothing.</param>
    public static RouteHandlerBuilder ConPagina(this RouteHandlerBuilder ruta, string? siONo = null) => ruta.AddEndpointFilter((contexto, siguiente) => NombrarLoIlegibleAsync(contexto, siguiente, siONo));

    // What could not be bound left its status before the filters run, and no more.
    private static async ValueTask<object?> NombrarLoIlegibleAsync(EndpointFilterInvocationContext contexto, EndpointFilterDelegate siguiente, string? siONo)
    {
        if (contexto.HttpContext.Response.StatusCode != StatusCodes.Status400BadRequest)
        {
            return await siguiente(contexto);
        }

        var (campo, seEspera) = siONo is not null && contexto.HttpContext.Request.Query[siONo].ToString() is { Length: > 0 } dicho && !bool.TryParse(dicho, out _) ? (siONo, "true o false") : ("pagina", "un número entero desde 1");
        return Errores.Problema(400, "PETICION_INVALIDA", $"El dato «{campo}» de la dirección no se entiende; se espera {seEspera}.", campo: campo);
    }
}
