namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Members assigned, their sheets and the collegiate result.</summary>
public sealed record Dictaminacion
{
}
