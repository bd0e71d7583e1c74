using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dictamen.Core;

/// <summary>Folio de participación: convocatoria and consecutive, for example <c>PCS-2019-01-000042</c>.</summary>
/// <remarks>The consecutive is compared as a number, so folio 9 goes before folio 10 (AMB-27).</remarks>
/// <param name="Convocatoria">Id of the convocatoria, for example <c>PCS-2019-01</c>.</param>
/// <param name="Consecutivo">Consecutive of reception within the convocatoria, from 1.</param>
[JsonConverter(typeof(Json))]
public readonly record struct Folio(string Convocatoria, int Consecutivo) : IComparable<Folio>
{
    // The folios that are read one after another are of one convocatoria, and thousands of files keep theirs: its id is one object. Pushed out by another it is read as a copy, which is only a loss of memory.
    private static string _ultima = "";

    /// <inheritdoc/>
    public int CompareTo(Folio other)
    {
        var porConvocatoria = string.CompareOrdinal(Convocatoria, other.Convocatoria);
        return porConvocatoria != 0 ? porConvocatoria : Consecutivo.CompareTo(other.Consecutivo);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Convocatoria}-{Consecutivo:D6}");

    /// <summary>Reads <c>{convocatoria}-{consecutivo}</c>; the consecutive is the last group of digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? texto, out Folio folio)
    {
        folio = default;
        var corte = texto?.LastIndexOf('-') ?? -1;
        if (corte <= 0 || !int.TryParse(texto.AsSpan(corte + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1)
        {
            return false;
        }

        folio = new Folio(Compartida(texto.AsSpan(0, corte)), n);
        return true;
    }

    /// <summary>Reads a folio.</summary>
    /// <exception cref="FormatException">The text is not a folio.</exception>
    public static Folio Parse(string texto) =>
        TryParse(texto, out var folio) ? folio : throw new FormatException($"«{texto}» no es un folio; se espera algo como PCS-2019-01-000042.");

    /// <summary>Less than, by convocatoria and then by consecutive.</summary>
    public static bool operator <(Folio left, Folio right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Folio left, Folio right) => left.CompareTo(right) > 0;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Folio left, Folio right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Folio left, Folio right) => left.CompareTo(right) >= 0;

    private static string Compartida(ReadOnlySpan<char> convocatoria) =>
        _ultima is var ultima && convocatoria.SequenceEqual(ultima) ? ultima : _ultima = convocatoria.ToString();

    private sealed class Json : JsonConverter<Folio>
    {
        public override Folio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Folio value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

        public override Folio ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Folio value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }
}
