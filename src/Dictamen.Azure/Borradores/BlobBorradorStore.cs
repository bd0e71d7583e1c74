using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dictamen.App.Ports;

namespace Dictamen.Azure.Borradores;

/// <summary>Drafts as one blob each, replaced under the condition that it is still the version that was read. An empty blob under the digest of the address finds the drafts of an address.</summary>
/// <remarks>Every call may throw <see cref="AlmacenNoDisponibleException"/>. What the SDK had to send twice is told from somebody else's change by a mark of the try.</remarks>
public sealed class BlobBorradorStore(BlobContainerClient container) : IBorradorStore
{
    /// <summary>Name of the container.</summary>
    public const string Contenedor = "borradores";

    private const string Attempt = "intento";
    private const string Empty = "vacio";
    private const string Drafts = "borrador/";
    private const string Extension = ".json";
    private const int AtOnce = 8;

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly string _instance = Imprevisible.Numero(8);
    private long _attempts;

    /// <inheritdoc/>
    public async ValueTask<BorradorGuardado?> GetAsync(string id, CancellationToken ct = default) =>
        IsId(id) ? await Fallas.TraducirAsync(() => DownloadAsync(id, ct), ct) : null;

    /// <inheritdoc/>
    public async ValueTask<string?> PutAsync(Borrador borrador, string? etag, CancellationToken ct = default)
    {
        if (!IsId(borrador.Id))
        {
            throw new ArgumentException("A draft's id holds letters, digits and hyphens.", nameof(borrador));
        }

        ct.ThrowIfCancellationRequested();
        return await Fallas.TraducirAsync(
            async () =>
            {
                if (etag is null && borrador.Correo.Length > 0)
                {
                    await IndexAsync(borrador, ct); // Before the draft: one that nobody finds would be lost to its owner.
                }

                return await UploadAsync(borrador, etag, ct);
            },
            ct);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> FindAsync(string correo, CancellationToken ct = default)
    {
        if (correo.Length == 0)
        {
            return [];
        }

        var found = new ConcurrentBag<Borrador>();
        var prefix = IndexOf(correo);
        await Parallel.ForEachAsync(
            Fallas.TraducirAsync(container.GetBlobsAsync(prefix: prefix, cancellationToken: ct), ct),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (blob, each) =>
            {
                // The index may name a draft that was never kept.
                if (await GetAsync(blob.Name[prefix.Length..], each) is { Borrador: var draft } && draft.Correo == correo)
                {
                    found.Add(draft);
                }
            });
        return [.. found.OrderBy(d => d.CreadoEl).ThenBy(d => d.Id, StringComparer.Ordinal).Select(d => d.Id)];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var blob in Fallas.TraducirAsync(container.GetBlobsAsync(prefix: Drafts, cancellationToken: ct), ct))
        {
            yield return IdOf(blob);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListFilledAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        // The mark comes with the list: no draft is opened to know that it is empty.
        await foreach (var blob in Fallas.TraducirAsync(container.GetBlobsAsync(BlobTraits.Metadata, prefix: Drafts, cancellationToken: ct), ct))
        {
            if (blob.Metadata?.ContainsKey(Empty) != true)
            {
                yield return IdOf(blob);
            }
        }
    }

    private async ValueTask<BorradorGuardado?> DownloadAsync(string id, CancellationToken ct)
    {
        try
        {
            BlobDownloadResult answer = await Blob(id).DownloadContentAsync(ct);
            return new BorradorGuardado(Parse(answer.Content, id), answer.Details.ETag.ToString());
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private async ValueTask<string?> UploadAsync(Borrador draft, string? etag, CancellationToken ct)
    {
        var attempt = string.Create(CultureInfo.InvariantCulture, $"{_instance}-{Interlocked.Increment(ref _attempts)}");
        var options = new BlobUploadOptions
        {
            Conditions = etag is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = new ETag(etag) },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Metadata = new Dictionary<string, string> { [Attempt] = attempt },
        };
        if (draft.EstaVacio)
        {
            options.Metadata[Empty] = "1";
        }

        try
        {
            BlobContentInfo kept = await Blob(draft.Id).UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(draft, s_json)), options, ct);
            return kept.ETag.ToString();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412 && e.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            return await OwnAsync(draft.Id, attempt, ct);
        }
    }

    // Mark of the version that stands, when this very try wrote it and only its answer was lost.
    private async Task<string?> OwnAsync(string id, string attempt, CancellationToken ct)
    {
        try
        {
            BlobProperties standing = await Blob(id).GetPropertiesAsync(cancellationToken: ct);
            return standing.Metadata.TryGetValue(Attempt, out var who) && who == attempt ? standing.ETag.ToString() : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task IndexAsync(Borrador draft, CancellationToken ct)
    {
        try
        {
            await container.GetBlobClient(IndexOf(draft.Correo) + draft.Id)
                .UploadAsync(BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, ct);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is there.
        }
    }

    private BlobClient Blob(string id) => container.GetBlobClient($"{Drafts}{id}{Extension}");

    private static string IdOf(BlobItem blob) => blob.Name[Drafts.Length..^Extension.Length];

    // No address appears in a name: names end up in the logs of the service.
    private static string IndexOf(string correo) => $"correo/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(correo)))}/";

    private static bool IsId(string id) => id.Length is > 0 and <= 80 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static Borrador Parse(BinaryData content, string id)
    {
        try
        {
            return content.ToObjectFromJson<Borrador>(s_json) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"El borrador {id} no se entiende.", e);
        }
    }
}
