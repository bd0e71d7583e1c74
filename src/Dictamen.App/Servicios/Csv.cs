using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Dictamen.App.Servicios;

/// <summary>Comma-separated text as RFC 4180, UTF-8 with its mark so that spreadsheets show the accents.</summary>
internal static class Csv
{
    /// <summary>Mark at the start of the file.</summary>
    public static ReadOnlySpan<byte> Marca => [0xEF, 0xBB, 0xBF];

    /// <summary>One line.</summary>
    public static string Renglon(IEnumerable<object?> valores) => $"{string.Join(',', valores.Select(Celda))}\r\n";

    /// <summary>A whole file in memory.</summary>
    public static byte[] Archivo(IEnumerable<string> columnas, IEnumerable<object?[]> filas) =>
        [.. Marca, .. Encoding.UTF8.GetBytes(string.Concat(filas.Prepend([.. columnas]).Select(Renglon)))];

    /// <summary>The rows of a file of one column, without its heading and as they were before they were written.</summary>
    /// <exception cref="InvalidDataException">The file has more than one column, or is none.</exception>
    public static ImmutableArray<string> Columna(string archivo)
    {
        var filas = ImmutableArray.CreateBuilder<string>();
        foreach (var fila in archivo.TrimStart('\uFEFF').Split("\r\n"))
        {
            if (fila.StartsWith('"') && fila.EndsWith('"') && fila.Length > 1)
            {
                filas.Add(SinApostrofo(fila[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)));
            }
            else if (fila.AsSpan().IndexOfAny(",\"\r\n") < 0)
            {
                filas.Add(SinApostrofo(fila));
            }
            else
            {
                throw new InvalidDataException("El archivo no tiene una sola columna.");
            }
        }

        // The last line ends in a break.
        return [.. filas.Skip(1).SkipLast(1)];
    }

    /// <summary>A value as text: days and numbers the same in every country, yes and no in Spanish.</summary>
    public static string Texto(object? valor) => valor switch
    {
        null => "",
        bool si => si ? "si" : "no",
        DateOnly dia => dia.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal monto => monto.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => valor.ToString() ?? "",
    };

    // Text that a spreadsheet would take for a formula is kept from being one by an apostrophe.
    private static string Celda(object? valor)
    {
        var texto = Texto(valor);
        if (valor is string && EsFormula(texto))
        {
            texto = $"'{texto}";
        }

        return texto.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{texto.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : texto;
    }

    private static bool EsFormula(string texto) => texto is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static string SinApostrofo(string texto) => texto is ['\'', .. var resto] && EsFormula(resto) ? resto : texto;
}
