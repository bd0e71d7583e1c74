using System.Reflection;
using System.Text.Json.Serialization;
using Dictamen.App.Registro;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>A fact is sealed, has a name of its own, and carries no personal data.</summary>
public sealed class HechosTests
{
    public static TheoryData<string> Hechos => [.. Repositorio.Hechos.Select(t => t.FullName!)];

    [Fact]
    public void ThereAreFacts() => Assert.NotEmpty(Repositorio.Hechos);

    [Theory]
    [MemberData(nameof(Hechos))]
    public void AFactIsSealed(string hecho) => Assert.True(Repositorio.Core.GetType(hecho)!.IsSealed, $"{hecho} debe ser sealed.");

    [Fact]
    public void NoTwoFactsHaveTheSameName() =>
        Assert.Empty(Repositorio.Hechos.GroupBy(HechoCodec.Nombre).Where(g => g.Count() > 1).Select(g => g.Key));

    [Theory]
    [MemberData(nameof(Hechos))]
    public void NoPersonalDataIsReachableFromAFact(string hecho)
    {
        var camino = DatoPersonal(Repositorio.Core.GetType(hecho)!, []);
        Assert.True(camino is null, $"Un hecho no lleva datos personales: {hecho}{camino}. Lleve un PersonaId o la Huella del documento.");
    }

    [Fact]
    public void TheWalkFindsPersonalDataWhereThereIsSome()
    {
        Assert.Equal(".Clabe", DatoPersonal(typeof(ConPropiedadMarcada), []));
        Assert.Equal(".Personas.Value", DatoPersonal(typeof(ConTipoMarcadoAdentro), [])?.Split("[")[0]);
        Assert.Null(DatoPersonal(typeof(Limpio), []));
    }

    // Path to the first personal datum, or null.
    private static string? DatoPersonal(Type tipo, HashSet<Type> vistos)
    {
        if (tipo.GetCustomAttribute<DatoPersonalAttribute>() is not null)
        {
            return $"[{tipo.Name}]";
        }

        if (tipo.HasElementType)
        {
            return DatoPersonal(tipo.GetElementType()!, vistos);
        }

        if (!vistos.Add(tipo))
        {
            return null;
        }

        foreach (var argumento in tipo.GetGenericArguments())
        {
            if (DatoPersonal(argumento, vistos) is { } camino)
            {
                return $".{(tipo.GetGenericArguments().Length == 2 && argumento == tipo.GetGenericArguments()[1] ? "Value" : "Elemento")}{camino}";
            }
        }

        if (tipo.Namespace?.StartsWith("Dictamen", StringComparison.Ordinal) != true || tipo.IsEnum)
        {
            return null;
        }

        var parametros = tipo.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => p.GetCustomAttribute<DatoPersonalAttribute>() is not null).Select(p => p.Name).ToHashSet();
        foreach (var propiedad in tipo.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            if (propiedad.GetCustomAttribute<DatoPersonalAttribute>() is not null || parametros.Contains(propiedad.Name))
            {
                return $".{propiedad.Name}";
            }

            if (DatoPersonal(propiedad.PropertyType, vistos) is { } camino)
            {
                return $".{propiedad.Name}{camino}";
            }
        }

        return null;
    }

    private sealed record ConPropiedadMarcada(string Folio, [property: DatoPersonal] string Clabe);

    private sealed record ConTipoMarcadoAdentro(IReadOnlyDictionary<string, Marcado> Personas);

    private sealed record Limpio(PersonaId Persona, Huella Documento, IReadOnlyList<decimal> Montos);

    [DatoPersonal]
    private sealed record Marcado(string Nombre);
}
