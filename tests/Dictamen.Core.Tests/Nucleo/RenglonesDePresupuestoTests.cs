using Xunit;

namespace Dictamen.Core.Tests.Nucleo;

public sealed class RenglonesDePresupuestoTests
{
    [Theory]
    [InlineData("c01", "1")]
    [InlineData("c12", "12")]
    [InlineData("c", "c")]
    [InlineData("8.1-a", "8.1-a")]
    [InlineData("cemento", "cemento")]
    public void ALineIsNumberedAsInTheFormat(string id, string numero) => Assert.Equal(numero, id.Renglon());

    [Theory]
    [InlineData("EQUIPO", "Equipo")]
    [InlineData("MANO_DE_OBRA", "Mano de obra")]
    [InlineData("", "")]
    public void AConceptIsReadInWords(string clave, string palabras) => Assert.Equal(palabras, clave.ConceptoEnPalabras());
}
