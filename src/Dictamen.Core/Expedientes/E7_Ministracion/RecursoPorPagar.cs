namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>What the agreement promises and is still to be paid.</summary>
public static class RecursoPorPagar
{
    /// <summary>Pesos: of an agreement that is in force each payment that was neither made nor denied. What is approved is on its way; nothing else goes out once the final report came or the validity ended (<see cref="Vigencia"/>).</summary>
    [Regla("PCS-4.2.8-01", "PCS-A6-C23-01", "PCS-A6-C4G-10")]
    public static decimal De(Expediente estado) =>
        estado is { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio: { } convenio }
            ? convenio.Pagos.Where((_, i) => Falta(estado, estado.Ministraciones?.Pago(i + 1)?.Estatus)).Sum()
            : 0m;

    private static bool Falta(Expediente estado, EstatusMinistracion? pago) => pago switch
    {
        EstatusMinistracion.Pagada or EstatusMinistracion.Negada => false,
        EstatusMinistracion.Aprobada => true,
        _ => estado.Informes is not { EnEvaluacionFinal: true } && estado.Cierre is not { VigenciaConcluida: true },
    };
}
