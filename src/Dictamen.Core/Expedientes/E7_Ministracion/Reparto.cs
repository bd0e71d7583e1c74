using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>How an authorised amount is split into payments.</summary>
public static class Reparto
{
    /// <summary>The payments in order, exact to the centavo. Each one is its percentage without fractions of a centavo and the last one is the rest, so that they add up to <paramref name="monto"/> and never exceed it.</summary>
    /// <param name="monto">Pesos authorised.</param>
    /// <param name="exhibicionUnica">Whether it is paid at once.</param>
    /// <param name="porcentajes">Percentage of each payment, approved with the bases; they add up to 100.</param>
    [Regla("PCS-4.2.8-01", "PCS-A6-C2-03", "PCS-A6-C2-04", "AMB-34")]
    public static ImmutableArray<decimal> Calcular(decimal monto, bool exhibicionUnica, ImmutableArray<decimal> porcentajes)
    {
        if (exhibicionUnica)
        {
            return [monto];
        }

        var primeras = porcentajes.Take(porcentajes.Length - 1).Select(p => decimal.Round(monto * p / 100m, 2, MidpointRounding.ToZero)).ToImmutableArray();
        return [.. primeras, monto - primeras.Sum()];
    }
}
