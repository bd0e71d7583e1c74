using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.Web.Solicitante.Formulario;
using Dictamen.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.Web.Tests.Solicitante;

/// <summary>What somebody types is text, wherever it is shown again.</summary>
public sealed class GuionEnLosCamposTests
{
    private const string Guion = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    [Fact]
    public async Task AScriptInEveryFieldOfTheApplicationStaysText()
    {
        var buzon = new Buzon();
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(buzon));
        var comision = await Comision.EmpezarAsync(sitio, buzon);
        var campos = Comision.Campos(await Muestreo.SolicitudAsync(sitio.Almacen));
        var apartados = FormatoDeSolicitud.Apartados(CatalogoDeProgramas.Pcs2019, Muestreo.Bases);
        var vistos = 0;
        foreach (var apartado in apartados)
        {
            await comision.GuardarAsync(apartado.Id, apartado.Campos(campos).ToDictionary(c => c.Ruta, _ => Guion));
            var pagina = await comision.VerAsync($"/apartado/{apartado.Id}?errores=1");
            Assert.DoesNotContain("<script>alert", pagina, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", pagina, StringComparison.OrdinalIgnoreCase);
            vistos += pagina.Contains("&lt;script&gt;alert(1)", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(apartados.Count(a => a.Campos(campos).Any(c => c.Tipo is not (TipoDeCampo.Casilla or TipoDeCampo.Lista or TipoDeCampo.Opciones))), vistos);
        foreach (var ruta in new[] { "", "/revisar", "/documentos" })
        {
            Assert.DoesNotContain("<script>alert", await comision.VerAsync(ruta), StringComparison.OrdinalIgnoreCase);
        }

        // The name of a file is text too.
        await comision.SubirAsync("AAC", Comision.Pdf, "<script>alert(1)<script>.pdf");
        Assert.DoesNotContain("<script>alert", await comision.VerAsync("/documentos"), StringComparison.OrdinalIgnoreCase);
    }
}
