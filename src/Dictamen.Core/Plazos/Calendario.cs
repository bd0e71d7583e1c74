using System.Collections.Immutable;

namespace Dictamen.Core.Plazos;

/// <summary>Days on which terms do not run, published in the DOF by the head of the authority (LFPA art. 28, second paragraph).</summary>
/// <param name="Id">Stable id, for example <c>DOF-2019-11-15</c>.</param>
/// <param name="Desde">First suspended day.</param>
/// <param name="Hasta">Last suspended day, inclusive.</param>
/// <param name="PublicadaEl">Day of publication in the DOF.</param>
/// <param name="Fuente">Citation of the agreement.</param>
/// <param name="Motivo">Reason, in Spanish.</param>
[Regla("DH-28-04")]
public sealed record Suspension(string Id, DateOnly Desde, DateOnly Hasta, DateOnly PublicadaEl, string Fuente, string Motivo)
{
    /// <summary>Reason with its source, in Spanish, as it stands beside each day that it takes out of a term.</summary>
    public string Cita => $"{Motivo} ({Fuente}, DOF {PublicadaEl.Corta()})";
}

/// <summary>Which days are working days, and why the others are not. Immutable; a suspension gives a new version.</summary>
[Regla("DH-28-02", "AMB-52", "DH-L-07", "DH-L-08", "DH-L-09")]
public sealed class Calendario
{
    private readonly Dictionary<DateOnly, Suspension> _suspendidos = [];
    private Calendario? _otraLectura;

    private Calendario(ImmutableArray<Suspension> suspensiones, bool prorroga, TimeOnly finDeLabores)
    {
        (Suspensiones, ProrrogaUltimoDiaInhabil, FinDeLabores) = (suspensiones, prorroga, finDeLabores);
        foreach (var s in suspensiones)
        {
            for (var d = s.Desde; d <= s.Hasta; d = d.AddDays(1))
            {
                _suspendidos.TryAdd(d, s);
            }
        }
    }

    /// <summary>Only the fixed days and the hours of the LFPA; a calendar-day term that ends on a non-working day moves on.</summary>
    public static Calendario Lfpa { get; } = new([], prorroga: true, LeyDeProcedimiento.FinDeLabores);

    /// <summary>Suspensions in force, in the order in which they were recorded.</summary>
    public ImmutableArray<Suspension> Suspensiones { get; }

    /// <summary>Version: how many suspensions it knows.</summary>
    public int Version => Suspensiones.Length;

    /// <summary>Reading AMB-12: a calendar-day term that ends on a non-working day moves to the next working day.</summary>
    [Regla("AMB-12", "DH-L-04", "DH-29-02")]
    public bool ProrrogaUltimoDiaInhabil { get; }

    /// <summary>End of working hours: a notification received later is taken as made on the next working day (DH-30-01, DH-L-03).</summary>
    /// <remarks>
    /// Only the end matters. Working hours begin at 8:00, and what is received before that on a working day counts as made on that same day: the diligence is taken as
    /// practised when working hours begin. DH-30-01 sets the cut at 18:00 only.
    /// </remarks>
    [Regla("DH-30-01")]
    public TimeOnly FinDeLabores { get; }

    /// <summary>The same calendar with one more suspension: the next version.</summary>
    public Calendario Con(Suspension suspension) => new(Suspensiones.Add(suspension), ProrrogaUltimoDiaInhabil, FinDeLabores);

    /// <summary>The same calendar by a reading of AMB-12. Each of the two is made once: every decision asks.</summary>
    public Calendario Con(bool prorroga) => prorroga == ProrrogaUltimoDiaInhabil ? this : _otraLectura ??= new(Suspensiones, prorroga, FinDeLabores) { _otraLectura = this };

