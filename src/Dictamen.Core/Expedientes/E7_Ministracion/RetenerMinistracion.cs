using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Why money is held (4.2.9-2, 7.2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CausaDeRetencion>))]
public enum CausaDeRetencion
{
    /// <summary>Vouchers that are presumably false (PCS-4.2.9-03).</summary>
    ComprobantesApocrifos,

    /// <summary>Vouchers that their issuer does not acknowledge (PCS-4.2.9-04).</summary>
    ComprobantesNoReconocidos,

    /// <summary>Evidence that does not belong to the project (PCS-4.2.9-05).</summary>
    DocumentacionAjena,

    /// <summary>The rules that govern the project are not observed: the payment may be suspended (PCS-7.2-06).</summary>
    InobservanciaDeNormas,
}

/// <summary>Holds what is pending as a precaution: a presumption is enough to hold and never enough to cancel (AMB-37). Before the first payment there is no voucher to doubt, but the rules may go unobserved already (7.2).</summary>
/// <param name="Causa">Why.</param>
/// <param name="Documento">Digest of what was detected.</param>
[Regla("PCS-4.2.9-03", "PCS-4.2.9-04", "PCS-4.2.9-05", "PCS-7.2-06", "AMB-37"), Faculta(Rol.Operador)]
public sealed record RetenerMinistracion(CausaDeRetencion Causa, Huella Documento) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) => estado switch
    {
        { Ministraciones.Retencion: { } vigente } when vigente == Causa => Decision.Ninguna,
        { Estatus: Estatus.EnEjecucion, Ministraciones.Retencion: null } => new MinistracionRetenida(Causa, Documento),
        { Estatus: Estatus.ConvenioSuscrito, Ministraciones: null or { Retencion: null } } when Causa == CausaDeRetencion.InobservanciaDeNormas => new MinistracionRetenida(Causa, Documento),
        _ => estado.NoProcede("retener el recurso pendiente", "PCS-4.2.9-03"),
    };
}

/// <summary>RETENIDO: nothing pending is paid until it is lifted or the agreement is cancelled.</summary>
/// <param name="Causa">Why.</param>
/// <param name="Documento">Digest of what was detected.</param>
[Regla("AMB-37")]
public sealed record MinistracionRetenida(CausaDeRetencion Causa, Huella Documento) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "Se retuvo de manera cautelar el recurso pendiente por " + Causa switch
    {
        CausaDeRetencion.ComprobantesApocrifos => "comprobantes presuntamente apócrifos.",
        CausaDeRetencion.ComprobantesNoReconocidos => "comprobantes que quien los expide no reconoce.",
        CausaDeRetencion.InobservanciaDeNormas => "inobservancia de las normas que rigen el proyecto (numeral 7.2).",
        _ => "documentación que no corresponde al proyecto.",
    };

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Ministraciones = (estado.Ministraciones ?? new Ministraciones()) with { Retencion = Causa } })
        .Notificar(new Notificacion("retencion", "retencion", "PCS-4.2.9-03"));
}
