using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Dictamen.App.Atencion;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Host;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Demo;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.Web.E2E.Kit;

/// <summary>The site as <c>dictamen servir</c> builds it, over a sample convocatoria that was run up to a day, on a port of its own and with the clock of that day.</summary>
public sealed partial class SitioServido : IAsyncDisposable
{
    /// <summary>Convocatoria of the sample.</summary>
    public const string Convocatoria = "PCS-2019-01";

    /// <summary>The day on which the sample is published; it receives applications from the next one.</summary>
    public static readonly DateOnly Publicacion = new(2019, 10, 21);

    private readonly string _carpeta;
    private readonly WebApplication _app;
    private readonly RelojVirtual _reloj;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _sesiones = new(StringComparer.Ordinal);
    private int _orden;

    private SitioServido(string carpeta, AlmacenLocal almacen, WebApplication app, RelojVirtual reloj) => (_carpeta, Almacen, _app, _reloj) = (carpeta, almacen, app, reloj);

    /// <summary>Its stores.</summary>
    internal AlmacenLocal Almacen { get; }

    /// <summary>Address of the site, without a slash at the end.</summary>
    public string Direccion => _app.Urls.First().TrimEnd('/');

    /// <summary>Serves the sample as it was at nine on a morning, or when all of it had happened. It is run once for all moments.</summary>
    public static async Task<SitioServido> EnAsync(Momento momento)
    {
        var carpeta = Carpeta();
        await Muestreo.CopiarAsync(carpeta, momento.Dia());
        return await AbrirAsync(carpeta, new RelojVirtual(HoraDelCentro.Instante(momento.Dia() ?? new DateOnly(2020, 2, 21), new TimeOnly(9, 0))));
    }

    /// <summary>Runs some projects of the sample up to a day, and serves them.</summary>
    /// <param name="hasta">Last day to run.</param>
    /// <param name="cuales">Which of its projects take part.</param>
    public static async Task<SitioServido> ServirAsync(DateOnly hasta, Func<int, bool> cuales)
    {
        var carpeta = Carpeta();
        var reloj = new RelojVirtual(new DateTimeOffset(2019, 10, 18, 15, 0, 0, TimeSpan.Zero));
        await using (var instalacion = Instalacion.Abrir(carpeta, reloj))
        {
            await new Simulacion(Convocatoria, instalacion, reloj, CatalogoDeProgramas.Pcs2019, Muestreo.Bases, [.. Muestreo.Proyectos.Where(p => cuales(p.Numero))], compartida: false).CorrerAsync((_, _) => { }, hasta);
        }

        return await AbrirAsync(carpeta, reloj);
    }

    /// <summary>A service of the application.</summary>
    public T De<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Sets the clock, hour of central Mexico, and lets the site attend what has become due.</summary>
    public async Task PonerAsync(DateOnly dia, TimeOnly hora)
    {
        _reloj.Poner(HoraDelCentro.Instante(dia, hora));
        await AtenderAsync();
    }

    /// <summary>What the clock says.</summary>
    public DateOnly Hoy => HoraDelCentro.Dia(_reloj.GetUtcNow());

    /// <summary>Attends what is due, here and wherever the site has begun it already.</summary>
    public async Task AtenderAsync()
    {
        // A message takes effect a moment after it was sent; a clock that stands would never reach it.
        _reloj.Poner(_reloj.GetUtcNow().AddSeconds(1));
        await De<Barrido>().BarrerAsync();
        await De<BucleDeAtencion>().AgotarAsync();
    }

    /// <summary>A file, once it is as expected: what follows from an act is done behind the page.</summary>
    public async Task<Expediente> EsperarAsync(string folio, Func<Expediente, bool> comoSeEspera)
    {
        for (var intento = 0; ; intento++)
        {
            await AtenderAsync();
            var (expediente, _) = await De<Repositorio>().CargarAsync<Expediente>(folio);
            if (comoSeEspera(expediente))
            {
                return expediente;
            }

            if (intento == 50)
            {
                throw new InvalidOperationException($"El expediente {folio} sigue en {expediente.Estatus} con los plazos {string.Join(", ", expediente.Plazos.Keys)}.");
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Carries out an act that must go through, to prepare a test.</summary>
    public async Task HacerAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor) where TEstado : IEstado<TEstado>
    {
        if ((await De<Despachador>().EjecutarAsync(clave, acto, actor, $"e2e/{Interlocked.Increment(ref _orden)}")).Rechazo is { } rechazo)
        {
            throw new InvalidOperationException(rechazo.Mensaje);
        }
    }

    /// <summary>Address of a new signed link.</summary>
    public async Task<string> EnlaceAsync(string proposito, string sujeto, string alcance) =>
        Direccion + new Uri(await De<Enlaces>().EmitirAsync(proposito, sujeto, alcance, _reloj.GetUtcNow().AddHours(8), unaVez: false, Actor.Sistema)).PathAndQuery;

    /// <summary>A session that was opened with a link; the same one is opened once.</summary>
    public Task<string> SesionAsync(string proposito, string sujeto, string alcance, Func<string, Task<string>> abrir) =>
        _sesiones.GetOrAdd($"{proposito} {sujeto} {alcance}", _ => new Lazy<Task<string>>(async () => await abrir(await EnlaceAsync(proposito, sujeto, alcance)))).Value;

    /// <summary>Addresses of the links in the outbox to somebody, the oldest first.</summary>
    public IReadOnlyList<string> EnlacesEnviados(string correo) =>
        [.. Mensajes(correo).SelectMany(m => Enlace().Matches(m)).Select(m => Direccion + m.Value)];

    /// <summary>Texts of the messages in the outbox to somebody, the oldest first.</summary>
    public IEnumerable<string> Mensajes(string correo) =>
        new DirectoryInfo(Path.Combine(_carpeta, AlmacenLocal.Buzon)).EnumerateFiles("*.eml", SearchOption.AllDirectories).OrderBy(a => a.LastWriteTimeUtc).ThenBy(a => a.Name, StringComparer.Ordinal)
            .Select(a => File.ReadAllText(a.FullName)).Where(m => m[..m.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Contains(correo, StringComparison.OrdinalIgnoreCase));

    /// <summary>The member who sits on a seat of the sample's committee.</summary>
    public static string Miembro(string asiento) => Convocante.Miembro(asiento).Valor;

    /// <summary>The sample's technical secretary.</summary>
    public static string Secretaria => Convocante.Secretaria.Id;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Almacen.DisposeAsync();
        Directory.Delete(_carpeta, recursive: true);
    }

    private static string Carpeta() => Directory.CreateTempSubdirectory("dictamen-e2e-").FullName;

    private static async Task<SitioServido> AbrirAsync(string carpeta, RelojVirtual reloj)
    {
        var almacen = AlmacenLocal.Abrir(carpeta, reloj);
        var app = ComandoServir.Construir(almacen, carpeta, puerto: 0, reloj);
        await app.StartAsync();
        return new SitioServido(carpeta, almacen, app, reloj);
    }

    [GeneratedRegex(@"/e\?t=[A-Za-z0-9._-]+")]
    private static partial Regex Enlace();
}
