using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Dictamen.Web;

/// <summary>Style sheet, script and fonts, served from the assembly with a strong ETag. Pages name them with their digest, so a browser keeps them for a year.</summary>
public static class RecursosDelSitio
{
    /// <summary>Path below which they are.</summary>
    public const string Ruta = "/recursos";

    private static readonly FrozenDictionary<string, Recurso> Todos = Leer();

    /// <summary>Address of a resource with its digest, for example <c>/recursos/dictamen.css?v=1a2b3c4d</c>.</summary>
    public static string Url(string nombre) => $"{Ruta}/{nombre}?v={Todos[nombre].Digest[..12]}";

    /// <summary>Maps <c>/recursos/{name}</c>.</summary>
    public static void MapRecursos(this IEndpointRouteBuilder rutas) => rutas.MapGet($"{Ruta}/{{**nombre}}", (string nombre, HttpContext http) =>
    {
        if (!Todos.TryGetValue(nombre, out var r))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        return Results.Bytes(r.Bytes, r.Tipo, entityTag: new EntityTagHeaderValue($"\"{r.Digest}\""));
    }).DisableRateLimiting().WithMetadata(SinListas.Marca);

    private static FrozenDictionary<string, Recurso> Leer()
    {
        var ensamblado = Assembly.GetExecutingAssembly();
        var todos = new Dictionary<string, Recurso>(StringComparer.Ordinal);
        foreach (var nombre in ensamblado.GetManifestResourceNames().Where(n => n.StartsWith("Recursos/", StringComparison.Ordinal)))
        {
            using var flujo = ensamblado.GetManifestResourceStream(nombre)!;
            var bytes = new byte[flujo.Length];
            flujo.ReadExactly(bytes);
            var corto = nombre["Recursos/".Length..].Replace('\\', '/');
            todos[corto] = new Recurso(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), Tipo(corto));
        }

        return todos.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Tipo(string nombre) => Path.GetExtension(nombre) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private sealed record Recurso(byte[] Bytes, string Digest, string Tipo);
}
