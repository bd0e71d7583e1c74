using Dictamen.App.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dictamen.Azure;

/// <summary>Registers the stores in Azure Storage.</summary>
public static class ServiciosAzure
{
    /// <summary>Adds <see cref="IEventStore"/>, <see cref="IDocumentStore"/>, <see cref="IFichaStore"/>, <see cref="IBorradorStore"/> and <see cref="ILineaStore"/>; tables and containers are made when the host starts.</summary>
    /// <param name="services">Services; they hold a <see cref="TimeProvider"/>.</param>
    /// <param name="opciones">Where the stores are.</param>
    /// <exception cref="App.AjusteInvalidoException">On registering: a setting is missing or wrong. On starting: a service does not let this identity in.</exception>
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

    private sealed class Preparacion(AlmacenAzure almacen) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => almacen.PrepararAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
