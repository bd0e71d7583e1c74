using System.Globalization;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.Web.Componentes;

/// <summary>A field in which what is stored is not what a page shows.</summary>
/// <param name="Ancla">Id of its place on the page.</param>
/// <param name="Etiqueta">Its label.</param>
/// <param name="Guardado">What is stored, as people read it; empty when nothing is.</param>
public sealed record CampoDistinto(string Ancla, string Etiqueta, string Guardado);

/// <summary>The window that a form says it was sent from.</summary>
internal static class VentanaDeFormulario
{
    /// <summary>Name of the field with the number of the window.</summary>
    public const string Campo = "_ventana";

    /// <summary>Name of the field with the window that had saved last when the page was made.</summary>
    public const string CampoVista = "_vista";

    /// <summary>Name of the field with the number of the saving; without the script it stays empty, and nothing is saved by itself.</summary>
    public const string CampoPaso = "_paso";

    /// <summary>Header with the hour, of central Mexico, at which the automatic saving was done.</summary>
    public const string Hora = "X-Guardado-Hora";

    private const int Largo = 32;

    /// <summary>Reads it. A form without its number, from a page of an earlier edition, counts as a new window.</summary>
    public static VentanaDeBorrador De(IFormCollection enviado, string apartado) =>
        enviado[Campo].ToString() is { Length: Largo } id && id.All(char.IsAsciiHexDigitLower)
            ? new VentanaDeBorrador(apartado, id, enviado[CampoVista].ToString(), long.TryParse(enviado[CampoPaso].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var paso) ? paso : null)
            : new VentanaDeBorrador(apartado, VentanaDeBorrador.Numero(), Vista: null);

    /// <summary>Status of a refusal to save: the page was opened too early, or what it sends cannot be kept.</summary>
    public static int Estado(Rechazo rechazo) => rechazo.Codigo == VentanaDeBorrador.Codigo ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;

    /// <summary>Answer to the automatic saving. Its hour is that of the site, by which the terms run, and not that of the device.</summary>
    public static IResult Respuesta(HttpContext http, Rechazo? rechazo)
    {
        if (rechazo is not null)
        {
            return Results.Problem(rechazo.Mensaje, statusCode: Estado(rechazo), extensions: new Dictionary<string, object?> { ["code"] = rechazo.Codigo, ["rule"] = rechazo.Regla });
        }

        http.Response.Headers[Hora] = HoraDelCentro.Local(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).ToString("HH:mm", CultureInfo.InvariantCulture);
        return Results.NoContent();
    }
}
