namespace Dictamen.Core;

/// <summary>Folds facts into state.</summary>
public static class Pliegue
{
    /// <summary>State after one more fact.</summary>
    /// <exception cref="InvalidOperationException">The fact belongs to another kind of stream.</exception>
    public static TEstado Aplicar<TEstado>(TEstado estado, Hecho hecho) where TEstado : IEstado<TEstado> =>
        hecho is Hecho<TEstado> propio
            ? propio.Aplicar(estado)
            : throw new InvalidOperationException($"El hecho {hecho.GetType().Name} no pertenece a {TEstado.Clase}.");

    /// <summary>State after one more fact of the record.</summary>
    /// <param name="estado">State before it.</param>
    /// <param name="hecho">The fact.</param>
    /// <param name="cuando">Instant (UTC) at which it was recorded.</param>
    public static TEstado Aplicar<TEstado>(TEstado estado, Hecho hecho, DateTimeOffset cuando) where TEstado : IEstado<TEstado> => Aplicar(estado, hecho).Fechado(cuando);
}
