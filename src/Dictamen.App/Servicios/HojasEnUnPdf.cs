using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>Puts the photographs (JPEG) and scans or screenshots (PNG) of the pages of one document into one PDF, as they are: the record names one document for each requirement, and whoever has only a telephone cannot put them together. The same photographs give the same bytes (docs/adr/0003-dependencias.md).</summary>
[Regla("PCS-4.2.2-01")]
public static class HojasEnUnPdf
{
    /// <summary>Most pages; a technical limit.</summary>
    public const int Maximo = 20;

    // Longer side of a page of paper, in points.
    private const double Largo = 792;

    /// <summary>Makes one file of those that were chosen for one document, in the order of their names, which cameras number. One alone stays as it is.</summary>
    /// <param name="hojas">What was chosen, at least one.</param>
    /// <returns>The file, or why they cannot be put together.</returns>
    public static (ArchivoElegido? Documento, string? Problema) Reunir(IReadOnlyList<ArchivoElegido> hojas)
    {
        if (hojas is [var unica])
        {
            return (unica, null);
        }

        if (hojas.Count > Maximo)
        {
            return (null, $"Son {hojas.Count} hojas y se juntan hasta {Maximo}: reúnalas en un PDF y elíjalo solo.");
        }

        var paginas = new List<Hoja>();
        var enOrden = hojas.OrderBy(h => h.Nombre, StringComparer.Ordinal).ToList();
        foreach (var hoja in enOrden)
        {
            var (tipo, problema) = RevisionDeArchivos.Revisar(hoja.Contenido.Span);
            if (problema is not null)
            {
                return (null, $"{hoja.Nombre}: {problema}");
            }

            var (pagina, falla) = tipo == "image/png" ? HojaPng.Leer(hoja.Contenido.Span) : Fotografia(hoja.Contenido);
            if (pagina is null)
            {
                return (null, $"{hoja.Nombre} {falla}");
            }

            paginas.Add(pagina);
        }

        return (new ArchivoElegido($"{Path.GetFileNameWithoutExtension(enOrden[0].Nombre)} y {hojas.Count - 1} más.pdf", Escribir(paginas)), null);
    }

    // Objects 1 and 2 are the catalogue and the list of pages; each page takes three more: itself, what it draws and the picture. After them come the functions that the pictures with opacity share.
    private static byte[] Escribir(List<Hoja> paginas)
    {
        using var pdf = new MemoryStream();
        var lugares = new List<long>();
        var opacidades = paginas.Select(p => p.Opacidad).OfType<Opacidad>().Distinct().ToList();
        Poner("%PDF-1.4\n");
        Objeto("<< /Type /Catalog /Pages 2 0 R >>");
        Objeto($"<< /Type /Pages /Count {paginas.Count} /Kids [{string.Join(' ', paginas.Select((_, i) => $"{3 + (3 * i)} 0 R"))}] >>");
        foreach (var (i, hoja) in paginas.Index())
        {
            var escala = Largo / Math.Max(hoja.Ancho, hoja.Alto);
            var (ancho, alto) = (N(hoja.Ancho * escala), N(hoja.Alto * escala));
            var dibujo = $"{ancho} 0 0 {alto} 0 0 cm /Hoja Do";
            Objeto($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {ancho} {alto}] /Rotate {hoja.Giro} /Contents {4 + (3 * i)} 0 R /Resources << /XObject << /Hoja {5 + (3 * i)} 0 R >> >> >>");
            Objeto($"<< /Length {dibujo.Length} >>\nstream\n{dibujo}\nendstream");
            Objeto($"<< /Type /XObject /Subtype /Image /Width {hoja.Ancho} /Height {hoja.Alto} /BitsPerComponent {hoja.Bits} /ColorSpace {Colores(hoja)} /Filter {hoja.Filtro} /Length {hoja.Bytes.Length} >>\nstream\n", hoja.Bytes, "\nendstream");
        }

        foreach (var (colores, calculo) in opacidades)
        {
            Objeto($"<< /FunctionType 4 /Domain [{Rangos(colores + 1)}] /Range [{Rangos(colores)}] /Length {calculo.Length + 4} >>\nstream\n{{ {calculo} }}\nendstream");
        }

        var indice = pdf.Position;
        Poner($"xref\n0 {lugares.Count + 1}\n0000000000 65535 f \n");
        lugares.ForEach(l => Poner($"{l.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n"));
        Poner($"trailer\n<< /Size {lugares.Count + 1} /Root 1 0 R >>\nstartxref\n{indice}\n%%EOF\n");
        return pdf.ToArray();

        void Objeto(string antes, ReadOnlyMemory<byte> bytes = default, string despues = "")
        {
            lugares.Add(pdf.Position);
            Poner($"{lugares.Count} 0 obj\n{antes}");
            pdf.Write(bytes.Span);
            Poner($"{despues}\nendobj\n");
        }

        void Poner(string texto) => pdf.Write(Encoding.ASCII.GetBytes(texto));

        string Colores(Hoja hoja) => hoja.Opacidad is { } o
            ? $"[/DeviceN [{string.Join(' ', Enumerable.Range(1, o.Colores).Select(n => $"/Color{n}"))} /Opacidad] {hoja.Colores} {3 + (3 * paginas.Count) + opacidades.IndexOf(o)} 0 R]"
            : hoja.Colores;

        static string Rangos(int n) => string.Join(' ', Enumerable.Repeat("0 1", n));

        static string N(double n) => n.ToString("0.##", CultureInfo.InvariantCulture);
    }

