namespace Dictamen.App.Registro;

/// <summary>Ids of commands that carry a digest of what somebody sent with them: the same order again has the same id, and another order under its key is told from it.</summary>
public static class Orden
{
    private const int Largo = 16;

    /// <summary>Id of an order.</summary>
    /// <param name="clave">Key that whoever gives the order chose.</param>
    /// <param name="enviado">What was sent with it: never what the server set itself, which is another the second time.</param>
    public static string De(string clave, ReadOnlySpan<byte> enviado) => $"{clave}#{Huellas.De(enviado).Valor[..Largo]}";

    /// <summary>Whether an id carries a digest: the system's own do not.</summary>
    internal static bool ConHuella(string commandId) => commandId.Length > Largo && commandId[^(Largo + 1)] == '#';

    /// <summary>Whether an id is of another order under the same key.</summary>
    internal static bool EsOtra(string commandId, string otro) =>
        ConHuella(commandId) && commandId != otro && otro.Length == commandId.Length && otro.AsSpan()[..^Largo].SequenceEqual(commandId.AsSpan()[..^Largo]);
}
