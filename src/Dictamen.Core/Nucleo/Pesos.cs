using System.Globalization;

namespace Dictamen.Core;

/// <summary>Amounts of money as sentences show them, and the one check that every amount must pass.</summary>
public static class Pesos
{
    /// <summary>Most of any amount. A technical limit, above every budget: it keeps sums of amounts exact.</summary>
    public const decimal Maximo = 1_000_000_000_000m;

    /// <summary>What an amount must be, as a sentence says it.</summary>
    public static string Admitido => $"mayor que cero, de hasta {Maximo.Texto()} y con a lo más dos decimales";

    /// <summary>For example <c>$800,000.00</c>, the same on every machine.</summary>
    public static string Texto(this decimal pesos) => $"${pesos.EnCifras()}";

    /// <summary>The same without its sign, <c>800,000.00</c>, where the sentence says that they are pesos.</summary>
    public static string EnCifras(this decimal pesos) => pesos.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>Whether it is a positive amount that is exact to the centavo, within the limit.</summary>
    public static bool EsMonto(this decimal pesos) => pesos > 0m && pesos.EsMontoOCero();

    /// <summary>Whether it is an amount or nothing at all.</summary>
    public static bool EsMontoOCero(this decimal pesos) => pesos is >= 0m and <= Maximo && pesos.EnCentavos();

    /// <summary>Whether an amount is exact to the centavo.</summary>
    public static bool EnCentavos(this decimal pesos) => decimal.Round(pesos, 2) == pesos;
}
