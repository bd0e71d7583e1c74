using System.Text.Json;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Comunidades;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Servicios;

/// <summary>Receives applications: keeps the person apart from the project, gives the folio in the order of reception and opens the file.</summary>
public sealed class Solicitudes(
    Despachador despachador,
    Repositorio repositorio,
    IDocumentStore documentos,
    FichasDelComite fichas,
    Seudonimos seudonimos)
{
    /// <summary>The application as the record knows it: its people as pseudonyms.</summary>
    public SolicitudDeApoyo Seudonimizar(SolicitudDeApoyo solicitud) => solicitud with
    {
        Contenido = solicitud.Contenido with
        {
            Anexo3 = solicitud.Contenido.Anexo3 with
            {
                Integrantes = [.. (solicitud.Personas.IsDefault ? [] : solicitud.Personas).Select(seudonimos.Integrante)],
            },
        },
    };

    /// <summary>Receives an application. When it answers a folio, the application, its documents and its people are safe.</summary>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="solicitudId">Id of the application: the same id twice gives the same folio.</param>
    /// <param name="solicitud">What was handed in; its documents are already kept.</param>
    /// <param name="actor">Who hands it in.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    /// <returns>The folio, or the refusal: then nothing was kept.</returns>
    public async Task<(Folio? Folio, Rechazo? Rechazo)> RecibirAsync(string convocatoria, string solicitudId, SolicitudDeApoyo solicitud, Actor actor, CancellationToken ct = default)
    {
        var (acto, contenido) = await PrepararAsync(solicitudId, solicitud, ct).ConfigureAwait(false);
        var decision = await despachador.ProbarAsync(convocatoria, acto, actor, ct).ConfigureAwait(false);
        if (decision.Rechazo is { } rechazo)
        {
            return (null, rechazo);
        }

        // Kept under the digest of the application, which means nothing until a folio names it: whoever is refused in the end changed nobody's data. What has its folio keeps the people that it came with.
        if (!decision.Hechos.IsEmpty)
        {
            await GuardarAsync(acto, contenido, solicitud, ct).ConfigureAwait(false);
        }

        return await RegistrarAsync(convocatoria, acto, actor, ct).ConfigureAwait(false);
    }

    /// <summary>The act that hands in an application: its people as pseudonyms, its digest, that no other application has, and what its community is barred from; and the application as it is kept.</summary>
    public async ValueTask<(AsignarFolio Acto, byte[] Contenido)> PrepararAsync(string solicitudId, SolicitudDeApoyo solicitud, CancellationToken ct = default)
    {
        var conocida = Seudonimizar(solicitud);
        conocida = conocida with { Contenido = conocida.Contenido with { SolicitudId = solicitudId } };
        var portada = conocida.Contenido.Anexo3.Portada;
        var comunidad = await repositorio.CargarAsync<Comunidad>(ClaveDeComunidad.De(portada.Cvegeo, portada.Comunidad), ct).ConfigureAwait(false);
        var contenido = JsonSerializer.SerializeToUtf8Bytes(conocida.Contenido, HechoCodec.Opciones);
        return (new AsignarFolio(solicitudId, conocida, Huellas.De(contenido), [.. comunidad.Estado.Impedimentos.Keys]), contenido);
    }

    /// <summary>Keeps what the record will only name: the application and its people.</summary>
    /// <param name="acto">The act that names them.</param>
    /// <param name="contenido">The application as it is kept, whose digest the act names.</param>
    /// <param name="solicitud">What was handed in, with its people.</param>
    /// <param name="ct">Cancels before anything is kept.</param>
    public Task GuardarAsync(AsignarFolio acto, ReadOnlyMemory<byte> contenido, SolicitudDeApoyo solicitud, CancellationToken ct = default) => Task.WhenAll(
        documentos.PutAsync(contenido, ct).AsTask(),
        fichas.GuardarAsync(acto.Anexo3, solicitud.Personas.Select((p, i) => seudonimos.Ficha(p, i == 0 ? solicitud.CorreosDeNotificacion : [])), ct).AsTask());

    /// <summary>Gives the folio and opens the file. What the act names is kept already.</summary>
    public async Task<(Folio? Folio, Rechazo? Rechazo)> RegistrarAsync(string convocatoria, AsignarFolio acto, Actor actor, CancellationToken ct = default)
    {
        var respuesta = await despachador.EjecutarAsync(convocatoria, acto, actor, $"solicitud/{acto.SolicitudId}", ct).ConfigureAwait(false);
        if (respuesta.Rechazo is { } rechazo)
        {
            return (null, rechazo);
        }

        // No facts and no refusal: the same application had its folio already, under another command.
        var asignado = respuesta.Hechos.OfType<FolioAsignado>().FirstOrDefault();
        if (asignado is null)
        {
            return ((await repositorio.CargarAsync<Libro>(convocatoria, ct).ConfigureAwait(false)).Estado.PorSolicitud[acto.SolicitudId], null);
        }

        await AbrirAsync(asignado, acto.Solicitud.Contenido, ct).ConfigureAwait(false);
        return (asignado.Folio, null);
    }

    /// <summary>Opens the file of a folio that was given before the process died: the book of reception has it, and the application is kept.</summary>
    public async ValueTask AbrirPendienteAsync(FolioAsignado asignado, CancellationToken ct = default)
    {
        var contenido = await documentos.LeerAsync<ContenidoDeSolicitud>(asignado.Anexo3, ct).ConfigureAwait(false)
            ?? throw new InvalidDataException($"La solicitud del folio {asignado.Folio} no está entre los documentos ({asignado.Anexo3}).");
        await AbrirAsync(asignado, contenido, ct).ConfigureAwait(false);
    }

    private async ValueTask AbrirAsync(FolioAsignado asignado, ContenidoDeSolicitud contenido, CancellationToken ct) =>
        await despachador.EjecutarAsync<Expediente>(
            asignado.Folio.ToString(),
            new AbrirExpediente(asignado.Folio, asignado.RecibidaEl, asignado.Anexo3, contenido),
            Actor.Sistema,
            $"abrir/{asignado.Folio}",
            ct).ConfigureAwait(false);
}
