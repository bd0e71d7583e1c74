using Dictamen.App.Ports;
using Dictamen.Azure.Sesiones;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dictamen.Azure;

/// <summary>Registers the stores in Azure Storage.</summary>
public static partial class ServiciosAzure
{
    /// <summary>Adds <see cref="IEventStore"/>, <see cref="IDocumentStore"/>, <see cref="IFichaStore"/>, <see cref="IBorradorStore"/> and <see cref="ILineaStore"/>; tables and containers are made when the host starts.</summary>
    /// <param name="services">Services; they hold a <see cref="TimeProvider"/>.</param>
    /// <param name="opciones">Where the stores are.</param>
    /// <exception cref="App.AjusteInvalidoException">On registering: a setting is missing or wrong. On starting: a service does not let this identity in. A store that is away stops no start.</exception>
    public static IServiceCollection AddDictamenAzure(this IServiceCollection services, AlmacenAzureOptions opciones)
    {
        // Made once to check the settings now, before anything has started.
        _ = new AlmacenAzure(opciones, TimeProvider.System);
        return services
            .AddSingleton(provider => new AlmacenAzure(opciones, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IEventStore>(provider => provider.GetRequiredService<AlmacenAzure>().Eventos)
            .AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<AlmacenAzure>().Documentos)
            .AddSingleton<IFichaStore>(provider => provider.GetRequiredService<AlmacenAzure>().Fichas)
            .AddSingleton<IBorradorStore>(provider => provider.GetRequiredService<AlmacenAzure>().Borradores)
            .AddSingleton<ILineaStore>(provider => provider.GetRequiredService<AlmacenAzure>().Lineas)
            .AddHostedService<Preparacion>();
    }

    /// <summary>Keeps the keys of cookies and forms among the stores, sealed: a second instance reads the first one's cookies, and whoever reads the store cannot make one.</summary>
    /// <param name="services">Services.</param>
    /// <param name="secretos">The site's secrets, at least one: the first seals, all open.</param>
    public static IServiceCollection AddSesionesCompartidas(this IServiceCollection services, IEnumerable<ReadOnlyMemory<byte>> secretos)
    {
        var sello = new Sello(secretos);
        services.AddDataProtection().SetApplicationName("dictamen");
        services.AddOptions<KeyManagementOptions>().Configure<AlmacenAzure, ILogger<BlobKeyRepository>>((options, almacen, log) => options.XmlRepository = almacen.ClavesDeSesion(sello, log));
        // It warns that a key may be kept in clear: it does not see that the repository seals.
        return services.AddLogging(l => l.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error));
    }

    // A store that is away when an instance starts must not keep it from answering 503: it is made ready as soon as it is back.
    private sealed partial class Preparacion(AlmacenAzure almacen, TimeProvider reloj, ILogger<Preparacion> log) : IHostedService, IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private Task _later = Task.CompletedTask;

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            try
            {
                await almacen.PrepararAsync(cancellationToken);
            }
            catch (AlmacenNoDisponibleException e)
            {
                Ausente(log, e);
                _later = InsistAsync(e.RetryAfter, _stop.Token);
            }
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            await _stop.CancelAsync();
            await _later.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public void Dispose() => _stop.Dispose();

        private async Task InsistAsync(TimeSpan wait, CancellationToken ct)
        {
            while (true)
            {
                await Task.Delay(wait, reloj, ct);
                try
                {
                    await almacen.PrepararAsync(ct);
                    return;
                }
                catch (AlmacenNoDisponibleException e)
                {
                    wait = e.RetryAfter;
                }
                catch (App.AjusteInvalidoException e)
                {
                    // At the start this would have ended the process. Now nobody waits for this task: it is said, and every request will say it again.
                    Cerrado(log, e.Message, e);
                    return;
                }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    NoSePudo(log, e);
                }
            }
        }

        [LoggerMessage(Level = LogLevel.Warning, Message = "El almacén no responde al arrancar; se preparará en cuanto vuelva.")]
        private static partial void Ausente(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "El almacén no se pudo preparar; se intentará de nuevo.")]
        private static partial void NoSePudo(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Critical, Message = "El almacén volvió y no deja entrar. {Ajuste}")]
        private static partial void Cerrado(ILogger logger, string ajuste, Exception e);
    }
}