    /// <summary>The calendar as it was at a version, to explain a term counted then.</summary>
    /// <exception cref="ArgumentOutOfRangeException">This calendar does not know that version yet, so it could only explain it wrongly.</exception>
    public Calendario EnVersion(int version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, Version);
        return version == Version ? this : new(Suspensiones[..version], ProrrogaUltimoDiaInhabil, FinDeLabores);
    }

    /// <summary>Why a day is not a working day, with its source; <see langword="null"/> for a working day.</summary>
    public string? MotivoInhabil(DateOnly dia) =>
        Lfpa28.Motivo(dia) ?? (_suspendidos.TryGetValue(dia, out var s) ? s.Cita : null);

    /// <summary>Whether terms run on that day.</summary>
    public bool EsHabil(DateOnly dia) => !Lfpa28.EsInhabil(dia) && (_suspendidos.Count == 0 || !_suspendidos.ContainsKey(dia));

    /// <summary>That day if it is a working day, otherwise the next one.</summary>
    public DateOnly EsteOSiguienteHabil(DateOnly dia)
    {
        while (!EsHabil(dia))
        {
            dia = dia.AddDays(1);
        }

        return dia;
    }

    /// <summary>Day on which a notification takes effect: received on a non-working day or after hours, it is taken as made on the next working day.</summary>
    [Regla("DH-L-02", "DH-L-03", "DH-28-01", "DH-38-01")]
    public DateOnly SurteEfectos(DateTimeOffset recibida)
    {
        var local = HoraDelCentro.Local(recibida);
        var dia = DateOnly.FromDateTime(local);
        return EsHabil(dia) && TimeOnly.FromDateTime(local) > FinDeLabores
            ? EsteOSiguienteHabil(dia.AddDays(1))
            : EsteOSiguienteHabil(dia);
    }

    /// <summary>Counts a term from the day on which its triggering fact took effect.</summary>
    /// <param name="termino">The term.</param>
    /// <param name="desde">Day on which the triggering fact took effect; the first day that counts is the following one (DH-L-01).</param>
    /// <param name="sufijo">Suffix of the id, where one file can have the same row twice.</param>
    /// <param name="fecha">The date of a certain date that the programme leaves to the convocatoria; otherwise the term's own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The term has no length.</exception>
    /// <exception cref="ArgumentException">A certain date without its date.</exception>
    [Regla("DH-L-01", "DH-28-02", "DH-29-01", "DH-29-02")]
    public Plazo Computar(Termino termino, DateOnly desde, string? sufijo = null, DateOnly? fecha = null)
    {
        var id = sufijo is null ? termino.Id : $"{termino.Id}/{sufijo}";
        var (primero, ultimo) = termino.Unidad == Unidad.FechaCierta
            ? (desde.AddDays(1), FechaCierta(termino, fecha))
            : Contar(desde, termino.Cantidad, termino.Unidad);
        return new Plazo(id, termino.Regla, desde, termino.Cantidad, termino.Unidad, primero, ultimo, Version);
    }

    /// <summary>Last day of a term in calendar days before it moves on to a working day; of any other term, its last day.</summary>
    [Regla("DH-L-04")]
    public static DateOnly SinProrroga(Plazo plazo) => plazo.Unidad == Unidad.DiasNaturales ? Nominal(plazo.Desde, plazo.Cantidad, plazo.Unidad) : plazo.UltimoDia;

    /// <summary>Counts a recorded term again with this calendar (DH-L-07): equal but for the version when nothing moved. A certain date is not a term and stays. A notification whose day turned out not to be a working
    /// day is taken as made on the next one, and its term runs from there (DH-L-03).</summary>
    [Regla("DH-L-07", "DH-L-05", "DH-L-03")]
    public Plazo Recomputar(Plazo plazo)
    {
        if (plazo.Unidad == Unidad.FechaCierta)
        {
            return plazo;
        }

        var desde = plazo.Notificado is { } dia ? EsteOSiguienteHabil(dia) : plazo.Desde;
        var (primero, ultimo) = Contar(desde, plazo.Cantidad, plazo.Unidad);
        return plazo with { Desde = desde, PrimerDia = primero, UltimoDia = ultimo, VersionCalendario = Version };
    }

    /// <summary>Suspensions published after a term was counted that took a day out of it: why it moved.</summary>
    /// <param name="antes">The term as it was counted.</param>
    [Regla("DH-L-07")]
    public ImmutableArray<Suspension> LoQueMovio(Plazo antes)
    {
        var ahora = Recomputar(antes);
        return [.. Suspensiones.Skip(antes.VersionCalendario).Where(s => s.Desde <= ahora.UltimoDia && (s.Hasta > antes.Desde || s.Hasta >= antes.Notificado))];
    }

    /// <summary>The arithmetic of a term with the calendar version with which it was counted: each day counted, each day skipped and why.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The term was counted with a later version of the calendar.</exception>
    public Explicacion Explicar(Plazo plazo)
    {
        var entonces = EnVersion(plazo.VersionCalendario);
        var contados = ImmutableArray.CreateBuilder<DateOnly>();
        var omitidos = ImmutableArray.CreateBuilder<DiaOmitido>();
        var prorrogas = ImmutableArray.CreateBuilder<DiaOmitido>();
        if (plazo.Unidad == Unidad.DiasHabiles)
        {
            for (var dia = plazo.Desde.AddDays(1); dia <= plazo.UltimoDia; dia = dia.AddDays(1))
            {
                if (entonces.MotivoInhabil(dia) is { } motivo)
                {
                    omitidos.Add(new DiaOmitido(dia, motivo));
                }
                else
                {
                    contados.Add(dia);
                }
            }
        }
        else if (plazo.Unidad != Unidad.FechaCierta)
        {
            var nominal = Nominal(plazo.Desde, plazo.Cantidad, plazo.Unidad);
            for (var dia = plazo.Desde.AddDays(1); plazo.Unidad == Unidad.DiasNaturales && dia <= nominal; dia = dia.AddDays(1))
            {
                contados.Add(dia);
            }

            for (var dia = nominal; dia < plazo.UltimoDia; dia = dia.AddDays(1))
            {
                prorrogas.Add(new DiaOmitido(dia, entonces.MotivoInhabil(dia)!));
            }
        }

        var corridos = ImmutableArray.CreateBuilder<DiaOmitido>();
        for (var dia = plazo.Notificado ?? plazo.Desde; dia < plazo.Desde; dia = dia.AddDays(1))
        {
            corridos.Add(new DiaOmitido(dia, entonces.MotivoInhabil(dia)!));
        }

        return new Explicacion(plazo, contados.DrainToImmutable(), omitidos.DrainToImmutable(), prorrogas.DrainToImmutable()) { Corridos = corridos.DrainToImmutable() };
    }

    [Regla("DH-L-05")]
    private static DateOnly FechaCierta(Termino termino, DateOnly? fecha) =>
        fecha ?? termino.Fecha ?? throw new ArgumentException($"The certain date {termino.Id} needs its date.", nameof(fecha));

    private (DateOnly Primero, DateOnly Ultimo) Contar(DateOnly desde, int cantidad, Unidad unidad)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cantidad, 1);
        return unidad switch
        {
            Unidad.DiasHabiles => ContarHabiles(desde, cantidad),
            Unidad.DiasNaturales => (desde.AddDays(1), Prorrogar(Nominal(desde, cantidad, unidad))),
            Unidad.Meses => (desde.AddDays(1), ProrrogarMes(desde, Nominal(desde, cantidad, unidad))),
            _ => (desde.AddDays(1), Nominal(desde, cantidad, unidad)),
        };
    }

    private (DateOnly Primero, DateOnly Ultimo) ContarHabiles(DateOnly desde, int cantidad)
    {
        var primero = EsteOSiguienteHabil(desde.AddDays(1));
        var dia = primero;
        for (var contados = 1; contados < cantidad; contados++)
        {
            dia = EsteOSiguienteHabil(dia.AddDays(1));
        }

        return (primero, dia);
    }

    private DateOnly Prorrogar(DateOnly dia) => ProrrogaUltimoDiaInhabil ? EsteOSiguienteHabil(dia) : dia;

    // Where the month lacks the day, LFPA 29 itself says the first working day of the following one, whatever the reading of AMB-12.
    private DateOnly ProrrogarMes(DateOnly desde, DateOnly nominal) => nominal.Day == desde.Day ? Prorrogar(nominal) : EsteOSiguienteHabil(nominal);

    // LFPA 29: the same day number, and the first day of the following month where the month lacks it. Years are periods and not terms
    // for an act (keeping papers and goods, an impediment): they end on their day, be it a working day or not (DH-L-06).
    [Regla("DH-29-01", "DH-L-06")]
    private static DateOnly Nominal(DateOnly desde, int cantidad, Unidad unidad)
    {
        if (unidad == Unidad.DiasNaturales)
        {
            return desde.AddDays(cantidad);
        }

        var dia = desde.AddMonths(unidad == Unidad.Anios ? 12 * cantidad : cantidad);
        return dia.Day == desde.Day ? dia : dia.AddDays(1);
    }
}
