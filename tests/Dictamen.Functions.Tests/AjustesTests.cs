using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dictamen.App;
using Dictamen.App.Telemetria;
using Dictamen.Functions.Tests.Kit;
using Dictamen.Web.Seguridad;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dictamen.Functions.Tests;

/// <summary>A wrong setting stops the start with one sentence that names it; the sample starts.</summary>
public sealed partial class AjustesTests
{
    public static TheoryData<string> Obligatorios =>
    [
        "Dictamen__Almacen__Tablas", "Dictamen__Almacen__Blobs", "Dictamen__Claves__Firma", "Dictamen__Claves__Seudonimos", "Dictamen__Correo__SendGrid__ApiKey",
        "Dictamen__Correo__SendGrid__ClavePublicaWebhook", "Dictamen__Correo__Remitente", "Dictamen__Sitio__Url",
    ];

    [Fact]
    public void TheSampleIsComplete()
    {
        var a = Ajustes.De(Configuracion());
        Assert.True(a.Correo.Pruebas);
        Assert.Equal("http://localhost:7071", a.Sitio);
        Assert.Equal(["oficina@example.org"], a.Correo.Oficina.AsEnumerable());
    }

    [Fact]
    public void TheMarkOfAnInstallationIsItsKeysAndStaysWhenItsSiteMoves()
    {
        var marca = Ajustes.De(Configuracion()).Correo.Instalacion;
        Assert.Matches("^[0-9a-f]{16}$", marca);
        Assert.Equal(marca, Ajustes.De(Configuracion(("Dictamen__Sitio__Url", "https://otro.example.org"))).Correo.Instalacion);
        Assert.NotEqual(marca, Ajustes.De(Configuracion(("Dictamen__Claves__Seudonimos", Convert.ToBase64String(new byte[32])))).Correo.Instalacion);
    }

