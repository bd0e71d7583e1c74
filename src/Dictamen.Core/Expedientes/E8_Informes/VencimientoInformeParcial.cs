using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>End of PZ-27: the date of the agreement passed without a partial report.</summary>
public static class VencimientoInformeParcial
{
    /// <summary>Decides upon the end of PZ-27.</summary>
    [Regla("PZ-27", "PCS-A6-C4G-09")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo) =>
        estado.Estatus == Estatus.EnEjecucion && estado.Informes?.Parcial is null
            ? new InformeParcialNoEntregado(plazo.Id, plazo.UltimoDia)
            : new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
}

/// <summary>The partial report was not handed in by its date. It can still be handed in, late; the second payment needs it.</summary>
/// <param name="Plazo">Term.</param>
/// <param name="UltimoDia">Its last day.</param>
[Regla("PZ-27", "PCS-A6-C4G-09")]
public sealed record InformeParcialNoEntregado(string Plazo, DateOnly UltimoDia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El {UltimoDia:dd/MM/yyyy} venció la fecha del Convenio para el Informe Parcial y no se entregó; sin él no procede una segunda ministración.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Informes = (estado.Informes ?? new Informes()) with { ParcialNoEntregado = true } }).Cerrar(Plazo);
}
