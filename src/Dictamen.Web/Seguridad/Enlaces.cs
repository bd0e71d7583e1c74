using Dictamen.App.Servicios;
using Dictamen.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Dictamen.Web.Seguridad;

/// <summary>Issues signed links and exchanges them for a session. The token leaves the address at the first use.</summary>
public sealed class Enlaces(Accesos accesos, Firmador firmador, IOptions<OpcionesWeb> opciones)
{
    /// <summary>Issues a link that nobody may refuse: the system sends it.</summary>
    /// <param name="proposito">What it opens; a key of <see cref="Destinos"/>.</param>
    /// <param name="sujeto">Pseudonym of whom it is for.</param>
    /// <param name="alcance">What it reaches.</param>
    /// <param name="vence">Instant (UTC) from which it no longer opens.</param>
    /// <param name="unaVez">Whether it opens only once.</param>
    /// <param name="actor">Who issues it.</param>
    /// <param name="ct">Cancels before it is issued.</param>
    /// <returns>Absolute address.</returns>
    /// <exception cref="InvalidOperationException">The actor may not issue it.</exception>
    public async Task<string> EmitirAsync(string proposito, string sujeto, string alcance, DateTimeOffset vence, bool unaVez, Actor actor, CancellationToken ct = default)
    {
        var (enlace, rechazo) = await InvitarAsync(proposito, sujeto, alcance, vence, unaVez, actor, ct);
        return enlace ?? throw new InvalidOperationException(rechazo!.Mensaje);
    }

    /// <summary>Issues a link for which somebody asks, or says why they may not.</summary>
    /// <inheritdoc cref="EmitirAsync"/>
    /// <returns>Absolute address, or the refusal.</returns>
    public async Task<(string? Enlace, Rechazo? Rechazo)> InvitarAsync(string proposito, string sujeto, string alcance, DateTimeOffset vence, bool unaVez, Actor actor, CancellationToken ct = default)
    {
        var segundos = DateTimeOffset.FromUnixTimeSeconds(vence.ToUnixTimeSeconds());
        var (numero, rechazo) = await accesos.EmitirAsync(proposito, sujeto, alcance, segundos, unaVez, actor, ct);
        return numero is null ? (null, rechazo) : ($"{opciones.Value.Sitio}/e/{firmador.Firmar(new EnlaceFirmado(proposito, sujeto, alcance, segundos, numero))}", null);
    }

    /// <summary>Number under which a link that was just issued can be revoked.</summary>
    public string Numero(string enlace) => firmador.Verificar(enlace[(enlace.LastIndexOf('/') + 1)..])!.Nonce;

    /// <summary>What a token opens, or <see langword="null"/>: the caller says the same whatever the reason.</summary>
    public async Task<EnlaceFirmado?> AbrirAsync(string? token, CancellationToken ct = default)
    {
        if (firmador.Verificar(token) is not { } enlace || await accesos.AbrirAsync(enlace.Nonce, ct) is not { } acceso)
        {
            return null;
        }

        return acceso.Proposito == enlace.Proposito && acceso.Sujeto == enlace.Sujeto && acceso.Alcance == enlace.Alcance ? enlace : null;
    }
}

/// <summary>What each purpose of a link opens: role, words for the masthead, and where it goes.</summary>
public static class Destinos
{
    private static readonly Dictionary<string, (Rol Rol, string Nombre, Func<string, string> Ruta)> Todos = new(StringComparer.Ordinal)
    {
        ["solicitud"] = (Rol.Solicitante, "Comité de Participación Comunitaria", alcance => $"/solicitud/{alcance["solicitud:".Length..]}"),
        ["expediente"] = (Rol.Solicitante, "Comité de Participación Comunitaria", alcance => $"/expediente/{alcance["folio:".Length..].Split(':')[0]}"),
        ["cd"] = (Rol.Dictaminador, "Comité Dictaminador", _ => "/dictaminacion"),
        ["secretaria"] = (Rol.SecretariaTecnica, "Secretaría Técnica", _ => "/operacion"),
        ["operador"] = (Rol.Operador, "Instancia Ejecutora", _ => "/operacion"),
        ["aprobador"] = (Rol.Aprobador, "Aprobación de pagos", _ => "/operacion"),
        ["normativa"] = (Rol.Normativa, "Instancia Normativa", _ => "/operacion"),
        ["auditor"] = (Rol.Auditor, "Auditoría", _ => "/operacion"),
        ["administrador"] = (Rol.Administrador, "Administración", _ => "/operacion"),
    };

    /// <summary>Whether a link can have this purpose.</summary>
    public static bool Existe(string proposito) => Todos.ContainsKey(proposito);

    /// <summary>The session of a link that was opened, or <see langword="null"/> when it opens nothing.</summary>
    internal static System.Security.Claims.ClaimsPrincipal? Sesion(EnlaceFirmado enlace) =>
        Todos.TryGetValue(enlace.Proposito, out var destino) ? Sesiones.De(destino.Rol, enlace.Sujeto, enlace.Alcance, destino.Nombre) : null;

    internal static void MapEnlaces(this IEndpointRouteBuilder rutas)
    {
        rutas.MapPost("/e/{token}", AbrirAsync).RequireRateLimiting(Limites.Costoso);
        rutas.MapPost("/salir", async (HttpContext http, [FromServices] IAntiforgery formularios) =>
        {
            await formularios.ValidateRequestAsync(http);
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect("/");
        });
    }

    private static async Task<IResult> AbrirAsync(string token, HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] Enlaces enlaces)
    {
        if (!await formularios.IsRequestValidAsync(http) || await enlaces.AbrirAsync(token, http.RequestAborted) is not { } enlace || !Todos.TryGetValue(enlace.Proposito, out var destino))
        {
            return Results.LocalRedirect("/acceso?vencido=1");
        }

        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            Sesiones.De(destino.Rol, enlace.Sujeto, enlace.Alcance, destino.Nombre),
            new AuthenticationProperties { ExpiresUtc = enlace.Vence, IsPersistent = false });
        return Results.LocalRedirect(destino.Ruta(enlace.Alcance));
    }
}
