using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Dictamen.App;
using Dictamen.App.Notificaciones;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Telemetria;
using Dictamen.Azure;
using Dictamen.Functions.SendGrid;
using Dictamen.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using SendGrid;

namespace Dictamen.Functions;

/// <summary>Puts the application together on Azure.</summary>
public static class Servicios
{
    private const string ConexionDeTelemetria = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Adds the application, its site and its ports on Azure.</summary>
    /// <exception cref="AjusteInvalidoException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddDictamenFunctions(this IServiceCollection servicios, IConfiguration configuracion)
    {
        var ajustes = Ajustes.De(configuracion);
        servicios
            .AddSingleton(ajustes)
            .AddSingleton(TimeProvider.System)
            .AddDictamenAzure(ajustes.Almacen)
            .AddSingleton(new Seudonimos(ajustes.Seudonimos))
            .AddSingleton<Nudge>()
            .AddSingleton<INudge>(s => s.GetRequiredService<Nudge>())
            .AddSendGrid(ajustes.Correo)
            .AddSingleton(new OficinaPorAvisar(ajustes.Correo.Oficina))
            .AddSingleton(new SitioPublico(ajustes.Sitio))
            .AddDictamen()
            .AddNudges()
            .AddDictamenWeb(o =>
            {
                o.Sitio = ajustes.Sitio;
                o.ClavesDeFirma = ajustes.Firma;
                // The host hands every request on from its own addresses, and overwrites the header with the client's.
                o.DireccionCompartida = true;
            })
            .AddSingleton<WebPipeline>()
            .AddSingleton<IStartupFilter, CabeceraAjena>();
        // The worker's own limit would fail a larger form before the site can say so.
        servicios.AddOptions<KestrelServerOptions>().Configure<IOptions<OpcionesWeb>>((k, web) => k.Limits.MaxRequestBodySize = web.Value.TamanoMaximo);
        return servicios.AddSesionesCompartidas(ajustes.Firma.Select(c => c.Secreto)).AddRegistro().AddTelemetria(configuracion);
    }

    // Whatever is recorded in an invocation nudges its stream when the invocation ends.
    private static IServiceCollection AddNudges(this IServiceCollection servicios)
    {
        var despachador = servicios.Single(s => s.ServiceType == typeof(Despachador)).ImplementationFactory!;
        return servicios.AddSingleton(s =>
        {
            var d = (Despachador)despachador(s);
            var nudge = s.GetRequiredService<Nudge>();
            d.Registrado += (stream, _, _, _) => nudge.Registrado(stream);
            return d;
        });
    }

    private static IServiceCollection AddSendGrid(this IServiceCollection servicios, AjustesDeCorreo correo) => servicios
        .AddSingleton(correo)
        .AddSingleton<ISendGridClient>(_ =>
        {
            var opciones = new SendGridClientOptions { ApiKey = correo.ApiKey };
            if (correo.Servidor is { } servidor)
            {
                opciones.Host = servidor;
            }

            var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(30) };
            return new SendGridClient(http, opciones);
        })
        .AddSingleton<IMail, SendGridMail>()
        .AddSingleton<FirmaDeEventos>();

    // Everything that the worker logs is exported, and host.json does not apply to it. The framework logs the address of each request, which may be the key of whoever sent it.
    private static IServiceCollection AddRegistro(this IServiceCollection servicios) => servicios.AddLogging(l => l.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));

    private static IServiceCollection AddTelemetria(this IServiceCollection servicios, IConfiguration configuracion)
    {
        var telemetria = servicios.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(t => t.AddSource(Senales.Fuente))
            .WithMetrics(m => m.AddMeter(Senales.Fuente));
        if (!string.IsNullOrEmpty(configuracion[ConexionDeTelemetria]))
        {
            // The exporter would say so later, with a stack.
            Ajuste.Leer(configuracion, ConexionDeTelemetria, "la cadena de conexión de Application Insights, con InstrumentationKey=", v => v.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase) ? v : null);
            telemetria.UseAzureMonitorExporter(o =>
            {
                o.Credential = new DefaultAzureCredential();
                // The exporter's own default keeps five traces a second: the alerts would take a sweep that was not kept for one that did not run.
                o.TracesPerSecond = null;
                o.SamplingRatio = 1f;
            });
        }

        return servicios;
    }
}
