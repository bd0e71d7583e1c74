namespace Dictamen.Core.Plazos;

/// <summary>How a term is counted.</summary>
public enum Unidad
{
    /// <summary>Working days: LFPA art. 28 days, weekends and published suspensions are not counted.</summary>
    DiasHabiles,

    /// <summary>Calendar days; a last day that is not a working day moves on (AMB-12, a parameter).</summary>
    DiasNaturales,

    /// <summary>Months, that end on the same day number; a last day that is not a working day moves on (LFPA art. 29).</summary>
    Meses,

    /// <summary>Years: a period, that ends on the same day number and is never moved (LFPA art. 29, DH-L-06).</summary>
    Anios,

    /// <summary>A certain date: it is a date, not a term, and is never moved (DH-L-05).</summary>
    FechaCierta,
}

/// <summary>A term as the programme's rules state it, before it is counted from any day.</summary>
/// <param name="Id">Row of the table of terms, for example <c>PZ-03</c>.</param>
/// <param name="Regla">Rule that grants the term, for example <c>PCS-4.2.2-04</c>.</param>
/// <param name="Cantidad">How many units; 0 for a certain date.</param>
/// <param name="Unidad">Unit of count.</param>
/// <param name="Obligado">Who must act: <c>CPC</c>, <c>IE</c> or <c>PCS</c>.</param>
/// <param name="Descripcion">What must be done, in Spanish: it completes the sentence «plazo para …».</param>
/// <param name="Fecha">The certain date, when the unit is <see cref="Unidad.FechaCierta"/> and the programme fixes it.</param>
/// <param name="Ampliable">Whether the authority may extend it while it runs (LFPA 31): it is the applicant's, and nobody competes with the applicant in it.</param>
public sealed record Termino(string Id, string Regla, int Cantidad, Unidad Unidad, string Obligado, string Descripcion, DateOnly? Fecha = null, bool Ampliable = false);

/// <summary>A term that has been counted. It is small enough to be recorded; <see cref="Calendario.Explicar"/> gives back its arithmetic.</summary>
/// <param name="Id">Row of the table of terms, for example <c>PZ-03</c>; where one file can have it twice, with a suffix (<c>PZ-26/final</c>).</param>
/// <param name="Regla">Rule that grants the term.</param>
/// <param name="Desde">Day on which the triggering fact took effect. It is never counted.</param>
/// <param name="Cantidad">How many units.</param>
/// <param name="Unidad">Unit of count.</param>
/// <param name="PrimerDia">First day that counts.</param>
/// <param name="UltimoDia">Last day; the term ends at its 24:00 in central Mexico.</param>
/// <param name="VersionCalendario">Version of the calendar with which it was counted (DH-L-07).</param>
public sealed record Plazo(string Id, string Regla, DateOnly Desde, int Cantidad, Unidad Unidad, DateOnly PrimerDia, DateOnly UltimoDia, int VersionCalendario)
{
    /// <summary>Row of the table of terms, without the suffix.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Renglon => Id.IndexOf('/', StringComparison.Ordinal) is var i and >= 0 ? Id[..i] : Id;

    /// <summary>Whether what it is for is handed in in writing at an office, that closes before midnight (DH-L-11): then its day is told, and no hour. No such term is recorded.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool EnVentanilla { get; init; }

    /// <summary>Day on which the notification that opened it was taken as made when it was received; <see langword="null"/> for what another fact opened, whose day never moves. The notification has it, so no term records it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly? Notificado { get; init; }

    /// <summary>First instant (UTC) at which the term is over.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset Fin => HoraDelCentro.FinDelDia(UltimoDia);

    /// <summary>Whether the term is over at <paramref name="instante"/>.</summary>
    public bool Vencido(DateTimeOffset instante) => instante >= Fin;
}
