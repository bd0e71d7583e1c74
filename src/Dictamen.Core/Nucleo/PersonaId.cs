using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dictamen.Core;

/// <summary>Pseudonym of a person: a keyed hash of the CURP, computed outside of the core. The same CURP gives the same id, which is enough to find one person in two committees.</summary>
/// <param name="Valor">Lower-case hexadecimal text.</param>
[JsonConverter(typeof(Json))]
public readonly record struct PersonaId(string Valor)
{
    /// <inheritdoc/>
    public override string ToString() => Valor;

    private sealed class Json : JsonConverter<PersonaId>
    {
        public override PersonaId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(TextoJson.Leer(ref reader, options));

        public override void Write(Utf8JsonWriter writer, PersonaId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Valor);
    }
}

/// <summary>Digest of a document kept outside of the record: SHA-256 of its bytes, lower-case hexadecimal.</summary>
/// <param name="Valor">64 hexadecimal digits.</param>
[JsonConverter(typeof(Json))]
public readonly record struct Huella(string Valor)
{
    /// <inheritdoc/>
    public override string ToString() => Valor;

    private sealed class Json : JsonConverter<Huella>
    {
        public override Huella Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(TextoJson.Leer(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Huella value, JsonSerializerOptions options) => writer.WriteStringValue(value.Valor);
    }
}

/// <summary>Marks personal data. It never reaches a fact, a log, a public page or an export.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class DatoPersonalAttribute : Attribute;
