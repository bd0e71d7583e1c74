namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>Assigns the money of a convocatoria down its ranking until it is used up (4.2.3.4).</summary>
public static class Asignador
{
    /// <summary>Assigns.</summary>
    /// <param name="ordenados">Projects in the order of <see cref="Prelacion.Ordenar"/>.</param>
    /// <param name="monto">Pesos to assign.</param>
    /// <param name="politica">What happens where a project does not fit.</param>
    /// <param name="ajustes">Answers to offers of adjustment downward, by consecutive: the pesos that were accepted and found viable, or 0 where they were declined or found not viable.
    /// Only the strict policy makes offers.</param>
    /// <returns>What each project gets. The same arguments always give the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, a project asks for nothing, or an answer accepts more than was offered.</exception>
    [Regla("PCS-4.2.3.4-02", "PCS-A2-09", "AMB-26")]
    public static ResultadoDeAsignacion Asignar(
        ReadOnlyMemory<Aspirante> ordenados,
        decimal monto,
        PoliticaDeCorte politica,
        IReadOnlyDictionary<long, decimal>? ajustes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(monto);
        var asignado = new decimal[ordenados.Length];
        var resto = monto;
        Oferta? oferta = null;
        var lista = ordenados.Span;
        for (var i = 0; i < lista.Length; i++)
        {
            ref readonly var proyecto = ref lista[i];
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(proyecto.Monto);
            var otorga = proyecto.Monto;
            if (otorga > resto)
            {
                if (politica == PoliticaDeCorte.Salto)
                {
                    continue;
                }

                otorga = Aceptado(proyecto, resto, ajustes, out oferta);
                if (otorga == 0)
                {
                    break;
                }
            }

            asignado[i] = otorga;
            resto -= otorga;
        }

        return new ResultadoDeAsignacion(ordenados, asignado, monto, resto, oferta);
    }

    // What is left is offered to the first project that does not fit; without an acceptance, the cut is there.
    private static decimal Aceptado(in Aspirante proyecto, decimal resto, IReadOnlyDictionary<long, decimal>? ajustes, out Oferta? pendiente)
    {
        pendiente = null;
        if (resto == 0)
        {
            return 0;
        }

        if (ajustes is null || !ajustes.TryGetValue(proyecto.Consecutivo, out var aceptado))
        {
            pendiente = new Oferta(proyecto, resto);
            return 0;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(aceptado, nameof(ajustes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(aceptado, resto, nameof(ajustes));
        return aceptado;
    }
}

/// <summary>An adjustment downward that can be offered to the first project that did not fit. While it is not answered, the cut is there.</summary>
/// <param name="Proyecto">The project.</param>
/// <param name="Monto">Pesos offered: all that is left, always less than the project asked for.</param>
public readonly record struct Oferta(Aspirante Proyecto, decimal Monto);
