using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Receives the documents of the office. What they are is told by their content, never by their name.</summary>
public sealed class ArchivosDeOficina(IDocumentStore documentos)
{
    /// <summary>Largest document, bytes.</summary>
    public const int Maximo = 2 * RevisionDeArchivos.TamanoMaximo;

    /// <summary>Keeps a document that passes the same look as those of the applicants, and may be larger.</summary>
    /// <returns>Its digest, or what is wrong with it, in Spanish.</returns>
    public async Task<(Huella? Huella, string? Falla)> RecibirAsync(Actor? actor, Stream contenido, CancellationToken ct = default)
    {
        if (!actor.Lee() || actor!.Rol == Rol.Auditor)
        {
            return (null, PapelDeOficina.SinFacultad.Mensaje);
        }

        // One byte more than is admitted says that it is too large; the rest is not read.
        using var memoria = new MemoryStream();
        var bloque = new byte[81_920];
        int leidos;
        while (memoria.Length <= Maximo && (leidos = await contenido.ReadAsync(bloque, ct).ConfigureAwait(false)) > 0)
        {
            memoria.Write(bloque, 0, leidos);
        }

        var bytes = memoria.GetBuffer().AsMemory(0, (int)memoria.Length);
        var (_, problema) = RevisionDeArchivos.Revisar(bytes.Span, maximo: Maximo);
        return problema is null ? (await documentos.PutAsync(bytes, ct).ConfigureAwait(false), null) : (null, problema);
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
}
