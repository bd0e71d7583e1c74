using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Programas;
using Dictamen.Host;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Demo;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dictamen.Bench;

/// <summary>
/// The last evening of a convocatoria: complete applications handed in, first to the application itself, then over HTTP, each with its session and its draft. Each first as fast as
/// they go, then at a fixed pace, with the time from when each was due until its folio came. By that evening the server has received for two weeks: what comes first is not counted. The baseline over HTTP is the same request to an empty endpoint that makes its body durable
/// in a log of the same kind. Client and server share the machine's cores, so what is measured is less than what a server alone does.
/// </summary>
internal static class ReceptionBench
{
    private const int Applications = 6_000;
    private const int Before = 3_000;
    private const int AtOnce = 128;
    private const int Paced = 2_000;
    private static readonly int[] Paces = [100, 250, 500, 1_000];

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(string directory)
    {
        var clock = new RelojVirtual(HoraDelCentro.Instante(Convocante.Dof, new TimeOnly(9, 0)));
        var (projects, called) = new Generador(Muestra.Leer(Resource("proyectos.yaml")), BasesYaml.Cargar("convocatoria.yaml", Resource("convocatoria.yaml")), 2019).Generar(Before + Applications + (Paces.Length * Paced));
        await DirectAsync(Path.Combine(directory, "directa"), projects, called);
        directory = Path.Combine(directory, "http");
        await using (var installation = Instalacion.Abrir(directory, clock))
        {
            await SegundaConvocatoria.AbrirAsync(installation, clock, CatalogoDeProgramas.Pcs2019, called);
        }

        await using var store = AlmacenLocal.Abrir(directory, clock);
        await using var app = ComandoServir.Construir(store, directory, Port(), clock);
        var requests = await PrepareAsync(app, store, projects, clock.GetUtcNow());
        await app.StartAsync();
        using var client = Client(app.Urls.Single());
        await EachAsync(requests[..Before], r => SendAsync(client, r));
        var fast = requests[Before..(Before + Applications)];
        var seconds = await Measure.SecondsAsync(() => EachAsync(fast, r => SendAsync(client, r)));
        var bare = await BareAsync(Path.Combine(directory, "suelto"), fast);
        Measure.Print($"recepción: {fast.Length / seconds:N0} solicitudes/s con folio y acuse; extremo vacío que guarda el mismo cuerpo: {fast.Length / bare:N0}/s; razón {bare / seconds:P0}");
        await PacedAsync("recepción", Before + Applications, i => SendAsync(client, requests[i]));
        var book = await app.Services.GetRequiredService<Repositorio>().CargarAsync<Dictamen.Core.Expedientes.E1_Recepcion.Libro>(SegundaConvocatoria.Id);
        Measure.Print($"recepción: {requests.Length:N0} solicitudes respondidas, {book.Estado.PorSolicitud.Count:N0} folios en el libro");
        await app.StopAsync();
    }

    // What the door does once it knows who knocks: decide, keep the people and the application apart, give the folio and open the file, each durable before the folio is told.
    private static async Task DirectAsync(string directory, IReadOnlyList<ProyectoDeMuestra> projects, Bases called)
    {
        var clock = new RelojVirtual(HoraDelCentro.Instante(Convocante.Dof, new TimeOnly(9, 0)));
        await using var installation = Instalacion.Abrir(directory, clock);
        await SegundaConvocatoria.AbrirAsync(installation, clock, CatalogoDeProgramas.Pcs2019, called);
        var paper = new Papeleria(installation.Almacen.Documentos, compartida: true);
        var forms = new Formatos(CatalogoDeProgramas.Pcs2019, installation.De<Seudonimos>(), paper);
        var applications = projects.Select(p => forms.Solicitud(p, SegundaConvocatoria.Id, [])).ToArray();
        await paper.GuardarAsync();
        var door = installation.De<Solicitudes>();
        await EachAsync(Enumerable.Range(0, Before), ReceiveAsync);
        var seconds = await Measure.SecondsAsync(() => EachAsync(Enumerable.Range(Before, Applications), ReceiveAsync));
        Measure.Print($"recepción sin HTTP: {Applications / seconds:N0} solicitudes/s con folio");
        await PacedAsync("recepción sin HTTP", Before + Applications, ReceiveAsync);

        async Task ReceiveAsync(int i)
        {
            var (_, rejection) = await door.RecibirAsync(SegundaConvocatoria.Id, $"{i:x32}", applications[i], new Actor(Rol.Solicitante, $"comite-{i}"));
            if (rejection is not null)
            {
                throw new InvalidOperationException(rejection.Mensaje);
            }
        }
    }

