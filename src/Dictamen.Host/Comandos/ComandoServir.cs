using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dictamen.App.Notificaciones;
using Dictamen.Host.Almacen;
using Dictamen.Host.Demo;
using Dictamen.Web;
using Dictamen.Web.Publico;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen servir</c>: the site on this machine, over one data directory. It is also what <c>dictamen</c> does without a command.</summary>
internal static partial class ComandoServir
{
    private const int PuertoHabitual = 5080;
    private const string Adelantar = "--adelantar";

    /// <summary>The command.</summary>
    public static Command Crear() => Configurar(new Command("servir", "Abre el sitio en esta máquina e imprime el enlace de administración."));

    /// <summary>Makes a command serve the site.</summary>
    public static T Configurar<T>(T comando) where T : Command
    {
        var datos = Opciones.Carpeta("--datos", $"Carpeta de datos del sitio («{Datos.Sitio}» si se omite).");
        var puerto = Puerto();
        var dias = Opciones.Entero(Adelantar, "Adelanta el reloj de una demostración esos días, para que venzan sus plazos; queda adelantado.", 1, 366);
        comando.Add(datos);
        comando.Add(puerto);
        comando.Add(dias);
        comando.SetAction((orden, ct) => EjecutarAsync(orden.GetValue(datos) ?? Datos.Sitio, orden.GetValue(puerto), orden.GetValue(dias), orden.InvocationConfiguration.Output, ct));
        return comando;
    }

    /// <summary>The option that says on which port.</summary>
    public static Option<int?> Puerto() => Opciones.Entero("--puerto", $"Puerto local del sitio ({PuertoHabitual} si se omite).", 1, 65_535);

    /// <summary>The port that was asked for, or the usual one, once it is known that nobody else has it.</summary>
    /// <exception cref="EntradaInvalidaException">Another program has it.</exception>
    public static int Libre(int? pedido)
    {
        var puerto = pedido ?? PuertoHabitual;
        try
        {
            using var prueba = new TcpListener(IPAddress.Loopback, puerto);
            prueba.Start();
            return puerto;
        }
        catch (SocketException e)
        {
            throw new EntradaInvalidaException(string.Create(CultureInfo.InvariantCulture, $"El puerto {puerto} no está disponible en esta máquina; indique otro con --puerto."), e);
        }
    }

    /// <summary>Serves open stores until it is stopped, by a signal or by <paramref name="ct"/>.</summary>
    /// <param name="almacen">Stores.</param>
    /// <param name="datos">Local directory.</param>
    /// <param name="puerto">Port.</param>
    /// <param name="reloj">Clock, the one of the stores.</param>
    /// <param name="convocatorias">Convocatorias of a demonstration to name, each with its words and its page.</param>
    /// <param name="salida">Where the addresses are written.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<int> ServirAsync(IAlmacen almacen, string datos, int puerto, TimeProvider reloj, IEnumerable<(string Que, string Ruta)> convocatorias, TextWriter salida, CancellationToken ct)
    {
        await using var app = Construir(almacen, datos, puerto, reloj);
        foreach (var aviso in almacen.Avisos)
        {
            AlAbrir(app.Logger, aviso);
        }

        await app.StartAsync(ct);

        // From here on the site is open, and whoever stops it closes it: that is no interruption.
        var sitio = Direccion(puerto);
        var enlace = await app.Services.GetRequiredService<Enlaces>().EmitirDeAdministracionAsync(reloj.GetUtcNow(), CancellationToken.None);
        await salida.WriteLineAsync($"Dictamen está abierto en {sitio} con los datos de «{datos}»; los correos que envía quedan en «{Path.Combine(datos, AlmacenLocal.Buzon)}».");
        if (reloj is RelojDesplazado)
        {
            await salida.WriteLineAsync($"Es una demostración: su reloj no es el de hoy, sigue desde donde terminó el recorrido y marca {reloj.GetUtcNow().FechaYHora()}. Para adelantarlo, cierre el sitio y ábralo con «dictamen servir --datos {datos} {Adelantar} DÍAS».");
        }

        foreach (var (que, ruta) in convocatorias)
        {
            await salida.WriteLineAsync($"{que}: {sitio}{ruta}");
        }

        await salida.WriteLineAsync($"{Anunciar(enlace)}\nPara cerrar el sitio: Ctrl+C.");
        await salida.FlushAsync(CancellationToken.None);
        await app.WaitForShutdownAsync(ct);
        return CodigoDeSalida.Correcto;
    }

    /// <summary>What is said of a link of administration, with the link.</summary>
    public static string Anunciar(string enlace) => $"Enlace de administración, de un solo uso, vence en {Enlaces.HorasDeAdministracion} horas:\n{enlace}";

    /// <summary>The site over open stores.</summary>
    public static WebApplication Construir(IAlmacen almacen, string datos, int puerto, TimeProvider reloj)
    {
        // Watching for a changed appsettings.json watches the whole working directory: each file of the outbox and of the record would be looked at.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "dictamen", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace); // Standard output is for the answer.
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestLineSize = 64 * 1024); // The site itself says which is too long, as who asks understands it.
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{puerto}"));
        Instalacion.Registrar(builder.Services, almacen, reloj).AddSingleton(new SitioPublico(Direccion(puerto)));
        builder.Services.AddDictamenWeb(o =>
        {
            o.Sitio = Direccion(puerto);
            o.ClavesDeFirma = [new ClaveDeFirma("local", almacen.Claves.Firma)];
            o.Demostracion = reloj is RelojDesplazado;
        });
        var sesiones = Path.Combine(datos, AlmacenLocal.Sesiones);
        PrivateDirectory.Ensure(sesiones);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(sesiones)).SetApplicationName("dictamen");
        var app = builder.Build();
        app.UseDictamenWeb();
        PeticionesIlegibles.Atender(app.Services);
        return app;
    }

    private static async Task<int> EjecutarAsync(string datos, int? pedido, int? dias, TextWriter salida, CancellationToken ct)
    {
        var puerto = Libre(pedido);
        var reloj = dias is { } n ? MarcaDeDemostracion.Adelantado(datos, n) : MarcaDeDemostracion.RelojDe(datos);
        Datos.Revisar(datos, "--datos");
        await using var almacen = AlmacenLocal.Abrir(datos, reloj);
        if (dias is not null && reloj is RelojDesplazado adelantado)
        {
            // Only now is it known that nobody else has the folder open.
            await MarcaDeDemostracion.GuardarAsync(datos, adelantado, ct);
        }

        return await ServirAsync(almacen, datos, puerto, reloj, [], salida, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Aviso}")]
    private static partial void AlAbrir(ILogger log, string aviso);

    private static string Direccion(int puerto) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{puerto}");
}
