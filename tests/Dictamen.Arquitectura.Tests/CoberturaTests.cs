using System.Reflection;
using System.Text;
using Dictamen.App.Reglas;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>The coverage that <c>dictamen reglas</c> prints is true.</summary>
public sealed class CoberturaTests
{
    private const string ComoActualizar = "ACTUALIZAR=1 dotnet test tests/Dictamen.Arquitectura.Tests";

    private static readonly HashSet<string> Catalogo = [.. CatalogoDeReglas.Nombres.SelectMany(n => CatalogoDeReglas.De(n)).Select(r => r.Id)];

    [Fact]
    public void TheListOfTestsIsWhatTheTestsSay()
    {
        var filas = DePruebas().Select(x => $"{x.Regla},{x.Prueba}").Distinct().Order(StringComparer.Ordinal);
        var texto = new StringBuilder("regla,prueba\n").AppendJoin('\n', filas).Append('\n').ToString();
        Repositorio.Fijar(
            Repositorio.Ruta("src", "Dictamen.App", "Reglas", "pruebas.csv"),
            texto,
            $"no es la lista de [Prueba] de los proyectos de prueba. Para reescribirla: {ComoActualizar}",
            SinOrden);
    }

    [Fact]
    public void EveryRuleThatCodeNamesIsInTheCatalogue()
    {
        var fuera = Cobertura.Codigo(Cobertura.Ensamblados).Where(g => !Catalogo.Contains(g.Key)).Select(g => $"{g.Key} en {string.Join(", ", g)}");
        Assert.Empty(fuera);
    }

    [Fact]
    public void EveryRuleThatATestNamesIsInTheCatalogue() =>
        Assert.Empty(DePruebas().Where(x => !Catalogo.Contains(x.Regla)).Select(x => $"{x.Regla} en {x.Prueba}"));

    [Fact]
    public void NoRuleHasCodeAndIsSaidToBeBeyondAnySystem() =>
        Assert.Empty(Cobertura.De(CatalogoDeReglas.Nombres).Where(r => !r.Regla.Ejecutable && r.Tipos.Length > 0).Select(r => $"{r.Regla.Id}: {string.Join(", ", r.Tipos)}"));

    /// <summary>What is pending says why: what is missing, or that it is not on the road of a convocatoria. What is implemented has nothing to excuse.</summary>
    [Fact]
    public void WhatIsPendingSaysWhyAndWhatIsImplementedSaysNothing() =>
        Assert.Empty(Cobertura.De(CatalogoDeReglas.Nombres)
            .Where(r => r.Estado == EstadoDeRegla.Pendiente ? r.Regla.Razon.Length == 0 : r.Estado == EstadoDeRegla.Implementada && r.Regla.Razon.Length > 0)
            .Select(r => $"{r.Regla.Id} ({r.Estado})"));

    [Fact]
    public void EveryTestAssemblyIsSeen() =>
        Assert.Empty(new[] { "Dictamen.Core.Tests", "Dictamen.App.Tests", "Dictamen.Host.Tests" }.Except(Repositorio.Pruebas.Select(a => a.GetName().Name)));

    private static IEnumerable<(string Regla, string Prueba)> DePruebas() =>
        from ensamblado in Repositorio.Pruebas
        from tipo in ensamblado.GetTypes()
        from miembro in tipo.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Prepend<MemberInfo>(tipo)
        from atributo in miembro.GetCustomAttributesData()
        where atributo.AttributeType.FullName == "Dictamen.Tests.PruebaAttribute"
        from regla in (IEnumerable<CustomAttributeTypedArgument>)atributo.ConstructorArguments[0].Value!
        select ((string)regla.Value!, Cobertura.Nombre(miembro));

    // A merge keeps the lines of both sides, in any order.
    private static string SinOrden(string texto) => string.Join('\n', texto.Split('\n').Distinct().Order(StringComparer.Ordinal));
}
