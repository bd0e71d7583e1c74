using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Accesos;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Dictamen.Web.Seguridad;

/// <summary>A link that was issued.</summary>
/// <param name="Direccion">Absolute address.</param>
/// <param name="Numero">Number under which it can be revoked.</param>
/// <param name="Vence">Instant (UTC) from which it no longer opens.</param>
public sealed record EnlaceEmitido(string Direccion, string Numero, DateTimeOffset Vence);

/// <summary>Issues signed links and exchanges them for a session. The token leaves the address at the first use.</summary>
public sealed class Enlaces(Accesos accesos, Firmador firmador, IOptions<OpcionesWeb> opciones)
{
    /// <summary>Path of every link.</summary>
    internal const string Ruta = "/e";

    /// <summary>Name of the token in the query: servers and what watches them record the path of each request, and leave out its query.</summary>
    internal const string Parametro = "t";

    /// <summary>Hours that a link of whoever installs the system opens.</summary>
    public const int HorasDeAdministracion = 12;

    /// <summary>Issues the link by which whoever installs the system enters its office, to invite everybody else: it opens once.</summary>
    /// <param name="ahora">Instant (UTC) from which its <see cref="HorasDeAdministracion"/> run.</param>
    /// <param name="ct">Cancels before it is issued.</param>
    /// <returns>Absolute address.</returns>
    public Task<string> EmitirDeAdministracionAsync(DateTimeOffset ahora, CancellationToken ct = default) =>
        EmitirAsync("administrador", "administracion-1", Acceso.DeOficina, ahora.AddHours(HorasDeAdministracion), unaVez: true, Actor.Sistema, ct);

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
        var (enlace, rechazo) = await InvitarAsync(proposito, sujeto, alcance, vence, unaVez, actor, ct: ct);
        return enlace?.Direccion ?? throw new InvalidOperationException(rechazo!.Mensaje);
    }

    /// <summary>Issues a link for which somebody asks, or says why they may not.</summary>
    /// <inheritdoc cref="Accesos.EmitirAsync"/>
    /// <returns>The link, or the refusal.</returns>
    public async Task<(EnlaceEmitido? Enlace, Rechazo? Rechazo)> InvitarAsync(string proposito, string sujeto, string alcance, DateTimeOffset vence, bool unaVez, Actor actor, string? orden = null, CancellationToken ct = default)
    {
        var (numero, hasta, rechazo) = await accesos.EmitirAsync(proposito, sujeto, alcance, DateTimeOffset.FromUnixTimeSeconds(vence.ToUnixTimeSeconds()), unaVez, actor, orden, ct);
        return numero is null ? (null, rechazo) : (new EnlaceEmitido($"{opciones.Value.Sitio}{Ruta}?{Parametro}={firmador.Firmar(new EnlaceFirmado(proposito, sujeto, alcance, hasta, numero))}", numero, hasta), null);
    }

    /// <summary>What a token opens, or <see langword="null"/>: the caller says the same whatever the reason.</summary>
    public async Task<EnlaceFirmado?> AbrirAsync(string? token, CancellationToken ct = default) =>
        firmador.Verificar(token) is { } enlace ? await AbrirAsync(enlace, ct) : null;

    /// <summary>What a token that a program shows in each request opens, or <see langword="null"/>; and whether it opens only once: that one is for a browser, which exchanges it for a session, and is not spent.</summary>
    public async Task<(EnlaceFirmado? Enlace, bool ParaNavegador)> AbrirEnProgramaAsync(string? token, CancellationToken ct = default) =>
        firmador.Verificar(token) is not { } enlace ? default
        : await accesos.AbreUnaSolaVezAsync(enlace.Nonce, ct) ? (null, true)
        : (await AbrirAsync(enlace, ct), false);

    private async Task<EnlaceFirmado?> AbrirAsync(EnlaceFirmado enlace, CancellationToken ct) =>
        await accesos.AbrirAsync(enlace.Nonce, ct) is { } acceso && acceso.Proposito == enlace.Proposito && acceso.Sujeto == enlace.Sujeto && acceso.Alcance == enlace.Alcance ? enlace : null;
}

/// <summary>What each purpose of a link opens: role, words for the masthead, and where it goes.</summary>
public static class Destinos
{
    private const string Oficina = "/operacion";

