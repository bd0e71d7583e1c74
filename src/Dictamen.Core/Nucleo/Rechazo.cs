using System.Collections.Immutable;

namespace Dictamen.Core;

/// <summary>One thing that is wrong in what was handed in: where, under which rule, and what to do about it.</summary>
/// <param name="Campo">Path of the field as the format names it, for example <c>11.2.curp</c> or <c>8.1[3].precio_unitario</c>.</param>
/// <param name="Regla">Catalogue id of the rule that was broken.</param>
/// <param name="Mensaje">Sentence in Spanish for the person who filled in the field.</param>
public sealed record Falla(string Campo, string Regla, string Mensaje);

/// <summary>A refusal, as a value: nothing is recorded and the answer says which rule refuses and what can be done.</summary>
/// <param name="Codigo">Stable code in capitals, for example <c>FUERA_DE_PLAZO</c>.</param>
/// <param name="Regla">Catalogue id of the rule that refuses.</param>
/// <param name="Mensaje">Sentence in Spanish.</param>
public sealed record Rechazo(string Codigo, string Regla, string Mensaje)
{
    /// <summary>Every field that is wrong, when the refusal is about the content of a form; otherwise empty.</summary>
    public ImmutableArray<Falla> Fallas { get; init; } = [];

    /// <summary>A refusal about the content of a form. There must be at least one <paramref name="fallas"/>.</summary>
    public static Rechazo PorContenido(IEnumerable<Falla> fallas)
    {
        var todas = fallas.ToImmutableArray();
        ArgumentOutOfRangeException.ThrowIfZero(todas.Length, nameof(fallas));
        var mensaje = todas.Length == 1
            ? todas[0].Mensaje
            : $"Hay {todas.Length} datos por corregir. El primero: {todas[0].Mensaje}";
        return new Rechazo("CONTENIDO_INVALIDO", todas[0].Regla, mensaje) { Fallas = todas };
    }
}
