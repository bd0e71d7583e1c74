using System.Globalization;

namespace Dictamen.Core;

/// <summary>Counts and points as sentences tell them, the same on every machine.</summary>
public static class Cantidades
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Points or a share, with the decimals that it has and two at most: <c>80</c>, <c>66.67</c>.</summary>
    public static string Cifra(this decimal n) => n.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A score, always with two decimals: <c>80.00</c>; and with the others that it has, where the bases round it to more: <c>79.996</c> is not 80.</summary>
    public static string ConCentesimos(this decimal n) => n.ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>What is counted, with its number in words that agree: <c>1 proyecto</c>, <c>40 proyectos</c>.</summary>
    public static string Cuantos(this int n, string uno, string varios) => Cuantos((long)n, uno, varios);

    /// <inheritdoc cref="Cuantos(int, string, string)"/>
    public static string Cuantos(this long n, string uno, string varios) => $"{n.ToString("N0", Mexico)} {(n == 1 ? uno : varios)}";
}
