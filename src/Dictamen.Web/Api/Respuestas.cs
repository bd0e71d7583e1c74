using System.Globalization;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Dictamen.Web.Api;

/// <summary>An act that was carried out.</summary>
/// <param name="Version">Version of the stream after it.</param>
/// <param name="Hechos">Names of the facts that it recorded; empty when there was nothing left to do.</param>
/// <param name="Repetida">Whether the same command had been carried out before.</param>
/// <param name="Advertencias">What was recorded all the same and should be looked at again.</param>
public sealed record ActoRegistrado(long Version, IReadOnlyList<string> Hechos, bool Repetida, IReadOnlyList<string> Advertencias);

/// <summary>A document that is kept.</summary>
/// <param name="Huella">Its digest, by which an application or an act names it.</param>
public sealed record DocumentoRecibido(string Huella);

/// <summary>Answers of the law as answers of HTTP.</summary>
internal static class Respuestas
{
    private const int LargoDeClave = 100;

    /// <summary>A refusal as problem details, with its rule and each field that is wrong.</summary>
    public static IResult Problema(this Rechazo r) => Errores.Problema(
        r.Codigo switch
        {
            "NO_FACULTADO" or "NO_ASIGNADO" => StatusCodes.Status403Forbidden,
            "NO_ENCONTRADO" or "SIN_ACCESO" => StatusCodes.Status404NotFound,
            Despachador.VersionDistinta => StatusCodes.Status412PreconditionFailed,
            "CONTENIDO_INVALIDO" or Despachador.OrdenRepetida => StatusCodes.Status422UnprocessableEntity,
            Limites.Codigo => StatusCodes.Status429TooManyRequests,
            Despachador.Ocupado => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status409Conflict,
        },
        r.Codigo,
        r.Mensaje,
        r.Regla,
        r.Fallas is [var primera, ..] ? primera.Campo : null,
        r.Fallas.IsDefaultOrEmpty ? null : r.Fallas);

    /// <summary>There is no session: the same answer for a link that is missing, altered, expired, spent or revoked.</summary>
    public static IResult SinSesion(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = Portador.Esquema;
        return Errores.Problema(401, "SIN_SESION", Portador.EsParaNavegador(http)
            ? "Ese enlace se abre una sola vez, y no sirve en la cabecera Authorization: ábralo en el navegador; aquí no se gastó. A un programa invítelo desde la oficina, con un enlace propio."
            : "Se necesita un enlace privado vigente: envíelo en la cabecera Authorization, o abra la sesión en el navegador.");
    }

    /// <summary>It does not exist, or the session does not reach it: the answer does not tell which.</summary>
    public static IResult NoEncontrado() => Errores.Problema(404, "NO_ENCONTRADO", "No existe, o su enlace no lo alcanza.");

