using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Points of one indicator.</summary>
/// <param name="Indicador"><c>I1</c> to <c>I7</c>.</param>
/// <param name="Puntos">Points given: all of its column or none.</param>
/// <param name="Maximo">Points of its column; <see langword="null"/> where it does not apply.</param>
/// <param name="Motivo">Reason, one Spanish sentence.</param>
public sealed record PuntosDeIndicador(string Indicador, decimal Puntos, decimal? Maximo, string Motivo);

/// <summary>Grade of a final report (Anexo 11).</summary>
public sealed record CalificacionAnexo11
{
    private CalificacionAnexo11()
    {
    }

    /// <summary>Whether there was a field visit: it chooses the column.</summary>
    public required bool ConVisita { get; init; }

    /// <summary>Points per indicator, in the order of Anexo 11.</summary>
    public required ImmutableArray<PuntosDeIndicador> Indicadores { get; init; }

    /// <summary>Literal sum of the points.</summary>
    public required decimal Total { get; init; }

    /// <summary>The sum on a base of 100: what it is of its column's total, two decimals, half away from zero.</summary>
    public required decimal TotalBase100 { get; init; }

    /// <summary><see cref="Estatus.Terminado"/> or <see cref="Estatus.ComunidadImpedida"/>.</summary>
    public required Estatus Resultado { get; init; }

    /// <summary>DIVERGENCIA_A11: the literal sum and the base 100 give opposite results, and the Instancia Normativa must resolve before anything is notified.</summary>
    public required bool Divergencia { get; init; }

    /// <summary>Grades.</summary>
    /// <param name="programa">Programme, with both columns, the threshold and the reading AMB-41.</param>
    /// <param name="normaliza">Whether a total without visit is brought to base 100 before it is compared with the threshold (AMB-41).</param>
    /// <param name="conVisita">Whether there was a field visit.</param>
    /// <param name="valoraciones">One for each indicator, in any order. The visit's is not looked at without a visit (AMB-43).</param>
    /// <exception cref="ArgumentException">An indicator that applies has no valuation.</exception>
    [Regla("PCS-A11-01", "PCS-4.2.12-07", "AMB-41", "AMB-42", "AMB-43")]
    public static CalificacionAnexo11 Calificar(Programa programa, bool normaliza, bool conVisita, IReadOnlyCollection<Valoracion> valoraciones)
    {
        var reglas = programa.Anexo11;
        var puntos = ImmutableArray.CreateBuilder<PuntosDeIndicador>(reglas.Indicadores.Length);
        decimal total = 0, maximo = 0;
        foreach (var indicador in reglas.Indicadores)
        {
            var valoracion = valoraciones.FirstOrDefault(v => v.Indicador == indicador.Id);
            var vale = conVisita ? indicador.ConVisita : indicador.SinVisita;
            if (vale is not null && valoracion?.Cumple is null)
            {
                throw new ArgumentException($"The indicator {indicador.Id} has no valuation.", nameof(valoraciones));
            }

            var otorga = vale is not null && valoracion!.Cumple == true ? vale.Value : 0;
            total += otorga;
            maximo += vale ?? 0;
            puntos.Add(new PuntosDeIndicador(indicador.Id, otorga, vale, valoracion?.Motivo ?? "No aplica: no hubo visita de campo."));
        }

        var base100 = total * 100 / maximo;
        var (literal, normalizada) = (total >= reglas.Umbral, base100 >= reglas.Umbral);
        var termina = normaliza ? normalizada : literal;
        return new CalificacionAnexo11
        {
            ConVisita = conVisita,
            Indicadores = puntos.MoveToImmutable(),
            Total = total,
            TotalBase100 = decimal.Round(base100, 2, MidpointRounding.AwayFromZero),
            Resultado = termina ? Estatus.Terminado : Estatus.ComunidadImpedida,
            Divergencia = literal != normalizada,
        };
    }
}
