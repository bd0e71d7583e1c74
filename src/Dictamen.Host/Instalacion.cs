using Dictamen.App;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dictamen.Host;

/// <summary>The embedded application over one data directory: stores on local disk, nothing to install.</summary>
internal sealed class Instalacion : IAsyncDisposable
{
    private readonly ServiceProvider _servicios;

    private Instalacion(AlmacenLocal almacen, ServiceProvider servicios) => (Almacen, _servicios) = (almacen, servicios);

    public AlmacenLocal Almacen { get; }

    /// <summary>Opens or creates a data directory and puts the application over it.</summary>
    public static Instalacion Abrir(string datos, TimeProvider reloj)
    {
        var almacen = AlmacenLocal.Abrir(datos, reloj);
        var servicios = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace));
        Registrar(servicios, almacen, reloj);
        return new Instalacion(almacen, servicios.BuildServiceProvider());
    }

    /// <summary>Adds the application and its embedded ports.</summary>
    public static IServiceCollection Registrar(IServiceCollection servicios, AlmacenLocal almacen, TimeProvider reloj) => servicios
        .AddSingleton(reloj)
        .AddSingleton<IEventStore>(almacen.Eventos)
        .AddSingleton<IDocumentStore>(almacen.Documentos)
        .AddSingleton<IFichaStore>(almacen.Fichas)
        .AddSingleton<IBorradorStore>(almacen.Borradores)
        .AddSingleton<IMail>(almacen.Correo)
        .AddSingleton(new Seudonimos(almacen.Claves.Persona))
        .AddDictamen()
        .AddBucleDeAtencion();

    public T De<T>() where T : notnull => _servicios.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _servicios.DisposeAsync();
        await Almacen.DisposeAsync();
    }
}
