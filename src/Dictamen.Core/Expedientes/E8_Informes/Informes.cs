using System.Collections.Immutable;
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

    /// <summary>Field visits so far; the last one is the one that is graded.</summary>
    public int Visitas { get; init; }

    /// <summary>The partial report was not handed in by the date of the agreement (PZ-27). A late one may still come.</summary>
    public bool ParcialNoEntregado { get; init; }

    /// <summary>The final report was not handed in by its last day (PZ-28): it is graded without it.</summary>
    public bool FinalNoEntregado { get; init; }

    /// <summary>Fiscal year in which the community may not take part; <see langword="null"/> while it is not impeded (AMB-44).</summary>
    public int? EjercicioImpedido { get; init; }

    /// <summary>Whether the project is in its final evaluation: its last report came, or its last day went by without it, and no other can come.</summary>
    [JsonIgnore]
    public bool EnEvaluacionFinal => Final is not null || FinalNoEntregado;

    /// <summary>Grading of the final report.</summary>
    public Calificacion? Calificacion { get; init; }

    /// <summary>One of the two reports.</summary>
    public Informe? De(TipoInforme tipo) => tipo == TipoInforme.Parcial ? Parcial : Final;

    /// <summary>Which of them were handed in.</summary>
    [JsonIgnore]
    public IEnumerable<TipoInforme> Entregados => Enum.GetValues<TipoInforme>().Where(t => De(t) is not null);

    /// <summary>With another state of one of the two reports.</summary>
    public Informes Con(TipoInforme tipo, Informe informe) =>
        tipo == TipoInforme.Parcial ? this with { Parcial = informe } : this with { Final = informe };
}

/// <summary>Which of the two reports.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TipoInforme>))]
public enum TipoInforme
{
    /// <summary>Informe Parcial (Anexo 9).</summary>
    Parcial,

    /// <summary>Informe Final (Anexo 10).</summary>
    Final,
}

/// <summary>One report.</summary>
/// <param name="Documento">Digest of the report.</param>
/// <param name="EntregadoEl">Instant of delivery (UTC).</param>
/// <param name="Estatus">How far it has come.</param>
/// <param name="Ejercido">Pesos spent, accumulated, with evidence.</param>
public sealed record Informe(Huella Documento, DateTimeOffset EntregadoEl, EstatusInforme Estatus, decimal Ejercido)
{
    /// <summary>First day that it reports on.</summary>
    public DateOnly PeriodoInicio { get; init; }

    /// <summary>Last day that it reports on.</summary>
    public DateOnly PeriodoFin { get; init; }

    /// <summary>Pesos that were paid when the final report came: all that it could tell of. What is paid later is refunded, and does not count in its points.</summary>
    [Regla("PCS-A11-03", "PCS-A6-C4G-10")]
    public decimal Ministrado { get; init; }

    /// <summary>Vouchers that were registered when it came: what was registered later it could not tell of.</summary>
    public int ComprobantesRegistrados { get; init; }

    /// <summary>Which formats of the Contraloría Social the final report brought; <see langword="null"/> where the record does not tell.</summary>
    public FormatosDelCcs? Contraloria { get; init; }

    /// <summary>Handed in after its date.</summary>
    public bool Extemporaneo { get; init; }

    /// <summary>More information was asked for: it is asked for once (PCS-4.2.12-02).</summary>
    public bool InformacionPedida { get; init; }

    /// <summary>Digest of the information that came upon request.</summary>
    public Huella? InformacionAdicional { get; init; }

    /// <summary>Digest of the Cédula de Observaciones y/o Recomendaciones.</summary>
    public Huella? Cedula { get; init; }

    /// <summary>Whether that Cédula expressly asks the committee to solve something.</summary>
    public bool CedulaRequiere { get; init; }

    /// <summary>Digest of what the committee answered to the Cédula.</summary>
    public Huella? CedulaSolventada { get; init; }
}

/// <summary>Grading of the final report (Anexo 11).</summary>
/// <param name="Suma">Literal sum of the points: the one that decides (AMB-41).</param>
/// <param name="Base100">The same with 100 as the most that can be reached; shown, and decides nothing.</param>
/// <param name="Aprobatoria">Whether the sum reaches the threshold.</param>
/// <param name="Divergencia">DIVERGENCIA_A11: both readings contradict each other, and the Instancia Normativa must resolve before anybody is notified.</param>
public sealed record Calificacion(decimal Suma, decimal Base100, bool Aprobatoria, bool Divergencia)
{
    /// <summary>Assessment in words of each criterion; <see langword="null"/> when there is none on record.</summary>
    public ImmutableArray<ValoracionDeCriterio>? Criterios { get; init; }

    /// <summary>Whether it is the second grading, with the answer to the Cédula: there is no third.</summary>
    public bool TrasLaCedula { get; init; }

    /// <summary>Reference of the resolution of the Instancia Normativa upon the divergence.</summary>
    public string? Resolucion { get; init; }

    /// <summary>Whether the result may be notified: there is no divergence, or it was resolved.</summary>
    [JsonIgnore]
    public bool Firme => !Divergencia || Resolucion is not null;
}

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

/// <summary>The reports' names in sentences and in ids.</summary>
public static class NombresDeInforme
{
    /// <summary><c>Informe Parcial</c> or <c>Informe Final</c>.</summary>
    public static string Nombre(this TipoInforme tipo) => tipo == TipoInforme.Parcial ? "Informe Parcial" : "Informe Final";

    /// <summary><c>parcial</c> or <c>final</c>: suffix of terms and notifications.</summary>
    public static string Sufijo(this TipoInforme tipo) => tipo == TipoInforme.Parcial ? "parcial" : "final";
}
