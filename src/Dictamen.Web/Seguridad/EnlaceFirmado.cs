using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dictamen.Web.Seguridad;

/// <summary>A key that signs links.</summary>
/// <param name="Id">Short id that travels in the link.</param>
/// <param name="Secreto">At least 32 bytes.</param>
public sealed record ClaveDeFirma(string Id, ReadOnlyMemory<byte> Secreto);

/// <summary>What a signed link says.</summary>
/// <param name="Proposito">What it opens, for example <c>solicitud</c>, <c>cd</c>, <c>firma</c>, <c>operacion</c>.</param>
/// <param name="Sujeto">Pseudonym of whom it is for.</param>
/// <param name="Alcance">What it reaches, for example <c>cd:PCS-2019-01</c>.</param>
/// <param name="Vence">Instant (UTC, whole seconds) from which it no longer opens.</param>
/// <param name="Nonce">Its own number, under which it can be used once, revoked or issued again.</param>
public sealed record EnlaceFirmado(string Proposito, string Sujeto, string Alcance, DateTimeOffset Vence, string Nonce);

/// <summary>Signs links with HMAC-SHA256 over a canonical payload, and verifies them in constant time. Keys rotate: the first signs, all verify.</summary>
public sealed class Firmador(IReadOnlyList<ClaveDeFirma> claves, TimeProvider reloj)
{
    private const string Version = "1";
    private const char Separador = '\n';

    /// <summary>Token of a link: version, key id, payload and signature.</summary>
    public string Firmar(EnlaceFirmado enlace)
    {
        var clave = claves[0];
        var cuerpo = Canonico(enlace, clave.Id);
        return $"{Version}.{clave.Id}.{Base64Url.EncodeToString(cuerpo)}.{Base64Url.EncodeToString(HMACSHA256.HashData(clave.Secreto.Span, cuerpo))}";
    }

    /// <summary>What a token says, or <see langword="null"/> when it is altered, unknown or expired. It does not say which.</summary>
    public EnlaceFirmado? Verificar(string? token)
    {
        var partes = token is { Length: <= 2048 } ? token.Split('.') : [];
        if (partes.Length != 4 || partes[0] != Version || claves.FirstOrDefault(c => c.Id == partes[1]) is not { } clave)
        {
            return null;
        }

        try
        {
            var cuerpo = Base64Url.DecodeFromChars(partes[2]);
            var firma = Base64Url.DecodeFromChars(partes[3]);
            return CryptographicOperations.FixedTimeEquals(firma, HMACSHA256.HashData(clave.Secreto.Span, cuerpo)) ? Leer(cuerpo) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] Canonico(EnlaceFirmado e, string clave)
    {
        string[] campos = [Version, clave, e.Proposito, e.Sujeto, e.Alcance, e.Vence.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), e.Nonce];
        if (campos.Any(c => c.Contains(Separador, StringComparison.Ordinal)))
        {
            throw new ArgumentException("A field of a signed link cannot hold a line break.", nameof(e));
        }

        return Encoding.UTF8.GetBytes(string.Join(Separador, campos));
    }

    private EnlaceFirmado? Leer(byte[] cuerpo)
    {
        var campos = Encoding.UTF8.GetString(cuerpo).Split(Separador);
        if (campos.Length != 7 || !long.TryParse(campos[5], NumberStyles.None, CultureInfo.InvariantCulture, out var segundos))
        {
            return null;
        }

        var vence = DateTimeOffset.FromUnixTimeSeconds(segundos);
        return reloj.GetUtcNow() < vence ? new EnlaceFirmado(campos[2], campos[3], campos[4], vence, campos[6]) : null;
    }
}
