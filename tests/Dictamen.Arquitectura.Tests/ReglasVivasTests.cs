using System.Collections.Frozen;
using System.Reflection;
using Dictamen.App.Reglas;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>Coverage is not claimed by dead code: whatever carries <c>[Regla]</c> is used by the program.</summary>
/// <remarks>
/// A type is used when something outside of it names it; a member, when another member does. The program is every assembly that the host runs; the demonstration is none of it, and what only it uses is dead.
/// What is found without being named counts by its kind: a member that carries out an interface or overrides another is called through that; a converter, by the attribute that names it;
/// an endpoint or a page, by the delegate or the component that names it; a constant leaves no trace in compiled code, and is looked for in the sources.
/// </remarks>
public sealed class ReglasVivasTests
{
    private const BindingFlags Declarados = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly[] Programa = [.. new[] { "Dictamen.Core", "Dictamen.App", "Dictamen.Web", "Dictamen.Azure", "dictamen" }.Where(n => File.Exists(Path.Combine(AppContext.BaseDirectory, $"{n}.dll"))).Select(Assembly.Load)];

    private static readonly FrozenDictionary<MemberInfo, MemberInfo[]> QuienNombra = Programa
        .SelectMany(Referencias.De)
        .Where(r => !EsDeLaDemostracion(r.Quien))
        .GroupBy(r => r.Que, r => r.Quien)
        .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray());

    public static IEnumerable<MemberInfo> ConRegla =>
        from ensamblado in Programa
        from tipo in ensamblado.GetTypes()
        from miembro in tipo.GetMembers(Declarados).Where(m => m is not Type).Prepend(tipo)
        where miembro.GetCustomAttributes<ReglaAttribute>(inherit: false).Any()
        select miembro;

    [Fact]
    public void WhatNamesARuleIsUsedByTheProgram() => Assert.Empty(ConRegla.Where(m => !SeUsa(m)).Select(Cobertura.Nombre).Order(StringComparer.Ordinal));

    private static bool SeUsa(MemberInfo miembro) => miembro switch
    {
        Type t => QuienNombra.GetValueOrDefault(t, []).Any(q => !EstaEn(q, t)),
        FieldInfo { IsLiteral: true } c => Fuentes().Count(l => l.Contains(c.Name, StringComparison.Ordinal)) > 1,
        PropertyInfo p => p.GetAccessors(nonPublic: true).Any(SeUsa),
        MethodInfo m when m.GetBaseDefinition() != m || EsDeInterfaz(m) => true,
        _ => QuienNombra.GetValueOrDefault(miembro, []).Any(q => q != miembro && !(EstaEn(q, miembro.DeclaringType!) && Referencias.Origen(q) == miembro.Name)),
    };

    private static bool EstaEn(MemberInfo quien, Type tipo)
    {
        for (var t = quien as Type ?? quien.DeclaringType; t is not null; t = t.DeclaringType)
        {
            if (t == tipo)
            {
                return true;
            }
        }

        return false;
    }

    private static bool EsDeLaDemostracion(MemberInfo m) => (m as Type ?? m.DeclaringType!).Namespace is "Dictamen.Host.Demo";

    private static bool EsDeInterfaz(MethodInfo m) => !m.DeclaringType!.IsInterface && m.DeclaringType.GetInterfaces().Any(i => m.DeclaringType.GetInterfaceMap(i).TargetMethods.Contains(m));

    private static IEnumerable<string> Fuentes() => Directory.EnumerateFiles(Repositorio.Ruta("src"), "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines);
}
