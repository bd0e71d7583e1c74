namespace Dictamen.App.Registro;

/// <summary>Ids of commands that carry a digest of what somebody sent with them: the same order again has the same id, and another order under its key is told from it.</summary>
public static class Orden
{
    private const int Largo = 16;

    /// <summary>Id of an order.</summary>
    /// <param name="clave">Key that whoever gives the order chose.</param>
    /// <param name="enviado">What was sent with it: never what the server set itself, which is another the second time.</param>
    public static string De(string clave, ReadOnlySpan<byte> enviado) => $"{clave}#{Huellas.De(enviado).Valor[..Largo]}";

    /// <summary>Key of an id that carries a digest; <see langword="null"/> of one that does not: the system's own do not.</summary>
    public static string? Clave(string commandId) => Corte(commandId, '#', "0123456789abcdef") is >= 0 and var corte ? commandId[..corte] : null;

    /// <summary>Where the key of an id in UTF-8 ends; -1 for one that carries no digest.</summary>
    public static int Corte(ReadOnlySpan<byte> commandId) => Corte(commandId, (byte)'#', "0123456789abcdef"u8);

    /// <summary>Whether an id is the one that is looked for, or of another order under its key.</summary>
    public static bool EsDe(string commandId, string buscado) => commandId == buscado || (Clave(buscado) is { } clave && Clave(commandId) == clave);

    private static int Corte<T>(ReadOnlySpan<T> id, T marca, ReadOnlySpan<T> cifras) where T : IEquatable<T>
    {
        var corte = id.Length - Largo - 1;
        return corte >= 0 && id[corte].Equals(marca) && id[(corte + 1)..].IndexOfAnyExcept(cifras) < 0 ? corte : -1;
    }
}
