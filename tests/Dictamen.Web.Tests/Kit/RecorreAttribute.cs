using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;
using Xunit.Sdk;

namespace Dictamen.Web.Tests.Kit;

/// <summary>Names addresses of the interface that write and that a test goes through with success. The mark is kept honest: the test fails when it ends and one of them did not answer so.</summary>
/// <param name="rutas">Addresses below <c>/api/v1/</c>, as the description writes them.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed partial class RecorreAttribute(params string[] rutas) : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, bool> Recorridas = new(StringComparer.Ordinal);

    /// <summary>The addresses.</summary>
    public IReadOnlyList<string> Rutas { get; } = rutas;

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest) => Assert.Equal("", string.Join(", ", Rutas.Where(r => !Recorridas.ContainsKey(r))));

    /// <summary>Notes what a site answered with success.</summary>
    internal static void Anotar(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode is >= 200 and < 300 && http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } patron } && patron.StartsWith("/api/v1/", StringComparison.Ordinal))
        {
            Recorridas[Parametro().Replace(patron["/api/v1/".Length..].TrimEnd('/'), "{$1}")] = true;
        }
    }

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parametro();
}
