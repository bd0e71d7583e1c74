using System.Globalization;
using Dictamen.Core.Convocatorias.Recursos;

namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>What the stages after the assignment owe to it. For the <c>Aplicar</c> of their facts, before the status changes.</summary>
public static class EtapasDeApoyo
{
    /// <summary>Whether a project is supported and its agreement is not signed yet: until then it can be declared not supported.</summary>
    public static bool SinConvenioSuscrito(Estatus estatus) => estatus is Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.EnAjuste2
        or Estatus.Ajustado or Estatus.ConvenioEnviado or Estatus.ConvenioObservado;

    /// <summary>Why an agreement can neither be signed nor paid, or <see langword="null"/>: the convocatoria withdrew the money for lack of budget before it knew of the signature, and may have given it to
    /// another. What is signed is ended by 4.2.7-2 (AMB-23). The row is there: the file was supported from it.</summary>
    [Regla("PCS-4.2.3.3-06", "PCS-4.2.3.4-01", "AMB-23")]
    public static Rechazo? SinRecurso(Expediente estado, Contexto contexto) =>
        contexto.Convocatoria?.Presupuesto?.De(estado.Folio.Consecutivo) is { } renglon && renglon.Asignado < estado.Convenio?.Monto
            ? new Rechazo(
                "SIN_RECURSO_ASIGNADO",
                "PCS-4.2.3.3-06",
                $"La convocatoria retiró el recurso de este proyecto por insuficiencia presupuestaria: {(estado.Convenio.Fecha is null ? "su Convenio no puede suscribirse" : "su Convenio no puede pagarse y sólo puede terminarse por disponibilidad presupuestal (numeral 4.2.7-2)")}.")
            : null;

    /// <summary>The project leaves for <paramref name="causa"/>: all that it was assigned goes back to the convocatoria, and so does its place among those that wait for money.</summary>
    /// <remarks>A project that leaves before it is told its assignment may have money already: the convocatoria knows how much.</remarks>
    public static Expediente LiberarRecurso(this Expediente estado, CausaNoApoyo causa) => causa switch
    {
        CausaNoApoyo.InformacionPosterior => estado.Liberar(CausaDeLiberacion.InformacionPosterior, estado.Disponible()),
        CausaNoApoyo.Renuncia => estado.Liberar(CausaDeLiberacion.Renuncia, estado.Disponible()),
        CausaNoApoyo.AjusteNoAtendido => estado.Liberar(CausaDeLiberacion.AjusteNoAtendido, estado.Disponible()),
        CausaNoApoyo.Similitud => estado.Liberar(CausaDeLiberacion.Similitud, estado.Disponible()),
        CausaNoApoyo.DocumentosNoEntregados => estado.Liberar(CausaDeLiberacion.DocumentosNoEntregados, estado.Disponible()),
        _ => estado,
    };

    /// <summary>The project stays supported with <paramref name="autorizado"/> pesos: what it was assigned above them goes back (AMB-29, PCS-7.2-06).</summary>
    public static Expediente LiberarDiferencia(this Expediente estado, decimal autorizado) =>
        estado.Asignacion is { } a && autorizado < a.MontoAsignado ? estado.Liberar(CausaDeLiberacion.Reduccion, a.MontoAsignado - autorizado) : estado;

    /// <summary>The agreement ended early or was cancelled: what was not paid goes back.</summary>
    public static Expediente LiberarNoPagado(this Expediente estado, Estatus termino) => estado.Liberar(
        termino == Estatus.Cancelado ? CausaDeLiberacion.Cancelacion : CausaDeLiberacion.TerminacionAnticipada,
        Math.Max(0, estado.Disponible() - (estado.Ministraciones?.Pagado ?? 0)));

    /// <summary>The agreement is signed: from here on the lack of money alone does not withdraw the project (AMB-23).</summary>
    public static Expediente AvisarConvenioSuscrito(this Expediente estado) =>
        estado.Encargar(new Encargo("convenio-suscrito", estado.Folio.Convocatoria, new AsentarConvenio(estado.Folio)));

    private static decimal Disponible(this Expediente estado) => estado.Asignacion?.MontoAsignado ?? estado.Recepcion?.MontoSolicitado ?? 0;

    // Nothing is owed before there is a dictamen: the project is in no ranking.
    // What it had before is part of the id: in one support money is released more than once, but never twice from the same amount.
    private static Expediente Liberar(this Expediente estado, CausaDeLiberacion causa, decimal monto)
    {
        if (estado.Asignacion is null && estado.Estatus != Estatus.Dictaminado)
        {
            return estado;
        }

        var antes = estado.Disponible();
        return estado.Encargar(new Encargo(string.Create(CultureInfo.InvariantCulture, $"liberar/{causa}/{antes:0.00}"), estado.Folio.Convocatoria, new LiberarRecurso(estado.Folio, monto, causa))) with
        {
            Asignacion = estado.Asignacion is { } asignacion ? asignacion with { MontoAsignado = antes - monto } : null,
        };
    }
}
