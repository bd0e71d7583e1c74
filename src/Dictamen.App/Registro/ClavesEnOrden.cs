using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dictamen.App.Registro;

/// <summary>Writes dictionaries in the ordinal order of their keys. Their own order changes from one process to the next, and with it the digest of what was written.</summary>
internal sealed class ClavesEnOrden : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>)
        && typeToConvert.GenericTypeArguments[0] == typeof(string);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GenericTypeArguments[1]))!;

    private sealed class Converter<T> : JsonConverter<ImmutableDictionary<string, T>>
    {
        public override ImmutableDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options)!.ToImmutableDictionary();

        public override void Write(Utf8JsonWriter writer, ImmutableDictionary<string, T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (clave, valor) in value.OrderBy(par => par.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(clave);
                JsonSerializer.Serialize(writer, valor, options);
            }

            writer.WriteEndObject();
        }
    }
}
