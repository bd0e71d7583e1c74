using Dictamen.Web.E2E.Kit;
using Xunit;

namespace Dictamen.Web.E2E;

/// <summary>What holds on every page, at both widths, with and without JavaScript.</summary>
[Collection(nameof(NavegadorDePaginas))]
public sealed class PaginasTests(Navegador navegador)
{
    private const int PesoMaximo = 100 * 1024;
    private const int EnfoquesPorPagina = 12;

    // The pages that the README shows.
    private static readonly string[] EnElLeeme =
        ["inicio-abierta", "solicitud-lista", "solicitud-documentos", "expediente-prevenido", "dictaminador-cedula", "dictaminador-sesion", "operacion-trabajo", "operacion-expediente"];

    public static TheoryData<string> Rutas => [.. Ruta.Todas.Select(r => r.Nombre)];

    [Theory, MemberData(nameof(Rutas))]
    public Task IsForEverybody(string nombre) => navegador.ProbarAsync($"pagina-{nombre}", async prueba =>
    {
        var ruta = Ruta.Todas.Single(r => r.Nombre == nombre);
        var sitio = await navegador.SitioAsync(ruta.Momento);
        var (direccion, sesion) = await ruta.LlegarAsync(sitio, enlace => EntrarAsync(prueba, enlace));

        var ventana = await prueba.AbrirAsync(Navegador.Amplio, sesion: sesion);
        await VisitarAsync(ventana, ruta, direccion);
        var elementos = await ElementosAsync(ventana);
        Assert.InRange(await ventana.PesoAsync(), 1, PesoMaximo - 1);
        foreach (var ancho in new[] { Navegador.Amplio, Navegador.Angosto })
        {
            await ventana.AnchoAsync(ancho);
            Assert.Empty(await ventana.BarrerasAsync());
            Assert.Empty(await ventana.DesbordesAsync());
            Assert.Empty(await ventana.TablasDeLadoAsync());
            if (navegador.Retrata)
            {
                await ventana.RetratarAsync(Path.Combine(navegador.Pantallas, $"{nombre}-{ancho}.png"));
                if (EnElLeeme.Contains(nombre))
                {
                    await ventana.RetratarAsync(Path.Combine(navegador.Leeme, $"{nombre}-{ancho}.png"), entera: false);
                }
            }
        }

        await TecladoAsync(ventana);
        Assert.DoesNotContain(ventana.Errores, e => ruta.Estado == 200 || !e.Contains($"{ruta.Estado}", StringComparison.Ordinal));

        // Axe has to run code in the page, so it cannot be asked without JavaScript; but what it found is true of every page that is made of the same elements.
        var sin = await prueba.AbrirAsync(Navegador.Angosto, javascript: false, sesion);
        await VisitarAsync(sin, ruta, direccion);
        Assert.Equal(elementos, await ElementosAsync(sin));
    });

    [Fact]
    public Task OnATelephoneTheApplicationStacksItsTablesAndOnPaperItKeepsThem() => navegador.ProbarAsync("solicitud-impresa", async prueba =>
    {
        // A sheet of A4 within its margins is narrower than what the screen takes for a desk.
        const int Hoja = 718;
        var ruta = Ruta.Todas.Single(r => r.Nombre == "expediente-solicitud");
        var sitio = await navegador.SitioAsync(ruta.Momento);
        var (direccion, sesion) = await ruta.LlegarAsync(sitio, enlace => EntrarAsync(prueba, enlace));
        var ventana = await prueba.AbrirAsync(Navegador.Angosto, sesion: sesion);
        await VisitarAsync(ventana, ruta, direccion);
        const string Celdas = "[...new Set([...document.querySelectorAll('.apilada :is(td, tbody th, tfoot th):not(:empty)')].map(e => getComputedStyle(e).display))]";
        Assert.Equal(["block"], await ventana.EvaluarAsync<string[]>(Celdas));
        await ventana.PapelAsync(Hoja);
        Assert.Equal(["table-cell"], await ventana.EvaluarAsync<string[]>(Celdas));
        Assert.Empty(await ventana.DesbordesAsync());
        Assert.Empty(await ventana.TablasDeLadoAsync());
        if (navegador.Retrata)
        {
            await ventana.RetratarAsync(Path.Combine(navegador.Pantallas, $"{ruta.Nombre}-papel.png"));
        }
    });

    // Elements, attributes and texts, without what is different each time: the keys of the forms.
    private static Task<string> ElementosAsync(Ventana ventana) => ventana.EvaluarAsync<string>(
        "(() => { const d = document.documentElement.cloneNode(true); d.querySelectorAll('input[type=hidden]').forEach(e => e.removeAttribute('value')); d.querySelectorAll('form[action^=\"/e?\"]').forEach(e => e.action = '/e'); return d.outerHTML; })()");

    private static async Task<string> EntrarAsync(Prueba prueba, string enlace)
    {
        var entrada = await prueba.AbrirAsync();
        await entrada.EntrarAsync(enlace);
        return await entrada.SesionAsync();
    }

    private static async Task VisitarAsync(Ventana ventana, Ruta ruta, string direccion)
    {
        var respuesta = await ventana.IrAsync(direccion);
        Assert.Equal(ruta.Estado, respuesta.Status);
        Assert.Equal(direccion.Split('?')[0], ventana.Pagina.Url.Split('?')[0]);
        Assert.Equal(1, await ventana.Pagina.Locator("h1").CountAsync());
    }

    // From the skip link on, whatever takes the focus shows it. Within a date it is the browser that marks day, month and year.
    private static async Task TecladoAsync(Ventana ventana)
    {
        var pagina = ventana.Pagina;
        await pagina.Locator(".saltar").FocusAsync();
        Assert.True((await pagina.Locator(".saltar").BoundingBoxAsync())!.X >= 0);
        await pagina.Keyboard.PressAsync("Enter");
        Assert.Equal("contenido", await ventana.EvaluarAsync<string>("document.activeElement.id"));
        await pagina.Locator(".saltar").FocusAsync();
        await ventana.EvaluarAsync<object?>(
            """
            (window.sinEnfoque = [], document.addEventListener('focusin', ({ target: e }) => {
                const s = getComputedStyle(e);
                if (e.type !== 'date' && (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 1)) window.sinEnfoque.push(e.outerHTML.slice(0, 160));
            }), null)
            """);
        for (var i = 0; i < EnfoquesPorPagina; i++)
        {
            await pagina.Keyboard.PressAsync("Tab");
        }

        Assert.Empty(await ventana.EvaluarAsync<string[]>("window.sinEnfoque"));
        await ventana.EvaluarAsync<object?>("(document.activeElement?.blur(), scrollTo(0, 0), null)");
    }
}
