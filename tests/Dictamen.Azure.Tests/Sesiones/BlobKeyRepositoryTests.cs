using System.Security.Claims;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dictamen.App.Ports;
using Dictamen.Azure.Sesiones;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.Azure.Tests.Sesiones;

/// <summary>Instances share the keys of cookies and forms.</summary>
[Collection(AzuriteRun.Name)]
public sealed class BlobKeyRepositoryTests(AzuriteFixture azurite)
{
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
    public async Task AKeyIsKeptOnceAndReadByAll()
    {
        var container = await azurite.ContainerAsync();
        var key = new XElement("key", new XAttribute("id", "1"), "ñ");
        new BlobKeyRepository(container).StoreElement(key, "key-1");
        new BlobKeyRepository(container).StoreElement(key, "key-1"); // A try that seemed lost.
        new BlobKeyRepository(container).StoreElement(new XElement("revocation"), "revocation-2");
        var all = new BlobKeyRepository(container).GetAllElements();
        Assert.Equal(["key", "revocation"], all.Select(e => e.Name.LocalName).Order(StringComparer.Ordinal));
        Assert.Equal(key.ToString(), all.First(e => e.Name == "key").ToString());
    }

    [Fact]
    public void AStoreThatIsAwayIsSaidAsSuch()
    {
        var nowhere = Regex.Replace(azurite.Server.Connection, "BlobEndpoint=[^;]*", "BlobEndpoint=http://127.0.0.1:1/pruebas");
        var repository = new AlmacenAzure(new(azurite.Options.Tablas, nowhere), TimeProvider.System).ClavesDeSesion;
        Assert.Throws<AlmacenNoDisponibleException>(repository.GetAllElements);
        Assert.Throws<AlmacenNoDisponibleException>(() => repository.StoreElement(new XElement("key"), "key-1"));
    }

    private ServiceProvider Instancia() => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddDictamenAzure(azurite.Options).AddSesionesCompartidas().BuildServiceProvider();

    // As the cookie handler makes them.
    private static TicketDataFormat Cookies(ServiceProvider instancia) =>
        new(instancia.GetDataProtectionProvider().CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", CookieAuthenticationDefaults.AuthenticationScheme, "v2"));

    private static AuthenticationTicket Boleto(string quien) =>
        new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, quien)], CookieAuthenticationDefaults.AuthenticationScheme)), CookieAuthenticationDefaults.AuthenticationScheme);
}
