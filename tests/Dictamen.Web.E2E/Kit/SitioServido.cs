using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Host;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Demo;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.Web.E2E.Kit;

/// <summary>The site as <c>dictamen servir</c> builds it, over a sample convocatoria that was run up to a day, on a port of its own and with the clock of that day.</summary>
public sealed class SitioServido : IAsyncDisposable
{
    /// <summary>Convocatoria of the sample.</summary>
    public const string Convocatoria = "PCS-2019-01";

    private readonly string _carpeta;
    private readonly AlmacenLocal _almacen;
    private readonly WebApplication _app;
    private readonly TimeProvider _reloj;

    private SitioServido(string carpeta, AlmacenLocal almacen, WebApplication app, TimeProvider reloj) => (_carpeta, _almacen, _app, _reloj) = (carpeta, almacen, app, reloj);

    /// <summary>Address of the site, without a slash at the end.</summary>
    public string Direccion => _app.Urls.First().TrimEnd('/');

    /// <summary>Runs the sample and serves it.</summary>
    public static async Task<SitioServido> ServirAsync(Momento momento)
    {
        DateOnly? hasta = momento switch
        {
            Momento.Recepcion => new DateOnly(2019, 10, 30),
            _ => null,
        };
        var carpeta = Directory.CreateTempSubdirectory("dictamen-e2e-").FullName;
        var reloj = new RelojVirtual(new DateTimeOffset(2019, 10, 18, 15, 0, 0, TimeSpan.Zero));
        var muestra = Muestra.Leer(Recurso("proyectos.yaml"));
        var (proyectos, bases) = new Generador(muestra, BasesYaml.Cargar("convocatoria.yaml", Recurso("convocatoria.yaml")), 2019).Generar(muestra.Proyectos.Count);
        await using (var instalacion = Instalacion.Abrir(carpeta, reloj))
        {
            await new Simulacion(Convocatoria, instalacion, reloj, CatalogoDeProgramas.Pcs2019, bases, proyectos, compartida: false).CorrerAsync((_, _) => { }, hasta);
        }

        var almacen = AlmacenLocal.Abrir(carpeta, reloj);
        var app = ComandoServir.Construir(almacen, carpeta, puerto: 0, reloj);
        await app.StartAsync();
        return new SitioServido(carpeta, almacen, app, reloj);
    }

    /// <summary>A service of the application.</summary>
    public T De<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Address of a new signed link.</summary>
    public async Task<string> EnlaceAsync(string proposito, string sujeto, string alcance) =>
        Direccion + new Uri(await De<Enlaces>().EmitirAsync(proposito, sujeto, alcance, _reloj.GetUtcNow().AddHours(8), unaVez: false, Actor.Sistema)).AbsolutePath;

    /// <summary>The member who sits on a seat of the sample's committee.</summary>
    public static string Miembro(string asiento) => Convocante.Miembro(asiento).Valor;

    /// <summary>The sample's technical secretary.</summary>
    public static string Secretaria => Convocante.Secretaria.Id;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _almacen.DisposeAsync();
        Directory.Delete(_carpeta, recursive: true);
    }

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(typeof(AlmacenLocal).Assembly.GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }
}
