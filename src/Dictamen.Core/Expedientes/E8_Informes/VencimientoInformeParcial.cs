using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>End of PZ-27: the date of the agreement passed without a partial report.</summary>
public static class VencimientoInformeParcial
{
    /// <summary>Whether the report was due on the date of the agreement. It reports on the money, and only who was given it by then could hand it in: a date that passed before it came makes no report late
    /// and denies no payment (4.2.8). While PZ-27 is open the payment says so; once it ended, the record does.</summary>
    [Regla("PZ-27", "PCS-A6-C4G-09", "PCS-4.2.8-05", "AMB-35")]
    public static bool Exigible(Expediente estado) => estado.Informes?.ParcialNoEntregado == true
        || (estado.Plazos.ContainsKey("PZ-27") && !(estado.Ministraciones?.Pago(1)?.PagadaEl > estado.Convenio!.FechaLimiteInformeParcial));

    /// <summary>Decides upon the end of PZ-27.</summary>
    [Regla("PZ-27", "PCS-A6-C4G-09")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo) => estado switch
    {
        { Informes.Parcial: not null } or { Estatus: not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion) } => new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto),
        { Estatus: Estatus.EnEjecucion } when Exigible(estado) => new InformeParcialNoEntregado(plazo.Id, plazo.UltimoDia),
        _ => new PlazoConcluido(plazo.Id, MotivoDeConclusion.PorDeterminar),
    };
}

/// <summary>The partial report was not handed in by its date. It can still be handed in, late; the second payment needs it.</summary>
/// <param name="Plazo">Term.</param>
/// <param name="UltimoDia">Its last day.</param>
[Regla("PZ-27", "PCS-A6-C4G-09")]
public sealed record InformeParcialNoEntregado(string Plazo, DateOnly UltimoDia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El {UltimoDia.Corta()} venció la fecha del Convenio para el Informe Parcial y no se entregó; sin él no procede una segunda ministración.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Informes = (estado.Informes ?? new Informes()) with { ParcialNoEntregado = true } }).Cerrar(Plazo);
}
