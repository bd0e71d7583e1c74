using System.Collections.Immutable;
using Dictamen.Core.Convocatorias;
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

    /// <summary>The calendar in force for a programme: LFPA art. 28, its reading of AMB-12 or that of the convocatoria, and these suspensions.</summary>
    public Calendario Para(Programa programa, Convocatoria? convocatoria = null) =>
        Segun(Suspensiones.Aggregate(Calendario.Lfpa, (calendario, suspension) => calendario.Con(suspension)), programa, convocatoria);

    /// <summary>The same calendar by the reading of AMB-12 that a convocatoria has: the programme's, or that of a recorded resolution.</summary>
    /// <param name="calendario">Calendar.</param>
    /// <param name="programa">Programme.</param>
    /// <param name="convocatoria">Convocatoria whose terms are counted; <see langword="null"/> for none.</param>
    public static Calendario Segun(Calendario calendario, Programa programa, Convocatoria? convocatoria) =>
        calendario.Con(prorroga: (convocatoria?.Lectura(programa, "AMB-12") ?? programa.Lectura("AMB-12")) == "SI");
}
