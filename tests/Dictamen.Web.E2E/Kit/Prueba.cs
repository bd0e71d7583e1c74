using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dictamen.Web.E2E.Kit;

/// <summary>One test and the windows that it opens. Each window is another person's browser.</summary>
public sealed partial class Prueba(string nombre, IBrowser chromium, string fallas) : IAsyncDisposable
{
    private readonly List<Ventana> _ventanas = [];

    internal static int Alto(int ancho) => ancho < 500 ? 844 : 900;

    /// <summary>A browser without cookies, or with those of a session that was opened before.</summary>
    public async Task<Ventana> AbrirAsync(int ancho = Navegador.Amplio, bool javascript = true, string? sesion = null)
    {
        var contexto = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = ancho, Height = Alto(ancho) },
            JavaScriptEnabled = javascript,
            Locale = "es-MX",
            TimezoneId = "America/Mexico_City",
            StorageState = sesion,
        }).EnPlazoAsync("Abrir una ventana");
        contexto.SetDefaultTimeout((float)Limite.Respuesta.TotalMilliseconds);
        var ventana = new Ventana(contexto, await contexto.NewPageAsync().EnPlazoAsync("Abrir una página"));
        _ventanas.Add(ventana);
        return ventana;
    }

    /// <summary>What the windows show, for the message of a failure; the screenshots go beside it.</summary>
    public async Task<string> DiagnosticarAsync()
    {
        var texto = new StringBuilder();
        foreach (var (i, ventana) in _ventanas.Index())
        {
            var imagen = Path.Combine(fallas, $"{NoEsDeArchivo().Replace(nombre, "-")}-{i + 1}.png");
            texto.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"Ventana {i + 1}: {ventana.Pagina.Url}; {imagen}");
            foreach (var error in ventana.Errores)
            {
                texto.Append("  consola: ").AppendLine(error);
            }

            foreach (var pendiente in ventana.Pendientes)
            {
                texto.Append("  sin respuesta: ").AppendLine(pendiente);
            }

            try
            {
                await ventana.RetratarAsync(imagen);
            }
            catch (PlaywrightException e)
            {
                texto.Append("  sin imagen: ").AppendLine(e.Message);
            }
        }

        return texto.ToString();
    }

    /// <summary>Closes the windows. One that does not close fails the test: it is how the browser was once found waiting.</summary>
    public async Task CerrarAsync()
    {
        foreach (var ventana in _ventanas)
        {
            await ventana.Pagina.Context.CloseAsync().EnPlazoAsync($"Cerrar la ventana de {ventana.Pagina.Url}");
        }

        _ventanas.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CerrarAsync();
        }
        catch (PlaywrightException)
        {
            // The test has failed already, with a better message.
        }
    }

    [GeneratedRegex("[^A-Za-z0-9_-]+")]
    private static partial Regex NoEsDeArchivo();
}
