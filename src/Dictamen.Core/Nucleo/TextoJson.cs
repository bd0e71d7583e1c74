using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dictamen.Core;

/// <summary>Reads a text as the options read every text: asking the serializer again for one of them costs more than the text. What is not there is read as nothing.</summary>
internal static class TextoJson
{
    public static string Leer(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null! : ((JsonConverter<string>)options.GetConverter(typeof(string))).Read(ref reader, typeof(string), options)!;
}
