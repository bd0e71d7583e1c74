using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dictamen.App.Ports;
using Dictamen.Core;
using Microsoft.AspNetCore.WebUtilities;

namespace Dictamen.Azure.Documentos;

/// <summary>Documents as blobs named by their digest. A blob is only ever created, so the container may be immutable.</summary>
/// <remarks>Every call may throw <see cref="AlmacenNoDisponibleException"/>; keeping the same document again is harmless.</remarks>
public sealed class BlobDocumentStore : IDocumentStore
{
    /// <summary>Name of the container.</summary>
    public const string Contenedor = "documentos";

    private const int InMemory = 1024 * 1024; // Beyond it a document waits in a temporary file that nobody else can read.

    private const int Pieza = 1024 * 1024;

    private static readonly BlobUploadOptions s_create = new()
    {
        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        // In pieces, each with its own time limit and its own tries: a whole document does not pass an office's line within the limit of one request.
        TransferOptions = new StorageTransferOptions { InitialTransferSize = Pieza, MaximumTransferSize = Pieza, MaximumConcurrency = 1 },
        TransferValidation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 }, // What arrives is what was sent.
    };

    private readonly BlobContainerClient _container;

    /// <summary>A store upon a container that exists.</summary>
    public BlobDocumentStore(BlobContainerClient container) => _container = container;

    /// <inheritdoc/>
    public async ValueTask<Huella> PutAsync(Stream content, CancellationToken ct = default)
    {
        // Its name is its digest, so all of it is needed before the first byte is sent.
        await using var copy = new FileBufferingReadStream(content, InMemory);
        var digest = await DigestAsync(copy, ct);
        await Fallas.TraducirAsync(() => CreateAsync(digest, copy, ct), ct);
        return digest;
    }

    /// <inheritdoc/>
    public async ValueTask<Huella> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var digest = new Huella(Convert.ToHexStringLower(SHA256.HashData(content.Span)));
        await Fallas.TraducirAsync(() => CreateAsync(digest, BinaryData.FromBytes(content).ToStream(), ct), ct);
        return digest;
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(Huella digest, CancellationToken ct = default) =>
        IsDigest(digest.Valor) ? await Fallas.TraducirAsync(() => DownloadAsync(digest, ct), ct) : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Huella> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var blob in Fallas.TraducirAsync(_container.GetBlobsAsync(cancellationToken: ct), ct))
        {
            if (IsDigest(blob.Name))
            {
                yield return new Huella(blob.Name);
            }
        }
    }

    private async Task CreateAsync(Huella digest, Stream content, CancellationToken ct)
    {
        var blob = _container.GetBlobClient(digest.Valor);
        try
        {
            await blob.UploadAsync(content, s_create, ct);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 || e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // It exists, whether the condition says so, the container's immutability, or somebody who sent the same pieces and was faster. Other conflicts are no success.
            if (!await blob.ExistsAsync(ct))
            {
                throw;
            }
        }
    }

    private async ValueTask<Stream?> DownloadAsync(Huella digest, CancellationToken ct)
    {
        try
        {
            BlobDownloadStreamingResult answer = await _container.GetBlobClient(digest.Valor).DownloadStreamingAsync(cancellationToken: ct);
            using (answer)
            {
                // Nobody gets a byte before all of them were checked.
                var copy = new FileBufferingReadStream(answer.Content, InMemory);
                if (await DigestAsync(copy, ct) == digest)
                {
                    return copy;
                }

                await copy.DisposeAsync();
                throw new InvalidDataException($"El documento {digest} ya no corresponde a su huella.");
            }
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static async Task<Huella> DigestAsync(FileBufferingReadStream copy, CancellationToken ct)
    {
        var digest = await SHA256.HashDataAsync(copy, ct);
        copy.Position = 0;
        return new Huella(Convert.ToHexStringLower(digest));
    }

    private static bool IsDigest(string name) => name.Length == 2 * SHA256.HashSizeInBytes && name.All(char.IsAsciiHexDigitLower);
}
