using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Dictamen.Host.Csv;

/// <summary>Writes a batch's answer: a header and rows, LF at the end of each, fields quoted only where RFC 4180 needs it.</summary>
internal sealed class EscritorCsv : IDisposable
{
    private static readonly SearchValues<char> Especiales = SearchValues.Create(",\"\r\n");

    private readonly CsvWriter _csv;

    /// <summary>Writes the header.</summary>
    public EscritorCsv(TextWriter salida, params ReadOnlySpan<string> columnas)
    {
        _csv = new CsvWriter(salida, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", BufferSize = 1 << 16 }, leaveOpen: true);
        Renglon(columnas);
    }

    /// <summary>Writes a row.</summary>
    public void Renglon(params ReadOnlySpan<string> campos)
    {
        foreach (var campo in campos)
        {
            _csv.WriteField(campo, shouldQuote: campo.AsSpan().ContainsAny(Especiales));
        }

        _csv.NextRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();
}
