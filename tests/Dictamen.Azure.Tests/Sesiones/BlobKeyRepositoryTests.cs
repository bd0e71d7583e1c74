using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Azure.Storage.Blobs;
using Dictamen.App.Ports;
using Dictamen.Azure.Sesiones;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Dictamen.Azure.Tests.Sesiones;

/// <summary>Instances share the keys of cookies and forms.</summary>
[Collection(AzuriteRun.Name)]
public sealed class BlobKeyRepositoryTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly byte[] s_secreto = RandomNumberGenerator.GetBytes(32);
    private readonly Bitacora _bitacora = new();

    [Fact]
    public async Task EachInstanceReadsTheCookiesAndFormsOfTheOtherAndSoDoesOneThatStartsLater()
    {
        await new AlmacenAzure(azurite.Options, TimeProvider.System).PrepararAsync();
        await using var una = Instancia();
        await using var otra = Instancia();
        var (deUna, deOtra) = (Cookies(una).Protect(Boleto("op-1")), Cookies(otra).Protect(Boleto("op-2")));
        Assert.Equal("op-2", Cookies(una).Unprotect(deOtra)!.Principal.Identity!.Name);
        Assert.Equal("op-1", Cookies(otra).Unprotect(deUna)!.Principal.Identity!.Name);
        await using var tercera = Instancia();
        Assert.Equal("op-1", Cookies(tercera).Unprotect(deUna)!.Principal.Identity!.Name);
        Assert.Equal("op-2", Cookies(tercera).Unprotect(deOtra)!.Principal.Identity!.Name);

        var formulario = una.GetDataProtectionProvider().CreateProtector("formulario").Protect("x");
        Assert.Equal("x", tercera.GetDataProtectionProvider().CreateProtector("formulario").Unprotect(formulario));
    }

    [Fact]
    public async Task InstancesThatStartTogetherMakeOneKey()
    {
        await new AlmacenAzure(azurite.Options, TimeProvider.System).PrepararAsync();
        var (secreto, antes) = (RandomNumberGenerator.GetBytes(32), await CuantasAsync());
        // Each has read that there is none before any writes its own.
        using var juntas = new Barrier(2);
        await using var una = Instancia([secreto], s => s.PostConfigure<KeyManagementOptions>(o => o.XmlRepository = new LeeAlPar(o.XmlRepository!, juntas)));
        await using var otra = Instancia([secreto], s => s.PostConfigure<KeyManagementOptions>(o => o.XmlRepository = new LeeAlPar(o.XmlRepository!, juntas)));
        var boletos = await Task.WhenAll(Task.Run(() => Cookies(una).Protect(Boleto("op-1"))), Task.Run(() => Cookies(otra).Protect(Boleto("op-2"))));
        Assert.Equal(1, await CuantasAsync() - antes);
        Assert.Equal("op-2", Cookies(una).Unprotect(boletos[1])!.Principal.Identity!.Name);
        Assert.Equal("op-1", Cookies(otra).Unprotect(boletos[0])!.Principal.Identity!.Name);

        async Task<int> CuantasAsync() => await Contenedor().GetBlobsAsync().CountAsync();
    }

    [Fact]
    public async Task OfTwoThatReadTheSameKeysOneKeepsTheNextAndWhoReadsItMayKeepAnother()
    {
        var container = await azurite.ContainerAsync();
        var (una, otra) = (Repositorio(container), Repositorio(container));
        una.StoreElement(new XElement("key", "a"), "key-1");
        Assert.All([una, otra], r => Assert.Single(r.GetAllElements()));
        una.StoreElement(new XElement("key", "b"), "key-2");
        otra.StoreElement(new XElement("key", "c"), "key-3");
        Assert.Equal(["a", "b"], otra.GetAllElements().Select(e => e.Value));
        otra.StoreElement(new XElement("key", "d"), "key-4");
        Assert.Equal(["a", "b", "d"], una.GetAllElements().Select(e => e.Value));
    }

    [Fact]
    public async Task AKeyOfAnotherSecretIsNotTheOneThatAnInstanceWants()
    {
        var container = await azurite.ContainerAsync();
        var ajena = Repositorio(container, RandomNumberGenerator.GetBytes(32));
        ajena.StoreElement(new XElement("key", "ajena"), "key-1");
        Repositorio(container).StoreElement(new XElement("key", "mia"), "key-2");
        Assert.Equal("mia", Assert.Single(Repositorio(container).GetAllElements()).Value);
        Assert.Equal("ajena", Assert.Single(ajena.GetAllElements()).Value);
    }

    [Fact]
    public async Task WhoeverReadsTheStoreFindsNoKeyInClear()
    {
        var container = await azurite.ContainerAsync();
        var key = new XElement("key", new XElement("masterKey", new XElement("value", "c2VjcmV0bw==")));
        Repositorio(container).StoreElement(key, "key-1");
        var kept = (await container.GetBlobClient((await container.GetBlobsAsync().SingleAsync()).Name).DownloadContentAsync()).Value.Content.ToArray();
        Assert.Equal(-1, kept.AsSpan().IndexOf("c2VjcmV0bw=="u8));
        Assert.Equal(-1, kept.AsSpan().IndexOf("masterKey"u8));

        // And what the framework really makes.
        await new AlmacenAzure(azurite.Options, TimeProvider.System).PrepararAsync();
        await using var instancia = Instancia();
        Cookies(instancia).Protect(Boleto("op-1"));
        await foreach (var blob in Contenedor().GetBlobsAsync())
        {
            kept = (await Contenedor().GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
            Assert.Equal(-1, kept.AsSpan().IndexOf("masterKey"u8));
            Assert.Equal(-1, kept.AsSpan().IndexOf("<key"u8));
        }

        Assert.DoesNotContain(_bitacora.Avisos, a => a.Contains("unencrypted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoeverWritesIntoTheStoreGivesNoKey()
    {
        var container = await azurite.ContainerAsync();
        Repositorio(container).StoreElement(new XElement("key", "mia"), "key-1");
        var mine = (await container.GetBlobClient((await container.GetBlobsAsync().SingleAsync()).Name).DownloadContentAsync()).Value.Content.ToArray();
        await UploadAsync("key-2.xml", "<key id=\"2\"><descriptor/></key>"u8.ToArray());
        await UploadAsync("key-3.sellada", "<key id=\"3\"><descriptor/></key>"u8.ToArray());
        await UploadAsync("key-4.sellada", []);
        await UploadAsync("key-5.sellada", mine); // Under another name.
        await UploadAsync("key-6.sellada", [.. mine[..^1], (byte)(mine[^1] ^ 1)]);
        Repositorio(container, RandomNumberGenerator.GetBytes(32)).StoreElement(new XElement("key", "ajena"), "key-7");
        Assert.Equal("mia", Assert.Single(Repositorio(container).GetAllElements()).Value);

        Task UploadAsync(string name, byte[] content) => container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content));
    }

    [Fact]
    public async Task AfterARotationTheSessionsHoldAsLongAsTheOldSecretIsListed()
    {
        await new AlmacenAzure(azurite.Options, TimeProvider.System).PrepararAsync();
        var (vieja, nueva) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(48));
        await using var antes = Instancia(vieja);
        var boleto = Cookies(antes).Protect(Boleto("op-1"));
        await using var despues = Instancia(nueva, vieja);
        Assert.Equal("op-1", Cookies(despues).Unprotect(boleto)!.Principal.Identity!.Name);
    }

    [Fact]
    public async Task UnderASecretThatIsNotKnownTheSiteStartsWithANewKeyAndPeopleSignInAgain()
    {
        await new AlmacenAzure(azurite.Options, TimeProvider.System).PrepararAsync();
        await using var antes = Instancia();
        var boleto = Cookies(antes).Protect(Boleto("op-1"));
        await using var despues = Instancia(RandomNumberGenerator.GetBytes(32));
        Assert.Null(Cookies(despues).Unprotect(boleto));
        Assert.Equal("op-2", Cookies(despues).Unprotect(Cookies(despues).Protect(Boleto("op-2")))!.Principal.Identity!.Name);
        Assert.Contains(_bitacora.Avisos, a => a.Contains("no abre con ninguna de las claves de firma", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AKeyIsKeptOnceAndReadByAll()
    {
        var container = await azurite.ContainerAsync();
        var key = new XElement("key", new XAttribute("id", "1"), "ñ");
        Repositorio(container).StoreElement(key, "key-1");
        Repositorio(container).StoreElement(key, "key-1"); // A try that seemed lost.
        Repositorio(container).StoreElement(new XElement("revocation"), "revocation-2");
        var all = Repositorio(container).GetAllElements();
        Assert.Equal(["key", "revocation"], all.Select(e => e.Name.LocalName).Order(StringComparer.Ordinal));
        Assert.Equal(key.ToString(), all.First(e => e.Name == "key").ToString());
    }

    [Fact]
    public void AStoreThatIsAwayIsSaidAsSuch()
    {
        var nowhere = Regex.Replace(azurite.Server.Connection, "BlobEndpoint=[^;]*", "BlobEndpoint=http://127.0.0.1:1/pruebas");
        var repository = new AlmacenAzure(new(azurite.Options.Tablas, nowhere), TimeProvider.System).ClavesDeSesion(new Sello([s_secreto]), NullLogger<BlobKeyRepository>.Instance);
        Assert.Throws<AlmacenNoDisponibleException>(repository.GetAllElements);
        Assert.Throws<AlmacenNoDisponibleException>(() => repository.StoreElement(new XElement("key"), "key-1"));
    }

    public void Dispose() => _bitacora.Dispose();

    private ServiceProvider Instancia(params byte[][] secretos) => Instancia(secretos, _ => { });

    private ServiceProvider Instancia(byte[][] secretos, Action<IServiceCollection> mas)
    {
        var servicios = new ServiceCollection()
            .AddLogging(l => l.AddProvider(_bitacora))
            .AddSingleton(TimeProvider.System)
            .AddDictamenAzure(azurite.Options)
            .AddSesionesCompartidas((secretos is [] ? [s_secreto] : secretos).Select(s => new ReadOnlyMemory<byte>(s)));
        mas(servicios);
        return servicios.BuildServiceProvider();
    }

    private static BlobKeyRepository Repositorio(BlobContainerClient container, params byte[][] secretos) =>
        new(container, new Sello((secretos is [] ? [s_secreto] : secretos).Select(s => new ReadOnlyMemory<byte>(s))), NullLogger<BlobKeyRepository>.Instance);

    private BlobContainerClient Contenedor() => Clientes.Blobs(azurite.Options).GetBlobContainerClient(BlobKeyRepository.Contenedor);

    // As the cookie handler makes them.
    private static TicketDataFormat Cookies(ServiceProvider instancia) =>
        new(instancia.GetDataProtectionProvider().CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", CookieAuthenticationDefaults.AuthenticationScheme, "v2"));

    private static AuthenticationTicket Boleto(string quien) =>
        new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, quien)], CookieAuthenticationDefaults.AuthenticationScheme)), CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>Answers its first reading when the other one's has been answered too.</summary>
    private sealed class LeeAlPar(IXmlRepository repositorio, Barrier juntas) : IXmlRepository
    {
        private int _lecturas;

        public IReadOnlyCollection<XElement> GetAllElements()
        {
            var todas = repositorio.GetAllElements();
            if (Interlocked.Increment(ref _lecturas) == 1)
            {
                Assert.True(juntas.SignalAndWait(TimeSpan.FromSeconds(30)));
            }

            return todas;
        }

        public void StoreElement(XElement element, string friendlyName) => repositorio.StoreElement(element, friendlyName);
    }
}
