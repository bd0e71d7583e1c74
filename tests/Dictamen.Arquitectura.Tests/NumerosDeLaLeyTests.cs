using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Dictamen.App.Notificaciones;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>A number of the law stands in the programme's data. A sentence that writes one down goes on saying it when the rules change.</summary>
/// <remarks>A text with a hole is two texts in an assembly, so what is written beside a value that was computed is not found here.</remarks>
public sealed partial class NumerosDeLaLeyTests
{
    private static readonly string[] Ensamblados = ["Dictamen.Core", "Dictamen.App", "Dictamen.Web"];

    /// <summary>What is said with a number that is not of the programme: each with its reason.</summary>
    private static readonly ImmutableHashSet<string> Propios =
    [
        "dos asientos", // Nobody takes two: each person has one, however many there are.
        "dos integrantes", // Any two of them, however many there are.
        "siete días", // How far ahead the office's day looks.
        "tres personas", // The privacy notice: its text has a version of its own, and does not change without another (PCS-8.2-03).
    ];

    [Fact]
    public void NoSentenceWritesDownANumberThatTheProgrammeFixes()
    {
        var textos = Ensamblados.SelectMany(TextosDe).Concat(Plantillas.Nombres.Select(Plantillas.De).SelectMany(p => new[] { p.Asunto, p.Cuerpo }));
        Assert.Equal(Propios.Order(StringComparer.Ordinal), textos.SelectMany(Escritos).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Tienen cinco días hábiles para entregarlo", "cinco días")]
    [InlineData("con las tres firmas", "tres firmas")]
    [InlineData("hasta 800,000 pesos", "800,000 pesos")]
    [InlineData("se requieren 80 puntos", "80 puntos")]
    [InlineData("parentesco hasta el cuarto grado", "cuarto grado")]
    [InlineData("el 31 de diciembre de ese año", "31 de diciembre")]
    public void ANumberOfTheLawIsSeen(string texto, string numero) => Assert.Equal([numero], Escritos(texto));

    private static IEnumerable<string> Escritos(string texto) => Numero().Matches(texto).Select(m => m.Value);

    // The literals of the code, Razor pages included. Nothing has to be parsed; the description of the interface keeps comments of public members too.
    private static IEnumerable<string> TextosDe(string ensamblado)
    {
        using var pe = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{ensamblado}.dll")));
        var lector = pe.GetMetadataReader();
        for (var h = MetadataTokens.UserStringHandle(1); !h.IsNil; h = lector.GetNextHandle(h))
        {
            yield return lector.GetUserString(h);
        }
    }

    [GeneratedRegex(
        """
        (?<![\w.,])(?:(?i:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta)|\d+(?:[.,]\d+)*)\s
        (?:días|meses|años|personas|integrantes|firmas|asientos|ministraciones|puntos|pesos|por\sciento|metas|habitantes)\b
        |\b(?:segundo|tercer|cuarto|quinto)\sgrado\b
        |\b3[01]\sde\s(?:enero|diciembre)\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Numero();
}
