using Deque.AxeCore.Playwright;
using Dictamen.Web.E2E.Kit;
using Microsoft.Playwright;
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
    public async Task IsAccessibleLightAndWithinItsWidth(string nombre)
    {
        foreach (var ancho in new[] { 1280, 390 })
        {
            await using var contexto = await navegador.AbrirAsync(ancho);
            var (pagina, respuestas, errores) = await VisitarAsync(contexto, nombre);

            var axe = await pagina.RunAxe();
            Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{ancho}: {v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));

            var peso = 0;
            foreach (var respuesta in respuestas)
            {
                peso += (await respuesta.BodyAsync()).Length;
            }

            Assert.True(peso < PesoMaximo, $"{nombre} pesa {peso / 1024} KB: {string.Join(", ", respuestas.Select(r => r.Url))}");
            Assert.Empty(errores);
            var sobra = await pagina.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(sobra <= 0, $"{nombre} se desborda {sobra} px a {ancho} px: {await pagina.EvaluateAsync<string>("[...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ')")}");
            await pagina.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(navegador.Pantallas, $"{nombre}-{ancho}.png"), FullPage = true });
        }
    }

    [Theory, MemberData(nameof(Rutas))]
    public async Task TheKeyboardStartsAtTheSkipLinkAndEveryFocusIsSeen(string nombre)
    {
        await using var contexto = await navegador.AbrirAsync();
        var (pagina, _, _) = await VisitarAsync(contexto, nombre);
        // An error summary takes the focus when there is one; the keyboard starts from the top here.
        await pagina.EvaluateAsync("document.activeElement?.blur()");
        await pagina.EvaluateAsync("getSelection()?.removeAllRanges()");
        await pagina.Locator(".saltar").FocusAsync();
        Assert.True((await pagina.Locator(".saltar").BoundingBoxAsync())!.X >= 0);
        await pagina.Keyboard.PressAsync("Enter");
        Assert.Equal("contenido", await pagina.EvaluateAsync<string>("document.activeElement.id"));
        await pagina.Locator(".saltar").FocusAsync();
        for (var i = 0; i < EnfoquesPorPagina; i++)
        {
            await pagina.Keyboard.PressAsync("Tab");
            var mal = await pagina.EvaluateAsync<string?>("(() => { const e = document.activeElement; if (!e || e === document.body) return null; const s = getComputedStyle(e); return s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 1 ? e.outerHTML.slice(0, 160) : null; })()");
            Assert.True(mal is null, $"El enfoque no se ve en {mal}");
        }
    }

    [Theory, MemberData(nameof(Rutas))]
    public async Task SaysTheSameWithoutJavaScript(string nombre)
    {
        await using var sin = await navegador.AbrirAsync(javascript: false);
        await using var con = await navegador.AbrirAsync();
        var (pagina, _, _) = await VisitarAsync(sin, nombre);
        var (otra, _, _) = await VisitarAsync(con, nombre);
        Assert.Equal(await otra.Locator("main").InnerTextAsync(), await pagina.Locator("main").InnerTextAsync());
        Assert.Equal(1, await pagina.Locator("h1").CountAsync());
    }

    private async Task<(IPage Pagina, List<IResponse> Respuestas, List<string> Errores)> VisitarAsync(IBrowserContext contexto, string nombre)
    {
        var ruta = Ruta.Todas.Single(r => r.Nombre == nombre);
        var sitio = await navegador.SitioAsync(ruta.Momento);
        if (await ruta.EnlaceAsync(sitio) is { } enlace)
        {
            var entrada = await contexto.NewPageAsync();
            await entrada.GotoAsync(enlace);
            await entrada.GetByRole(AriaRole.Button, new() { Name = "Continuar" }).ClickAsync();
            await entrada.CloseAsync();
        }

        var pagina = await contexto.NewPageAsync();
        var respuestas = new List<IResponse>();
        var errores = new List<string>();
        pagina.Response += (_, r) => respuestas.Add(r);
        pagina.Console += (_, m) => { if (m.Type == "error") { errores.Add(m.Text); } };
        pagina.PageError += (_, e) => errores.Add(e);
        var respuesta = await pagina.GotoAsync(ruta.En(sitio), new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.True(respuesta!.Ok || nombre == "no-encontrada", $"{ruta.Direccion}: {respuesta.Status}");
        return (pagina, respuestas, errores);
    }
}
