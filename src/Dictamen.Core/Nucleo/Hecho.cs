using System.Text.Json.Serialization;

namespace Dictamen.Core;

/// <summary>A legal fact: it happened, it is recorded, and it is never edited. Its type name is its name in the record.</summary>
/// <remarks>Facts carry no personal data: people appear as <see cref="PersonaId"/>. A new shape is a new type or a new <see cref="VersionDeHechoAttribute"/>.</remarks>
public abstract record Hecho
{
    /// <summary>The fact told in one Spanish sentence, for the file's story.</summary>
    [JsonIgnore]
    public abstract string Relato { get; }

    /// <summary>The same sentence with the names that people know, where the record has keys.</summary>
    /// <param name="nombres">Who knows the names: the programme and the file are not the fact's to know.</param>
    public virtual string Contar(INombres nombres) => Relato;

    /// <summary>What one sentence cannot hold: the parts of a sum, each reason of a list. One line each; most facts have none.</summary>
    /// <param name="nombres">Who knows the names.</param>
    public virtual IEnumerable<string> Pormenores(INombres nombres) => [];
}

/// <summary>A fact of one kind of stream, that knows how it changes that stream's state.</summary>
/// <typeparam name="TEstado">State of the stream.</typeparam>
public abstract record Hecho<TEstado> : Hecho
{
    /// <summary>The state after this fact. Pure and total: a recorded fact is never refused.</summary>
    public abstract TEstado Aplicar(TEstado estado);
}

/// <summary>Version of a fact's JSON shape. Without it the version is 1.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VersionDeHechoAttribute(int version) : Attribute
{
    /// <summary>Version, from 1.</summary>
    public int Version { get; } = version;
}
