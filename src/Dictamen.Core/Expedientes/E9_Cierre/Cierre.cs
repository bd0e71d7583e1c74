namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>End of the project.</summary>
public sealed record Cierre
{
}
