using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Dictamen.App;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Core.Accesos;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Web;
using Dictamen.Web.Seguridad;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.Azure.Tests.Comandos;

/// <summary><c>dictamen acceso</c>, as it is typed beside a site in Azure.</summary>
[Collection(AjustesDelProceso.Nombre)]
public sealed partial class ComandoAccesoTests : IAsyncLifetime
{
    private const string Sitio = "https://convocatorias.example.org";
    private const string Identidad = "AZURE_TOKEN_CREDENTIALS";

    private static readonly string s_clave = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string s_anterior = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));

    private AzuriteServer Azurite { get; } = new();

    public async Task InitializeAsync()
    {
        await Azurite.StartAsync();
        Ajustar(AlmacenAzureOptions.AjusteTablas, Azurite.Connection);
        Ajustar(AlmacenAzureOptions.AjusteBlobs, Azurite.Connection);
        Ajustar(AjustesDeEnlaces.AjusteFirma, $"{s_clave};{s_anterior}");
        Ajustar(AjustesDeEnlaces.AjusteSitio, $"{Sitio}/");
    }

    public async Task DisposeAsync()
    {
        foreach (var ajuste in new[] { AlmacenAzureOptions.AjusteTablas, AlmacenAzureOptions.AjusteBlobs, AjustesDeEnlaces.AjusteFirma, AjustesDeEnlaces.AjusteSitio, Identidad })
        {
            Ajustar(ajuste, null);
        }

        await Azurite.DisposeAsync();
    }

    [Fact]
    public async Task TheLinkOpensTheOfficeOfTheSiteOnceAndIsInItsRecord()
    {
        var antes = TimeProvider.System.GetUtcNow();
        var (codigo, salida, errores) = await CorrerAsync("acceso", "--almacen", "azure");
        Assert.Equal((0, ""), (codigo, errores));
        var enlace = Assert.Single(Enlace().Matches(salida)).Value;
        Assert.StartsWith($"{Sitio}/e?t=", enlace, StringComparison.Ordinal);

        await using var sitio = AbrirSitio();
        var (numero, acceso) = Assert.Single(await sitio.GetRequiredService<Invitador>().VigentesAsync(new Actor(Rol.Administrador, "administracion-1")));
        Assert.Equal(("administrador", "administracion-1", "operacion", true, false), (acceso.Proposito, acceso.Sujeto, acceso.Alcance, acceso.UnaVez, acceso.Usado));
        Assert.InRange(acceso.Vence, antes.AddHours(11.9), antes.AddHours(12.1));
        var emitido = Assert.Single(await sitio.GetRequiredService<IEventStore>().ReadAsync($"acceso/{numero}"));
        Assert.Equal("Sistema:sistema", emitido.Actor);

        var enlaces = sitio.GetRequiredService<Enlaces>();
        var token = enlace[$"{Sitio}/e?t=".Length..];
        Assert.Equal(new EnlaceFirmado("administrador", "administracion-1", "operacion", acceso.Vence, numero), await enlaces.AbrirAsync(token));
        Assert.Null(await enlaces.AbrirAsync(token));

        // When every link has lapsed there is always another.
        var (otraVez, otra, _) = await CorrerAsync("acceso", "--almacen", "azurite");
        Assert.Equal(0, otraVez);
        Assert.NotNull(await enlaces.AbrirAsync(Enlace().Match(otra).Value[$"{Sitio}/e?t=".Length..]));
    }

    [Theory]
    [InlineData("Dictamen__Claves__Firma", null, "Dictamen__Claves__Firma: falta este ajuste;")]
    [InlineData("Dictamen__Claves__Firma", "c2VjcmV0bw==", "Dictamen__Claves__Firma: no se entiende;")]
    [InlineData("Dictamen__Sitio__Url", null, "Dictamen__Sitio__Url: falta este ajuste;")]
    [InlineData("Dictamen__Sitio__Url", "http://convocatorias.example.org", "Dictamen__Sitio__Url: no se entiende;")]
    [InlineData("Dictamen__Almacen__Tablas", null, "Dictamen__Almacen__Tablas: falta este ajuste;")]
    public async Task WithoutWhatTheSiteHasNothingIsRecorded(string ajuste, string? valor, string frase)
    {
        Ajustar(ajuste, valor);
        await RechazarAsync(frase, "acceso", "--almacen", "azure");
        Assert.Empty(await AccesosAsync());
    }

    [Fact]
    public async Task AStoreThatDoesNotAnswerIsSaid()
    {
        await Azurite.StopAsync();
        await RechazarAsync("El almacén «azure» no responde;", "acceso", "--almacen", "azure");
    }

    [Fact]
    public async Task WhoeverIsNotSignedInIsToldSo()
    {
        // Only the environment is asked who this is, and it does not say.
        Ajustar(Identidad, "EnvironmentCredential");
        Ajustar(AlmacenAzureOptions.AjusteTablas, "https://ejemplo.invalid/");
        await RechazarAsync("No se pudo comprobar con qué identidad se entra al almacén «azure»;", "acceso", "--almacen", "azure");
    }

    // The stores, the application and the site of the head, with what the head reads from the same settings.
    private static ServiceProvider AbrirSitio()
    {
        var ajustes = AjustesDeEnlaces.De(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddDictamenAzure(AlmacenAzureOptions.De(new ConfigurationBuilder().AddEnvironmentVariables().Build()))
            .AddSingleton(new Seudonimos(new byte[32]))
            .AddSingleton<IMail>(new OutboxMail(Path.GetTempPath(), TimeProvider.System, OutboxMail.Remitente))
            .AddDictamen()
            .AddDictamenWeb(o => (o.Sitio, o.ClavesDeFirma) = (ajustes.Sitio, ajustes.Firma))
            .BuildServiceProvider();
    }

    private async Task<List<string>> AccesosAsync()
    {
        var almacen = new AlmacenAzure(new(Azurite.Connection, Azurite.Connection), TimeProvider.System);
        await almacen.PrepararAsync();
        return await almacen.Eventos.ListAsync($"{Acceso.Clase}/").Select(c => c.Stream).ToListAsync();
    }

    private static void Ajustar(string ajuste, string? valor) => Environment.SetEnvironmentVariable(ajuste, valor);

    private static async Task RechazarAsync(string frase, params string[] args)
    {
        var (codigo, salida, errores) = await CorrerAsync(args);
        Assert.Equal((2, ""), (codigo, salida));
        Assert.StartsWith(frase, errores, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errores.TrimEnd());
        Assert.DoesNotContain("c2Vj", errores, StringComparison.Ordinal);
    }

    private static async Task<(int Codigo, string Salida, string Errores)> CorrerAsync(params string[] args)
    {
        using var salida = new StringWriter(CultureInfo.InvariantCulture);
        using var errores = new StringWriter(CultureInfo.InvariantCulture);
        return (await LineaDeComandos.Ejecutar(args, salida, errores), salida.ToString(), errores.ToString());
    }

    [GeneratedRegex("https://[^ \\n]+/e\\?t=[A-Za-z0-9._-]+")]
    private static partial Regex Enlace();
}
