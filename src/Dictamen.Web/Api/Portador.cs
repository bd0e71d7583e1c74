using System.Text.Encodings.Web;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dictamen.Web.Api;

/// <summary>A program shows its signed link in each request, <c>Authorization: Bearer {token}</c>, where a browser shows the cookie that the link was exchanged for.</summary>
internal sealed class Portador(IOptionsMonitor<AuthenticationSchemeOptions> opciones, ILoggerFactory log, UrlEncoder codificador, Enlaces enlaces)
    : AuthenticationHandler<AuthenticationSchemeOptions>(opciones, log, codificador)
{
    /// <summary>Name of the scheme.</summary>
    public const string Esquema = "Bearer";

    private const string Prefijo = "Bearer ";

    // Marks a request that showed a link which opens once.
    private static readonly object ParaNavegador = new();

    /// <summary>Whether a request showed a link that opens once: it was not spent.</summary>
    public static bool EsParaNavegador(HttpContext http) => http.Items.ContainsKey(ParaNavegador);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var cabecera = Request.Headers.Authorization.ToString();
        if (!cabecera.StartsWith(Prefijo, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var (enlace, paraNavegador) = await enlaces.AbrirEnProgramaAsync(cabecera[Prefijo.Length..].Trim(), Context.RequestAborted);
        if (paraNavegador)
        {
            // Here it would be spent by one request and open nothing any more.
            Context.Items[ParaNavegador] = true;
            return AuthenticateResult.Fail("opens once");
        }

        return enlace is not null && Destinos.Sesion(enlace) is { } sesion
            ? AuthenticateResult.Success(new AuthenticationTicket(sesion, Esquema))
            : AuthenticateResult.Fail("not valid");
    }
}
