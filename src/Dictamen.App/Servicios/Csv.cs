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
        if (valor is string && texto is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
        {
            texto = $"'{texto}";
        }

        return texto.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{texto.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : texto;
    }
}
