namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Form of an e-mail address. Whether it arrives is proven by the delivery of the notification (AMB-50), not by its form.</summary>
public static class Correo
{
    private const string NoAdmitidos = "<>,;\"()";

    // RFC 5321, 4.5.3.1.3: longest path, without the angle brackets.
    private const int LargoMaximo = 254;

    /// <summary>What to tell whoever wrote something else.</summary>
    public const string ComoSeEscribe = "Escriba un correo electrónico con la forma nombre@dominio.mx, sin acentos, ñ ni espacios. Si lo pegó, bórrelo y tecléelo.";

    /// <summary>Whether the text looks like <c>nombre@dominio.mx</c>.</summary>
    /// <remarks>Visible ASCII alone: no medium here delivers anything else, and what is pasted brings marks that nobody sees.</remarks>
    public static bool EsValido(string? texto)
    {
        if (texto is null || texto.Length > LargoMaximo || texto.Any(c => c is < '!' or > '~' || NoAdmitidos.Contains(c, StringComparison.Ordinal)))
        {
            return false;
        }

        var arroba = texto.IndexOf('@', StringComparison.Ordinal);
        var dominio = texto[(arroba + 1)..];
        return arroba > 0
            && !dominio.Contains('@', StringComparison.Ordinal)
            && dominio.Split('.') is { Length: > 1 } partes
            && partes.All(p => p.Length > 0 && p[0] != '-' && p[^1] != '-' && p.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }
}
