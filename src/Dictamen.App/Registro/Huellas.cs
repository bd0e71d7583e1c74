using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>Digests of documents.</summary>
public static class Huellas
{
    /// <summary>Digest of a content: SHA-256, lower-case hexadecimal.</summary>
    public static Huella De(ReadOnlySpan<byte> contenido) => new(Convert.ToHexStringLower(SHA256.HashData(contenido)));

    /// <summary>Whether a text has the form of a digest.</summary>
    public static bool EsHuella(string? texto) => texto is { Length: 64 } && texto.All(c => char.IsAsciiHexDigitLower(c));

    /// <summary>The documents that a fact names. A text of people's that has the form of a digest is none; in a fact that this program does not know it may be one.</summary>
    /// <exception cref="InvalidDataException">Its data are not JSON: no program of ours wrote them.</exception>
    public static IReadOnlyList<Huella> En(RecordedEvent evento)
    {
        if (!HechoCodec.TiposDeHecho.TryGetValue(evento.Type, out var tipo))
        {
            return EnTexto(evento);
        }

        var anotadas = Anotador.Anotadas = [];
        try
        {
            JsonSerializer.Deserialize(evento.Data.Span, tipo, Anotador.Opciones);
            return anotadas;
        }
        catch (JsonException)
        {
            return EnTexto(evento);
        }
        finally
        {
            Anotador.Anotadas = null;
        }
    }

    private static List<Huella> EnTexto(RecordedEvent evento)
    {
        var halladas = new List<Huella>();
        var lector = new Utf8JsonReader(evento.Data.Span);
        try
        {
            while (lector.Read())
            {
                if (lector.TokenType == JsonTokenType.String && lector.ValueSpan.Length == 64 && lector.GetString() is { } texto && EsHuella(texto))
                {
                    halladas.Add(new Huella(texto));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The second: a text that is not UTF-8.
        {
            throw new InvalidDataException($"Los datos del hecho {evento.Version} del flujo {evento.Stream} no son JSON.", e);
        }

        return halladas;
    }

    // Reads digests as ever, and notes each one: no part of a fact, however deep, is overlooked.
    private sealed class Anotador : JsonConverter<Huella>
    {
        private static readonly JsonConverter<Huella> Comun = (JsonConverter<Huella>)HechoCodec.Opciones.GetConverter(typeof(Huella));

        [ThreadStatic]
        internal static List<Huella>? Anotadas;

        internal static JsonSerializerOptions Opciones { get; } = ConAnotador();

        public override Huella Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var huella = Comun.Read(ref reader, typeToConvert, options);
            if (EsHuella(huella.Valor))
            {
                Anotadas!.Add(huella);
            }

            return huella;
        }

        public override void Write(Utf8JsonWriter writer, Huella value, JsonSerializerOptions options) => Comun.Write(writer, value, options);

        private static JsonSerializerOptions ConAnotador()
        {
            var opciones = new JsonSerializerOptions(HechoCodec.Opciones);
            opciones.Converters.Add(new Anotador());
            return opciones;
        }
    }
}
