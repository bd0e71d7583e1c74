using System.Net;
using System.Text.RegularExpressions;
using Dictamen.App.Atencion;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Expedientes;
using Dictamen.Host;
using Dictamen.Host.Almacen;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Solicitante;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Dictamen.Web.Tests.Kit;

/// <summary>The site in process, over the embedded stores in a folder of its own, with a clock that stands still. Nothing happens behind the test's back: <see cref="AtenderAsync"/> is the alarm clock.</summary>
public sealed partial class Sitio : IAsyncDisposable
{
    private readonly string _carpeta;
    private readonly WebApplication _app;
    private int _orden;
    private long _navegadores;

    private Sitio(string carpeta, AlmacenLocal almacen, WebApplication app, Reloj reloj) => (_carpeta, Almacen, _app, Reloj) = (carpeta, almacen, app, reloj);

    public static Actor Operador { get; } = new(Rol.Operador, "operador-1");

    public AlmacenLocal Almacen { get; }

    public Reloj Reloj { get; }

    /// <summary>Opens a site that knows nothing yet.</summary>
    /// <param name="servicios">Replaces services, for example with a store that is away.</param>
    public static Task<Sitio> VacioAsync(Action<IServiceCollection>? servicios = null) =>
        AbrirAsync(new DateTimeOffset(2019, 10, 21, 15, 0, 0, TimeSpan.Zero), _ => Task.CompletedTask, servicios);

    /// <summary>Opens a site over a convocatoria that was run from its publication to the last report, and sweeps the record as a host does at start.</summary>
    public static async Task<Sitio> ConMuestraAsync()
    {
        var sitio = await AbrirAsync(new DateTimeOffset(2020, 3, 2, 18, 0, 0, TimeSpan.Zero), carpeta => Muestreo.CopiarAsync(carpeta), null);
        await sitio.De<Barrido>().BarrerAsync();
        return sitio;
    }

    /// <summary>Opens a site over that convocatoria as it was at nine on a morning of the run.</summary>
    /// <param name="dia">The day.</param>
    /// <param name="servicios">Replaces services, for example the mail.</param>
    public static async Task<Sitio> EnAsync(DateOnly dia, Action<IServiceCollection>? servicios = null)
    {
        var sitio = await AbrirAsync(HoraDelCentro.Instante(dia, new TimeOnly(9, 0)), carpeta => Muestreo.CopiarAsync(carpeta, dia), servicios);
        await sitio.De<Barrido>().BarrerAsync();
        return sitio;
    }

    /// <summary>Opens a site with a convocatoria that receives applications, on the morning of its first day.</summary>
    public static async Task<Sitio> ConConvocatoriaAbiertaAsync(Action<IServiceCollection>? servicios = null)
    {
        var sitio = await VacioAsync(servicios);
        var programa = CatalogoDeProgramas.Pcs2019;
        await sitio.Almacen.Fichas.PutAsync([new Ficha(Secretaria, "Persona", "de la Secretaría", "", "", "secretaria@ejemplo.invalid", "", "", ""), .. programa.ComiteDictaminador.Select(a => new Ficha(Miembro(a.Id), "Persona", $"de {a.Id}", "", "", $"{a.Id.ToLowerInvariant().Replace('_', '-')}@ejemplo.invalid", "", "", ""))]);
        await sitio.HacerAsync(Muestreo.Id, new ElaborarBorrador(Muestreo.Id, Muestreo.Bases), Operador);
        await sitio.HacerAsync(
            Muestreo.Id,
            new IntegrarComite([.. programa.ComiteDictaminador.Select(a => new MiembroDelComite(a.Id, Miembro(a.Id), [.. programa.Tematicas.Keys], Nombramiento))], Secretaria),
            Operador);
        var medios = new MediosDeDifusion("DOF 21/10/2019 (muestra)", "https://ejemplo.invalid/convocatoria", "Módulos de atención (muestra)");
        await sitio.HacerAsync(Muestreo.Id, new PublicarConvocatoria(new DateOnly(2019, 10, 21), medios, AsumeRutaCritica: true), Operador);
        sitio.Reloj.Poner(new DateTimeOffset(2019, 10, 22, 15, 0, 0, TimeSpan.Zero));
        await sitio.AtenderAsync();
        return sitio;
    }

    /// <summary>Who sits on a seat of the committee in <see cref="ConConvocatoriaAbiertaAsync"/>.</summary>
    public static PersonaId Miembro(string asiento) => Persona($"miembro/{asiento}");

    /// <summary>The technical secretary in <see cref="ConConvocatoriaAbiertaAsync"/>.</summary>
    public static PersonaId Secretaria => Persona("secretaria");

    public T De<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A browser with an address of its own: it keeps cookies, and follows no redirection unless it is told to.</summary>
    /// <param name="sigue">Whether it follows redirections.</param>
    /// <param name="comparte">Whether it comes from one address with all others that share it, as behind a platform's front end.</param>
    public HttpClient Navegador(bool sigue = false, bool comparte = false)
    {
        var direccion = comparte ? IPAddress.Loopback : new IPAddress(Interlocked.Increment(ref _navegadores));
        HttpMessageHandler manejador = new CookieContainerHandler { InnerHandler = _app.GetTestServer().CreateHandler(c => c.Connection.RemoteIpAddress = direccion) };
        return new HttpClient(sigue ? new RedirectHandler { InnerHandler = manejador } : manejador) { BaseAddress = new Uri("http://localhost") };
    }

