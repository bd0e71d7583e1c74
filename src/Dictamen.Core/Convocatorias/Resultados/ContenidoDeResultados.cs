using System.Collections.Immutable;
using System.Globalization;

namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>A row of the results of reception.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Completo">COMPLETO, otherwise RECEPCION_INCOMPLETA.</param>
public sealed record ResultadoDeRecepcion(Folio Folio, bool Completo);

/// <summary>A row of the results of the dictamination.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Favorable">Whether the dictamen is favourable.</param>
public sealed record ResultadoDeDictamen(Folio Folio, decimal Calificacion, bool Favorable);

/// <summary>Who took part in the dictamination of a convocatoria, as it is published: names, and nothing that joins one with a folio, a day or a session (4.2.3.2).</summary>
[Regla("PCS-4.2.3.2-02", "PCS-A2-19", "AMB-20")]
public static class ListaDeParticipantes
{
    private static readonly StringComparer Alfabetico = StringComparer.Create(CultureInfo.GetCultureInfo("es-MX"), ignoreCase: true);

    /// <summary>The names once each in alphabetical order, whatever the order in which they come.</summary>
    public static ImmutableArray<string> De(IEnumerable<string> nombres) => [.. nombres.Distinct(Alfabetico).Order(Alfabetico)];
}
