using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The agreement, its signatures and the papers that follow it.</summary>
public sealed record Convenio
{
    /// <summary>Number of the version sent, from 1; each correction is a new one (AMB-30).</summary>
    public int Version { get; init; }

    /// <summary>Digest of the version sent.</summary>
    public Huella Documento { get; init; }

    /// <summary>Pesos of the programme's contribution.</summary>
    public decimal Monto { get; init; }

    /// <summary>Whether it is paid in one payment; otherwise in two.</summary>
    public bool ExhibicionUnica { get; init; }

    /// <summary>Last day for the partial report (PCS-A6-C4G-09).</summary>
    public DateOnly FechaLimiteInformeParcial { get; init; }

    /// <summary>Signatures of the version sent, by post, and the authority's (<c>Autoridad</c>).</summary>
    public ImmutableDictionary<string, DateTimeOffset> Firmas { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Date of the agreement: that of its last signature (AMB-25); <see langword="null"/> until it is signed.</summary>
    public DateOnly? Fecha { get; init; }

    /// <summary>Whether the papers of the first payment are complete (PCS-4.2.3.3-08).</summary>
    public bool PapelesCompletos { get; init; }
}
