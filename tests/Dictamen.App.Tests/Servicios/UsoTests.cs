using Dictamen.App.Ports;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>Personal data are for three purposes (8.2.1).</summary>
[Prueba("PCS-8.2-01")]
public sealed class UsoTests
{
    [Fact]
    public void ThereAreThreePurposesAndEachHasItsWords()
    {
        var palabras = Enum.GetValues<Finalidad>().Select(f => new Uso(f, "Prueba").ToString()).ToList();
        Assert.Equal(3, palabras.Distinct().Count());
        Assert.All(palabras, p => Assert.EndsWith(" (8.2.1): Prueba", p, StringComparison.Ordinal));
    }

    [Fact]
    public void AFourthPurposeCannotBeWrittenIntoTheLog() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Uso((Finalidad)3, "Prueba").ToString());
}
