using Dictamen.Core;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>An act of the office with its form: when it is offered, what it asks, and how the act is made from what was captured.</summary>
/// <typeparam name="TEstado">State that the act decides upon.</typeparam>
/// <param name="Clave">Key of the act in addresses.</param>
/// <param name="Titulo">What it does, in the infinitive.</param>
/// <param name="Acto">Type of the act; it says who may and under which rules.</param>
/// <param name="Procede">Whether it is offered for a state. The act itself decides in the end.</param>
/// <param name="Campos">Its fields.</param>
/// <param name="Armar">Makes the act.</param>
public sealed record FormularioDeActo<TEstado>(
    string Clave,
    string Titulo,
    Type Acto,
    Func<TEstado, Contexto, bool> Procede,
    Func<TEstado, Contexto, IEnumerable<Campo>> Campos,
    Func<Captura, TEstado, Contexto, Acto<TEstado>> Armar)
    where TEstado : IEstado<TEstado>
{
    /// <summary>What the officer should know before.</summary>
    public string? Nota { get; init; }

    /// <summary>Puts together the document that the act writes, before the act is made; <see langword="null"/> when it writes none.</summary>
    public Func<Preparacion, Captura, Contexto, CancellationToken, ValueTask>? Preparar { get; init; }

    /// <summary>Fields that show what is read from elsewhere, before the others; <see langword="null"/> for none.</summary>
    public Func<Preparacion, TEstado, Contexto, CancellationToken, ValueTask<IReadOnlyList<Campo>>>? Mostrar { get; init; }

    /// <summary>Tells others, once the act is recorded; <see langword="null"/> when nobody is told.</summary>
    public Func<Preparacion, string, CancellationToken, Task>? Avisar { get; init; }
}