    /// <summary>The fichas of the committees of some files.</summary>
    public async Task<IReadOnlyList<Ficha>> FichasAsync(params IEnumerable<string> folios)
    {
        var fichas = new List<Ficha>();
        foreach (var folio in folios)
        {
            var recepcion = (await De<Repositorio>().CargarAsync<Expediente>(folio)).Estado.Recepcion!;
            fichas.AddRange((await De<FichasDelComite>().DeAsync(recepcion, recepcion.Integrantes.Select(i => i.Persona), Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "prueba"))).Values);
        }

        return fichas;
    }

    /// <summary>Issues a signed link.</summary>
    public async Task<string> EnlaceAsync(string proposito, string sujeto, string alcance, bool unaVez = false, TimeSpan? dura = null) =>
        new Uri(await De<Enlaces>().EmitirAsync(proposito, sujeto, alcance, Reloj.GetUtcNow() + (dura ?? TimeSpan.FromHours(8)), unaVez, Actor.Sistema)).PathAndQuery;

    /// <summary>Opens a session with a signed link, as a person does: the page with the button, then the button.</summary>
    public async Task<HttpClient> EntrarAsync(string proposito, string sujeto, string alcance)
    {
        var navegador = Navegador();
        var respuesta = await PulsarAsync(navegador, await EnlaceAsync(proposito, sujeto, alcance));
        Assert.Equal(HttpStatusCode.Redirect, respuesta.StatusCode);
        Assert.DoesNotContain("vencido", respuesta.Headers.Location!.ToString(), StringComparison.Ordinal);
        return navegador;
    }

    /// <summary>Opens the page of a link and presses its button.</summary>
    public static async Task<HttpResponseMessage> PulsarAsync(HttpClient navegador, string enlace)
    {
        var pagina = await navegador.GetStringAsync(enlace);
        return await navegador.PostAsync(enlace, new FormUrlEncodedContent([Formulario(pagina)]));
    }

    /// <summary>The antiforgery field of a page.</summary>
    public static KeyValuePair<string, string> Formulario(string pagina) => KeyValuePair.Create("__RequestVerificationToken", Ficha().Match(pagina).Groups[1].Value);

    /// <summary>What the form of a page says of itself: its token, and the window that it is.</summary>
    public static KeyValuePair<string, string>[] Ventana(string pagina) => [Formulario(pagina), .. CampoDeVentana().Matches(pagina).Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value))];

    /// <summary>Carries out an act that must go through.</summary>
    public async Task HacerAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor) where TEstado : IEstado<TEstado>
    {
        var respuesta = await De<Despachador>().EjecutarAsync(clave, acto, actor, $"prueba/{++_orden}");
        Assert.True(respuesta.Rechazo is null, respuesta.Rechazo?.Mensaje);
    }

    /// <summary>Attends everything that is due at the hour of the clock, and sends the links that were asked for.</summary>
    public async Task AtenderAsync()
    {
        await De<BucleDeAtencion>().AgotarAsync();
        await De<ColaDeEnlaces>().AgotarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Almacen.DisposeAsync();
        Directory.Delete(_carpeta, recursive: true);
    }

    private static Huella Nombramiento { get; } = new(new string('a', 64));

    private static PersonaId Persona(string que) => new(Huellas.De(System.Text.Encoding.UTF8.GetBytes(que)).Valor[..32]);

    private static async Task<Sitio> AbrirAsync(DateTimeOffset ahora, Func<string, Task> preparar, Action<IServiceCollection>? servicios)
    {
        var carpeta = Directory.CreateTempSubdirectory("dictamen-web-").FullName;
        await preparar(carpeta);
        var reloj = new Reloj(ahora);
        var almacen = AlmacenLocal.Abrir(carpeta, reloj);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        Instalacion.Registrar(builder.Services, almacen, reloj);
        builder.Services.AddDictamenWeb(o =>
        {
            o.Sitio = "http://localhost";
            o.ClavesDeFirma = [new ClaveDeFirma("prueba", almacen.Claves.Firma)];
        });
        // The loop and the queue of links must not act on their own; the tests' host has no other hosted service but the server.
        QuitarBucle(builder.Services);
        servicios?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use(async (http, siguiente) =>
        {
            await siguiente(http);
            RecorreAttribute.Anotar(http);
        });
        app.UseDictamenWeb();
        await app.StartAsync();
        return new Sitio(carpeta, almacen, app, reloj);
    }

    private static void QuitarBucle(IServiceCollection servicios)
    {
        foreach (var servicio in servicios.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory is { } f && (f.Method.ReturnType == typeof(BucleDeAtencion) || f.Method.ReturnType == typeof(ColaDeEnlaces))).ToList())
        {
            servicios.Remove(servicio);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Ficha();

    [GeneratedRegex("name=\"(_ventana|_vista)\" value=\"([^\"]*)\"")]
    private static partial Regex CampoDeVentana();
}
