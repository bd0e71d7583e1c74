namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>What was handed in: the figures that decisions need, and the digests of the documents.</summary>
public sealed record Recepcion
{
}
