using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Api;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.Oficina;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests.Operacion;

/// <summary>The money of a convocatoria and its first publication: each act by its form and by the interface, read back from the page and from the interface.</summary>
public sealed class RecursosTests
{
    private const string Presupuesto = $"/api/v1/convocatorias/{Muestreo.Id}/presupuesto";

    [Fact]
    [Prueba("PCS-4.2.3.4-04", "PCS-4.2.3.3-02", "PCS-4.2.3.3-06", "AMB-22", "AMB-26")]
    public async Task MoneyComesGoesAndReachesTheNextOfTheRankingByTheForms()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var programa = await ProgramaAsync(sitio, "operador", "op-9", "operacion");
        var antes = await SinHolguraAsync(programa);
        var falta = antes.Siguiente!.Monto - antes.Remanente;
        await VePublicoAsync(sitio, antes.Total, antes.Total);
        await HacerAsync(sitio, Acto("ampliar"), operador, ("monto", Texto(falta)), ("oficio", "archivo"));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"${antes.Total + falta:N2}"), await PaginaAsync(operador), StringComparison.Ordinal);
        await VePublicoAsync(sitio, antes.Total, antes.Total + falta);
        var previa = await HacerAsync(sitio, Acto("promover"), operador, ("suficiencia", "archivo"));
        Assert.Contains($"se apoyó el folio {antes.Siguiente.Folio}", previa, StringComparison.Ordinal);
        Assert.Equal(Estatus.Apoyado, await OficinaTests.EstatusAsync(sitio, Folio.Parse(antes.Siguiente.Folio)));
        Assert.Equal(antes.Apoyados + 1, (await VerAsync(programa)).Apoyados);

        await HacerAsync(sitio, Acto("ampliar"), operador, ("monto", "1000"), ("oficio", "archivo"));
        var segundo = (await VerAsync(programa)).Siguiente!;
        await HacerAsync(sitio, Acto("ofrecer"), operador);
        var conOferta = await PaginaAsync(operador);
        Assert.Contains("Oferta por responder", conOferta, StringComparison.Ordinal);
        Assert.Contains(segundo.Folio, conOferta, StringComparison.Ordinal);
        Assert.Equal(new MontoDeFolio(segundo.Folio, 1000m), (await VerAsync(programa)).Oferta);
        await HacerAsync(sitio, Acto("responder-oferta"), operador, ("respuesta", "Rehusada"));
        await HacerAsync(sitio, Acto("reducir"), operador, ("monto", "1000"), ("oficio", "archivo"));
        var despues = await VerAsync(programa);
        Assert.Equal((antes.Total + falta, 0m, null), (despues.Total, despues.Remanente, despues.Oferta));
        Assert.DoesNotContain("Oferta por responder", await PaginaAsync(operador), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-4.2.3.4-01", "PCS-4.2.3.4-04", "PCS-4.2.3.3-02", "PCS-4.2.3.3-06", "AMB-22", "AMB-26")]
    [Recorre(
        "convocatorias/{id}/presupuesto/ampliacion",
        "convocatorias/{id}/presupuesto/oferta",
        "convocatorias/{id}/presupuesto/oferta/respuesta",
        "convocatorias/{id}/presupuesto/promocion",
        "convocatorias/{id}/presupuesto/reduccion")]
    public async Task MoneyComesGoesAndReachesTheNextOfTheRankingByTheInterface()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var operador = await ProgramaAsync(sitio, "operador", "op-9", "operacion");
        var documento = await DocumentoAsync(operador);
        var antes = await SinHolguraAsync(operador);
        var siguiente = antes.Siguiente!;
        await ProblemaAsync(await ActuarAsync(operador, "promocion", new { folio = siguiente.Folio, suficiencia = documento }), 409, "SIN_SUFICIENCIA");
        await ProblemaAsync(await ActuarAsync(operador, "ampliacion", new { monto = 1000m, oficio = new string('c', 64) }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal(["PresupuestoAmpliado"], await HechosAsync(await ActuarAsync(operador, "ampliacion", new { monto = siguiente.Monto - antes.Remanente, oficio = documento })));
        Assert.Equal(["ProyectoPromovido"], await HechosAsync(await ActuarAsync(operador, "promocion", new { folio = siguiente.Folio, suficiencia = documento })));
        await sitio.AtenderAsync();
        Assert.Contains("\"estatus\":\"APOYADO\"", await operador.GetStringAsync($"/api/v1/expedientes/{siguiente.Folio}"), StringComparison.Ordinal);

        await HechosAsync(await ActuarAsync(operador, "ampliacion", new { monto = 1000m, oficio = documento }));
        Assert.Equal(["OfertaDeAjuste"], await HechosAsync(await ActuarAsync(operador, "oferta")));
        var oferta = (await VerAsync(operador)).Oferta!;
        Assert.Equal(1000m, oferta.Monto);

        // An answer that is none of those there are is no acceptance.
        await ProblemaAsync(await ActuarAsync(operador, "oferta/respuesta", new { folio = oferta.Folio, respuesta = 7, dictamenDeViabilidad = documento }), 400, "JSON_INVALIDO");
        await HechosAsync(await ActuarAsync(operador, "oferta/respuesta", new { folio = oferta.Folio, respuesta = "Aceptada", dictamenDeViabilidad = documento }));
        var agotado = await VerAsync(operador);
        Assert.Equal((0m, null), (agotado.Remanente, agotado.Oferta));
        Assert.Equal(["ApoyoRetirado", "PresupuestoReducido"], await HechosAsync(await ActuarAsync(operador, "reduccion", new { monto = 1000m, oficio = documento })));
        Assert.Equal(oferta.Folio, (await VerAsync(operador)).Siguiente!.Folio);
        Assert.Contains("Siguiente en la prelación", await PaginaAsync(await sitio.EntrarAsync("operador", "op-9", "operacion")), StringComparison.Ordinal);

        var aprobador = await ProgramaAsync(sitio, "aprobador", "ap-9", "operacion");
        await ProblemaAsync(await ActuarAsync(aprobador, "ampliacion", new { monto = 1m, oficio = documento }), 403, "NO_FACULTADO");
        await ProblemaAsync(await ActuarAsync(operador, "asignacion"), 409, "TRANSICION_NO_PERMITIDA");
        await ProblemaAsync(await EnviarAsync(operador, $"{Presupuesto}/ampliacion", "k", "\"1\"", new { monto = 1m, oficio = documento }), 412, "VERSION_DISTINTA");
        await ProblemaAsync(await EnviarAsync(operador, "/api/v1/convocatorias/PCS-2019-77/presupuesto/ampliacion", "k", "\"1\"", new { monto = 1m, oficio = documento }), 404, "NO_ENCONTRADO");
        var comite = await ProgramaAsync(sitio, "expediente", "ab", $"folio:{siguiente.Folio}:Representante");
        await ProblemaAsync(await comite.GetAsync(Presupuesto), 403, "NO_FACULTADO");
    }

    [Fact]
    [Prueba("PCS-4.2.3.4-01")]
    [Recorre("convocatorias/{id}/presupuesto/asignacion")]
    public async Task TheMoneyIsAssignedToWhatTheRecordSaysAndNotToWhatSomebodySends()
    {
        await using var porPagina = await Sitio.EnAsync(Muestreo.Dia.Asignacion);
        await using var porInterfaz = await Sitio.EnAsync(Muestreo.Dia.Asignacion);
        await HacerAsync(porPagina, Acto("asignar"), await porPagina.EntrarAsync("operador", "op-9", "operacion"));
        var operador = await ProgramaAsync(porInterfaz, "operador", "op-9", "operacion");
        var antes = await operador.GetAsync(Presupuesto);
        var porAsignar = (await antes.Content.ReadFromJsonAsync<PresupuestoConsultado>())!;
        Assert.True(porAsignar.Total > 0m);
        Assert.Equal(new PresupuestoConsultado(porAsignar.Version, porAsignar.Total, 0m, porAsignar.Total, 0, null, null), porAsignar);
        await ProblemaAsync(await EnviarAsync(operador, $"{Presupuesto}/asignacion", "a", "\"0\""), 412, "VERSION_DISTINTA");
        var hechos = await HechosAsync(await EnviarAsync(operador, $"{Presupuesto}/asignacion", "a", antes.Headers.ETag!.Tag));
        Assert.Contains("PresupuestoAsignado", hechos);
        var visto = await VerAsync(operador);
        Assert.Equal(await VerAsync(await ProgramaAsync(porPagina, "operador", "op-9", "operacion")), visto);
        Assert.True(visto.Apoyados > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Prueba("PCS-4.2.2-08", "PZ-04")]
    public async Task TheResultsOfReceptionArePublishedOnceEveryApplicationIsClassified(bool porPagina)
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio);
        sitio.Reloj.Poner(new DateTimeOffset(2019, 11, 6, 15, 0, 0, TimeSpan.Zero));
        await sitio.AtenderAsync();
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var programa = await ProgramaAsync(sitio, "operador", "op-9", "operacion");
        var ruta = $"/api/v1/convocatorias/{Muestreo.Id}/publicaciones/recepcion";
        var parcial = await programa.GetAsync(ruta);
        await ProblemaAsync(await EnviarAsync(programa, ruta, "r", parcial.Headers.ETag!.Tag), 422, "CONTENIDO_INVALIDO");
        await HacerAsync(sitio, folio, "completo");
        if (porPagina)
        {
            Assert.Contains($"{folio},COMPLETO", await HacerAsync(sitio, Acto("publicar-recepcion"), operador), StringComparison.Ordinal);
        }
        else
        {
            var vista = await programa.GetAsync(ruta);
            Assert.Contains($"{folio},COMPLETO", (await vista.Content.ReadFromJsonAsync<PublicacionPreparada>())!.Documento, StringComparison.Ordinal);
            Assert.Equal(["ResultadosDeRecepcionPublicados"], await HechosAsync(await EnviarAsync(programa, ruta, "s", vista.Headers.ETag!.Tag)));
        }

        var publicada = (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado.ResultadosDeRecepcion!;
        Assert.Contains($"huella {publicada.Documento.Valor[..12]}", await PaginaAsync(operador), StringComparison.Ordinal);
        Assert.Contains($"{folio}", await sitio.Navegador().GetStringAsync($"/convocatoria/{Muestreo.Id}/resultados"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2000000,50")]
    [InlineData("2.000.000")]
    [Prueba("PCS-4.2.3.4-04")]
    public async Task AnAmountWithADecimalCommaIsRefusedAndNotMultiplied(string monto)
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var formulario = await operador.GetStringAsync(Acto("ampliar"));
        var previa = await EnviarConArchivosAsync(operador, Acto("ampliar"), [("monto", monto), ("oficio", "archivo")], formulario, "prever");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, previa.StatusCode);
        Assert.Contains($"«{monto}» no es un número", Errores(await previa.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("300000000,50", false)]
    [InlineData("560.000.000", false)]
    [InlineData("abc", false)]
    [InlineData("$560,000,000.00", true)]
    [InlineData("", true)]
    public async Task TheWhatIfSaysWhichBudgetItCouldNotRead(string monto, bool seLee)
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var pagina = WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/convocatoria/{Muestreo.Id}?monto={Uri.EscapeDataString(monto)}"));
        Assert.Equal(!seLee, pagina.Contains($"«{monto}» no es un número", StringComparison.Ordinal));
        Assert.Equal(!seLee, pagina.Contains($"value=\"{monto}\" aria-describedby=\"monto-error monto-ayuda\" aria-invalid=\"true\"", StringComparison.Ordinal));
        Assert.Equal(monto.StartsWith('$'), pagina.Contains("Con $560,000,000.00 se apoyan", StringComparison.Ordinal));
    }

    /// <summary>The budget once everybody who fits in what is left is supported: somebody waits, and does not fit.</summary>
    private static async Task<PresupuestoConsultado> SinHolguraAsync(HttpClient operador)
    {
        var documento = await DocumentoAsync(operador);
        var visto = await VerAsync(operador);
        while (visto.Siguiente is { } siguiente && siguiente.Monto <= visto.Remanente)
        {
            await HechosAsync(await ActuarAsync(operador, "promocion", new { folio = siguiente.Folio, suficiencia = documento }));
            visto = await VerAsync(operador);
        }

        Assert.NotNull(visto.Siguiente);
        return visto;
    }

    /// <summary>Anybody sees the amount that was called and, where it is another, the budget in force.</summary>
    private static async Task VePublicoAsync(Sitio sitio, decimal convocado, decimal vigente)
    {
        var navegador = sitio.Navegador();
        var (otro, pesos) = (vigente != convocado, string.Create(CultureInfo.InvariantCulture, $"${vigente:N2}"));
        var detalle = WebUtility.HtmlDecode(await navegador.GetStringAsync($"/convocatoria/{Muestreo.Id}"));
        Assert.Equal(otro, detalle.Contains($"<dt>Presupuesto vigente</dt><dd>{pesos}", StringComparison.Ordinal));
        Assert.Equal(otro, WebUtility.HtmlDecode(await navegador.GetStringAsync("/")).Contains($"Presupuesto vigente: <strong class=\"numero\">{pesos}", StringComparison.Ordinal));
        Assert.Contains($",{Texto(convocado)},{Texto(vigente)}\r\n", await navegador.GetStringAsync("/datos/convocatorias.csv"), StringComparison.Ordinal);
        var resumida = (await navegador.GetFromJsonAsync<ConvocatoriaResumida>($"/api/v1/convocatorias/{Muestreo.Id}"))!;
        Assert.Equal((convocado, vigente), (resumida.MontoTotal, resumida.MontoVigente));
    }

    private static string Acto(string clave) => $"/operacion/convocatoria/{Muestreo.Id}/acto/{clave}";

    private static string Texto(decimal monto) => monto.ToString("0.00", CultureInfo.InvariantCulture);

    private static async Task<PresupuestoConsultado> VerAsync(HttpClient programa) => (await programa.GetFromJsonAsync<PresupuestoConsultado>(Presupuesto))!;

    private static Task<HttpResponseMessage> ActuarAsync(HttpClient programa, string acto, object? cuerpo = null) => SobreLoVistoAsync(programa, Presupuesto, $"{Presupuesto}/{acto}", cuerpo);

    private static async Task<string> PaginaAsync(HttpClient operador) => WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/convocatoria/{Muestreo.Id}"));
}
