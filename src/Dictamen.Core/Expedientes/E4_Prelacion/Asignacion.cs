namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>Place in the ranking and money assigned.</summary>
/// <param name="Orden">Place in the ranking, from 1.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="MontoAsignado">Pesos assigned; 0 when not supported. Never above what was asked.</param>
public sealed record Asignacion(int Orden, decimal Calificacion, decimal MontoAsignado);
