namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>What the Instancia Ejecutora established about a final report: the figures and findings on which Anexo 11 decides each indicator.</summary>
public sealed record EvidenciaDelInforme
{
    /// <summary>Pesos paid to the project.</summary>
    public required decimal Ministrado { get; init; }

    /// <summary>Pesos spent, with evidence.</summary>
    public required decimal Ejercido { get; init; }

    /// <summary>Pesos spent on concepts that the Anexo Técnico does not authorise.</summary>
    public required decimal EjercidoFueraDeConceptos { get; init; }

    /// <summary>Pieces of spending evidence that do not comply with the rules.</summary>
    public required int ComprobantesQueNoCumplen { get; init; }

    /// <summary>Whether the formats prove that the Comité de Contraloría Social was formed.</summary>
    public required bool AcreditaConformacionCcs { get; init; }

    /// <summary>Whether the formats prove that the Comité de Contraloría Social operated.</summary>
    public required bool AcreditaOperacionCcs { get; init; }

    /// <summary>Percentage of the visit's criteria that were met; <see langword="null"/> where there was no field visit.</summary>
    public required decimal? PorcentajeVisita { get; init; }

    /// <summary>Percentage of the promised evidence that was handed in.</summary>
    public required decimal PorcentajeMaterial { get; init; }

    /// <summary>Whether it gives clear and consistent evidence of goals, activities, places and population.</summary>
    public required bool EvidenciaDeMetas { get; init; }

    /// <summary>Whether there is clear and consistent evidence that the objective was reached.</summary>
    public required bool EvidenciaDelObjetivo { get; init; }

    /// <summary>Whether there is evidence of an impact on the surroundings or the community.</summary>
    public required bool EvidenciaDeCohesion { get; init; }

    /// <summary>Whether there is evidence that the community's dignified participation was encouraged.</summary>
    public required bool EvidenciaDeParticipacion { get; init; }
}
