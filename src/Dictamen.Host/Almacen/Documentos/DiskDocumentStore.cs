using System.Runtime.CompilerServices;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>Documents on local disk by their digest: small ones in a pack, large ones each in a file.</summary>
public sealed class DiskDocumentStore : IDocumentStore, IAsyncDisposable
{
    /// <summary>Bytes from which on a document is a file of its own.</summary>
    internal const int Large = 64 * 1024;

    /// <summary>Folder of the pack.</summary>
    internal const string Pequenos = "pequenos";

    /// <summary>Folder of the files.</summary>
    internal const string Grandes = "grandes";

    private readonly DocumentPack _pack;
    private readonly DocumentFiles _files;

    private DiskDocumentStore(DocumentPack pack, DocumentFiles files) => (_pack, _files) = (pack, files);

    /// <summary>What opening mended, each one Spanish sentence.</summary>
    internal IReadOnlyList<string> Avisos => _pack.Avisos;

    /// <summary>Opens or creates the store of a directory. Only one process at a time may.</summary>
    /// <exception cref="LogBrokenException">The pack is not as it was written.</exception>
    public static DiskDocumentStore Open(string directory)
    {
        PrivateDirectory.Ensure(directory);
        return new(DocumentPack.Open(Path.Combine(directory, Pequenos)), new DocumentFiles(Path.Combine(directory, Grandes)));
    }

    /// <inheritdoc/>
    public async ValueTask<Huella> PutAsync(Stream content, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var start = new byte[Large];
        var read = await content.ReadAtLeastAsync(start, Large, throwOnEndOfStream: false, ct);
        return read < Large
            ? await PutAsync(start.AsMemory(0, read), ct)
            : (await _files.PutAsync(start, content, ct)).ToHuella();
    }

    /// <inheritdoc/>
    public async ValueTask<Huella> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        if (content.Length >= Large)
        {
            return (await _files.PutAsync(content, Stream.Null, ct)).ToHuella();
        }

        var digest = DocumentDigest.Of(content.Span);
        await _pack.PutAsync(digest, content, ct);
        return digest.ToHuella();
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(Huella digest, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        if (!DocumentDigest.TryParse(digest, out var wanted))
        {
            return null;
        }

        return _pack.Read(wanted) is { } content
            ? new MemoryStream(content.ToArray(), writable: false)
            : await _files.OpenAsync(wanted, ct);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Huella> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var digest in _pack.Digests.Concat(_files.Digests()))
        {
            ct.ThrowIfCancellationRequested();
            yield return digest.ToHuella();
        }
    }

    /// <summary>Writes what is on its way and closes the pack.</summary>
    public ValueTask DisposeAsync() => _pack.DisposeAsync();
}
