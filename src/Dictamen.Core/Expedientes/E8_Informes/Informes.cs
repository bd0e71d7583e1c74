namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Reports, visits and grading.</summary>
public sealed record Informes
{
}
