using Xunit;

namespace Dictamen.Host.Tests.Comandos;

[Prueba("PCS-4.2.3.4-01", "PCS-4.2.3.4-02", "PCS-4.2.3.4-03", "AMB-26", "AMB-27")]
public class ComandoPrelacionTests
{
    private const string Encabezado = "orden,folio,calificacion,monto,asignado,estatus,causa\n";

    private const string Ejemplo = """
        folio,calificacion,monto
        PCS-2019-01-000003,85,600000
        PCS-2019-01-000002,90.0,800000.5
        PCS-2019-01-000001,95,800000.00

        """;

    [Fact]
    public void StrictlyItCutsAtTheFirstThatDoesNotFit() => Assert.Equal(
        Encabezado
        + "1,PCS-2019-01-000001,95,800000.00,800000.00,APOYADO,\n"
        + "2,PCS-2019-01-000002,90.0,800000.50,0.00,NO_APOYADO,INSUF_PRESUP\n"
        + "3,PCS-2019-01-000003,85,600000.00,0.00,NO_APOYADO,INSUF_PRESUP\n",
        Ordenar(Ejemplo, "1500000"));

    [Fact]
    public void TheOtherPolicySkips() => Assert.Equal(
        Encabezado
        + "1,PCS-2019-01-000001,95,800000.00,800000.00,APOYADO,\n"
        + "2,PCS-2019-01-000002,90.0,800000.50,0.00,NO_APOYADO,INSUF_PRESUP\n"
        + "3,PCS-2019-01-000003,85,600000.00,600000.00,APOYADO,\n",
        Ordenar(Ejemplo, "1500000.00", "--politica", "salto"));

    [Fact]
    public void TiesGoByTheNumberAndAFolioMayLookLikeAnything() => Assert.Equal(
        Encabezado
        + "1,Folio 9 (bis),90.00,1.00,1.00,APOYADO,\n"
        + "2,\"A,10\",90,1.00,1.00,APOYADO,\n"
        + "3,2019/000011,90.0,1.00,1.00,APOYADO,\n"
        + "4,\"X \"\"doce\"\" 12\",90,1.00,1.00,APOYADO,\n",
        Ordenar("folio,calificacion,monto\n2019/000011,90.0,1\n\"A,10\",90,1\n\"X \"\"doce\"\" 12\",90,1\nFolio 9 (bis),90.00,1\n", "100"));

    [Fact]
    public void ScoresDifferInTheLastDecimalThatIsRead() => Assert.Equal(
        Encabezado
        + "1,F-2,80,1.00,1.00,APOYADO,\n"
        + "2,F-1,79.9999999999,1000000000000.00,0.00,NO_APOYADO,INSUF_PRESUP\n",
        Ordenar("folio,calificacion,monto\nF-1,79.9999999999,1000000000000.00\nF-2,80,1.00\n", "1000000000000.00"));

    [Fact]
    public void NoProjectsNoRows()
    {
        using var lote = new Lote("folio,calificacion,monto\n");
        var r = Consola.Correr("prelacion", "--entrada", lote.Ruta, "--monto", "0");
        Assert.Equal((Encabezado, $"Nota: el archivo «{lote.Ruta}» no tiene renglones después del encabezado.\n"), (r.Salida, r.Errores));
    }

    [Fact]
    public void WithNoMoneyNobodyIsSupported() =>
        Assert.Equal(3, Ordenar(Ejemplo, "0").Split("NO_APOYADO").Length - 1);

    [Fact]
    public void AShuffledFileGivesTheSameBytes()
    {
        var renglones = Enumerable.Range(1, 500).Select(i => FormattableString.Invariant($"F-{i},{60 + i * 7 % 40}.5,{1000 + i}.25")).ToArray();
        var esperado = Ordenar($"folio,calificacion,monto\n{string.Join('\n', renglones)}", "300000");
        new Random(7).Shuffle(renglones);
        Assert.Equal(esperado, Ordenar($"folio,calificacion,monto\n{string.Join('\n', renglones)}", "300000"));
    }

