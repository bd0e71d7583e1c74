using Dictamen.Core.Plazos;

namespace Dictamen.Core.Tests.Plazos;

/// <summary>The calendars with which dias-habiles works out its examples.</summary>
internal static class Calendarios
{
    /// <summary>Column A: only the fixed days.</summary>
    public static Calendario A => Calendario.Lfpa;

    /// <summary>Column B: and the Mondays of the labour law, as if an agreement had suspended them (a hypothesis of the examples).</summary>
    public static Calendario B { get; } = Con(Con(Con(A, "2019-02-04"), "2019-03-18"), "2019-11-18");

    /// <summary>B and holidays from 23/12/2019 to 06/01/2020 (a hypothesis of the examples).</summary>
    public static Calendario Vacaciones { get; } = Con(B, "2019-12-23", "2020-01-06");

    public static Calendario Con(Calendario calendario, string desde, string? hasta = null) =>
        calendario.Con(Suspension(desde, hasta));

    public static Suspension Suspension(string desde, string? hasta = null) =>
        new($"DOF-{desde}", Dia(desde), Dia(hasta ?? desde), Dia(desde).AddDays(-3), "Acuerdo ficticio", "suspensión de labores");

    public static DateOnly Dia(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);

    public static Plazo Computar(this Calendario calendario, string desde, int cantidad, Unidad unidad) =>
        calendario.Computar(new Termino("PZ-00", "PCS-0", cantidad, unidad, "CPC", "probar"), Dia(desde));
}
