using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using CsvHelper;
using Dictamen.Core;

namespace Dictamen.App.Reglas;

/// <summary>What has become of a rule.</summary>
public enum EstadoDeRegla
{
    /// <summary>Some type decides it.</summary>
    Implementada,

    /// <summary>A system can decide it, and this one does not yet.</summary>
    Pendiente,

    /// <summary>No system can decide it; the catalogue says why.</summary>
    NoEjecutable,
}

/// <summary>A rule with the code that decides it and the tests that prove it.</summary>
/// <param name="Programa">Catalogue.</param>
/// <param name="Regla">The rule.</param>
/// <param name="Estado">What has become of it.</param>
/// <param name="Tipos">Types and members that name it in <c>[Regla]</c>, without the leading <c>Dictamen.</c>.</param>
/// <param name="Pruebas">Tests that name it in <c>[Prueba]</c>, without the leading <c>Dictamen.</c>.</param>
public sealed record ReglaCubierta(string Programa, ReglaDelCatalogo Regla, EstadoDeRegla Estado, ImmutableArray<string> Tipos, ImmutableArray<string> Pruebas);

/// <summary>The coverage of the law: which row of the catalogue has code, which has a test, which is pending and which no system can execute.</summary>
public static class Cobertura
{
    private const BindingFlags Declarados = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Lazy<ILookup<string, string>> Pruebas = new(LeerPruebas);

    /// <summary>Assemblies in which the law is written: Core and App.</summary>
    public static ImmutableArray<Assembly> Ensamblados { get; } = [typeof(Hecho).Assembly, typeof(Cobertura).Assembly];

    /// <summary>The coverage of some catalogues, in their own order.</summary>
    /// <param name="catalogos">Names, as in <see cref="CatalogoDeReglas.Nombres"/>.</param>
    public static ImmutableArray<ReglaCubierta> De(params IEnumerable<string> catalogos)
    {
        var codigo = Codigo(Ensamblados);
        return
        [
            .. from programa in catalogos
               from regla in CatalogoDeReglas.De(programa)
               let tipos = codigo[regla.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray()
               let estado = tipos.Length > 0 ? EstadoDeRegla.Implementada : regla.Ejecutable ? EstadoDeRegla.Pendiente : EstadoDeRegla.NoEjecutable
               select new ReglaCubierta(programa, regla, estado, tipos, [.. Pruebas.Value[regla.Id].Order(StringComparer.Ordinal)]),
        ];
    }

    /// <summary>Where each rule id is named in <c>[Regla]</c>.</summary>
    public static ILookup<string, string> Codigo(IEnumerable<Assembly> ensamblados) =>
        (from ensamblado in ensamblados
         from tipo in ensamblado.GetTypes()
         from miembro in tipo.GetMembers(Declarados).Where(m => m is not Type).Prepend(tipo)
         from atributo in miembro.GetCustomAttributes<ReglaAttribute>(inherit: false)
         from id in atributo.Ids
         select (id, Nombre: Nombre(miembro)))
        .ToLookup(x => x.id, x => x.Nombre, StringComparer.Ordinal);

    /// <summary>Name of a type or member as the coverage shows it.</summary>
    public static string Nombre(MemberInfo miembro)
    {
        var tipo = miembro as Type ?? miembro.DeclaringType!;
        var nombre = (tipo.FullName ?? tipo.Name).Replace('+', '.');
        nombre = nombre.StartsWith("Dictamen.", StringComparison.Ordinal) ? nombre["Dictamen.".Length..] : nombre;
        return miembro is Type ? nombre : $"{nombre}.{miembro.Name}";
    }

    private static ILookup<string, string> LeerPruebas()
    {
        const string Recurso = "Dictamen.App.Reglas.pruebas.csv";
        using var flujo = typeof(Cobertura).Assembly.GetManifestResourceStream(Recurso) ?? throw new InvalidOperationException($"The resource {Recurso} is missing.");
        using var csv = new CsvReader(new StreamReader(flujo, Encoding.UTF8), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var filas = new List<(string Regla, string Prueba)>();
        while (csv.Read())
        {
            filas.Add((csv.GetField("regla")!, csv.GetField("prueba")!));
        }

        return filas.ToLookup(x => x.Regla, x => x.Prueba, StringComparer.Ordinal);
    }
}
