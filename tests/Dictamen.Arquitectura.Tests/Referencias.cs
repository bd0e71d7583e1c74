using System.Reflection;
using System.Runtime.CompilerServices;

namespace Dictamen.Arquitectura.Tests;

/// <summary>Which type or member names which, as the compiled code tells it: bodies of methods, signatures, bases and attributes.</summary>
/// <remarks>What the compiler makes of a method (closures, iterators, asynchronous states) counts as that method; what it makes of a record by itself (equality, text) names nothing.</remarks>
internal static class Referencias
{
    private const BindingFlags Declarados = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Every pair of who names and what is named.</summary>
    public static IEnumerable<(MemberInfo Quien, MemberInfo Que)> De(Assembly ensamblado) =>
        from tipo in ensamblado.GetTypes()
        from par in DeTipo(tipo)
        from que in Definiciones(par.Que)
        select (par.Quien, que);

    /// <summary>Name of the method of the source that the compiler made a member from; <see langword="null"/> for what stands in the source.</summary>
    public static string? Origen(MemberInfo miembro)
    {
        var nombre = miembro.DeclaringType is { } tipo && tipo.Name.StartsWith('<') && !miembro.Name.StartsWith('<') ? tipo.Name : miembro.Name;
        return nombre.StartsWith('<') && nombre.IndexOf('>', StringComparison.Ordinal) is > 1 and var fin ? nombre[1..fin] : null;
    }

    private static IEnumerable<(MemberInfo Quien, MemberInfo Que)> DeTipo(Type tipo)
    {
        foreach (var que in tipo.GetInterfaces().Append(tipo.BaseType).OfType<Type>().Concat(DeAtributos(tipo)))
        {
            yield return (tipo, que);
        }

        foreach (var miembro in tipo.GetMembers(Declarados).Where(m => m is not Type && !DeRegistro(m)))
        {
            IEnumerable<MemberInfo> suyos = miembro switch
            {
                FieldInfo f => [f.FieldType],
                MethodBase m => [.. m.GetParameters().Select(p => p.ParameterType), (m as MethodInfo)?.ReturnType ?? typeof(void), .. Instrucciones.De(m).OfType<MemberInfo>()],
                _ => [],
            };
            foreach (var que in suyos.Concat(DeAtributos(miembro)))
            {
                yield return (miembro, que);
            }
        }
    }

    private static bool DeRegistro(MemberInfo m) =>
        m.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "op_Equality" or "op_Inequality" && m.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static IEnumerable<Type> DeAtributos(MemberInfo m) =>
        from atributo in m.GetCustomAttributesData()
        from tipo in atributo.ConstructorArguments.Concat(atributo.NamedArguments.Select(a => a.TypedValue)).SelectMany(Tipos).Append(atributo.AttributeType)
        select tipo;

    private static IEnumerable<Type> Tipos(CustomAttributeTypedArgument a) => a.Value switch
    {
        Type t => [t],
        IEnumerable<CustomAttributeTypedArgument> varios => varios.SelectMany(Tipos),
        _ => [],
    };

    // A generic is known by its definition; what it is made of is named too.
    private static IEnumerable<MemberInfo> Definiciones(MemberInfo que)
    {
        switch (que)
        {
            case Type { HasElementType: true } t:
                return Definiciones(t.GetElementType()!);
            case Type { IsGenericParameter: true }:
                return [];
            case Type { IsGenericType: true } t:
                return t.GetGenericArguments().SelectMany(Definiciones).Append(t.GetGenericTypeDefinition());
            case Type t:
                return [t];
            default:
                var deQuien = que.DeclaringType is { } tipo ? Definiciones(tipo) : [];
                var deMetodo = que is MethodInfo { IsGenericMethod: true } m ? m.GetGenericArguments().SelectMany(Definiciones) : [];
                return [.. deQuien, .. deMetodo, que.Module.ResolveMember(que.MetadataToken)!];
        }
    }
}