    [Theory]
    [InlineData("SIN-DIGITOS,90,1", "línea 4, columna 1 (folio): «SIN-DIGITOS»")]
    [InlineData("F-99999999999999999999,90,1", "línea 4, columna 1 (folio): el consecutivo de «F-99999999999999999999» es demasiado grande; se admite hasta 9223372036854775807 (AMB-27).")]
    [InlineData(",90,1", "línea 4, columna 1 (folio)")]
    [InlineData("F-1,90,1", "línea 4, columna 1 (folio): el consecutivo 1 de «F-1» ya está en la línea 2")]
    [InlineData("OTRO-0001,80,1", "línea 4, columna 1 (folio): el consecutivo 1 de «OTRO-0001» ya está en la línea 2")]
    [InlineData("F-3,noventa,1", "línea 4, columna 2 (calificacion): «noventa»")]
    [InlineData("F-3,-90,1", "línea 4, columna 2 (calificacion)")]
    [InlineData("F-3,\"90,5\",1", "línea 4, columna 2 (calificacion): «90,5»")]
    [InlineData("F-3,9e1,1", "línea 4, columna 2 (calificacion)")]
    [InlineData("F-3,,1", "línea 4, columna 2 (calificacion)")]
    [InlineData("F-3,79.99999999999999999999999999999,1", "línea 4, columna 2 (calificacion): «79.99999999999999999999999999999» no es una calificación; se espera un número de hasta 20 dígitos con punto decimal y hasta diez decimales")]
    [InlineData("F-3,79.99999999999,1", "línea 4, columna 2 (calificacion)")]
    [InlineData("F-3,123456789012345678901,1", "línea 4, columna 2 (calificacion)")]
    [InlineData("F-3,9.0.1,1", "línea 4, columna 2 (calificacion)")]
    [InlineData("F-3,.,1", "línea 4, columna 2 (calificacion)")]
    [InlineData("F-3,90\0,1", "línea 4, columna 2 (calificacion): tiene el carácter de control U+0000")]
    [InlineData("F-3,90,10.0000000000000000000000000000001", "línea 4, columna 3 (monto)")]
    [InlineData("F-3,90,1000000000000.01", "línea 4, columna 3 (monto): «1000000000000.01» no es un monto; se espera una cantidad en pesos de hasta 1000000000000.00, con punto y hasta dos decimales")]
    [InlineData("F-3,90,0", "línea 4, columna 3 (monto): «0»")]
    [InlineData("F-3,90,-1", "línea 4, columna 3 (monto)")]
    [InlineData("F-3,90,1.001", "línea 4, columna 3 (monto)")]
    [InlineData("F-3,90,$1", "línea 4, columna 3 (monto)")]
    [InlineData("F-3,90,\"1,000\"", "línea 4, columna 3 (monto): «1,000» no es un monto; se espera una cantidad en pesos de hasta 1000000000000.00, con punto y hasta dos decimales, sin comas ni otro separador de miles, por ejemplo 1500000.00.")]
    [InlineData("F-3,90,1 000", "línea 4, columna 3 (monto): «1 000»")]
    [InlineData("F-3,90,1,000.00", "línea 4: hay 4 columnas y se esperan 3 (folio,calificacion,monto); una cantidad se escribe sin comas, y un texto que las lleve va entre comillas.")]
    [InlineData("F-3;90;1", "línea 4: hay 1 columna y se esperan 3 (folio,calificacion,monto); las columnas se separan con comas y aquí están separadas con punto y coma: guarde el archivo como CSV delimitado por comas.")]
    [InlineData("F-3,90,1 ", "línea 4, columna 3 (monto)")]
    [InlineData("F-3,90,9999999999999999", "línea 4, columna 3 (monto)")]
    [InlineData("F-3,90", "línea 4: hay 2 columnas y se esperan 3")]
    public void OneBadRowRefusesTheWholeBatch(string renglon, string donde)
    {
        using var lote = new Lote($"folio,calificacion,monto\nF-1,90,1\nF-2,90,1\n{renglon}\n");
        Assert.Contains($"En «{Path.GetFileName(lote.Ruta)}», {donde}", Consola.Correr("prelacion", "--entrada", lote.Ruta, "--monto", "10").Rechazo(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(';', "punto y coma")]
    [InlineData('\t', "tabuladores")]
    public void AnotherSeparatorIsNamed(char separador, string nombre)
    {
        using var lote = new Lote($"folio,calificacion,monto\nF-1,90,1\n".Replace(',', separador));
        Assert.Equal(
            $"En «{Path.GetFileName(lote.Ruta)}», línea 1: el encabezado tiene una sola columna; las columnas se separan con comas y aquí están separadas con {nombre}: guarde el archivo como CSV delimitado por comas; el encabezado debe ser «folio,calificacion,monto».",
            Consola.Correr("prelacion", "--entrada", lote.Ruta, "--monto", "10").Rechazo());
    }

    [Fact]
    public void OfALongOrHostileFieldAMessageShowsTheBeginningAndNoControls()
    {
        using var lote = new Lote($"folio,calificacion,monto\nF-1,\"a\u202E\nb{new string('x', 1_000_000)}\",1\n");
        var frase = Consola.Correr("prelacion", "--entrada", lote.Ruta, "--monto", "10").Rechazo();
        Assert.StartsWith($"En «{Path.GetFileName(lote.Ruta)}», línea 2, columna 2 (calificacion): «a<U+202E> b{new string('x', 56)}…» no es una calificación", frase, StringComparison.Ordinal);
        Assert.InRange(frase.Length, 0, 300);
    }

    [Theory]
    [InlineData("Falta la opción «--entrada", "prelacion", "--monto", "1")]
    [InlineData("Falta la opción «--monto", "prelacion", "--entrada", "x.csv")]
    [InlineData("El valor «-1» de la opción «--monto»", "prelacion", "--entrada", "x.csv", "--monto", "-1")]
    [InlineData("El valor «1.234» de la opción «--monto»", "prelacion", "--entrada", "x.csv", "--monto", "1.234")]
    [InlineData("El valor «1000000000001» de la opción «--monto» no se admite: se espera una cantidad en pesos de hasta 1000000000000.00,", "prelacion", "--entrada", "x.csv", "--monto", "1000000000001")]
    [InlineData("El valor «LIBRE» de la opción «--politica»", "prelacion", "--entrada", "x.csv", "--monto", "1", "--politica", "LIBRE")]
    [InlineData("No existe el archivo «x.csv»", "prelacion", "--entrada", "x.csv", "--monto", "1")]
    public void AWrongCommandLineIsOneSentence(string frase, params string[] args) =>
        Assert.StartsWith(frase, Consola.Correr(args).Rechazo(), StringComparison.Ordinal);

    private static string Ordenar(string texto, string monto, params string[] mas)
    {
        using var lote = new Lote(texto);
        var r = Consola.Correr(["prelacion", "--entrada", lote.Ruta, "--monto", monto, .. mas]);
        Assert.Equal((0, ""), (r.Codigo, r.Errores));
        return r.Salida;
    }
}
