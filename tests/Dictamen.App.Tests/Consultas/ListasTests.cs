using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Consultas;

/// <summary>Two processes over one record share their lists: each sees what the other did, nothing that is lost on the way stays lost, and a restart reads no facts.</summary>
public sealed class ListasTests : IAsyncDisposable
{
    private const string Folio1 = "PCS-2019-01-000001";
    private const string Stream1 = $"expediente/{Folio1}";
    private const string Acta1 = "acta/PCS-2019-01-acta-1";
    private static readonly Huella Documento = new(new string('a', 64));
    private readonly LineasEnMemoria _lineas;
    private readonly Aplicacion _una;
    private readonly Aplicacion _otra;
    private readonly List<Aplicacion> _mas = [];

    public ListasTests()
    {
        LineasEnMemoria? lineas = null;
        _una = new Aplicacion(s => s.AddSingleton<ILineaStore>(_ => lineas!).AddBucleDeAtencion());
        lineas = _lineas = new LineasEnMemoria(_una.Reloj);
        _otra = Nueva();
    }

    [Fact]
    public async Task WhatOneProcessDidTheOtherShowsAndBothShowTheSame()
    {
        await SembrarAsync();
        await AlDiaAsync();
        await EntregarAsync(_una);
        Assert.NotEqual(Foto(_una), Foto(_otra));
        await _una.De<Listas>().GuardarAsync([Stream1]);
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(Foto(_una), Foto(_otra));
        Assert.Single(_otra.De<Resumenes>().De(Folio.Parse(Folio1))!.Plazos);
        Assert.Equal(_una.De<Agenda>().Proxima, _otra.De<Agenda>().Proxima);
    }

    [Fact]
    public async Task ARestartReadsLinesAndNoFileOfTheRecord()
    {
        await SembrarAsync();
        await AlDiaAsync();
        var espia = new Espia(_una.Record);
        var tercera = Nueva(espia);
        await tercera.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(Foto(_una), Foto(tercera));
        Assert.Equal([Acta1, "convocatoria/PCS-2019-01"], espia.Leidos.Order(StringComparer.Ordinal)); // These few are shown whole.
        Assert.True(tercera.De<Resumenes>().Completos);
    }

    [Fact]
    public async Task ALineThatWasLostIsRepairedByTheSweep()
    {
        await SembrarAsync();
        await AlDiaAsync();
        _lineas.BeforePut = _ => throw new AlmacenNoDisponibleException(null, null);
        await EntregarAsync(_una);
        await Assert.ThrowsAsync<AlmacenNoDisponibleException>(() => _una.De<Listas>().GuardarAsync([Stream1]));
        _lineas.BeforePut = null;
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.NotEqual(Foto(_una), Foto(_otra));

        var tercera = Nueva();
        await tercera.De<Barrido>().BarrerAsync();
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(Foto(_una), Foto(_otra));
        Assert.Equal(Foto(_una), Foto(tercera));
    }

    [Fact]
    public async Task TheSweepOfAQuietRecordReadsNoFactOfAFileAndListsNoFiles()
    {
        await SembrarAsync();
        await AvisarAsync(Folio1);
        await AvisarAsync("PCS-2019-01-000002"); // Of what is owed the sweep asks since when.
        await AlDiaAsync();
        var concluido = Linea.Leer(_lineas.Todas.Single(l => l.Stream == "expediente/PCS-2019-01-000002"))! with { AlFinal = true };
        await _lineas.RemoveAsync(concluido.Stream);
        await _lineas.PutAsync(concluido.Guardar());
        var espia = new Espia(_una.Record);
        var tercera = Nueva(espia);
        var visitas = new List<Visita>();
        var citas = await tercera.De<Barrido>().BarrerAsync(Anotar(visitas));
        Assert.DoesNotContain(espia.Leidos, l => l.StartsWith("expediente/", StringComparison.Ordinal));
        Assert.Equal([Stream1], espia.Preguntados.Where(p => p.StartsWith("expediente/", StringComparison.Ordinal))); // The other is at its end.
        Assert.DoesNotContain("expediente/", espia.Listados);
        var deLaPrimera = new List<Visita>();
        Assert.Equal(citas, await _una.De<Barrido>().BarrerAsync(Anotar(deLaPrimera)));
        Assert.Equal(4, visitas.Count);
        Assert.Equal(deLaPrimera.OrderBy(v => v.Stream, StringComparer.Ordinal), visitas.OrderBy(v => v.Stream, StringComparer.Ordinal));
    }

