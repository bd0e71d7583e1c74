using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dictamen.Web.Seguridad;

/// <summary>How often one client may ask. A session is a client; without one, its address is.</summary>
/// <remarks>
/// Behind a platform's front end everybody without a session has the same few addresses (<see cref="OpcionesWeb.DireccionCompartida"/>), and one who asks too often would shut out all the others.
/// There the opening of a link is counted by the link, and what comes from an address has a ceiling that protects the process, each second anew, and not a client's allowance.
/// The asking for one is counted by the mailbox that it goes to as well, on any host (<see cref="LimiteDeEnlaces"/>).
/// </remarks>
public static class Limites
{
    /// <summary>Policy for what costs more than a page: asking for a link, handing in, searching.</summary>
    public const string Costoso = "costoso";

    /// <summary>Policy for opening a link.</summary>
    public const string Abrir = "abrir";

    internal const string Codigo = "DEMASIADAS_PETICIONES";

    internal const string Mensaje = "Se recibieron demasiadas peticiones seguidas. Espere un minuto e intente de nuevo.";

    // Technical limits.
    private const int CostosasPorMinuto = 30;
    private const int PorMinuto = 600;
    private static readonly (int PorSegundo, int Deseguido) CostosasDeTodos = (50, 200);
    private static readonly (int PorSegundo, int Deseguido) DeTodos = (600, 2_400);

    internal static IServiceCollection AddLimites(this IServiceCollection servicios) => servicios.AddSingleton<LimiteDeEnlaces>().AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.AddPolicy(Costoso, http => PorCliente(http, CostosasPorMinuto, CostosasDeTodos));
        o.AddPolicy(Abrir, http => EsCompartida(http) ? PorMinutoDe(Huella(Destinos.Token(http)), CostosasPorMinuto) : PorCliente(http, CostosasPorMinuto, CostosasDeTodos));
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => PorCliente(http, PorMinuto, DeTodos));
        o.OnRejected = async (contexto, ct) =>
        {
            Espera(contexto.HttpContext, contexto.Lease);
            await Errores.ResponderAsync(contexto.HttpContext, 429, Codigo, Mensaje);
        };
    });

    /// <summary>Says when to come back.</summary>
    internal static void Espera(HttpContext http, RateLimitLease permiso)
    {
        var espera = permiso.TryGetMetadata(MetadataName.RetryAfter, out var t) ? t : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(espera.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What is counted by is kept as its digest: it may be a key, or an address of a person.</summary>
    internal static string Huella(string valor) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(valor)));

    private static RateLimitPartition<string> PorCliente(HttpContext http, int porMinuto, (int PorSegundo, int Deseguido) deTodos)
    {
        if (http.User.FindFirst(Sesiones.Id)?.Value is { } sesion)
        {
            return PorMinutoDe(sesion, porMinuto);
        }

        var direccion = http.Connection.RemoteIpAddress?.ToString() ?? "sin-direccion";
        return EsCompartida(http) ? Cubeta(direccion, deTodos.Deseguido, deTodos.PorSegundo, TimeSpan.FromSeconds(1)) : PorMinutoDe(direccion, porMinuto);
    }

    private static RateLimitPartition<string> PorMinutoDe(string quien, int cuantas) => Cubeta(quien, cuantas, cuantas, TimeSpan.FromMinutes(1));

    /// <summary>So many at once, and so many more each time.</summary>
    internal static RateLimitPartition<string> Cubeta(string quien, int deseguido, int cuantas, TimeSpan cada) => RateLimitPartition.GetTokenBucketLimiter(quien, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = deseguido,
        TokensPerPeriod = cuantas,
        ReplenishmentPeriod = cada,
        QueueLimit = 0,
    });

    private static bool EsCompartida(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<OpcionesWeb>>().Value.DireccionCompartida;
}
