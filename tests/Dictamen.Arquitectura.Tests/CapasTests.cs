using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>Arrows point one way: Host, Functions → Web, Azure → App → Core, and Core knows nothing but the base class library.</summary>
public sealed class CapasTests
{
    private static readonly Dictionary<string, string[]> Permitidas = new()
    {
        ["Dictamen.Core"] = [],
        ["Dictamen.App"] = ["Dictamen.Core"],
        ["Dictamen.Web"] = ["Dictamen.Core", "Dictamen.App"],
        ["Dictamen.Azure"] = ["Dictamen.Core", "Dictamen.App"],
        ["Dictamen.Host"] = ["Dictamen.Core", "Dictamen.App", "Dictamen.Web", "Dictamen.Azure"],
        ["Dictamen.Functions"] = ["Dictamen.Core", "Dictamen.App", "Dictamen.Web", "Dictamen.Azure"],
    };

    // A pure function needs none of these: input and output, the network, waiting, processes, the console, code made at run time.
    private static readonly string[] AjenosAlNucleo =
    [
        "System.IO", "System.Net", "System.Threading.Tasks", "System.Data", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Console", "System.Random", "System.TimeProvider", "System.Threading.Timer", "System.Threading.Thread", "System.Reflection.Emit",
        "System.Security.Cryptography.RandomNumberGenerator", "Microsoft",
    ];

    public static TheoryData<string> Proyectos => [.. Directory.EnumerateFiles(Repositorio.Ruta("src"), "*.csproj", SearchOption.AllDirectories)];

    [Theory]
    [MemberData(nameof(Proyectos))]
    public void AProjectRefersOnlyToThoseBelowIt(string csproj)
    {
        var nombre = Path.GetFileNameWithoutExtension(csproj);
        Assert.True(Permitidas.TryGetValue(nombre, out var permitidas), $"{nombre} no tiene lugar en las capas: agréguelo a {nameof(CapasTests)}.");
        var referidos = XDocument.Load(csproj).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(referidos.Except(permitidas));
    }

    [Fact]
    public void CoreHasNoPackageAndNoFramework()
    {
        var csproj = XDocument.Load(Repositorio.Ruta("src", "Dictamen.Core", "Dictamen.Core.csproj"));
        Assert.DoesNotContain(csproj.Descendants(), e => e.Name.LocalName is "PackageReference" or "FrameworkReference" or "ProjectReference" or "Reference");
    }

    [Fact]
    public void CoreRefersOnlyToTheBaseClassLibrary() =>
        Assert.All(Repositorio.Core.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void CoreUsesNoTypeThatReachesOutside()
    {
        using var pe = new PEReader(File.OpenRead(Repositorio.Core.Location));
        var metadatos = pe.GetMetadataReader();
        var usados = metadatos.TypeReferences
            .Select(h => metadatos.GetTypeReference(h))
            .Select(t => $"{metadatos.GetString(t.Namespace)}.{metadatos.GetString(t.Name)}")
            // The compiler's own marks, and the context of a source-generated regular expression.
            .Where(t => !t.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal));
        Assert.Empty(usados.Where(t => AjenosAlNucleo.Any(a => t == a || t.StartsWith(a + ".", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }
}
