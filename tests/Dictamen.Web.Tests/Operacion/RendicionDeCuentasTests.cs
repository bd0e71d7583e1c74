using System.Net;
using System.Text.RegularExpressions;
using Dictamen.App.Consultas;
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
        var contados = await FilasAsync(auditor, "/operacion/indicadores/contados.csv");
        Assert.Equal(apoyados, contados.Count(c => c is ["PCS-A12-04", "denominador", _]));
        Assert.Equal(HttpStatusCode.NotFound, (await publico.GetAsync("/operacion/indicadores/contados.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await publico.GetAsync("/operacion/indicadores")).StatusCode);
    }

    private static async Task<List<string[]>> FilasAsync(HttpClient navegador, string ruta) =>
        [.. (await navegador.GetStringAsync(ruta)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Celdas)];

    private static string[] Celdas(string renglon) => [.. Celda().Matches(renglon).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : m.Groups[2].Value)];

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Celda();

    [GeneratedRegex("<th scope=\"row\">([IV]+)\\. ")]
    private static partial Regex Inciso();
}
