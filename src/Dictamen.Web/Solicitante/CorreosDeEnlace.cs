using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Web.Seguridad;

namespace Dictamen.Web.Solicitante;

/// <summary>Sends private links by e-mail: nobody gets one on a page, so that holding the address is what opens it.</summary>
[Regla("LEY-01")]
public sealed class CorreosDeEnlace(Enlaces enlaces, Borradores borradores, IMail correo, TimeProvider reloj, SitioPublico sitio)
{
    // How long a link opens; technical limits. A new one can always be asked for.
    private static readonly TimeSpan VigenciaDeSolicitud = TimeSpan.FromDays(60);
    private static readonly TimeSpan VigenciaDeExpediente = TimeSpan.FromDays(365);

    /// <summary>Sends the link of an application that is being filled in.</summary>
    public async Task EnviarSolicitudAsync(string id, [DatoPersonal] string para, CancellationToken ct = default)
    {
        var vence = reloj.GetUtcNow() + VigenciaDeSolicitud;
        var enlace = await enlaces.EmitirAsync("solicitud", borradores.Sujeto(para), $"solicitud:{id}", vence, unaVez: false, Actor.Sistema, ct);
        var contexto = await borradores.ContextoDeAsync(id, ct);
        await EnviarAsync(para, "Enlace privado de su solicitud de apoyo", $"{Recepcion(contexto)}Con este enlace puede llenar su solicitud, guardarla y continuar después:", enlace, vence, null, ct);
    }

    /// <summary>Sends a member of a committee the link of the file.</summary>
    public async Task EnviarExpedienteAsync(Destinatario a, [DatoPersonal] string para, CancellationToken ct = default)
    {
        var vence = reloj.GetUtcNow() + VigenciaDeExpediente;
        var enlace = await enlaces.EmitirAsync("expediente", a.Persona.Valor, $"folio:{a.Folio}:{a.Cargo}", vence, unaVez: false, Actor.Sistema, ct);
        await EnviarAsync(para, $"Enlace privado del expediente {a.Folio}", $"Con este enlace puede seguir el proyecto con folio {a.Folio} como {a.Cargo} del Comité y atender lo que se le pida. Con él también se firma el convenio: es personal, no lo comparta.", enlace, vence, a.Folio.ToString(), ct);
    }

    // Whoever opens it some days later knows for which convocatoria it is, and how long there is.
    private static string Recepcion(Contexto? contexto)
    {
        if (contexto?.Convocatoria is not { Bases.Nombre: var nombre, Recepcion: { } recepcion })
        {
            return "";
        }

        var plazo = contexto.Calendario.Recomputar(recepcion);
        return $"{nombre}: {(contexto.Vencido(plazo) ? "recibió" : "recibe")} solicitudes hasta el {plazo.UltimoDia.ConDia()} a las 24:00, hora del centro de México.\n\n";
    }

    private async Task EnviarAsync(string para, string asunto, string texto, string enlace, DateTimeOffset vence, string? folio, CancellationToken ct) =>
        await correo.SendAsync(
            new Correo(
                $"enlace/{Imprevisible.Numero(12)}",
                [para],
                asunto,
                $"{texto}\n\n{enlace}\n\nEl enlace vence el {HoraDelCentro.Dia(vence).Larga()}. Si vence o lo pierde, pida otro en {sitio.PedirEnlace}\nSi usted no lo pidió, no haga nada: nadie más lo recibió.\n\nNingún trámite del programa tiene costo. Dudas, quejas y denuncias: en {sitio.Contacto}.\n\n{CatalogoDeProgramas.Leyenda}.\n",
                EnHtml: false,
                folio),
            ct);
}
