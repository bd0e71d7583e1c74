using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Days in which whatever is resolved must be notified (LFPA 39), counted from the day on which its fact was recorded. A notification is made when its reception is proven (AMB-50): one that
/// bounced, waits for the mail or has no proof is not. The law attaches no consequence to its end, so no term is opened: it is counted whenever somebody asks.</summary>
[Regla("DH-39-01")]
public static class PlazoParaNotificar
{
    /// <summary>Row of the table of terms.</summary>
    public const string Renglon = "DH-39-01";

    /// <summary>Term in which a notification has or had to be made; <see langword="null"/> where it is not known when it was ordered.</summary>
    public static Plazo? De(Notificacion notificacion, Contexto contexto) =>
        notificacion.EmitidaEl is { } dia ? contexto.Plazo(Renglon, dia, notificacion.Id) : null;

    /// <summary>Notifications of a file that are still to be made, each with its term, over or not.</summary>
    public static IEnumerable<(Notificacion Notificacion, Plazo Plazo)> PorHacer(IEnumerable<Notificacion> notificaciones, Contexto contexto) =>
        from n in notificaciones
        where n.Estatus != EstatusNotificacion.Entregada
        let plazo = De(n, contexto)
        where plazo is not null
        select (n, plazo);

    /// <summary>That a notification was not made in time, or was made late; <see langword="null"/> for one that was or may still be made in time.</summary>
    /// <param name="notificacion">The notification.</param>
    /// <param name="contexto">Calendar and instant.</param>
    /// <param name="nombres">Who knows its name.</param>
    public static string? Frase(Notificacion notificacion, Contexto contexto, INombres nombres)
    {
        if (De(notificacion, contexto) is not { } plazo)
        {
            return null;
        }

        var debia = $"La notificación «{nombres.Notificacion(notificacion.Id)}» debía hacerse a más tardar el {plazo.UltimoDia.ConDia()} (LFPA, artículo 39)";
        return notificacion.SurteEfectos is { } dia ? dia > plazo.UltimoDia ? $"{debia}: se hizo el {dia.ConDia()}, fuera de ese plazo." : null
            : plazo.Vencido(contexto.Ahora) ? $"{debia} y no se ha hecho."
            : null;
    }
}
