using Xunit;

namespace Dictamen.Host.Tests.Comandos;

[Prueba("PCS-A11-01", "PCS-A11-02", "PCS-4.2.12-07", "AMB-41", "AMB-43")]
public class ComandoCalificarTests
{
    private const string Encabezado = "visita,ejercicio,contraloria,visita_campo,metas,objetivo,cohesion,participacion\n";

    /// <summary>A11-T01 to A11-T13, as a batch and byte by byte.</summary>
    [Fact]
    public void TheThirteenCases()
    {
        string[] casos =
        [
            "si,si,si,si,si,si,si,si,100,100.00,TERMINADO,no",
            "si,si,si,no,si,si,si,si,80,80.00,TERMINADO,no",
            "si,si,no,no,si,si,si,si,75,75.00,COMUNIDAD_IMPEDIDA,no",
            "si,no,si,si,si,no,si,si,80,80.00,TERMINADO,no",
            "si,si,si,si,no,si,si,si,65,65.00,COMUNIDAD_IMPEDIDA,no",
            "si,no,si,si,si,si,no,si,75,75.00,COMUNIDAD_IMPEDIDA,no",
            "no,si,si,,si,si,si,si,110,100.00,TERMINADO,no",
            "no,no,si,,si,si,si,si,95,86.36,TERMINADO,no",
            "no,no,si,,si,si,no,si,85,77.27,TERMINADO,si",
            "no,no,no,,si,si,si,si,80,72.73,TERMINADO,si",
            "no,si,si,,no,si,si,si,65,59.09,COMUNIDAD_IMPEDIDA,no",
            "no,si,si,,si,si,no,no,90,81.82,TERMINADO,no",
            "no,no,si,,si,si,no,no,75,68.18,COMUNIDAD_IMPEDIDA,no",
        ];
        using var lote = new Lote(Encabezado + string.Concat(casos.Select(c => string.Join(',', c.Split(',')[..8]) + "\n")));
        var r = Consola.Correr("calificar", "--lote", lote.Ruta);
        Assert.Equal($"{Encabezado.TrimEnd()},total,total_base_100,resultado,divergencia\n{string.Join('\n', casos)}\n", r.Salida);
        Assert.Equal((0, ""), (r.Codigo, r.Errores));
    }

    [Theory]
    [InlineData("si,si,si,,si,si,si,si", "línea 3, columna 4 (visita_campo): está vacía")]
    [InlineData("no,si,si,no,si,si,si,si", "línea 3, columna 4 (visita_campo): «no» está de más")]
    [InlineData("no,si,si,si,si,si,si,si", "línea 3, columna 4 (visita_campo): «si» está de más")]
    [InlineData("si,si,si,si,si,si,si,", "línea 3, columna 8 (participacion): «»")]
    [InlineData("si,si,si,si,1,si,si,si", "línea 3, columna 5 (metas): «1»")]
    [InlineData("si,si,si", "línea 3: hay 3 columnas y se esperan 8")]
    public void OneBadRowRefusesTheWholeBatch(string renglon, string donde)
    {
        using var lote = new Lote($"{Encabezado}si,si,si,si,si,si,si,si\n{renglon}\n");
        Assert.Contains($"En «{Path.GetFileName(lote.Ruta)}», {donde}", Consola.Correr("calificar", "--lote", lote.Ruta).Rechazo(), StringComparison.Ordinal);
    }

    [Fact]
    public void YesAndNoMayBeWrittenAsPeopleWriteThem()
    {
        using var lote = new Lote($"{Encabezado}Sí,SI,sí,NO,SÍ,si,si,si\n");
        Assert.Contains("\nsi,si,si,no,si,si,si,si,80,", Consola.Correr("calificar", "--lote", lote.Ruta).Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFileIsNeeded() => Assert.StartsWith("Falta la opción «--lote", Consola.Correr("calificar").Rechazo(), StringComparison.Ordinal);
}
