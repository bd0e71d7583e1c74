using System.Security.Cryptography;
using System.Text;

namespace Dictamen.Azure.Sesiones;

/// <summary>Seals what must neither be read nor made by whoever reaches the store: AES-256-GCM under keys derived from the site's secrets. The first seals, all open.</summary>
/// <remarks>A sealed content is a version, the nonce, the tag and the ciphertext; the name under which it is kept is authenticated with it. Why this is ours: <c>docs/adr/0010-claves-de-sesion.md</c>.</remarks>
public sealed class Sello
{
    private const byte Version = 1;
    private const int LargoDeClave = 32;
    private static readonly int s_nonce = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int s_tag = AesGcm.TagByteSizes.MaxSize;
    private static readonly int s_header = 1 + s_nonce + s_tag;

    private readonly byte[][] _keys;

    /// <summary>Derives the keys.</summary>
    /// <param name="secretos">Secrets, at least one; the first seals, all open.</param>
    public Sello(IEnumerable<ReadOnlyMemory<byte>> secretos) =>
        _keys = [.. secretos.Select(s => HKDF.DeriveKey(HashAlgorithmName.SHA256, s.ToArray(), LargoDeClave, info: "dictamen/claves-de-sesion"u8.ToArray()))];

    /// <summary>Seals a content under a name.</summary>
    public byte[] Sellar(string nombre, ReadOnlySpan<byte> contenido)
    {
        var sealedContent = new byte[s_header + contenido.Length];
        sealedContent[0] = Version;
        var nonce = sealedContent.AsSpan(1, s_nonce);
#pragma warning disable RS0030 // The nonce of a cipher.
        RandomNumberGenerator.Fill(nonce);
#pragma warning restore RS0030
        using var aes = new AesGcm(_keys[0], s_tag);
        aes.Encrypt(nonce, contenido, sealedContent.AsSpan(s_header), sealedContent.AsSpan(1 + s_nonce, s_tag), Encoding.UTF8.GetBytes(nombre));
        return sealedContent;
    }

    /// <summary>The content, or <see langword="null"/> when none of the secrets sealed it under this name.</summary>
    public byte[]? Abrir(string nombre, ReadOnlySpan<byte> sellado)
    {
        if (sellado.Length < s_header || sellado[0] != Version)
        {
            return null;
        }

        var content = new byte[sellado.Length - s_header];
        foreach (var key in _keys)
        {
            using var aes = new AesGcm(key, s_tag);
            try
            {
                aes.Decrypt(sellado.Slice(1, s_nonce), sellado[s_header..], sellado.Slice(1 + s_nonce, s_tag), content, Encoding.UTF8.GetBytes(nombre));
                return content;
            }
            catch (AuthenticationTagMismatchException)
            {
                // Another's; the next key may be the one.
            }
        }

        return null;
    }
}
