namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>Observations, their attention and the authorised budget.</summary>
public sealed record Ajuste
{
    /// <summary>Pesos authorised after the adjustment; never above what was assigned (AMB-29).</summary>
    public decimal MontoAutorizado { get; init; }

    /// <summary>Digest of the adjusted project; <see langword="null"/> when there was nothing to adjust.</summary>
    public Huella? ProyectoAjustado { get; init; }
}
