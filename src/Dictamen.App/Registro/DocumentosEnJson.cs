using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>Reads documents that are forms: applications and reports are kept as the record writes them.</summary>
internal static class DocumentosEnJson
{
    /// <summary>What a document says, or <see langword="null"/> when it is gone.</summary>
    /// <exception cref="JsonException">It is a paper and not a form.</exception>
    public static async ValueTask<T?> LeerAsync<T>(this IDocumentStore documentos, Huella huella, CancellationToken ct) where T : class
    {
        var flujo = await documentos.OpenAsync(huella, ct).ConfigureAwait(false);
        if (flujo is null)
        {
            return null;
        }

        await using (flujo.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync<T>(flujo, HechoCodec.Opciones, ct).ConfigureAwait(false);
        }
    }
}
