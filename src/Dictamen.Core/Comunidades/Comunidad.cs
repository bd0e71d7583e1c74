using System.Collections.Immutable;

namespace Dictamen.Core.Comunidades;

/// <summary>A community over the fiscal years. It is not its committee and not its locality: what is recorded here touches nobody else (AMB-44).</summary>
public sealed record Comunidad : IEstado<Comunidad>
{
    /// <inheritdoc/>
    public static string Clase => "comunidad";

    /// <inheritdoc/>
    public static Comunidad Inicial { get; } = new();

    /// <summary>Fiscal years in which it may not take part, each with the folio whose grading caused it.</summary>
    public ImmutableSortedDictionary<int, Folio> Impedimentos { get; init; } = ImmutableSortedDictionary<int, Folio>.Empty;

    /// <summary>Whether the community may not take part in a convocatoria of this fiscal year. The impediment ends by itself with its year (PZ-36).</summary>
    [Regla("PCS-4.2.12-08", "AMB-44", "PZ-36")]
    public bool Impedida(int ejercicio) => Impedimentos.ContainsKey(ejercicio);
}
