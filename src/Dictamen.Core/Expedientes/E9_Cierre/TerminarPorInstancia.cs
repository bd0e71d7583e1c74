using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The Instancia Ejecutora ends the agreement without responsibility for it, by force majeure or lack of budget, and tells the committee within five working days of deciding so (4.2.7-2).</summary>
/// <param name="Causa"><see cref="CausaDeTermino.FuerzaMayor"/> or <see cref="CausaDeTermino.DisponibilidadPresupuestal"/>.</param>
/// <param name="DecididaEl">Day of the decision, from which the term of the notice runs (AMB-33).</param>
/// <param name="Motivo">Why.</param>
/// <param name="Aviso">Digest of the reasoned notice.</param>
[Regla("PCS-4.2.7-03", "PZ-20", "AMB-33"), Faculta(Rol.Operador)]
public sealed record TerminarPorInstancia(CausaDeTermino Causa, DateOnly DecididaEl, string Motivo, Huella Aviso) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus is not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion))
        {
            return estado.NoProcede("dar por terminado el Convenio", "PCS-4.2.7-03");
        }

        if (Causa is not (CausaDeTermino.FuerzaMayor or CausaDeTermino.DisponibilidadPresupuestal))
        {
            return Decision.Rechazar("CAUSA_NO_PREVISTA", "PCS-4.2.7-03", "La Instancia Ejecutora sólo termina por sí el Convenio por fuerza mayor o disponibilidad presupuestal; por incumplimiento se oye antes al Comité.");
        }

        if (DecididaEl > contexto.Hoy || DecididaEl < estado.Convenio!.Fecha)
        {
            return Rechazo.PorContenido([new Falla("decidida_el", "PCS-4.2.7-03", "La fecha de la decisión no puede ser futura ni anterior al Convenio.")]);
        }

        if ((TerminoDelConvenio.Concluido(estado, contexto, DecididaEl) ?? TerminoDelConvenio.PagoEnCurso(estado)) is { } impedimento)
        {
            return impedimento;
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-4.2.7-03") is { } falla
            ? Rechazo.PorContenido([falla])
            : new TerminacionDecidida(Causa, Motivo, Aviso, contexto.Plazo("PZ-20", DecididaEl));
    }

    /// <summary>End of PZ-20: the notice had to be sent by then.</summary>
    [Regla("PZ-20", "AMB-51")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo) => new PlazoConcluido(
        plazo.Id,
        estado.Notificaciones.TryGetValue(TerminoDelConvenio.Aviso, out var aviso) && aviso.Estatus is EstatusNotificacion.Enviada or EstatusNotificacion.Entregada
            ? MotivoDeConclusion.SinEfecto
            : MotivoDeConclusion.Incumplido);
}

/// <summary>TERMINACION_ANTICIPADA by the authority (4.2.7-2).</summary>
/// <param name="Causa">Why.</param>
/// <param name="Motivo">Why, in words.</param>
/// <param name="Aviso">Digest of the notice.</param>
/// <param name="Plazo">Term of the notice.</param>
[Regla("PCS-4.2.7-03")]
public sealed record TerminacionDecidida(CausaDeTermino Causa, string Motivo, Huella Aviso, Plazo Plazo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"La Instancia Ejecutora dio por terminado el Convenio por {(Causa == CausaDeTermino.FuerzaMayor ? "fuerza mayor" : "disponibilidad presupuestal")}: {Motivo} El aviso debe enviarse a más tardar el {Plazo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        TerminoDelConvenio.Terminar(estado, Estatus.TerminacionAnticipada, Causa, "terminacion-anticipada", "PCS-4.2.7-03", Motivo, new("Aviso de la terminación anticipada", Aviso)).Abrir(Plazo);
}
