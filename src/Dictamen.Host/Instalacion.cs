using Dictamen.App;
using Dictamen.App.Atencion;
using Dictamen.App.Personas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Host.Almacen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dictamen.Host;

/// <summary>The application in this process, over the stores that it is given.</summary>
internal sealed class Instalacion : IAsyncDisposable
{
    /// <summary>Address of the office in the outbox; no mail server answers for it.</summary>
    private const string Oficina = "oficina@dictamen.invalid";

    private readonly ServiceProvider _servicios;

    private Instalacion(IAlmacen almacen, ServiceProvider servicios) => (Almacen, _servicios) = (almacen, servicios);

    public IAlmacen Almacen { get; }

    /// <summary>Opens or creates a data directory and puts the application over it.</summary>
    public static Instalacion Abrir(string datos, TimeProvider reloj) => Sobre(AlmacenLocal.Abrir(datos, reloj), reloj);

    /// <summary>Puts the application over open stores, which it closes in the end.</summary>
    public static Instalacion Sobre(IAlmacen almacen, TimeProvider reloj)
    {
        // Here nobody tries again what the loop could not attend: whoever runs it is told the cause once.
        var servicios = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddFilter(typeof(BucleDeAtencion).FullName, LogLevel.None).AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace));
        Registrar(servicios, almacen, reloj);
        return new Instalacion(almacen, servicios.BuildServiceProvider());
    }

    /// <summary>Adds the application and its ports.</summary>
    public static IServiceCollection Registrar(IServiceCollection servicios, IAlmacen almacen, TimeProvider reloj) => servicios
        .AddSingleton(reloj)
        .AddSingleton(almacen.Eventos)
        .AddSingleton(almacen.Documentos)
        .AddSingleton(almacen.Fichas)
        .AddSingleton(almacen.Borradores)
        .AddSingleton(almacen.Correo)
        .AddSingleton(new Seudonimos(almacen.Claves.Persona))
        .AddSingleton(new OficinaPorAvisar([Oficina])) // Its messages stay in the outbox, where the office reads them.
        .AddDictamen()
        .AddBucleDeAtencion();

    public T De<T>() where T : notnull => _servicios.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _servicios.DisposeAsync();
        await Almacen.DisposeAsync();
    }
}
