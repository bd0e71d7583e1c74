using System.Collections.Frozen;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>What every early end of an agreement has in common.</summary>
public static class TerminoDelConvenio
{
    /// <summary>Id of the notification that tells the committee that its agreement ended.</summary>
    public const string Aviso = "termino-convenio";

    // Validity, refunds and keeping the papers do not end with the agreement.
    private static readonly FrozenSet<string> Sobrevive = new[] { "PZ-29", "PZ-30", "PZ-31", "PZ-33", "PZ-35" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether there is an agreement that can still be ended: signed or in progress, or dragged along by DOCS_10DH (AMB-25).</summary>
    public static bool HayConvenio(Expediente estado) =>
        estado.Estatus is Estatus.ConvenioSuscrito or Estatus.EnEjecucion
        || (estado is { Estatus: Estatus.NoApoyado, Convenio.AudienciaDebida: true } && estado.Cierre?.Termino is null);

    /// <summary>Why an agreement cannot be ended by will of a party on that day, or <see langword="null"/>: once its validity is over there is none to end (section 26: CONCLUIDA_VIGENCIA, then the final
    /// evaluation), and a final report that came, or did not, must be graded, with what its points mean for the community. One that was never paid has nothing to report, and no other way out.</summary>
    [Regla("PCS-A6-C23-01", "PCS-4.2.12-01", "PCS-4.2.12-08")]
    public static Rechazo? Concluido(Expediente estado, Contexto contexto, DateOnly dia)
    {
        if (estado.Informes is { EnEvaluacionFinal: true })
        {
            return new Rechazo("EN_EVALUACION_FINAL", "PCS-4.2.12-08", "El proyecto está en su evaluación final: según su calificación, procede dar por terminadas las acciones o declarar impedida a la comunidad, y no la terminación anticipada.");
        }

        return estado.Estatus == Estatus.EnEjecucion && dia > contexto.Programa.FinDeVigencia
            ? new Rechazo("FUERA_DE_VIGENCIA", "PCS-A6-C23-01", $"La vigencia del Convenio terminó el {contexto.Programa.FinDeVigencia.Corta()}: ya no puede terminarse de forma anticipada; siguen el Informe Final y su evaluación.")
            : null;
    }

    /// <summary>What must be resolved before the project has its result, or <see langword="null"/>: from a hold or a hearing it goes back to execution or ends (section 26), and a request is attended.</summary>
    [Regla("AMB-37", "PCS-4.2.7-02", "PCS-4.2.7-06")]
    public static Rechazo? SinResolver(Expediente estado) => estado switch
    {
        { Ministraciones.Retencion: not null } => new("RECURSO_RETENIDO", "AMB-37", "El recurso está retenido de manera cautelar: antes, levante la retención o resuelva la cancelación."),
        { Cierre.Incumplimiento.Etapa: EtapaIncumplimiento.Requerido or EtapaIncumplimiento.Oido } => new("INCUMPLIMIENTO_SIN_RESOLVER", "PCS-4.2.7-06", "El Comité fue requerido por incumplimiento: antes, resuelva si procede terminar o cancelar el Convenio."),
        { Cierre.TerminacionSolicitada: true } => new("TERMINACION_SIN_RESOLVER", "PCS-4.2.7-02", "El Comité solicitó la terminación anticipada: antes, resuelva su solicitud."),
        _ => null,
    };

    /// <summary>Why neither the agreement nor the project can end yet, or <see langword="null"/>: a payment is approved and the file does not tell whether the TESOFE made it. What was not paid goes back and is given
    /// to the next project, so the convocatoria would spend twice what did leave; and a transfer that did leave must stay in the record, and its refund be asked for.</summary>
    [Regla("PCS-4.2.3.4-01", "PCS-4.2.8-01")]
    public static Rechazo? PagoEnCurso(Expediente estado) => estado.Ministraciones?.Pagos.FirstOrDefault(p => p.Estatus == EstatusMinistracion.Aprobada) is { } pago
        ? new Rechazo("PAGO_EN_CURSO", "PCS-4.2.3.4-01", $"La ministración {pago.Numero} está aprobada y no consta si la TESOFE la pagó: registre su comprobante o, si no se pagó, rechácela. Después podrá terminar el Convenio o darse el resultado final del proyecto.")
        : null;

    /// <summary>Why the final result of a project cannot be given yet, or <see langword="null"/>.</summary>
    /// <param name="estado">The file.</param>
    /// <param name="contexto">When, and under which rules.</param>
    internal static Rechazo? SinResultado(Expediente estado, Contexto contexto) =>
        ResolverDivergencia.Pendiente(estado) ?? SinResolver(estado) ?? PagoEnCurso(estado) ?? NotificarCedula.Pendiente(estado, contexto);

    /// <summary>The file after its agreement ended: nothing but the end of validity and the refunds is still due, no order of payment stands, and what was not paid goes back to the convocatoria.
    /// A project that is already NO_APOYADO stays so, and gave its money back then (AMB-25).</summary>
    [Regla("PCS-A6-C16-01")]
    public static Expediente Terminar(Expediente estado, Estatus estatus, CausaDeTermino causa, string plantilla, string regla, string motivo, DocumentoDeAviso documento)
    {
        var cierre = (estado.Cierre ?? new Cierre()) with { Termino = causa, TerminacionSolicitada = false };
        var terminado = (estado with { Cierre = cierre, Ministraciones = estado.Ministraciones?.SinInstruidas() })
            .Cerrar([.. estado.Plazos.Where(p => !Sobrevive.Contains(p.Value.Renglon)).Select(p => p.Key)])
            .Notificar(new Notificacion(Aviso, plantilla, regla) { Motivo = motivo, Documento = documento });
        return estado.Estatus == Estatus.NoApoyado ? terminado : terminado.LiberarNoPagado(estatus).Pasar(estatus);
    }

    /// <summary>End of a term of the authority: nobody gains or loses by its silence, and the record says so (AMB-51).</summary>
    [Regla("PZ-19", "PZ-22", "AMB-51")]
    public static Decision VencerAutoridad(Expediente estado, Contexto contexto, Plazo plazo) => new PlazoConcluido(plazo.Id, MotivoDeConclusion.Incumplido);
}
