namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>An act of the authority says why it decides so. The long reasoning is a document; the record keeps a short text.</summary>
public static class Motivacion
{
    /// <summary>Most characters of a reason that the record keeps; what is longer goes into the document.</summary>
    public const int Maximo = 2_000;

    /// <summary>What is wrong with a reason; <see langword="null"/> when it will do.</summary>
    /// <param name="campo">Path of the field.</param>
    /// <param name="texto">The reason.</param>
    /// <param name="regla">Rule that demands it.</param>
    public static Falla? Falta(string campo, string? texto, string regla) =>
        string.IsNullOrWhiteSpace(texto) ? new Falla(campo, regla, "Falta la motivación: indique los hechos y la razón de la decisión.")
        : texto.Length > Maximo ? new Falla(campo, regla, $"La motivación tiene {texto.Length} caracteres y el máximo es de {Maximo}; lo demás va en el documento.")
        : null;
}
