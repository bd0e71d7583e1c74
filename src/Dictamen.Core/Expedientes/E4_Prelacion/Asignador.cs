namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>Assigns the money of a convocatoria down its ranking until it is used up (4.2.3.4).</summary>
public static class Asignador
{
    /// <summary>Assigns.</summary>
    /// <param name="ordenados">Projects in the order of <see cref="Prelacion.Ordenar"/>.</param>
    /// <param name="monto">Pesos to assign.</param>
    /// <param name="politica">What happens where a project does not fit.</param>
    /// <returns>What each project gets. The same arguments always give the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative or a project asks for nothing.</exception>
    [Regla("PCS-4.2.3.4-02", "PCS-A2-09", "AMB-26")]
    public static ResultadoDeAsignacion Asignar(ReadOnlyMemory<Aspirante> ordenados, decimal monto, PoliticaDeCorte politica)
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
            if (proyecto.Monto <= resto)
            {
                asignado[i] = proyecto.Monto;
                resto -= proyecto.Monto;
            }
            else if (politica == PoliticaDeCorte.Estricta)
            {
                // What is left is offered to the first project that does not fit; without an acceptance, the cut is there.
                oferta = resto > 0 ? new Oferta(proyecto, resto) : null;
                break;
            }
        }

        return new ResultadoDeAsignacion(ordenados, asignado, monto, resto, oferta);
    }
}

/// <summary>An adjustment downward that can be offered to the first project that did not fit. While it is not answered, the cut is there.</summary>
/// <param name="Proyecto">The project.</param>
/// <param name="Monto">Pesos offered: all that is left, always less than the project asked for.</param>
public readonly record struct Oferta(Aspirante Proyecto, decimal Monto);
