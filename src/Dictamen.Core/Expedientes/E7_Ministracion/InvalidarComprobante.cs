using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>
/// Declares that a registered voucher does not prove spending. Either the paper is worth nothing (the tax authority or its issuer does not acknowledge it, or it does not belong to the project), and it is never registered again;
/// or the paper is good and was captured wrong, and then it is registered again with its true data: Anexo 11 asks whether the vouchers meet the Rules, and a slip of the hand is not in the voucher.
/// </summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">Reason, one sentence without personal data.</param>
/// <param name="MalCapturado">Whether the paper is good and what is wrong is what was captured of it. What was declared worthless over such a slip, as an invoice whose folio the tax authority did not find, may be declared so later.</param>
[Regla("PCS-A8-01", "PCS-A11-03"), Faculta(Rol.Operador)]
public sealed record InvalidarComprobante(Huella Documento, string Motivo, bool MalCapturado = false) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado.Ministraciones?.Comprobante(Documento) switch
        {
            null when MalCapturado && estado.Ministraciones?.Comprobantes.Any(c => c.Documento == Documento) == true => Decision.Ninguna,
            null => estado.NoProcede("invalidar un comprobante que no está registrado", "PCS-A8-01"),
            { Valido: false } when !MalCapturado => Decision.Ninguna,
            _ when Motivacion.Falta("motivo", Motivo, "PCS-A8-01") is { } falla => Rechazo.PorContenido([falla]),
            _ => new ComprobanteInvalidado(Documento, Motivo.Trim(), MalCapturado),
        };
}

/// <summary>A voucher no longer proves spending; the lines that it was charged to have that money again.</summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">Reason.</param>
/// <param name="MalCapturado">Whether the paper is good and may be registered again, for it was captured wrong; false in what was recorded before it was told apart.</param>
[Regla("PCS-A8-01")]
public sealed record ComprobanteInvalidado(Huella Documento, string Motivo, bool MalCapturado = false) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => MalCapturado
        ? $"Un comprobante quedó sin efecto porque se capturó mal, y puede registrarse otra vez con sus datos correctos: {Motivo}"
        : $"Un comprobante dejó de ser válido: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Ministraciones = estado.Ministraciones!.Con(Documento, c => c with { Valido = false, MalCapturado = MalCapturado }),
    };
}
