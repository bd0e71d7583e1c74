using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Answer to one of the questions of the first instance, with its reason.</summary>
/// <param name="Cumple">Yes or no.</param>
/// <param name="Motivo">Why.</param>
public sealed record Valoracion(bool Cumple, string Motivo);

/// <summary>A member's sheet (catalogue, 27.3). It says the seat and not the person.</summary>
/// <param name="Asiento">Seat.</param>
/// <param name="Viabilidad">Whether the project is viable.</param>
/// <param name="Apego">Whether it keeps to the objectives and thematic lines of the convocatoria.</param>
/// <param name="Cohesion">Whether it contributes to social cohesion.</param>
/// <param name="Puntajes">Mark of each criterion; empty when the project does not pass the first instance.</param>
/// <param name="Observaciones">Observations.</param>
/// <param name="Documento">Digest of the signed sheet.</param>
public sealed record Cedula(
    string Asiento,
    Valoracion Viabilidad,
    Valoracion Apego,
    Valoracion Cohesion,
    ImmutableSortedDictionary<string, decimal> Puntajes,
    string Observaciones,
    Huella Documento)
{
    /// <summary>Whether it passes the first instance: without viability or within other objectives, the rest is not weighed (4.2.3).</summary>
    [Regla("PCS-4.2.3-01")]
    public bool PasaPrimeraInstancia() => Viabilidad.Cumple && Apego.Cumple;
}
