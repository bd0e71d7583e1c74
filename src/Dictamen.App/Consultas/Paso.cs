using System.Reflection;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Consultas;

/// <summary>A fact of a file with the file before and after it.</summary>
internal sealed record Paso(RecordedEvent Evento, Hecho Hecho, Expediente Antes, Expediente Despues)
{
    /// <summary>The facts of a file, in order.</summary>
    public static IReadOnlyList<Paso> De(IEnumerable<RecordedEvent> eventos)
    {
        var (estado, pasos) = (Expediente.Inicial, new List<Paso>());
        foreach (var evento in eventos)
        {
            var hecho = HechoCodec.Leer(evento);
            pasos.Add(new Paso(evento, hecho, estado, estado = Pliegue.Aplicar(estado, hecho, evento.At)));
        }

        return pasos;
    }

    /// <summary>Term of the remedy that begins with this fact: it proves that a resolution was received.</summary>
    public Plazo? Recurso(Contexto contexto) => Recibida is { } n ? RecursoDeRevision.Plazo(n, contexto) : null;

    /// <summary>What the law says of this fact by now, and the fact could not know.</summary>
    /// <param name="ahora">The file after its last fact.</param>
    /// <param name="contexto">Calendar and instant of whoever asks.</param>
    public IEnumerable<string> Notas(Expediente ahora, Contexto contexto)
    {
        if (Recibida is { } recibida && recibida.Recibida == ahora.Notificaciones[recibida.Id].Recibida && RecursoDeRevision.Frase(ahora, recibida, contexto) is { } recurso)
        {
            yield return recurso;
        }

        if (Hecho is VigenciaConcluida && ConservacionDeBienes.Frase(ahora, contexto) is { } conservacion)
        {
            yield return conservacion;
        }

        foreach (var ordenada in Despues.PorNotificar ? Despues.Notificaciones.Values.Where(n => n is { Estatus: EstatusNotificacion.Pendiente, Envios: 1 } && !ReferenceEquals(n, Antes.Notificaciones.GetValueOrDefault(n.Id))) : [])
        {
            if (PlazoParaNotificar.Frase(ahora.Notificaciones[ordenada.Id], contexto, new NombresDeExpediente(contexto.Programa, ahora)) is { } tarde)
            {
                yield return tarde;
            }
        }
    }

    /// <summary>Rules that the fact carries out: those of its type, or of what it is about where the type is the same for all.</summary>
    public IReadOnlyList<string> Reglas => Hecho switch
    {
        // The end of a term that changes nothing is of its row; AMB-51 is only for what was due and was not done.
        PlazoConcluido { Motivo: MotivoDeConclusion.Incumplido } p => [De(p), "AMB-51"],
        PlazoConcluido p => [De(p)],
        AvisoCumplido<Expediente> a => NombresDeEncargo.Reglas(a.Id),
        AvisoRechazado<Expediente> a => NombresDeEncargo.Reglas(a.Id),
        AvisoReintentado<Expediente> a => NombresDeEncargo.Reglas(a.Id),
        _ => [.. Hecho.GetType().GetCustomAttributes<ReglaAttribute>().SelectMany(r => r.Ids)],
    };

    private static string De(PlazoConcluido p) => p.Id.Split('/')[0];

    private Notificacion? Recibida => Hecho is NotificacionEntregada e ? Despues.Notificaciones[e.Id] : null;
}
