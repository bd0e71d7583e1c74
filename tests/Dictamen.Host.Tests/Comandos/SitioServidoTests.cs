using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dictamen.Host.Almacen;
using Dictamen.Host.Tests.Almacen;
using Xunit;
using static Dictamen.Host.Tests.Comandos.SitioEnProceso;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>The site as a process: what is typed, what it prints, what a browser gets, and how it ends.</summary>
[Collection(Procesos.Nombre)]
public sealed class SitioServidoTests : IDisposable
{
    private const string HastaElAjuste = "<strong>hasta el ajuste</strong>";

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

            using var navegador = Navegador(_puerto);
            Assert.Contains("Demostración con datos ficticios", await navegador.GetStringAsync("/"), StringComparison.Ordinal);
            Assert.Contains("PCS-2019-01-000001", await navegador.GetStringAsync("/convocatoria/PCS-2019-01/resultados"), StringComparison.Ordinal);
            var segunda = await navegador.GetStringAsync("/convocatoria/PCS-2019-02");
            Assert.Contains("Se reciben solicitudes", segunda, StringComparison.Ordinal);

            // The year of its rules is over: it says how far it goes, there and where somebody begins an application.
            Assert.Contains(HastaElAjuste, segunda, StringComparison.Ordinal);
            Assert.Contains("Nadie puede firmar después del 31/12/2019", WebUtility.HtmlDecode(segunda), StringComparison.Ordinal);
            Assert.Contains(HastaElAjuste, await navegador.GetStringAsync("/convocatoria/PCS-2019-02/participar"), StringComparison.Ordinal);
            Assert.DoesNotContain(HastaElAjuste, await navegador.GetStringAsync("/convocatoria/PCS-2019-01"), StringComparison.Ordinal);