    [Fact]
    public async Task WithoutSharedLinesWhatWasSeenAtItsEndIsReadAgainOnlyAfterAnotherFact()
    {
        await SembrarAsync();
        const string Sola = "acta/PCS-2019-01-acta-2";
        await _una.Record.DadoAsync(Sola, new ActaLevantada("PCS-2019-01-acta-2", "PCS-2019-01", Documento, ImmutableSortedDictionary<string, PersonaId>.Empty, [new(1, 80m, true)]));
        var espia = new Espia(_una.Record);
        await using var sola = new Aplicacion(s => s.AddSingleton<IEventStore>(espia));
        Assert.Equal([Sola, Stream1], await PorLasQueSePreguntoAsync());
        Assert.Equal([Stream1], await PorLasQueSePreguntoAsync());

        await _una.Record.DadoAsync(Sola, new ActaConcluida(new DateOnly(2019, 11, 12)));
        Assert.Equal([Sola, Stream1], await PorLasQueSePreguntoAsync());
        Assert.Equal([Sola, Stream1], await PorLasQueSePreguntoAsync()); // It owes something now.

        async Task<IEnumerable<string>> PorLasQueSePreguntoAsync()
        {
            espia.Leidos.Clear();
            espia.Preguntados.Clear();
            var visitas = new List<Visita>();
            await sola.De<Barrido>().BarrerAsync(Anotar(visitas));
            Assert.Equal(5, visitas.Count);
            return espia.Leidos.Concat(espia.Preguntados).Where(l => l is Sola or Stream1).Distinct().Order(StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData("2019-10-22T08:52:29Z", false)]
    [InlineData("2019-10-22T08:52:30Z", true)]
    [InlineData("2019-10-22T09:07:29Z", true)]
    [InlineData("2019-10-22T09:07:30Z", false)]
    public async Task OneSweepADayAsksTheStoreForEveryFile(string instante, bool completo)
    {
        await SembrarAsync();
        await AlDiaAsync();
        await _lineas.RemoveAsync(Stream1); // Neither a line nor a folio names it.
        var espia = new Espia(_una.Record);
        var tercera = Nueva(espia);
        tercera.Reloj.Ahora = DateTimeOffset.Parse(instante, System.Globalization.CultureInfo.InvariantCulture);
        var visitas = new List<Visita>();
        await tercera.De<Barrido>().BarrerAsync(Anotar(visitas));
        Assert.Equal(completo, espia.Listados.Contains("expediente/"));
        Assert.Equal(completo, visitas.Any(v => v.Stream == Stream1));
    }

    [Fact]
    public async Task AFolioWhoseApplicationIsGoneDoesNotKeepTheOthersFromTheSweep()
    {
        await SembrarAsync();
        await AlDiaAsync();
        await _una.Record.DadoAsync("libro/PCS-2019-01", new FolioAsignado(Folio.Parse("PCS-2019-01-000099"), "solicitud-99", Documento, "C-9", _una.Reloj.Ahora));
        var visitas = new List<Visita>();
        await Nueva().De<Barrido>().BarrerAsync(Anotar(visitas));
        Assert.Contains(visitas, v => v.Stream == Stream1);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(9)] // The complete one.
    public async Task AStreamThatCannotBeReadDoesNotKeepTheOthersFromTheSweep(int hora)
    {
        await SembrarAsync();
        await AlDiaAsync();
        await _una.Record.AppendAsync(new Append("expediente/PCS-2019-01-000002", 1, "otro", _una.Reloj.Ahora, "Sistema:prueba", [new NewEvent("DeOtroPrograma", "{}"u8.ToArray())]));
        await _una.Record.DadoAsync("expediente/PCS-2019-01-000003", new SolicitudRegistrada(new Folio("PCS-2019-01", 3), Solicitud("C-3")));
        await _una.Record.DadoAsync("libro/PCS-2019-01", new FolioAsignado(new Folio("PCS-2019-01", 3), "solicitud-3", Documento, "C-3", _una.Reloj.Ahora));
        var tercera = Nueva();
        tercera.Reloj.Ahora = new DateTimeOffset(2019, 11, 13, hora, 0, 0, TimeSpan.Zero);
        var visitas = new List<Visita>();
        await tercera.De<Barrido>().BarrerAsync(Anotar(visitas));
        Assert.Equal([Acta1, "convocatoria/PCS-2019-01", Stream1, "expediente/PCS-2019-01-000003"], visitas.Select(v => v.Stream).Order(StringComparer.Ordinal));
        Assert.Contains(_lineas.Todas, l => l.Stream == "expediente/PCS-2019-01-000003");
    }

    [Fact]
    public async Task AFileWithoutALineIsFoundByItsFolio()
    {
        await SembrarAsync();
        await AlDiaAsync();
        await _una.Record.DadoAsync("libro/PCS-2019-01", new FolioAsignado(Folio.Parse(Folio1), "solicitud-1", Documento, "C-1", _una.Reloj.Ahora));
        await _lineas.RemoveAsync(Stream1);
        var visitas = new List<Visita>();
        await Nueva().De<Barrido>().BarrerAsync(Anotar(visitas));
        Assert.Contains(visitas, v => v.Stream == Stream1);
        Assert.NotNull(await _lineas.GetAsync(Stream1));
    }

    [Fact]
    public async Task WhatWasKeptButNeverToldIsFoundByTheNextWholeReading()
    {
        await SembrarAsync();
        await AlDiaAsync();
        await EntregarAsync(_una);
        await _una.De<Listas>().GuardarAsync([Stream1]);
        await _lineas.ForgetChangesAsync(DateTimeOffset.MaxValue);
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.NotEqual(Foto(_una), Foto(_otra));
        _una.Reloj.Ahora += TimeSpan.FromMinutes(15);
        _otra.Reloj.Ahora += TimeSpan.FromMinutes(15);
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(Foto(_una), Foto(_otra));
    }

    [Fact]
    public async Task RebuiltEqualsIncrementalByteByByteAndStrangersGo()
    {
        await SembrarAsync();
        await AlDiaAsync();
        await EntregarAsync(_una);
        await _una.De<Listas>().GuardarAsync([Stream1]);
        var incremental = Bytes();
        await _lineas.RemoveAsync(Acta1);
        await _lineas.PutAsync(new LineaGuardada("expediente/PCS-2019-01-000099", 3, Linea.Programa, "{}"u8.ToArray()));
        await _lineas.PutAsync(_lineas.Todas.First(l => l.Stream == Stream1) with { Programa = "otro", Datos = "{}"u8.ToArray() });

        Assert.Equal((4, 1), await Nueva().De<Listas>().ReconstruirAsync(_ => { }));
        Assert.Equal(incremental, Bytes());
    }

    [Theory, Prueba("DH-L-03")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ASuspensionOfNothingButTheDayOfANotificationIsForeseenFromTheLinesToo(bool conElDia)
    {
        // The notification is made on Tuesday 12/11 and its term runs from the 13th: only who knows that day sees that the suspension moves it. An earlier build did not keep it.
        await SembrarAsync();
        await AlDiaAsync();
        await EntregarAsync(_una);
        await _una.De<Listas>().GuardarAsync([Stream1]);
        if (!conElDia)
        {
            var guardada = (await _lineas.GetAsync(Stream1))!;
            var datos = System.Text.Json.Nodes.JsonNode.Parse(guardada.Datos.Span)!.AsObject();
            Assert.True(datos.Remove("notificados"));
            await _lineas.PutAsync(guardada with { Programa = "otra", Datos = System.Text.Encoding.UTF8.GetBytes(datos.ToJsonString()) });
        }

        await _otra.De<Listas>().PonerAlDiaAsync();
        var suspension = new PublicarSuspension("S-1", new DateOnly(2019, 11, 12), new DateOnly(2019, 11, 12), new DateOnly(2019, 11, 12), "Acuerdo ficticio", "Suspensión de prueba");
        var suyo = Assert.Single(await PreverAsync(_una));
        Assert.Equal((Folio1, new DateOnly(2019, 11, 19), new DateOnly(2019, 11, 21)), (suyo.Donde, suyo.Antes.UltimoDia, suyo.Despues.UltimoDia));
        Assert.Equal(conElDia ? [suyo] : [], await PreverAsync(_otra));

        // The sweep makes the lines of another build again.
        await _otra.De<Barrido>().BarrerAsync();
        var tercera = Nueva();
        await tercera.De<Listas>().PonerAlDiaAsync();
        Assert.Equal([suyo], await PreverAsync(tercera));

        async Task<List<TerminoQueMueve>> PreverAsync(Aplicacion app) => [.. (await app.De<Suspensiones>().PreverAsync(new Actor(Rol.Operador, "operador"), suspension)).Mueve];
    }

    [Fact]
    public async Task ALineOfAnotherBuildIsReadIfItCanBeAndMadeAgainIfNot()
    {
        await SembrarAsync();
        await AlDiaAsync();
        var deAntes = Bytes();
        var linea = _lineas.Todas.First(l => l.Stream == Stream1);
        await _lineas.PutAsync(linea with { Programa = "otro", Datos = """{"stream":"expediente/PCS-2019-01-000001","otraForma":1}"""u8.ToArray() });
        var tercera = Nueva();
        await tercera.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(Foto(_una), Foto(tercera));
        Assert.Equal(deAntes, Bytes());
    }

    [Fact]
    public async Task ALineFromBeforeTheMoneyWasListedIsShownWithoutIt()
    {
        await SembrarAsync();
        await AlDiaAsync();
        var guardada = (await _lineas.GetAsync(Stream1))!;
        var datos = System.Text.Json.Nodes.JsonNode.Parse(guardada.Datos.Span)!.AsObject();
        Assert.All(new[] { "pagado", "porPagar", "porReintegrar" }, p => Assert.True(datos["resumen"]!.AsObject().Remove(p)));
        var deAntes = Linea.Leer(guardada with { Programa = "otro", Datos = System.Text.Encoding.UTF8.GetBytes(datos.ToJsonString()) });
        Assert.Equal((0m, 0m, 0m), (deAntes!.Resumen!.Pagado, deAntes.Resumen.PorPagar, deAntes.Resumen.PorReintegrar));
        Assert.DoesNotContain(deAntes.Resumen.Pendientes, p => p.Acto == "acreditar-reintegro");
    }

    [Fact]
    public async Task ARecordWithoutLinesIsListedFromTheRecord()
    {
        await SembrarAsync();
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(2, _otra.De<Resumenes>().Todos.Count());
        Assert.Equal(4, _lineas.Todas.Count);
        Assert.Equal(1, _lineas.Lecturas - 1); // Once to read, once to compare; the next call asks for changes only.
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(1, _lineas.Lecturas - 1);
    }

    [Fact]
    public async Task WhatWasCountedOverTheListsHoldsUntilTheyChange()
    {
        await SembrarAsync();
        await AlDiaAsync();
        var (suyos, ajenos) = (_una.De<Listas>().Cambios, _otra.De<Listas>().Cambios);
        await AlDiaAsync();
        Assert.Equal((suyos, ajenos), (_una.De<Listas>().Cambios, _otra.De<Listas>().Cambios));
        await EntregarAsync(_una);
        await _una.De<Listas>().GuardarAsync([Stream1]);
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.True(_una.De<Listas>().Cambios > suyos);
        Assert.True(_otra.De<Listas>().Cambios > ajenos);
    }

    [Fact]
    public async Task AnOlderStateThatComesLateIsNotTaken()
    {
        await SembrarAsync();
        var (antes, version) = await _una.De<Repositorio>().CargarAsync(Stream1);
        await AlDiaAsync();
        await EntregarAsync(_una);
        var foto = Foto(_una);
        _una.De<Listas>().Anotar(Stream1, version, antes);
        Assert.Equal(foto, Foto(_una));
    }

    [Fact]
    public async Task AStoreThatIsAwayIsSaidAndAskedAgain()
    {
        await SembrarAsync();
        _una.Record.BeforeRead = () => throw new AlmacenNoDisponibleException(null, null);
        await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await _una.De<Listas>().PonerAlDiaAsync());
        _una.Record.BeforeRead = null;
        await _una.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(2, _una.De<Resumenes>().Todos.Count());
    }

    [Fact]
    public async Task ManyWhoAskAtOnceShareAReadingThatBeganAfterTheyAsked()
    {
        await SembrarAsync();
        await AlDiaAsync();
        await EntregarAsync(_una);
        await _una.De<Listas>().GuardarAsync([Stream1]);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            await _otra.De<Listas>().PonerAlDiaAsync();
            Assert.Equal(Foto(_una), Foto(_otra));
        })));
    }

    [Fact]
    public async Task NoLineHoldsMoreThanPseudonyms()
    {
        await SembrarAsync();
        await AlDiaAsync();
        Assert.All(_lineas.Todas, l => Assert.DoesNotContain('@', System.Text.Encoding.UTF8.GetString(l.Datos.Span)));
        Assert.All(_lineas.Todas, l => Assert.Equal(Linea.Leer(l)!.Guardar().Datos.ToArray(), l.Datos.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        await _una.DisposeAsync();
        await _otra.DisposeAsync();
        foreach (var una in _mas)
        {
            await una.DisposeAsync();
        }
    }

    private Aplicacion Nueva(IEventStore? record = null)
    {
        var nueva = new Aplicacion(s => s.AddSingleton(record ?? _una.Record).AddSingleton<ILineaStore>(_lineas).AddBucleDeAtencion());
        nueva.Reloj.Ahora = _una.Reloj.Ahora;
        _mas.Add(nueva);
        return nueva;
    }

    // Everything that the lists show, as text.
    private static string Foto(Aplicacion app) => string.Join('\n',
        app.De<Resumenes>().De("PCS-2019-01").Select(r => System.Text.Json.JsonSerializer.Serialize(r, HechoCodec.Opciones))
            .Concat(app.De<EncargosApartados>().Listar().Select(e => e.ToString()))
            .Concat(app.De<ConvocatoriasEnMemoria>().Todas.Select(c => $"{c.Id} {c.Estatus}"))
            .Concat(app.De<ConvocatoriasEnMemoria>().ActasDe("PCS-2019-01").Select(a => a.Id)));

    private List<string> Bytes() => [.. _lineas.Todas.Select(l => $"{l.Stream} {l.Version} {l.Programa} {System.Text.Encoding.UTF8.GetString(l.Datos.Span)}")];

    private async Task AlDiaAsync()
    {
        await _una.De<Listas>().PonerAlDiaAsync();
        await _otra.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(Foto(_una), Foto(_otra));
    }

    private static Task<Respuesta> EntregarAsync(Aplicacion app) =>
        app.De<Despachador>().EjecutarAsync<Expediente>(Folio1, new RegistrarEntrega("prevencion", app.Reloj.Ahora, "acuse"), Actor.Sistema, "entrega");

    private async Task AvisarAsync(string folio)
    {
        foreach (var pendiente in (await _una.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado.Notificaciones.Keys)
        {
            await _una.De<Despachador>().EjecutarAsync<Expediente>(folio, new RegistrarEntrega(pendiente, _una.Reloj.Ahora, "acuse"), Actor.Sistema, $"entrega/{pendiente}");
        }
    }

    private Recepcion Solicitud(string comunidad) =>
        new(_una.Reloj.Ahora, Documento, comunidad, "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);

    private async Task SembrarAsync()
    {
        var recepcion = Solicitud("C-1");
        await _una.Record.DadoAsync(Stream1, new SolicitudRegistrada(Folio.Parse(Folio1), recepcion), new PrevencionEmitida([]));
        await _una.Record.DadoAsync("expediente/PCS-2019-01-000002", new SolicitudRegistrada(new Folio("PCS-2019-01", 2), recepcion with { ClaveComunidad = "C-2" }));
        await _una.Record.DadoAsync("convocatoria/PCS-2019-01", new BorradorElaborado("PCS-2019-01", new Bases { Nombre = "Convocatoria ficticia" }));
        await _una.Record.DadoAsync(
            Acta1,
            new ActaLevantada("PCS-2019-01-acta-1", "PCS-2019-01", Documento, ImmutableSortedDictionary<string, PersonaId>.Empty, [new(1, 80m, true)]),
            new ActaConcluida(new DateOnly(2019, 11, 12)),
            new EncargoDeActaRechazado("dictamen/000001", Folio1, "X", "PCS-4.2.3-02"));
    }

    private static Func<Visita, CancellationToken, ValueTask> Anotar(List<Visita> visitas) => (v, _) =>
    {
        lock (visitas)
        {
            visitas.Add(v);
        }

        return default;
    };

    // Notes of which files something was asked, of which streams facts were read, and what was listed.
    private sealed class Espia(IEventStore store) : IEventStore
    {
        public List<string> Preguntados { get; } = [];

        public List<string> Leidos { get; } = [];

        public List<string> Listados { get; } = [];

        public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default)
        {
            var hechos = await store.ReadAsync(stream, afterVersion, ct);
            lock (Leidos)
            {
                (hechos.Count > 0 ? Leidos : Preguntados).Add(stream);
            }

            return hechos;
        }

        public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default) => store.FindAsync(stream, commandId, ct);

        public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default) => store.AppendAsync(append, ct);

        public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default)
        {
            lock (Leidos)
            {
                Listados.Add(prefix);
            }

            return store.ListAsync(prefix, ct);
        }
    }
}
