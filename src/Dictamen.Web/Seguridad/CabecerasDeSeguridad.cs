using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Seguridad;

/// <summary>Headers of every answer: nothing inline, nothing from elsewhere, no referrer, no framing, no guessing of types.</summary>
internal sealed class CabecerasDeSeguridad(RequestDelegate siguiente)
{
    private const string Csp = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext contexto)
    {
        Poner(contexto);
        return siguiente(contexto);
    }

    internal static void Poner(HttpContext contexto)
    {
        var c = contexto.Response.Headers;
        c.ContentSecurityPolicy = Csp;
        c.XContentTypeOptions = "nosniff";
        c.XFrameOptions = "DENY";
        c["Referrer-Policy"] = "no-referrer";
        c["Cross-Origin-Opener-Policy"] = "same-origin";
        c["Cross-Origin-Resource-Policy"] = "same-origin";
        c["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        c.CacheControl = "no-store";
        if (contexto.Request.IsHttps)
        {
            c.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}
