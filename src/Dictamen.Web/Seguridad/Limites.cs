using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.Web.Seguridad;

/// <summary>How often one client may ask. The address alone does not tell clients apart behind a platform's front end, so a session counts as its own client.</summary>
public static class Limites
{
    /// <summary>Policy for what costs more than a page: asking for a link, handing in, searching.</summary>
    public const string Costoso = "costoso";

    internal static IServiceCollection AddLimites(this IServiceCollection servicios) => servicios.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.AddPolicy(Costoso, http => RateLimitPartition.GetTokenBucketLimiter(Cliente(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 30,
            TokensPerPeriod = 30,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(Cliente(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 600,
            TokensPerPeriod = 600,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));
        o.OnRejected = async (contexto, ct) =>
        {
            var espera = contexto.Lease.TryGetMetadata(MetadataName.RetryAfter, out var t) ? t : TimeSpan.FromMinutes(1);
            contexto.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(espera.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Errores.ResponderAsync(contexto.HttpContext, 429, "DEMASIADAS_PETICIONES", "Se recibieron demasiadas peticiones seguidas. Espere un minuto e intente de nuevo.");
        };
    });

    private static string Cliente(HttpContext http) =>
        http.User.FindFirst(Sesiones.Id)?.Value ?? http.Connection.RemoteIpAddress?.ToString() ?? "sin-direccion";
}