    // What it says of itself before its picture. Telephones store it as the sensor was held, and say so.
    private static (Hoja? Hoja, string? Problema) Fotografia(ReadOnlyMemory<byte> jpeg) => LeerJpeg(jpeg) is { } foto
        ? (foto, null)
        : (null, "no es una fotografía JPEG ni un PNG que se pueda leer: para entregar varias hojas elija juntas sólo fotografías, o un solo PDF con todas.");

    private static Hoja? LeerJpeg(ReadOnlyMemory<byte> contenido)
    {
        var jpeg = contenido.Span;
        var giro = 0;
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return null;
        }

        // Each segment has a marker and its length, up to the one with the size of the picture.
        for (var i = 2; i + 4 <= jpeg.Length && jpeg[i] == 0xFF;)
        {
            var (marca, largo) = (jpeg[i + 1], BinaryPrimitives.ReadUInt16BigEndian(jpeg[(i + 2)..]));
            if (marca == 0xFF)
            {
                i++; // Filling.
                continue;
            }

            if (largo < 2 || i + 2 + largo > jpeg.Length)
            {
                return null;
            }

            var datos = jpeg.Slice(i + 4, largo - 2);
            switch (marca)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    return datos.Length >= 6 && datos[0] == 8 && datos[5] is 1 or 3 && BinaryPrimitives.ReadUInt16BigEndian(datos[3..]) is > 0 and var ancho && BinaryPrimitives.ReadUInt16BigEndian(datos[1..]) is > 0 and var alto
                        ? new Hoja(ancho, alto, giro, 8, datos[5] == 1 ? "/DeviceGray" : "/DeviceRGB", "/DCTDecode", contenido)
                        : null;
                case 0xE1 when datos.StartsWith("Exif\0\0"u8):
                    giro = LeerGiro(datos[6..]);
                    break;
                case 0xD9 or 0xDA:
                    return null;
            }

            i += 2 + largo;
        }

        return null;
    }

    // Tag 0x0112 of the first directory of the TIFF that Exif is.
    private static int LeerGiro(ReadOnlySpan<byte> tiff)
    {
        var alReves = tiff.StartsWith("II"u8);
        if (tiff.Length < 10 || Cuatro(tiff[4..]) is not (>= 8 and var inicio) || inicio > tiff.Length - 2)
        {
            return 0;
        }

        var entradas = tiff[(int)inicio..];
        for (var (n, i) = (Dos(entradas), 2); n > 0 && i + 12 <= entradas.Length; n--, i += 12)
        {
            if (Dos(entradas[i..]) == 0x0112)
            {
                return Dos(entradas[(i + 8)..]) switch { 3 => 180, 6 => 90, 8 => 270, _ => 0 };
            }
        }

        return 0;

        int Dos(ReadOnlySpan<byte> de) => alReves ? BinaryPrimitives.ReadUInt16LittleEndian(de) : BinaryPrimitives.ReadUInt16BigEndian(de);

        uint Cuatro(ReadOnlySpan<byte> de) => alReves ? BinaryPrimitives.ReadUInt32LittleEndian(de) : BinaryPrimitives.ReadUInt32BigEndian(de);
    }
}
