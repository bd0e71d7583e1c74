using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>How marks become a score, by the scheme approved before the convocatoria opened (AMB-17). Scores are on base 100: the weights add up to 100, and the highest mark of a criterion earns its whole weight.</summary>
[Regla("AMB-17")]
public static class Calificacion
{
    /// <summary>Score of one member, not rounded.</summary>
    public static decimal DeCedula(Cedula cedula, EsquemaCalificacion esquema) =>
        esquema.Pesos.Sum(peso => peso.Value * cedula.Puntajes[peso.Key]) / esquema.Maximo;

    /// <summary>Score of the committee from those of its members, rounded half away from zero.</summary>
    /// <exception cref="ArgumentException">There is no score, or the scheme's aggregation is unknown.</exception>
    public static decimal DelComite(IReadOnlyCollection<decimal> calificaciones, EsquemaCalificacion esquema)
    {
        ArgumentOutOfRangeException.ThrowIfZero(calificaciones.Count, nameof(calificaciones));
        var agregada = esquema.Agregacion switch
        {
            "PROMEDIO" => calificaciones.Sum() / calificaciones.Count,
            "MEDIANA" => Mediana([.. calificaciones.Order()]),
            var otra => throw new ArgumentException($"Unknown aggregation «{otra}».", nameof(esquema)),
        };
        return decimal.Round(agregada, esquema.Decimales, MidpointRounding.AwayFromZero);
    }

    /// <summary>Whether a score is favourable. Without a minimum of the Instancia Normativa every complete project competes (AMB-56).</summary>
    [Regla("AMB-56")]
    public static bool EsFavorable(decimal calificacion, EsquemaCalificacion esquema) =>
        esquema.CalificacionMinima is not { } minima || calificacion >= minima;

    private static decimal Mediana(decimal[] orden) =>
        orden.Length % 2 == 1 ? orden[orden.Length / 2] : (orden[(orden.Length / 2) - 1] + orden[orden.Length / 2]) / 2;
}
