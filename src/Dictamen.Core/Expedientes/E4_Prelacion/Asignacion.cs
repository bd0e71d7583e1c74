namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>Place in the ranking and money assigned.</summary>
public sealed record Asignacion
{
}
