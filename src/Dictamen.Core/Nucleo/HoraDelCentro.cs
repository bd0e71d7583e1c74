using System.Collections.Concurrent;

namespace Dictamen.Core;

/// <summary>The hour of central Mexico, in which every day of the law begins and ends. No offset is assumed: 2019 had daylight saving time.</summary>
public static class HoraDelCentro
{
    // Every open term asks for the end of its last day each time that it is looked at, and there are few such days.
    private static readonly ConcurrentDictionary<DateOnly, DateTimeOffset> Fines = new();

    /// <summary>Time zone America/Mexico_City.</summary>
    public static TimeZoneInfo Zona { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City");

    /// <summary>Wall clock of an instant in central Mexico.</summary>
    public static DateTime Local(DateTimeOffset instante) => TimeZoneInfo.ConvertTime(instante, Zona).DateTime;

    /// <summary>Day on which an instant falls in central Mexico.</summary>
    public static DateOnly Dia(DateTimeOffset instante) => DateOnly.FromDateTime(Local(instante));

    /// <summary>Instant (UTC) of a wall-clock time in central Mexico.</summary>
    public static DateTimeOffset Instante(DateOnly dia, TimeOnly hora = default)
    {
        var local = dia.ToDateTime(hora, DateTimeKind.Unspecified);
        // The zone changed its clocks at 02:00: a time in the gap is read as one hour later, an ambiguous one as its first occurrence.
        if (Zona.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = Zona.IsAmbiguousTime(local) ? Zona.GetAmbiguousTimeOffsets(local).Max() : Zona.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>First instant after a day: a term ends at 24:00 of its last day, so it is over when the clock reaches this instant (DH-L-11).</summary>
    [Regla("DH-L-11")]
    public static DateTimeOffset FinDelDia(DateOnly dia) => Fines.GetOrAdd(dia, static d => Instante(d.AddDays(1)));
}
