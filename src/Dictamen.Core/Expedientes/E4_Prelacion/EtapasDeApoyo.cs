using Dictamen.Core.Convocatorias.Recursos;

namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>What the stages after the assignment have in common with it.</summary>
public static class EtapasDeApoyo
{
    /// <summary>Whether a project is supported and its agreement is not signed yet: until then it can be declared not supported.</summary>
    public static bool SinConvenioSuscrito(Estatus estatus) => estatus is Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.EnAjuste2
        or Estatus.Ajustado or Estatus.ConvenioEnviado or Estatus.ConvenioObservado;

    /// <summary>Owes the convocatoria the money that this project will not use. For the <c>Aplicar</c> of every fact by which a project leaves the support, or keeps it with less.</summary>
    /// <param name="estado">The file, still with what it was assigned.</param>
    /// <param name="causa">Why.</param>
    /// <param name="monto">Pesos; when not given, all that it was assigned. After a payment, only what was not paid.</param>
    public static Expediente LiberarRecurso(this Expediente estado, CausaDeLiberacion causa, decimal? monto = null)
    {
        // A project that leaves before it is told its assignment has its place in the ranking already: the convocatoria knows how much.
        var antes = estado.Asignacion?.MontoAsignado ?? estado.Recepcion?.MontoSolicitado ?? 0;
        var libera = Math.Min(monto ?? antes, antes);
        return estado.Encargar(new Encargo($"liberar/{causa}/{antes}", estado.Folio.Convocatoria, new LiberarRecurso(estado.Folio, libera, causa))) with
        {
            Asignacion = estado.Asignacion is { } asignacion ? asignacion with { MontoAsignado = antes - libera } : null,
        };
    }

    /// <summary>Tells the convocatoria that the agreement is signed. For the <c>Aplicar</c> of the last signature.</summary>
    public static Expediente AvisarConvenioSuscrito(this Expediente estado) =>
        estado.Encargar(new Encargo("convenio-suscrito", estado.Folio.Convocatoria, new AsentarConvenio(estado.Folio)));

    /// <summary>Orders the notification of a result. A project can be supported, withdrawn and supported again: each time it is told anew.</summary>
    internal static Expediente NotificarResultado(this Expediente estado, string id, string plantilla, string regla)
    {
        var previas = estado.Notificaciones.Keys.Count(k => k == id || k.StartsWith($"{id}/", StringComparison.Ordinal));
        return estado.Notificar(new Notificacion(previas == 0 ? id : $"{id}/{previas + 1}", plantilla, regla));
    }
}
