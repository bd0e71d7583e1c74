using System.Security.Cryptography;
using Dictamen.App.Personas;
using Dictamen.App.Registro;
using Dictamen.App.Tests.Kit;
using Dictamen.Functions.SendGrid;
using Dictamen.Web;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Dictamen.Functions.Tests.Kit;

/// <summary>The head over a record in memory, with the site's real pipeline.</summary>
internal sealed class Cabeza : IAsyncDisposable
{
    public Cabeza(Action<IServiceCollection>? mas = null)
    {
        App = new Aplicacion(s => Mas(mas, s)
            .AddSingleton<Nudge>()
            .AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationManager())
            .AddSingleton<IWebHostEnvironment>(new Entorno())
            .AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(p => p.GetRequiredService<IWebHostEnvironment>())
            .AddSingleton(new System.Diagnostics.DiagnosticListener("Dictamen.Functions.Tests"))
            .AddSingleton<System.Diagnostics.DiagnosticSource>(p => p.GetRequiredService<System.Diagnostics.DiagnosticListener>())
            .AddSingleton(new Seudonimos(new byte[32]))
            .AddSingleton(new AjustesDeCorreo("SG.prueba", Clave.ExportSubjectPublicKeyInfo(), "no-responder@ejemplo.mx", Instalacion))
            .AddSingleton<FirmaDeEventos>()
            .AddDictamenWeb(o =>
            {
                o.Sitio = "https://ejemplo.mx";
                o.ClavesDeFirma = [new ClaveDeFirma("k1", new byte[32])];
            })
            .AddSingleton<WebPipeline>());
        App.De<Despachador>().Registrado += (stream, _, _, _) => App.De<Nudge>().Registrado(stream);
    }

    public const string Instalacion = "esta";

    public ECDsa Clave { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Aplicacion App { get; }

    public Motor Motor { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Clave.Dispose();
    }

    private static IServiceCollection Mas(Action<IServiceCollection>? mas, IServiceCollection servicios)
    {
        mas?.Invoke(servicios);
        return servicios;
    }

    private sealed class Entorno : IWebHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = typeof(Cabeza).Assembly.GetName().Name!;

        public string WebRootPath { get; set; } = "";

        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
