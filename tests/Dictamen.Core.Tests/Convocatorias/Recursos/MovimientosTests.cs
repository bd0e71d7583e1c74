using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comunes;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Recursos;

public class MovimientosTests
{
    private const string Dia = "2019-11-20";
    private static readonly Huella Oficio = Mundo.Huella(8);

    // A and B are supported; C and D lack money, and nothing is left.
    private static Escenario<Convocatoria> Justa() => Pasos.Difundida(1_500_000m, 800_000m, 700_000m, 600_000m, 500_000m);

    private static PromoverSiguiente Promover(int folio) => new(Mundo.Folio(folio), Oficio);

    private static LiberarRecurso Liberar(int folio, decimal monto, CausaDeLiberacion causa = CausaDeLiberacion.Renuncia) => new(Mundo.Folio(folio), monto, causa);

    [Fact, Prueba("PCS-4.2.3.4-04", "PCS-4.2.3.3-02")]
    public void WhatOneGivesUpGoesToTheNextInOrder()
    {
        var escenario = Justa().Y(Liberar(2, 700_000m), Dia);
        Assert.Equal(700_000m, escenario.Estado.Presupuesto!.Remanente);
        escenario.Cuando(Promover(4), Dia).SeRechaza("AMB-22", "NO_ES_EL_SIGUIENTE");
        escenario.Cuando(Promover(3), Dia).Entonces(new ProyectoPromovido(Mundo.Folio(3), 3, 97m, 600_000m, Oficio));
        var encargo = Assert.Single(escenario.Estado.Encargos.Values);
        Assert.Equal((Mundo.Folio(3).ToString(), new AsignarApoyo(3, 97m, 600_000m)), (encargo.Destino, encargo.Acto));
        escenario.Cuando(Promover(3), Dia).NoPasaNada();
        escenario.Y(new CumplirEncargo(encargo.Id), Dia);
        Assert.Empty(escenario.Estado.Encargos);
        escenario.Cuando(new CumplirEncargo(encargo.Id), Dia).NoPasaNada();
    }

    [Theory, Prueba("PCS-4.2.3.3-02", "AMB-22")]
    [InlineData(CausaDeLiberacion.Renuncia)]
    [InlineData(CausaDeLiberacion.AjusteNoAtendido)]
    [InlineData(CausaDeLiberacion.InformacionPosterior)]
    [InlineData(CausaDeLiberacion.Similitud)]
    [InlineData(CausaDeLiberacion.DocumentosNoEntregados)]
    public void NoOtherCauseCanBeReversed(CausaDeLiberacion causa) =>
        Justa().Y(Liberar(2, 700_000m, causa), Dia).Cuando(Promover(2), Dia).SeRechaza("PCS-4.2.3.3-02", "TRANSICION_NO_PERMITIDA");

