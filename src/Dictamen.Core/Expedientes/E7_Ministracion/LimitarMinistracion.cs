using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E6_Convenio;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Lowers a payment that was not made yet, because the rules that govern the project are not observed. The rules say «suspende o limita» and no more (L262): to suspend stops what is pending for a time (<see cref="RetenerMinistracion"/>);
/// to limit is one reasoned and definitive act upon one payment, whose rest is not paid and goes back to the convocatoria. A hold neither hinders it nor ends with it.</summary>
/// <param name="Numero">Number of the payment, from 1.</param>
/// <param name="Monto">Pesos that it will be: less than it is.</param>
/// <param name="Motivo">Reason, one sentence without personal data.</param>
/// <param name="Resolucion">Digest of the reasoned resolution.</param>
[Regla("PCS-7.2-06"), Faculta(Rol.Operador)]
public sealed record LimitarMinistracion(int Numero, decimal Monto, string Motivo, Huella Resolucion) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Convenio?.UltimaLimitacion(Numero) is { } ultima && ultima.Despues == Monto && ultima.Resolucion == Resolucion)
        {
            return Decision.Ninguna;
        }

        if (estado is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio: { } convenio } || Numero < 1 || Numero > convenio.Pagos.Length)
        {
            return estado.NoProcede($"limitar la ministración {Numero}", "PCS-7.2-06");
        }

        if (EnPago(estado) is { } tarde)
        {
            return tarde;
        }

        var fallas = Fallas(convenio).ToList();
        return fallas.Count > 0 ? Rechazo.PorContenido(fallas)
            : Vigencia.Terminada(estado, contexto) ?? (Decision)new MinistracionLimitada(Numero, convenio.Pagos[Numero - 1], Monto, Motivo.Trim(), Resolucion, contexto.Hoy, Abre(estado, convenio, contexto));
    }

    // What is approved may have left the bank; an order that nobody approved is only left without effect.
    private Rechazo? EnPago(Expediente estado) => estado.Ministraciones?.Pago(Numero)?.Estatus switch
    {
        EstatusMinistracion.Pagada => new Rechazo("MINISTRACION_PAGADA", "PCS-7.2-06", $"La ministración {Numero} ya se pagó y no puede limitarse: lo que deba volver se requiere como reintegro."),
        EstatusMinistracion.Negada => new Rechazo("MINISTRACION_NEGADA", "PCS-4.2.8-05", $"La ministración {Numero} se negó por resolución motivada: no queda nada de ella que limitar."),
        EstatusMinistracion.Aprobada => new Rechazo("PAGO_EN_CURSO", "PCS-7.2-06", $"La ministración {Numero} está aprobada y no consta si la TESOFE la pagó: registre su comprobante o, si no se pagó, rechácela antes de limitarla."),
        _ => null,
    };

    private IEnumerable<Falla> Fallas(Convenio convenio)
    {
        if (!Monto.EsMonto() || Monto >= convenio.Pagos[Numero - 1])
        {
            yield return new Falla("monto", "PCS-7.2-06", $"La ministración {Numero} es de {convenio.Pagos[Numero - 1].Texto()}: escriba la cantidad a la que se limita, mayor que cero, menor que aquélla y con dos decimales como máximo.");
        }

        if (Motivacion.Falta("motivo", Motivo, "PCS-7.2-06") is { } falla)
        {
            yield return falla;
        }
    }

    // The receipt is another one, and whoever was in time for the first loses no day of the term: it counts again, from the reception of the notice (AMB-50).
    [Regla("PZ-08", "PCS-4.2.3.3-08", "AMB-50")]
    private string? Abre(Expediente estado, Convenio convenio, Contexto contexto) =>
        Numero == 1 && !convenio.PapelesCompletos && (PapelesNoEntregados.EnPlazo(estado, contexto) || (convenio.Papeles.GetValueOrDefault(1) is { PorRevisar: true } papeles && PapelesNoEntregados.Faltantes(1, papeles).IsEmpty))
            ? "PZ-08"
            : null;
}

/// <summary>A payment was lowered: what it was and is not any more goes back to the convocatoria. A receipt of the old amount, and an order to pay it, are left without effect.</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="Antes">Pesos that it was.</param>
/// <param name="Monto">Pesos that it is.</param>
/// <param name="Motivo">Reason.</param>
/// <param name="Resolucion">Digest of the reasoned resolution.</param>
/// <param name="Fecha">Day on which it was resolved.</param>
/// <param name="Abre">Row of the term to hand in the papers, when its notice opens it again.</param>
[Regla("PCS-7.2-06", "PCS-A7-01")]
public sealed record MinistracionLimitada(int Numero, decimal Antes, decimal Monto, string Motivo, Huella Resolucion, DateOnly Fecha, string? Abre) : Hecho<Expediente>
{
    /// <summary>Key of the notification of a limited payment.</summary>
    public static string Aviso(int numero) => $"limitacion-{numero}";

    /// <inheritdoc/>
    public override string Relato =>
        $"Se limitó la ministración {Numero} por inobservancia de las normas que rigen el proyecto (numeral 7.2): era de {Antes.Texto()} y será de {Monto.Texto()}. Los {(Antes - Monto).Texto()} que no se pagarán vuelven a la convocatoria, y el recibo se firma por la nueva cantidad. Motivo: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var convenio = estado.Convenio!;
        var papeles = convenio.Papeles.GetValueOrDefault(Numero);
        var limitado = convenio with
        {
            Monto = convenio.Monto - Antes + Monto,
            Pagos = convenio.Pagos.SetItem(Numero - 1, Monto),
            Limitaciones = convenio.Limitaciones.Add(new Limitacion(Numero, Antes, Monto, Motivo, Resolucion, papeles?.Recibo is not null)),
            Papeles = papeles?.Recibo is null ? convenio.Papeles : convenio.Papeles.SetItem(Numero, papeles.SinRecibo()),
        };
        var siguiente = estado with
        {
            Convenio = limitado,
            Ministraciones = estado.Ministraciones is { } m ? m with { Pagos = m.Pagos.RemoveAll(p => p.Numero == Numero) } : null,
        };
        return (Abre is null ? siguiente : siguiente.Cerrar(Abre))
            .LiberarDiferencia(limitado.Monto)
            .Notificar(new Notificacion(Aviso(Numero), "ministracion-limitada", "PCS-7.2-06", Abre) { Motivo = Motivo, Documento = new("Resolución que limita la ministración", Resolucion) });
    }
}
