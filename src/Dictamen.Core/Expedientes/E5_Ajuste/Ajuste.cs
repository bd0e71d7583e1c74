namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>Observations, their attention and the authorised budget.</summary>
public sealed record Ajuste
{
}
