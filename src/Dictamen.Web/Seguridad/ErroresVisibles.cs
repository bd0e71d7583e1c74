using System.Diagnostics;
using System.Globalization;
using Dictamen.App.Ports;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Dictamen.Web.Seguridad;

/// <summary>An error that nobody foresaw is told with a number that the log also has, and says nothing of the inside. A store that is away is told with when to come back.</summary>
internal sealed partial class ErroresVisibles(RequestDelegate siguiente, IOptions<OpcionesWeb> opciones, ILogger<ErroresVisibles> log)
{
    // Technical limit, in characters.
    private const int LargoDeDireccion = 8_000;

    private static readonly PathString[] Privadas = ["/operacion", "/expediente", "/solicitud", "/dictaminacion"];

    public async Task InvokeAsync(HttpContext contexto)
    {
        var respuesta = contexto.Response;
        // Whoever says that it is too much is told so before sending it; a form that is cut short would only be called wrong.
        if (contexto.Request.ContentLength > opciones.Value.TamanoMaximo)
        {
            await DemasiadoAsync(contexto);
            return;
        }

        var larga = contexto.Request.QueryString.Value?.Length > LargoDeDireccion;
        if (larga || !JuegoConocido(contexto.Request.ContentType))
        {
            await Errores.ResponderAsync(contexto, larga ? StatusCodes.Status414UriTooLong : StatusCodes.Status415UnsupportedMediaType);
            return;
        }

        try
        {
            await siguiente(contexto);
            // A page that refuses a form without its token sets the type of an answer that it then does not write.
            if (!respuesta.HasStarted && respuesta.StatusCode == StatusCodes.Status400BadRequest && contexto.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false, Error: var error })
            {
                await FormularioRechazadoAsync(contexto, error);
            }
            else if (!respuesta.HasStarted && respuesta is { StatusCode: StatusCodes.Status400BadRequest, ContentType: "text/plain" })
            {
                await FormularioAusenteAsync(contexto);
            }
            else if (!respuesta.HasStarted && respuesta.StatusCode >= 400 && respuesta is { ContentType: null, ContentLength: null or 0 })
            {
                await Errores.ResponderAsync(contexto, respuesta.StatusCode);
            }
        }
        catch (OperationCanceledException) when (contexto.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked is gone.
        }
        catch (Exception e) when (!respuesta.HasStarted)
        {
            await ResponderAsync(contexto, e);
        }
    }

    private Task ResponderAsync(HttpContext contexto, Exception e)
    {
        switch (e)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return DemasiadoAsync(contexto);
            case BadHttpRequestException mala:
                return Errores.ResponderAsync(contexto, mala.StatusCode);
            case AntiforgeryValidationException:
                return FormularioRechazadoAsync(contexto, e);
            case AlmacenNoDisponibleException ausente:
                contexto.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, ausente.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return Errores.ResponderAsync(contexto, 503, "REGISTRO_AUSENTE", "Lo que ya tenía acuse está guardado. Espere un momento e intente de nuevo: la misma petición no se registra dos veces.");
            default:
                var numero = Activity.Current?.TraceId.ToHexString() ?? contexto.TraceIdentifier;
                Fallo(log, contexto.Request.Method, SinToken(contexto.Request.Path), numero, e);
                return Errores.ResponderAsync(contexto, 500, "ERROR_INTERNO", $"Lo que ya tenía acuse está guardado. Espere un momento e intente de nuevo; si vuelve a pasar, comunique este número: {numero}.");
        }
    }

    private Task DemasiadoAsync(HttpContext contexto) => Errores.ResponderAsync(
        contexto, StatusCodes.Status413PayloadTooLarge, "DEMASIADO_GRANDE", string.Create(CultureInfo.InvariantCulture, $"Lo que se envió pasa de los {opciones.Value.TamanoMaximo / 1_000_000} MB que se admiten en un envío, y no se registró nada. Tome las fotografías con menor calidad, o guarde los PDF con menos peso, y envíelos de nuevo."), regreso: new(contexto.Request.Path, "Volver a abrir la página"));

    // Its token is in the form: one that cannot be read has none, and that is not what is wrong with it.
    private Task FormularioRechazadoAsync(HttpContext contexto, Exception? e) => e?.InnerException switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => DemasiadoAsync(contexto),
        InvalidDataException or IOException => Errores.ResponderAsync(contexto, 400, "FORMULARIO_ILEGIBLE", "El formulario no llegó completo, o no tiene la forma de los de este sitio, y no se registró nada. Vuelva a abrir la página e intente de nuevo.", regreso: new(contexto.Request.Path, "Volver a abrir la página")),
        _ => FormularioVencidoAsync(contexto),
    };

    // Whose session ended while they wrote needs another link, and to know that nothing of it was recorded.
    private static Task FormularioVencidoAsync(HttpContext contexto) => contexto.User.Actor() is null && Privadas.Any(r => contexto.Request.Path.StartsWithSegments(r, StringComparison.OrdinalIgnoreCase))
        ? Errores.ResponderAsync(contexto, 400, "SESION_TERMINADA", "Su sesión terminó; nada se registró. Abra de nuevo su enlace, o pida otro, y vuelva a enviarlo.", regreso: new("/acceso", "Cómo pedir un enlace"), titulo: "Su sesión terminó")
        : Errores.ResponderAsync(contexto, 400, "FORMULARIO_VENCIDO", "El formulario venció o no se envió desde este sitio. Vuelva a abrir la página e intente de nuevo.");

    // So does a page whose form is not there any more, because what it asked for was done or closed since it was opened. Where that page led elsewhere, it still does.
    private static Task FormularioAusenteAsync(HttpContext contexto)
    {
        if (contexto.Response.Headers.Location.Count == 0)
        {
            return Errores.ResponderAsync(contexto, 400, "FORMULARIO_AUSENTE", "Lo que envió ya no se puede hacer en esta página: ya se hizo, o su plazo o etapa terminó, después de que usted la abrió. Con este envío no se registró nada; vea cómo quedó.", regreso: new(contexto.Request.Path, "Volver a abrir la página"));
        }

        (contexto.Response.StatusCode, contexto.Response.ContentType) = (StatusCodes.Status302Found, null);
        return Task.CompletedTask;
    }

    // One that .NET does not know, or no longer reads (UTF-7), would be read as another, or fail.
    private static bool JuegoConocido(string? tipo)
    {
        try
        {
            return !MediaTypeHeaderValue.TryParse(tipo, out var media) || !media.Charset.HasValue || media.Encoding is not null;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    // The address of a link from before its token was in the query is a key: it stays out of the log.
    private static PathString SinToken(PathString ruta) => ruta.StartsWithSegments(Enlaces.Ruta, StringComparison.OrdinalIgnoreCase) ? Enlaces.Ruta : ruta;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Metodo} {Ruta} falló ({Numero}).")]
    private static partial void Fallo(ILogger logger, string metodo, PathString ruta, string numero, Exception e);
}
