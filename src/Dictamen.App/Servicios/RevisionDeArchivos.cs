using System.Buffers;

namespace Dictamen.App.Servicios;

/// <summary>A file that was looked at: its media type by content, or why it is not admitted.</summary>
/// <param name="Tipo">Media type, when it is admitted.</param>
/// <param name="Problema">Sentence in Spanish, when it is not.</param>
public readonly record struct ArchivoRevisado(string? Tipo, string? Problema);

/// <summary>Looks at what a file is by its content: neither its name nor what the sender says of it counts.</summary>
public static class RevisionDeArchivos
{
    /// <summary>Largest file admitted, bytes. A technical limit: a photographed page takes one tenth of it.</summary>
    public const int TamanoMaximo = 10 * 1024 * 1024;

    private static readonly SearchValues<byte> FinDeNombre = SearchValues.Create(" \t\r\n/<>[]()"u8);

    /// <summary>Looks at a whole file.</summary>
    /// <param name="contenido">Its bytes.</param>
    /// <param name="admiteVideo">Whether a video (MP4) is admitted too.</param>
    /// <param name="maximo">Largest file admitted, bytes.</param>
    public static ArchivoRevisado Revisar(ReadOnlySpan<byte> contenido, bool admiteVideo = false, int maximo = TamanoMaximo)
    {
        if (contenido.IsEmpty)
        {
            return No("El archivo está vacío. Revise que se haya guardado bien y elíjalo de nuevo.");
        }

        if (contenido.Length > maximo)
        {
            return No($"El archivo pesa más de {maximo / 1024 / 1024} MB. Tome la fotografía con menor calidad o guarde el PDF con menos peso, y elíjalo de nuevo.");
        }

        if (contenido.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return new ArchivoRevisado("image/jpeg", null);
        }

        if (contenido.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return new ArchivoRevisado("image/png", null);
        }

        if (admiteVideo && contenido.Length > 12 && contenido[4..].StartsWith("ftyp"u8))
        {
            return new ArchivoRevisado("video/mp4", null);
        }

        if (!contenido.StartsWith("%PDF-"u8))
        {
            return No("El archivo no es PDF, JPEG ni PNG. Cambiarle el nombre no basta: guárdelo en uno de esos formatos o tome una fotografía, y elíjalo de nuevo.");
        }

        if (contenido.LastIndexOf("%%EOF"u8) < 0)
        {
            return No("El PDF está incompleto: le falta el final. Guárdelo o descárguelo otra vez y elíjalo de nuevo.");
        }

        return Cifrado(contenido)
            ? No("El PDF está protegido con contraseña o cifrado y no podrá leerse. Guárdelo sin protección y elíjalo de nuevo.")
            : new ArchivoRevisado("application/pdf", null);
    }

    // An encrypted PDF names its /Encrypt dictionary in the trailer, or in the dictionary of its cross-reference stream; neither is ever compressed.
    private static bool Cifrado(ReadOnlySpan<byte> pdf)
    {
        var nombre = "/Encrypt"u8;
        for (var i = pdf.IndexOf(nombre); i >= 0;)
        {
            var resto = pdf[(i + nombre.Length)..];
            if (resto.IsEmpty || FinDeNombre.Contains(resto[0]))
            {
                return true;
            }

            pdf = resto;
            i = pdf.IndexOf(nombre);
        }

        return false;
    }

    private static ArchivoRevisado No(string problema) => new(null, problema);
}
