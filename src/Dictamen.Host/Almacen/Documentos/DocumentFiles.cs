using System.Globalization;
using System.Security.Cryptography;
using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>Large documents, each a file named after its digest. A file appears whole or not at all.</summary>
internal sealed class DocumentFiles
{
    private const int Piece = 1 << 16;

    private readonly string _directory;
    private readonly string _drafts;
    private int _draft;

    /// <summary>Opens or creates the directory; what a killed process left half written is thrown away.</summary>
    public DocumentFiles(string directory)
    {
        (_directory, _drafts) = (directory, Path.Combine(directory, "tmp"));
        Directory.CreateDirectory(_drafts);
        foreach (var left in Directory.EnumerateFiles(_drafts))
        {
            File.Delete(left);
        }
    }

    /// <summary>Keeps what was already read and the rest of a stream.</summary>
    public async ValueTask<DocumentDigest> PutAsync(ReadOnlyMemory<byte> start, Stream rest, CancellationToken ct)
    {
        var draft = Path.Combine(_drafts, Interlocked.Increment(ref _draft).ToString(CultureInfo.InvariantCulture));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            await using (file)
            {
                hash.AppendData(start.Span);
                await file.WriteAsync(start, ct);
                var piece = new byte[Piece];
                for (int read; (read = await rest.ReadAsync(piece, ct)) > 0;)
                {
                    hash.AppendData(piece, 0, read);
                    await file.WriteAsync(piece.AsMemory(0, read), ct);
                }

                file.Flush(flushToDisk: true);
            }

            var digest = DocumentDigest.From(hash.GetHashAndReset());
            File.Move(draft, PathOf(digest.ToHuella()), overwrite: true); // The same bytes, or a damaged copy that this replaces.
            DiskSync.Names(_directory);
            return digest;
        }
        finally
        {
            File.Delete(draft); // Gone already, unless something failed.
        }
    }

    /// <summary>Opens a document after checking it; <see langword="null"/> when it is not here.</summary>
    /// <exception cref="InvalidDataException">What is kept no longer has that digest.</exception>
    public async ValueTask<Stream?> OpenAsync(DocumentDigest digest, CancellationToken ct)
    {
        FileStream file;
        try
        {
            file = new FileStream(PathOf(digest.ToHuella()), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Piece, useAsync: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if (DocumentDigest.From(await SHA256.HashDataAsync(file, ct)) != digest)
        {
            await file.DisposeAsync();
            throw new InvalidDataException($"El documento {digest.ToHuella()} está alterado: {file.Name}.");
        }

        file.Position = 0;
        return file;
    }

    /// <summary>Digests kept.</summary>
    public IEnumerable<DocumentDigest> Digests() => Documents(_directory).Select(d => d.Digest);

    /// <summary>Checks that each document of a directory has the digest that it is named by. It changes nothing.</summary>
    /// <returns>How many have it, and the path of the first that has not, or <see langword="null"/>.</returns>
    public static (long Whole, string? Altered) Check(string directory)
    {
        var whole = 0L;
        foreach (var (path, digest) in Documents(directory).OrderBy(d => d.Path, StringComparer.Ordinal))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Piece);
            if (DocumentDigest.From(SHA256.HashData(file)) != digest)
            {
                return (whole, path);
            }

            whole++;
        }

        return (whole, null);
    }

    private static IEnumerable<(string Path, DocumentDigest Digest)> Documents(string directory)
    {
        foreach (var file in Directory.Exists(directory) ? Directory.EnumerateFiles(directory) : [])
        {
            if (DocumentDigest.TryParse(new Huella(Path.GetFileName(file)), out var digest))
            {
                yield return (file, digest);
            }
        }
    }

    private string PathOf(Huella huella) => Path.Combine(_directory, huella.Valor);
}
