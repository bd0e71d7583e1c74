using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Dictamen.Web.Tests.Kit;
using Microsoft.Playwright;

namespace Dictamen.Web.E2E.Kit;

/// <summary>A person's browser: one page, and what went wrong in it.</summary>
public sealed class Ventana
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<string> _errores = new();
    private readonly ConcurrentDictionary<IRequest, byte> _pendientes = new();

    internal Ventana(IBrowserContext contexto, IPage pagina)
    {
        Pagina = pagina;
        pagina.Console += (_, m) => { if (m.Type == "error") { _errores.Enqueue(m.Text); } };
        pagina.PageError += (_, e) => _errores.Enqueue(e);
        contexto.Request += (_, r) => _pendientes[r] = 0;
        contexto.RequestFinished += (_, r) => _pendientes.TryRemove(r, out var _);
        contexto.RequestFailed += (_, r) => _pendientes.TryRemove(r, out var _);
    }

    /// <summary>What it shows.</summary>
    public IPage Pagina { get; }

    /// <summary>What the console complained about.</summary>
    public IReadOnlyCollection<string> Errores => _errores;

    /// <summary>Addresses that were asked for and have not answered.</summary>
    public IEnumerable<string> Pendientes => _pendientes.Keys.Select(r => r.Url);

    /// <summary>Goes to an address.</summary>
    public async Task<IResponse> IrAsync(string direccion) =>
        (await Pagina.GotoAsync(direccion, new PageGotoOptions { WaitUntil = WaitUntilState.Load }).EnPlazoAsync($"Ir a {direccion}", Limite.Respuesta * 2))!;

    /// <summary>Presses the button or follows the link that leads to another page, and waits until that page is there.</summary>
    /// <remarks>A page that is closed while it goes to another one may never say that it closed: Chromium loses the answer when the two meet. So nobody leaves before having arrived.</remarks>
    public Task SeguirAsync(ILocator control) => EsperarPaginaAsync(() => control.ClickAsync());

    /// <summary>Does what leads to another page, and waits until that page is there.</summary>
    public async Task EsperarPaginaAsync(Func<Task> hacer)
    {
        var llegada = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Llego(object? quien, IPage pagina) => llegada.TrySetResult();
        Pagina.Load += Llego;
        try
        {
            await hacer();
            await llegada.Task.EnPlazoAsync($"Salir de {Pagina.Url}");
        }
        finally
        {
            Pagina.Load -= Llego;
        }
    }

    /// <summary>Presses the button with this name; it leads to another page.</summary>
    public Task PulsarAsync(string boton) => SeguirAsync(Pagina.GetByRole(AriaRole.Button, new() { Name = boton, Exact = true }));

    /// <summary>Follows the link with this text.</summary>
    public Task SeguirAsync(string enlace) => SeguirAsync(Pagina.GetByRole(AriaRole.Link, new() { Name = enlace }).First);

    /// <summary>Types into the fields of the page, by their name, as a person does: texts, lists, choices, boxes, files (several with a bar between their names).</summary>
    public async Task LlenarAsync(IEnumerable<KeyValuePair<string, string>> campos)
    {
        foreach (var (nombre, valor) in campos)
        {
            var control = Pagina.Locator($"[name=\"{nombre}\"]:not([type=hidden])").First;
            switch (await control.EvaluateAsync<string>("e => e.type"))
            {
                case "radio":
                    await Pagina.Locator($"[name=\"{nombre}\"][value=\"{valor}\"]").CheckAsync();
                    break;
                case "checkbox":
                    await control.SetCheckedAsync(valor.Length > 0);
                    break;
                case "select-one":
                    await control.SelectOptionAsync(valor);
                    break;
                case "file":
                    await control.SetInputFilesAsync(valor.Split('|').Select(Documento));
                    break;
                default:
                    await control.FillAsync(valor);
                    break;
            }
        }
    }

    /// <summary>A small PDF, or the beginning of a video when its name says so; each name has its own content.</summary>
    public static FilePayload Documento(string nombre)
    {
        var distinto = System.Text.Encoding.UTF8.GetBytes(nombre);
        return nombre.EndsWith(".mp4", StringComparison.Ordinal)
            ? new() { Name = nombre, MimeType = "video/mp4", Buffer = [0, 0, 0, 24, .. "ftypmp42"u8, .. distinto] }
            : new() { Name = $"{nombre}.pdf", MimeType = "application/pdf", Buffer = [.. Comision.Pdf, .. distinto] };
    }

    /// <summary>What the page says.</summary>
    public Task<string> TextoAsync() => Pagina.Locator("main").InnerTextAsync();

    /// <summary>Opens a session with a signed link, as a person does: the page with the button, then the button.</summary>
    public async Task EntrarAsync(string enlace)
    {
        await IrAsync(enlace);
        await PulsarAsync("Continuar");
    }

    /// <summary>The session, for another window.</summary>
    public Task<string> SesionAsync() => Pagina.Context.StorageStateAsync().EnPlazoAsync("Leer la sesión");

    /// <summary>Asks the page something.</summary>
    public Task<T> EvaluarAsync<T>(string expresion) => Pagina.EvaluateAsync<T>(expresion).EnPlazoAsync($"Evaluar en {Pagina.Url}");

    /// <summary>Makes the screen as wide as this.</summary>
    public Task AnchoAsync(int ancho) => Pagina.SetViewportSizeAsync(ancho, Prueba.Alto(ancho)).EnPlazoAsync("Cambiar el ancho");

    /// <summary>What axe finds that is serious or critical. It is put into a page once; only what is wrong comes back.</summary>
    public async Task<string[]> BarrerasAsync()
    {
        if (!await EvaluarAsync<bool>("'axe' in window"))
        {
            await EvaluarAsync<object?>(Axe);
        }

        return await EvaluarAsync<string[]>(
            """
            axe.run({ resultTypes: ['violations'] }).then(r => {
                if (r.passes.length === 0) throw new Error('axe found nothing to look at');
                return r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${v.id} (${v.impact}): ${v.help}: ${v.nodes.map(n => n.html).join(' | ')}`);
            })
            """);
    }

    /// <summary>Bytes of the page with everything that it needs to be shown, without what a person downloads from it.</summary>
    public Task<int> PesoAsync() => EvaluarAsync<int>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((s, e) => s + e.encodedBodySize, 0)");

    /// <summary>Elements that stick out of the screen's width.</summary>
    public Task<string[]> DesbordesAsync() => EvaluarAsync<string[]>(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 160))");

    /// <summary>Tables whose rows become blocks on a telephone and that nevertheless have to be moved sideways.</summary>
    public Task<string[]> TablasDeLadoAsync() => EvaluarAsync<string[]>(
        "[...document.querySelectorAll('.apilada')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.getAttribute('aria-label') ?? e.outerHTML.slice(0, 160))");

    /// <summary>Shows the page as it is printed on a sheet this wide, in pixels.</summary>
    public async Task PapelAsync(int ancho)
    {
        await Pagina.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print }).EnPlazoAsync("Imprimir");
        await AnchoAsync(ancho);
    }

    /// <summary>Takes a screenshot, of the whole page or of what is seen first.</summary>
    public Task RetratarAsync(string archivo, bool entera = true) =>
        Pagina.ScreenshotAsync(new PageScreenshotOptions { Path = archivo, FullPage = entera, Clip = entera ? null : new Clip { Width = Pagina.ViewportSize!.Width, Height = 800 }, Timeout = (float)Limite.Respuesta.TotalMilliseconds }).EnPlazoAsync("Retratar");
}
