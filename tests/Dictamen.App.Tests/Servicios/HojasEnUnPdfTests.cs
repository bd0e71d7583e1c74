using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Dictamen.App.Servicios;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>The pages of a document that somebody photographed become one PDF, with the photographs as they are.</summary>
[Prueba("PCS-4.2.2-01")]
public sealed partial class HojasEnUnPdfTests
{
    [Fact]
    public void OneFileStaysAsItIs()
    {
        var pdf = new ArchivoElegido("acta.pdf", "%PDF-1.4 %%EOF"u8.ToArray());
        Assert.Equal((pdf, (string?)null), HojasEnUnPdf.Reunir([pdf]));
    }

    [Fact]
    public void EachPhotographIsAPageInTheOrderOfTheNamesAndStandsUpright()
    {
        var (primera, segunda, tercera) = (Foto(3000, 4000, 1), Foto(4000, 3000, 6), Foto(400, 300, 3, alReves: true, colores: 1));
        var (documento, problema) = HojasEnUnPdf.Reunir([new("IMG_2.jpg", segunda), new("IMG_3.jpg", tercera), new("IMG_1.jpg", primera)]);
        Assert.Null(problema);
        Assert.Equal("IMG_1 y 2 más.pdf", documento!.Nombre);
        Assert.Equal(new ArchivoRevisado("application/pdf", null), RevisionDeArchivos.Revisar(documento.Contenido.Span));
        var texto = Encoding.Latin1.GetString(documento.Contenido.Span);
        Assert.Equal(["0", "90", "180"], Giros().Matches(texto).Select(m => m.Groups[1].Value));
        Assert.Equal(["594 792", "792 594", "792 594"], Medidas().Matches(texto).Select(m => m.Groups[1].Value));
        Assert.Equal(["RGB", "RGB", "Gray"], Colores().Matches(texto).Select(m => m.Groups[1].Value));
        var lugares = new[] { primera, segunda, tercera }.Select(f => documento.Contenido.Span.IndexOf(f)).ToList();
        Assert.All(lugares, l => Assert.True(l > 0));
        Assert.Equal(lugares.Order(), lugares);

        // The index leads to every object.
        var indice = int.Parse(Indice().Match(texto).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 12\n", texto[indice..], StringComparison.Ordinal);
        var objetos = Objetos().Matches(texto[indice..]).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(11, objetos.Count);
        Assert.All(objetos.Index(), o => Assert.StartsWith($"{o.Index + 1} 0 obj\n", texto[o.Item..], StringComparison.Ordinal));
    }

    [Fact]
    public void TheSamePhotographsAreTheSameDocument()
    {
        var hojas = new ArchivoElegido[] { new("1.jpg", Foto(30, 40, 1)), new("2.jpg", Foto(40, 30, 6)) };
        Assert.Equal(HojasEnUnPdf.Reunir(hojas).Documento!.Contenido.ToArray(), HojasEnUnPdf.Reunir([hojas[1], hojas[0]]).Documento!.Contenido.ToArray());
    }

    [Fact]
    public void WhatIsNoPhotographOrIsCutOffIsSaidByItsName()
    {
        var foto = new ArchivoElegido("1.jpg", Foto(30, 40, 1));
        Assert.Contains("2.pdf no es una fotografía JPEG", HojasEnUnPdf.Reunir([foto, new("2.pdf", "%PDF-1.4 %%EOF"u8.ToArray())]).Problema, StringComparison.Ordinal);
        Assert.Contains("2.jpg: El archivo está vacío", HojasEnUnPdf.Reunir([foto, new("2.jpg", default)]).Problema, StringComparison.Ordinal);
        Assert.Contains("Son 21 hojas", HojasEnUnPdf.Reunir([.. Enumerable.Repeat(foto, 21)]).Problema, StringComparison.Ordinal);

        // Wherever it is cut before the size of the picture, it is no photograph, and no failure.
        var entera = Foto(30, 40, 6);
        for (var n = 3; n < entera.Length - 6; n++)
        {
            Assert.NotNull(HojasEnUnPdf.Reunir([foto, new("2.jpg", entera.AsMemory(0, n))]).Problema);
        }
    }

    [Theory]
    [InlineData(0, 8, "/DeviceGray", 1)]
    [InlineData(0, 1, "/DeviceGray", 1)]
    [InlineData(2, 8, "/DeviceRGB", 3)]
    [InlineData(3, 4, "[/Indexed /DeviceRGB 1 <010203040506>]", 1)]
    [InlineData(4, 8, "[/DeviceN [/Color1 /Opacidad] /DeviceGray 9 0 R]", 2)]
    [InlineData(6, 8, "[/DeviceN [/Color1 /Color2 /Color3 /Opacidad] /DeviceRGB 9 0 R]", 4)]
    public void AScreenshotIsAPageWithItsRowsAsTheyAre(byte color, byte bits, string colores, int canales)
    {
        var captura = Png(50, 70, color, bits);
        var (documento, problema) = HojasEnUnPdf.Reunir([new("1.png", captura), new("2.jpg", Foto(30, 40, 1))]);
        Assert.Null(problema);
        var texto = Encoding.Latin1.GetString(documento!.Contenido.Span);
        Assert.Contains($"/Width 50 /Height 70 /BitsPerComponent {bits} /ColorSpace {colores} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {canales} /BitsPerComponent {bits} /Columns 50 >>", texto, StringComparison.Ordinal);
        Assert.True(documento.Contenido.Span.IndexOf(Filas(50, 70, canales, bits)) > 0);
        Assert.Equal(color >= 4, texto.Contains("\n9 0 obj\n<< /FunctionType 4", StringComparison.Ordinal));
        Assert.Equal(color >= 4 ? 9 : 8, Objetos().Count(texto));
    }

    [Fact]
    public void AnImageThatAPdfCannotHoldAsItIsIsToldWithWhatToDo()
    {
        Dice("de 16 bits por color", Png(5, 5, 2, 16));
        Dice("entrelazado", Png(5, 5, 2, 8, entrelazado: 1));
        Dice("un color transparente", Png(5, 5, 3, 8, otro: Tramo("tRNS", [0])));
        Assert.Contains("2.png es un PNG de 20000 por 20000 puntos, y se admiten hasta 100 millones", Problema(Png(20_000, 20_000, 2, 8, filas: [])), StringComparison.Ordinal);

        static void Dice(string que, byte[] png)
        {
            Assert.Contains($"2.png es un PNG ", Problema(png), StringComparison.Ordinal);
            Assert.Contains(que, Problema(png), StringComparison.Ordinal);
            Assert.Contains("guárdelo como JPEG y elíjalo de nuevo, o reúna todas las hojas en un PDF", Problema(png), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ADamagedImageIsToldWhereverItIsCutOrChanged()
    {
        var entera = Png(5, 7, 3, 8);
        for (var n = 8; n < entera.Length; n++)
        {
            Danado(entera[..n]);
        }

        // Whatever a byte becomes, there is an answer.
        for (var n = 8; n < entera.Length; n++)
        {
            var cambiada = (byte[])entera.Clone();
            foreach (var valor in (byte[])[0, 1, 0x7F, 0xFF])
            {
                cambiada[n] = valor;
                var (documento, problema) = HojasEnUnPdf.Reunir([new("1.jpg", Foto(30, 40, 1)), new("2.png", cambiada)]);
                Assert.True(documento is null != problema is null);
            }
        }

        Danado(Png(5, 7, 5, 8)); // No such kind of colour.
        Danado(Png(5, 7, 2, 4));
        Danado(Png(0, 7, 2, 8));
        Danado(Png(5, 7, 3, 8, paleta: []));
        Danado(Png(5, 7, 2, 8, filas: Comprimir(new byte[6 * 16]))); // A row less.
        Danado(Png(5, 7, 0, 8, filas: Comprimir([.. Enumerable.Repeat((byte)5, 6 * 7)]))); // No such filter.
        Danado(Png(5, 7, 2, 8, filas: [1, 2, 3]));

        static void Danado(byte[] png) => Assert.Contains("2.png está dañado o incompleto", Problema(png), StringComparison.Ordinal);
    }

    private static string? Problema(byte[] png) => HojasEnUnPdf.Reunir([new("1.jpg", Foto(30, 40, 1)), new("2.png", png)]).Problema;

    private static byte[] Png(int ancho, int alto, byte color, byte bits, byte entrelazado = 0, byte[]? paleta = null, byte[]? filas = null, byte[]? otro = null) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n',
        .. Tramo("IHDR", [.. Cuatro(ancho), .. Cuatro(alto), bits, color, 0, 0, entrelazado]),
        .. Tramo("PLTE", paleta ?? [1, 2, 3, 4, 5, 6]),
        .. otro ?? [],
        .. Tramo("IDAT", filas ?? Filas(ancho, alto, color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 }, bits)),
        .. Tramo("IEND", []),
    ];

    private static byte[] Filas(int ancho, int alto, int canales, int bits) => Comprimir(new byte[alto * (1 + (((ancho * canales * bits) + 7) / 8))]);

    private static byte[] Comprimir(byte[] bytes)
    {
        using var salida = new MemoryStream();
        using (var z = new ZLibStream(salida, CompressionLevel.Optimal))
        {
            z.Write(bytes);
        }

        return salida.ToArray();
    }

    // The sum at the end is nobody's but of whoever reads the picture.
    private static byte[] Tramo(string nombre, byte[] datos) => [.. Cuatro(datos.Length), .. Encoding.ASCII.GetBytes(nombre), .. datos, 0, 0, 0, 0];

    private static byte[] Cuatro(int n) => [(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n];

    // A JPEG up to the size of its picture: what a PDF must say of it. Its orientation is in the Exif segment before.
    private static byte[] Foto(int ancho, int alto, byte orientacion, bool alReves = false, byte colores = 3) =>
    [
        0xFF, 0xD8,
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. alReves
            ? (byte[])[.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientacion, 0, 0, 0, 0, 0, 0, 0]
            : [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientacion, 0, 0, 0, 0, 0, 0],
        0xFF, 0xC0, 0, (byte)(8 + (3 * colores)), 8, (byte)(alto >> 8), (byte)alto, (byte)(ancho >> 8), (byte)ancho, colores, .. new byte[3 * colores],
        0xFF, 0xD9,
    ];

    [GeneratedRegex(@"/Rotate (\d+)")]
    private static partial Regex Giros();

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d. ]+)\]")]
    private static partial Regex Medidas();

    [GeneratedRegex("/ColorSpace /Device(RGB|Gray)")]
    private static partial Regex Colores();

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n$")]
    private static partial Regex Indice();

    [GeneratedRegex(@"(\d{10}) 00000 n ")]
    private static partial Regex Objetos();
}
