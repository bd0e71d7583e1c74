using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Receives the documents of the office. What they are is told by their content, never by their name.</summary>
public sealed class ArchivosDeOficina(IDocumentStore documentos)
{
    /// <summary>Largest document, bytes.</summary>
    public const int Maximo = 20_000_000;

    /// <summary>Keeps a document: a PDF, a JPEG or a PNG that is neither empty nor too large.</summary>
    /// <returns>Its digest, or what is wrong with it, in Spanish.</returns>
    public async Task<(Huella? Huella, string? Falla)> RecibirAsync(Actor? actor, Stream contenido, CancellationToken ct = default)
    {
        if (!actor.Lee() || actor!.Rol == Rol.Auditor)
        {
            return (null, PapelDeOficina.SinFacultad.Mensaje);
        }

        using var memoria = new MemoryStream();
        var bloque = new byte[81_920];
        int leidos;
        while ((leidos = await contenido.ReadAsync(bloque, ct).ConfigureAwait(false)) > 0)
        {
            if (memoria.Length + leidos > Maximo)
            {
                return (null, $"El archivo rebasa {Maximo / 1_000_000} MB; redúzcalo o divídalo.");
            }

            memoria.Write(bloque, 0, leidos);
        }

        var bytes = memoria.GetBuffer().AsMemory(0, (int)memoria.Length);
        if (bytes.IsEmpty)
        {
            return (null, "El archivo está vacío; elija otro.");
        }

        return EsAdmitido(bytes.Span)
            ? (await documentos.PutAsync(bytes, ct).ConfigureAwait(false), null)
            : (null, "El archivo no es un PDF, un JPEG ni un PNG, aunque su nombre lo diga.");
    }

    /// <summary>Whether a digest that a form brings back is of a document that was received.</summary>
    public async ValueTask<bool> ExisteAsync(Huella huella, CancellationToken ct = default)
    {
        var flujo = await documentos.OpenAsync(huella, ct).ConfigureAwait(false);
        if (flujo is null)
        {
            return false;
        }

        await flujo.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    private static bool EsAdmitido(ReadOnlySpan<byte> b) =>
        b.StartsWith("%PDF-"u8) || b.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || b.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
}
