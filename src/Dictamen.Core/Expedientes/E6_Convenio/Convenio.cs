namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The agreement, its signatures and the papers that follow it.</summary>
public sealed record Convenio
{
}
