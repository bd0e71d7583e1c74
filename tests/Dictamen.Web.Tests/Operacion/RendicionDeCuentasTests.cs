using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Tests.Kit;
using Xunit;

namespace Dictamen.Web.Tests.Operacion;

/// <summary>What the office gives account of, over a convocatoria that was run whole.</summary>
public sealed partial class RendicionDeCuentasTests(PublicoTests.ConMuestra muestra) : IClassFixture<PublicoTests.ConMuestra>
{
    private readonly Sitio _sitio = muestra.Sitio;

    [Fact, Prueba("PCS-A6-C4G-02")]
    public async Task TheVerificationListOfAProjectThatEndedHasItsSevenPiecesAndOpensTheirDocuments()
    {
        var folio = _sitio.De<Resumenes>().De(Muestreo.Id).First(r => r.Estatus == Estatus.Terminado).Folio;
        using var auditor = await _sitio.EntrarAsync("auditor", "auditor-1", "operacion");
        Assert.Contains($"href=\"/operacion/expediente/{folio}/verificacion\"", await auditor.GetStringAsync($"/operacion/expediente/{folio}"), StringComparison.Ordinal);

        var pagina = WebUtility.HtmlDecode(await auditor.GetStringAsync($"/operacion/expediente/{folio}/verificacion"));
        Assert.Contains("7 de 7 piezas constan.", pagina, StringComparison.Ordinal);
        Assert.Equal(["I", "II", "III", "IV", "V", "VI", "VII"], Inciso().Matches(pagina).Select(m => m.Groups[1].Value));
        foreach (var documento in new[] { "Solicitud (Anexo 3)", "Informe Parcial (Anexo 9)", "Informe Final (Anexo 10)", "Comprobante" })
        {
            var enlace = Regex.Match(pagina, $"href=\"([^\"]+)\">{Regex.Escape(documento)}</a>").Groups[1].Value;
            Assert.NotEmpty(enlace);
            Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(enlace)).StatusCode);
        }
    }

    [Fact, Prueba("PCS-A6-C4G-02")]
    public async Task AProjectWithoutAnAgreementHasNoListAndNobodyElseSeesOne()
    {
        var folio = _sitio.De<Resumenes>().De(Muestreo.Id).First(r => r.Estatus == Estatus.RecepcionIncompleta).Folio;
        using var auditor = await _sitio.EntrarAsync("auditor", "auditor-1", "operacion");
        Assert.Contains("La lista se forma desde que se firma el Convenio", WebUtility.HtmlDecode(await auditor.GetStringAsync($"/operacion/expediente/{folio}/verificacion")), StringComparison.Ordinal);
        using var anonimo = _sitio.Navegador();
        Assert.Equal(HttpStatusCode.Redirect, (await anonimo.GetAsync($"/operacion/expediente/{folio}/verificacion")).StatusCode);
    }

    [Fact, Prueba("PCS-6-02", "PCS-A12-03", "PCS-A12-04", "PCS-A12-08")]
    public async Task TheIndicatorsAgreeWithTheListsThatWerePublishedAndWithTheirOwnExplanation()
    {
        var publico = _sitio.Navegador();
        var apoyos = await FilasAsync(publico, "/datos/apoyos.csv");
        var padron = await FilasAsync(publico, "/datos/padron.csv");
        var indicadores = (await FilasAsync(publico, "/datos/indicadores.csv")).ToDictionary(f => f[1]);
        Assert.Equal(11, indicadores.Count);
        var apoyados = apoyos.Count(a => a[2] == "APOYADO");
        Assert.True(apoyados > 0);
        Assert.Equal(($"{padron.Count(p => p[4] == "V1")}", $"{apoyados}"), (indicadores["PCS-A12-04"][^5], indicadores["PCS-A12-04"][^4]));
        var favorables = (await FilasAsync(publico, "/datos/dictaminacion.csv")).Count(d => d[3] == "si");
        Assert.Equal($"{favorables}", indicadores["PCS-A12-08"][^4]);
        Assert.Contains("no dicen cuántas personas habitan", indicadores["PCS-A12-03"][^1], StringComparison.Ordinal);

        using var auditor = await _sitio.EntrarAsync("auditor", "auditor-1", "operacion");
        var pagina = WebUtility.HtmlDecode(await auditor.GetStringAsync("/operacion/indicadores"));
        Assert.All(indicadores.Values, i => Assert.Contains(i[3], pagina, StringComparison.Ordinal));
        Assert.Contains($"Total de proyectos apoyados por el PCS: {apoyados}", pagina, StringComparison.Ordinal);
        Assert.All(indicadores.Values, i => Assert.All(i[6..15], dato => Assert.Contains(dato, pagina, StringComparison.Ordinal)));
        Assert.Equal(("", "Las personas de los municipios indígenas aplican los apoyos para desarrollar proyectos de Desarrollo Comunitario."), (indicadores["PCS-A12-07"][12], indicadores["PCS-A12-05"][13]));
        Assert.Contains("El anexo no dice sus medios de verificación", indicadores["PCS-A12-07"][14], StringComparison.Ordinal);
        var contados = await FilasAsync(auditor, "/operacion/indicadores/contados.csv");
        Assert.Equal(apoyados, contados.Count(c => c is ["PCS-A12-04", "denominador", _]));
        Assert.Equal(HttpStatusCode.NotFound, (await publico.GetAsync("/operacion/indicadores/contados.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await publico.GetAsync("/operacion/indicadores")).StatusCode);
    }

    [Fact, Prueba("PCS-8.4-01", "AMB-49")]
    public async Task TheRegisterHasOneRowForEachSupportedProjectAndNobodysData()
    {
        using var auditor = await _sitio.EntrarAsync("auditor", "auditor-1", "operacion");
        var apoyados = (await FilasAsync(auditor, "/datos/apoyos.csv")).Where(a => a[2] == "APOYADO").ToDictionary(a => a[1], a => a[4]);
        var filas = await FilasAsync(auditor, "/operacion/padron/comunidades.csv");
        Assert.Equal(apoyados.Keys.Order(StringComparer.Ordinal), filas.Select(f => f[4]));
        Assert.All(filas, f => Assert.Equal(apoyados[f[4]], f[15]));
        Assert.All(filas, f => Assert.Equal(int.Parse(f[23], CultureInfo.InvariantCulture), int.Parse(f[21], CultureInfo.InvariantCulture) + int.Parse(f[22], CultureInfo.InvariantCulture)));
        var debe = _sitio.De<Resumenes>().De(Muestreo.Id).ToDictionary(r => $"{r.Folio}", r => r.PorReintegrar);
        Assert.All(filas, f => Assert.Equal(debe[f[4]], decimal.Parse(f[25], CultureInfo.InvariantCulture)));
        Assert.Contains(filas, f => f[8] == "Chiapas" && f[14] == "TERMINADO" && f[18].Length > 0);

        var texto = await auditor.GetStringAsync("/operacion/padron/comunidades.csv");
        Assert.All(await FichasAsync(), f => Assert.All(new[] { f.NombreCompleto, f.Curp, f.Correo }, dato => Assert.DoesNotContain(dato, texto, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(HttpStatusCode.NotFound, (await _sitio.Navegador().GetAsync("/operacion/padron/comunidades.csv")).StatusCode);
    }

    [Fact, Prueba("PCS-8.4-01", "PCS-8.2-01")]
    public async Task TheRegisterWithTheCommitteesSaysWhomItIsForInEachLookAndIsNotForEverybody()
    {
        const string Ruta = "/operacion/padron/comite.csv";
        var integrantes = (await FichasAsync()).DistinctBy(f => f.Id).ToDictionary(f => f.Id.Valor);
        using var operador = await _sitio.EntrarAsync("operador", "operador-7", "operacion");
        var ficha = Sitio.Formulario(await operador.GetStringAsync("/operacion/padron"));
        Task<HttpResponseMessage> PedirAsync(HttpClient quien, KeyValuePair<string, string> forma, string destino) =>
            quien.PostAsync(Ruta, new FormUrlEncodedContent([forma, KeyValuePair.Create("destino", destino)]));
        async Task<List<AccesoAFicha>> MiradasAsync() => await _sitio.De<IFichaStore>().AccessesAsync().Where(a => a.Actor == "Operador:operador-7").ToListAsync();

        Assert.EndsWith("?error=destino", (await PedirAsync(operador, ficha, "  ")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PedirAsync(operador, KeyValuePair.Create("otra", "cosa"), "Bienestar")).StatusCode);
        Assert.Empty(await MiradasAsync());

        var respuesta = await PedirAsync(operador, ficha, "Dirección General del Padrón (ficticia)");
        var texto = await respuesta.Content.ReadAsStringAsync();
        Assert.Equal("attachment", respuesta.Content.Headers.ContentDisposition!.DispositionType);
        Assert.All(integrantes.Values, f => Assert.Contains(f.Curp, texto, StringComparison.Ordinal));
        var miradas = await MiradasAsync();
        Assert.Equal(integrantes.Keys.ToHashSet(), miradas.Select(m => m.Id.Valor.Split('.')[0]).ToHashSet());
        Assert.All(miradas, m => Assert.Contains("Padrón de beneficiarios para Dirección General del Padrón (ficticia)", m.Finalidad, StringComparison.Ordinal));

        using var auditor = await _sitio.EntrarAsync("auditor", "auditor-1", "operacion");
        Assert.DoesNotContain("name=\"destino\"", await auditor.GetStringAsync("/operacion/padron"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await PedirAsync(auditor, Sitio.Formulario(await auditor.GetStringAsync("/operacion")), "Bienestar")).StatusCode);
    }

    // The committees of the supported projects.
    private async Task<IReadOnlyList<Ficha>> FichasAsync()
    {
        var apoyados = (await FilasAsync(_sitio.Navegador(), "/datos/padron.csv")).Select(f => f[1]).ToHashSet();
        return await _sitio.FichasAsync(apoyados);
    }

    private static async Task<List<string[]>> FilasAsync(HttpClient navegador, string ruta) =>
        [.. (await navegador.GetStringAsync(ruta)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Celdas)];

    private static string[] Celdas(string renglon) => [.. Celda().Matches(renglon).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : m.Groups[2].Value)];

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Celda();

    [GeneratedRegex("<th scope=\"row\">([IV]+)\\. ")]
    private static partial Regex Inciso();
}
