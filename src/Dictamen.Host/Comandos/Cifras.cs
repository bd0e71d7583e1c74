using System.Buffers;
using System.Globalization;

namespace Dictamen.Host.Comandos;

/// <summary>Figures as the command line and the batches write them.</summary>
internal static class Cifras
{
    /// <summary>What an amount must be, in words that complete «se espera …».</summary>
    public const string MontoEsperado = "una cantidad en pesos de hasta 1000000000000.00, con punto y hasta dos decimales, sin comas ni otro separador de miles, por ejemplo 1500000.00";

    /// <summary>What a score must be, in words that complete «se espera …».</summary>
    public const string PuntosEsperados = "un número de hasta 20 dígitos con punto decimal y hasta diez decimales, por ejemplo 87.50";

    /// <summary>Largest amount that is read: one trillion pesos (10^12), so that sums of millions of rows stay exact.</summary>
    private const decimal Mayor = 1_000_000_000_000m;

    /// <summary>What fits into a <see cref="decimal"/> with room: one that does not fit is rounded, which may change who goes first.</summary>
    private const int Digitos = 20;

    private static readonly SearchValues<char> DigitosYPunto = SearchValues.Create("0123456789.");

    /// <summary>Reads an amount in pesos: digits, and a point with at most two decimals. No sign, no thousands separator, no exponent.</summary>
    public static bool TryMonto(ReadOnlySpan<char> texto, out decimal monto) => TryCifra(texto, 2, out monto) && monto <= Mayor;

    /// <summary>Reads a score: digits, and a point with at most ten decimals. No sign, no exponent.</summary>
    public static bool TryPuntos(ReadOnlySpan<char> texto, out decimal puntos) => TryCifra(texto, 10, out puntos);

    /// <summary>Reads an integer between two bounds, inclusive: digits, and a sign only where a bound is negative.</summary>
    public static bool TryEntero(ReadOnlySpan<char> texto, int minimo, int maximo, out int entero) =>
        int.TryParse(texto, minimo < 0 ? NumberStyles.AllowLeadingSign : NumberStyles.None, CultureInfo.InvariantCulture, out entero) && entero >= minimo && entero <= maximo;

    /// <summary>Writes an amount with two decimals and a point.</summary>
    public static string Pesos(decimal monto) => monto.ToString("F2", CultureInfo.InvariantCulture);

    // By its text, because what is read is rounded already.
    private static bool TryCifra(ReadOnlySpan<char> texto, int decimales, out decimal cifra)
    {
        cifra = 0;
        var punto = texto.IndexOf('.');
        return texto.Length - (punto < 0 ? 0 : 1) <= Digitos
            && (punto < 0 || texto.Length - punto - 1 <= decimales)
            && !texto.ContainsAnyExcept(DigitosYPunto)
            && decimal.TryParse(texto, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out cifra);
    }
}
