using System.Collections.Immutable;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E5_Ajuste;

[Prueba("AMB-29", "PCS-4.2.4-05")]
public class PresupuestoTests
{
    private static ImmutableArray<ConceptoPresupuestado> Con(decimal m01, decimal m02, decimal h01) =>
    [
        Camino.Conceptos[0] with { MontoPcs = m01 },
        Camino.Conceptos[1] with { MontoPcs = m02 },
        Camino.Conceptos[2] with { MontoPcs = h01 },
    ];

    [Fact]
    [Prueba("PCS-A2-09")]
    public void TheAuthorityMayLowerTheBudgetWithAReason()
    {
        var e = Camino.Apoyado()
            .Cuando(new ModificarPresupuesto(Con(60_000m, 70_000m, 60_000m), "Se cotizó a menor precio."), "2019-11-19 09:00")
            .Entonces(new PresupuestoModificado(Con(60_000m, 70_000m, 60_000m), 190_000m, "Se cotizó a menor precio."));
        e.Cuando(new TenerPorAjustado(), "2019-11-20 09:00").Entonces(new ProyectoAjustado(null, 190_000m, Con(60_000m, 70_000m, 60_000m)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Prueba("PCS-4.2.3.4-04")]
    public void WhatIsLoweredGoesBackToTheConvocatoriaOnce(bool yaAjustado)
    {
        var modificar = new ModificarPresupuesto(Con(60_000m, 70_000m, 60_000m), "Se cotizó a menor precio.");
        var e = yaAjustado
            ? Camino.Ajustado().Y(modificar, "2019-12-03 10:00")
            : Camino.Apoyado().Y(modificar, "2019-11-19 09:00").Y(new TenerPorAjustado(), "2019-12-03 09:00");
        var libera = Assert.Single(e.Estado.Encargos.Values.Select(x => x.Acto).OfType<LiberarRecurso>());
        Assert.Equal((10_000m, CausaDeLiberacion.Reduccion), (libera.Monto, libera.Causa));
        Assert.Equal((190_000m, 190_000m), (e.Estado.Ajuste!.MontoAutorizado, e.Estado.Asignacion!.MontoAsignado));
    }

    [Fact]
    public void TheAuthorityMayMoveMoneyFromOneLineToAnother() =>
        Camino.Apoyado().Cuando(new ModificarPresupuesto(Con(70_000m, 70_000m, 60_000m), "Más material."), "2019-11-19 09:00").EntoncesHay<PresupuestoModificado>();

    [Fact]
    public void TheBudgetNeverGoesUpNotEvenByACentavo()
    {
        Camino.Apoyado().Cuando(new ModificarPresupuesto(Con(60_000.01m, 80_000m, 60_000m), "Aumento."), "2019-11-19 09:00").SeRechaza("AMB-29");
        Camino.Apoyado()
            .Y(new ModificarPresupuesto(Con(60_000m, 70_000m, 60_000m), "Menor precio."), "2019-11-19 09:00")
            .Cuando(new ModificarPresupuesto(Con(60_000m, 70_000.01m, 60_000m), "Se corrige."), "2019-11-20 09:00")
            .SeRechaza("AMB-29");
    }

    [Fact]
    public void AChangeSaysItsReasonInAsManyCharactersAsTheRecordKeeps()
    {
        var cambio = new ModificarPresupuesto(Con(60_000m, 70_000m, 60_000m), new string('a', Motivacion.Maximo));
        Camino.Apoyado().Cuando(cambio, "2019-11-19 09:00").EntoncesHay<PresupuestoModificado>();
        foreach (var motivo in new[] { " ", cambio.Motivo + "a" })
        {
            Camino.Apoyado().Cuando(cambio with { Motivo = motivo }, "2019-11-19 09:00").SeRechaza("AMB-29", "CONTENIDO_INVALIDO");
        }
    }

    [Fact]
    public void TheSameBudgetAgainDoesNothing() =>
        Camino.Apoyado().Cuando(new ModificarPresupuesto(Camino.Conceptos, "Igual."), "2019-11-19 09:00").NoPasaNada();

    [Fact]
    [Prueba("PCS-A2-09", "AMB-26")]
    public void AnAcceptedLowerOfferBindsTheBudget()
    {
        var ofrecido = Camino.Apoyado(asignado: 150_000m);
        ofrecido.Cuando(new TenerPorAjustado(), "2019-11-19 09:00").SeRechaza("PCS-A2-09", "PRESUPUESTO_REBASA_LO_ASIGNADO");
        ofrecido.Cuando(new ModificarPresupuesto(Con(60_000m, 60_000m, 30_000.01m), "Oferta aceptada."), "2019-11-19 09:00").SeRechaza("AMB-29");
        ofrecido
            .Y(new ModificarPresupuesto(Con(60_000m, 60_000m, 30_000m), "Oferta aceptada."), "2019-11-19 09:00")
            .Cuando(new TenerPorAjustado(), "2019-11-19 10:00")
            .Entonces(new ProyectoAjustado(null, 150_000m, Con(60_000m, 60_000m, 30_000m)));
    }

    [Fact]
    public void TheCommitteeCannotAskMoreThanWasAssigned()
    {
        Camino.EnAjuste1().Cuando(new PresentarAjuste(Mundo.Huella(1), [1, 2], Con(60_000m, 80_000m, 60_000.01m)), "2019-11-20 09:00", Camino.Integrante(1)).SeRechaza("AMB-29");
        Camino.EnAjuste1().Cuando(new PresentarAjuste(Mundo.Huella(1), [1, 2], Con(60_000m, 80_000m, 60_000m)), "2019-11-20 09:00", Camino.Integrante(1)).EntoncesHay<AjustePresentado>();
    }

    [Fact]
    public void WhatTheAuthorityLoweredAfterTheHandInIsNotApprovedByAnOldReview() =>
        Camino.EnAjuste1()
            .Y(new PresentarAjuste(Mundo.Huella(1), [1, 2], Camino.Conceptos), "2019-11-20 09:00", Camino.Integrante(1))
            .Y(new ModificarPresupuesto(Con(60_000m, 70_000m, 60_000m), "Menor precio."), "2019-11-20 10:00")
            .Cuando(new RevisarAjuste(Mundo.Huella(1), []), "2019-11-20 11:00")
            .SeRechaza("AMB-29", "PRESUPUESTO_REBASA_LO_AUTORIZADO");

    [Theory]
    [InlineData("PZ-10", "2019-11-27", "2019-11-28")]
    [InlineData("PZ-11", "2019-12-03", "2019-12-04")]
    [Prueba("PCS-4.2.4-04", "PCS-4.2.4-05", "AMB-29")]
    public void WhoAttendedEverythingOnTimeIsAdjustedWithTheBudgetThatTheAuthorityLowered(string plazo, string ultimo, string despues)
    {
        var e = (plazo == "PZ-10" ? Camino.EnAjuste1() : Camino.EnAjuste2())
            .Y(new PresentarAjuste(Mundo.Huella(1), [1, 2], Camino.Conceptos), $"{ultimo} 09:00", Camino.Integrante(1))
            .Y(new ModificarPresupuesto(Con(60_000m, 70_000m, 60_000m), "Menor precio."), $"{ultimo} 10:00")
            .Y(new VencerPlazo(plazo), $"{despues} 00:00", Actor.Sistema);

        e.Cuando(new PresentarAjuste(Mundo.Huella(2), [1, 2], Con(60_000m, 70_000m, 60_000m)), $"{despues} 09:00", Camino.Integrante(1)).SeRechaza(plazo == "PZ-10" ? "PCS-4.2.4-02" : "PCS-4.2.4-03", "FUERA_DE_PLAZO");
        e.Cuando(new RevisarAjuste(Mundo.Huella(1), []), $"{despues} 10:00")
            .Entonces(new ProyectoAjustado(Mundo.Huella(1), 190_000m, Con(60_000m, 70_000m, 60_000m)));
        Assert.Equal(Estatus.Ajustado, e.Estado.Estatus);
    }

    [Theory]
    [InlineData("NOMINA", "PCS-A6-C3-05")]
    [InlineData("GASTOS_ADMIN", "PCS-A6-C3-02")]
    [InlineData("INMUEBLES", "PCS-A6-C3-03")]
    [InlineData("CREDITO", "PCS-A6-C3-04")]
    [InlineData("DERECHOS_LEGALES", "PCS-A6-C3-06")]
    [InlineData("SEGUROS", "PCS-A6-C3-07")]
    [InlineData("IMPUESTOS", "PCS-A6-C3-08")]
    [InlineData("VIAJES", "PCS-A2-12")]
    [Prueba("PCS-A6-C3-02", "PCS-A6-C3-03", "PCS-A6-C3-04", "PCS-A6-C3-05", "PCS-A6-C3-06", "PCS-A6-C3-07", "PCS-A6-C3-08", "AMB-10")]
    public void AnAdjustedBudgetHasOnlyPermittedConcepts(string concepto, string regla) =>
        Camino.EnAjuste1()
            .Cuando(new PresentarAjuste(Mundo.Huella(1), [1, 2], [new ConceptoPresupuestado("x", "humanos", concepto, 10m)]), "2019-11-20 09:00", Camino.Integrante(1))
            .SeRechaza(regla);

    [Theory]
    [InlineData("materiales", 0.0)]
    [InlineData("materiales", -1.0)]
    [InlineData("materiales", 10.001)]
    [InlineData("otros", 10.0)]
    public void ALineNeedsAHeadingAndAnAmountInCentavos(string rubro, double monto)
    {
        var rechazo = Camino.EnAjuste1()
            .Cuando(new PresentarAjuste(Mundo.Huella(1), [1, 2], [new ConceptoPresupuestado("x", rubro, "EQUIPO", (decimal)monto)]), "2019-11-20 09:00", Camino.Integrante(1))
            .SeRechaza("PCS-A3-01");

        // Rows are counted from 1, as the format counts them.
        Assert.StartsWith("8.1[1].", rechazo.Fallas[0].Campo, StringComparison.Ordinal);
    }
}
