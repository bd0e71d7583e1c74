using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>The second person does not approve a payment, or takes the approval back because the TESOFE did not make it; it can be ordered again once the reason is put right.</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="Motivo">Reason, one sentence without personal data.</param>
[Regla("PCS-4.2.8-01"), Faculta(Rol.Aprobador)]
public sealed record RechazarMinistracion(int Numero, string Motivo) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) => estado.Ministraciones?.Pago(Numero) switch
    {
        not { Estatus: EstatusMinistracion.Instruida or EstatusMinistracion.Aprobada } => estado.NoProcede($"rechazar la ministración {Numero}, que no está instruida ni aprobada", "PCS-4.2.8-01"),
        _ when Motivacion.Falta("motivo", Motivo, "PCS-4.2.8-01") is { } falla => Rechazo.PorContenido([falla]),
        var pago when contexto.Actor.Id == pago.InstruidaPor => Decision.Rechazar("MISMA_PERSONA", "PCS-4.2.8-01", "Quien instruyó la ministración no puede resolver sobre ella; debe hacerlo otra persona."),
        _ => new MinistracionRechazada(Numero, Motivo.Trim()),
    };
}

/// <summary>A payment was not approved, or is not approved any more.</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="Motivo">Reason.</param>
[Regla("PCS-4.2.8-01")]
public sealed record MinistracionRechazada(int Numero, string Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Quedó sin efecto la orden de pagar la ministración {Numero}: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado with { Ministraciones = estado.Ministraciones! with { Pagos = [.. estado.Ministraciones.Pagos.Where(p => p.Numero != Numero)] } };
}
