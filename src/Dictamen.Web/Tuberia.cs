using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dictamen.Web.Api;
using Dictamen.Web.Componentes;
using Dictamen.Web.Dictaminador;
using Dictamen.Web.Operacion;
using Dictamen.Web.Publico;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Solicitante;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Dictamen.Web;

/// <summary>Settings of the web that a host gives.</summary>
public sealed class OpcionesWeb
{
    /// <summary>Absolute address of the site, without a slash at the end, for links in e-mails.</summary>
    public string Sitio { get; set; } = "http://localhost:5080";

    /// <summary>Keys that sign links: the first one signs, all of them verify.</summary>
    public IReadOnlyList<ClaveDeFirma> ClavesDeFirma { get; set; } = [];

    /// <summary>Largest body that is accepted, bytes.</summary>
    public long TamanoMaximo { get; set; } = 30_000_000;

    /// <summary>Whether the address that a request comes from is that of a front end which many people share, and not the client's own: <see cref="Limites"/> then tell people apart by something else.</summary>
    public bool DireccionCompartida { get; set; }

    /// <summary>Whether it serves a demonstration, whose clock is not the real one: every page says so.</summary>
    public bool Demostracion { get; set; }
}

/// <summary>The one pipeline of the site. Any host can call it with an <see cref="HttpContext"/>: it assumes no server, no local disk and no single process.</summary>
public static class Tuberia
{
    /// <summary>Adds the services of the site. The host adds the application layer and its ports.</summary>
    public static IServiceCollection AddDictamenWeb(this IServiceCollection servicios, Action<OpcionesWeb> configurar)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("es-MX");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("es-MX");
        servicios.Configure(configurar);
        // Accents as they are: smaller pages, readable sources; what could be markup is still encoded.
        servicios.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        servicios.AddHttpContextAccessor();
        servicios.AddRouting();
        servicios.AddRazorComponents();
        servicios.AddCascadingAuthenticationState();
        servicios.AddAntiforgery(o =>
        {
            o.Cookie.Name = "dictamen.formulario";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
        });
        servicios.AddProblemDetails();
        servicios.AddResponseCompression(o => o.EnableForHttps = true);
        servicios.AddScoped<QuienActua>();
        servicios.AddSingleton<Enlaces>();
        servicios.AddSingleton<Invitador>();
        servicios.AddSingleton<CorreosDeEnlace>();
        servicios.AddSingleton<ColaDeEnlaces>().AddHostedService(s => s.GetRequiredService<ColaDeEnlaces>());
        return servicios.AddSesiones().AddLimites().AddInterfaz();
    }

    /// <summary>Builds the pipeline.</summary>
    public static IApplicationBuilder UseDictamenWeb(this IApplicationBuilder app)
    {
        app.UseMiddleware<CabecerasDeSeguridad>();
        app.UseMiddleware<ErroresVisibles>();
        app.UseMiddleware<Metodos>();
        // Only what is the same for everybody: the length of a page that was compressed could betray what is in it.
        app.UseWhen(c => c.Request.Path.StartsWithSegments(RecursosDelSitio.Ruta, StringComparison.Ordinal), recursos => recursos.UseResponseCompression());
        app.UseRouting();
        app.UseAuthentication();
        // After who asks is known: a session counts as its own client.
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<ListasAlDia>();
        app.UseAntiforgery();
        return app.UseEndpoints(MapDictamen);
    }

    private static void MapDictamen(IEndpointRouteBuilder rutas)
    {
        // A page answers every method: what is mapped by hand at the same address goes before it.
        var propias = rutas.MapGroup("").WithOrder(-1);
        propias.MapRecursos();
        propias.MapEnlaces();
        propias.MapSalud();
        propias.MapOperacion();
        propias.MapCuentas();
        propias.MapDictaminador();
        propias.MapSolicitante();
        propias.MapDescargas();
        propias.MapInterfaz();
        rutas.MapRazorComponents<Aplicacion>();
    }
}
