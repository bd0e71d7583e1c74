using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Dictamen.Web.E2E.Kit;

/// <summary>Debian's Chromium, one for all tests, and the sites that they look at. Without Chromium the tests fail: <c>build/test.sh</c> installs it.</summary>
public sealed class Navegador : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const int PacienciaMs = 10_000;

    private static readonly string[] Argumentos = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly ConcurrentDictionary<Momento, Lazy<Task<SitioServido>>> _sitios = new();
    private IPlaywright _playwright = null!;
    private IBrowser _chromium = null!;

    /// <summary>The folder of the screenshots, in the repository's <c>artifacts/</c>.</summary>
    public string Pantallas { get; } = Directory.CreateDirectory(Path.Combine(Raiz(), "artifacts", "pantallas")).FullName;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), $"Falta {Chromium}. Instálelo con: apt-get install -y chromium fonts-noto-core (build/test.sh lo hace).");
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Argumentos });
    }

    /// <summary>The site at a moment of the sample; it is run once.</summary>
    public Task<SitioServido> SitioAsync(Momento momento) =>
        _sitios.GetOrAdd(momento, m => new Lazy<Task<SitioServido>>(() => SitioServido.ServirAsync(m))).Value;

    /// <summary>A browser without cookies.</summary>
    public async Task<IBrowserContext> AbrirAsync(int ancho = 1280, bool javascript = true)
    {
        var contexto = await _chromium.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = ancho, Height = ancho < 500 ? 844 : 900 },
            JavaScriptEnabled = javascript,
            Locale = "es-MX",
            TimezoneId = "America/Mexico_City",
        });
        contexto.SetDefaultTimeout(PacienciaMs);
        return contexto;
    }

    public async Task DisposeAsync()
    {
        foreach (var sitio in _sitios.Values)
        {
            await (await sitio.Value).DisposeAsync();
        }

        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Raiz()
    {
        var carpeta = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(carpeta.FullName, "Dictamen.sln")))
        {
            carpeta = carpeta.Parent ?? throw new DirectoryNotFoundException("Dictamen.sln");
        }

        return carpeta.FullName;
    }
}

/// <summary>All tests share one browser.</summary>
[CollectionDefinition(nameof(Navegador))]
public sealed class NavegadorCollection : ICollectionFixture<Navegador>;
