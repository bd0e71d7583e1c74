using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>The register of one convocatoria: folios in strict order of reception. The consecutive decides ties (PCS-4.2.3.4-03), so it has no gaps and is never used twice.</summary>
public sealed record Libro : IEstado<Libro>
{
    /// <inheritdoc/>
    public static string Clase => "libro";

    /// <inheritdoc/>
    public static Libro Inicial { get; } = new();

    /// <summary>Last consecutive assigned; 0 before the first.</summary>
    public int Ultimo { get; init; }

    /// <summary>Folio of each application, by the id that its sender gave it.</summary>
    public ImmutableDictionary<string, Folio> PorSolicitud { get; init; } = ImmutableDictionary.Create<string, Folio>(StringComparer.Ordinal);

    /// <summary>Digests of the applications that have a folio. Before each document said whose it was, two could share one.</summary>
    public ImmutableHashSet<Huella> Anexos3 { get; init; } = [];
}
