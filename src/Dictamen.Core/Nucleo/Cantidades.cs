using System.Globalization;

namespace Dictamen.Core;

/// <summary>Counts as sentences tell them.</summary>
public static class Cantidades
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>What is counted, with its number in words that agree: <c>1 proyecto</c>, <c>40 proyectos</c>.</summary>
    public static string Cuantos(this int n, string uno, string varios) => Cuantos((long)n, uno, varios);

    /// <inheritdoc cref="Cuantos(int, string, string)"/>
    public static string Cuantos(this long n, string uno, string varios) => $"{n.ToString("N0", Mexico)} {(n == 1 ? uno : varios)}";
}
