using Dictamen.Core.Convocatorias;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.Core;

/// <summary>Everything outside of its own stream that a decision may look at. Values only.</summary>
/// <param name="Ahora">Instant (UTC) of the decision.</param>
/// <param name="Calendario">Calendar in force.</param>
/// <param name="Programa">Rules of operation.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Convocatoria">The convocatoria to which the stream belongs; <see langword="null"/> only for streams of the programme itself.</param>
public sealed record Contexto(DateTimeOffset Ahora, Calendario Calendario, Programa Programa, Actor Actor, Convocatoria? Convocatoria = null)
{
    /// <summary>Day of the decision in central Mexico.</summary>
    public DateOnly Hoy => HoraDelCentro.Dia(Ahora);

    /// <summary>Approved parameters of the convocatoria.</summary>
    /// <exception cref="InvalidOperationException">The stream belongs to no convocatoria, or its bases were not published.</exception>
    public Bases Bases => Convocatoria?.Bases ?? throw new InvalidOperationException("This act needs the bases of a convocatoria.");

    /// <summary>Value in force of a reading, for example <c>AMB-26</c>: that of a resolution recorded in the convocatoria, otherwise the programme's (3.7.2).</summary>
    public string Lectura(string id) => Convocatoria?.Lectura(Programa, id) ?? Programa.Lectura(id);

    /// <summary>Counts the programme's term <paramref name="id"/> (for example <c>PZ-03</c>) from the day on which its triggering fact took effect.</summary>
    public Plazo Plazo(string id, DateOnly desde, string? sufijo = null) => Calendario.Computar(Programa.Termino(id), desde, sufijo);

    /// <summary>Day on which a notification is taken as made by the calendar in force: the one that its reception recorded, or the next working day if it was suspended afterwards; <see langword="null"/> before its reception is proven.</summary>
    [Regla("DH-L-03", "DH-L-07")]
    public DateOnly? SurteEfectos(Notificacion? notificacion) => notificacion?.SurteEfectos is { } dia ? Calendario.EsteOSiguienteHabil(dia) : null;

    /// <summary>Whether a recorded term is over now, counted with the calendar in force.</summary>
    public bool Vencido(Plazo plazo) => Calendario.Recomputar(plazo).Vencido(Ahora);
}
