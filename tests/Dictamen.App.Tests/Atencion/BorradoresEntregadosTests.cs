using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E8_Informes;
using Xunit;

namespace Dictamen.App.Tests.Atencion;

/// <summary>The sweep empties the drafts of what was handed in, and touches no other.</summary>
public sealed class BorradoresEntregadosTests : IAsyncDisposable
{
    private const string Convocatoria = "PCS-2019-01";
    private static readonly Folio Folio = new(Convocatoria, 1);
    private static readonly Huella Documento = new(new string('a', 64));
    private readonly Aplicacion _app = new();

    [Fact]
    public async Task ADraftLeftFullByAProcessThatDiedAfterTheFolioIsEmptied()
    {
        await LlenarAsync("entregada", Convocatoria);
        await RegistrarAsync("entregada");
        _app.Reloj.Ahora += TimeSpan.FromMinutes(10);
        await BarrerAsync();
        var vaciado = (await _app.Borradores.GetAsync("entregada"))!.Borrador;
        Assert.True(vaciado.EstaVacio);
        Assert.Equal((Convocatoria, "comite@ejemplo.invalid", _app.Reloj.Ahora), (vaciado.Tramite, vaciado.Correo, vaciado.ActualizadoEl));
    }

    [Fact]
    public async Task OneThatWasNotHandedInStaysAndIsNotEvenRead()
    {
        await LlenarAsync("abierta", Convocatoria);
        await LlenarAsync("de-otra", "PCS-2019-02");
        await RegistrarAsync("de-otra"); // In a book that is not the one of its convocatoria.
        await BarrerAsync();
        Assert.DoesNotContain("abierta", _app.Borradores.Leidos);
        Assert.Equal(("Agua.", "Agua."), (await CampoAsync("abierta"), await CampoAsync("de-otra")));
    }

    [Fact]
    public async Task OneThatIsBeingFilledInWhileTheSweepRunsIsNotDamaged()
    {
        await LlenarAsync("abierta", Convocatoria);
        await LlenarAsync("entregada", Convocatoria);
        await RegistrarAsync("entregada");
        _app.Borradores.AlGuardar = vaciado =>
        {
            // Both are saved between the sweep's reading and its writing.
            _app.Borradores.AlGuardar = null;
            Assert.Equal("entregada", vaciado.Id);
            CambiarAsync("abierta", "Agua y luz.").GetAwaiter().GetResult();
            CambiarAsync("entregada", "Tarde.").GetAwaiter().GetResult();
        };
        await BarrerAsync();
        Assert.Equal(("Agua y luz.", "Tarde."), (await CampoAsync("abierta"), await CampoAsync("entregada")));

        // What was kept upon a folio is gone the next time.
        _app.Reloj.Ahora += TimeSpan.FromHours(1);
        await BarrerAsync();
        Assert.Equal(("Agua y luz.", ""), (await CampoAsync("abierta"), await CampoAsync("entregada")));
    }

    [Fact]
    public async Task ThoseThatWereEmptiedAreNeverReadAgainAndAllAreListedOnceAnHourAtMost()
    {
        await LlenarAsync("entregada", Convocatoria);
        await RegistrarAsync("entregada");
        await BarrerAsync();
        Assert.Equal(["entregada"], _app.Borradores.Leidos);
        await LlenarAsync("otra", Convocatoria);
        await RegistrarAsync("otra", 2);
        _app.Reloj.Ahora += TimeSpan.FromMinutes(45);
        await BarrerAsync();
        Assert.Empty(_app.Borradores.Leidos);
        _app.Reloj.Ahora += TimeSpan.FromMinutes(15);
        await BarrerAsync();
        Assert.Equal(["otra"], _app.Borradores.Leidos);
    }

    [Fact]
    public async Task OneThatCannotBeKeptNowStopsNoOtherAndIsTriedAgain()
    {
        foreach (var n in Enumerable.Range(1, 3))
        {
            await LlenarAsync($"solicitud-{n}", Convocatoria);
            await RegistrarAsync($"solicitud-{n}", n);
        }

        _app.Borradores.AlGuardar = b => { if (b.Id == "solicitud-2") { throw new AlmacenNoDisponibleException(null, null); } };
        await BarrerAsync();
        Assert.Equal(["solicitud-2"], await _app.Borradores.ListFilledAsync().ToListAsync());
        _app.Borradores.AlGuardar = null;
        _app.Reloj.Ahora += TimeSpan.FromHours(1);
        await BarrerAsync();
        Assert.Empty(await _app.Borradores.ListFilledAsync().ToListAsync());
    }

    [Fact]
    public async Task TheDraftOfAReportIsEmptiedOnceThatReportIsAFact()
    {
        var (parcial, final) = (Id(AccionesDelComite.InformeParcial), Id(AccionesDelComite.InformeFinal));
        await LlenarAsync(parcial, Folio.ToString());
        await LlenarAsync(final, Folio.ToString());
        await RegistrarAsync("solicitud");
        await BarrerAsync();
        Assert.Equal(("Agua.", "Agua."), (await CampoAsync(parcial), await CampoAsync(final)));

        await _app.Record.DadoAsync($"expediente/{Folio}", new InformeParcialEntregado(Documento, _app.Reloj.Ahora, default, default, 0m, false));
        _app.Reloj.Ahora += TimeSpan.FromHours(1);
        await BarrerAsync();
        Assert.Equal(("", "Agua."), (await CampoAsync(parcial), await CampoAsync(final)));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Id(string accion) => Huellas.De(Encoding.UTF8.GetBytes($"{accion}/{Folio}")).Valor[..32];

    // Afterwards the store knows which drafts this sweep read.
    private async Task BarrerAsync()
    {
        _app.Borradores.Leidos.Clear();
        await _app.De<Barrido>().BarrerAsync();
    }

    private async Task LlenarAsync(string id, string tramite) => Assert.NotNull(await _app.Borradores.PutAsync(
        new Borrador(id, tramite, "comite@ejemplo.invalid", _app.Reloj.Ahora, _app.Reloj.Ahora) { Campos = ImmutableDictionary<string, string>.Empty.Add("4", "Agua.") }, null));

    private async Task CambiarAsync(string id, string texto)
    {
        var leido = (await _app.Borradores.GetAsync(id))!;
        Assert.NotNull(await _app.Borradores.PutAsync(leido.Borrador with { Campos = leido.Borrador.Campos.SetItem("4", texto) }, leido.ETag));
    }

    private async Task<string> CampoAsync(string id) => (await _app.Borradores.GetAsync(id))!.Borrador.Campo("4");

    // The book has the folio and the file is open: nothing came after.
    private async Task RegistrarAsync(string solicitud, int consecutivo = 1)
    {
        var folio = Folio with { Consecutivo = consecutivo };
        await _app.Record.DadoAsync($"libro/{Convocatoria}", new FolioAsignado(folio, solicitud, Documento, $"C-{consecutivo}", _app.Reloj.Ahora));
        await _app.Record.DadoAsync($"expediente/{folio}", new SolicitudRegistrada(folio, new Recepcion(
            _app.Reloj.Ahora, Documento, $"C-{consecutivo}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, [])));
    }
}
