using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Tests.Almacen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>The site as <c>servir</c> builds it.</summary>
public sealed class ComandoServirTests
{
    [Fact]
    public async Task TheSiteDoesNotWatchTheFolderInWhichItsRecordGrows()
    {
        using var carpeta = new TempDirectory();
        await using var almacen = AlmacenLocal.Abrir(carpeta.Path, TimeProvider.System);
        await using var sitio = ComandoServir.Construir(almacen, carpeta.Path, 5_080, TimeProvider.System);
        var archivos = ((IConfigurationBuilder)sitio.Configuration).Sources.OfType<JsonConfigurationSource>().ToList();
        Assert.NotEmpty(archivos);
        Assert.DoesNotContain(archivos, a => a.ReloadOnChange);
    }
}
