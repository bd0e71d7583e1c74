using System.Globalization;
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
