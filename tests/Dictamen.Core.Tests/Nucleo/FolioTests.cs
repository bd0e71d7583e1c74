using Xunit;

namespace Dictamen.Core.Tests.Nucleo;

public class FolioTests
{
    [Fact]
    public void TheFoliosOfAConvocatoriaNameItByOneObject() =>
        Assert.Same(Folio.Parse("PCS-2019-07-000001").Convocatoria, Folio.Parse("PCS-2019-07-000002").Convocatoria);

    [Fact]
    public void FoliosOfTwoConvocatoriasInTurnAreReadRight()
    {
        var folios = Enumerable.Range(1, 100).Select(i => new Folio($"PCS-2019-0{1 + (i % 2)}", i)).ToArray();
        Assert.Equal(folios, folios.Select(f => Folio.Parse($"{f}")));
    }

    [Fact]
    public void FoliosReadSideBySideAreReadRight() =>
        Parallel.For(0, 10_000, i => Assert.Equal(new Folio($"PCS-2019-0{1 + (i % 3)}", i + 1), Folio.Parse($"PCS-2019-0{1 + (i % 3)}-{i + 1:D6}")));
}
