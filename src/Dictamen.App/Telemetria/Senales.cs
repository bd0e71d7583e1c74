using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.App.Telemetria;

/// <summary>Traces and metrics of the application, for whatever the host exports them with. They carry the folio and never personal data.</summary>
public static class Senales
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Fuente = "Dictamen";

    /// <summary>Attribute with the folio.</summary>
    public const string Folio = "dictamen.folio";

    private static readonly ActivitySource Trazas = new(Fuente);
    private static readonly Meter Medidas = new(Fuente);
    private static readonly Counter<long> Vencidos = Medidas.CreateCounter<long>("dictamen.plazos.vencidos", "{plazo}", "Terms that a sweep found over for a quarter of an hour or more, with nothing recorded about it yet.");
    private static readonly Counter<long> Fallidas = Medidas.CreateCounter<long>("dictamen.notificaciones.fallidas", "{notificacion}", "Notifications that bounced: they notified nobody (AMB-50).");
    private static readonly Counter<long> Conflictos = Medidas.CreateCounter<long>("dictamen.conflictos", "{conflicto}", "Appends that lost against another writer and were decided again.");
    private static readonly Counter<long> Rechazados = Medidas.CreateCounter<long>("dictamen.encargos.rechazados", "{encargo}", "Errands between streams that their target refused.");
    private static readonly Counter<long> Barridos = Medidas.CreateCounter<long>("dictamen.barridos", "{barrido}", "Sweeps that went through the whole record; without them nobody repairs what an orchestration lost.");

    private static readonly Counter<long> Atrasados = Medidas.CreateCounter<long>("dictamen.atrasados", "{flujo}", "Streams that a sweep found unattended for half an hour or more, whatever they owe: a term, a notification, an errand, results.");
    private static readonly Counter<long> SinConstancia = Medidas.CreateCounter<long>("dictamen.notificaciones.sin_constancia", "{notificacion}", "Notifications that a sweep found sent a day ago or more, of which the medium has said nothing: no term runs from them (AMB-50).");

    /// <summary>Whether anybody listens to spans.</summary>
    internal static bool HayQuienEscuche => Trazas.HasListeners();

    /// <summary>Span of a command.</summary>
    internal static Activity? Orden<TEstado>(string clave, Acto<TEstado> acto) where TEstado : IEstado<TEstado> =>
        Trazas.StartActivity("orden").De<TEstado>(clave)?.SetTag("dictamen.acto", acto.GetType().Name);

    /// <summary>Span of a consequence: an errand, a notification, the end of a term.</summary>
    internal static Activity? Consecuencia<TEstado>(string clase, string clave, string id) where TEstado : IEstado<TEstado> =>
        Trazas.StartActivity(clase).De<TEstado>(clave)?.SetTag("dictamen.consecuencia", id);

    /// <summary>Span of a sweep.</summary>
    internal static Activity? Barrido() => Trazas.StartActivity("barrido");

    /// <summary>A sweep went through the whole record.</summary>
    internal static void ConBarrido() => Barridos.Add(1);

    /// <summary>A sweep found terms that are over.</summary>
    internal static void ConVencidos(int cuantos)
    {
        if (cuantos > 0)
        {
            Vencidos.Add(cuantos);
        }
    }

    /// <summary>A sweep found a stream that nobody attends.</summary>
    internal static void ConAtrasado() => Atrasados.Add(1);

    /// <summary>A sweep found notifications that were sent and of which nothing is known.</summary>
    internal static void ConSinConstancia(int cuantas)
    {
        if (cuantas > 0)
        {
            SinConstancia.Add(cuantas);
        }
    }

    /// <summary>An append lost against another writer.</summary>
    internal static void ConConflicto(string clase) => Conflictos.Add(1, new KeyValuePair<string, object?>("dictamen.clase", clase));

    /// <summary>Counts what a recorded fact says about the health of the programme.</summary>
    internal static void Registrado(Hecho hecho)
    {
        if (hecho is NotificacionRebotada)
        {
            Fallidas.Add(1);
        }
    }

    /// <summary>A target refused an errand.</summary>
    internal static void ConRechazo(Rechazo rechazo) => Rechazados.Add(1, new KeyValuePair<string, object?>("dictamen.rechazo", rechazo.Codigo));

    /// <summary>Notes on a span that what it covers was refused.</summary>
    internal static void Rechazada(this Activity? traza, Rechazo? rechazo)
    {
        if (rechazo is not null)
        {
            traza?.SetTag("dictamen.rechazo", rechazo.Codigo).SetTag("dictamen.regla", rechazo.Regla);
        }
    }

    // Only a file's key is a folio; keys of other streams may be capabilities (a draft, a link) and stay out.
    private static Activity? De<TEstado>(this Activity? traza, string clave) where TEstado : IEstado<TEstado>
    {
        traza?.SetTag("dictamen.clase", TEstado.Clase);
        return typeof(TEstado) == typeof(Expediente) ? traza?.SetTag(Folio, clave) : traza;
    }
}
