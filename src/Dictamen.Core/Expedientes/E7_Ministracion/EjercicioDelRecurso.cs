using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>What a project has spent with valid evidence, in pesos, as the reports and a change of its budget need it.</summary>
/// <param name="PorRenglon">By authorised budget line; every line is there.</param>
/// <param name="PorRubro">By heading.</param>
public sealed record EjercicioDelRecurso(ImmutableSortedDictionary<string, decimal> PorRenglon, ImmutableSortedDictionary<string, decimal> PorRubro)
{
    /// <summary>What <paramref name="estado"/> has spent up to today. The «Anexo Técnico» that Anexo 11 names is the adjusted application, so its lines are the authorised ones (AMB-48).</summary>
    [Regla("PCS-4.2.8.1-01", "AMB-48")]
    public static EjercicioDelRecurso De(Expediente estado)
    {
        var ministraciones = estado.Ministraciones ?? new Ministraciones();
        var autorizados = estado.Ajuste?.Conceptos ?? [];
        var porRenglon = autorizados.ToImmutableSortedDictionary(c => c.Id, c => DelRenglon(ministraciones, c.Id), StringComparer.Ordinal);
        return new EjercicioDelRecurso(porRenglon, autorizados.GroupBy(c => c.Rubro).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(c => porRenglon[c.Id]), StringComparer.Ordinal));
    }

    /// <summary>Pesos spent of one budget line, with valid evidence.</summary>
    public static decimal DelRenglon(Ministraciones ministraciones, string renglon) =>
        ministraciones.Comprobantes.Where(c => c.Valido).SelectMany(c => c.Cargos).Where(c => c.Renglon == renglon).Sum(c => c.Monto);
}
