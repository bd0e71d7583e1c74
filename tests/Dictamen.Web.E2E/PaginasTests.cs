using Dictamen.Web.E2E.Kit;
using Xunit;

namespace Dictamen.Web.E2E;

/// <summary>What holds on every page, at both widths.</summary>
[Collection(nameof(Navegador))]
public sealed class PaginasTests(Navegador navegador)
{
    private const int PesoMaximo = 100 * 1024;
    private const int EnfoquesPorPagina = 12;

    public static TheoryData<string> Rutas => [.. Ruta.Todas.Select(r => r.Nombre)];

    [Theory, MemberData(nameof(Rutas))]
    public Task IsAccessibleLightAndWithinItsWidth(string nombre) => navegador.ProbarAsync($"pagina-{nombre}", async prueba =>
    {
        var (direccion, sesion) = await LlegarAsync(prueba, nombre);
        foreach (var ancho in new[] { Navegador.Amplio, Navegador.Angosto })
        {
            var ventana = await prueba.AbrirAsync(ancho, sesion: sesion);
            await VisitarAsync(ventana, direccion, nombre);
            Assert.Empty(await ventana.BarrerasAsync());
            Assert.Empty(await ventana.DesbordesAsync());
            Assert.Empty(ventana.Errores);
            var peso = await ventana.PesoAsync();
            Assert.InRange(peso, 1, PesoMaximo - 1);
            await ventana.RetratarAsync(Path.Combine(navegador.Pantallas, $"{nombre}-{ancho}.png"));
        }
    });

    [Theory, MemberData(nameof(Rutas))]
    public Task TheKeyboardStartsAtTheSkipLinkAndEveryFocusIsSeen(string nombre) => navegador.ProbarAsync($"teclado-{nombre}", async prueba =>
    {
        var (direccion, sesion) = await LlegarAsync(prueba, nombre);
        var ventana = await prueba.AbrirAsync(sesion: sesion);
        await VisitarAsync(ventana, direccion, nombre);
        var pagina = ventana.Pagina;
        // An error summary takes the focus when there is one; the keyboard starts from the top here.
        await pagina.Locator(".saltar").FocusAsync();
        Assert.True((await pagina.Locator(".saltar").BoundingBoxAsync())!.X >= 0);
        await pagina.Keyboard.PressAsync("Enter");
        Assert.Equal("contenido", await ventana.EvaluarAsync<string>("document.activeElement.id"));
        await pagina.Locator(".saltar").FocusAsync();
        for (var i = 0; i < EnfoquesPorPagina; i++)
        {
            await pagina.Keyboard.PressAsync("Tab");
            var mal = await ventana.EvaluarAsync<string?>("(() => { const e = document.activeElement; if (!e || e === document.body) return null; const s = getComputedStyle(e); return s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 1 ? e.outerHTML.slice(0, 160) : null; })()");
            Assert.True(mal is null, $"El enfoque no se ve en {mal}");
        }
    });

    [Theory, MemberData(nameof(Rutas))]
    public Task SaysTheSameWithoutJavaScript(string nombre) => navegador.ProbarAsync($"sin-javascript-{nombre}", async prueba =>
    {
        var (direccion, sesion) = await LlegarAsync(prueba, nombre);
        var sin = await prueba.AbrirAsync(javascript: false, sesion: sesion);
        var con = await prueba.AbrirAsync(sesion: sesion);
        await VisitarAsync(sin, direccion, nombre);
        await VisitarAsync(con, direccion, nombre);
        Assert.Equal(await con.Pagina.Locator("main").InnerTextAsync(), await sin.Pagina.Locator("main").InnerTextAsync());
        Assert.Equal(1, await sin.Pagina.Locator("h1").CountAsync());
    });

    // The address of a page, and the session that it needs.
    private async Task<(string Direccion, string? Sesion)> LlegarAsync(Prueba prueba, string nombre)
    {
        var ruta = Ruta.Todas.Single(r => r.Nombre == nombre);
        var sitio = await navegador.SitioAsync(ruta.Momento);
        if (await ruta.EnlaceAsync(sitio) is not { } enlace)
        {
            return (ruta.En(sitio), null);
        }

        var entrada = await prueba.AbrirAsync();
        await entrada.EntrarAsync(enlace);
        return (ruta.En(sitio), await entrada.SesionAsync());
    }

    private static async Task VisitarAsync(Ventana ventana, string direccion, string nombre)
    {
        var respuesta = await ventana.IrAsync(direccion);
        Assert.True(respuesta.Ok || nombre == "no-encontrada", $"{direccion}: {respuesta.Status}");
        Assert.Equal(direccion.Split('?')[0], ventana.Pagina.Url.Split('?')[0]);
    }
}
