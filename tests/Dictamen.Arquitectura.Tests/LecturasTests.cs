using System.Text.RegularExpressions;
using Dictamen.App.Programas;
using Dictamen.Core.Convocatorias.Normativa;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>A resolution can change exactly the readings that a decision asks its context for.</summary>
public sealed partial class LecturasTests
{
    [Fact]
    public void WhatAResolutionMayChangeIsWhatADecisionReads() =>
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Repositorio.Raiz, "src", "Dictamen.Core"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(f => Leida().Matches(File.ReadAllText(f)))
                .Select(m => m.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal).ToArray(),
            RegistrarResolucionIN.Ejecutables.Keys.ToArray());

    [Fact]
    public void EveryValueThatCanBeCarriedOutIsAnAlternativeOfTheProgramme() =>
        Assert.All(RegistrarResolucionIN.Ejecutables, e => Assert.Empty(e.Value.Except(CatalogoDeProgramas.Pcs2019.Lecturas[e.Key].Alternativas)));

    [GeneratedRegex("""\.Lectura\((?:(?:contexto\.P|p)rograma, )?"(AMB-\d+)"\)""")]
    private static partial Regex Leida();
}
