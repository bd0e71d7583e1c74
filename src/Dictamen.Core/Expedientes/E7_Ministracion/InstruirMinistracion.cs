namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Orders a payment. Its amount is not typed in: it is the one that the agreement fixes, so the payments never exceed what is authorised.</summary>
/// <param name="Numero">Number of the payment, from 1.</param>
[Regla("PCS-4.2.8-01", "PCS-4.2.8-04", "PCS-A6-C2-04", "PCS-A6-C2-05", "PCS-A6-C4E-01", "AMB-34", "AMB-35"), Faculta(Rol.Operador)]
public sealed record InstruirMinistracion(int Numero) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Ministraciones?.Pago(Numero) is { } pago)
        {
            return pago.Estatus == EstatusMinistracion.Negada
                ? Decision.Rechazar("MINISTRACION_NEGADA", "PCS-4.2.8-05", "La segunda ministración se negó por resolución motivada; no procede pagarla.")
                : Decision.Ninguna;
        }

        var esperado = Numero == 1 ? Estatus.ConvenioSuscrito : Estatus.EnEjecucion;
        if (estado.Estatus != esperado || estado.Convenio is not { } convenio || Numero < 1 || Numero > convenio.Pagos.Length)
        {
            return estado.NoProcede($"instruir la ministración {Numero}", "PCS-4.2.8-01");
        }

        return Vigencia.Impedimento(estado, contexto)
            ?? Papeles(convenio)
            ?? E6_Convenio.EstadoDeCuenta.DeOtrosTitulares(estado)
            ?? (Numero > 1 ? InformeParcial(estado) : null)
            ?? (Decision)new MinistracionInstruida(Numero, convenio.Pagos[Numero - 1], contexto.Actor.Id);
    }

    private Rechazo? Papeles(E6_Convenio.Convenio convenio) =>
        convenio.Papeles.GetValueOrDefault(Numero) is { Completos: true }
            ? null
            : new Rechazo("PAPELES_INCOMPLETOS", Numero == 1 ? "PCS-4.2.3.3-08" : "PCS-A7-01", $"Los papeles de la ministración {Numero} no están completos; sin ellos no puede pagarse.");

    // Delivered and assessed as meeting the agreement, both; the threshold of the final report is not applied to the partial one (AMB-35).
    private static Rechazo? InformeParcial(Expediente estado) => estado.Informes switch
    {
        { Parcial: null } or null => new Rechazo("FALTA_INFORME_PARCIAL", "PCS-A6-C2-05", "La segunda ministración requiere que se haya entregado el Informe Parcial."),
        { ParcialCumpleInstrumento: null } => new Rechazo("INFORME_PARCIAL_SIN_VALORAR", "PCS-4.2.8-04", "El Informe Parcial está por valorarse; la segunda ministración depende de esa valoración."),
        { ParcialCumpleInstrumento: false } => new Rechazo("INFORME_PARCIAL_NO_CUMPLE", "PCS-4.2.8-05", "La valoración del Informe Parcial no cumple el Instrumento Jurídico; resuelva negar la segunda ministración."),
        _ => null,
    };
}

/// <summary>A payment was ordered. A second person must approve it.</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="InstruidaPor">Who ordered it.</param>
[Regla("PCS-4.2.8-01")]
public sealed record MinistracionInstruida(int Numero, decimal Monto, string InstruidaPor) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se instruyó la ministración {Numero} por {Monto.Texto()}; falta que otra persona la apruebe.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado with { Ministraciones = (estado.Ministraciones ?? new Ministraciones()).Con(new Ministracion(Numero, Monto, EstatusMinistracion.Instruida, InstruidaPor)) };
}
