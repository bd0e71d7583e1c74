using System.Text;
using Dictamen.Host.Comandos;
using Dictamen.Host.Csv;
using Dictamen.Host.Tests.Comandos;
using Xunit;

namespace Dictamen.Host.Tests.Csv;

public class LectorCsvTests
{
    [Theory]
    [InlineData("", "está vacío; su primera línea debe ser «a,b».")]
    [InlineData("\uFEFF", "está vacío; su primera línea debe ser «a,b».")]
    [InlineData("\uFEFF\uFEFFa,b\n1,2\n", "línea 1: el archivo empieza con más de una marca de UTF-8 (BOM); guárdelo con una sola, o sin ella; el encabezado debe ser «a,b».")]
    [InlineData("\n\n", "está vacío; su primera línea debe ser «a,b».")]
    [InlineData("a\n1", "línea 1: falta la columna «b»; el encabezado debe ser «a,b».")]
    [InlineData("a,c\n1,2", "línea 1: falta la columna «b»; el encabezado debe ser «a,b».")]
    [InlineData("a;b\n1;2", "línea 1: el encabezado tiene una sola columna; las columnas se separan con comas y aquí están separadas con punto y coma: guarde el archivo como CSV delimitado por comas; el encabezado debe ser «a,b».")]
    [InlineData("A,b\n1,2", "línea 1: falta la columna «a»; el encabezado debe ser «a,b».")]
    [InlineData("a,b,c\n1,2,3", "línea 1: no se conoce la columna «c»; el encabezado debe ser «a,b».")]
    [InlineData("a,b,b\n1,2,3", "línea 1: la columna «b» está repetida; el encabezado debe ser «a,b».")]
    [InlineData("b,a\n1,2", "línea 1: las columnas están en otro orden; el encabezado debe ser «a,b».")]
    [InlineData("a,b\n1\n", "línea 2: hay 1 columna y se esperan 2 (a,b).")]
    [InlineData("a,b\n1,2\n\n3\n", "línea 4: hay 1 columna y se esperan 2 (a,b).")]
    [InlineData("a,b\n1,2\r\n\"x\ny\",2\r\n3\r\n", "línea 5: hay 1 columna y se esperan 2 (a,b).")]
    [InlineData("a,b\n1,2\n3,\"4\" 5\n", "línea 3: hay comillas fuera de lugar")]
    [InlineData("a,b\n1,2\n3,4\"5\n", "línea 3: hay comillas fuera de lugar")]
    [InlineData("a,b\n1,2\n3,\"45\n6,7\n", "línea 3: hay comillas fuera de lugar")]
    [InlineData("a,b\n1,2\n3,\"45", "línea 3: hay comillas fuera de lugar")]
    [InlineData("a,b\n1,2\n\"3,45\n6,7\n", "línea 3: hay comillas fuera de lugar")]
    [InlineData("a,b\n1,2\n\"3,4,5\n6\",7\n8\n", "línea 5: hay 1 columna")]
    [InlineData("a,b\n1,2\n\"\"\n", "línea 3: hay 1 columna y se esperan 2 (a,b).")]
    [InlineData("\"\"\na,b\n", "línea 1: falta la columna «a»")]
    [InlineData("a,b\n1,2\n3,4\0\n", "línea 3, columna 2 (b): tiene el carácter de control U+0000, que no se admite.")]
    [InlineData("a,b\n\u001B[2J,2\n", "línea 2, columna 1 (a): tiene el carácter de control U+001B, que no se admite.")]
    [InlineData("a,b\n1,\"2\n\u009B\"\n", "línea 2, columna 2 (b): tiene el carácter de control U+009B, que no se admite.")]
    [InlineData("a,b\n1,2,\u007F\n", "línea 2, columna 3: tiene el carácter de control U+007F, que no se admite.")]
    [InlineData("a\0,b\n1,2\n", "línea 1, columna 1 (a): tiene el carácter de control U+0000, que no se admite.")]
    public void WhatIsWrongIsSaidWithItsLine(string texto, string frase)
    {
        using var lote = new Lote(texto);
        Assert.Contains(frase, Assert.Throws<EntradaInvalidaException>(() => Leer(lote)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void AnotherEncodingIsSaidWithItsLine(string fin)
    {
        using var lote = new Lote([.. Encoding.UTF8.GetBytes($"a,b{fin}1,ñ{fin}2,"), 0xF1, .. Encoding.UTF8.GetBytes($"{fin}3,4{fin}")]);
        Assert.Equal($"En «{Path.GetFileName(lote.Ruta)}», línea 3, columna 2 (b): el texto no está en UTF-8; guarde el archivo con esa codificación.", Assert.Throws<EntradaInvalidaException>(() => Leer(lote)).Message);
    }

    [Fact]
    public void WhatTwoBytesSpellIsSaidToBeNoUtf8()
    {
        using var lote = new Lote(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a,b\n1,2\n")).ToArray());
        Assert.Equal($"En «{Path.GetFileName(lote.Ruta)}», línea 1, columna 1 (a): el texto no está en UTF-8; guarde el archivo con esa codificación.", Assert.Throws<EntradaInvalidaException>(() => Leer(lote)).Message);
    }

    [Fact]
    public void QuotesLineBreaksAndBlankLines()
    {
        using var lote = new Lote("a,b\n\"1,1\",\"dijo \"\"sí\"\"\"\n\n\"dos\nrenglones\",\n4,ñandú");
        Assert.Equal([("1,1", "dijo \"sí\"", 2), ("dos\nrenglones", "", 4), ("4", "ñandú", 6)], Leer(lote));
    }

    private static List<(string, string, int)> Leer(Lote lote)
    {
        var filas = new List<(string, string, int)>();
        using var csv = new LectorCsv(lote.Ruta, "a", "b");
        while (csv.Leer())
        {
            filas.Add((csv[0], csv[1], csv.Linea));
        }

        return filas;
    }
}
