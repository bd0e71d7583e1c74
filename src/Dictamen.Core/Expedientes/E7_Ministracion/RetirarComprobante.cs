using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>The committee takes back a voucher that it captured wrong, to register it again with its true data, while nobody relies on it. Once a report told of it, or the tax authority confirmed it, only the office leaves it without effect.</summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">What was captured wrong, one sentence without personal data.</param>
[Regla("PCS-A8-01", "PCS-4.2.8.1-02"), Faculta(Rol.Solicitante)]
public sealed record RetirarComprobante(Huella Documento, string Motivo) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus != Estatus.EnEjecucion || estado.Ministraciones?.Comprobante(Documento) is not { } comprobante)
        {
            return estado.Ministraciones?.Comprobantes.Any(c => c.Documento == Documento) == true ? Decision.Ninguna : estado.NoProcede("retirar un comprobante que no está registrado", "PCS-A8-01");
        }

        if (!Retirables(estado).Contains(comprobante))
        {
            return Decision.Rechazar("COMPROBANTE_EN_USO", "PCS-A8-01", $"El comprobante {comprobante.Numero ?? comprobante.Clave} ya se informó, ya lo confirmó la autoridad fiscal o ya se declaró inválido. Si quedó mal capturado, avise a la Instancia Ejecutora, que puede dejarlo sin efecto.");
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-A8-01") is { } falla ? Rechazo.PorContenido([falla]) : new ComprobanteRetirado(Documento, Motivo.Trim());
    }

    /// <summary>The vouchers that nobody relies on yet.</summary>
    public static IEnumerable<ComprobanteAsentado> Retirables(Expediente estado) => estado is { Estatus: Estatus.EnEjecucion, Informes: null or { EnEvaluacionFinal: false } }
        ? (estado.Ministraciones?.Comprobantes ?? []).Where((c, i) => c is { Valido: true, Verificada: false } && i >= (estado.Informes?.Parcial?.ComprobantesRegistrados ?? 0))
        : [];
}

/// <summary>The committee took back a voucher that it captured wrong; the lines that it was charged to have that money again.</summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">What was captured wrong.</param>
[Regla("PCS-A8-01")]
public sealed record ComprobanteRetirado(Huella Documento, string Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El Comité retiró un comprobante que capturó mal, para registrarlo otra vez con sus datos correctos: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Ministraciones = estado.Ministraciones!.Con(Documento, c => c with { Valido = false, MalCapturado = true }),
    };
}
