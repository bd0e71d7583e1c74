using Dictamen.Core;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Dictamen.Web.Api;

/// <summary>The interface for programs, <c>/api/v1</c>, and its description.</summary>
public static class Interfaz
{
    internal static IServiceCollection AddInterfaz(this IServiceCollection servicios)
    {
        servicios.ConfigureHttpJsonOptions(o => Cuerpo.Configurar(o.SerializerOptions));
        return servicios.AddOpenApi("v1", o =>
        {
            o.ShouldInclude = d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            o.AddDocumentTransformer((documento, _, _) =>
            {
                documento.Info = new OpenApiInfo
                {
                    Title = "Dictamen",
                    Version = "v1",
                    Description = "Los errores son application/problem+json (RFC 9457) con code, rule, field y errors[]. Quien escribe se identifica con su enlace firmado: Authorization: Bearer, o la sesión del navegador. Todo acto lleva Idempotency-Key; If-Match es la versión que se vio.",
                };
                documento.Servers = [];
                return Task.CompletedTask;
            });
            o.AddSchemaTransformer((esquema, contexto, _) =>
            {
                // They have a form of their own in JSON, that cannot be read from their type.
                var tipo = Nullable.GetUnderlyingType(contexto.JsonTypeInfo.Type) ?? contexto.JsonTypeInfo.Type;
                if (tipo == typeof(Folio) || tipo == typeof(Huella) || tipo == typeof(PersonaId))
                {
                    (esquema.Type, esquema.Properties, esquema.Pattern) = (JsonSchemaType.String, null, tipo == typeof(Huella) ? "^[0-9a-f]{64}$" : null);
                }

                return Task.CompletedTask;
            });
        });
    }

    internal static void MapInterfaz(this IEndpointRouteBuilder rutas)
    {
        rutas.MapOpenApi("/api/{documentName}/openapi.json");
        var api = rutas.MapGroup("/api/v1").AddEndpointFilter(LimitarAsync);
        RutasPublicas.Map(api);
        RutasDeSolicitud.Map(api);
        RutasDeActos.Map(api);
    }

    // A body that says it is too large is not read. A session's cookie counts only for a request of this same site; a program shows its link.
    private static async ValueTask<object?> LimitarAsync(EndpointFilterInvocationContext contexto, EndpointFilterDelegate siguiente)
    {
        var http = contexto.HttpContext;
        var maximo = http.RequestServices.GetRequiredService<IOptions<OpcionesWeb>>().Value.TamanoMaximo;
        if (http.Request.ContentLength > maximo)
        {
            return Errores.Problema(413, "DEMASIADO_GRANDE", $"Lo que se envió pesa más de {maximo / 1_000_000} MB.");
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limite)
        {
            limite.MaxRequestBodySize = maximo;
        }

        return !HttpMethods.IsGet(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"] is [{ } origen] && origen is not ("same-origin" or "none") && http.Request.Headers.Authorization.Count == 0
            ? Errores.Problema(403, "OTRO_SITIO", "La sesión del navegador no sirve a peticiones de otro sitio.")
            : await siguiente(contexto);
    }
}
