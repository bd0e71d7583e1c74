using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Plazos;

/// <summary>The authority's calendar: the suspensions of labour that were published in the DOF, in the order in which they were recorded. A stream of its own, that all terms read.</summary>
public sealed record CalendarioOficial : IEstado<CalendarioOficial>
{
    /// <inheritdoc/>
    public static string Clase => "calendario";

    /// <inheritdoc/>
    public static CalendarioOficial Inicial { get; } = new();

    /// <summary>Suspensions, in the order in which they were recorded: the first n are the calendar's version n.</summary>
    public ImmutableArray<Suspension> Suspensiones { get; init; } = [];

    /// <summary>The calendar in force for a programme: LFPA art. 28, its reading of AMB-12, and these suspensions.</summary>
    public Calendario Para(Programa programa) =>
        Suspensiones.Aggregate(
            Calendario.Lfpa.Con(prorroga: programa.Lectura("AMB-12") == "SI", Calendario.Lfpa.FinDeLabores),
            (calendario, suspension) => calendario.Con(suspension));
}
