using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>The program as a process of its own, and a browser before the site that it serves.</summary>
internal static partial class SitioEnProceso
{
    // A process that says nothing fails its test by name; the machine may be crowded.
    private static readonly TimeSpan Paciencia = TimeSpan.FromMinutes(2);

    /// <summary>Starts <c>dictamen</c>; who disposes of it ends it, also when a test fails half way.</summary>
    public static Process Empezar(params string[] orden)
    {
        var proceso = new Propio
        {
            // What a shell starts in the background ignores Ctrl+C, and so do the processes that it starts in turn: these tests send it, whoever runs them.
            StartInfo = new ProcessStartInfo(
                "env",
                ["--default-signal=INT", Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "dictamen.dll"), .. orden])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        proceso.Start();
        return proceso;
    }

    /// <summary>What it says until its site is open.</summary>
    public static async Task<string> LeerHastaAbrirAsync(Process proceso)
    {
        var dicho = "";
        using var limite = new CancellationTokenSource(Paciencia);
        while (await proceso.StandardOutput.ReadLineAsync(limite.Token) is { } linea)
        {
            dicho += $"{linea}\n";
            if (linea.StartsWith("Para cerrar", StringComparison.Ordinal))
            {
                return dicho;
            }
        }

        throw new InvalidOperationException($"It ended without opening: {dicho}{await proceso.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Stops it with a signal; it must end well and in silence.</summary>
    public static async Task DetenerAsync(Process proceso, string senal)
    {
        await EnviarAsync(proceso, senal);
        Assert.Equal((0, ""), (proceso.ExitCode, await proceso.StandardError.ReadToEndAsync()));
    }

    /// <summary>Sends it a signal and waits for its end.</summary>
    public static async Task EnviarAsync(Process proceso, string senal)
    {
        using (var kill = Process.Start("kill", [$"-{senal}", proceso.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await proceso.WaitForExitAsync().WaitAsync(Paciencia);
    }

    /// <summary>Opens a signed link and presses its button; answers where it leads.</summary>
    public static async Task<string> PulsarAsync(HttpClient navegador, string enlace)
    {
        using var respuesta = await navegador.PostAsync(enlace, new FormUrlEncodedContent([Ficha(await navegador.GetStringAsync(enlace))]));
        return respuesta.Headers.Location!.ToString();
    }

    /// <summary>A port that nobody has.</summary>
    public static string PuertoLibre()
    {
        using var prueba = new TcpListener(IPAddress.Loopback, 0);
        prueba.Start();
        return ((IPEndPoint)prueba.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A browser that keeps cookies and follows no redirection.</summary>
    public static HttpClient Navegador(string puerto) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{puerto}") };

    /// <summary>The antiforgery field of a page.</summary>
    public static KeyValuePair<string, string> Ficha(string pagina) => KeyValuePair.Create("__RequestVerificationToken", EnPagina().Match(pagina).Groups[1].Value);

    /// <summary>The path of the first signed link in a text.</summary>
    public static string Enlace(string texto) => EnTexto().Match(texto).Value;

    private sealed class Propio : Process
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && !HasExited)
            {
                Kill();
            }

            base.Dispose(disposing);
        }
    }

    [GeneratedRegex(@"(?<=http://localhost:\d+)/e\?t=[A-Za-z0-9._-]+")]
    private static partial Regex EnTexto();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex EnPagina();
}
