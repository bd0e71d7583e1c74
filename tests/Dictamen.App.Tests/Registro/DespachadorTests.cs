using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Comunidades;
using Dictamen.Core.Plazos;
using Xunit;

namespace Dictamen.App.Tests.Registro;

/// <summary>The one way by which a fact enters the record.</summary>
public sealed class DespachadorTests : IAsyncDisposable
{
    private static readonly Actor Operador = new(Rol.Operador, "op-1");
    private readonly Aplicacion _app = new();

    private Despachador Despachador => _app.De<Despachador>();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TheSameCommandTwiceGivesTheSameAnswerAndNoSecondFact()
    {
        var acto = new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1));
        var primera = await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1");
        var segunda = await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1");
        Assert.Equal((1, false), (primera.Version, primera.Repetida));
        Assert.Equal((1, true), (segunda.Version, segunda.Repetida));
        Assert.Equal(primera.Hechos.Select(h => h.Relato), segunda.Hechos.Select(h => h.Relato));
        Assert.Single(await _app.Record.ReadAsync("comunidad/clave"));
    }

    [Fact]
    public async Task AnotherOrderUnderTheKeyOfOneIsRefusedWhateverItFinds()
    {
        var (una, otra) = (Orden.De("api/op-1/k", "una"u8), Orden.De("api/op-1/k", "otra"u8));
        var acto = new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1));
        await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, una);
        foreach (var distinto in new[] { acto, new ImpedirComunidad(2021, new Folio("PCS-2020-01", 7)) })
        {
            Assert.Equal(Despachador.OrdenRepetida, (await Despachador.EjecutarAsync("clave", distinto, Actor.Sistema, otra)).Rechazo?.Codigo);
        }

        Assert.True((await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, una)).Repetida);
        Assert.Null((await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2021, new Folio("PCS-2020-01", 7)), Actor.Sistema, Orden.De("api/op-1/k2", "otra"u8))).Rechazo);
    }

    [Fact]
    public async Task WhoeverMayNotActIsRefusedAndLeavesNoTrace()
    {
        var r = await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1)), Operador, "orden-1");
        Assert.Equal("NO_FACULTADO", r.Rechazo?.Codigo);
        Assert.Empty(await _app.Record.ReadAsync("comunidad/clave"));
    }

    [Fact]
    public async Task ARefusedActLeavesNoTrace()
    {
        var alReves = new PublicarSuspension("DOF-X", new DateOnly(2019, 11, 19), new DateOnly(2019, 11, 18), new DateOnly(2019, 11, 15), "DOF", "Al revés");
        var r = await Despachador.EjecutarAsync(Entorno.ClaveCalendario, alReves, Operador, "orden-1");
        Assert.True(r.EsRechazo);
        Assert.Empty(await _app.Record.ReadAsync("calendario/federal"));
    }

    [Fact]
    public async Task OfAStreamThatOthersWriteOnlyWhatTheyWroteIsReadAgain()
    {
        await _app.Record.DadoAsync("comunidad/clave", [.. Enumerable.Range(1900, 100).Select(a => new ComunidadFueImpedida(a, new Folio("PCS-2019-01", 1)))]);
        await _app.De<Repositorio>().CargarAsync<Comunidad>("clave");
        _app.Record.Reads.Clear();
        var intrusos = 20; // More often than a queue of a few instances.
        _app.Record.BeforeAppend = append =>
        {
            if (append.CommandId == "orden" && intrusos-- > 0)
            {
                _app.Record.DadoAsync("comunidad/clave", new ComunidadFueImpedida(3000 + intrusos, new Folio("PCS-2020-01", 7))).GetAwaiter().GetResult();
                Assert.Contains(("comunidad/clave", 0), _app.Record.Reads); // That of the intruder.
                _app.Record.Reads.Clear();
            }
        };
        Assert.Null((await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2022, new Folio("PCS-2021-01", 3)), Actor.Sistema, "orden")).Rechazo);
        Assert.Equal(121, (await _app.Record.ReadAsync("comunidad/clave", 0)).Count);
        Assert.Equal(("comunidad/clave", 119), _app.Record.Reads.First(r => r.Stream == "comunidad/clave"));
    }

    [Fact]
    [Prueba("PCS-A2-13")]
    public async Task WhoCameBeforeMidnightCameThatDayHoweverLongOthersKeptItWaiting()
    {
        _app.Reloj.Ahora = HoraDelCentro.Instante(new DateOnly(2019, 11, 5), new TimeOnly(23, 59, 59));
        var llegada = _app.Reloj.Ahora;
        var intruso = true;
        _app.Record.BeforeAppend = append =>
        {
            if (intruso && append.CommandId == "orden")
            {
                intruso = false;
                _app.Record.DadoAsync("comunidad/clave", new ComunidadFueImpedida(2021, new Folio("PCS-2020-01", 7))).GetAwaiter().GetResult();
                _app.Reloj.Ahora += TimeSpan.FromSeconds(2);
            }
        };
        await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2022, new Folio("PCS-2021-01", 3)), Actor.Sistema, "orden");
        Assert.Equal(llegada, (await _app.Record.ReadAsync("comunidad/clave", 0))[^1].At);
    }

    [Fact]
    public async Task WhoComesSecondDecidesAgainUponWhatTheFirstRecorded()
    {
        await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1)), Actor.Sistema, "orden-1");
        var intruso = true;
        _app.Record.BeforeAppend = append =>
        {
            if (intruso && append.CommandId == "orden-2")
            {
                // Another process records between this one's reading and its append.
                intruso = false;
                var hecho = HechoCodec.Escribir(new ComunidadFueImpedida(2021, new Folio("PCS-2020-01", 7)));
                _ = _app.Record.AppendAsync(append with { CommandId = "ajena", Events = [hecho] }).AsTask().GetAwaiter().GetResult();
            }
        };
        var r = await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2022, new Folio("PCS-2021-01", 3)), Actor.Sistema, "orden-2");
        Assert.Equal(3, r.Version);
        Assert.Equal(["orden-1", "ajena", "orden-2"], (await _app.Record.ReadAsync("comunidad/clave")).Select(e => e.CommandId));
    }

    [Fact]
    public async Task OfTwoWhoSawTheSameVersionTheAppendLetsOneThrough()
    {
        await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1)), Actor.Sistema, "orden-1");
        var intruso = true;
        _app.Record.BeforeAppend = append =>
        {
            if (intruso && append.CommandId == "orden-2")
            {
                // Both looked at version 1 and both decided; the other's append came first.
                intruso = false;
                var hecho = HechoCodec.Escribir(new ComunidadFueImpedida(2021, new Folio("PCS-2020-01", 7)));
                _ = _app.Record.AppendAsync(append with { CommandId = "ajena", Events = [hecho] }).AsTask().GetAwaiter().GetResult();
            }
        };
        var r = await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2022, new Folio("PCS-2021-01", 3)), Actor.Sistema, "orden-2", vista: 1);
        Assert.Equal((Despachador.VersionDistinta, 2), (r.Rechazo?.Codigo, r.Version));
        Assert.Equal(["orden-1", "ajena"], (await _app.Record.ReadAsync("comunidad/clave")).Select(e => e.CommandId));
    }

    [Theory]
    [InlineData(2020, "nueva")]
    [InlineData(2021, "vieja")]
    public async Task TheDataOfAnActAreThereWhenItIsAppendedAndAsTheyWereWhenItIsRefused(int ejercicio, string queda)
    {
        var (fichas, persona) = (new FichasEnMemoria(), new PersonaId("p"));
        var vieja = new Ficha(persona, "vieja", "", "", "", "", "", "", "") { Cuentas = new Dictionary<string, string> { ["folio"] = "1" } };
        await fichas.PutAsync([vieja]);
        await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2021, new Folio("PCS-2019-01", 1)), Actor.Sistema, "orden-1");
        _app.Record.BeforeAppend = _ => Assert.Equal("nueva", fichas[persona]!.Nombre);
        var cambio = new CambioDeFichas(fichas, _ => new([persona]), Operador, new Uso(Finalidad.SistemasDeDatos, "prueba"), hay => hay.Select(f => f with { Nombre = "nueva", Cuentas = new Dictionary<string, string>(f.Cuentas) }));
        var r = await Despachador.EjecutarAsync("clave", new ImpedirComunidad(ejercicio, new Folio("PCS-2019-01", 1)), Actor.Sistema, "orden-2", vista: null, cambio);
        Assert.Equal(queda == "nueva", r.Hechos.Length == 1);
        Assert.Equal(queda, fichas[persona]!.Nombre);
    }

    [Theory]
    [InlineData("nueva", "vieja")]
    [InlineData("ajena", "ajena")]
    public async Task AnAppendThatComesTooLatePutsBackItsDataAndNobodyElses(string alLlegar, string queda)
    {
        var (fichas, persona) = (new FichasEnMemoria(), new PersonaId("p"));
        var vieja = new Ficha(persona, "vieja", "", "", "", "", "", "", "") { Cuentas = new Dictionary<string, string> { ["folio"] = "1" } };
        await fichas.PutAsync([vieja]);
        var intruso = true;
        _app.Record.BeforeAppend = append =>
        {
            if (intruso && append.CommandId == "orden-1")
            {
                intruso = false;
                fichas.PutAsync([fichas[persona]! with { Nombre = alLlegar }]).AsTask().GetAwaiter().GetResult();
                var hecho = HechoCodec.Escribir(new ComunidadFueImpedida(2021, new Folio("PCS-2020-01", 7)));
                _ = _app.Record.AppendAsync(append with { CommandId = "ajena", Events = [hecho] }).AsTask().GetAwaiter().GetResult();
            }
        };
        var cambio = new CambioDeFichas(fichas, _ => new([persona]), Operador, new Uso(Finalidad.SistemasDeDatos, "prueba"), hay => hay.Select(f => f with { Nombre = "nueva", Cuentas = new Dictionary<string, string>(f.Cuentas) }));
        var r = await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2022, new Folio("PCS-2021-01", 3)), Actor.Sistema, "orden-1", vista: 0, cambio);
        Assert.Equal(Despachador.VersionDistinta, r.Rechazo?.Codigo);
        Assert.Equal(queda, fichas[persona]!.Nombre);
    }

    [Theory, Prueba("PCS-8.2-01")]
    [InlineData("antes", "vieja")]
    [InlineData("despues", "nueva")]
    [InlineData("sin saberse", "nueva")]
    public async Task TheDataOfAnActWhoseAppendFailedStayUnlessTheRecordSaysThatItDoesNotHaveIt(string cuando, string queda)
    {
        var (fichas, cambio) = await DeTresAsync();
        Action<Append> fallar = _ => throw new IOException("The store is away.");
        (_app.Record.BeforeAppend, _app.Record.AfterAppend) = cuando switch
        {
            "antes" => (fallar, null),
            "despues" => ((Action<Append>?)null, fallar),
            _ => (a => { _app.Record.BeforeRead = () => throw new IOException("It does not say."); fallar(a); }, null),
        };
        var acto = new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1));
        await Assert.ThrowsAsync<IOException>(() => Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1", vista: null, cambio));
        Assert.All(Tres, p => Assert.Equal(queda, fichas[p]!.Nombre));

        // The same order again finds out.
        (_app.Record.BeforeAppend, _app.Record.AfterAppend, _app.Record.BeforeRead) = (null, null, null);
        Assert.Equal(cuando == "despues", (await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1", vista: null, cambio)).Repetida);
        Assert.All(Tres, p => Assert.Equal("nueva", fichas[p]!.Nombre));
        Assert.Single(await _app.Record.ReadAsync("comunidad/clave"));
    }

    [Fact, Prueba("PCS-8.2-01")]
    public async Task OfThreeFichasNoneChangesWhenOneOfThemCannotBeKept()
    {
        var (fichas, cambio) = await DeTresAsync();
        fichas.BeforePut = f => _ = f.Id == Tres[1] && f.Nombre == "nueva" ? throw new IOException("The store is away.") : 0;
        await Assert.ThrowsAsync<IOException>(() => Despachador.EjecutarAsync("clave", new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1)), Actor.Sistema, "orden-1", vista: null, cambio));
        Assert.All(Tres, p => Assert.Equal("vieja", fichas[p]!.Nombre));
        Assert.Empty(await _app.Record.ReadAsync("comunidad/clave"));
    }

    [Fact, Prueba("PCS-8.2-01")]
    public async Task WhoeverHangsUpWhileTheDataAreKeptCutsNothingShort()
    {
        var (fichas, cambio) = await DeTresAsync();
        using var peticion = new CancellationTokenSource();
        fichas.BeforePut = f => peticion.Cancel();
        var r = await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1)), Actor.Sistema, "orden-1", vista: null, cambio, peticion.Token);
        Assert.Single(r.Hechos);
        Assert.All(Tres, p => Assert.Equal("nueva", fichas[p]!.Nombre));
    }

    [Fact]
    public async Task OfManyAtOnceUponTheSameVersionOneIsRecorded()
    {
        var respuestas = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Despachador.EjecutarAsync("clave", new ImpedirComunidad(2020 + i, new Folio("PCS-2019-01", i + 1)), Actor.Sistema, $"orden-{i}", vista: 0)));
        Assert.Single(respuestas, r => !r.EsRechazo);
        Assert.All(respuestas.Where(r => r.EsRechazo), r => Assert.Equal(Despachador.VersionDistinta, r.Rechazo!.Codigo));
        Assert.Single(await _app.Record.ReadAsync("comunidad/clave"));
    }

    [Fact]
    public async Task ACommandThatWasCarriedOutKeepsItsAnswerThoughTheVersionWentOn()
    {
        var acto = new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1));
        await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1", vista: 0);
        await Despachador.EjecutarAsync("clave", new ImpedirComunidad(2021, new Folio("PCS-2019-01", 2)), Actor.Sistema, "orden-2", vista: 1);
        var otraVez = await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1", vista: 0);
        Assert.Equal((1, true, false), (otraVez.Version, otraVez.Repetida, otraVez.EsRechazo));
    }

    [Fact]
    public async Task AnAnswerThatWasLostIsFoundByAskingAgain()
    {
        var perder = true;
        _app.Record.AfterAppend = _ =>
        {
            if (perder)
            {
                perder = false;
                throw new IOException("The answer was lost.");
            }
        };
        var acto = new ImpedirComunidad(2020, new Folio("PCS-2019-01", 1));
        await Assert.ThrowsAsync<IOException>(() => Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1"));
        var r = await Despachador.EjecutarAsync("clave", acto, Actor.Sistema, "orden-1");
        Assert.Equal((1, true), (r.Version, r.Repetida));
        Assert.Single(await _app.Record.ReadAsync("comunidad/clave"));
    }

    private static PersonaId[] Tres { get; } = [new("p-1"), new("p-2"), new("p-3")];

    private static async Task<(FichasEnMemoria Fichas, CambioDeFichas Cambio)> DeTresAsync()
    {
        var fichas = new FichasEnMemoria();
        await fichas.PutAsync([.. Tres.Select(p => new Ficha(p, "vieja", "", "", "", "", "", "", ""))]);
        return (fichas, new CambioDeFichas(fichas, _ => new(Tres), Operador, new Uso(Finalidad.SistemasDeDatos, "prueba"), hay => hay.Select(f => f with { Nombre = "nueva" })));
    }
}
