using System.Collections.Frozen;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>The remedy against a resolution that ends a procedure (LFPA 83, 85 and 86). It is filed in writing before the authority and not here (AMB-21): what the file knows is until when, and that
/// the resolution stood if nobody did. Its term is no open term: nothing waits for its end, so it is counted whenever somebody asks, from the day on which the notification took effect.</summary>
[Regla("DH-83-01", "AMB-21")]
public static class RecursoDeRevision
{
    /// <summary>Row of the table of terms.</summary>
    public const string Renglon = "DH-83-01";

    private const string NoApoyado = "no-apoyado";

    // By the template that tells it. The dictamen is none of them: what follows from it is another resolution, that is told when it is published. Nor is what asks, observes or withholds meanwhile.
    private static readonly FrozenSet<string> Resoluciones = new[]
    {
        "recepcion-incompleta", NoApoyado, "segunda-ministracion-negada", "ministracion-limitada", "comunidad-impedida",
        "modificatorio-improcedente", "modificatorio-cancelado", "cambio-sin-efecto",
        "resolucion-incumplimiento", "terminacion-improcedente", "terminacion-anticipada", "cancelacion-instrumento",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether what a notification tells can be challenged.</summary>
    public static bool Procede(Notificacion notificacion) => Resoluciones.Contains(notificacion.Plantilla);

    /// <summary>Term of the remedy; <see langword="null"/> against what is no such resolution, or was not received yet.</summary>
    public static Plazo? Plazo(Notificacion notificacion, Contexto contexto) =>
        Procede(notificacion) && contexto.SurteEfectos(notificacion) is { } dia ? contexto.Plazo(Renglon, dia, notificacion.Id) with { EnVentanilla = true } : null;

    /// <summary>Resolutions of a file that can be challenged today, each with its term.</summary>
    public static IEnumerable<(Notificacion Resolucion, Plazo Plazo)> Abiertos(Expediente expediente, Contexto contexto) =>
        from n in expediente.Notificaciones.Values
        where Rige(expediente, n)
        let plazo = Plazo(n, contexto)
        where plazo is not null && !plazo.Vencido(contexto.Ahora)
        select (n, plazo);

    /// <summary>Until when a resolution can be challenged, or that it stood; <see langword="null"/> where <see cref="Plazo"/> is, and for a resolution that was left without effect.</summary>
    public static string? Frase(Expediente expediente, Notificacion notificacion, Contexto contexto) =>
        Plazo(notificacion, contexto) is not { } plazo || !Rige(expediente, notificacion) ? null
        : plazo.Vencido(contexto.Ahora) ? $"El plazo para interponer el recurso de revisión terminó el {plazo.UltimoDia.ConDia()}: si no se presentó ante la autoridad, la resolución quedó firme (LFPA, artículos 83 y 85)."
        : $"Contra esta resolución procede el recurso de revisión, que se presenta por escrito ante la autoridad a más tardar el {plazo.UltimoDia.ConDia()} (LFPA, artículos 83 y 85).";

    // The lack of money is reversed when there is money again, and that resolution rules no longer (PCS-4.2.3.3-02), whatever cause comes later.
    private static bool Rige(Expediente expediente, Notificacion notificacion) =>
        notificacion.Plantilla != NoApoyado || (expediente.Estatus == Estatus.NoApoyado && expediente.UltimaNotificacion(notificacion.Clave)?.Id == notificacion.Id);
}
