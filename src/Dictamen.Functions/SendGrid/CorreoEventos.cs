using System.Text.Json;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Dictamen.Functions.SendGrid;

/// <summary>Signed event webhook: the proof that a notification was received, or that it was not. SendGrid sends an event until it is taken, so each may come more than once and in any order.</summary>
public sealed partial class CorreoEventos(FirmaDeEventos firma, AjustesDeCorreo ajustes, Despachador despachador, Nudge nudge, TimeProvider reloj, ILogger<CorreoEventos> log)
{
    private const int Maximo = 4 * 1024 * 1024;
    private const int ALaVez = 16;

    /// <summary>One delivery of events.</summary>
    [Function(nameof(CorreoEventos))]
    public async Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/sendgrid")] HttpRequest req, [DurableClient] DurableTaskClient client)
    {
        var ct = req.HttpContext.RequestAborted;
        var respuesta = req.HttpContext.Response;
        if (await LeerAsync(req.Body, ct) is not { } cuerpo)
        {
            respuesta.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!firma.Verificar(req.Headers[FirmaDeEventos.Firma], req.Headers[FirmaDeEventos.Instante], cuerpo))
        {
            SinFirma(log);
            respuesta.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await using var turno = nudge.Abrir(client);
            // What was received is worked to its end, even if the sender does not wait for it: what it sends again then finds its work done. The events of one file keep their order.
            await Parallel.ForEachAsync(
                Asientos(Eventos(cuerpo)),
                new ParallelOptions { MaxDegreeOfParallelism = ALaVez },
                async (deUno, _) =>
                {
                    foreach (var asiento in deUno)
                    {
                        await AsentarAsync(asiento);
                    }
                });
            respuesta.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception e) when (e is AlmacenNoDisponibleException or ExpedienteOcupadoException)
        {
            // SendGrid sends all of them again.
            respuesta.StatusCode = StatusCodes.Status503ServiceUnavailable;
            respuesta.Headers.RetryAfter = "30";
        }
    }

    private IEnumerable<IGrouping<string, Asiento>> Asientos(List<EventoDeCorreo> eventos)
    {
        var asientos = new List<Asiento>();
        foreach (var evento in eventos)
        {
            if (evento.Asentar(ajustes.Instalacion, reloj.GetUtcNow()) is var (folio, acto))
            {
                asientos.Add(new Asiento(folio, acto, $"sendgrid/{evento.Id ?? $"{evento.Tipo}/{evento.Segundos}"}"));
            }
            else
            {
                Ajeno(log, evento.Tipo is { Length: <= 30 } tipo && tipo.All(char.IsAsciiLetter) ? tipo : "desconocido");
            }
        }

        return asientos.GroupBy(a => a.Folio, StringComparer.Ordinal);
    }

    private async Task AsentarAsync(Asiento asiento)
    {
        var r = await despachador.EjecutarAsync(asiento.Folio, asiento.Acto, Actor.Sistema, asiento.Orden, CancellationToken.None);
        ExpedienteOcupadoException.SiOcupado(r.Rechazo);
    }

    private List<EventoDeCorreo> Eventos(byte[] cuerpo)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<List<EventoDeCorreo?>>(cuerpo) ?? []).OfType<EventoDeCorreo>()];
        }
        catch (JsonException)
        {
            // Signed and not understood: it would not be understood the next time either.
            Envenenado(log, cuerpo.Length);
            return [];
        }
    }

    private static async Task<byte[]?> LeerAsync(Stream cuerpo, CancellationToken ct)
    {
        using var memoria = new MemoryStream();
        var bloque = new byte[16 * 1024];
        int n;
        while ((n = await cuerpo.ReadAsync(bloque, ct)) > 0)
        {
            if (memoria.Length + n > Maximo)
            {
                return null;
            }

            memoria.Write(bloque, 0, n);
        }

        return memoria.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Llegaron eventos de correo sin firma válida o de hace más de un día; se rechazaron.")]
    private static partial void SinFirma(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Evento de correo «{Tipo}» que no dice nada de una notificación de esta instalación; se pasa por alto.")]
    private static partial void Ajeno(ILogger logger, string tipo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "poison: llegaron {Bytes} bytes de eventos de correo, firmados, que no se entienden; se descartan.")]
    private static partial void Envenenado(ILogger logger, int bytes);

    // What an event says, and the id under which it is said once.
    private sealed record Asiento(string Folio, Acto<Expediente> Acto, string Orden);
}
