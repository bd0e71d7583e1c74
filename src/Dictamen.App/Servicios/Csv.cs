using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Dictamen.Core.Convocatorias.Resultados;

namespace Dictamen.App.Servicios;

/// <summary>Comma-separated text as RFC 4180, UTF-8 with its mark so that spreadsheets show the accents.</summary>
internal static class Csv
{
    private static readonly CsvConfiguration Forma = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <summary>Mark at the start of the file.</summary>
    public static ReadOnlySpan<byte> Marca => [0xEF, 0xBB, 0xBF];

    /// <summary>One line.</summary>
    public static string Renglon(IEnumerable<object?> valores) => Texto([valores]);

    /// <summary>A whole file in memory.</summary>
    public static byte[] Archivo(IEnumerable<string> columnas, IEnumerable<object?[]> filas) => [.. Marca, .. Encoding.UTF8.GetBytes(Texto(filas.Prepend(Columnas(columnas))))];

    /// <summary>The columns of what is exported, in this form or another.</summary>
    /// <exception cref="InvalidOperationException">They would tell who reviewed which project.</exception>
    public static string[] Columnas(IEnumerable<string> columnas)
    {
        string[] nombres = [.. columnas];
        return Confidencialidad.Revisar(nombres) is { } rechazo ? throw new InvalidOperationException(rechazo.Mensaje) : nombres;
    }

    /// <summary>The rows of a file of one column, without its heading and as they were before they were written.</summary>
    /// <exception cref="InvalidDataException">The file has more than one column, or is none.</exception>
    public static ImmutableArray<string> Columna(string archivo)
    {
        var filas = ImmutableArray.CreateBuilder<string>();
        using var csv = new CsvParser(new StringReader(archivo), Forma);
        try
        {
            while (csv.Read())
            {
                filas.Add(csv.Record is [var celda] ? SinApostrofo(celda) : throw new InvalidDataException("El archivo no tiene una sola columna."));
            }
        }
        catch (BadDataException e)
        {
            throw new InvalidDataException("El archivo no es un CSV.", e);
        }

        return [.. filas.Skip(1)];
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

    private static string Texto(IEnumerable<IEnumerable<object?>> filas)
    {
        using var texto = new StringWriter();
        using var csv = new CsvWriter(texto, Forma);
        foreach (var fila in filas)
        {
            foreach (var valor in fila)
            {
                csv.WriteField(Celda(valor));
            }

            csv.NextRecord();
        }

        csv.Flush();
        return texto.ToString();
    }

    // Text that a spreadsheet would take for a formula is kept from being one by an apostrophe; the library would do the same to a negative amount.
    private static string Celda(object? valor) => Texto(valor) is var texto && valor is string && EsFormula(texto) ? $"'{texto}" : texto;

    private static bool EsFormula(string texto) => texto is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static string SinApostrofo(string texto) => texto is ['\'', .. var resto] && EsFormula(resto) ? resto : texto;
}
