using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>A place of a published ranking, as it stands today.</summary>
/// <param name="Consecutivo">Numeric consecutive of the folio.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Solicitado">Pesos asked for.</param>
/// <param name="Asignado">Pesos assigned; 0 when it is not supported.</param>
/// <param name="Causa">Why it is not supported; <see langword="null"/> when it is.</param>
public readonly record struct Lugar(long Consecutivo, decimal Calificacion, decimal Solicitado, decimal Asignado, CausaNoApoyo? Causa);

/// <summary>Moves back along a published ranking when the money of the convocatoria is cut. All arguments are in the order of the ranking.</summary>
public static class Reclasificacion
{
    /// <summary>Place (from 0) of the only project that may be withdrawn next for lack of money: the last one that is supported. -1 when there is none.</summary>
    [Regla("PCS-4.2.3.3-06", "AMB-23")]
    public static int SiguientePorRetirar(ReadOnlySpan<Lugar> lugares)
    {
        for (var i = lugares.Length - 1; i >= 0; i--)
        {
            if (lugares[i].Causa is null)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Places (from 0) to withdraw, in the order in which they are withdrawn, so that what stays assigned fits in <paramref name="monto"/>: the reverse of the ranking, and none more than needed.</summary>
    [Regla("PCS-4.2.3.3-06", "AMB-23")]
    public static ImmutableArray<int> PorRetirar(ReadOnlySpan<Lugar> lugares, decimal monto)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(monto);
        var asignado = 0m;
        foreach (ref readonly var lugar in lugares)
        {
            asignado += lugar.Asignado;
        }

        var retirados = ImmutableArray.CreateBuilder<int>();
        while (asignado > monto)
        {
            var ultimo = SiguientePorRetirar(lugares);
            retirados.Add(ultimo);
            asignado -= lugares[ultimo].Asignado;
            lugares = lugares[..ultimo];
        }

        return retirados.DrainToImmutable();
    }
}
