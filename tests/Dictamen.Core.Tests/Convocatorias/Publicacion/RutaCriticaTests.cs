using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Publicacion;

public class RutaCriticaTests
{
    [Fact, Prueba("PCS-A6-C23-01", "AMB-15")]
    public void TheCatalogueExampleEndsAfterTheValidity()
    {
        var ruta = RutaCritica.Calcular(Mundo.Pcs, Calendario.Lfpa, new DateOnly(2019, 10, 21));
        Assert.Equal(
            new RutaCritica(new(2019, 10, 21), new(2019, 11, 5), new(2019, 11, 27), new(2019, 12, 18), new(2019, 12, 26), new(2019, 12, 31), new(2020, 1, 8)),
            ruta);
        Assert.True(ruta.RebasaVigencia(Mundo.Pcs));
    }

    [Fact, Prueba("AMB-12", "PZ-02")]
    public void ACloseOnASaturdayMovesThePathToMonday() =>
        Assert.Equal(new DateOnly(2019, 11, 11), RutaCritica.Calcular(Mundo.Pcs, Calendario.Lfpa, new DateOnly(2019, 10, 25)).Cierre);
}
