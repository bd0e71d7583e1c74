using System.Threading.Channels;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dictamen.Web.Solicitante;

/// <summary>Links that somebody asked for, looked up and sent after the answer: how long the page takes tells nobody whether an address or a folio is known.</summary>
/// <remarks>In memory: what a process that dies did not send is asked for again, as the page says. A stop that is announced empties it first.</remarks>
public sealed partial class ColaDeEnlaces(Borradores borradores, MiExpediente expedientes, CorreosDeEnlace correos, ILogger<ColaDeEnlaces> log) : BackgroundService
{
    // More than this at a time is not people; the rest is dropped as a busy line is.
    private const int Capacidad = 1_000;

    private readonly Channel<Pedido> _pedidos = Channel.CreateBounded<Pedido>(new BoundedChannelOptions(Capacidad) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes down what was asked for, whether it exists or not.</summary>
    /// <param name="correo">Address, in lower case.</param>
    /// <param name="folio">Folio, or empty for applications that were not handed in.</param>
    public void Pedir([DatoPersonal] string correo, string folio) => _pedidos.Writer.TryWrite(new Pedido(correo, folio));

    /// <summary>Sends everything that was asked for until now.</summary>
    public async Task AgotarAsync(CancellationToken ct = default)
    {
        while (_pedidos.Reader.TryRead(out var pedido))
        {
            try
            {
                await EnviarAsync(pedido, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The mail or a store is away: who asked asks again; the others must not wait for it.
                NoSeEnvio(log, e);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _pedidos.Writer.TryComplete();
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await AgotarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _pedidos.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
        {
            await AgotarAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task EnviarAsync(Pedido pedido, CancellationToken ct)
    {
        if (pedido.Folio.Length == 0)
        {
            foreach (var id in await borradores.DeAsync(pedido.Correo, ct).ConfigureAwait(false))
            {
                await correos.EnviarSolicitudAsync(id, pedido.Correo, ct).ConfigureAwait(false);
            }
        }
        else
        {
            foreach (var destinatario in await expedientes.DestinatariosAsync(pedido.Folio, pedido.Correo, ct).ConfigureAwait(false))
            {
                await correos.EnviarExpedienteAsync(destinatario, pedido.Correo, ct).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No se envió un enlace que se pidió.")]
    private static partial void NoSeEnvio(ILogger logger, Exception e);

    private sealed record Pedido([property: DatoPersonal] string Correo, string Folio)
    {
        public override string ToString() => "Pedido de enlace";
    }
}
