using System.Collections.Immutable;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The certain dates that a signed agreement brings: the partial report, the final report and the end of its validity. They are dates, so no suspension of working days moves them.</summary>
/// <param name="Plazos">PZ-27, PZ-28 and PZ-35.</param>
[Regla("PCS-A6-C4G-09", "PCS-A6-C4G-10", "PCS-A6-C23-01", "PZ-27", "PZ-28", "PZ-35")]
public sealed record FechasDelConvenioFijadas(ImmutableArray<Plazo> Plazos) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) =>
        $"El Convenio fija estas fechas: {string.Join("; ", Plazos.Select(p => $"{p.UltimoDia.Corta()}, {nombres.Plazo(p.Id)}"))}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => Plazos.Aggregate(estado, (e, plazo) => e.Abrir(plazo));

    /// <summary>The dates of an agreement that is signed today.</summary>
    /// <param name="contexto">When, and under which rules.</param>
    /// <param name="limiteDelParcial">Date of the partial report, as the agreement fixes it.</param>
    public static FechasDelConvenioFijadas De(Contexto contexto, DateOnly limiteDelParcial) => new(
    [
        contexto.Calendario.Computar(contexto.Programa.Termino("PZ-27") with { Fecha = limiteDelParcial }, contexto.Hoy),
        contexto.Plazo("PZ-28", contexto.Hoy),
        contexto.Plazo("PZ-35", contexto.Hoy),
    ]);
}
