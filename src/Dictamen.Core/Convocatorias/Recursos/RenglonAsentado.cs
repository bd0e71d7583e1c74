using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>A row of the ranking as the record keeps it. In JSON it is the array <c>[consecutive, score, pesos asked, pesos assigned]</c>: five hundred of them stay far under 30 KB.</summary>
/// <param name="Consecutivo">Consecutive of the folio.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Solicitado">Pesos asked for.</param>
/// <param name="Asignado">Pesos assigned; 0 when it is not supported.</param>
[JsonConverter(typeof(Json))]
public readonly record struct RenglonAsentado(int Consecutivo, decimal Calificacion, decimal Solicitado, decimal Asignado)
{
    private sealed class Json : JsonConverter<RenglonAsentado>
    {
        public override RenglonAsentado Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Exigir(reader.TokenType == JsonTokenType.StartArray);
            reader.Read();
            var consecutivo = reader.GetInt32();
            Span<decimal> cifras = stackalloc decimal[3];
            foreach (ref var cifra in cifras)
            {
                reader.Read();
                cifra = reader.GetDecimal();
            }

            reader.Read();
            Exigir(reader.TokenType == JsonTokenType.EndArray);
            return new RenglonAsentado(consecutivo, cifras[0], cifras[1], cifras[2]);
        }

        public override void Write(Utf8JsonWriter writer, RenglonAsentado value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Consecutivo);
            writer.WriteNumberValue(value.Calificacion);
            writer.WriteNumberValue(value.Solicitado);
            writer.WriteNumberValue(value.Asignado);
            writer.WriteEndArray();
        }

        private static void Exigir(bool condicion)
        {
            if (!condicion)
            {
                throw new JsonException("A row of the ranking is an array of four numbers.");
            }
        }
    }
}
