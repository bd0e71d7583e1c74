using System.Reflection;
using System.Text;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>The repository on disk, the assemblies that were built from it, and the checked-in files that a test keeps true.</summary>
internal static class Repositorio
{
    public static string Raiz { get; } = BuscarRaiz();

    /// <summary>Assemblies of the law: every kind of stream, act and fact stands in one of them.</summary>
    public static Assembly Core { get; } = typeof(Hecho).Assembly;

    /// <summary>Facts, in the order of their names.</summary>
    public static IReadOnlyList<Type> Hechos { get; } =
        [.. Core.GetTypes().Where(t => t.IsSubclassOf(typeof(Hecho)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Acts, in the order of their names.</summary>
    public static IReadOnlyList<Type> Actos { get; } =
        [.. Core.GetTypes().Where(t => !t.IsAbstract && Estado(t) is not null).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Test assemblies that were built beside this one.</summary>
    public static IReadOnlyList<Assembly> Pruebas { get; } =
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Dictamen.*.dll")
            .Order(StringComparer.Ordinal)
            .Select(f => Assembly.Load(Path.GetFileNameWithoutExtension(f)))
            .Where(a => a.GetType("Dictamen.Tests.PruebaAttribute") is not null)];

    public static string Ruta(params string[] partes) => Path.Combine([Raiz, .. partes]);

    /// <summary>Asserts that a checked-in file has this text. With <c>ACTUALIZAR=1</c> in the environment it is rewritten instead.</summary>
    public static void Fijar(string ruta, string texto, string siDifiere, Func<string, string>? normal = null)
    {
        if (Actualizar)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ruta)!);
            File.WriteAllText(ruta, texto, new UTF8Encoding(false));
            return;
        }

        normal ??= x => x;
        var actual = File.Exists(ruta) ? File.ReadAllText(ruta, Encoding.UTF8).ReplaceLineEndings("\n") : "";
        Assert.True(normal(actual) == normal(texto), $"{Path.GetRelativePath(Raiz, ruta)}: {siDifiere}\n{Diferencia(normal(actual), normal(texto))}");
    }

    public static bool Actualizar => Environment.GetEnvironmentVariable("ACTUALIZAR") == "1";

    private static string Diferencia(string antes, string ahora)
    {
        var (a, b) = (antes.Split('\n'), ahora.Split('\n'));
        return string.Join('\n', a.Except(b).Select(l => $"- {l}").Concat(b.Except(a).Select(l => $"+ {l}")).Take(40));
    }

    /// <summary>Name of the stream's state upon which an act decides; <see langword="null"/> for what is no act.</summary>
    public static string? Estado(Type? tipo)
    {
        for (; tipo is not null; tipo = tipo.BaseType)
        {
            if (tipo.IsGenericType && tipo.GetGenericTypeDefinition() == typeof(Acto<>))
            {
                return tipo.GetGenericArguments()[0].Name;
            }
        }

        return null;
    }

    private static string BuscarRaiz()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "Dictamen.sln")))
            {
                return d.FullName;
            }
        }

        throw new InvalidOperationException("Dictamen.sln is in no folder above the tests.");
    }
}