    [Theory, Prueba("PCS-4.2.3.3-02")]
    [InlineData(599_999.99, false)]
    [InlineData(600_000.00, true)]
    public void ThereMustBeSufficiency(decimal ampliacion, bool alcanza)
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(ampliacion, Oficio), Dia).Cuando(Promover(3), Dia);
        if (alcanza)
        {
            escenario.EntoncesHay<ProyectoPromovido>();
        }
        else
        {
            escenario.SeRechaza("PCS-4.2.3.3-02", "SIN_SUFICIENCIA");
        }
    }

    // 13 working days (PZ-10, PZ-11 and PZ-12) from Tuesday 10/12 end on Monday 30/12, the last useful day (PZ-39).
    [Fact, Prueba("AMB-22", "PZ-39")]
    public void AfterTheLastDayOnWhichAllStillFitsNobodyIsPromoted()
    {
        var escenario = Justa().Y(Liberar(2, 700_000m), Dia);
        escenario.Cuando(Promover(3), "2019-12-11").SeRechaza("AMB-22", "YA_NO_CABE");
        escenario.Cuando(Promover(3), "2019-12-10 23:59:59").EntoncesHay<ProyectoPromovido>();
    }

    [Fact, Prueba("AMB-26", "PCS-4.2.3.4-04")]
    public void TheRestIsOfferedToTheNextThatDoesNotFit()
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), Dia);
        escenario.Cuando(new OfrecerAjuste(), Dia).Entonces(new OfertaDeAjuste(Mundo.Folio(3), 500_000m));
        escenario.Cuando(Promover(3), Dia).SeRechaza("PCS-4.2.3.3-02", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new ReducirPresupuesto(1m, Oficio), Dia).SeRechaza("PCS-4.2.3.3-06", "TRANSICION_NO_PERMITIDA");
        escenario.Y(new ResponderOferta(Mundo.Folio(3), RespuestaDeOferta.Aceptada, Oficio), Dia);
        Assert.Equal(new AsignarApoyo(3, 97m, 500_000m), Assert.Single(escenario.Estado.Encargos.Values).Acto);
        Justa().Cuando(new OfrecerAjuste(), Dia).SeRechaza("AMB-26");
        Justa().Y(new AmpliarPresupuesto(600_000m, Oficio), Dia).Cuando(new OfrecerAjuste(), Dia).SeRechaza("AMB-26");
    }

    [Fact, Prueba("AMB-22", "AMB-26", "PZ-39")]
    public void AnOfferIsAcceptedOnlyWhileAllStillFitsAndCanAlwaysBeClosed()
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), "2019-12-05").Y(new OfrecerAjuste(), "2019-12-05");
        var aceptada = new ResponderOferta(Mundo.Folio(3), RespuestaDeOferta.Aceptada, Oficio);
        escenario.Cuando(aceptada, "2019-12-10 23:59:59").EntoncesHay<OfertaAceptada>();
        escenario.Cuando(aceptada, "2019-12-11").SeRechaza("AMB-22", "YA_NO_CABE");
        escenario.Cuando(aceptada with { Respuesta = RespuestaDeOferta.Inviable }, "2019-12-11").EntoncesHay<OfertaNoAceptada>();
        escenario.Cuando(aceptada with { Respuesta = RespuestaDeOferta.Rehusada }, "2019-12-11").EntoncesHay<OfertaNoAceptada>();
    }

    [Fact, Prueba("AMB-26")]
    public void AnOfferThatWasNotAcceptedIsRepeatedOnlyWithMore()
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), Dia).Y(new OfrecerAjuste(), Dia).Y(new ResponderOferta(Mundo.Folio(3), RespuestaDeOferta.Rehusada), Dia);
        escenario.Cuando(new OfrecerAjuste(), Dia).SeRechaza("AMB-26");
        escenario.Y(new AmpliarPresupuesto(0.01m, Oficio), Dia).Cuando(new OfrecerAjuste(), Dia).Entonces(new OfertaDeAjuste(Mundo.Folio(3), 500_000.01m));
    }

    [Theory, Prueba("AMB-26", "PCS-4.2.3.4-04")]
    [InlineData(99_999.99, false)]
    [InlineData(100_000.00, true)]
    public void AnOfferEndsOnceThereIsMoneyForTheWholeProject(decimal llega, bool alcanza)
    {
        var aceptada = new ResponderOferta(Mundo.Folio(3), RespuestaDeOferta.Aceptada, Oficio);
        var ampliada = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), Dia).Y(new OfrecerAjuste(), Dia).Y(new AmpliarPresupuesto(llega, Oficio), Dia);
        var liberada = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), Dia).Y(new OfrecerAjuste(), Dia).Y(Liberar(1, llega, CausaDeLiberacion.Reduccion), Dia);
        foreach (var escenario in new[] { ampliada, liberada })
        {
            Assert.Equal(alcanza ? [new OfertaSinEfecto(Mundo.Folio(3), 500_000m, 600_000m)] : [], escenario.Hechos.OfType<OfertaSinEfecto>());
            if (alcanza)
            {
                escenario.Cuando(aceptada, Dia).SeRechaza("AMB-26", "TRANSICION_NO_PERMITIDA");
                escenario.Cuando(Promover(4), Dia).SeRechaza("AMB-22", "NO_ES_EL_SIGUIENTE");
                Assert.Equal(600_000m, escenario.Cuando(Promover(3), Dia).EntoncesHay<ProyectoPromovido>().Monto);
            }
            else
            {
                Assert.Equal(500_000m, escenario.Cuando(aceptada, Dia).EntoncesHay<OfertaAceptada>().Monto);
            }
        }
    }

    [Theory, Prueba("AMB-26")]
    [InlineData(RespuestaDeOferta.Aceptada)]
    [InlineData(RespuestaDeOferta.Rehusada)]
    public void AnOfferThatWasLeftOpenBeforeEndsWithItsAnswer(RespuestaDeOferta respuesta)
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), Dia).Y(new OfrecerAjuste(), Dia);
        Escenario<Convocatoria>.Desde(new PresupuestoAmpliado(100_000m, 2_100_000m, Oficio).Aplicar(escenario.Estado))
            .Cuando(new ResponderOferta(Mundo.Folio(3), respuesta, Oficio), Dia)
            .Entonces(new OfertaSinEfecto(Mundo.Folio(3), 500_000m, 600_000m));
    }

    [Fact, Prueba("AMB-26")]
    public void AnOfferEndsWhenItsProjectLeaves()
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), Dia).Y(new OfrecerAjuste(), Dia).Y(Liberar(3, 0m, CausaDeLiberacion.Similitud), Dia);
        Assert.Null(escenario.Estado.Presupuesto!.Oferta);
        escenario.Cuando(Promover(4), Dia).EntoncesHay<ProyectoPromovido>();
    }

    [Theory, Prueba("PCS-4.2.3.3-06", "AMB-23")]
    [InlineData(0.01, new[] { 2 })]
    [InlineData(700_000, new[] { 2 })]
    [InlineData(700_000.01, new[] { 2, 1 })]
    public void AReductionWithdrawsFromTheLastUpwardAndNoneMoreThanNeeded(decimal monto, int[] retirados)
    {
        var decision = Justa().Y(new ReducirPresupuesto(monto, Oficio), Dia);
        Assert.Equal(retirados, decision.Hechos.OfType<ApoyoRetirado>().Select(r => r.Folio.Consecutivo));
        Assert.All(retirados, f => Assert.True(decision.Estado.Presupuesto!.De(f)!.PorInsuficiencia));
        Assert.All(decision.Estado.Encargos.Values, e => Assert.IsType<RetirarPorInsuficiencia>(e.Acto));
        Assert.Equal(retirados.Length, decision.Estado.Encargos.Count);
    }

    [Fact, Prueba("AMB-23")]
    public void TheRestIsTakenBeforeAnybodyIsWithdrawn()
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(100m, Oficio), Dia).Cuando(new ReducirPresupuesto(100m, Oficio), Dia);
        escenario.Entonces(new PresupuestoReducido(100m, 1_500_000m, Oficio));
    }

    [Fact, Prueba("AMB-23")]
    public void ASignedAgreementIsEndedOnlyByAnEarlyTermination()
    {
        var escenario = Justa().Y(new AsentarConvenio(Mundo.Folio(2)), Dia);
        escenario.Cuando(new ReducirPresupuesto(1m, Oficio), Dia).SeRechaza("AMB-23", "CONVENIO_SUSCRITO");

        // Terminated by 4.2.7-2 with 400,000 paid: 300,000 came back, and the next reduction reaches the one before it.
        escenario.Y(Liberar(2, 300_000m, CausaDeLiberacion.TerminacionAnticipada), Dia).Y(new ReducirPresupuesto(300_000.01m, Oficio), Dia);
        Assert.Equal([1], escenario.Hechos.OfType<ApoyoRetirado>().Select(r => r.Folio.Consecutivo));
        Assert.Equal(400_000m, escenario.Estado.Presupuesto!.Asignado);
        escenario.Cuando(new ReducirPresupuesto(800_000m, Oficio), Dia).SeRechaza("PCS-4.2.3.3-06", "MONTO_INVALIDO");
    }

    [Fact, Prueba("AMB-23")]
    public void WhoeverWasWithdrawnComesBackFirst()
    {
        var escenario = Justa().Y(new ReducirPresupuesto(1m, Oficio), Dia);
        escenario.Y(new AmpliarPresupuesto(1m, Oficio), Dia).Cuando(Promover(3), Dia).SeRechaza("AMB-22", "NO_ES_EL_SIGUIENTE");
        escenario.Cuando(Promover(2), Dia).EntoncesHay<ProyectoPromovido>();
    }

    [Fact, Prueba("PCS-4.2.3.4-04")]
    public void WhatIsNotThereIsNotReleasedTwice()
    {
        Justa().Y(Liberar(2, 700_000m), Dia).Cuando(Liberar(2, 700_000m), Dia).NoPasaNada();
        Justa().Cuando(Liberar(99, 1m), Dia).NoPasaNada();
        Assert.Equal(700_000m, Justa().Cuando(Liberar(2, 900_000m), Dia).EntoncesHay<RecursoLiberado>().Monto);
        var reducida = Justa().Y(Liberar(2, 100_000m, CausaDeLiberacion.Reduccion), Dia).Estado.Presupuesto!.De(2)!;
        Assert.Equal((true, 600_000m), (reducida.EsApoyado, reducida.Asignado));
    }

    [Theory, Prueba("PCS-4.2.3.4-04", "PCS-4.2.3.3-06")]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.001)]
    public void AmountsArePositiveAndExactToTheCentavo(decimal monto)
    {
        Justa().Cuando(new AmpliarPresupuesto(monto, Oficio), Dia).SeRechaza("PCS-4.2.3.4-04", "MONTO_INVALIDO");
        Justa().Cuando(new ReducirPresupuesto(monto, Oficio), Dia).SeRechaza("PCS-4.2.3.3-06", "MONTO_INVALIDO");
    }

    [Fact, Prueba("PCS-4.2.3.3-01")]
    public void NothingMovesWhileThePublishedResultsAreBeingTold()
    {
        var escenario = Pasos.Asignada(1_500_000m, 800_000m, 700_000m, 600_000m);
        escenario.Cuando(new RegistrarDifusion(3), Dia).SeRechaza("PCS-4.2.3.3-01");
        escenario.Y(new PublicarApoyados(Mundo.Huella(4)), Dia).Y(Liberar(2, 700_000m), Dia).Cuando(Promover(3), Dia).SeRechaza("PCS-4.2.3.3-02", "TRANSICION_NO_PERMITIDA");
        escenario.Y(new RegistrarDifusion(3), Dia).Cuando(Promover(3), Dia).EntoncesHay<ProyectoPromovido>();
        escenario.Cuando(new RegistrarDifusion(3), Dia).NoPasaNada();
    }

    [Fact, Prueba("PCS-4.2.3.4-04")]
    public void NothingMovesBeforeTheMoneyIsAssigned()
    {
        Pasos.Cerrada().Cuando(new AmpliarPresupuesto(1m, Oficio), Dia).SeRechaza("PCS-4.2.3.4-04");
        Pasos.Cerrada().Cuando(new ReducirPresupuesto(1m, Oficio), Dia).SeRechaza("PCS-4.2.3.3-06");
        Pasos.Cerrada().Cuando(Promover(1), Dia).SeRechaza("PCS-4.2.3.3-02");
        Pasos.Cerrada().Cuando(new OfrecerAjuste(), Dia).SeRechaza("AMB-26");
        Pasos.Cerrada().Cuando(Liberar(1, 1m), Dia).NoPasaNada();
    }

    [Fact, Prueba("AMB-23", "PCS-4.2.3.3-02")]
    public void EachChangeOfTheSameProjectIsAnErrandOfItsOwn()
    {
        var escenario = Justa().Y(new ReducirPresupuesto(1m, Oficio), Dia).Y(new AmpliarPresupuesto(1m, Oficio), Dia).Y(Promover(2), Dia).Y(new ReducirPresupuesto(1m, Oficio), Dia);
        Assert.Equal([$"apoyo/1/{Mundo.Folio(2)}", $"apoyo/2/{Mundo.Folio(2)}", $"apoyo/3/{Mundo.Folio(2)}"], escenario.Estado.Encargos.Keys);

        // Before the results are told, they are told with the rest.
        Assert.Empty(Pasos.Asignada(1_500_000m, 800_000m, 700_000m, 600_000m).Y(new AmpliarPresupuesto(600_000m, Oficio), Dia).Y(Promover(3), Dia).Estado.Encargos);
    }

    [Fact, Prueba("AMB-26", "PCS-4.2.3.4-04")]
    public void AnOfferStandsWhenAnotherProjectLeaves()
    {
        var escenario = Justa().Y(new AmpliarPresupuesto(500_000m, Oficio), Dia).Y(new OfrecerAjuste(), Dia).Y(Liberar(4, 0m), Dia);
        Assert.Equal(3, escenario.Estado.Presupuesto!.Oferta?.Consecutivo);
    }

    [Fact, Prueba("PCS-4.2.3.3-06", "AMB-23")]
    public void AReductionMayTakeAllThereIsAndNotACentavoMore()
    {
        Assert.Contains("no exceder", Justa().Cuando(new ReducirPresupuesto(1_500_000.01m, Oficio), Dia).SeRechaza("PCS-4.2.3.3-06", "MONTO_INVALIDO").Mensaje, StringComparison.Ordinal);
        var escenario = Justa().Y(new ReducirPresupuesto(1_500_000m, Oficio), Dia);
        Assert.Equal((0m, 0m, 0), (escenario.Estado.Presupuesto!.Total, escenario.Estado.Presupuesto.Asignado, escenario.Estado.Presupuesto.Apoyados));
    }

    [Theory, Prueba("PCS-4.2.3.4-04", "AMB-23")]
    [InlineData(CausaDeLiberacion.TerminacionAnticipada)]
    [InlineData(CausaDeLiberacion.Cancelacion)]
    public void WhatWasPaidToAnAgreementThatEndedStaysAssignedToIt(CausaDeLiberacion causa)
    {
        var renglon = Justa().Y(Liberar(2, 300_000m, causa), Dia).Estado.Presupuesto!.De(2)!;
        Assert.Equal((true, true, 400_000m), (renglon.Terminado, renglon.EsApoyado, renglon.Asignado));
    }

    [Theory, Prueba("AMB-26", "AMB-22")]
    [InlineData(499_999.99, 3)]
    [InlineData(500_000, 4)]
    [InlineData(600_000, 3)]
    public void WithTheReadingThatSkipsTheNextIsTheFirstThatFits(decimal ampliacion, int siguiente)
    {
        var escenario = Pasos.Dictaminada(1_500_000m)
            .Y(new RegistrarResolucionIN("AMB-26", "SALTO", new DateOnly(2019, 11, 10), Oficio), "2019-11-15")
            .Y(new AsignarPresupuesto([.. new[] { 800_000m, 700_000m, 600_000m, 500_000m }.Select((s, i) => new ProyectoCalificado(Mundo.Folio(i + 1), 99 - i, s))], []), "2019-11-15")
            .Publicar()
            .Y(new AmpliarPresupuesto(ampliacion, Oficio), Dia);
        Assert.Equal(siguiente, escenario.Estado.Presupuesto!.Siguiente(PoliticaDeCorte.Salto)!.Consecutivo);
        if (ampliacion >= 500_000m)
        {
            escenario.Cuando(Promover(7 - siguiente), Dia).SeRechaza("AMB-22", "NO_ES_EL_SIGUIENTE");
            escenario.Cuando(Promover(siguiente), Dia).EntoncesHay<ProyectoPromovido>();
        }
    }
}
