using System.Text.RegularExpressions;
using Dictamen.App.Programas;
using Dictamen.App.Reglas;
using Xunit;

namespace Dictamen.App.Tests.Reglas;

public sealed partial class CatalogoDeReglasTests
{
    private static readonly IReadOnlyList<ReglaDelCatalogo> Todas = [.. CatalogoDeReglas.Nombres.SelectMany(n => CatalogoDeReglas.De(n))];

    [Theory]
    [InlineData("PCS-2019", "PCS-", 336)]
    [InlineData("PCS-2019", "PZ-", 39)]
    [InlineData("PCS-2019", "AMB-", 56)]
    [InlineData("PCS-2019", "LEY-", 5)]
    [InlineData("LFPA", "DH-", 44)]
    [InlineData("FAM-2014", "FAM-", 149)]
    [InlineData("FAM-2014", "FPZ-", 17)]
    [InlineData("SEGUIMIENTO", "SEG-", 59)]
    public void EveryRowOfTheSourceIsThere(string catalogo, string prefijo, int cuantas) =>
        Assert.Equal(cuantas, CatalogoDeReglas.De(catalogo).Count(r => r.Id.StartsWith(prefijo, StringComparison.Ordinal)));

    [Theory]
    [InlineData("PCS-4.2.2-04", "numeral 4.2.2")]
    [InlineData("AMB-09", "Anexo 6 Tercera")]
    [InlineData("DH-83-01", "LFPA 83, 85")]
    [InlineData("AMB-55", "criterio de lectura")]
    [InlineData("NO-HAY", "NO-HAY")]
    public void ARuleIsCitedByItsPlaceInTheText(string id, string cita) => Assert.Equal(cita, CatalogoDeReglas.Cita(id));

    [Fact]
    public void NoIdStandsTwice() => Assert.Equal(Todas.Count, Todas.Select(r => r.Id).Distinct().Count());

    [Fact]
    public void EveryRowSaysWhatItOrdersAndWhyNoSystemCanExecuteIt()
    {
        Assert.All(Todas, r => Assert.False(string.IsNullOrWhiteSpace(r.Resumen) || string.IsNullOrWhiteSpace(r.Numeral) || string.IsNullOrWhiteSpace(r.Fuerza), r.Id));
        Assert.All(Todas.Where(r => !r.Ejecutable), r => Assert.False(string.IsNullOrWhiteSpace(r.Razon), r.Id));
    }

    [Fact]
    public void EveryRuleThatTheProgrammeNamesIsInTheCatalogue()
    {
        var nombradas = Id().Matches(CatalogoDeProgramas.Recurso("pcs-2019.yaml")).Select(m => m.Value);
        Assert.Empty(nombradas.Except(Todas.Select(r => r.Id)));
    }

    [GeneratedRegex(@"\b(?:PCS-(?!2019\b)[A-Z0-9][A-Za-z0-9.]*(?:-[A-Z0-9]+)*|PZ-\d\d|AMB-\d\d|LEY-\d\d|DH-[A-Z0-9]+-\d\d)")]
    private static partial Regex Id();
}
