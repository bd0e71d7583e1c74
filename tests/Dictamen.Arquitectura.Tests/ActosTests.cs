using System.Reflection;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>Every act says who may carry it out and which rule it carries out.</summary>
public sealed class ActosTests
{
    private const BindingFlags Todos = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Acts that carry out no rule of the catalogue, and why they exist.</summary>
    private static readonly Dictionary<string, string> SinRegla = new()
    {
        ["ApartarEncargo"] = "Bookkeeping between streams: it records that an errand was refused, with the rule of the refusal as data.",
        ["ReintentarEncargo"] = "Bookkeeping between streams: the office puts an errand back that was set aside.",
        ["EmitirAcceso"] = "Access is the system's own: no rule says how a link is issued; what it may reach is decided act by act.",
        ["UsarAcceso"] = "Access is the system's own, as above.",
        ["RevocarAcceso"] = "Access is the system's own, as above.",
        ["CerrarSesion"] = "Access is the system's own, as above.",
        ["CumplirEncargo"] = "Bookkeeping between streams: it records that an errand was delivered, so that it is delivered once.",
        ["VencerPlazo"] = "It hands the term that ended to the stage that decides its row; the rule stands there (Vencimientos).",
    };

    public static TheoryData<string> Actos => [.. Repositorio.Actos.Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Actos))]
    public void AnActSaysWhoMayCarryItOut(string acto)
    {
        var roles = Repositorio.Core.GetType(acto)!.GetCustomAttribute<FacultaAttribute>()?.Roles;
        Assert.True(roles is { Count: > 0 }, $"{acto} no tiene [Faculta].");
        Assert.Equal(roles.Distinct(), roles);
    }

    [Theory]
    [MemberData(nameof(Actos))]
    public void AnActNamesItsRule(string acto)
    {
        var tipo = Repositorio.Core.GetType(acto)!;
        var tieneRegla = tipo.GetMembers(Todos).Prepend(tipo).Any(m => m.GetCustomAttributes<ReglaAttribute>(inherit: false).Any());
        Assert.True(tieneRegla != SinRegla.ContainsKey(tipo.Name), tieneRegla
            ? $"{acto} tiene [Regla]: quítelo de la lista de los que no la tienen."
            : $"{acto} no tiene [Regla]: nómbrela, o diga en {nameof(ActosTests)} por qué ninguna lo manda.");
    }

    [Fact]
    public void TheExceptionsAreActs() => Assert.Empty(SinRegla.Keys.Except(Repositorio.Actos.Select(t => t.Name)));

    [Fact]
    public void NoTwoActsOfAStreamHaveTheSameName() =>
        Assert.Empty(Repositorio.Actos.GroupBy(t => $"{t.Name}({Repositorio.Estado(t)})").Where(g => g.Count() > 1).Select(g => g.Key));
}
