namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>A scored project that competes for the money of its convocatoria.</summary>
/// <param name="Indice">Place of the project with the caller. It is carried along and decides nothing.</param>
/// <param name="Consecutivo">Numeric consecutive of the folio; unique within the convocatoria.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Monto">Pesos asked for, more than zero.</param>
public readonly record struct Aspirante(int Indice, long Consecutivo, decimal Calificacion, decimal Monto);

/// <summary>Order of priority (4.2.3.4).</summary>
public static class Prelacion
{
    /// <summary>Orders by score from high to low and, where scores tie, by the lower consecutive of reception, compared as a number: folio 9 goes before folio 10.</summary>
    /// <returns>A new array. The order depends on nothing but the projects: any permutation of them gives the same.</returns>
    /// <exception cref="ArgumentException">Two projects have the same consecutive and score, so that nothing orders them.</exception>
    [Regla("PCS-4.2.3.4-01", "PCS-4.2.3.4-03", "AMB-27")]
    public static Aspirante[] Ordenar(ReadOnlySpan<Aspirante> aspirantes)
    {
        // Small keys are sorted instead of whole projects: it halves the time for a million of them.
        var claves = new Clave[aspirantes.Length];
        for (var i = 0; i < claves.Length; i++)
        {
            claves[i] = new Clave(aspirantes[i].Calificacion, aspirantes[i].Consecutivo, i);
        }

        Array.Sort(claves);
        var ordenados = new Aspirante[claves.Length];
        for (var i = 0; i < claves.Length; i++)
        {
            if (i > 0 && claves[i].CompareTo(claves[i - 1]) == 0)
            {
                throw new ArgumentException($"Two projects have the consecutive {claves[i].Consecutivo}.", nameof(aspirantes));
            }

            ordenados[i] = aspirantes[claves[i].Lugar];
        }

        return ordenados;
    }

    private readonly struct Clave(decimal calificacion, long consecutivo, int lugar) : IComparable<Clave>
    {
        private readonly decimal _calificacion = calificacion;

        public long Consecutivo { get; } = consecutivo;

        public int Lugar { get; } = lugar;

        public int CompareTo(Clave other)
        {
            var porCalificacion = other._calificacion.CompareTo(_calificacion);
            return porCalificacion != 0 ? porCalificacion : Consecutivo.CompareTo(other.Consecutivo);
        }
    }
}
