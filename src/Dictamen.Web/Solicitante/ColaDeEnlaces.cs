using Dictamen.App.Servicios;
using Dictamen.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dictamen.Web.Solicitante;

/// <summary>Links that somebody asked for, looked up and sent after the answer: how long the page takes tells nobody whether an address or a folio is known.</summary>
/// <remarks>What was asked for is durable (<see cref="EnlacesPedidos"/>) before the page says so; what a process that dies did not send, the next one sends. Of several processes over one store, the one that claims it sends it. A link may be sent twice, and is not lost.</remarks>
public sealed partial class ColaDeEnlaces(EnlacesPedidos pedidos, Borradores borradores, MiExpediente expedientes, CorreosDeEnlace correos, TimeProvider reloj, ILogger<ColaDeEnlaces> log) : BackgroundService
{
    // How often what failed, or another process left behind, is tried again; and for how long. Technical limits.
    private static readonly TimeSpan Reintento = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Caducidad = TimeSpan.FromDays(1);

    // No folio is longer; what is not one opens nothing.
    private const int LargoDeFolio = 40;

    private readonly SemaphoreSlim _hay = new(0);

    /// <summary>Takes down what was asked for, whether it exists or not.</summary>
    /// <param name="correo">Address, in lower case.</param>
    /// <param name="folio">Folio, or empty for applications that were not handed in.</param>
    /// <param name="ct">Cancels before it is taken down.</param>
    /// <returns>The refusal, that says nothing of the address; or <see langword="null"/>.</returns>
    public async Task<Rechazo?> PedirAsync([DatoPersonal] string correo, string folio, CancellationToken ct = default)
    {
        var rechazo = await pedidos.PedirAsync(correo, folio[..Math.Min(folio.Length, LargoDeFolio)], ct).ConfigureAwait(false);
        if (rechazo is null)
        {
            _hay.Release();
        }

        return rechazo;
    }

    /// <summary>Sends everything that was asked for until now and that no other process is sending.</summary>
    public async Task AgotarAsync(CancellationToken ct = default)
    {
        foreach (var pendiente in await pedidos.PendientesAsync(ct).ConfigureAwait(false))
        {
            // All processes look at the same queue: without a claim each would send its own links, and every one of them opens.
            if ((pendiente.TomadoHasta is not { } hasta || hasta <= reloj.GetUtcNow()) && await pedidos.TomarAsync(pendiente.Id, ct).ConfigureAwait(false) is { } pedido)
            {
                await AtenderAsync(pedido, ct).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _hay.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AgotarAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                NoSeEnvio(log, e);
            }

            await _hay.WaitAsync(Reintento, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task AtenderAsync(EnlacePedido pedido, CancellationToken ct)
    {
        var hecho = false;
        try
        {
            await EnviarAsync(pedido, ct).ConfigureAwait(false);
            hecho = true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // The mail or a store is away, which some clients tell as a cancellation of their own when their time is up: it stays in the queue, and the others must not wait for it.
            NoSeEnvio(log, e);
            hecho = reloj.GetUtcNow() - pedido.PedidoEl > Caducidad;
        }
        finally
        {
            // At once, and also on the way out: what was sent is not sent again, and what was not waits for nobody's claim.
            await (hecho ? pedidos.QuitarAsync([pedido.Id], CancellationToken.None) : pedidos.DevolverAsync(pedido, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private async Task EnviarAsync(EnlacePedido pedido, CancellationToken ct)
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
}
