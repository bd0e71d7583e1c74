using System.Security.Claims;
using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dictamen.Web.Seguridad;

/// <summary>Who is asking: a cookie that a signed link was exchanged for. There are no passwords.</summary>
public static class Sesiones
{
    /// <summary>Claim with the role (<see cref="Rol"/>).</summary>
    public const string Rol = "rol";

    /// <summary>Claim with the pseudonym.</summary>
    public const string Id = "id";

    /// <summary>Claim with what the session reaches, for example <c>solicitud:ab12</c>, <c>cd:PCS-2019-01</c>, <c>operacion</c>.</summary>
    public const string Alcance = "alcance";

    /// <summary>Claim with the number of the link that opened it.</summary>
    public const string Enlace = "enlace";

    /// <summary>Claim with the number of the session, under which «Salir» ends it; cookies from before sessions had one bring none.</summary>
    public const string Sesion = "sesion";

    /// <summary>Claim with what the masthead shows: a role in words, never a name.</summary>
    public const string Nombre = "nombre";

    internal static IServiceCollection AddSesiones(this IServiceCollection servicios)
    {
        servicios.AddDataProtection();
        servicios.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddScheme<AuthenticationSchemeOptions, Portador>(Portador.Esquema, null).AddCookie(o =>
        {
            o.Cookie.Name = "dictamen";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // A session lasts as long as the link that opened it, and never longer for being used.
            o.SlidingExpiration = false;
            o.Events.OnValidatePrincipal = SostenerAsync;
            o.LoginPath = "/acceso";
            o.AccessDeniedPath = "/acceso";
            // Nobody comes back by an address that was sent: it is the link that says where it leads.
            var (entrar, negar) = (o.Events.OnRedirectToLogin, o.Events.OnRedirectToAccessDenied);
            o.Events.OnRedirectToLogin = c => entrar(SinRegreso(c));
            o.Events.OnRedirectToAccessDenied = c => negar(SinRegreso(c));
            // A program shows its link in a header, and only to the interface for programs.
            o.ForwardDefaultSelector = http => http.EsApi() && http.Request.Headers.Authorization.Count > 0 ? Portador.Esquema : null;
        });
        // Not AddAuthorization: its cache of policies goes through every endpoint when the site opens, and makes them all a second time.
        servicios.AddAuthorizationCore();
        servicios.AddAuthorizationPolicyEvaluator();
        servicios.AddSingleton(s => new Firmador(s.GetRequiredService<IOptions<OpcionesWeb>>().Value.ClavesDeFirma, s.GetRequiredService<TimeProvider>()));
        return servicios;
    }

    /// <summary>The session of a link, with a number of its own.</summary>
    public static ClaimsPrincipal De(Rol rol, string nombre, EnlaceFirmado enlace) => new(new ClaimsIdentity(
        [new(Rol, rol.ToString()), new(Id, enlace.Sujeto), new(Alcance, enlace.Alcance), new(Nombre, nombre), new(Enlace, enlace.Nonce), new(Sesion, Imprevisible.Numero(8))],
        CookieAuthenticationDefaults.AuthenticationScheme,
        Nombre,
        Rol));

    /// <summary>Who acts, or <see langword="null"/> without a session.</summary>
    public static Actor? Actor(this ClaimsPrincipal quien) =>
        quien.FindFirst(Id)?.Value is { } id && Enum.TryParse<Rol>(quien.FindFirst(Rol)?.Value, out var rol) ? new Actor(rol, id) : null;

    /// <summary>What the session reaches, when it is of this kind: for <c>solicitud:ab12</c>, <c>Alcance("solicitud")</c> is <c>ab12</c>.</summary>
    public static string? AlcanceDe(this ClaimsPrincipal quien, string clase) =>
        quien.FindFirst(Alcance)?.Value is { } a && (a == clase || a.StartsWith($"{clase}:", StringComparison.Ordinal)) ? a[Math.Min(a.Length, clase.Length + 1)..] : null;

    /// <summary>Numbers of the link that opened the session and of the session itself, or <see langword="null"/> without a session.</summary>
    internal static (string Enlace, string Sesion)? Numeros(this ClaimsPrincipal? quien) => quien?.FindFirst(Enlace)?.Value is { } enlace ? (enlace, quien.FindFirst(Sesion)?.Value ?? "") : null;

    private static RedirectContext<CookieAuthenticationOptions> SinRegreso(RedirectContext<CookieAuthenticationOptions> c)
    {
        c.RedirectUri = c.RedirectUri.Split('?')[0];
        return c;
    }

    // The cookie says what was true when the link opened; the record, whether the link was revoked or the session ended since. The style sheet shows nothing of the session, and the page that says that the record is away needs it.
    private static async Task SostenerAsync(CookieValidatePrincipalContext sesion)
    {
        var http = sesion.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<SinListas>() is null
            && (sesion.Principal.Numeros() is not var (enlace, numero) || !await http.RequestServices.GetRequiredService<Accesos>().SostieneAsync(enlace, numero, http.RequestAborted)))
        {
            sesion.RejectPrincipal();
        }
    }
}
