using System.Text.Encodings.Web;
using Dictamen.App.Programas;
using Dictamen.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dictamen.Web.Seguridad;

/// <summary>What went wrong, told in the way of whoever asks: problem details (RFC 9457) to a program, one calm page to a person.</summary>
public static class Errores
{
    /// <summary>Whether the request is of the interface for programs.</summary>
    public static bool EsApi(this HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Problem details with the members of this interface: <c>code</c>, <c>rule</c>, <c>field</c> and <c>errors</c>.</summary>
    public static ProblemHttpResult Problema(int estado, string codigo, string detalle, string? regla = null, string? campo = null, IEnumerable<Falla>? fallas = null)
    {
        var extensiones = new Dictionary<string, object?> { ["code"] = codigo };
        Poner("rule", regla);
        Poner("field", campo);
        Poner("errors", fallas?.Select(f => new { code = "DATO_INVALIDO", rule = f.Regla, field = f.Campo, detail = f.Mensaje }).ToArray());
        return TypedResults.Problem(detalle, statusCode: estado, title: Titulo(estado), type: "about:blank", extensions: extensiones);

        void Poner(string nombre, object? valor)
        {
            if (valor is not null)
            {
                extensiones[nombre] = valor;
            }
        }
    }

    /// <summary>Answers with an error that needs no more than its status and a sentence; a person may be led to a page instead of to the first one, and told by another title.</summary>
    public static Task ResponderAsync(HttpContext http, int estado, string codigo, string detalle, Regreso? regreso = null, string? titulo = null)
    {
        if (http.EsApi())
        {
            return Problema(estado, codigo, detalle).ExecuteAsync(http);
        }

        var (pagina, texto) = regreso ?? new Regreso("/", "Volver a las convocatorias");
        titulo ??= Titulo(estado);
        http.Response.StatusCode = estado;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            $"<!doctype html><html lang=\"es-MX\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{titulo} · Dictamen</title><link rel=\"stylesheet\" href=\"{RecursosDelSitio.Url("dictamen.css")}\"><link rel=\"icon\" href=\"data:,\">"
            + "<a class=\"saltar\" href=\"#contenido\">Ir al contenido</a><header class=\"cabeza\"><div class=\"ancho\"><a class=\"marca\" href=\"/\">Dictamen</a></div></header>"
            + $"<main id=\"contenido\" tabindex=\"-1\"><div class=\"ancho\"><h1>{titulo}</h1><p>{HtmlEncoder.Default.Encode(detalle)}</p><p><a href=\"{HtmlEncoder.Default.Encode(Propia(pagina).ToUriComponent())}\">{texto}</a></p></div></main>"
            + $"<footer class=\"pie\"><div class=\"ancho\"><p>{CatalogoDeProgramas.Leyenda}.</p></div></footer></html>",
            http.RequestAborted);
    }

    /// <summary>Answers an error status that came without a word.</summary>
    internal static Task ResponderAsync(HttpContext http, int estado) => estado switch
    {
        400 => ResponderAsync(http, estado, "PETICION_INVALIDA", "La petición no se entiende: le falta un dato, o su dirección o sus datos no tienen la forma esperada. Revise que la dirección esté completa, tal como la recibió, e intente de nuevo."),
        401 => ResponderAsync(http, estado, "SIN_SESION", "Se necesita un enlace privado vigente: abra el suyo o pida otro en /acceso."),
        403 => ResponderAsync(http, estado, "NO_FACULTADO", "Con su enlace no se puede hacer esto."),
        404 => ResponderAsync(http, estado, "NO_ENCONTRADO", "La dirección no existe o ya no está disponible. Revise que esté completa."),
        405 => ResponderAsync(http, estado, "METODO_NO_ADMITIDO", http.EsApi()
            ? "Esta dirección no admite ese método: use uno de los que dice la cabecera Allow."
            : "Esta dirección no admite ese método. Ábrala en el navegador, o vuelva a la página desde la que llegó e intente de nuevo."),
        413 => ResponderAsync(http, estado, "DEMASIADO_GRANDE", "Lo que se envió es más grande de lo que se admite. Envíe archivos más pequeños, uno a la vez."),
        415 => ResponderAsync(http, estado, "TIPO_NO_ADMITIDO", "El contenido no es del tipo que esta dirección recibe, o su juego de caracteres no es UTF-8: diga el que es en la cabecera Content-Type y envíelo de nuevo."),
        414 => ResponderAsync(http, estado, "DIRECCION_LARGA", "La dirección es más larga de lo que se admite. Acorte lo que busca y consúltelo de nuevo."),
        431 => ResponderAsync(http, estado, "CABECERAS_LARGAS", "El navegador envió más datos en las cabeceras de los que se admiten. Borre las cookies de este sitio, abra de nuevo su enlace e intente otra vez."),
        _ => ResponderAsync(http, estado, "ERROR", "No se pudo atender la petición. Espere un momento e intente de nuevo."),
    };

    /// <summary>Where a person goes on from an error.</summary>
    /// <param name="Pagina">Path of the page.</param>
    /// <param name="Texto">Text of the link.</param>
    public sealed record Regreso(PathString Pagina, string Texto);

    // A path that begins with two slashes is the address of another site.
    private static PathString Propia(PathString pagina) => pagina.Value?.StartsWith("//", StringComparison.Ordinal) == true ? "/" : pagina;

    private static string Titulo(int estado) => estado switch
    {
        400 => "La petición no es válida",
        401 => "Se necesita un enlace privado",
        403 => "No tiene acceso",
        404 => "No se encontró",
        405 => "Método no admitido",
        409 => "No procede",
        412 => "Alguien más hizo un cambio",
        413 => "El envío es demasiado grande",
        414 => "La dirección es demasiado larga",
        415 => "Tipo de contenido no admitido",
        422 => "Hay datos por corregir",
        428 => "Falta decir sobre qué versión",
        429 => "Demasiadas peticiones seguidas",
        431 => "Las cabeceras son demasiado largas",
        500 => "No se pudo atender la petición",
        503 => "El registro no responde en este momento",
        _ => "No se pudo atender la petición",
    };
}