    // Of links from before the token was in the query; a page that was open then sends its form there.
    private const string EnLaRuta = "token";

    private static readonly Dictionary<string, (Rol Rol, string Nombre, Func<string, string> Ruta)> Todos = new(StringComparer.Ordinal)
    {
        ["solicitud"] = (Rol.Solicitante, "Comité de Participación Comunitaria", alcance => $"/solicitud/{alcance["solicitud:".Length..]}"),
        ["expediente"] = (Rol.Solicitante, "Comité de Participación Comunitaria", alcance => $"/expediente/{alcance["folio:".Length..].Split(':')[0]}"),
        ["cd"] = (Rol.Dictaminador, "Comité Dictaminador", _ => "/dictaminacion"),
        ["operador"] = (Rol.Operador, "Instancia Ejecutora", _ => Oficina),
        ["aprobador"] = (Rol.Aprobador, "Aprobación de pagos", _ => Oficina),
        ["secretaria"] = (Rol.SecretariaTecnica, "Secretaría Técnica", _ => Oficina),
        ["normativa"] = (Rol.Normativa, "Instancia Normativa", _ => Oficina),
        ["auditor"] = (Rol.Auditor, "Auditoría", _ => Oficina),
        ["administrador"] = (Rol.Administrador, "Administración", _ => Oficina),
    };

    /// <summary>The purposes of the links of whoever works in the office, with their words.</summary>
    public static IReadOnlyDictionary<string, string> Papeles { get; } =
        Todos.Where(d => d.Value.Rol is not (Rol.Solicitante or Rol.Dictaminador)).ToDictionary(d => d.Key, d => d.Value.Nombre, StringComparer.Ordinal);

    /// <summary>The session of a link that was opened, or <see langword="null"/> when it opens nothing.</summary>
    internal static System.Security.Claims.ClaimsPrincipal? Sesion(EnlaceFirmado enlace) =>
        Todos.TryGetValue(enlace.Proposito, out var destino) ? Sesiones.De(destino.Rol, destino.Nombre, enlace) : null;

    internal static void MapEnlaces(this IEndpointRouteBuilder rutas)
    {
        rutas.MapPost(Enlaces.Ruta, AbrirAsync).RequireRateLimiting(Limites.Abrir);
        rutas.MapPost($"{Enlaces.Ruta}/{{{EnLaRuta}}}", AbrirAsync).RequireRateLimiting(Limites.Abrir);
        rutas.MapPost("/salir", SalirAsync);
    }

    /// <summary>The token of a request that opens a link; empty when it brings none.</summary>
    internal static string Token(HttpContext http) => http.GetRouteValue(EnLaRuta) as string ?? http.Request.Query[Enlaces.Parametro].ToString();

    // The cookie may have been copied: it is the record that ends the session, and the cookie goes when it has.
    private static async Task SalirAsync(HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] Accesos accesos)
    {
        await formularios.ValidateRequestAsync(http);
        if (http.User.Numeros() is var (enlace, sesion) && (await accesos.CerrarAsync(enlace, sesion, http.RequestAborted)).EsRechazo)
        {
            await Errores.ResponderAsync(http, StatusCodes.Status503ServiceUnavailable, Despachador.Ocupado, "Su sesión sigue abierta en este dispositivo: no se pudo cerrar en este momento. Regrese y pulse «Salir» otra vez.");
            return;
        }

        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        http.Response.Redirect("/");
    }

    private static async Task<IResult> AbrirAsync(HttpContext http, [FromServices] IAntiforgery formularios, [FromServices] Enlaces enlaces)
    {
        if (!await formularios.IsRequestValidAsync(http) || await enlaces.AbrirAsync(Token(http), http.RequestAborted) is not { } enlace || !Todos.TryGetValue(enlace.Proposito, out var destino))
        {
            return Results.LocalRedirect("/acceso?vencido=1");
        }

        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            Sesiones.De(destino.Rol, destino.Nombre, enlace),
            new AuthenticationProperties { ExpiresUtc = enlace.Vence, IsPersistent = false });
        return Results.LocalRedirect(destino.Ruta(enlace.Alcance));
    }
}
