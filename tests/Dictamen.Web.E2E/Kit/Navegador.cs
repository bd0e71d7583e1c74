using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Dictamen.Web.E2E.Kit;

/// <summary>Debian's Chromium, one for each collection of tests, and the sites that they look at. Without Chromium the tests fail: <c>build/test.sh</c> installs it.</summary>
public sealed class Navegador : IAsyncLifetime
{
    /// <summary>A telephone.</summary>
    public const int Angosto = 390;

    /// <summary>A desk.</summary>
    public const int Amplio = 1280;

    private const string Chromium = "/usr/bin/chromium";

    // /dev/shm is 64 MB in many containers; there is no screen, no graphics card and no desktop behind it.
    private static readonly string[] Argumentos =
        ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly ConcurrentDictionary<Momento, Lazy<Task<SitioServido>>> _sitios = new();
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>The folder of the screenshots, in the repository's <c>artifacts/</c>.</summary>
    public string Pantallas { get; } = Directory.CreateDirectory(Path.Combine(Raiz(), "artifacts", "pantallas")).FullName;

    /// <summary>The few that the README shows.</summary>
    public string Leeme { get; } = Directory.CreateDirectory(Path.Combine(Raiz(), "docs", "pantallas")).FullName;

    /// <summary>Whether every page leaves its screenshot, to be looked at: <c>PANTALLAS=1 dotnet test tests/Dictamen.Web.E2E</c>.</summary>
    public bool Retrata { get; } = Environment.GetEnvironmentVariable("PANTALLAS") == "1";

    /// <summary>Where a test that fails leaves what it saw.</summary>
    public string Fallas { get; } = Directory.CreateDirectory(Path.Combine(Raiz(), "artifacts", "pantallas", "fallas")).FullName;

    public Task InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), $"Falta {Chromium}. Instálelo con: apt-get install -y chromium fonts-noto-core (build/test.sh lo hace).");
        return AbrirChromiumAsync();
    }

    /// <summary>The site at a moment of the sample.</summary>
    public Task<SitioServido> SitioAsync(Momento momento) =>
        _sitios.GetOrAdd(momento, m => new Lazy<Task<SitioServido>>(() => SitioServido.EnAsync(m))).Value.EnPlazoAsync($"El sitio {momento}", Limite.Prueba);

    /// <summary>Carries out a test. When it fails or takes too long, every window that it opened leaves a screenshot and says where it was.</summary>
    public async Task ProbarAsync(string nombre, Func<Prueba, Task> pasos)
    {
        await using var prueba = new Prueba(nombre, _chromium!, Fallas);
        try
        {
            await pasos(prueba).EnPlazoAsync(nombre, Limite.Prueba);
            await prueba.CerrarAsync();
        }
        catch (Exception e)
        {
            var diagnostico = await prueba.DiagnosticarAsync();
            if (e is SinRespuestaException)
            {
                await ReabrirAsync();
            }

            throw new InvalidOperationException($"{e.Message}\n{diagnostico}", e);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var sitio in _sitios.Values)
        {
            await (await sitio.Value).DisposeAsync().AsTask().EnPlazoAsync("Cerrar el sitio");
        }

        await CerrarChromiumAsync();
    }

    private async Task AbrirChromiumAsync()
    {
        _playwright = await Playwright.CreateAsync().EnPlazoAsync("Abrir Playwright");
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Argumentos, Timeout = (float)Limite.Respuesta.TotalMilliseconds })
            .EnPlazoAsync("Abrir Chromium", Limite.Respuesta * 2);
    }

    private async Task CerrarChromiumAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync().AsTask().EnPlazoAsync("Cerrar Chromium");
        }

        await Task.Run(() => _playwright?.Dispose()).EnPlazoAsync("Cerrar Playwright");
    }

    // What hung is not trusted with the next test, which would fail for no fault of its own.
    private async Task ReabrirAsync()
    {
        try
        {
            await CerrarChromiumAsync();
        }
        catch (SinRespuestaException)
        {
            // The driver's own end takes it along.
        }

        await AbrirChromiumAsync();
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

/// <summary>The journeys share one browser.</summary>
[CollectionDefinition(nameof(Navegador))]
public sealed class NavegadorCollection : ICollectionFixture<Navegador>;

/// <summary>The pages one by one, in a Chromium of their own, while others travel.</summary>
[CollectionDefinition(nameof(NavegadorDePaginas))]
public sealed class NavegadorDePaginas : ICollectionFixture<Navegador>;
