namespace Dictamen.App.Programas;

/// <summary>A YAML file that cannot be used. The message is one Spanish sentence with file, line, column and rule.</summary>
public abstract class YamlInvalidoException : Exception
{
    private protected YamlInvalidoException(string archivo, int linea, int columna, string? regla, string detalle, Exception? causa)
        : base($"{archivo}, línea {linea}, columna {columna}: {detalle}{(regla is null ? "" : $" (regla {regla})")}", causa) =>
        (Archivo, Linea, Columna, Regla, Detalle) = (archivo, linea, columna, regla, detalle);

    /// <summary>Name of the file.</summary>
    public string Archivo { get; }

    /// <summary>Line, from 1.</summary>
    public int Linea { get; }

    /// <summary>Column, from 1.</summary>
    public int Columna { get; }

    /// <summary>Catalogue id of the rule to which the place belongs; <see langword="null"/> where the text is not even YAML or belongs to no rule.</summary>
    public string? Regla { get; }

    /// <summary>What is wrong, in Spanish, without the place.</summary>
    public string Detalle { get; }
}

/// <summary>A programme's file is malformed, incomplete or contradicts itself.</summary>
public sealed class ProgramaInvalidoException(string archivo, int linea, int columna, string? regla, string detalle, Exception? causa = null)
    : YamlInvalidoException(archivo, linea, columna, regla, detalle, causa);

/// <summary>The file of a convocatoria's bases is malformed or, where completeness was asked for, incomplete or contradictory.</summary>
public sealed class BasesInvalidasException(string archivo, int linea, int columna, string? regla, string detalle, Exception? causa = null)
    : YamlInvalidoException(archivo, linea, columna, regla, detalle, causa);
