using System.Collections.Immutable;

namespace Dictamen.Core.Plazos;

/// <summary>One day that a term skipped, and why.</summary>
/// <param name="Dia">The day.</param>
/// <param name="Motivo">Reason with its source, in Spanish.</param>
public sealed record DiaOmitido(DateOnly Dia, string Motivo);

/// <summary>The arithmetic of a term: what an auditor needs to count it again by hand.</summary>
/// <param name="Plazo">The term.</param>
/// <param name="Contados">Days that counted, in order. Empty for units other than days.</param>
/// <param name="Omitidos">Days that did not count, in order, each with its reason.</param>
/// <param name="Prorrogas">Non-working days over which the last day of a calendar term moved on.</param>
public sealed record Explicacion(Plazo Plazo, ImmutableArray<DateOnly> Contados, ImmutableArray<DiaOmitido> Omitidos, ImmutableArray<DiaOmitido> Prorrogas)
{
    /// <summary>Days on which the notification was taken as made and that turned out not to be working days: it is made on the next one (DH-L-03).</summary>
    public ImmutableArray<DiaOmitido> Corridos { get; init; } = [];
}
