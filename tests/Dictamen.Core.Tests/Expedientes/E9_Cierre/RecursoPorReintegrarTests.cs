using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E9_Cierre;

/// <summary>What a file owes, and what its agreement still has to be paid. Of the 100,000 pesos paid, 90,000 were spent.</summary>
public class RecursoPorReintegrarTests
{
    [Fact, Prueba("PZ-29", "PCS-A6-C18-01")]
    public void WhatIsOverdueIsOwedUntilItsDepositIsCredited()
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m).Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema);
        Assert.Equal(new RecursoPorReintegrar(0m, 0m), RecursoPorReintegrar.De(escenario.Estado));

        escenario.Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);
        Assert.Equal(new RecursoPorReintegrar(10_000m, 10_000m), RecursoPorReintegrar.De(escenario.Estado));

        escenario.Y(new AcreditarReintegro(1, 10_000m, 0m, Reloj.Dia("2020-01-20"), Mundo.Huella(98)), "2020-01-21 10:00", Proyecto.Comite);
        Assert.Equal(new RecursoPorReintegrar(0m, 0m), RecursoPorReintegrar.De(escenario.Estado));
    }

    [Fact, Prueba("PCS-A6-C4I-01", "PCS-A6-C18-01")]
    public void WhatWasAskedForIsOwedAndIsNotOverdueWhileItsTermRuns()
    {
        var escenario = Proyecto.En().Y(new RequerirReintegro([SupuestoReintegro.NoDestinado], 5_000m, 0m, Mundo.Huella(90)), "2019-12-09 10:00", Camino.Operador);
        Assert.Equal(new RecursoPorReintegrar(5_000m, 0m), RecursoPorReintegrar.De(escenario.Estado));
    }

    [Theory, Prueba("PZ-29", "PCS-A6-C4O-01")]
    [InlineData(SupuestoReintegro.NoDevengado, 10_000, 10_000, 0)]
    [InlineData(SupuestoReintegro.NoDevengado, 4_000, 10_000, 6_000)]
    [InlineData(SupuestoReintegro.Evaluacion, 100_000, 100_000, 10_000)]
    public void WhatWasOverdueAndIsAskedForAgainIsNotOwedTwice(SupuestoReintegro supuesto, int pide, int debe, int vencido)
    {
        var vence = new ReintegroVencido("PZ-29", 1, 10_000m, Reloj.Dia("2020-01-15")).Aplicar(Proyecto.Estado());
        var requerido = new ReintegroRequerido(2, [supuesto], pide, 0m, Mundo.Huella(90), null, "PZ-31").Aplicar(vence);
        Assert.Equal(new RecursoPorReintegrar(debe, vencido), RecursoPorReintegrar.De(requerido));
    }

    [Theory, Prueba("PCS-4.2.8-01", "PCS-A6-C4G-10", "PCS-A6-C23-01")]
    [InlineData(null, 60_000, 40_000, 40_000)]
    [InlineData(EstatusMinistracion.Aprobada, 60_000, 40_000, 40_000)]
    [InlineData(EstatusMinistracion.Negada, 60_000, 0, 0)]
    [InlineData(EstatusMinistracion.Pagada, 100_000, 0, 0)]
    public void WhatIsToBePaidIsWhatTheAgreementPromisesAndWasNeitherPaidNorDenied(EstatusMinistracion? segunda, int pagado, int porPagar, int alAcabar)
    {
        var estado = Proyecto.Estado();
        var pago = new Ministracion(1, 60_000m, EstatusMinistracion.Pagada, "op-1");
        var e = estado with
        {
            Convenio = estado.Convenio! with { ExhibicionUnica = false, Pagos = [60_000m, 40_000m] },
            Ministraciones = new Ministraciones { Pagos = segunda is { } s ? [pago, new Ministracion(2, 40_000m, s, "op-1")] : [pago] },
        };
        Assert.Equal((pagado, porPagar), (e.Ministraciones.Pagado, RecursoPorPagar.De(e)));

        // Once the validity is over only what is on its way is still paid; an agreement that ended pays nothing.
        Assert.Equal(segunda is null ? 0m : alAcabar, RecursoPorPagar.De(e with { Cierre = new Cierre { VigenciaConcluida = true } }));
        Assert.Equal(0m, RecursoPorPagar.De(e with { Estatus = Estatus.TerminacionAnticipada }));
    }
}
