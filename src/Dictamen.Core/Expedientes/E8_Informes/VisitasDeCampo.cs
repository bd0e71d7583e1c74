using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>How many projects must be visited.</summary>
public static class VisitasDeCampo
{
    /// <summary>The least number of different projects that must be visited, rounded up: «como mínimo» forbids rounding down (AMB-38).</summary>
    /// <param name="programa">Rules: the share.</param>
    /// <param name="apoyadosConRecursos">Supported projects that received money.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    [Regla("PCS-4.2.10-02", "AMB-38")]
    public static int Minimas(Programa programa, int apoyadosConRecursos)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(apoyadosConRecursos);
        return (int)Math.Ceiling(programa.ProporcionVisitas * apoyadosConRecursos);
    }
}
