using Dictamen.Core.Comunidades;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Comunidades;

[Prueba("PCS-4.2.12-08", "AMB-44", "PZ-36")]
public class ComunidadTests
{
    [Fact]
    public void ImpededIn2020AndFreeIn2021WheneverItIsNotified()
    {
        var escenario = Escenario<Comunidad>.Dado().Cuando(new ImpedirComunidad(2020, Mundo.Folio()), "2020-03-15 10:00", Actor.Sistema)
            .Entonces(new ComunidadFueImpedida(2020, Mundo.Folio()));

        Assert.False(escenario.Estado.Impedida(2019));
        Assert.True(escenario.Estado.Impedida(2020));
        Assert.False(escenario.Estado.Impedida(2021));
    }

    [Fact]
    public void DoingItTwiceIsDoingItOnce() =>
        Escenario<Comunidad>.Dado(new ComunidadFueImpedida(2020, Mundo.Folio()))
            .Cuando(new ImpedirComunidad(2020, Mundo.Folio(2)), "2020-03-16 10:00", Actor.Sistema)
            .NoPasaNada();
}
