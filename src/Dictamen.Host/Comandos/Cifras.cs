using System.Globalization;

namespace Dictamen.Host.Comandos;

/// <summary>Figures as the command line and the batches write them.</summary>
internal static class Cifras
{
    /// <summary>Largest amount that is read: one trillion pesos (10^12), so that sums of millions of rows stay exact.</summary>
    private const decimal Mayor = 1_000_000_000_000m;

    /// <summary>Reads an amount in pesos: digits, and a point with at most two decimals. No sign, no thousands separator, no exponent.</summary>
    public static bool TryMonto(ReadOnlySpan<char> texto, out decimal monto) =>
        decimal.TryParse(texto, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out monto) && monto <= Mayor && decimal.Round(monto, 2) == monto;

    /// <summary>Reads a score: digits, and a point with decimals. No sign, no exponent.</summary>
    public static bool TryPuntos(ReadOnlySpan<char> texto, out decimal puntos) =>
        decimal.TryParse(texto, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out puntos);

    /// <summary>Writes an amount with two decimals and a point.</summary>
    public static string Pesos(decimal monto) => monto.ToString("F2", CultureInfo.InvariantCulture);
}
