using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Dictamen.Host.Comandos;
using Dictamen.Core;

namespace Dictamen.Host.Csv;

/// <summary>Reads a batch: UTF-8 with or without BOM, LF or CRLF, no control characters, fields quoted per RFC 4180, and exactly the documented columns in their order. Everything else is one sentence with line and column.</summary>
internal sealed class LectorCsv : IDisposable
{
    // No text holds it (it is no character), so it marks the bytes that are not UTF-8 until their row is read: the file is decoded ahead of the rows.
    private const char SinUtf8 = '\uFFFF';

    // The mark of UTF-8 at the beginning of a file; the first one is no part of its text.
    private const char Marca = '\uFEFF';

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback($"{SinUtf8}"));
    private static readonly SearchValues<char> NoAdmitidos = SearchValues.Create(
        [SinUtf8, .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))]);

    private readonly string _ruta;
    private readonly string[] _columnas;
    private readonly LectorQueCuentaComillas _texto;
    private readonly CsvParser _csv;

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="EntradaInvalidaException">The file cannot be read, is empty, or its header is another one.</exception>
    public LectorCsv(string ruta, params string[] columnas)
    {
        (_ruta, _columnas) = (ruta, columnas);
        _texto = new LectorQueCuentaComillas(Abrir(ruta));
        _csv = new CsvParser(_texto, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => throw Comillas(Linea),
            BufferSize = 1 << 16,
            ProcessFieldBufferSize = 1 << 10,
            IgnoreBlankLines = false, // They are skipped here, where their lines are counted.
        });
        try
        {
            RevisarEncabezado();
        }
        catch
        {
            _csv.Dispose();
            throw;
        }
    }

    /// <summary>Line of the file at which the current row starts, from 1.</summary>
    public int Linea { get; private set; }

    /// <summary>Text of a column of the current row.</summary>
    public string this[int columna] => _csv[columna];

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Leer()
    {
        if (!Avanzar())
        {
            return false;
        }

        if (_csv.Count != _columnas.Length)
        {
            throw new EntradaInvalidaException(
                $"{Lugar(Linea)}: hay {_csv.Count.Cuantos("columna", "columnas")} y se esperan {_columnas.Length} ({string.Join(',', _columnas)}){OtroSeparador() ?? (_csv.Count > _columnas.Length ? "; una cantidad se escribe sin comas, y un texto que las lleve va entre comillas" : "")}.");
        }

        return true;
    }

    /// <summary>What is wrong with a column of the current row.</summary>
    /// <param name="columna">Column, from 0.</param>
    /// <param name="problema">The rest of the sentence.</param>
    public EntradaInvalidaException Error(int columna, string problema) => Error(columna, Linea, problema);

    /// <inheritdoc cref="Error(int, string)"/>
    public EntradaInvalidaException Error(int columna, int linea, string problema) =>
        new($"{Lugar(linea)}, columna {columna + 1}{(columna < _columnas.Length ? $" ({_columnas[columna]})" : "")}: {problema}");

    /// <summary>Says beside the answer that a batch had no rows: its header alone looks like a work that was done.</summary>
    public static void AvisarSiVacio(string ruta, int renglones, TextWriter errores)
    {
        if (renglones == 0)
        {
            errores.WriteLine($"Nota: el archivo {Cita.De(ruta)} no tiene renglones después del encabezado.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private static StreamReader Abrir(string ruta)
    {
        try
        {
            return new StreamReader(ruta, Utf8, detectEncodingFromByteOrderMarks: false, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EntradaInvalidaException($"No existe el archivo «{ruta}».", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EntradaInvalidaException($"No se puede leer el archivo «{ruta}»: revise que sea un archivo y que tenga permiso de lectura.", e);
        }
    }

    private void RevisarEncabezado()
    {
        var esperado = string.Join(',', _columnas);
        if (!Avanzar())
        {
            throw new EntradaInvalidaException($"El archivo «{_ruta}» está vacío; su primera línea debe ser «{esperado}».");
        }

        var hay = _csv.Record ?? [];
        if (hay.SequenceEqual(_columnas))
        {
            return;
        }

        var problema = hay[0].StartsWith(Marca) ? "el archivo empieza con más de una marca de UTF-8 (BOM); guárdelo con una sola, o sin ella"
            : OtroSeparador() is { } otro ? $"el encabezado tiene una sola columna{otro}"
            : _columnas.Except(hay).FirstOrDefault() is { } falta ? $"falta la columna «{falta}»"
            : hay.Except(_columnas).FirstOrDefault() is { } sobra ? $"no se conoce la columna {Cita.De(sobra)}"
            : hay.Length != _columnas.Length ? $"la columna {Cita.De(hay.GroupBy(c => c).First(g => g.Count() > 1).Key)} está repetida"
            : "las columnas están en otro orden";
        throw new EntradaInvalidaException($"{Lugar(Linea)}: {problema}; el encabezado debe ser «{esperado}».");
    }

    // How a spreadsheet writes it where the comma is the decimal mark.
    private string? OtroSeparador() => _csv.Count == 1 && _columnas.Length > 1 && _csv[0].AsSpan().IndexOfAny(';', '\t') is >= 0 and var lugar
        ? $"; las columnas se separan con comas y aquí están separadas con {(_csv[0][lugar] == ';' ? "punto y coma" : "tabuladores")}: guarde el archivo como CSV delimitado por comas"
        : null;

    private bool Avanzar()
    {
        try
        {
            bool hay;
            do
            {
                var anterior = _csv.RawRow;
                hay = _csv.Read();
                Linea = hay ? anterior + 1 : Linea;
                if (_texto.TerminaEntreComillas)
                {
                    throw Comillas(Linea);
                }
            }
            while (hay && EsRenglonEnBlanco());

            if (hay)
            {
                RevisarCaracteres();
            }

            return hay;
        }
        catch (IOException e)
        {
            throw new EntradaInvalidaException($"No se puede leer el archivo «{_ruta}»: la lectura se interrumpió.", e);
        }
    }

    // A row of one empty field that is written out, as "", is no blank line.
    private bool EsRenglonEnBlanco() => _csv.Count == 1 && _csv[0].Length == 0 && !_csv.RawRecord.Contains('"', StringComparison.Ordinal);

    private void RevisarCaracteres()
    {
        for (var columna = 0; columna < _csv.Count; columna++)
        {
            var campo = _csv[columna];
            var lugar = campo.AsSpan().IndexOfAny(NoAdmitidos);
            if (lugar >= 0)
            {
                throw Error(columna, campo[lugar] == SinUtf8
                    ? "el texto no está en UTF-8; guarde el archivo con esa codificación."
                    : string.Create(CultureInfo.InvariantCulture, $"tiene el carácter de control U+{(int)campo[lugar]:X4}, que no se admite."));
            }
        }
    }

    private EntradaInvalidaException Comillas(int linea) =>
        new($"{Lugar(linea)}: hay comillas fuera de lugar; un campo entrecomillado empieza y termina con comillas y las de dentro se escriben dobles.");

    private string Lugar(int linea) => string.Create(CultureInfo.InvariantCulture, $"En {Cita.De(Path.GetFileName(_ruta))}, línea {linea}");

    private sealed class LectorQueCuentaComillas(TextReader texto) : TextReader
    {
        private long _comillas;
        private bool _termino;

        /// <summary>Whether the text is over inside of quotes: nothing closes them, and they swallowed the rest of the file without the parser minding.</summary>
        public bool TerminaEntreComillas => _termino && _comillas % 2 != 0;

        public override int Read(char[] buffer, int index, int count)
        {
            var leidos = texto.Read(buffer, index, count);
            _comillas += buffer.AsSpan(index, leidos).Count('"');
            _termino |= leidos == 0;
            return leidos;
        }

        protected override void Dispose(bool disposing)
        {
            texto.Dispose();
            base.Dispose(disposing);
        }
    }
}
