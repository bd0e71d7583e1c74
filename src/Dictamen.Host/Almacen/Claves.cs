using System.Security.Cryptography;
using System.Text.Json;

namespace Dictamen.Host.Almacen;

/// <summary>Secret keys of an installation, in <c>claves.json</c>, which only its owner may read.</summary>
/// <remarks>Without the key a pseudonym cannot be linked to a CURP by trying all of them; with another key nobody would be found again. So it is made once and never replaced.</remarks>
public sealed class Claves
{
    /// <summary>Name of the file.</summary>
    internal const string FileName = "claves.json";

    /// <summary>Name of the file while it is written.</summary>
    internal const string DraftName = FileName + ".tmp";

    private const int KeySize = 32;

    private readonly byte[] _persona;

    private Claves(byte[] persona) => (_persona, Firma) = (persona, HKDF.DeriveKey(HashAlgorithmName.SHA256, persona, KeySize, info: "dictamen/firma-de-enlaces"u8.ToArray()));

    /// <summary>Key (32 bytes) of the pseudonyms of people.</summary>
    public ReadOnlyMemory<byte> Persona => _persona;

    /// <summary>Key (32 bytes) that signs links, derived from the same secret: one file to keep safe.</summary>
    public ReadOnlyMemory<byte> Firma { get; }

    /// <summary>Reads the keys of a directory, or makes them when it is new.</summary>
    /// <param name="directory">Directory.</param>
    /// <param name="isNew">Whether nothing was kept there yet; then the keys may be made.</param>
    internal static Claves Open(string directory, bool isNew)
    {
        var path = Path.Combine(directory, FileName);
        if (File.Exists(path))
        {
            Protect(path);
            return Read(path);
        }

        if (!isNew)
        {
            throw new InvalidDataException($"Falta {path}. Sin esa clave no se reconoce a las personas del registro; recupérela del respaldo.");
        }

#pragma warning disable RS0030 // A key.
        var key = RandomNumberGenerator.GetBytes(KeySize);
#pragma warning restore RS0030
        Write(path, JsonSerializer.SerializeToUtf8Bytes(new Contenido(1, Convert.ToBase64String(key))));
        return new Claves(key);
    }

    private static Claves Read(string path)
    {
        try
        {
            var key = JsonSerializer.Deserialize<Contenido>(File.ReadAllBytes(path)) is { Version: 1 } file ? Convert.FromBase64String(file.Persona) : [];
            return key.Length == KeySize ? new Claves(key) : throw new FormatException();
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InvalidDataException($"{path} no contiene una clave que se entienda; recupérela del respaldo.", e);
        }
    }

    // Whole or not at all, and never readable by others, not even for an instant.
    private static void Write(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = Path.Combine(Path.GetDirectoryName(path)!, DraftName);
        File.Delete(draft);
        using (var file = new FileStream(draft, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
        DiskSync.Names(Path.GetDirectoryName(path)!);
    }

    private static void Protect(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private sealed record Contenido(int Version, string Persona);
}
