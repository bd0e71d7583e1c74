using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading.RateLimiting;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Demo;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dictamen.Bench;

/// <summary>
/// The pages that are asked for most, over a convocatoria that ran to its end, against an empty page of the same framework: one request of each in turn, over HTTP, each with a connection of its own.
/// Goal: within twice the empty page. Client and server share the machine's cores, so each time has the client's in it.
/// </summary>
internal static partial class PageBench
{
    private const int Files = 1_000;
    private const int Before = 400;
    private const int Rounds = 1_000;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(string directory)
    {
        var data = Path.Combine(directory, "datos");
        await ProcessBench.RunAsync(directory, ["demo", "--sin-servidor", "--proyectos", $"{Files}", "--datos", data]);
        await using var bare = await EmptyAsync();
        var clock = MarcaDeDemostracion.RelojDe(data);
        await using var store = AlmacenLocal.Abrir(data, clock);
        await using var app = ComandoServir.Construir(store, data, ReceptionBench.Port(), clock);
        // One client asks here for what hundreds ask for.
        app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetNoLimiter(""));
        await app.StartAsync();

        var file = await FinishedAsync(app.Services.GetRequiredService<Repositorio>(), store);
        var (folio, called) = ($"{file.Folio}", file.Folio.Convocatoria);
        var member = file.Recepcion!.Integrantes[0];
        var reviewer = file.Dictaminacion!.Dictaminadores.Values.First().Persona.Valor;
        await app.Services.GetRequiredService<DictaminacionDeProyectos>().ProtestarAsync(new Actor(Rol.Dictaminador, reviewer), called); // The draft of it went with the dictaminación.
        Page[] pages =
        [
            new("página vacía", "/", Browser(bare)),
            new("convocatoria", $"/convocatoria/{called}", Browser(app)),
            new("expediente del comité", $"/expediente/{folio}", await EnterAsync(app, clock, "expediente", member.Persona.Valor, $"folio:{folio}:{member.Cargo}")),
            new("mesa de quien dictamina", "/dictaminacion", await EnterAsync(app, clock, "cd", reviewer, $"cd:{called}")),
            new("proyecto de quien dictamina", $"/dictaminacion/{folio}", await EnterAsync(app, clock, "cd", reviewer, $"cd:{called}")),
            new("expediente de la oficina", $"/operacion/expediente/{folio}", await EnterAsync(app, clock, "operador", "operador-1", "operacion")),
            new("lista de la oficina", "/operacion/expedientes", await EnterAsync(app, clock, "operador", "operador-1", "operacion")),
        ];
        for (var round = -Before; round < Rounds; round++)
        {
            foreach (var page in pages)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await page.Client.GetAsync(page.Path);
                page.Bytes = answer.StatusCode == HttpStatusCode.OK ? (await answer.Content.ReadAsByteArrayAsync()).Length : throw new InvalidOperationException($"{answer.StatusCode}: {page.Path}");
                if (round >= 0)
                {
                    page.Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        var empty = Measure.Median(pages[0].Times);
        foreach (var page in pages)
        {
            var median = Measure.Median(page.Times);
            Measure.Print($"paginas, {page.Name}: {median:F2} ms, {page.Bytes / 1024d:F1} KiB; {median / empty:F1} veces la vacía (meta: 2)");
            page.Client.Dispose();
        }

        await app.StopAsync();
        await bare.StopAsync();
    }

    // The first that ran to its end.
    private static async Task<Expediente> FinishedAsync(Repositorio repository, AlmacenLocal store)
    {
        await foreach (var stream in store.Eventos.ListAsync($"{Expediente.Clase}/"))
        {
            if ((await repository.CargarAsync<Expediente>(Repositorio.Partes(stream.Stream).Clave)).Estado is { Estatus: Estatus.Terminado } file)
            {
                return file;
            }
        }

        throw new InvalidOperationException("The demonstration has no file that ran to its end.");
    }

    private static async Task<WebApplication> EmptyAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ReceptionBench.Port()}"));
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<EmptyRoot>();
        await app.StartAsync();
        return app;
    }

    // As a person does: the page with the button, then the button.
    private static async Task<HttpClient> EnterAsync(WebApplication app, TimeProvider clock, string purpose, string who, string reach)
    {
        var client = Browser(app);
        var link = new Uri(await app.Services.GetRequiredService<Enlaces>().EmitirAsync(purpose, who, reach, clock.GetUtcNow().AddHours(8), unaVez: false, Actor.Sistema)).PathAndQuery;
        var field = Token().Match(await client.GetStringAsync(link)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", field)]);
        using var answer = await client.PostAsync(link, form);
        return answer.StatusCode == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"{answer.StatusCode}: {link}");
    }

    // A page that sends somewhere else shows that its session may not see it: that is an error.
    private static HttpClient Browser(WebApplication app) => new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(app.Urls.Single()) };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed record Page(string Name, string Path, HttpClient Client)
    {
        public List<double> Times { get; } = [];

        public int Bytes { get; set; }
    }
}
