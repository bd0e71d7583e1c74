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

    /// <summary>First folio of each community, by its key.</summary>
    public ImmutableDictionary<string, Folio> PorComunidad { get; init; } = ImmutableDictionary.Create<string, Folio>(StringComparer.Ordinal);

    /// <summary>At reception a second project of the same community is only pointed out: it is verified in dictaminación.</summary>
    [Regla("PCS-3.3-13")]
    public Advertencia? Advertir(string claveComunidad) => PorComunidad.TryGetValue(claveComunidad, out var folio)
        ? new Advertencia("1.1.comunidad_nombre", "PCS-3.3-13", $"La comunidad ya tiene el folio {folio}. El derecho es a un solo proyecto por ejercicio fiscal, y se verifica en la dictaminación.")
        : null;
}
