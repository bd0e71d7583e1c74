using System.Text;
using Dictamen.App;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Azure.Tests.Demo;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Consultas = Dictamen.App.Consultas.Listas;

namespace Dictamen.Azure.Tests.Listas;

/// <summary>Instances over one real Azurite, with a demonstration's record: they show the same lists, and a new one reads lines and no file.</summary>
public sealed class ListasSobreAzuriteTests : IAsyncLifetime
{
    private const string Convocatoria = "PCS-2019-01";

    private AzuriteServer Azurite { get; } = new();
    private readonly DirectoryInfo _carpeta = Directory.CreateTempSubdirectory("dictamen-listas-");
    private readonly List<ServiceProvider> _instancias = [];

    private AlmacenAzureOptions Opciones => new(Azurite.Connection, Azurite.Connection);

    public async Task InitializeAsync()
    {
        await Azurite.StartAsync();
        await new AlmacenAzure(Opciones, TimeProvider.System).PrepararAsync();
        await CorridaDeDemo.EnAzuriteAsync(Opciones, _carpeta.FullName, 5);
    }

    public async Task DisposeAsync()
    {
        foreach (var instancia in _instancias)
        {
            await instancia.DisposeAsync();
        }

        await Azurite.DisposeAsync();
        _carpeta.Delete(recursive: true);
    }

    [Fact]
    public async Task InstancesShowTheSameWhateverOneOfThemDoes()
    {
        var (una, otra) = (Instancia(), Instancia());
        await una.GetRequiredService<Consultas>().PonerAlDiaAsync(); // There were no lines yet: it makes them.
        var lineas = await LineasAsync();
        Assert.InRange(lineas.Count, 6, 20);

        var leidos = new List<string>();
        var nueva = Instancia(leidos);
        await nueva.GetRequiredService<Consultas>().PonerAlDiaAsync();
        await otra.GetRequiredService<Consultas>().PonerAlDiaAsync();
        Assert.Equal(5, una.GetRequiredService<Resumenes>().Todos.Count());
        Assert.Equal(Foto(una), Foto(nueva));
        Assert.DoesNotContain(leidos, l => l.StartsWith("expediente/", StringComparison.Ordinal));

        var tocado = await TocarAsync(una);
        await una.GetRequiredService<Consultas>().GuardarAsync([tocado]);
        Assert.NotEqual(Foto(una), Foto(otra));
        await otra.GetRequiredService<Consultas>().PonerAlDiaAsync();
        Assert.Equal(Foto(una), Foto(otra));

        // What is made again from the record is what was kept one by one.
        var incrementales = await LineasAsync();
        Assert.NotEqual(lineas, incrementales);
        await new AlmacenAzure(Opciones, TimeProvider.System).Lineas.RemoveAsync(tocado);
        Assert.Equal((incrementales.Count, 0), await Instancia().GetRequiredService<Consultas>().ReconstruirAsync(_ => { }));
        Assert.Equal(incrementales, await LineasAsync());
    }

    [Fact]
    public async Task ALostLineIsRepairedByTheSweepOfAnyInstance()
    {
        var (una, otra) = (Instancia(), Instancia());
        await una.GetRequiredService<Consultas>().PonerAlDiaAsync();
        await otra.GetRequiredService<Consultas>().PonerAlDiaAsync();
        await TocarAsync(una); // And it dies before it keeps the line.
        await otra.GetRequiredService<Consultas>().PonerAlDiaAsync();
        Assert.NotEqual(Foto(una), Foto(otra));
        await Instancia().GetRequiredService<Barrido>().BarrerAsync();
        await otra.GetRequiredService<Consultas>().PonerAlDiaAsync();
        Assert.Equal(Foto(una), Foto(otra));
    }

    // What an instance does when it records a fact: the record, and its own memory.
    private static async Task<string> TocarAsync(ServiceProvider instancia)
    {
        const string Stream = $"expediente/{Convocatoria}-000001";
        var repositorio = instancia.GetRequiredService<Repositorio>();
        var (_, version) = await repositorio.CargarAsync(Stream);
        var hecho = HechoCodec.Escribir(new ApoyoRenunciado(new Huella(new string('a', 64)), Estatus.Apoyado));
        Assert.IsType<Appended>(await instancia.GetRequiredService<IEventStore>().AppendAsync(new Append(Stream, version, "toca", DateTimeOffset.UnixEpoch, "Sistema:prueba", [hecho])));
        var (estado, siguiente) = await repositorio.CargarAsync(Stream);
        instancia.GetRequiredService<Consultas>().Anotar(Stream, siguiente, estado);
        return Stream;
    }

    private ServiceProvider Instancia(List<string>? leidos = null)
    {
        var servicios = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddDictamenAzure(Opciones).AddSingleton(new Seudonimos(new byte[32])).AddDictamen();
        if (leidos is not null)
        {
            servicios.AddSingleton<IEventStore>(s => new Espia(s.GetRequiredService<AlmacenAzure>().Eventos, leidos));
        }

        _instancias.Add(servicios.BuildServiceProvider());
        return _instancias[^1];
    }

    private async Task<List<string>> LineasAsync() =>
        [.. (await new AlmacenAzure(Opciones, TimeProvider.System).Lineas.ListAsync().ToListAsync()).Select(l => $"{l.Stream} {l.Version} {l.Programa} {Encoding.UTF8.GetString(l.Datos.Span)}").Order(StringComparer.Ordinal)];

    private static string Foto(ServiceProvider s) => string.Join('\n', s.GetRequiredService<Resumenes>().De(Convocatoria).Select(r => System.Text.Json.JsonSerializer.Serialize(r, HechoCodec.Opciones)));

    private sealed class Espia(IEventStore store, List<string> leidos) : IEventStore
    {
        public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default)
        {
            lock (leidos)
            {
                leidos.Add(stream);
            }

            return store.ReadAsync(stream, afterVersion, ct);
        }

        public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default) => store.FindAsync(stream, commandId, ct);

        public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default) => store.AppendAsync(append, ct);

        public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default) => store.ListAsync(prefix, ct);
    }
}
