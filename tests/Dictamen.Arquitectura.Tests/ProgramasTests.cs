using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>What is not of one convocatoria asks the programmes that are installed; only the demonstration is of one.</summary>
public sealed class ProgramasTests
{
    [Fact]
    public void NothingButTheDemonstrationNamesOneProgramme() => Assert.Empty(
        Directory.EnumerateFiles(Repositorio.Ruta("src"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("CatalogoDeProgramas.Pcs2019", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f))
            .Except(["ComandoDemo.cs"]));
}
