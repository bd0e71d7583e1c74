using System.Collections.Immutable;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>Until when a refund must be made. Where one request falls under (b) and (c), the committee is advised of the lesser date and held to the greater one (AMB-45). A term that only moves on because it ends on
/// a non-working day is advised of as if it did not (DH-L-04).</summary>
/// <param name="Recomendada">Day until which it is prudent to deposit.</param>
/// <param name="Exigible">Last day; after its 24:00 the refund is overdue.</param>
public sealed record FechasDeReintegro(DateOnly Recomendada, DateOnly Exigible)
{
    /// <summary>Row of the table of terms of a case.</summary>
    [Regla("AMB-45", "PCS-A6-C4H-01", "PCS-A6-C4I-01", "PCS-A6-C17-01", "PCS-A6-C17-02")]
    public static string Renglon(SupuestoReintegro supuesto, Contexto contexto) => supuesto switch
    {
        SupuestoReintegro.NoDevengado => "PZ-29",
        SupuestoReintegro.NoDestinado => "PZ-30",
        _ when contexto.Lectura("AMB-45") == "SIEMPRE_CINCO_NATURALES" => "PZ-30",
        _ => "PZ-31",
    };

    /// <summary>Both dates of a request that took effect on <paramref name="desde"/>. What was not accrued is due without a request: it counts from the end of the fiscal year.</summary>
    [Regla("AMB-45", "DH-L-04", "PZ-29", "PZ-30", "PZ-31")]
    public static FechasDeReintegro De(ImmutableArray<SupuestoReintegro> supuestos, DateOnly desde, Contexto contexto)
    {
        var plazos = supuestos.Select(s => Plazo(s, desde, contexto)).ToList();
        return new FechasDeReintegro(plazos.Min(Calendario.SinProrroga), plazos.Max(p => p.UltimoDia));
    }

    /// <summary>Day to advise the committee with, where it is earlier than the last one; otherwise <see langword="null"/>.</summary>
    [Regla("AMB-45", "DH-L-04")]
    public static DateOnly? Prudente(ImmutableArray<SupuestoReintegro> supuestos, DateOnly desde, Contexto contexto) =>
        De(supuestos, desde, contexto) is var fechas && fechas.Recomendada < fechas.Exigible ? fechas.Recomendada : null;

    /// <summary>The term of a case.</summary>
    public static Plazo Plazo(SupuestoReintegro supuesto, DateOnly desde, Contexto contexto, string? sufijo = null) =>
        contexto.Plazo(Renglon(supuesto, contexto), supuesto == SupuestoReintegro.NoDevengado ? FinDeEjercicio(contexto) : desde, sufijo);

    /// <summary>Last day of the fiscal year.</summary>
    public static DateOnly FinDeEjercicio(Contexto contexto) => new(contexto.Programa.Ejercicio, 12, 31);
}
