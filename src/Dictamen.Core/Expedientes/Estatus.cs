using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes;

/// <summary>Where a project stands (catalogue, section 26). Payments, agreement and reports have states of their own inside their stage.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Estatus>))]
public enum Estatus
{
    /// <summary>No application yet.</summary>
    Inexistente,

    /// <summary>REGISTRADO: it has a folio (PCS-4.2.2-02).</summary>
    Registrado,

    /// <summary>PREVENIDO: something is missing and was asked for (PCS-4.2.2-03).</summary>
    Prevenido,

    /// <summary>COMPLETO (PCS-4.2.2-05).</summary>
    Completo,

    /// <summary>RECEPCION_INCOMPLETA, final within the convocatoria (PCS-4.2.2-06).</summary>
    RecepcionIncompleta,

    /// <summary>EN_DICTAMINACION (PCS-4.2.3-01).</summary>
    EnDictaminacion,

    /// <summary>DICTAMINADO: the acta is signed, the result is final (PCS-4.2.3-02).</summary>
    Dictaminado,

    /// <summary>APOYADO (PCS-4.2.3.4-02).</summary>
    Apoyado,

    /// <summary>NO_APOYADO, with its cause (PCS-4.2.3.3-01).</summary>
    NoApoyado,

    /// <summary>EN_AJUSTE_1: first term to attend observations (PCS-4.2.4-02).</summary>
    EnAjuste1,

    /// <summary>EN_AJUSTE_2: second and last term (PCS-4.2.4-03).</summary>
    EnAjuste2,

    /// <summary>AJUSTADO (PCS-4.2.5-01).</summary>
    Ajustado,

    /// <summary>CONVENIO_ENVIADO (PCS-4.2.5-01).</summary>
    ConvenioEnviado,

    /// <summary>CONVENIO_OBSERVADO: an error was reported in time (PCS-4.2.5-03).</summary>
    ConvenioObservado,

    /// <summary>CONVENIO_SUSCRITO (PCS-4.2.5-02).</summary>
    ConvenioSuscrito,

    /// <summary>EN_EJECUCION, from the first payment (PCS-A6-C3-10).</summary>
    EnEjecucion,

    /// <summary>TERMINADO: final report with 80 points or more (PCS-4.2.12-07).</summary>
    Terminado,

    /// <summary>COMUNIDAD_IMPEDIDA: final report below 80 points (PCS-4.2.12-08).</summary>
    ComunidadImpedida,

    /// <summary>TERMINACION_ANTICIPADA of the agreement (PCS-4.2.7-06).</summary>
    TerminacionAnticipada,

    /// <summary>CANCELADO (PCS-4.2.9-01).</summary>
    Cancelado,
}

/// <summary>Why a project is not supported (4.2.3.3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CausaNoApoyo>))]
public enum CausaNoApoyo
{
    /// <summary>DICTAMEN: not viable, not within the objectives, or below the minimum (AMB-56).</summary>
    Dictamen,

    /// <summary>INSUF_PRESUP: the only cause that can be reversed (PCS-4.2.3.3-02).</summary>
    InsuficienciaPresupuestaria,

    /// <summary>INFO_POSTERIOR (PCS-4.2.3.3-03).</summary>
    InformacionPosterior,

    /// <summary>RENUNCIA, written or presumed (PCS-4.2.3.3-04, PCS-4.2.5-02).</summary>
    Renuncia,

    /// <summary>AJUSTE_NO_ATENDIDO (PCS-4.2.4-04).</summary>
    AjusteNoAtendido,

    /// <summary>SIMILITUD (PCS-4.2.3.3-07).</summary>
    Similitud,

    /// <summary>DOCS_10DH (PCS-4.2.3.3-08).</summary>
    DocumentosNoEntregados,

    /// <summary>Second project of the same community or committee in the fiscal year (PCS-3.3-13, AMB-02).</summary>
    LimiteDeProyectos,
}

/// <summary>The catalogue's names of statuses and causes.</summary>
public static class NombresDeEstatus
{
    private static readonly Dictionary<CausaNoApoyo, string> Causas = new()
    {
        [CausaNoApoyo.Dictamen] = "DICTAMEN",
        [CausaNoApoyo.InsuficienciaPresupuestaria] = "INSUF_PRESUP",
        [CausaNoApoyo.InformacionPosterior] = "INFO_POSTERIOR",
        [CausaNoApoyo.Renuncia] = "RENUNCIA",
        [CausaNoApoyo.AjusteNoAtendido] = "AJUSTE_NO_ATENDIDO",
        [CausaNoApoyo.Similitud] = "SIMILITUD",
        [CausaNoApoyo.DocumentosNoEntregados] = "DOCS_10DH",
        [CausaNoApoyo.LimiteDeProyectos] = "LIMITE_PROYECTOS",
    };

    /// <summary>Name in the catalogue, for example <c>EN_AJUSTE_1</c>.</summary>
    public static string Nombre(this Estatus estatus) => estatus switch
    {
        Estatus.EnAjuste1 => "EN_AJUSTE_1",
        Estatus.EnAjuste2 => "EN_AJUSTE_2",
        _ => DeCatalogo(estatus),
    };

    /// <summary>A value of an enumeration as catalogues write it: <c>EnEjecucion</c> is <c>EN_EJECUCION</c>.</summary>
    public static string DeCatalogo<T>(T valor) where T : struct, Enum =>
        string.Concat(valor.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    /// <summary>Name in the catalogue, for example <c>INSUF_PRESUP</c>.</summary>
    public static string Nombre(this CausaNoApoyo causa) => Causas[causa];
}
