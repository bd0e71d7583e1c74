using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Reports, visits and grading.</summary>
public sealed record Informes
{
    /// <summary>Partial report (Anexo 9).</summary>
    public Informe? Parcial { get; init; }

    /// <summary>Final report (Anexo 10).</summary>
    public Informe? Final { get; init; }

    /// <summary>Whether the partial report was assessed as meeting the agreement; <see langword="null"/> until it is assessed (AMB-35).</summary>
    public bool? ParcialCumpleInstrumento { get; init; }

    /// <summary>Percentage of the criteria met in the field visit; <see langword="null"/> without a visit.</summary>
    public decimal? PorcentajeVisita { get; init; }
}

/// <summary>One report.</summary>
/// <param name="Documento">Digest of the report.</param>
/// <param name="EntregadoEl">Instant of delivery (UTC).</param>
/// <param name="Estatus">How far it has come.</param>
/// <param name="Ejercido">Pesos spent, accumulated, with evidence.</param>
public sealed record Informe(Huella Documento, DateTimeOffset EntregadoEl, EstatusInforme Estatus, decimal Ejercido);

/// <summary>How far a report has come (catalogue, section 26).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EstatusInforme>))]
public enum EstatusInforme
{
    /// <summary>EN_EVALUACION: handed in.</summary>
    EnEvaluacion,

    /// <summary>INFO_ADICIONAL_REQUERIDA.</summary>
    InformacionRequerida,

    /// <summary>EVALUADO.</summary>
    Evaluado,

    /// <summary>CEDULA_NOTIFICADA.</summary>
    CedulaNotificada,
}
