using System.Buffers.Binary;
using System.IO.Compression;

namespace Dictamen.App.Servicios;

/// <summary>A PNG picture as a PDF can hold it: its own compressed rows, which are those of <c>FlateDecode</c> with the PNG predictors (ISO 32000-1, 7.4.4.4).</summary>
internal static class HojaPng
{
    // Technical limits: a page of paper at 600 dots an inch has 35 million.
    private const int MayorLado = 65_535;
    private const long MasPuntos = 100_000_000;

    private const string QueHacer = "guárdelo como JPEG y elíjalo de nuevo, o reúna todas las hojas en un PDF y elíjalo solo.";
    private const string Danado = $"está dañado o incompleto. Ábralo para ver si está bien y {QueHacer}";

    // What is transparent is white, as on paper: grey, or red, green and blue, by the opacity that comes last.
    private const string GrisSobreBlanco = "exch 1 index mul 1 add exch sub";
    private const string ColorSobreBlanco = "exch 1 index mul 1 add 1 index sub 3 1 roll exch 1 index mul 1 add 1 index sub 3 1 roll 4 -1 roll 1 index mul 1 add 1 index sub exch pop 3 1 roll";

    /// <summary>Reads one, to the end of its picture.</summary>
    /// <param name="png">A file with the signature of one.</param>
    /// <returns>The picture; or why it cannot be put into a PDF, as a sentence that begins with its name goes on.</returns>
    public static (Hoja? Hoja, string? Problema) Leer(ReadOnlySpan<byte> png)
    {
        if (!Tramo(png, 8, out var cabeza, out var datos) || !cabeza.SequenceEqual("IHDR"u8) || datos.Length != 13)
        {
            return (null, Danado);
        }

        var (ancho, alto) = (BinaryPrimitives.ReadUInt32BigEndian(datos), BinaryPrimitives.ReadUInt32BigEndian(datos[4..]));
        var (bits, color, entrelazado) = (datos[8], datos[9], datos[12]);
        var canales = color switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (ancho == 0 || alto == 0 || canales == 0 || bits is not (1 or 2 or 4 or 8 or 16) || (bits < 8 && canales > 1) || (bits > 8 && color == 3) || datos[10] != 0 || datos[11] != 0 || entrelazado > 1)
        {
            return (null, Danado);
        }

        if (ancho > MayorLado || alto > MayorLado || (long)ancho * alto > MasPuntos)
        {
            return (null, $"es un PNG de {ancho} por {alto} puntos, y se admiten hasta {MasPuntos / 1_000_000} millones: guárdelo más pequeño y elíjalo de nuevo.");
        }

        if (bits == 16 || entrelazado == 1)
        {
            return (null, $"es un PNG {(bits == 16 ? "de 16 bits por color" : "entrelazado")}, que no se puede juntar con otras hojas: {QueHacer}");
        }

        var (paleta, filas, lugar) = ((byte[]?)null, new MemoryStream(), 8 + 12 + datos.Length);
        for (; Tramo(png, lugar, out var nombre, out datos) && !nombre.SequenceEqual("IEND"u8); lugar += 12 + datos.Length)
        {
            if (nombre.SequenceEqual("IDAT"u8))
            {
                filas.Write(datos);
            }
            else if (nombre.SequenceEqual("PLTE"u8) && datos.Length is > 0 and <= 3 * 256 && datos.Length % 3 == 0)
            {
                paleta = datos.ToArray();
            }
            else if (nombre.SequenceEqual("tRNS"u8))
            {
                return (null, $"es un PNG con un color transparente, que no se puede juntar con otras hojas: {QueHacer}");
            }
        }

        if (!Tramo(png, lugar, out _, out _) || (color == 3 && paleta is null) || !EstaEntera(filas, (int)alto, (int)(((ancho * bits * canales) + 7) / 8)))
        {
            return (null, Danado);
        }

        var hoja = new Hoja((int)ancho, (int)alto, 0, bits, color is 0 or 4 ? "/DeviceGray" : "/DeviceRGB", $"/FlateDecode /DecodeParms << /Predictor 15 /Colors {canales} /BitsPerComponent {bits} /Columns {ancho} >>", filas.ToArray());
        return (color switch
        {
            3 => hoja with { Colores = $"[/Indexed /DeviceRGB {(paleta!.Length / 3) - 1} <{Convert.ToHexString(paleta)}>]" },
            4 => hoja with { Opacidad = new Opacidad(1, GrisSobreBlanco) },
            6 => hoja with { Opacidad = new Opacidad(3, ColorSobreBlanco) },
            _ => hoja,
        }, null);
    }

    // A stretch has its length, its name, its data and a sum.
    private static bool Tramo(ReadOnlySpan<byte> png, int lugar, out ReadOnlySpan<byte> nombre, out ReadOnlySpan<byte> datos)
    {
        nombre = datos = [];
        if (png.Length - lugar < 12 || BinaryPrimitives.ReadUInt32BigEndian(png[lugar..]) is var largo && largo > png.Length - lugar - 12)
        {
            return false;
        }

        nombre = png.Slice(lugar + 4, 4);
        datos = png.Slice(lugar + 8, (int)largo);
        return true;
    }

    // Each row is the number of its filter and its dots.
    private static bool EstaEntera(MemoryStream comprimidas, int filas, int largo)
    {
        comprimidas.Position = 0;
        try
        {
            using var puntos = new ZLibStream(comprimidas, CompressionMode.Decompress, leaveOpen: true);
            var fila = new byte[1 + largo];
            for (; filas > 0; filas--)
            {
                puntos.ReadExactly(fila);
                if (fila[0] > 4)
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return false;
        }
    }
}
