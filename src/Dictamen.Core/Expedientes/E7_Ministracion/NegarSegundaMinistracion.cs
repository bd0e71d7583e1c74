using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Resolves not to pay the second payment, with reasons: the partial report was assessed as not meeting the agreement, or was not delivered by its date. The project goes on to its final report.</summary>
/// <param name="Resolucion">Digest of the reasoned resolution.</param>
/// <param name="Motivo">Reason, one sentence without personal data.</param>
[Regla("PCS-4.2.8-05", "AMB-35", "PZ-27"), Faculta(Rol.Operador)]
public sealed record NegarSegundaMinistracion(Huella Resolucion, string Motivo) : Acto<Expediente>
{
    private const int Segunda = 2;

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var pago = estado.Ministraciones?.Pago(Segunda);
        if (pago is { Estatus: EstatusMinistracion.Negada })
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.EnEjecucion || estado.Convenio is not { ExhibicionUnica: false } convenio || pago is not null)
        {
            return estado.NoProcede("negar la segunda ministración", "PCS-4.2.8-05");
        }

        if (Motivacion.Falta("motivo", Motivo, "PCS-4.2.8-05") is { } falla)
        {
            return Rechazo.PorContenido([falla]);
        }

        var noCumple = estado.Informes?.ParcialCumpleInstrumento == false;
        var noEntrego = estado.Informes?.Parcial is null && contexto.Hoy > convenio.FechaLimiteInformeParcial && VencimientoInformeParcial.Exigible(estado);
        return noCumple || noEntrego
            ? new SegundaMinistracionNegada(convenio.Pagos[Segunda - 1], Resolucion, Motivo.Trim(), contexto.Actor.Id)
            : Decision.Rechazar(
                "SIN_CAUSA_PARA_NEGAR",
                "PCS-4.2.8-05",
                "La segunda ministración sólo se niega cuando el Informe Parcial se valoró y no cumple el Instrumento Jurídico, o no se entregó en su fecha; una fecha que pasó antes de que se entregara el recurso no obligaba a informar de él.");
    }
}

/// <summary>MINISTRACION_2_NEGADA: final for the payment; the project goes on to its final report.</summary>
/// <param name="Monto">Pesos that are not paid.</param>
/// <param name="Resolucion">Digest of the reasoned resolution.</param>
/// <param name="Motivo">Reason.</param>
/// <param name="NegadaPor">Who resolved.</param>
[Regla("PCS-4.2.8-05")]
public sealed record SegundaMinistracionNegada(decimal Monto, Huella Resolucion, string Motivo, string NegadaPor) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se negó la segunda ministración, de {Monto.Texto()}: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Ministraciones = estado.Ministraciones!.Con(new Ministracion(2, Monto, EstatusMinistracion.Negada, NegadaPor)) })
        .Notificar(new Notificacion("segunda-ministracion-negada", "segunda-ministracion-negada", "PCS-4.2.8-05") { Motivo = Motivo, Documento = new("Resolución que niega la segunda ministración", Resolucion) });
}
