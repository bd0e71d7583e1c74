using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Web.E2E.Kit;
using Dictamen.Web.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Dictamen.Web.E2E;

/// <summary>Four reviewers through their signed links: they declare, read and score, each sealed from the others, and sign the acta.</summary>
[Collection(nameof(Navegador))]
public sealed class RecorridoDelComiteDictaminadorTests(Navegador navegador) : IAsyncLifetime
{
    private const string Acta = "PCS-2019-01-A001";
    private static readonly string[] Asientos = ["ACADEMICO", "BIENESTAR", "INDESOL_1", "INDESOL_2"];
    private SitioServido _sitio = null!;
    private string _folio = "";

    public async Task InitializeAsync()
    {
        _sitio = await SitioServido.ServirAsync(SitioServido.Publicacion, _ => false);
        await _sitio.PonerAsync(SitioServido.Publicacion.AddDays(1), new TimeOnly(10, 0));
        var operador = new Actor(Rol.Operador, "operador-1");
        var (folio, _) = await _sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, "e2e", await Muestreo.SolicitudAsync(_sitio.Almacen), new Actor(Rol.Solicitante, "x"));
        _folio = folio.ToString()!;
        await _sitio.HacerAsync(_folio, new ClasificarCompleto(), operador);
        await _sitio.HacerAsync(_folio, new AsignarDictaminadores(), operador);
    }

    public async Task DisposeAsync() => await _sitio.DisposeAsync();

    [Fact]
    public Task ASheetThatIsOpenInTwoWindowsIsOverwrittenByNeither() => navegador.ProbarAsync("dos-ventanas", async prueba =>
    {
        var una = await prueba.AbrirAsync(Navegador.Angosto);
        await una.EntrarAsync(await _sitio.EnlaceAsync("cd", SitioServido.Miembro(Asientos[0]), "cd:PCS-2019-01"));
        await una.PulsarAsync("Acepto y declaro");
        await una.SeguirAsync($"Empezar con {_folio}");
        await una.LlenarAsync([new("conflicto", "no")]);
        await una.PulsarAsync("Declarar y continuar");
        var otra = await prueba.AbrirAsync(sesion: await una.SesionAsync());
        await otra.IrAsync(una.Pagina.Url);
        await otra.LlenarAsync([new("contribucion_cohesion", "si"), new("puntajes.c01", "9"), new("observaciones", "Buen proyecto.")]);
        await otra.PulsarAsync("Guardar");

        await una.LlenarAsync([new("contribucion_cohesion", "no"), new("puntajes.c01", "6.5")]);
        await una.Pagina.Locator("[data-estado]").Filter(new() { HasText = "Lo que escribe aquí no se está guardando" }).WaitForAsync();
        Assert.True(await una.EvaluarAsync<bool>("(e => { const r = e.getBoundingClientRect(); return e === document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2); })(document.activeElement)"), "What says so hides the field.");
        await una.PulsarAsync("Guardar");
        Assert.EndsWith($"/dictaminacion/{_folio}", una.Pagina.Url, StringComparison.Ordinal);
        Assert.Equal(["Sí", "9", "Buen proyecto."], await una.Pagina.Locator(".resumen-errores q").AllInnerTextsAsync());
        Assert.Equal("6.5", await una.Pagina.Locator("[name='puntajes.c01']").InputValueAsync());
        Assert.Empty(await una.BarrerasAsync());
        Assert.Empty(await una.DesbordesAsync());

        await una.PulsarAsync("Guardar");
        await otra.IrAsync(otra.Pagina.Url);
        Assert.Equal("6.5", await otra.Pagina.Locator("[name='puntajes.c01']").InputValueAsync());
    });

    [Fact]
    public Task FourReviewersScoreSealedFromEachOtherAndSignTheActa() => navegador.ProbarAsync("dictaminacion", async prueba =>
    {
        var personas = new List<Ventana>();
        foreach (var (i, asiento) in Asientos.Index())
        {
            // One of them works on a telephone.
            var persona = await prueba.AbrirAsync(i == 3 ? Navegador.Angosto : Navegador.Amplio);
            personas.Add(persona);
            await persona.EntrarAsync(await _sitio.EnlaceAsync("cd", SitioServido.Miembro(asiento), "cd:PCS-2019-01"));
            Assert.DoesNotContain(_folio, await persona.TextoAsync(), StringComparison.Ordinal);
            await persona.PulsarAsync("Acepto y declaro");
            await persona.SeguirAsync($"Empezar con {_folio}");
            Assert.Equal(0, await persona.Pagina.Locator("#apartado-5").CountAsync());
            await persona.LlenarAsync([new("conflicto", "no")]);
            await persona.PulsarAsync("Declarar y continuar");
            Assert.Equal(1, await persona.Pagina.Locator("#apartado-5").CountAsync());
            await DictaminarAsync(persona, i == 0 ? "9.5" : "7");
            if (i < 3)
            {
                await persona.IrAsync($"{_sitio.Direccion}/dictaminacion/{_folio}");
                Assert.Contains("Su cédula está sellada", await persona.TextoAsync(), StringComparison.Ordinal);
                Assert.Equal(404, (await persona.IrAsync($"{_sitio.Direccion}/dictaminacion/{_folio}/sesion")).Status);
            }
        }

        foreach (var persona in personas)
        {
            await persona.IrAsync($"{_sitio.Direccion}/dictaminacion/{_folio}/sesion");
            var sesion = await persona.TextoAsync();
            Assert.Contains("Hay divergencia", sesion, StringComparison.Ordinal);
            Assert.Contains("95.00", sesion, StringComparison.Ordinal);
            Assert.Empty(await persona.DesbordesAsync());
        }

        var secretaria = await prueba.AbrirAsync();
        await secretaria.EntrarAsync(await _sitio.EnlaceAsync("secretaria", SitioServido.Secretaria, "operacion"));
        await secretaria.IrAsync($"{_sitio.Direccion}/operacion/expediente/{_folio}/acto/acordar-resultado");
        await secretaria.PulsarAsync("Ver antes de registrar");
        Assert.Contains("No se registró nada", await secretaria.TextoAsync(), StringComparison.Ordinal);
        await secretaria.LlenarAsync([new("discusion", "Se discutió la diferencia: una persona no había considerado el anexo del presupuesto.")]);
        await secretaria.PulsarAsync("Ver antes de registrar");
        await secretaria.PulsarAsync("Confirmar y registrar");
        Assert.NotNull((await _sitio.EsperarAsync(_folio, _ => true)).Dictaminacion!.Resultado);

        await secretaria.IrAsync($"{_sitio.Direccion}/operacion/acta/{Acta}/acto/levantar");
        await secretaria.PulsarAsync("Ver antes de registrar");
        Assert.Contains(_folio, await secretaria.TextoAsync(), StringComparison.Ordinal);
        await secretaria.PulsarAsync("Confirmar y registrar");
        foreach (var persona in personas.Append(secretaria))
        {
            await persona.IrAsync($"{_sitio.Direccion}/dictaminacion/acta/{Acta}");
            Assert.Contains("Todavía no tiene efecto", await persona.TextoAsync(), StringComparison.Ordinal);
            await persona.PulsarAsync("Firmar el Acta");
            Assert.Equal(0, await persona.Pagina.GetByRole(AriaRole.Button, new() { Name = "Firmar el Acta" }).CountAsync());
        }

        Assert.Contains("Sus resultados son definitivos", await secretaria.TextoAsync(), StringComparison.Ordinal);
        Assert.Equal(Estatus.Dictaminado, (await _sitio.EsperarAsync(_folio, e => e.Estatus == Estatus.Dictaminado)).Estatus);
        Assert.All(personas, p => Assert.DoesNotContain(p.Errores, e => !e.Contains("404", StringComparison.Ordinal)));
    });

    // Viability comes first: whoever denies it is asked for no marks.
    private static async Task DictaminarAsync(Ventana persona, string puntaje)
    {
        var criterios = persona.Pagina.Locator("fieldset.criterios");
        Assert.True(await persona.EvaluarAsync<bool>("document.querySelector('[name=viabilidad]').compareDocumentPosition(document.querySelector('fieldset.criterios')) === Node.DOCUMENT_POSITION_FOLLOWING"));
        await persona.LlenarAsync([new("viabilidad", "no")]);
        Assert.False(await criterios.IsVisibleAsync());
        await persona.LlenarAsync([new("viabilidad", "si")]);
        Assert.True(await criterios.IsVisibleAsync());
        await persona.LlenarAsync(
        [
            new("viabilidad.motivo", "Puede hacerse en el tiempo y con los recursos previstos."), new("apego", "si"), new("apego.motivo", "Corresponde a la temática."),
            new("contribucion_cohesion", "si"), new("contribucion_cohesion.motivo", "Suma a las familias."),
        ]);
        await persona.PulsarAsync("Revisar y entregar");
        Assert.Contains("observaciones", await persona.Pagina.Locator(".resumen-errores").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await persona.LlenarAsync([.. Enumerable.Range(1, 11).Select(n => KeyValuePair.Create($"puntajes.c{n:D2}", puntaje)), new("observaciones", "Proyecto claro.")]);
        await persona.PulsarAsync("Revisar y entregar");
        Assert.Empty(await persona.BarrerasAsync());
        Assert.Empty(await persona.DesbordesAsync());
        await persona.PulsarAsync("Entregar en definitiva");
        Assert.Contains("Cédula entregada", await persona.TextoAsync(), StringComparison.Ordinal);
    }
}
