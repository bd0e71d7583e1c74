namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Payments and evidence of spending.</summary>
public sealed record Ministraciones
{
}
