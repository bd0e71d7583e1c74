namespace Dictamen.Core.Expedientes.E2_Subsanacion;

/// <summary>What was missing, when it was asked for, and what came.</summary>
public sealed record Subsanacion
{
}
