using System.Text.RegularExpressions;
using Dictamen.Host.Comandos;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>What the guides tell an operator to type is what the program understands.</summary>
public sealed partial class OrdenesDeLasGuiasTests
{
    private static readonly string[] s_guias = ["docs/operacion.md", "infra/README.md", "infra/respaldo/respaldo.sh"];

    public static TheoryData<string> Ordenes => [.. s_guias.SelectMany(De).Distinct()];

    [Theory]
    [MemberData(nameof(Ordenes))]
    public void IsUnderstood(string orden)
    {
        var leida = LineaDeComandos.Crear().Parse(Llenar(orden).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", string.Join(' ', leida.Errors.Select(e => e.Message)));
        Assert.Empty(leida.UnmatchedTokens);
    }

    [Fact]
    public void EveryGuideHasSome() => Assert.All(s_guias, g => Assert.NotEmpty(De(g)));

    private static IEnumerable<string> De(string guia) => Orden().Matches(File.ReadAllText(Path.Combine(Raiz(), guia))).Select(m => m.Groups["orden"].Value.Trim());

    // What stands for something of the reader's.
    private static string Llenar(string orden) => Variable().Replace(orden, "x").Replace("FOLIO", "PCS-2019-01-000001", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);

    private static string Raiz()
    {
        var carpeta = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(carpeta.FullName, "Dictamen.sln")))
        {
            carpeta = carpeta.Parent!;
        }

        return carpeta.FullName;
    }

    // In a line of its own, or between accents; a word alone («dictamen migrar») names a command and is no order to type.
    [GeneratedRegex(@"(?:`|^ *)dictamen (?<orden>[a-z]+ [^`|#\n]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Orden();

    [GeneratedRegex(@"\$\([^)]*\)|\$\{?\w+\}?")]
    private static partial Regex Variable();
}
