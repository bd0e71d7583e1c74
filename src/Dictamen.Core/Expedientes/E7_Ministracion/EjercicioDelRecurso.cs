using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>The money of a project, as the reports and indicator I1 of Anexo 11 need it. All amounts in pesos.</summary>
/// <param name="Pagado">Paid to the committee.</param>
/// <param name="Ejercido">Spent with valid evidence.</param>
/// <param name="PorRenglon">Spent by authorised budget line; every line is there.</param>
/// <param name="PorRubro">Spent by heading.</param>
/// <param name="EnConceptosAutorizados">Whether everything spent is in authorised lines and within them.</param>
/// <param name="ComprobantesValidos">Whether every voucher registered is valid.</param>
public sealed record EjercicioDelRecurso(
    decimal Pagado,
    decimal Ejercido,
    ImmutableSortedDictionary<string, decimal> PorRenglon,
    ImmutableSortedDictionary<string, decimal> PorRubro,
    bool EnConceptosAutorizados,
    bool ComprobantesValidos)
{
    /// <summary>Paid and not spent.</summary>
    public decimal PorEjercer => Pagado - Ejercido;

    /// <summary>Indicator I1: all spent, all of it in authorised lines, all vouchers valid. One peso not spent is not all (AMB-42).</summary>
    [Regla("PCS-A11-03")]
    public bool CumpleI1 => Pagado > 0m && Ejercido == Pagado && EnConceptosAutorizados && ComprobantesValidos;

    /// <summary>The money of <paramref name="estado"/> today. The «Anexo Técnico» that Anexo 11 names is the adjusted application, so its lines are the authorised ones (AMB-48).</summary>
    [Regla("PCS-A11-03", "PCS-4.2.8.1-01", "AMB-48")]
    public static EjercicioDelRecurso De(Expediente estado)
    {
        var ministraciones = estado.Ministraciones ?? new Ministraciones();
        var autorizados = estado.Ajuste?.Conceptos ?? [];
        var porRenglon = autorizados.ToImmutableSortedDictionary(c => c.Id, c => DelRenglon(ministraciones, c.Id), StringComparer.Ordinal);
        var porRubro = autorizados.GroupBy(c => c.Rubro).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(c => porRenglon[c.Id]), StringComparer.Ordinal);
        return new EjercicioDelRecurso(
            ministraciones.Pagado,
            ministraciones.Ejercido,
            porRenglon,
            porRubro,
            EnConceptosAutorizados: porRenglon.Values.Sum() == ministraciones.Ejercido && autorizados.All(c => porRenglon[c.Id] <= c.MontoPcs),
            ComprobantesValidos: ministraciones.Comprobantes.All(c => c.Valido));
    }

    /// <summary>Pesos spent of one budget line, with valid evidence.</summary>
    public static decimal DelRenglon(Ministraciones ministraciones, string renglon) =>
        ministraciones.Comprobantes.Where(c => c.Valido).SelectMany(c => c.Cargos).Where(c => c.Renglon == renglon).Sum(c => c.Monto);
}
