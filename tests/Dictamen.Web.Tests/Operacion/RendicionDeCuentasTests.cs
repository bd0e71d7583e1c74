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
        foreach (var documento in new[] { "Solicitud (Anexo 3)", "Material probatorio de la meta 1, 1", "Informe Parcial (Anexo 9)", "Informe Final (Anexo 10)", "Comprobante" })
        {
            var enlace = Regex.Match(pagina, $"href=\"([^\"]+)\">{Regex.Escape(documento)}</a>").Groups[1].Value;
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

    [GeneratedRegex("<th scope=\"row\">([IV]+)\\. ")]
    private static partial Regex Inciso();
}
