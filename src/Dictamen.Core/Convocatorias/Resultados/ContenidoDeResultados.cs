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

/// <summary>What is published of the dictamination: results by folio and, apart from them, who took part. There is no place where a reviewer and a folio could stand together (4.2.3.2).</summary>
[Regla("PCS-4.2.3.2-02", "PCS-A2-19", "AMB-20")]
public sealed class ContenidoDeDictaminacion
{
    private static readonly StringComparer Alfabetico = StringComparer.Create(CultureInfo.GetCultureInfo("es-MX"), ignoreCase: true);

    /// <summary>Puts the content together: results in the order of the folio, people once each in alphabetical order, whatever the order in which they come.</summary>
    /// <param name="resultados">Results.</param>
    /// <param name="participantes">Names of all who took part in the dictamination of the convocatoria.</param>
    public ContenidoDeDictaminacion(IEnumerable<ResultadoDeDictamen> resultados, IEnumerable<string> participantes) =>
        (Resultados, Participantes) = ([.. resultados.OrderBy(r => r.Folio)], [.. participantes.Distinct(Alfabetico).Order(Alfabetico)]);

    /// <summary>Results in the order of the folio.</summary>
    public ImmutableArray<ResultadoDeDictamen> Resultados { get; }

    /// <summary>Names in alphabetical order, grouped by nothing.</summary>
    [DatoPersonal]
    public ImmutableArray<string> Participantes { get; }
}
