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
public sealed record Suspension(string Id, DateOnly Desde, DateOnly Hasta, DateOnly PublicadaEl, string Fuente, string Motivo);

/// <summary>Which days are working days, and why the others are not. Immutable; a suspension gives a new version.</summary>
[Regla("DH-28-02", "AMB-52", "DH-L-07")]
public sealed class Calendario
{
    private readonly Dictionary<DateOnly, Suspension> _suspendidos = [];

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

    /// <summary>Only the fixed days of LFPA art. 28; a calendar-day term that ends on a non-working day moves on.</summary>
    public static Calendario Lfpa { get; } = new([], prorroga: true, new TimeOnly(18, 0));

    /// <summary>Suspensions in force, in the order in which they were recorded.</summary>
    public ImmutableArray<Suspension> Suspensiones { get; }

    /// <summary>Version: how many suspensions it knows.</summary>
    public int Version => Suspensiones.Length;

    /// <summary>Reading AMB-12: a calendar-day term that ends on a non-working day moves to the next working day.</summary>
    [Regla("AMB-12", "DH-L-04", "DH-29-02")]
    public bool ProrrogaUltimoDiaInhabil { get; }

    /// <summary>End of working hours: a notification received later is taken as made on the next working day (DH-30-01, DH-L-03).</summary>
    [Regla("DH-30-01")]
    public TimeOnly FinDeLabores { get; }

    /// <summary>The same calendar with one more suspension: the next version.</summary>
    public Calendario Con(Suspension suspension) => new(Suspensiones.Add(suspension), ProrrogaUltimoDiaInhabil, FinDeLabores);

    /// <summary>The same calendar with another reading of AMB-12 and other working hours.</summary>
    public Calendario Con(bool prorroga, TimeOnly finDeLabores) => new(Suspensiones, prorroga, finDeLabores);

    /// <summary>The calendar as it was at a version, to explain a term counted then.</summary>
    public Calendario EnVersion(int version) =>
        version >= Version ? this : new([.. Suspensiones.Take(version)], ProrrogaUltimoDiaInhabil, FinDeLabores);

    /// <summary>Why a day is not a working day, with its source; <see langword="null"/> for a working day.</summary>
    public string? MotivoInhabil(DateOnly dia) =>
        Lfpa28.Motivo(dia) ?? (_suspendidos.TryGetValue(dia, out var s) ? $"{s.Motivo} ({s.Fuente}, DOF {s.PublicadaEl:dd/MM/yyyy})" : null);

    /// <summary>Whether terms run on that day.</summary>
    public bool EsHabil(DateOnly dia) => !Lfpa28.EsInhabil(dia) && !_suspendidos.ContainsKey(dia);

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
    [Regla("DH-L-01", "DH-28-02", "DH-29-01", "DH-29-02")]
    public Plazo Computar(Termino termino, DateOnly desde, string? sufijo = null)
    {
        var id = sufijo is null ? termino.Id : $"{termino.Id}/{sufijo}";
        var (primero, ultimo) = Contar(desde, termino.Cantidad, termino.Unidad, termino.Fecha);
        return new Plazo(id, termino.Regla, desde, termino.Cantidad, termino.Unidad, primero, ultimo, Version);
    }

    /// <summary>Counts a recorded term again with this calendar (DH-L-07): equal but for the version when nothing moved.</summary>
    [Regla("DH-L-07")]
    public Plazo Recomputar(Plazo plazo)
    {
        if (plazo.Unidad == Unidad.FechaCierta)
        {
            return plazo;
        }

        var (primero, ultimo) = Contar(plazo.Desde, plazo.Cantidad, plazo.Unidad, null);
        return plazo with { PrimerDia = primero, UltimoDia = ultimo, VersionCalendario = Version };
    }

    /// <summary>The arithmetic of a term with the calendar version with which it was counted: each day counted, each day skipped and why.</summary>
    public Explicacion Explicar(Plazo plazo)
    {
        var entonces = EnVersion(plazo.VersionCalendario);
        var contados = ImmutableArray.CreateBuilder<DateOnly>();
        var omitidos = ImmutableArray.CreateBuilder<DiaOmitido>();
        var prorrogas = ImmutableArray.CreateBuilder<DiaOmitido>();
        if (plazo.Unidad is Unidad.DiasHabiles or Unidad.DiasNaturales)
        {
            for (var dia = plazo.Desde.AddDays(1); dia <= plazo.UltimoDia; dia = dia.AddDays(1))
            {
                var motivo = entonces.MotivoInhabil(dia);
                if (plazo.Unidad == Unidad.DiasHabiles && motivo is not null)
                {
                    omitidos.Add(new DiaOmitido(dia, motivo));
                }
                else if (contados.Count < plazo.Cantidad)
                {
                    contados.Add(dia);
                    if (contados.Count == plazo.Cantidad && motivo is not null && dia < plazo.UltimoDia)
                    {
                        prorrogas.Add(new DiaOmitido(dia, motivo));
                    }
                }
                else if (motivo is not null)
                {
                    prorrogas.Add(new DiaOmitido(dia, motivo));
                }
            }
        }

        return new Explicacion(plazo, contados.DrainToImmutable(), omitidos.DrainToImmutable(), prorrogas.DrainToImmutable());
    }

    private (DateOnly Primero, DateOnly Ultimo) Contar(DateOnly desde, int cantidad, Unidad unidad, DateOnly? fecha)
    {
        if (unidad == Unidad.FechaCierta)
        {
            return (desde.AddDays(1), fecha ?? throw new ArgumentException("A certain date needs its date.", nameof(fecha)));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(cantidad, 1);
        return unidad switch
        {
            Unidad.DiasHabiles => ContarHabiles(desde, cantidad),
            Unidad.DiasNaturales => (desde.AddDays(1), Prorrogar(desde.AddDays(cantidad))),
            Unidad.Meses => (desde.AddDays(1), MismoDia(desde, cantidad)),
            Unidad.Anios => (desde.AddDays(1), MismoDia(desde, 12 * cantidad)),
            _ => throw new ArgumentOutOfRangeException(nameof(unidad)),
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

    // LFPA 29: same day number; where the month lacks it, the first working day of the following month.
    private DateOnly MismoDia(DateOnly desde, int meses)
    {
        var dia = desde.AddMonths(meses);
        return dia.Day == desde.Day ? Prorrogar(dia) : EsteOSiguienteHabil(new DateOnly(dia.Year, dia.Month, 1).AddMonths(1));
    }
}