    /// <summary>The command's id that the client gave, or <see langword="null"/>.</summary>
    public static string? Clave(HttpContext http) => http.Request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= LargoDeClave } clave] ? clave : null;

    /// <summary>The client gave no id for its command.</summary>
    public static IResult FaltaClave() => Errores.Problema(400, "FALTA_CLAVE", $"Falta la cabecera Idempotency-Key, de 1 a {LargoDeClave} caracteres: con la misma clave, la misma petición no se registra dos veces.", campo: "Idempotency-Key");

    /// <summary>Mark of a version.</summary>
    public static string ETag(long version) => $"\"{version}\"";

    /// <summary>Whether the client has a version already: its <c>If-None-Match</c> names it, weakly or among others, or names any (RFC 9110, 13.1.2).</summary>
    public static bool YaLoTiene(HttpContext http, long version)
    {
        var actual = new EntityTagHeaderValue(ETag(version));
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(m => m.Equals(EntityTagHeaderValue.Any) || m.Compare(actual, useStrongComparison: false));
    }

    /// <summary>Mark of something that is kept as a whole.</summary>
    public static string ETag(string marca) => $"\"{marca}\"";

    /// <summary>Says under which mark something is kept, or the refusal under which it is not.</summary>
    public static IResult Guardado(HttpContext http, string? marca, Rechazo? rechazo, Func<IResult> bien)
    {
        if (marca is not null)
        {
            http.Response.Headers.ETag = ETag(marca);
        }

        return rechazo is null ? bien() : rechazo.Problema();
    }

    /// <summary>Receives the one file of a form, upon the version that the client saw when it says which.</summary>
    /// <param name="http">Request.</param>
    /// <param name="guardar">Keeps it: name, bytes and the mark that was seen; answers its digest and the new mark, or the refusal.</param>
    public static async Task<IResult> RecibirAsync(HttpContext http, Func<string, ReadOnlyMemory<byte>, string?, Task<(Huella? Huella, string? ETag, Rechazo? Rechazo)>> guardar)
    {
        var (archivo, bytes, problema) = await Cuerpo.LeerArchivoAsync(http);
        if (archivo is null)
        {
            return problema!;
        }

        (var vista, problema) = Vista(http, exigida: false);
        if (problema is not null)
        {
            return problema;
        }

        var (huella, etag, rechazo) = await guardar(archivo.FileName, bytes, vista);
        return Guardado(http, etag, rechazo, () => TypedResults.Ok(new DocumentoRecibido(huella!.Value.Valor)));
    }

    /// <summary>The mark that the client saw, without its quotes, or what is wrong with its way of saying it.</summary>
    public static (string? Vista, IResult? Problema) Vista(HttpContext http, bool exigida) => http.Request.Headers.IfMatch switch
    {
        [{ } etiqueta] when etiqueta != "*" => etiqueta is ['"', .. var dentro, '"'] ? (dentro, null)
            // A weak mark is one, and matches none of ours.
            : etiqueta.StartsWith("W/\"", StringComparison.Ordinal) ? ("", null)
            : (null, Errores.Problema(400, "VERSION_ILEGIBLE", "La versión de la cabecera If-Match va entre comillas, tal como la dio el ETag: por ejemplo, If-Match: \"2\".", campo: "If-Match")),
        _ when exigida => (null, Errores.Problema(428, "FALTA_VERSION", "Diga en la cabecera If-Match la versión que consultó: la que dio su ETag. Así nadie decide sobre lo que no vio.", campo: "If-Match")),
        _ => (null, null),
    };

    /// <summary>The version that a mark is of. A mark that is none of ours matches no version.</summary>
    public static long Version(string vista) => long.TryParse(vista, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && vista == ETag(version).Trim('"') ? version : Despachador.NingunaVersion;

    /// <summary>Carries out an act, upon the version that the client saw.</summary>
    public static Task<IResult> EjecutarAsync<TEstado>(HttpContext http, string clave, Acto<TEstado> acto, Actor actor) where TEstado : IEstado<TEstado> =>
        OrdenarAsync(http, (id, vista) => http.RequestServices.GetRequiredService<Despachador>().EjecutarAsync(clave, acto, actor, $"api/{actor.Id}/{id}", vista, http.RequestAborted));

    /// <summary>Carries out an order under the id that the client gave it, upon the version that it saw: it always says which. The same id with another content is refused.</summary>
    public static async Task<IResult> OrdenarAsync(HttpContext http, Func<string, long, Task<Respuesta>> ordenar)
    {
        if (Clave(http) is not { } id)
        {
            return FaltaClave();
        }

        var (vista, problema) = Vista(http, exigida: true);
        return problema ?? Contar(http, await ordenar(await OrdenEnviada.DeAsync(http, id), Version(vista!)));
    }

    /// <summary>Carries out an order of somebody about what is theirs alone, under the id that the client gave it. It holds whatever others recorded meanwhile, so that it carries no version: of a sheet or a signature
    /// they change nothing, and those of five people come in at once.</summary>
    public static async Task<IResult> OrdenarSinVersionAsync(HttpContext http, Actor actor, Func<string, Task<Rechazo?>> ordenar) =>
        Clave(http) is { } id ? (await ordenar($"api/{actor.Id}/{await OrdenEnviada.DeAsync(http, id)}"))?.Problema() ?? TypedResults.NoContent() : FaltaClave();

    [Regla("PCS-4.2.3.3-10")]
    private static string[] Advertencias(Respuesta respuesta) => [.. respuesta.Hechos.OfType<PapelesEntregados>().Where(p => p.ClabeConAdvertencia).Select(_ => Clabe.DigitoDistinto)];

    /// <summary>The answer to a command.</summary>
    public static IResult Contar(HttpContext http, Respuesta respuesta)
    {
        if (respuesta.Rechazo is { } rechazo)
        {
            if (rechazo.Codigo == Despachador.VersionDistinta && respuesta.Version > 0)
            {
                http.Response.Headers.ETag = ETag(respuesta.Version);
            }

            return rechazo.Problema();
        }

        http.Response.Headers.ETag = ETag(respuesta.Version);
        return TypedResults.Ok(new ActoRegistrado(respuesta.Version, [.. respuesta.Hechos.Select(h => HechoCodec.Nombre(h.GetType()))], respuesta.Repetida, Advertencias(respuesta)));
    }
}
