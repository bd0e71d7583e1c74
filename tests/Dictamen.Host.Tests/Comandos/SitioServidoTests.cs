using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Dictamen.Host.Almacen;
using Dictamen.Host.Tests.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>The site as a process: what is typed, what it prints, what a browser gets, and how it ends.</summary>
[Collection(Procesos.Nombre)]
public sealed partial class SitioServidoTests : IDisposable
{
    private readonly TempDirectory _directorio = new();
    private readonly string _puerto = PuertoLibre();

    public void Dispose() => _directorio.Dispose();

    [Fact]
    public async Task TheDemonstrationEndsWithItsSiteOpenAndAnotherConvocatoriaThatReceives()
    {
        var datos = Path.Combine(_directorio.Path, "datos");
        using (var demo = Empezar("demo", "--proyectos", "1", "--datos", datos, "--puerto", _puerto))
        {
            var dicho = await LeerHastaAbrirAsync(demo);
            Assert.Contains("su reloj no es el de hoy", dicho, StringComparison.Ordinal);
            Assert.Contains("marca 21 de febrero de 2020, 09:0", dicho, StringComparison.Ordinal);
            Assert.Contains($"http://localhost:{_puerto}/convocatoria/PCS-2019-01/resultados", dicho, StringComparison.Ordinal);
            Assert.Contains($"http://localhost:{_puerto}/convocatoria/PCS-2019-02", dicho, StringComparison.Ordinal);

            using var navegador = Navegador();
            Assert.Contains("Demostración con datos ficticios", await navegador.GetStringAsync("/"), StringComparison.Ordinal);
            Assert.Contains("PCS-2019-01-000001", await navegador.GetStringAsync("/convocatoria/PCS-2019-01/resultados"), StringComparison.Ordinal);
            Assert.Contains("Se reciben solicitudes", await navegador.GetStringAsync("/convocatoria/PCS-2019-02"), StringComparison.Ordinal);

            // The link of administration opens the office, once.
            var enlace = Enlace().Match(dicho).Value;
            Assert.Equal("/operacion", await PulsarAsync(navegador, enlace));
            Assert.Contains("PCS-2019-02", await navegador.GetStringAsync("/operacion/convocatorias"), StringComparison.Ordinal);
            using var otro = Navegador();
            Assert.StartsWith("/acceso", await PulsarAsync(otro, enlace), StringComparison.Ordinal);
            await DetenerAsync(demo, "INT");
        }

        Assert.Null(VerificarJournal.Comprobar(datos).Rotura);

        // Opened again, the demonstration goes on with its own clock.
        using var servir = Empezar("servir", "--datos", datos, "--puerto", _puerto);
        Assert.Contains("de febrero de 2020", await LeerHastaAbrirAsync(servir), StringComparison.Ordinal);
        await DetenerAsync(servir, "TERM");
    }

    [Fact]
    public async Task WithoutACommandItServesAFreshSiteWithTheRealClock()
    {
        using var sitio = Empezar("--datos", Path.Combine(_directorio.Path, "sitio"), "--puerto", _puerto);
        var dicho = await LeerHastaAbrirAsync(sitio);
        Assert.DoesNotContain("demostración", dicho, StringComparison.OrdinalIgnoreCase);
        using var navegador = Navegador();
        var inicio = await navegador.GetStringAsync("/");
        Assert.Contains("Todavía no hay convocatorias publicadas", inicio, StringComparison.Ordinal);
        Assert.DoesNotContain("Demostración", inicio, StringComparison.Ordinal);
        await DetenerAsync(sitio, "INT");
    }

    [Fact]
    public async Task ADemonstrationThatWasInterruptedIsNotServed()
    {
        await File.WriteAllTextAsync(Path.Combine(_directorio.Path, "demostracion.txt"), "Registro de una demostración.\n");
        Assert.Contains("no terminó", Consola.Correr("servir", "--datos", _directorio.Path, "--puerto", _puerto).Rechazo(), StringComparison.Ordinal);
    }

    private static Process Empezar(params string[] orden) => Process.Start(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "dictamen.dll"), .. orden]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<string> LeerHastaAbrirAsync(Process proceso)
    {
        var dicho = "";
        while (await proceso.StandardOutput.ReadLineAsync() is { } linea)
        {
            dicho += $"{linea}\n";
            if (linea.StartsWith("Para cerrar", StringComparison.Ordinal))
            {
                return dicho;
            }
        }

        throw new InvalidOperationException($"It ended without opening: {dicho}{await proceso.StandardError.ReadToEndAsync()}");
    }

    private static async Task DetenerAsync(Process proceso, string senal)
    {
        using (var kill = Process.Start("kill", [$"-{senal}", proceso.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await proceso.WaitForExitAsync();
        Assert.Equal((0, ""), (proceso.ExitCode, await proceso.StandardError.ReadToEndAsync()));
    }

    private static async Task<string> PulsarAsync(HttpClient navegador, string enlace)
    {
        var ficha = Ficha().Match(await navegador.GetStringAsync(enlace)).Groups[1].Value;
        using var respuesta = await navegador.PostAsync(enlace, new FormUrlEncodedContent([new("__RequestVerificationToken", ficha)]));
        return respuesta.Headers.Location!.ToString();
    }

    private static string PuertoLibre()
    {
        using var prueba = new TcpListener(IPAddress.Loopback, 0);
        prueba.Start();
        return ((IPEndPoint)prueba.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private HttpClient Navegador() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{_puerto}") };

    [GeneratedRegex(@"(?<=http://localhost:\d+)/e/\S+")]
    private static partial Regex Enlace();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Ficha();
}
