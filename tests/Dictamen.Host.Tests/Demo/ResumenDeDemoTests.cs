using Dictamen.Host.Comandos;
using Dictamen.Host.Demo;
using Dictamen.Host.Tests.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Demo;

/// <summary>The summary as whoever reads it at a terminal sees it.</summary>
public sealed class ResumenDeDemoTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(110)]
    public async Task ItFitsTheTerminalAndCutsNoWordAndNoFigure(int columnas)
    {
        var resumen = await ResumirAsync(null, columnas);
        Assert.All(resumen.Split('\n').Where(l => !l.Contains("datos", StringComparison.Ordinal)), l => Assert.InRange(l.TrimEnd().Length, 0, columnas));
        Assert.Matches(@"(?m)^ +1  PCS-2019-01-\d{6} +98\.00 +580,640\.00 +580,640\.00  apoyado *$", resumen);
        Assert.Contains("AJUSTE_NO_ATENDIDO", resumen, StringComparison.Ordinal);

        // What goes on in a second line stands in.
        Assert.Matches(@"(?m)^· PCS-2019-01-000005: .*\n  \S", resumen);

        // The figures stand one under the other, and their sum below.
        Assert.Matches(@"(?m)^ +TERMINADO +29 *$", resumen);
        Assert.Matches(@"(?m)^ +Total de informes calificados +34 *$", resumen);
        Assert.Contains("Al final: 35 proyectos apoyados con $13,929,090.00 de $14,500,000.00; remanente $570,910.00.", resumen.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneProjectIsNotSaidInThePlural()
    {
        var resumen = await ResumirAsync(1, 110);
        Assert.Contains("1 completo y 0 incompletos", resumen, StringComparison.Ordinal);
        Assert.Contains("1 favorable de 1", resumen, StringComparison.Ordinal);
        Assert.Contains("1 proyecto apoyado con", resumen, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<![\d,.])1 (completos|incompletos|favorables|proyectos|ministraciones|convenios|segundas)", resumen);
    }

    private static async Task<string> ResumirAsync(int? proyectos, int columnas)
    {
        using var carpeta = new TempDirectory();
        using var salida = new StringWriter { NewLine = "\n" };
        var reloj = new RelojVirtual(ComandoDemo.Inicio);
        await using var instalacion = Instalacion.Abrir(carpeta.Path, reloj);
        await ComandoDemo.RecorrerAsync(instalacion, reloj, ComandoDemo.LeerMuestra(), proyectos, 2019, EleccionDeAlmacen.Diario, "datos", salida, columnas: columnas);
        return salida.ToString();
    }
}
