using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Demo;
using Dictamen.Host.Tests.Almacen;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>What an earlier demonstration left in the default folder makes room for the next one, and nothing else does.</summary>
public sealed class DatosTests : IDisposable
{
    private readonly TempDirectory _carpeta = new();

    public void Dispose() => _carpeta.Dispose();

    [Fact]
    public async Task AnEarlierDemonstrationIsErased()
    {
        await DemostracionAsync();
        Datos.Vaciar(_carpeta.Path, borrarDemostracion: true);
        Assert.All(Directory.EnumerateFileSystemEntries(_carpeta.Path), e => Assert.True(DirectoryLock.IsPart(Path.GetFileName(e)), e));
        Datos.Vaciar(_carpeta.In("nueva"), borrarDemostracion: false);
    }

    [Fact]
    public async Task ADemonstrationWhoseSiteWasOpenIsErasedWithWhatTheSiteLeft()
    {
        await DemostracionAsync();
        await using (var almacen = AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System))
        await using (var sitio = ComandoServir.Construir(almacen, _carpeta.Path, 0, TimeProvider.System))
        {
            // The keys of its sessions are made when the first one is protected.
            sitio.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("prueba").Protect("x");
            Assert.NotEmpty(Directory.EnumerateFiles(_carpeta.In(AlmacenLocal.Sesiones)));
        }

        Datos.Vaciar(_carpeta.Path, borrarDemostracion: true);
        Assert.All(Directory.EnumerateFileSystemEntries(_carpeta.Path), e => Assert.True(DirectoryLock.IsPart(Path.GetFileName(e)), e));
    }

    [Fact]
    public async Task ADemonstrationWhoseSiteIsOpenIsLeftAlone()
    {
        await DemostracionAsync();
        await using var abierta = AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System);
        Assert.Throws<DirectoryInUseException>(() => Datos.Vaciar(_carpeta.Path, borrarDemostracion: true));
        Assert.True(File.Exists(Path.Combine(_carpeta.In("diario"), "sello")));
        Assert.True(File.Exists(_carpeta.In(MarcaDeDemostracion.Archivo)));
    }

    [Fact]
    public async Task AFileOfSomebodyElsesIsNamedAndNothingIsErased()
    {
        await DemostracionAsync();
        await File.WriteAllTextAsync(_carpeta.In("mio.txt"), "x");
        var e = Assert.Throws<EntradaInvalidaException>(() => Datos.Vaciar(_carpeta.Path, borrarDemostracion: true));
        Assert.Contains("está además «mio.txt»", e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_carpeta.In("mio.txt")));
        Assert.True(Directory.Exists(_carpeta.In("diario")));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task ARecordIsErasedOnlyWhenItIsADemonstrationsAndNobodyNamedTheFolder(bool marcada, bool sinNombrar)
    {
        await DemostracionAsync();
        if (!marcada)
        {
            File.Delete(_carpeta.In(MarcaDeDemostracion.Archivo));
        }

        Assert.Throws<EntradaInvalidaException>(() => Datos.Vaciar(_carpeta.Path, sinNombrar));
        Assert.True(Directory.Exists(_carpeta.In("diario")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("claves.json.tmp")]
    public async Task ADemonstrationThatDidNotEndIsNobodysInAnyFolder(string aMedioEscribir)
    {
        await MarcaDeDemostracion.EmpezarAsync(_carpeta.Path, CancellationToken.None);
        await using (AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System))
        {
            // Stopped here.
        }

        if (aMedioEscribir.Length > 0)
        {
            await File.WriteAllTextAsync(_carpeta.In(aMedioEscribir), "{");
        }

        Assert.Contains("vuelva a correrla con «dictamen demo --datos", Assert.Throws<EntradaInvalidaException>(() => MarcaDeDemostracion.RelojDe(_carpeta.Path)).Message, StringComparison.Ordinal);
        Datos.Vaciar(_carpeta.Path, borrarDemostracion: false);
        Assert.All(Directory.EnumerateFileSystemEntries(_carpeta.Path), e => Assert.True(DirectoryLock.IsPart(Path.GetFileName(e)), e));
    }

    [Fact]
    public void AFolderWithNothingButALockIsEmpty()
    {
        DirectoryLock.Take(_carpeta.Path).Dispose();
        Datos.Vaciar(_carpeta.Path, borrarDemostracion: false);
    }

    private async Task DemostracionAsync()
    {
        await MarcaDeDemostracion.EmpezarAsync(_carpeta.Path, CancellationToken.None);
        await using (AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System))
        {
            await MarcaDeDemostracion.TerminarAsync(_carpeta.Path, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        }
    }
}
