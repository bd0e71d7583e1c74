using System.Collections.Immutable;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>Answer to a command.</summary>
/// <param name="Version">Version of the stream after it.</param>
/// <param name="Hechos">Facts that it recorded; empty when it was refused, or had nothing to do.</param>
/// <param name="Rechazo">The refusal, or <see langword="null"/>.</param>
/// <param name="Repetida">Whether the same command had been carried out before, and this is its first answer.</param>
public sealed record Respuesta(long Version, ImmutableArray<Hecho> Hechos, Rechazo? Rechazo = null, bool Repetida = false)
{
    /// <summary>Whether the command was refused.</summary>
    public bool EsRechazo => Rechazo is not null;
}
