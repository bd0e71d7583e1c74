using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.Arquitectura.Tests;

/// <summary>The JSON shape of a fact, read from the very contract by which the record is written.</summary>
internal static class FormaDeHecho
{
    private static readonly Dictionary<Type, string> Simples = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "integer",
        [typeof(long)] = "integer",
        [typeof(decimal)] = "decimal",
        [typeof(DateOnly)] = "date",
        [typeof(TimeOnly)] = "time",
        [typeof(DateTimeOffset)] = "instant",
        [typeof(Folio)] = "folio",
        [typeof(PersonaId)] = "persona",
        [typeof(Huella)] = "huella",
    };

    private static readonly JsonSerializerOptions Contrato = new(HechoCodec.Opciones) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Shape of a type of fact.</summary>
    /// <exception cref="InvalidOperationException">The fact holds a type that does not belong in the record.</exception>
    public static JsonNode De(Type hecho) => Forma(hecho, hecho.Name, []);

    private static JsonNode Forma(Type tipo, string donde, Camino dentroDe)
    {
        if (Nullable.GetUnderlyingType(tipo) is { } interno)
        {
            return Opcional(Forma(interno, donde, dentroDe));
        }

        if (Simples.TryGetValue(tipo, out var simple))
        {
            return simple;
        }

        if (tipo.IsEnum)
        {
            return $"enum: {string.Join(" | ", Enum.GetNames(tipo))}";
        }

        if (dentroDe.Contains(tipo))
        {
            return $"recursive: {tipo.Name}";
        }

        var info = Contrato.GetTypeInfo(tipo);
        var adentro = dentroDe.Con(tipo);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonArray(Forma(info.ElementType!, $"{donde}[]", adentro)),
            JsonTypeInfoKind.Dictionary => new JsonObject { [$"<{Forma(info.KeyType!, donde, adentro)}>"] = Forma(info.ElementType!, $"{donde}{{}}", adentro) },
            JsonTypeInfoKind.Object => new JsonObject(info.Properties.Where(p => p.Get is not null && p.Set is not null).Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Propiedad(p, donde, adentro)))),
            _ => throw new InvalidOperationException($"{donde} es {tipo}, que no es un tipo del registro."),
        };
    }

    private static JsonNode Propiedad(JsonPropertyInfo p, string donde, Camino dentroDe)
    {
        var forma = Forma(p.PropertyType, $"{donde}.{p.Name}", dentroDe);
        return !p.PropertyType.IsValueType && p.IsGetNullable ? Opcional(forma) : forma;
    }

    // A text says so with a question mark; what has a structure of its own is wrapped.
    private static JsonNode Opcional(JsonNode forma) => forma is JsonValue ? $"{forma}?" : new JsonObject { ["?"] = forma };

    /// <summary>Types on the way down, so that a recursive one ends.</summary>
    private sealed class Camino : List<Type>
    {
        public Camino Con(Type tipo) => [.. this, tipo];
    }
}
