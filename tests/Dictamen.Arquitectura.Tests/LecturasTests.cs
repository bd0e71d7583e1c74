using System.Text.RegularExpressions;
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
            RegistrarResolucionIN.Ejecutables.Order(StringComparer.Ordinal).ToArray());

    [GeneratedRegex("""(?:contexto\.Lectura\(|estado\.Lectura\(contexto\.Programa, )"(AMB-\d+)"\)""")]
    private static partial Regex Leida();
}