    // What a page needs and nobody registered would be a 500 on Azure only.
    [Fact]
    public void EveryServiceOfTheHeadCanBeMade()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder(); // What the worker's own web host adds.
        builder.Services.AddDictamenFunctions(Configuracion());
        foreach (var funcion in typeof(Nudge).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && t.GetMethod("Run")?.GetCustomAttributes(typeof(Microsoft.Azure.Functions.Worker.FunctionAttribute), false).Length > 0))
        {
            builder.Services.AddTransient(funcion);
        }

        builder.Services.Where(s => s.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)).ToList().ForEach(s => builder.Services.Remove(s));
        using var servicios = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Assert.NotNull(servicios.GetRequiredService<App.Servicios.Entregas>());
        Assert.NotNull(servicios.GetRequiredService<App.Ports.ILineaStore>());
        Assert.NotNull(servicios.GetRequiredService<WebPipeline>().Invoke);
    }

    // The address of a request may be the key of whoever sent it, and all that the worker logs is exported.
    [Fact]
    public void TheWorkerLogsWhatTheApplicationSaysAndNoAddressOfARequest()
    {
        var servicios = new ServiceCollection().AddDictamenFunctions(Configuracion());
        using var fabrica = servicios.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(new TodoSeAnota())).BuildServiceProvider();
        bool Anota(string categoria, LogLevel nivel) => fabrica.GetRequiredService<ILoggerFactory>().CreateLogger(categoria).IsEnabled(nivel);
        Assert.All(
            (string[])["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing.EndpointMiddleware", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.StaticFiles"],
            c => Assert.Equal((false, true), (Anota(c, LogLevel.Information), Anota(c, LogLevel.Warning))));
        Assert.True(Anota("Dictamen.Functions.Barrido", LogLevel.Information));
    }

    // The client's address is lost on the way to the worker.
    [Fact]
    public void BehindTheHostNobodyIsTakenForAClientByAddress()
    {
        using var servicios = new ServiceCollection().AddDictamenFunctions(Configuracion()).BuildServiceProvider();
        Assert.True(servicios.GetRequiredService<IOptions<Dictamen.Web.OpcionesWeb>>().Value.DireccionCompartida);
    }

    // An alert that asks for what nobody writes is silent for ever, or never.
    [Fact]
    public void EveryMeasureThatAnAlertAsksForIsOneThatIsWritten()
    {
        var alertas = File.ReadAllText(Path.Combine(Carpeta.Raiz(), "infra", "modules", "alertas.bicep"));
        var pedidas = Medida().Matches(alertas).Select(m => m.Groups[1].Value).ToList();
        var escritas = new HashSet<string>(StringComparer.Ordinal);
        using var oyente = new MeterListener { InstrumentPublished = (i, _) => { if (i.Meter.Name == Senales.Fuente) { escritas.Add(i.Name); } } };
        RuntimeHelpers.RunClassConstructor(typeof(Senales).TypeHandle);
        oyente.Start();
        Assert.Contains("dictamen.barridos", pedidas);
        Assert.Empty(pedidas.Except(escritas));
        Assert.DoesNotContain($"\"{nameof(Barrido)}\"", alertas, StringComparison.Ordinal); // Under OpenTelemetry no request has the name of a function.
    }

    // Rejected, an orchestration of a newer version would be listed as running for ever after a roll back; failed, the sweep starts it again.
    [Fact]
    public void AnOrchestrationOfANewerVersionFails()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Carpeta.Raiz(), "src", "Dictamen.Functions", "host.json")));
        var durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");
        Assert.Equal(("1.0", "Fail"), (durable.GetProperty("defaultVersion").GetString(), durable.GetProperty("versionFailureStrategy").GetString()));
    }

    [Theory]
    [MemberData(nameof(Obligatorios))]
    public void AMissingSettingIsNamedInOneSentence(string nombre)
    {
        var e = Assert.Throws<AjusteInvalidoException>(() => Ajustes.De(Configuracion((nombre, null))));
        Assert.Equal(nombre, e.Ajuste);
        Assert.StartsWith($"{nombre}: falta este ajuste;", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Theory]
    [InlineData("Dictamen__Claves__Firma", "corta")]
    [InlineData("Dictamen__Claves__Firma", "c2VjcmV0bw==")]
    [InlineData("Dictamen__Claves__Seudonimos", "c2VjcmV0bw==")]
    [InlineData("Dictamen__Correo__SendGrid__ClavePublicaWebhook", "c2VjcmV0bw==")]
    [InlineData("Dictamen__Correo__Remitente", "secreto")]
    [InlineData("Dictamen__Correo__Oficina", "secreto")]
    [InlineData("Dictamen__Correo__Oficina", "a@example.org; secreto")]
    [InlineData("Dictamen__Almacen__Tablas", "secreto")]
    [InlineData("Dictamen__Almacen__Blobs", "secreto")]
    [InlineData("Dictamen__Correo__SendGrid__Pruebas", "secreto")]
    [InlineData("Dictamen__Correo__SendGrid__Servidor", "https://secreto.example.org")]
    [InlineData("Dictamen__Sitio__Url", "http://secreto.example.org")]
    public void AWrongSettingIsNamedAndItsValueIsNotShown(string nombre, string valor)
    {
        var e = Assert.Throws<AjusteInvalidoException>(() => Ajustes.De(Configuracion((nombre, valor))));
        Assert.Equal(nombre, e.Ajuste);
        Assert.DoesNotContain("secreto", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2Vj", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongTelemetryConnectionIsNamedToo()
    {
        var e = Assert.Throws<AjusteInvalidoException>(() => new ServiceCollection().AddDictamenFunctions(Configuracion(("APPLICATIONINSIGHTS_CONNECTION_STRING", "secreto"))));
        Assert.Equal("APPLICATIONINSIGHTS_CONNECTION_STRING", e.Ajuste);
        Assert.DoesNotContain("secreto", e.Message, StringComparison.Ordinal);
        new ServiceCollection().AddDictamenFunctions(Configuracion(("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000000")));
    }

    [Fact]
    public void EverySettingIsExplainedInTheReadmeAndWrittenByTheTemplate()
    {
        var enCodigo = Directory.EnumerateFiles(Path.Combine(Carpeta.Raiz(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => f.Contains("Dictamen.Functions", StringComparison.Ordinal) || f.Contains("Dictamen.Azure", StringComparison.Ordinal) || f.Contains("Dictamen.Web", StringComparison.Ordinal))
            .SelectMany(f => Nombre().Matches(File.ReadAllText(f)).Select(m => m.Value))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(11, enCodigo.Count);
        var readme = File.ReadAllText(Path.Combine(Carpeta.Raiz(), "README.md"));
        Assert.All(enCodigo, nombre => Assert.Contains($"`{nombre}`", readme, StringComparison.Ordinal));
        var plantilla = Nombre().Matches(File.ReadAllText(Path.Combine(Carpeta.Raiz(), "infra", "modules", "aplicacion.bicep"))).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(enCodigo.Where(n => n != "Dictamen__Correo__SendGrid__Servidor"), plantilla); // That one names an address of the same machine.
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void WithoutAnOfficeNobodyReceivesTheDigest(string? valor) => Assert.Empty(Ajustes.De(Configuracion(("Dictamen__Correo__Oficina", valor))).Correo.Oficina);

    [Fact]
    public void SeveralAddressesOfTheOfficeAreSeparatedBySemicolons() =>
        Assert.Equal(["a@example.org", "b@example.org"], Ajustes.De(Configuracion(("Dictamen__Correo__Oficina", "a@example.org; b@example.org;"))).Correo.Oficina.AsEnumerable());

    [Fact]
    public void SigningKeysRotateByPuttingANewOneInFront()
    {
        var vieja = Configuracion()["Dictamen:Claves:Firma"]!;
        var nueva = Convert.ToBase64String(new byte[32]);
        var a = Ajustes.De(Configuracion(("Dictamen__Claves__Firma", $"{nueva}; {vieja}")));
        Assert.Equal(2, a.Firma.Count);
        Assert.Equal(Ajustes.De(Configuracion()).Firma[0].Id, a.Firma[1].Id);
        Assert.NotEqual(a.Firma[0].Id, a.Firma[1].Id);
    }

    [GeneratedRegex("name == \"(dictamen[a-z.]+)\"")]
    private static partial Regex Medida();

    // What «dictamen acceso» signs with the same settings.
    [Fact]
    public void ALinkThatWasIssuedBesideTheSiteIsVerifiedByIt()
    {
        var configuracion = Configuracion();
        using var servicios = new ServiceCollection().AddLogging().AddDictamenFunctions(configuracion).BuildServiceProvider();
        var enlace = new EnlaceFirmado("administrador", "administracion-1", "operacion", DateTimeOffset.FromUnixTimeSeconds(4_000_000_000), "operacion-1");
        var ajustes = AjustesDeEnlaces.De(configuracion);
        Assert.Equal(enlace, servicios.GetRequiredService<Firmador>().Verificar(new Firmador(ajustes.Firma, TimeProvider.System).Firmar(enlace)));
        Assert.Equal(ajustes.Sitio, servicios.GetRequiredService<Microsoft.Extensions.Options.IOptions<Dictamen.Web.OpcionesWeb>>().Value.Sitio);
    }

    [GeneratedRegex("Dictamen__[A-Za-z]+(__[A-Za-z]+)*")]
    private static partial Regex Nombre();

    private static IConfiguration Configuracion(params (string Nombre, string? Valor)[] cambios)
    {
        using var muestra = JsonDocument.Parse(File.ReadAllText(Path.Combine(Carpeta.Raiz(), "local.settings.sample.json")));
        var valores = muestra.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(v => v.Name.Replace("__", ":", StringComparison.Ordinal), v => (string?)v.Value.GetString());
        foreach (var (nombre, valor) in cambios)
        {
            valores[nombre.Replace("__", ":", StringComparison.Ordinal)] = valor;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(valores).Build();
    }

    private sealed class TodoSeAnota : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Bitacora<TodoSeAnota>();

        public void Dispose()
        {
        }
    }
}
