using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>Every dependency has its sentence in the ADR, and no sentence outlives its dependency.</summary>
public sealed partial class DependenciasTests
{
    private static readonly string[] Versiones = [.. XDocument.Load(Repositorio.Ruta("Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value)];

    [Fact]
    public void TheDecisionNamesEveryPackageOnceAndNoOther()
    {
        var adr = File.ReadAllText(Repositorio.Ruta("docs", "adr", "0003-dependencias.md"));
        var explicadas = Frase().Matches(adr).Select(m => m.Groups[1].Value);
        Assert.Equal(Versiones.Order(StringComparer.OrdinalIgnoreCase), explicadas.Order(StringComparer.OrdinalIgnoreCase));
    }

    // A list item: the package between backquotes, and a sentence of some length that ends.
    [GeneratedRegex(@"^- `([^`]+)`: .{15,}\.$", RegexOptions.Multiline)]
    private static partial Regex Frase();
}
