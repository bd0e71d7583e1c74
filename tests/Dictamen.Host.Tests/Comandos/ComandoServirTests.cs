using System.Globalization;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Tests.Almacen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
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

    [Fact]
    public async Task WhatTheSiteLogsGoesToStandardError()
    {
        using var carpeta = new TempDirectory();
        await using var almacen = AlmacenLocal.Abrir(carpeta.Path, TimeProvider.System);
        await using var sitio = ComandoServir.Construir(almacen, carpeta.Path, 5_080, TimeProvider.System);
        Assert.Equal(LogLevel.Trace, sitio.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.LogToStandardErrorThreshold);
    }

    [Theory]
    [InlineData("--datos", "servir", "--datos", "{0}")]
    [InlineData("--datos", "--datos", "{0}")]
    [InlineData("--a", "migrar", "--de", "diario:{1}", "--a", "diario:{0}")]
    public async Task ARecordIsNotMixedWithWhatIsOfSomebodyElse(string opcion, params string[] orden)
    {
        using var ajena = new TempDirectory();
        using var otra = new TempDirectory();
        await File.WriteAllTextAsync(ajena.In("mio.txt"), "x");
        await using (AlmacenLocal.Abrir(otra.Path, TimeProvider.System))
        {
            // Empty.
        }

        var args = orden.Select(o => string.Format(CultureInfo.InvariantCulture, o, ajena.Path, otra.Path));
        string[] puerto = orden[0] == "migrar" ? [] : ["--puerto", SitioEnProceso.PuertoLibre()];
        Assert.Equal($"En la carpeta «{ajena.Path}» no hay un registro y está «mio.txt»; para no mezclarlos, indique con {opcion} una carpeta nueva o vacía.", Consola.Correr([.. args, .. puerto]).Rechazo());
        Assert.Single(Directory.EnumerateFileSystemEntries(ajena.Path));
    }

    [Theory]
    [InlineData("--de")]
    [InlineData("--a")]
    public async Task AMigrationWithADirectoryInUseNamesItsOption(string opcion)
    {
        using var abierta = new TempDirectory();
        using var otra = new TempDirectory();
        await using var almacen = AlmacenLocal.Abrir(abierta.Path, TimeProvider.System);
        await using (AlmacenLocal.Abrir(otra.Path, TimeProvider.System))
        {
            // Empty.
        }

        var (de, a) = opcion == "--de" ? (abierta.Path, otra.Path) : (otra.Path, abierta.Path);
        Assert.EndsWith($"indique otro directorio con {opcion}.", Consola.Correr("migrar", "--de", $"diario:{de}", "--a", $"diario:{a}").Rechazo(), StringComparison.Ordinal);
    }
}
