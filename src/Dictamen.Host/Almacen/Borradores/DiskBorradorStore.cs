using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>Drafts as one JSON file each. A new version is written beside the old one, flushed and renamed over it; the version's mark is the digest of its bytes.</summary>
public sealed class DiskBorradorStore : IBorradorStore
{
    private const int Stripes = 64;

    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly string _directory;
    private readonly ConcurrentDictionary<string, (string Correo, DateTimeOffset CreadoEl, bool EstaVacio)> _index = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    private DiskBorradorStore(string directory) => _directory = directory;

    /// <summary>Opens or creates the drafts of a directory.</summary>
    /// <exception cref="InvalidDataException">A draft cannot be read.</exception>
    public static DiskBorradorStore Open(string directory)
    {
        PrivateDirectory.Ensure(directory);
        var store = new DiskBorradorStore(directory);
        foreach (var path in Directory.EnumerateFiles(directory, "*.tmp"))
        {
            File.Delete(path); // What a loss of power left half written was never acknowledged.
        }

        foreach (var path in Directory.EnumerateFiles(directory, "*.json"))
        {
            var draft = Parse(File.ReadAllBytes(path), path);
            store._index[draft.Id] = (draft.Correo, draft.CreadoEl, draft.EstaVacio);
        }

        return store;
    }

    /// <inheritdoc/>
    public async ValueTask<BorradorGuardado?> GetAsync(string id, CancellationToken ct = default)
    {
        if (!_index.ContainsKey(id))
        {
            return null;
        }

        var path = PathOf(id);
        var bytes = await File.ReadAllBytesAsync(path, ct);
        return new BorradorGuardado(Parse(bytes, path), Tag(bytes));
    }

    /// <inheritdoc/>
    public async ValueTask<string?> PutAsync(Borrador borrador, string? etag, CancellationToken ct = default)
    {
        var path = PathOf(borrador.Id);
        var turn = _turns[(uint)borrador.Id.GetHashCode(StringComparison.Ordinal) % Stripes];
        await turn.WaitAsync(ct);
        try
        {
            var current = File.Exists(path) ? Tag(await File.ReadAllBytesAsync(path, ct)) : null;
            if (current != etag)
            {
                return null;
            }

            var bytes = JsonSerializer.SerializeToUtf8Bytes(borrador, s_options);
            Write(path, bytes);
            _index[borrador.Id] = (borrador.Correo, borrador.CreadoEl, borrador.EstaVacio);
            return Tag(bytes);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> FindAsync(string correo, CancellationToken ct = default) => ValueTask.FromResult<IReadOnlyList<string>>(
        [.. _index.Where(d => d.Value.Correo.Length > 0 && d.Value.Correo == correo).OrderBy(d => d.Value.CreadoEl).ThenBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Key)]);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListAsync(CancellationToken ct = default) => _index.Keys.ToAsyncEnumerable();

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListFilledAsync(CancellationToken ct = default) => _index.Where(d => !d.Value.EstaVacio).Select(d => d.Key).ToAsyncEnumerable();

    // The id becomes a file's name: nothing but what the application makes ids of may pass.
    private string PathOf(string id) => id.Length is > 0 and <= 80 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? Path.Combine(_directory, $"{id}.json")
        : throw new ArgumentException("A draft's id holds letters, digits and hyphens.", nameof(id));

    private static void Write(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = path + ".tmp";
        using (var file = new FileStream(draft, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        DiskSync.Names(Path.GetDirectoryName(path)!);
    }

    private static string Tag(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Borrador Parse(byte[] bytes, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Borrador>(bytes, s_options) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} no es un borrador que se entienda.", e);
        }
    }
}
