using Microsoft.AspNetCore.Http;

namespace Dictamen.Web;

/// <summary>A document of the record as an attachment. The record keeps digests, not names: the ending comes from the content, so that a phone knows what to open it with.</summary>
internal static class DocumentoAdjunto
{
    private const int Inicio = 64;

    /// <summary>A document of a file, a convocatoria or an acta, named after it and its own digest; or nothing found.</summary>
    /// <param name="contenido">Its content, read once; <see langword="null"/> when there is none.</param>
    /// <param name="clave">Key of what it belongs to, for example a folio.</param>
    /// <param name="huella">Digest, as the address says it.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static Task<IResult> DeAsync(Stream? contenido, string clave, string huella, CancellationToken ct) => DeAsync(contenido, $"{clave}-{huella[..Math.Min(12, huella.Length)]}", ct);

    /// <summary>The document, or nothing found.</summary>
    /// <param name="contenido">Its content, read once; <see langword="null"/> when there is none.</param>
    /// <param name="nombre">Name without its ending.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<IResult> DeAsync(Stream? contenido, string nombre, CancellationToken ct)
    {
        if (contenido is null)
        {
            return Results.NotFound();
        }

        var inicio = new byte[Inicio];
        var leidos = await contenido.ReadAtLeastAsync(inicio, inicio.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        var archivo = nombre + Terminacion(inicio.AsSpan(0, leidos));
        if (contenido.CanSeek)
        {
            contenido.Position = 0;
            return Results.Stream(contenido, "application/octet-stream", archivo);
        }

        return Results.Stream(
            async cuerpo =>
            {
                await using (contenido.ConfigureAwait(false))
                {
                    await cuerpo.WriteAsync(inicio.AsMemory(0, leidos), ct).ConfigureAwait(false);
                    await contenido.CopyToAsync(cuerpo, ct).ConfigureAwait(false);
                }
            },
            "application/octet-stream",
            archivo);
    }

    private static string Terminacion(ReadOnlySpan<byte> inicio) => inicio switch
    {
        _ when inicio.StartsWith("%PDF-"u8) => ".pdf",
        _ when inicio.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) => ".jpg",
        _ when inicio.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50]) => ".png",
        _ when inicio.Length > 8 && inicio[4..].StartsWith("ftyp"u8) => ".mp4",
        _ when inicio.StartsWith("{"u8) => ".json",
        // The tables that the system publishes carry the mark of UTF-8; nothing else does.
        _ when inicio.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) => ".csv",
        _ when inicio.IndexOfAnyInRange((byte)0, (byte)8) < 0 => ".txt",
        _ => "",
    };
}
