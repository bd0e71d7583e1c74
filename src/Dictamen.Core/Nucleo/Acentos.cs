namespace Dictamen.Core;

/// <summary>The accents that identifiers go without.</summary>
public static class Acentos
{
    /// <summary>Recepcion incompleta: «Recepción incompleta».</summary>
    public static string EnCion(string texto) =>
        string.Join(' ', texto.Split(' ').Select(p => p.EndsWith("cion", StringComparison.Ordinal) ? $"{p[..^2]}ón" : p));
}
