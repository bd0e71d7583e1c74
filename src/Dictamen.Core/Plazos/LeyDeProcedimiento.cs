namespace Dictamen.Core.Plazos;

/// <summary>Numbers of the Ley Federal de Procedimiento Administrativo: they govern every programme where its rules are silent. Its days are in <see cref="Lfpa28"/>.</summary>
public static class LeyDeProcedimiento
{
    /// <summary>An extension may not exceed the original term divided by this (article 31).</summary>
    [Regla("DH-31-01")]
    public const int PartesDelPlazoOriginal = 2;

    /// <summary>End of working hours where the authority published no other in the DOF (article 30).</summary>
    [Regla("DH-30-01")]
    public static TimeOnly FinDeLabores { get; } = new(18, 0);
}
