using System.Reflection;
using Dictamen.Core;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>The rules that an act or a fact names.</summary>
public static class NumeralesDeHecho
{
    /// <summary>Ids of the rules of a type, in the order in which it names them.</summary>
    public static IReadOnlyList<string> De(Type tipo) => [.. tipo.GetCustomAttributes<ReglaAttribute>().SelectMany(r => r.Ids)];
}
