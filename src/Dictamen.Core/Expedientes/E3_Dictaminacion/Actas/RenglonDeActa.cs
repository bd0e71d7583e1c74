using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>Result of one project in an acta. In JSON it is the array <c>[consecutive, score, favourable]</c>: five hundred of them stay far under 30 KB.</summary>
/// <param name="Consecutivo">Consecutive of the folio.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Favorable">Whether the dictamen is favourable.</param>
[JsonConverter(typeof(Json))]
public readonly record struct RenglonDeActa(int Consecutivo, decimal Calificacion, bool Favorable)
{
    private sealed class Json : JsonConverter<RenglonDeActa>
    {
        public override RenglonDeActa Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Exigir(reader.TokenType == JsonTokenType.StartArray);
            reader.Read();
            var consecutivo = reader.GetInt32();
            reader.Read();
            var calificacion = reader.GetDecimal();
            reader.Read();
            var favorable = reader.GetBoolean();
            reader.Read();
            Exigir(reader.TokenType == JsonTokenType.EndArray);
            return new RenglonDeActa(consecutivo, calificacion, favorable);
        }

        public override void Write(Utf8JsonWriter writer, RenglonDeActa value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Consecutivo);
            writer.WriteNumberValue(value.Calificacion);
            writer.WriteBooleanValue(value.Favorable);
            writer.WriteEndArray();
        }

        private static void Exigir(bool condicion)
        {
            if (!condicion)
            {
                throw new JsonException("A row of an acta is an array of two numbers and a boolean.");
            }
        }
    }
}
