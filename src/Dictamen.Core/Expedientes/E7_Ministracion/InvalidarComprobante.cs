using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Declares that a registered voucher does not prove spending: the tax authority or its issuer does not acknowledge it, or it does not belong to the project.</summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">Reason, one sentence without personal data.</param>
[Regla("PCS-A8-01", "PCS-A11-03"), Faculta(Rol.Operador)]
public sealed record InvalidarComprobante(Huella Documento, string Motivo) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado.Ministraciones?.Comprobantes.FirstOrDefault(c => c.Documento == Documento) switch
        {
            null => estado.NoProcede("invalidar un comprobante que no está registrado", "PCS-A8-01"),
            { Valido: false } => Decision.Ninguna,
            _ when Motivacion.Falta("motivo", Motivo, "PCS-A8-01") is { } falla => Rechazo.PorContenido([falla]),
            _ => new ComprobanteInvalidado(Documento, Motivo.Trim()),
        };
}

/// <summary>A voucher no longer proves spending; the lines that it was charged to have that money again.</summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">Reason.</param>
[Regla("PCS-A8-01")]
public sealed record ComprobanteInvalidado(Huella Documento, string Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Un comprobante dejó de ser válido: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Ministraciones = estado.Ministraciones! with
        {
            Comprobantes = [.. estado.Ministraciones.Comprobantes.Select(c => c.Documento == Documento ? c with { Valido = false } : c)],
        },
    };
}