    private static async Task PacedAsync(string what, int from, Func<int, Task> one)
    {
        foreach (var (i, pace) in Paces.Index())
        {
            await PaceAsync(what, from + (i * Paced), pace, one);
        }
    }

    private static async Task<Request[]> PrepareAsync(WebApplication app, AlmacenLocal store, IReadOnlyList<ProyectoDeMuestra> projects, DateTimeOffset now)
    {
        var paper = new Papeleria(store.Documentos, compartida: true);
        var forms = new Formatos(CatalogoDeProgramas.Pcs2019, app.Services.GetRequiredService<Seudonimos>(), paper);
        var links = app.Services.GetRequiredService<Enlaces>();
        var requests = new Request[projects.Count];
        await Parallel.ForEachAsync(projects.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (x, ct) =>
        {
            var id = $"{x.Index:x32}";
            var application = forms.Solicitud(x.Item, SegundaConvocatoria.Id, []);
            await store.Borradores.PutAsync(
                new Borrador(id, SegundaConvocatoria.Id, $"comite.{x.Index}@ejemplo.invalid", now, now)
                {
                    Adjuntos = application.Contenido.Documentos.ToImmutableDictionary(d => d.Key, d => new Adjunto(d.Value, "documento.pdf", "application/pdf", 1_000, now)),
                },
                null,
                ct);
            var link = await links.EmitirAsync("solicitud", $"comite-{x.Index}", $"solicitud:{id}", now.AddDays(1), unaVez: false, Actor.Sistema, ct);
            requests[x.Index] = new Request(id, link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..], JsonSerializer.SerializeToUtf8Bytes(application, HechoCodec.Opciones));
        });
        await paper.GuardarAsync();
        return requests;
    }

    // Requests leave at their instants whether or not the answers came: a server that falls behind shows it.
    private static async Task PaceAsync(string what, int from, int pace, Func<int, Task> one)
    {
        var latencies = new double[Paced];
        var sent = new Task[Paced];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Paced; i++)
        {
            var due = i / (double)pace;
            for (var ahead = due - Stopwatch.GetElapsedTime(start).TotalSeconds; ahead > 0; ahead = due - Stopwatch.GetElapsedTime(start).TotalSeconds)
            {
                await Task.Delay(TimeSpan.FromSeconds(ahead));
            }

            sent[i] = OneAsync(i, due);
        }

        await Task.WhenAll(sent);
        Array.Sort(latencies);
        Measure.Print($"{what} a {pace:N0}/s: p50 {latencies[latencies.Length / 2]:F1} ms, p99 {latencies[latencies.Length * 99 / 100]:F1} ms, máximo {latencies[^1]:F1} ms");

        async Task OneAsync(int i, double due)
        {
            await one(from + i);
            latencies[i] = (Stopwatch.GetElapsedTime(start).TotalSeconds - due) * 1000;
        }
    }

    private static async Task<double> BareAsync(string directory, Request[] requests)
    {
        await using var log = AppendLog.Open(directory, new LogOptions("suelto"), new Nothing());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port()}"));
        await using var app = builder.Build();
        app.MapPost("/api/v1/solicitudes", async http =>
        {
            var body = new MemoryStream((int)http.Request.ContentLength!);
            await http.Request.Body.CopyToAsync(body);
            var entry = new LogEntry(body.ToArray());
            log.Enqueue(entry);
            await entry.Done;
            http.Response.StatusCode = 201;
        });
        await app.StartAsync();
        using var client = Client(app.Urls.Single());
        return await Measure.SecondsAsync(() => EachAsync(requests, r => SendAsync(client, r)));
    }

    private static Task EachAsync<T>(IEnumerable<T> requests, Func<T, Task> one) =>
        Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (r, _) => await one(r));

    private static async Task SendAsync(HttpClient client, Request request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/solicitudes") { Content = new ByteArrayContent(request.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.Add("Idempotency-Key", request.Id);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token);
        using var answer = await client.SendAsync(message);
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static HttpClient Client(string address) => new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 }) { BaseAddress = new Uri(address) };

    /// <summary>A port that nobody has.</summary>
    internal static int Port()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(AlmacenLocal).Assembly.GetManifestResourceStream($"samples/{name}")!);
        return reader.ReadToEnd();
    }

    private sealed record Request(string Id, string Token, byte[] Body);

    private sealed class Nothing : ILogLoader<int>
    {
        public int NewBatch() => 0;

        public void Add(int batch, FramePlace place, ReadOnlySpan<byte> payload)
        {
        }

        public void Merge(int batch, string path)
        {
        }
    }
}
