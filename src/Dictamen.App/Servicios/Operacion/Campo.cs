using System.Collections.Immutable;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>How a field of an act is captured.</summary>
public enum TipoDeCampo
{
    /// <summary>One line.</summary>
    Texto,

    /// <summary>Several lines.</summary>
    Area,

    /// <summary>A day.</summary>
    Fecha,

    /// <summary>Pesos, or another figure with decimals.</summary>
    Monto,

    /// <summary>One of a list.</summary>
    Opcion,

    /// <summary>Yes or no.</summary>
    Casilla,

    /// <summary>A document, kept by its digest.</summary>
    Archivo,

    /// <summary>Only shown.</summary>
    Dato,
}

/// <summary>One option of a field.</summary>
/// <param name="Valor">Value that travels.</param>
/// <param name="Texto">What a person reads.</param>
public sealed record OpcionDeCampo(string Valor, string Texto);

/// <summary>A field of the form of an act.</summary>
/// <param name="Nombre">Name in the form.</param>
/// <param name="Etiqueta">Label.</param>
/// <param name="Tipo">How it is captured.</param>
public sealed record Campo(string Nombre, string Etiqueta, TipoDeCampo Tipo)
{
    /// <summary>Help under the label.</summary>
    public string? Ayuda { get; init; }

    /// <summary>Value that it starts with; what a field that is only shown says.</summary>
    public string? Valor { get; init; }

    /// <summary>Options of a list.</summary>
    public ImmutableArray<OpcionDeCampo> Opciones { get; init; } = [];

    /// <summary>Whether it may stay empty.</summary>
    public bool Opcional { get; init; }

    /// <summary>Documents to be read beside the field.</summary>
    public ImmutableArray<DocumentoDeHecho> Junto { get; init; } = [];

    /// <summary>A list of the values of an enumeration, in words.</summary>
    public static Campo De<T>(string nombre, string etiqueta, params IEnumerable<(T Valor, string Texto)> opciones) where T : struct, Enum =>
        new(nombre, etiqueta, TipoDeCampo.Opcion) { Opciones = [.. opciones.Select(o => new OpcionDeCampo(o.Valor.ToString(), o.Texto))] };
}
