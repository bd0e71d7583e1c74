using System.Collections.Immutable;

namespace Dictamen.Core;

/// <summary>What a decider answers: the facts to record, in order, or a refusal. An act that was already done answers no facts and no refusal.</summary>
public sealed class Decision
{
    private Decision(ImmutableArray<Hecho> hechos, Rechazo? rechazo) => (Hechos, Rechazo) = (hechos, rechazo);

    /// <summary>Nothing to record: the act was done before, or is not due yet.</summary>
    public static Decision Ninguna { get; } = new([], null);

    /// <summary>Facts to append, in order. Empty when refused.</summary>
    public ImmutableArray<Hecho> Hechos { get; }

    /// <summary>The refusal, or <see langword="null"/>.</summary>
    public Rechazo? Rechazo { get; }

    /// <summary>Whether the act was refused.</summary>
    public bool EsRechazo => Rechazo is not null;

    /// <summary>Records <paramref name="hechos"/>.</summary>
    public static Decision De(params IEnumerable<Hecho> hechos) => new([.. hechos], null);

    /// <summary>Refuses under <paramref name="regla"/>.</summary>
    public static Decision Rechazar(string codigo, string regla, string mensaje) => new([], new Rechazo(codigo, regla, mensaje));

    /// <summary>Records one fact.</summary>
    public static implicit operator Decision(Hecho hecho) => new([hecho], null);

    /// <summary>Records several facts.</summary>
    public static implicit operator Decision(Hecho[] hechos) => new([.. hechos], null);

    /// <summary>Refuses.</summary>
    public static implicit operator Decision(Rechazo rechazo) => new([], rechazo);
}
