using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dictamen.App.Registro;

/// <summary>
/// Reads a text that was read before as the same object. The facts of thousands of files repeat the same keys, rules, posts and sentences: without this, five sixths of what their states
/// keep in memory are copies.
/// </summary>
/// <remarks>A text that was pushed out by another is read as a copy, which is only a loss of memory: so no lock is needed, and what it keeps is bounded.</remarks>
internal sealed class TextosRepetidos : JsonConverter<string>
{
    private const int Lugares = 1 << 14;
    private const int LargoMaximo = 256; // UTF-8 bytes

    private readonly string?[] _vistos = new string?[Lugares];

    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Leer(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <inheritdoc/>
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Leer(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private string Leer(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > LargoMaximo)
        {
            return reader.GetString()!;
        }

        Span<char> letras = stackalloc char[LargoMaximo];
        ReadOnlySpan<char> texto = letras[..reader.CopyString(letras)];
        ref var lugar = ref _vistos[string.GetHashCode(texto) & (Lugares - 1)];
        return lugar is { } visto && texto.SequenceEqual(visto) ? visto : lugar = texto.ToString();
    }
}
