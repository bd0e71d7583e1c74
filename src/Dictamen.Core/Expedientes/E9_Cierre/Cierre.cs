using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>End of the project: early termination, cancellation, refunds and end of validity.</summary>
public sealed record Cierre
{
    /// <summary>CONCLUIDA_VIGENCIA: the agreement's validity is over; reporting and refunding outlive it (AMB-39).</summary>
    public bool VigenciaConcluida { get; init; }

    /// <summary>The committee asked for early termination, and it is not resolved yet (4.2.7-1).</summary>
    public bool TerminacionSolicitada { get; init; }

    /// <summary>Breach under procedure, or the last one that was resolved (4.2.7-3).</summary>
    public Incumplimiento? Incumplimiento { get; init; }

    /// <summary>How the agreement ended before its time; <see langword="null"/> while it did not.</summary>
    public CausaDeTermino? Termino { get; init; }

    /// <summary>Refunds, in order.</summary>
    public ImmutableArray<Reintegro> Reintegros { get; init; } = [];

    /// <summary>Pesos refunded so far, without interest.</summary>
    public decimal Reintegrado => Reintegros.Sum(r => r.Monto - r.Resta);
}

/// <summary>The procedure of 4.2.7-3.</summary>
/// <param name="Numero">Number within the file, from 1.</param>
/// <param name="Etapa">How far it has come.</param>
public sealed record Incumplimiento(int Numero, EtapaIncumplimiento Etapa);

/// <summary>How far the procedure of 4.2.7-3 has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EtapaIncumplimiento>))]
public enum EtapaIncumplimiento
{
    /// <summary>INCUMPLIMIENTO_REQUERIDO: the committee was asked for its report and may say what it wishes.</summary>
    Requerido,

    /// <summary>It was heard, or its term ended; the authority must resolve.</summary>
    Oido,

    /// <summary>Resolved: the agreement goes on.</summary>
    SinTerminacion,

    /// <summary>Resolved: the agreement ended or was cancelled.</summary>
    Terminado,
}

/// <summary>How an agreement ends before its time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CausaDeTermino>))]
public enum CausaDeTermino
{
    /// <summary>The committee asked for it (4.2.7-1).</summary>
    SolicitudDelComite,

    /// <summary>Force majeure (4.2.7-2).</summary>
    FuerzaMayor,

    /// <summary>Lack of budget (4.2.7-2).</summary>
    DisponibilidadPresupuestal,

    /// <summary>Breach (4.2.7-3).</summary>
    Incumplimiento,

    /// <summary>Improper use of the money, determined (4.2.9-1).</summary>
    UsoIndebido,

    /// <summary>Documented situations that put the project at serious risk (4.2.9-1).</summary>
    RiesgoGrave,

    /// <summary>Evidence that was confirmed to be false, not recognised by who issued it, or of another project (4.2.9-2, AMB-37).</summary>
    ComprobacionIrregular,

    /// <summary>A member acts in another project of the fiscal year (Anexo 6, Quinta).</summary>
    Duplicidad,
}

/// <summary>Why money must go back (AMB-45).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SupuestoReintegro>))]
public enum SupuestoReintegro
{
    /// <summary>(a) Not accrued at the end of the fiscal year: due without any request.</summary>
    NoDevengado,

    /// <summary>(b) Not spent on what was authorised, requested in writing.</summary>
    NoDestinado,

    /// <summary>(c) By the evaluation of the final report, or breach of the agreement (Cuarta I and O).</summary>
    Evaluacion,

    /// <summary>(c) Requested by a supervisory body (Cuarta I).</summary>
    Fiscalizacion,
}

/// <summary>How far a refund has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EstatusReintegro>))]
public enum EstatusReintegro
{
    /// <summary>REINTEGRO_REQUERIDO.</summary>
    Requerido,

    /// <summary>REINTEGRO_ACREDITADO: the proof of the deposit in TESOFE is in the file.</summary>
    Acreditado,

    /// <summary>REINTEGRO_VENCIDO: not paid in time.</summary>
    Vencido,
}

/// <summary>A refund.</summary>
/// <param name="Numero">Number within the file, from 1.</param>
/// <param name="Supuestos">Why.</param>
/// <param name="Monto">Pesos of the support that go back.</param>
/// <param name="Rendimientos">Pesos of interest that go with them.</param>
/// <param name="Estatus">How far it has come.</param>
public sealed record Reintegro(int Numero, ImmutableArray<SupuestoReintegro> Supuestos, decimal Monto, decimal Rendimientos, EstatusReintegro Estatus)
{
    /// <summary>Deposits that were credited to it, in order: what is overdue may come back little by little.</summary>
    public ImmutableArray<Abono> Abonos { get; init; } = [];

    /// <summary>Pesos to deposit.</summary>
    [JsonIgnore]
    public decimal Total => Monto + Rendimientos;

    /// <summary>Pesos of the support that are still to be deposited.</summary>
    [JsonIgnore]
    public decimal Resta => Estatus == EstatusReintegro.Acreditado ? 0m : Monto - Abonos.Sum(a => a.Monto);

    /// <summary>Pesos of the interest that was asked for and is still to be deposited.</summary>
    [JsonIgnore]
    public decimal RestaDeRendimientos => Estatus == EstatusReintegro.Acreditado ? 0m : Math.Max(0m, Rendimientos - Abonos.Sum(a => a.Rendimientos));
}

/// <summary>A deposit in TESOFE that was credited to a refund.</summary>
/// <param name="Monto">Pesos of the support.</param>
/// <param name="Rendimientos">Pesos of interest.</param>
/// <param name="Comprobante">Digest of the proof.</param>
public sealed record Abono(decimal Monto, decimal Rendimientos, Huella Comprobante);
