using System.Collections.Immutable;
using System.Globalization;
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

        if (tipo.IsGenericType && tipo.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>))
        {
            return Diccionario(tipo.GetGenericArguments()[0], tipo.GetGenericArguments()[1], donde, dentroDe.Con(tipo));
        }

        var info = HechoCodec.Opciones.GetTypeInfo(tipo);
        var adentro = dentroDe.Con(tipo);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonArray(Forma(info.ElementType!, $"{donde}[]", adentro)),
            JsonTypeInfoKind.Dictionary => Diccionario(info.KeyType!, info.ElementType!, donde, adentro),
            JsonTypeInfoKind.Object => new JsonObject(info.Properties.Where(p => p.Get is not null && p.Set is not null).Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Propiedad(p, donde, adentro)))),
            // A type that writes itself: only what it writes tells its shape.
            JsonTypeInfoKind.None when tipo.Assembly == Repositorio.Core => new JsonObject { ["ejemplo"] = JsonSerializer.SerializeToNode(Ejemplo(tipo, 0), tipo, HechoCodec.Opciones) },
            _ => throw new InvalidOperationException($"{donde} es {tipo}, que no es un tipo del registro."),
        };
    }

    private static JsonObject Diccionario(Type clave, Type valor, string donde, Camino dentroDe) =>
        new() { [$"<{Forma(clave, donde, dentroDe)}>"] = Forma(valor, $"{donde}{{}}", dentroDe) };

    // A value whose parts can be told apart by their position.
    private static object Ejemplo(Type tipo, int posicion) => tipo switch
    {
        _ when Nullable.GetUnderlyingType(tipo) is { } interno => Ejemplo(interno, posicion),
        _ when tipo == typeof(string) => $"texto {posicion}",
        _ when tipo == typeof(bool) => true,
        _ when tipo == typeof(int) || tipo == typeof(long) || tipo == typeof(decimal) => Convert.ChangeType(posicion, tipo, CultureInfo.InvariantCulture),
        _ when tipo.IsEnum => Enum.GetValues(tipo).GetValue(posicion % Enum.GetValues(tipo).Length)!,
        _ => Construir(tipo),
    };

    private static object Construir(Type tipo)
    {
        var constructor = tipo.GetConstructors().MaxBy(c => c.GetParameters().Length) ?? throw new InvalidOperationException($"No se sabe dar un ejemplo de {tipo}.");
        return constructor.Invoke([.. constructor.GetParameters().Select((p, i) => Ejemplo(p.ParameterType, i + 1))]);
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