            // The link of administration opens the office, once.
            var enlace = Enlace(dicho);
            Assert.Equal("/operacion", await PulsarAsync(navegador, enlace));
            Assert.Contains("PCS-2019-02", await navegador.GetStringAsync("/operacion/convocatorias"), StringComparison.Ordinal);
            using var otro = Navegador(_puerto);
            Assert.StartsWith("/acceso", await PulsarAsync(otro, enlace), StringComparison.Ordinal);
            await DetenerAsync(demo, "INT");
        }

        Assert.Null(VerificarJournal.Comprobar(datos).Rotura);

        // Opened again, the demonstration goes on with its own clock.
        using var servir = Empezar("servir", "--datos", datos, "--puerto", _puerto);
        Assert.Contains("de febrero de 2020", await LeerHastaAbrirAsync(servir), StringComparison.Ordinal);
        await DetenerAsync(servir, "TERM");
    }

    /// <summary>The server refuses these before the site sees them; the answer says what to do all the same.</summary>
    [Fact]
    public async Task WhatTheServerCannotReadIsAnsweredWithAPageOrWithProblemDetails()
    {
        using var servir = Empezar("servir", "--datos", Path.Combine(_directorio.Path, "datos"), "--puerto", _puerto);
        await LeerHastaAbrirAsync(servir);
        foreach (var (peticion, estado, tipo, dice) in new[]
        {
            ("GET /a%00b HTTP/1.1\r\nHost: localhost\r\n\r\n", "400", "text/html", "no se entiende"),
            ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/v1/%00?x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400", "application/problem+json", "no se entiende"),
            ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400", "text/html", "no se entiende"),
            ($"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a={new string('a', 40_000)}\r\n\r\n", "431", "text/html", "cookies"),
            ($"GET /{new string('a', 70_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", "414", "text/html", "Acorte"),
        })
        {
            using var conexion = new TcpClient("localhost", int.Parse(_puerto, CultureInfo.InvariantCulture));
            var (leido, red) = (new MemoryStream(), conexion.GetStream());
            await red.WriteAsync(Encoding.ASCII.GetBytes(peticion));
            await red.CopyToAsync(leido).WaitAsync(TimeSpan.FromMinutes(1)); // It closes the connection.
            var respuesta = WebUtility.HtmlDecode(Encoding.UTF8.GetString(leido.ToArray()));
            var ultima = respuesta[respuesta.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal)..];
            Assert.StartsWith($"HTTP/1.1 {estado}", ultima, StringComparison.Ordinal);
            Assert.Contains($"Content-Type: {tipo}", ultima, StringComparison.Ordinal);
            Assert.Contains("X-Content-Type-Options: nosniff", ultima, StringComparison.Ordinal);
            Assert.Contains("Connection: close", ultima, StringComparison.Ordinal);
            Assert.Contains(dice, ultima, StringComparison.Ordinal);
        }

        await DetenerAsync(servir, "TERM");
    }

    /// <summary>Somebody who brings an application of their own has the whole year of the rules before them, and goes from one term to the next.</summary>
    [Fact]
    public async Task AConvocatoriaForPracticeStandsInTheYearOfItsRulesAndItsClockIsMovedForward()
    {
        var datos = Path.Combine(_directorio.Path, "datos");
        Assert.Equal(0, Consola.Correr("demo", "--practica", "--sin-servidor", "--datos", datos).Codigo);
        using (var servir = Empezar("servir", "--datos", datos, "--puerto", _puerto))
        {
            Assert.Contains("marca 22 de octubre de 2019, 09:0", await LeerHastaAbrirAsync(servir), StringComparison.Ordinal);
            using var navegador = Navegador(_puerto);
            var pagina = await navegador.GetStringAsync("/convocatoria/PCS-2019-02");
            Assert.Contains("Se reciben solicitudes", pagina, StringComparison.Ordinal);
            Assert.DoesNotContain(HastaElAjuste, pagina, StringComparison.Ordinal);
            await DetenerAsync(servir, "INT");
        }

        using (var despues = Empezar("servir", "--datos", datos, "--puerto", _puerto, "--adelantar", "15"))
        {
            Assert.Contains("marca 6 de noviembre de 2019, 09:0", await LeerHastaAbrirAsync(despues), StringComparison.Ordinal);
            using var navegador = Navegador(_puerto);
            Assert.Contains("La recepción de solicitudes concluyó", WebUtility.HtmlDecode(await navegador.GetStringAsync("/convocatoria/PCS-2019-02")), StringComparison.Ordinal);
            await DetenerAsync(despues, "INT");
        }

        // It stays where it was moved to.
        using var otraVez = Empezar("servir", "--datos", datos, "--puerto", _puerto);
        Assert.Contains("marca 6 de noviembre de 2019, 09:", await LeerHastaAbrirAsync(otraVez), StringComparison.Ordinal);
        await DetenerAsync(otraVez, "INT");
    }

    [Fact]
    public void OnlyTheClockOfADemonstrationIsMovedForward()
        => Assert.Contains("Sólo se adelanta el reloj de una demostración", Consola.Correr("servir", "--datos", _directorio.Path, "--puerto", _puerto, "--adelantar", "5").Rechazo(), StringComparison.Ordinal);

    [Fact]
    public void AnEmptyConvocatoriaHasNoProjectsToCount()
        => Assert.Contains("no se combina", Consola.Correr("demo", "--practica", "--proyectos", "3", "--datos", _directorio.Path).Rechazo(), StringComparison.Ordinal);

    [Fact]
    public async Task WithoutACommandItServesAFreshSiteWithTheRealClock()
    {
        using var sitio = Empezar("--datos", Path.Combine(_directorio.Path, "sitio"), "--puerto", _puerto);
        var dicho = await LeerHastaAbrirAsync(sitio);
        Assert.DoesNotContain("demostración", dicho, StringComparison.OrdinalIgnoreCase);
        using var navegador = Navegador(_puerto);
        var inicio = await navegador.GetStringAsync("/");
        Assert.Contains("Todavía no hay convocatorias publicadas", inicio, StringComparison.Ordinal);
        Assert.DoesNotContain("Demostración", inicio, StringComparison.Ordinal);
        await DetenerAsync(sitio, "INT");
    }

    [Fact]
    public async Task ADemonstrationThatIsStoppedSaysSoAndItsRecordStaysWhole()
    {
        using var demo = Empezar("demo", "--proyectos", "5000", "--sin-servidor", "--datos", _directorio.Path);
        var buzon = Path.Combine(_directorio.Path, AlmacenLocal.Buzon);
        while (!demo.HasExited && !(Directory.Exists(buzon) && Directory.EnumerateFiles(buzon, "*.eml", SearchOption.AllDirectories).Any()))
        {
            await Task.Delay(20);
        }

        await EnviarAsync(demo, "INT");
        Assert.Equal((130, "Se interrumpió antes de terminar.\n"), (demo.ExitCode, await demo.StandardError.ReadToEndAsync()));
        var verificado = VerificarJournal.Comprobar(_directorio.Path);
        Assert.Equal((false, null), (verificado.EnUso, verificado.Rotura));
        Assert.True(verificado.Hechos > 0);
        Assert.Contains("no terminó", Consola.Correr("servir", "--datos", _directorio.Path, "--puerto", _puerto).Rechazo(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADemonstrationThatIsStoppedAtOnceSaysSoAndMayBeRunAgainInItsFolder()
    {
        using var demo = Empezar("demo", "--proyectos", "5000", "--sin-servidor", "--datos", _directorio.Path);
        while (!demo.HasExited && !Directory.EnumerateFileSystemEntries(_directorio.Path).Any())
        {
            await Task.Delay(1);
        }

        await EnviarAsync(demo, "INT");
        Assert.Equal((130, "Se interrumpió antes de terminar.\n"), (demo.ExitCode, await demo.StandardError.ReadToEndAsync()));
        Assert.Equal((0, ""), Consola.Correr("demo", "--practica", "--sin-servidor", "--datos", _directorio.Path) is var r ? (r.Codigo, r.Errores) : default);
    }

    [Fact]
    public async Task ADemonstrationThatWasInterruptedIsNotServed()
    {
        await File.WriteAllTextAsync(Path.Combine(_directorio.Path, "demostracion.txt"), "Registro de una demostración.\n");
        Assert.Contains("no terminó", Consola.Correr("servir", "--datos", _directorio.Path, "--puerto", _puerto).Rechazo(), StringComparison.Ordinal);
    }
}
