using System.Globalization;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Operacion;

/// <summary>A page of the office. It knows who asks; what they may see is decided by the services, that answer nothing to whoever may not.</summary>
public abstract class PaginaDeOperacion : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    private QuienActua Quien { get; set; } = null!;

    [Inject]
    private NavigationManager Navegacion { get; set; } = null!;

    /// <summary>Who asks, or <see langword="null"/> without a session.</summary>
    protected Actor? Actor => Quien.Actor;

    /// <summary>What was sent in a field of the page's form; <see langword="null"/> where no form was.</summary>
    protected string? Valor(string campo) => HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType ? Http.Request.Form[campo].ToString() : null;

    /// <summary>Page of a list that was asked for, from 1: the first one for what is no number.</summary>
    protected int Pagina => int.TryParse(Http.Request.Query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var pagina) ? pagina : 1;

    /// <summary>Version that was seen, as the page's form carries it.</summary>
    protected long Vista => long.TryParse(Valor("_version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : Despachador.NingunaVersion;

    /// <summary>Sends to another page of the site.</summary>
    protected void Ir(string ruta) => Navegacion.NavigateTo(ruta);

    /// <summary>Sends away whoever may not see the page.</summary>
    protected void SinAcceso()
    {
        if (Actor is null || Actor.Rol is Rol.Solicitante or Rol.Dictaminador or Rol.Sistema)
        {
            Ir("/acceso");
        }
        else
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
