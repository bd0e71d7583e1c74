using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>When money may still go out.</summary>
internal static class Vigencia
{
    /// <summary>Why nothing may be ordered or approved now, or <see langword="null"/>.</summary>
    [Regla("AMB-37")]
    public static Rechazo? Impedimento(Expediente estado, Contexto contexto) => estado.Ministraciones?.Retencion is not null
        ? new Rechazo("RECURSO_RETENIDO", "AMB-37", "El recurso pendiente está retenido de manera cautelar; levante la retención o resuelva la cancelación.")
        : Terminada(estado, contexto);

    /// <summary>Why nothing will be paid any more, held or not, or <see langword="null"/>.</summary>
    [Regla("PZ-35", "PZ-39", "PCS-A6-C4G-10", "PCS-A6-C23-01", "PCS-3.5.1-04", "AMB-46")]
    public static Rechazo? Terminada(Expediente estado, Contexto contexto)
    {
        // What is paid after the last report can be told in no report (Cuarta G X), nor does it count in its points.
        if (estado.Informes is { EnEvaluacionFinal: true })
        {
            return new Rechazo("EN_EVALUACION_FINAL", "PCS-A6-C4G-10", "El proyecto está en su evaluación final: lo que se pagara ahora ya no podría informarse.");
        }

        if (contexto.Hoy > contexto.Programa.FinDeVigencia)
        {
            return new Rechazo("FUERA_DE_VIGENCIA", "PCS-A6-C23-01", $"La vigencia terminó el {contexto.Programa.FinDeVigencia.Corta()}; ya no pueden entregarse recursos.");
        }

        if (EtapasDeApoyo.SinRecurso(estado, contexto) is { } sinRecurso)
        {
            return sinRecurso;
        }

        // The obligation to deliver the money exists for the programme only with an agreement before the last day of the year (AMB-46).
        var ultimo = contexto.Programa.Termino("PZ-39").Fecha;
        return estado.Convenio?.Fecha > ultimo
            ? new Rechazo("RECURSO_NO_DEVENGADO", "PCS-3.5.1-04", $"El Convenio se suscribió después del {ultimo?.Corta()}: el recurso no quedó devengado en el ejercicio.")
            : null;
    }
}
