using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dictamen.Web.Api;

/// <summary>The interface for programs, <c>/api/v1</c>, and its description.</summary>
public static class Interfaz
{
    internal static IServiceCollection AddInterfaz(this IServiceCollection servicios)
    {
        servicios.ConfigureHttpJsonOptions(o => Cuerpo.Configurar(o.SerializerOptions));
        return servicios.AddOpenApi("v1", Descripcion.Configurar);
    }

    internal static void MapInterfaz(this IEndpointRouteBuilder rutas)
    {
        rutas.MapOpenApi("/api/{documentName}/openapi.json");
        var api = rutas.MapGroup("/api/v1").AddEndpointFilter(LimitarAsync);
        RutasPublicas.Map(api);
        var conSesion = api.MapGroup("").AddEndpointFilter(ExigirSesionAsync);
        RutasDeEnlaces.Map(api, conSesion);
        RutasDeSolicitud.Map(conSesion);
        RutasDeActos.Map(conSesion);
        RutasDeTrabajo.Map(conSesion);
        RutasDeHistoria.Map(conSesion);
        RutasDeAsignaciones.Map(conSesion);
        RutasDelComite.Map(conSesion);
        RutasDeIntegrantes.Map(conSesion);
        RutasDeQuienDictamina.Map(conSesion);
        RutasDeDocumentos.Map(conSesion);
        RutasDePublicaciones.Map(conSesion);
        RutasDeRecursos.Map(conSesion);
        RutasDeTramites.Map(conSesion);
        RutasDeEncargos.Map(conSesion);
        RutasDeCalendario.Map(conSesion);
        RutasDeAccesos.Map(conSesion);
        RutasDeDatosPersonales.Map(conSesion);
    }

    private static async ValueTask<object?> ExigirSesionAsync(EndpointFilterInvocationContext contexto, EndpointFilterDelegate siguiente) =>
        contexto.HttpContext.User.Actor() is null ? Respuestas.SinSesion(contexto.HttpContext) : await siguiente(contexto);

    // A session's cookie counts only for a request of this same site; a program shows its link.
    private static async ValueTask<object?> LimitarAsync(EndpointFilterInvocationContext contexto, EndpointFilterDelegate siguiente)
    {
        var http = contexto.HttpContext;
        var maximo = http.RequestServices.GetRequiredService<IOptions<OpcionesWeb>>().Value.TamanoMaximo;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limite)
        {
            limite.MaxRequestBodySize = maximo;
        }

        return !HttpMethods.IsGet(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"] is [{ } origen] && origen is not ("same-origin" or "none") && http.Request.Headers.Authorization.Count == 0
            ? Errores.Problema(403, "OTRO_SITIO", "La sesión del navegador no sirve a peticiones de otro sitio.")
            : await siguiente(contexto);
    }
}
