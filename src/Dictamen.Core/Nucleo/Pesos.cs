using System.Globalization;

namespace Dictamen.Core;

/// <summary>Amounts of money as sentences show them, and the one check that every amount must pass.</summary>
public static class Pesos
{
    /// <summary>For example <c>$800,000.00</c>, the same on every machine.</summary>
    public static string Texto(this decimal pesos) => string.Create(CultureInfo.InvariantCulture, $"${pesos:N2}");

    /// <summary>Whether it is a positive amount that is exact to the centavo.</summary>
    public static bool EsMonto(this decimal pesos) => pesos > 0m && pesos.EnCentavos();

    /// <summary>Whether an amount is exact to the centavo.</summary>
    public static bool EnCentavos(this decimal pesos) => decimal.Round(pesos, 2) == pesos;
}
