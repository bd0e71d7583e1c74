using System.Text.Encodings.Web;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Authentication;
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

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var cabecera = Request.Headers.Authorization.ToString();
        if (!cabecera.StartsWith(Prefijo, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        return await enlaces.AbrirAsync(cabecera[Prefijo.Length..].Trim(), Context.RequestAborted) is { } enlace && Destinos.Sesion(enlace) is { } sesion
            ? AuthenticateResult.Success(new AuthenticationTicket(sesion, Esquema))
            : AuthenticateResult.Fail("not valid");
    }
}
