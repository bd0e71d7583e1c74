using System.Collections.Immutable;

namespace Dictamen.Core.Programas;

/// <summary>What a convocatoria fixes because the rules demand it and leave it open (POSV). Approved before publication and never changed afterwards.</summary>
/// <remarks>Nullable members are those that may be missing in a draft; publication is refused while one is (<see cref="Programa.Posv"/>).</remarks>
public sealed record Bases
{
    /// <summary>Name of the convocatoria.</summary>
    public required string Nombre { get; init; }

    /// <summary>Total amount in pesos (PCS-A2-10).</summary>
    public decimal? MontoTotal { get; init; }

    /// <summary>Municipalities and localities called (PCS-A2-11, AMB-01).</summary>
    public ImmutableArray<LocalidadConvocada> Cobertura { get; init; } = [];

    /// <summary>Permitted concepts (PCS-A2-12, AMB-10), by key.</summary>
    public ImmutableArray<string> ConceptosPermitidos { get; init; } = [];

    /// <summary>Scale, weights, aggregation and minimum of the score (AMB-17).</summary>
    public EsquemaCalificacion? EsquemaCalificacion { get; init; }

    /// <summary>Percentage of each of the two payments; they add up to 100 (PCS-4.2.8-01).</summary>
    public ImmutableArray<decimal> PorcentajesMinistracion { get; init; } = [];

    /// <summary>Calendar of payments in words (PCS-4.1-01).</summary>
    public string? CalendarioMinistracion { get; init; }

    /// <summary>Last day for the partial report (PCS-A6-C4G-09).</summary>
    public DateOnly? FechaLimiteInformeParcial { get; init; }

    /// <summary>Criteria that a field visit evaluates (PCS-4.2.10-01).</summary>
    public ImmutableArray<string> CriteriosVisita { get; init; } = [];

    /// <summary>Pesos from which a budget line needs a specification (PCS-A3-02).</summary>
    public decimal? UmbralMontoElevado { get; init; }

    /// <summary>How a refund is calculated, in words (PCS-A6-C4O-01).</summary>
    public string? FormulaReintegro { get; init; }
}

/// <summary>A locality in which projects may be carried out.</summary>
/// <param name="Cvegeo">Nine digits: state, municipality, locality.</param>
/// <param name="Estado">Name of the state.</param>
/// <param name="Municipio">Name of the municipality.</param>
/// <param name="Localidad">Name of the locality.</param>
/// <param name="Habitantes">Inhabitants, if the catalogue has them (warning under 100).</param>
/// <param name="PorcentajeIndigena">Indigenous share in percent, if the catalogue has it (warning under 40).</param>
public sealed record LocalidadConvocada(string Cvegeo, string Estado, string Municipio, string Localidad, int? Habitantes = null, decimal? PorcentajeIndigena = null);

/// <summary>How a score is made (AMB-17): fixed by the Instancia Normativa before the convocatoria opens.</summary>
/// <param name="Minimo">Lowest mark of a criterion.</param>
/// <param name="Maximo">Highest mark of a criterion.</param>
/// <param name="Pesos">Weight of each criterion in percent; they add up to 100.</param>
/// <param name="Agregacion">How the members' scores become one: <c>PROMEDIO</c> or <c>MEDIANA</c>.</param>
/// <param name="Decimales">Decimals of the score, half away from zero.</param>
/// <param name="CalificacionMinima">Lowest favourable score, inclusive; <see langword="null"/> when there is none (AMB-56).</param>
/// <param name="Divergencia">Points between the highest and the lowest member from which the session must discuss the project.</param>
public sealed record EsquemaCalificacion(
    decimal Minimo,
    decimal Maximo,
    ImmutableDictionary<string, decimal> Pesos,
    string Agregacion,
    int Decimales,
    decimal? CalificacionMinima,
    decimal Divergencia);
