using Dictamen.Core.Expedientes.E6_Convenio;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>A second person approves a payment: never the one who ordered it.</summary>
/// <param name="Numero">Number of the payment.</param>
[Regla("PCS-4.2.8-01", "PCS-A6-C4E-01"), Faculta(Rol.Aprobador)]
public sealed record AprobarMinistracion(int Numero) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        switch (estado.Ministraciones?.Pago(Numero))
        {
            case { Estatus: EstatusMinistracion.Aprobada or EstatusMinistracion.Pagada }:
                return Decision.Ninguna;
            case { Estatus: EstatusMinistracion.Instruida } pago when estado.Estatus is Estatus.ConvenioSuscrito or Estatus.EnEjecucion:
                return contexto.Actor.Id == pago.InstruidaPor
                    ? Decision.Rechazar("MISMA_PERSONA", "PCS-4.2.8-01", "Quien instruyó la ministración no puede aprobarla; debe hacerlo otra persona.")
                    : Vigencia.Impedimento(estado, contexto) ?? EstadoDeCuenta.DeOtrosTitulares(estado) ?? (Decision)new MinistracionAprobada(Numero, contexto.Actor.Id);
            default:
                return estado.NoProcede($"aprobar la ministración {Numero}, que no está instruida", "PCS-4.2.8-01");
        }
    }
}

/// <summary>A second person approved a payment; it waits for the bank.</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="AprobadaPor">Who approved it.</param>
[Regla("PCS-4.2.8-01")]
public sealed record MinistracionAprobada(int Numero, string AprobadaPor) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se aprobó la ministración {Numero}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado with { Ministraciones = estado.Ministraciones!.Con(estado.Ministraciones.Pago(Numero)! with { Estatus = EstatusMinistracion.Aprobada }) };
}
