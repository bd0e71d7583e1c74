using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>Facts to JSON and back. The name of a fact in the record is its type's name, with its version from the second shape on.</summary>
public static class HechoCodec
{
    /// <summary>How facts are written: camel case, enumerations by name, accents as they are.</summary>
    public static JsonSerializerOptions Opciones { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // What a fact computes from its data, its story above all, is told and not recorded; [JsonIgnore] on the base's property does not reach its overrides.
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(), new ClavesEnOrden(), new TextosRepetidos() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly FrozenDictionary<string, Type> Tipos = typeof(Hecho).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Hecho)) && !t.IsAbstract)
        .ToFrozenDictionary(Nombre);

    // Reading an attribute, or asking the serializer for a type's shape, costs as much as writing a small fact: both are looked up once.
    private static readonly FrozenDictionary<Type, Forma> Formas = Tipos.ToFrozenDictionary(t => t.Value, t => new Forma(t.Key, t.Value));

    /// <summary>Every type of fact, by its name in the record.</summary>
    public static IReadOnlyDictionary<string, Type> TiposDeHecho => Tipos;

    /// <summary>Name of a type of fact in the record, for example <c>FolioAsignado</c> or <c>FolioAsignado.v2</c>.</summary>
    public static string Nombre(Type tipo) =>
        tipo.GetCustomAttribute<VersionDeHechoAttribute>() is { Version: > 1 and var v } ? $"{tipo.Name}.v{v}" : tipo.Name;

    /// <summary>Writes a fact.</summary>
    public static NewEvent Escribir(Hecho hecho)
    {
        var forma = Formas[hecho.GetType()];
        return new NewEvent(forma.Nombre, JsonSerializer.SerializeToUtf8Bytes(hecho, forma.Json));
    }

    /// <summary>Reads a fact of the record.</summary>
    /// <exception cref="InvalidDataException">The record has a fact that this version of the program does not know, or with another shape.</exception>
    public static Hecho Leer(RecordedEvent evento)
    {
        if (!Tipos.TryGetValue(evento.Type, out var tipo))
        {
            throw new InvalidDataException($"El hecho «{evento.Type}» ({evento.Stream}, versión {evento.Version}) no es de los que conoce este programa.");
        }

        try
        {
            return (Hecho)JsonSerializer.Deserialize(evento.Data.Span, tipo, Opciones)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"El hecho «{evento.Type}» ({evento.Stream}, versión {evento.Version}) no tiene la forma esperada: {e.Message}", e);
        }
    }

    private sealed class Forma(string nombre, Type tipo)
    {
        private JsonTypeInfo? _json;

        public string Nombre => nombre;

        public JsonTypeInfo Json => _json ??= Opciones.GetTypeInfo(tipo);
    }
}
