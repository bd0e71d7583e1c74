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

    /// <summary>Id of the rule that asks for it, shown beside the label.</summary>
    public string? Regla { get; init; }

    /// <summary>Value that it starts with; what a field that is only shown says.</summary>
    public string? Valor { get; init; }

    /// <summary>Options of a list.</summary>
    public ImmutableArray<OpcionDeCampo> Opciones { get; init; } = [];

    /// <summary>Whether it may stay empty.</summary>
    public bool Opcional { get; init; }

    /// <summary>How the act calls it in its refusals, when that is not the name of the field.</summary>
    public string? EnElActo { get; init; }

    /// <summary>Documents to be read beside the field.</summary>
    public ImmutableArray<DocumentoDeHecho> Junto { get; init; } = [];

    /// <summary>A list of the values of an enumeration, in words.</summary>
    public static Campo De<T>(string nombre, string etiqueta, params IEnumerable<(T Valor, string Texto)> opciones) where T : struct, Enum =>
        new(nombre, etiqueta, TipoDeCampo.Opcion) { Opciones = [.. opciones.Select(o => new OpcionDeCampo(o.Valor.ToString(), o.Texto))] };

    /// <summary>The field to which a fault of an act belongs: the one of that name, or of its last parts (<c>medios.cita</c> is <c>cita</c>), or the first of a person (<c>miembros.ACADEMICO</c>). A fault of no field keeps its own name.</summary>
    internal static string DeFalla(string campo, IReadOnlyList<Campo> campos)
    {
        for (var resto = campo; resto.Length > 0; resto = resto.IndexOf('.', StringComparison.Ordinal) is >= 0 and var punto ? resto[(punto + 1)..] : "")
        {
            var nombre = resto.Split('[')[0];
            if (campos.FirstOrDefault(c => c.Nombre == resto || c.Nombre == nombre || c.EnElActo == nombre || c.Nombre.StartsWith($"{nombre}.", StringComparison.Ordinal)) is { } suyo)
            {
                return suyo.Nombre;
            }
        }

        return campo;
    }

    /// <summary>The relatives of whoever reviews: a conflict that shows from the record is found with them.</summary>
    public static Campo Parientes(string prefijo, string quien) => new($"{prefijo}.parientes", $"CURP de sus parientes. {quien}", TipoDeCampo.Area)
    {
        Opcional = true,
        Regla = "DH-21-01",
        Ayuda = "Una por renglón; sirve para encontrar conflictos de interés por parentesco. No se guarda la CURP, sólo un seudónimo.",
    };

    /// <summary>The communities of whoever reviews, for the same.</summary>
    public static Campo Comunidades(string prefijo, string quien) => new($"{prefijo}.comunidades", $"Comunidades a las que pertenece. {quien}", TipoDeCampo.Area)
    {
        Opcional = true,
        Regla = "DH-21-01",
        Ayuda = "Una clave por renglón; sirve para encontrar conflictos de interés.",
    };
}
