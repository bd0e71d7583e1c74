using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>The two terms of the adjustment: what is on time, and what happens when they end. There is no third (PCS-4.2.4-04).</summary>
public static class PlazosDeAjuste
{
    /// <summary>Notification that opens the first term.</summary>
    public const string Observaciones = "observaciones";

    /// <summary>Notification that opens the second term.</summary>
    public const string SegundoAjuste = "segundo-ajuste";

    /// <summary>Whether the committee can still hand in: the term runs, or it has not begun because reception is not proven (AMB-50).</summary>
    [Regla("PZ-10", "PZ-11", "AMB-28")]
    public static bool EnTermino(Expediente estado, Contexto contexto)
    {
        var (plazo, notificacion) = estado.Estatus == Estatus.EnAjuste1 ? ("PZ-10", Observaciones) : ("PZ-11", SegundoAjuste);
        return estado.Plazos.TryGetValue(plazo, out var abierto)
            ? !contexto.Vencido(abierto)
            : estado.UltimaNotificacion(notificacion) is { Estatus: not EstatusNotificacion.Entregada };
    }

    /// <summary>Whether what was handed in waits for the office. In the first term, which the committee may still use to complete a part, it does once it says that it attends everything, or the term is closed.</summary>
    [Regla("PCS-4.2.4-02", "PCS-4.2.4-03")]
    public static bool EsperaRevision(Expediente estado) => estado switch
    {
        { Estatus: Estatus.EnAjuste2, Ajuste.PorRevisar: not null } => true,
        { Estatus: Estatus.EnAjuste1, Ajuste: { PorRevisar: not null } ajuste } => ajuste.SinAtender().IsEmpty
            || (!estado.Plazos.ContainsKey("PZ-10") && estado.UltimaNotificacion(Observaciones) is not { Estatus: not EstatusNotificacion.Entregada }),
        _ => false,
    };

    /// <summary>End of the first term: what was handed in waits for its review; silence opens the second term too (AMB-28).</summary>
    [Regla("PZ-10", "PCS-4.2.4-02", "AMB-28")]
    public static Decision VencerPrimero(Expediente estado, Contexto contexto, Plazo plazo) => estado switch
    {
        { Estatus: not Estatus.EnAjuste1 } => new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto),
        { Ajuste.PorRevisar: not null } => new PlazoConcluido(plazo.Id, MotivoDeConclusion.EnRevision),
        _ => new SegundoAjusteRequerido(estado.Ajuste!.Pendientes, PorSilencio: true),
    };

    /// <summary>End of the second term: with anything not attended the project is not supported.</summary>
    [Regla("PZ-11", "PCS-4.2.4-03", "PCS-4.2.4-04", "PCS-4.2.3.3-05")]
    public static Decision VencerSegundo(Expediente estado, Contexto contexto, Plazo plazo) => estado switch
    {
        { Estatus: not Estatus.EnAjuste2 } => new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto),
        { Ajuste.PorRevisar: not null } => new PlazoConcluido(plazo.Id, MotivoDeConclusion.EnRevision),
        _ => new AjusteNoAtendido(estado.Ajuste!.Pendientes),
    };
}
