using System.Collections.Frozen;

namespace Dictamen.Core.Plazos;

/// <summary>Fixed non-working days of article 28 of the Ley Federal de Procedimiento Administrativo (LFPA).</summary>
[Regla("DH-28-03", "DH-LFT-01")]
public static class Lfpa28
{
    private static readonly FrozenDictionary<(int Mes, int Dia), string> Fijos = new Dictionary<(int, int), string>
    {
        [(1, 1)] = "1 de enero",
        [(2, 5)] = "5 de febrero",
        [(3, 21)] = "21 de marzo",
        [(5, 1)] = "1 de mayo",
        [(5, 5)] = "5 de mayo",
        [(9, 1)] = "1 de septiembre",
        [(9, 16)] = "16 de septiembre",
        [(11, 20)] = "20 de noviembre",
        [(12, 25)] = "25 de diciembre",
    }.ToFrozenDictionary();

    // The handover moved to 1 October from 2024 on: whoever uses 2024 or later first checks the text in force (DH-L-12).
    private const int PrimeraEnOctubre = 2024;

    private static readonly FrozenSet<int> AniosDeTransmision = new[] { 2000, 2006, 2012, 2018 }.ToFrozenSet();

    // One word a month, one bit a day: every day of every term is asked, and a batch asks millions of them.
    private static readonly uint[] Mascaras = [.. Enumerable.Range(0, 13).Select(mes => Fijos.Keys.Where(f => f.Mes == mes).Aggregate(0u, (m, f) => m | (1u << f.Dia)))];

    /// <summary>Whether the day is a Saturday, a Sunday or one of the fixed days.</summary>
    public static bool EsInhabil(DateOnly dia) =>
        dia.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        || (Mascaras[dia.Month] >> dia.Day & 1) != 0
        || EsTransmision(dia);

    /// <summary>Why the day is not a working day, or <see langword="null"/>.</summary>
    public static string? Motivo(DateOnly dia) => dia.DayOfWeek switch
    {
        _ when Fijos.TryGetValue((dia.Month, dia.Day), out var nombre) => $"{nombre} (LFPA art. 28)",
        _ when EsTransmision(dia) => "1 de diciembre, transmisión del Poder Ejecutivo Federal (LFPA art. 28)",
        DayOfWeek.Saturday => "sábado (LFPA art. 28)",
        DayOfWeek.Sunday => "domingo (LFPA art. 28)",
        _ => null,
    };

    /// <summary>Days of a stretch that count as working days here and that the text in force may have made the day of the handover, which moved in 2024: whoever counts one first checks it.</summary>
    /// <param name="desde">First day.</param>
    /// <param name="hasta">Last day.</param>
    [Regla("DH-L-12")]
    public static IEnumerable<DateOnly> PorCotejar(DateOnly desde, DateOnly hasta) =>
        from anio in Enumerable.Range(desde.Year, hasta.Year - desde.Year + 1)
        where anio >= PrimeraEnOctubre && (anio - PrimeraEnOctubre) % 6 == 0
        from dia in new[] { new DateOnly(anio, 10, 1), new DateOnly(anio, 12, 1) }
        where dia >= desde && dia <= hasta && !EsInhabil(dia)
        select dia;

    [Regla("DH-L-12")]
    private static bool EsTransmision(DateOnly dia) => dia is { Month: 12, Day: 1 } && AniosDeTransmision.Contains(dia.Year);
}
