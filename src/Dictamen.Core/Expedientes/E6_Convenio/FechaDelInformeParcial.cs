namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The day of the partial report, that an agreement fixes and a modification may change.</summary>
internal static class FechaDelInformeParcial
{
    /// <summary>What is wrong with a day before the one that the bases promised to every project, or <see langword="null"/>. A later one is for who reaches its agreement late.</summary>
    [Regla("PCS-A6-C4G-09")]
    public static Falla? Anticipada(DateOnly fecha, Contexto contexto) => contexto.Bases.FechaLimiteInformeParcial is { } deLasBases && fecha < deLasBases
        ? new Falla("fecha_limite_reporte_parcial", "PCS-A6-C4G-09", $"La fecha del Informe Parcial no puede ser anterior a la que fijó la convocatoria: {deLasBases.Corta()}.")
        : null;
}
