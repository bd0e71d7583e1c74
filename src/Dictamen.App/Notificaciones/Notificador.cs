using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Notificaciones;

/// <summary>Renders a notification and hands it to the mail port. The same state on the same site gives the same message.</summary>
public sealed class Notificador(IMail correo, FichasDelComite fichas, EnlacesPedidos enlaces, Accesos accesos, Entorno entorno, TimeProvider reloj, SitioPublico sitio)
{
    private static readonly Uso ParaNotificar = new(Finalidad.SistemasDeDatos, "Notificar al Comité de Participación Comunitaria");

    /// <summary>Sends a notification of a stream.</summary>
    /// <returns>What became of it; a file whose members have no address left answers <see cref="MailBounced"/>.</returns>
    public async ValueTask<MailOutcome> EnviarAsync<TEstado>(string clave, TEstado estado, Notificacion notificacion, CancellationToken ct = default)
        where TEstado : IEstado<TEstado>
    {
        if (estado is not Expediente { Recepcion: { } recepcion } expediente)
        {
            throw new InvalidOperationException($"{TEstado.Clase} notifies nobody.");
        }

        var quienes = recepcion.Integrantes.Select(i => i.Persona).Concat(notificacion.Tambien).Distinct().ToList();
        var suyas = await fichas.DeAsync(recepcion, quienes, Actor.Sistema, ParaNotificar, ct).ConfigureAwait(false);
        var personas = quienes.Where(suyas.ContainsKey).Select(p => suyas[p]).ToList();
        var para = Direcciones(personas);
        if (para.IsEmpty)
        {
            return new MailBounced("El comité no tiene correo registrado.");
        }

        var contexto = await entorno.ContextoAsync(clave, expediente, reloj.GetUtcNow(), Actor.Sistema, ct).ConfigureAwait(false);
        var mensaje = Redactar(expediente, notificacion, contexto, para, sitio);

        // What can be done again comes first: if it fails, nothing went out, and whoever tries again sends the message once.
        if (!notificacion.ConEnlace.IsEmpty)
        {
            await accesos.RevocarLosAjenosAsync(expediente.Folio, recepcion.Integrantes, ct).ConfigureAwait(false);
        }

        foreach (var persona in personas.Where(f => notificacion.ConEnlace.Contains(f.Id)))
        {
            // In the queue of those that were asked for, where it waits once however often it is promised: a link may be sent twice, and is not lost. Whoever it did not reach asks for it as the message says.
            ExpedienteOcupadoException.SiOcupado(await enlaces.PrometerAsync(persona.Correo.ToLowerInvariant(), expediente.Folio.ToString(), ct).ConfigureAwait(false));
        }

        return await correo.SendAsync(mensaje, ct).ConfigureAwait(false);
    }

    /// <summary>The message of a notification.</summary>
    [Regla("LEY-01")]
    public static Correo Redactar(Expediente expediente, Notificacion notificacion, Contexto contexto, ImmutableArray<string> para, SitioPublico sitio)
    {
        string Campo(string nombre) => nombre switch
        {
            "pedir_enlace" => sitio.PedirEnlace,
            "contacto" => sitio.Contacto,
            _ => CamposDeExpediente.De(nombre, expediente, notificacion, contexto),
        };
        var plantilla = Plantillas.De(notificacion.Plantilla);
        return new Correo(
            // The medium may drop a second message with the same id; one that is ordered again is another message.
            $"{Repositorio.Nombre<Expediente>(expediente.Folio.ToString())}/{notificacion.Id}{(notificacion.Envios > 1 ? $"/{notificacion.Envios}" : "")}",
            para,
            plantilla.Titulo.Llenar(Campo),
            plantilla.Mensaje.Llenar(Campo),
            EnHtml: true,
            expediente.Folio.ToString());
    }

    private static ImmutableArray<string> Direcciones(IEnumerable<Ficha> personas)
    {
        var suyas = ImmutableArray.CreateBuilder<string>();
        foreach (var persona in personas)
        {
            foreach (var correo in (ReadOnlySpan<string>)[persona.Correo, .. persona.CorreosDeNotificacion])
            {
                if (correo.Length > 0 && !suyas.Contains(correo, StringComparer.OrdinalIgnoreCase))
                {
                    suyas.Add(correo);
                }
            }
        }

        return suyas.DrainToImmutable();
    }
}
