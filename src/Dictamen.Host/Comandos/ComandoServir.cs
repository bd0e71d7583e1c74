using System.CommandLine;
using System.Globalization;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Dictamen.Web;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen servir</c>: the site on this machine, over one data directory. It is also what <c>dictamen</c> does without a command.</summary>
internal static class ComandoServir
{
    private const int Puerto = 5080;

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var datos = Opciones.Texto("--datos", "Carpeta de datos («datos» si se omite).", "DIR");
        var puerto = Opciones.Entero("--puerto", $"Puerto local ({Puerto} si se omite).", 1, 65_535);
        var comando = new Command("servir", "Abre el sitio en esta máquina e imprime el enlace de administración.") { datos, puerto };
        comando.SetAction((orden, ct) => EjecutarAsync(orden.GetValue(datos) ?? "datos", orden.GetValue(puerto) ?? Puerto, orden.InvocationConfiguration.Output, ct));
        return comando;
    }

    /// <summary>Serves until it is stopped.</summary>
    public static async Task<int> EjecutarAsync(string datos, int puerto, TextWriter salida, CancellationToken ct)
    {
        await using var almacen = AlmacenLocal.Abrir(datos, TimeProvider.System);
        await using var app = Construir(almacen, datos, puerto, TimeProvider.System);
        await app.StartAsync(ct);
        var sitio = app.Urls.First();
        var enlace = await app.Services.GetRequiredService<Enlaces>().EmitirAsync(
            "administrador", "administracion-1", "operacion", TimeProvider.System.GetUtcNow().AddHours(12), unaVez: true, Actor.Sistema, ct);
        await salida.WriteLineAsync($"Dictamen está abierto en {sitio} con los datos de «{datos}».");
        await salida.WriteLineAsync($"Enlace de administración, de un solo uso, vence en 12 horas:\n{enlace}");
        await salida.FlushAsync(ct);
        await app.WaitForShutdownAsync(ct);
        return CodigoDeSalida.Correcto;
    }

    /// <summary>The site over an open data directory.</summary>
    public static WebApplication Construir(AlmacenLocal almacen, string datos, int puerto, TimeProvider reloj)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "dictamen" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{puerto}"));
        Instalacion.Registrar(builder.Services, almacen, reloj);
        builder.Services.AddDictamenWeb(o =>
        {
            o.Sitio = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{puerto}");
            o.ClavesDeFirma = [new ClaveDeFirma("local", almacen.Claves.Firma)];
        });
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(datos, "claves-de-sesion"))).SetApplicationName("dictamen");
        var app = builder.Build();
        app.UseDictamenWeb();
        return app;
    }
}
