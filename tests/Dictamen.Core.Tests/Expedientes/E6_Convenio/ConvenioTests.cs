using System.Collections.Immutable;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Convocatorias;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E6_Convenio;

public class ConvenioTests
{
    private static readonly DateOnly FechaParcial = new(2019, 12, 13);

    private static ImmutableArray<ConceptoPresupuestado> De(decimal monto) => [new("m01", "materiales", "MATERIALES", monto)];

    [Fact]
    [Prueba("PCS-4.2.5-01", "PCS-A6-C2-01", "PCS-A6-C2-04", "PCS-4.2.8-01")]
    public void TheAgreementIsForTheAuthorisedAmountInTwoPayments()
    {
        var e = Camino.Ajustado().Cuando(Camino.Convenio(), "2019-12-04 09:00")
            .Entonces(new ConvenioEnviado(1, Mundo.Huella(600), 200_000m, null, [120_000m, 80_000m], FechaParcial, null, 200_000m));
        Assert.Equal(Estatus.ConvenioEnviado, e.Estado.Estatus);
        Assert.Empty(e.Estado.Plazos);
        e.Cuando(Camino.Convenio(), "2019-12-04 09:01").NoPasaNada();
        Assert.Equal(new DateOnly(2019, 12, 11), e.Recibe("convenio", "2019-12-04 10:00").Estado.Plazos["PZ-12"].UltimoDia);
    }

    [Fact]
    [Prueba("PCS-A6-C2-01")]
    public void TheAmountIsTheAuthorisedOneInNumberAndInWords()
    {
        Camino.Ajustado().Cuando(Camino.Convenio(200_000.01m), "2019-12-04 09:00").SeRechaza("PCS-A6-C2-01");
        Camino.Ajustado().Cuando(Camino.Convenio(199_999.99m), "2019-12-04 09:00").SeRechaza("PCS-A6-C2-01");
        Camino.Ajustado().Cuando(Camino.Convenio() with { MontoEnLetra = "doscientos un mil pesos 00/100 M.N." }, "2019-12-04 09:00").SeRechaza("PCS-A6-C2-01");
        Camino.Ajustado().Cuando(Camino.Convenio() with { MontoEnLetra = "Doscientos  mil pesos 00/100 M. N." }, "2019-12-04 09:00").EntoncesHay<ConvenioEnviado>();
    }

    [Fact]
    [Prueba("PCS-A6-C2-01")]
    public void TheTotalInvestmentIsWhatIsAuthorisedAndWhatOthersPutIn()
    {
        // 50,000 pesos of the community's; the support was lowered to 180,000.
        var ajustado = Camino.Ajustado(De(180_000m)).Estado;
        var e = Escenario<Expediente>.Desde(ajustado with { Recepcion = ajustado.Recepcion! with { MontoSolicitado = 200_000m, CostoTotal = 250_000m } });
        var convenio = Camino.Convenio(180_000m);
        e.Cuando(convenio with { InversionTotal = 180_000m, InversionTotalEnLetra = "Ciento ochenta mil pesos 00/100 M.N." }, "2019-12-04 09:00").SeRechaza("PCS-A6-C2-01");
        e.Cuando(convenio with { InversionTotal = 230_000m, InversionTotalEnLetra = "Doscientos mil pesos 00/100 M.N." }, "2019-12-04 09:00").SeRechaza("PCS-A6-C2-01");
        e.Y(convenio with { InversionTotal = 230_000m, InversionTotalEnLetra = "Doscientos treinta mil pesos 00/100 M.N." }, "2019-12-04 09:00");
        var hecho = (ConvenioEnviado)e.Hechos[^1];
        Assert.Equal((230_000m, 230_000m), (hecho.InversionTotal, e.Estado.Convenio!.InversionTotal));
        Assert.Contains("por $180,000.00, de una inversión total de $230,000.00 (doscientos treinta mil pesos 00/100 M.N.), en 2 ministraciones.", hecho.Relato, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("2019-12-12", false)] // before the date of the bases
    [InlineData("2019-12-13", true)]
    [InlineData("2019-12-31", true)]
    [InlineData("2020-01-01", false)]
    [Prueba("PCS-A6-C4G-09", "PZ-27")]
    public void ThePartialReportIsDueFromTheDateOfTheBasesToTheEndOfValidity(string fecha, bool admitida)
    {
        var e = Camino.Ajustado().Cuando(Camino.Convenio() with { FechaLimiteInformeParcial = Reloj.Dia(fecha) }, "2019-12-04 09:00");
        if (admitida)
        {
            e.EntoncesHay<ConvenioEnviado>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C4G-09");
        }
    }

    [Theory]
    [InlineData("2019-12-12 10:00", true)]
    [InlineData("2019-12-13 10:00", false)]
    [Prueba("PCS-A6-C4G-09")]
    public void ThePartialReportIsDueAfterTheAgreementIsSent(string cuando, bool admitida)
    {
        var e = Camino.Ajustado().Cuando(Camino.Convenio(), cuando);
        if (admitida)
        {
            e.EntoncesHay<ConvenioEnviado>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C4G-09");
        }
    }

    [Theory]
    [InlineData(100_000.00, true)]
    [InlineData(100_000.01, false)]
    [Prueba("AMB-34", "PCS-4.2.8.1-06")]
    public void OneHundredThousandPesosIsTheMostForASinglePaymentByAmount(double pesos, bool admitida)
    {
        var monto = (decimal)pesos;
        var e = Camino.Ajustado(De(monto)).Cuando(Camino.Convenio(monto, MotivoExhibicionUnica.MontoMenor), "2019-12-04 09:00");
        if (admitida)
        {
            Assert.Equal<decimal>([monto], e.EntoncesHay<ConvenioEnviado>().Pagos);
        }
        else
        {
            e.SeRechaza("PCS-4.2.8.1-06");
        }
    }

    [Theory]
    [InlineData("2019-08-31 23:00", false)]
    [InlineData("2019-09-01 09:00", true)]
    [InlineData("2019-12-31 09:00", true)]
    [InlineData("2020-01-01 09:00", false)]
    [Prueba("AMB-34", "PCS-4.2.8.1-05", "PZ-38")]
    public void TheLastFourMonthsAllowASinglePayment(string cuando, bool admitida)
    {
        var contexto = new Contexto(Reloj.Centro(cuando), Dictamen.Core.Plazos.Calendario.Lfpa, Mundo.Pcs, Camino.Operador, Mundo.Convocatoria);
        Assert.Equal(admitida, CasosDeExhibicionUnica.Falla(MotivoExhibicionUnica.TercerCuatrimestre, 200_000m, null, contexto) is null);
    }

    [Fact]
    [Prueba("AMB-34", "PCS-4.2.8.1-07")]
    public void ARecommendationForASinglePaymentMustBeInTheFile()
    {
        Camino.Ajustado().Cuando(Camino.Convenio(unica: MotivoExhibicionUnica.Recomendacion), "2019-12-04 09:00").SeRechaza("PCS-4.2.8.1-07");
        Assert.Equal(Mundo.Huella(1), Camino.Ajustado().Cuando(Camino.Convenio(unica: MotivoExhibicionUnica.Recomendacion) with { Recomendacion = Mundo.Huella(1) }, "2019-12-04 09:00").EntoncesHay<ConvenioEnviado>().Recomendacion);
        Assert.Null(Camino.Ajustado().Cuando(Camino.Convenio(unica: MotivoExhibicionUnica.TercerCuatrimestre) with { Recomendacion = Mundo.Huella(1) }, "2019-12-04 09:00").EntoncesHay<ConvenioEnviado>().Recomendacion);
    }

    [Fact]
    [Prueba("AMB-34", "PCS-4.2.8.1-05")]
    public void TwoPaymentsAreAllowedWhereOneWouldBe() =>
        Assert.Equal<decimal>([60_000m, 40_000m], Camino.Ajustado(De(100_000m)).Cuando(Camino.Convenio(100_000m), "2019-12-04 09:00").EntoncesHay<ConvenioEnviado>().Pagos);

    [Theory]
    [InlineData("2019-12-11 23:59:59", true)]
    [InlineData("2019-12-12 00:00", false)]
    [Prueba("PZ-12", "PCS-4.2.5-02")]
    public void TheTermToSignEndsAt24OfTheFifthWorkingDay(string cuando, bool enTiempo)
    {
        var e = Camino.ConvenioRecibido().Cuando(new FirmarConvenio(1), cuando, Camino.Integrante(1));
        if (enTiempo)
        {
            e.EntoncesHay<ConvenioFirmado>();
        }
        else
        {
            e.SeRechaza("PCS-4.2.5-02", "FUERA_DE_PLAZO");
        }
    }

    [Fact]
    [Prueba("PCS-4.2.5-02")]
    public void EachMemberSignsOnceAndOnlyForItself()
    {
        var e = Camino.ConvenioRecibido()
            .Cuando(new FirmarConvenio(1), "2019-12-05 09:00", Camino.Integrante(1))
            .Entonces(new ConvenioFirmado(1, "Representante", Reloj.Centro("2019-12-05 09:00"), ComiteCompleto: false));
        e.Cuando(new FirmarConvenio(1), "2019-12-05 10:00", Camino.Integrante(1)).NoPasaNada();
        e.Cuando(new FirmarConvenio(1), "2019-12-05 10:00", Camino.Integrante(4)).SeRechaza("PCS-4.2.5-02", "NO_ES_INTEGRANTE");
        e.Cuando(new FirmarConvenio(2), "2019-12-05 10:00", Camino.Integrante(2)).SeRechaza("AMB-30", "VERSION_SUSTITUIDA");
    }

    [Fact]
    [Prueba("PCS-4.2.5-02", "PCS-3.3.1-04")]
    public void TwoSignaturesAreNotAnAgreement()
    {
        var e = Camino.ConvenioRecibido()
            .Y(new FirmarConvenio(1), "2019-12-05 09:00", Camino.Integrante(1))
            .Y(new FirmarConvenio(1), "2019-12-05 09:00", Camino.Integrante(3));
        Assert.Contains("Secretario", e.Cuando(new SuscribirConvenio(1), "2019-12-05 10:00").SeRechaza("PCS-4.2.5-02", "FALTAN_FIRMAS").Mensaje, StringComparison.Ordinal);

        e.Cuando(new VencerPlazo("PZ-12"), "2019-12-12 00:00", Actor.Sistema).Entonces(new RenunciaPresunta(1, ["Secretario"]));
        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.Renuncia), (e.Estado.Estatus, e.Estado.Causa!.Value));
    }

    [Fact]
    [Prueba("PCS-4.2.5-02", "AMB-25", "PCS-A6-C23-01", "PZ-08", "PZ-27", "PZ-35")]
    public void TheDateOfTheAgreementIsThatOfItsLastSignature()
    {
        var e = Camino.ConvenioRecibido().FirmanLosTres("2019-12-10 11:00");
        Assert.Equal(Estatus.ConvenioEnviado, e.Estado.Estatus);
        Assert.Empty(e.Estado.Plazos);

        Assert.Equal(new DateOnly(2019, 12, 11), e.Cuando(new SuscribirConvenio(1), "2019-12-11 12:00").EntoncesHay<ConvenioSuscrito>().Fecha);
        e.Y(new SuscribirConvenio(1), "2019-12-11 12:00");
        Assert.Equal(Estatus.ConvenioSuscrito, e.Estado.Estatus);
        Assert.Equal(
            [("PZ-08", new DateOnly(2019, 12, 26)), ("PZ-27", FechaParcial), ("PZ-28", new DateOnly(2020, 1, 31)), ("PZ-35", new DateOnly(2019, 12, 31))],
            e.Estado.Plazos.Values.Select(p => (p.Id, p.UltimoDia)));
        e.Cuando(new SuscribirConvenio(1), "2019-12-11 13:00").NoPasaNada();
    }

    [Fact]
    [Prueba("PZ-12", "AMB-30")]
    public void SilenceIsRenunciationAndOnlyAfterTheLastDay()
    {
        Camino.ConvenioRecibido().Cuando(new VencerPlazo("PZ-12"), "2019-12-11 23:59:59", Actor.Sistema).NoPasaNada();
        var e = Camino.ConvenioRecibido().Cuando(new VencerPlazo("PZ-12"), "2019-12-12 00:00", Actor.Sistema).Entonces(new RenunciaPresunta(1, [.. Camino.Cargos]));
        e.Cuando(new FirmarConvenio(1), "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.5-02", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("AMB-30", "AMB-50")]
    public void NobodyRenouncesToAnAgreementThatWasNotReceived()
    {
        var e = Camino.Ajustado().Y(Camino.Convenio(), "2019-12-04 09:00").Y(new RegistrarRebote("convenio", "buzón lleno"), "2019-12-04 09:01", Actor.Sistema);
        e.Cuando(new VencerPlazo("PZ-12"), "2020-06-01 09:00", Actor.Sistema).NoPasaNada();
    }

    [Fact]
    [Prueba("PZ-12")]
    public void TheTermIsOverForGoodOnceTheWholeCommitteeSigned()
    {
        var e = Camino.Ajustado().Y(Camino.Convenio(), "2019-12-04 09:00").FirmanLosTres("2019-12-04 09:30").Recibe("convenio", "2019-12-04 10:00");
        e.Cuando(new VencerPlazo("PZ-12"), "2019-12-12 00:00", Actor.Sistema).Entonces(new PlazoConcluido("PZ-12", MotivoDeConclusion.SinEfecto));
    }

    [Theory]
    [InlineData("2019-12-11 23:59:59", true)]
    [InlineData("2019-12-12 00:00", false)]
    [Prueba("PZ-13", "PCS-4.2.5-03", "AMB-30")]
    public void AnErrorReportedOnTheFifthDayPreventsRenunciationAndOnTheSixthDoesNot(string cuando, bool enTiempo)
    {
        var e = Camino.ConvenioRecibido().Cuando(new ObservarConvenio(1, Mundo.Huella(1)), cuando, Camino.Integrante(2));
        if (enTiempo)
        {
            e.Entonces(new ConvenioObservado(1, Mundo.Huella(1), Reloj.Centro(cuando), PorComite: true));
            Assert.Equal(Estatus.ConvenioObservado, e.Estado.Estatus);
            Assert.Empty(e.Estado.Plazos);
        }
        else
        {
            e.SeRechaza("PCS-4.2.5-03", "FUERA_DE_PLAZO");
            e.Cuando(new VencerPlazo("PZ-12"), cuando, Actor.Sistema).EntoncesHay<RenunciaPresunta>();
        }
    }

    [Fact]
    [Prueba("AMB-30", "PCS-4.2.5-03")]
    public void ACorrectedVersionVoidsTheSignaturesAndHasANewTerm()
    {
        var e = Camino.ConvenioRecibido()
            .Y(new FirmarConvenio(1), "2019-12-05 09:00", Camino.Integrante(1))
            .Y(new ObservarConvenio(1, Mundo.Huella(1)), "2019-12-06 09:00", Camino.Integrante(2))
            .Cuando(new ObservarConvenio(1, Mundo.Huella(1)), "2019-12-06 09:01", Camino.Integrante(2)).NoPasaNada();
        e.Cuando(new FirmarConvenio(1), "2019-12-06 10:00", Camino.Integrante(3)).SeRechaza("PCS-4.2.5-02", "TRANSICION_NO_PERMITIDA");

        e.Y(Camino.Convenio(documento: 601) with { FechaLimiteInformeParcial = new DateOnly(2019, 12, 20) }, "2019-12-09 09:00").Recibe("convenio-v2", "2019-12-09 10:00");
        Assert.Equal(2, e.Estado.Convenio!.Version);
        Assert.Empty(e.Estado.Convenio.Firmas);
        Assert.Equal([("PZ-12/v2", new DateOnly(2019, 12, 16))], e.Estado.Plazos.Values.Select(p => (p.Id, p.UltimoDia)));

        e.Cuando(new VencerPlazo("PZ-12/v2"), "2019-12-17 00:00", Actor.Sistema).EntoncesHay<RenunciaPresunta>();
        e.FirmanLosTres("2019-12-16 09:00", version: 2).Cuando(new SuscribirConvenio(2), "2019-12-16 10:00").EntoncesHay<ConvenioSuscrito>();
    }

    [Fact]
    [Prueba("AMB-30")]
    public void TheLateProofOfAReplacedVersionMakesNobodyRenounce()
    {
        var e = Camino.Ajustado()
            .Y(Camino.Convenio(), "2019-12-04 09:00")
            .Y(new ObservarConvenio(1, Mundo.Huella(1)), "2019-12-04 09:30", Camino.Integrante(2))
            .Y(Camino.Convenio(documento: 601) with { FechaLimiteInformeParcial = new DateOnly(2019, 12, 20) }, "2019-12-05 09:00")
            .Recibe("convenio", "2019-12-05 10:00");
        e.Cuando(new VencerPlazo("PZ-12"), "2019-12-13 00:00", Actor.Sistema).Entonces(new PlazoConcluido("PZ-12", MotivoDeConclusion.SinEfecto));
    }

    [Fact]
    [Prueba("PCS-A6-C4G-09", "PCS-A6-C23-01", "PZ-35")]
    public void AnAgreementIsDatedBeforeThePartialReportAndWithinValidity()
    {
        Camino.ConvenioRecibido().FirmanLosTres("2019-12-11 11:00").Cuando(new SuscribirConvenio(1), "2019-12-12 09:00").EntoncesHay<ConvenioSuscrito>();
        var tarde = Camino.ConvenioRecibido().FirmanLosTres("2019-12-11 11:00");
        tarde.Cuando(new SuscribirConvenio(1), "2019-12-13 09:00").SeRechaza("PCS-A6-C4G-09", "INFORME_PARCIAL_ANTES_DE_LA_FIRMA");
        tarde.Cuando(new SuscribirConvenio(1), "2020-01-01 09:00").SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");

        // The way out: the authority returns its own text, and the committee has a new term for the corrected one.
        tarde.Y(new ObservarConvenio(1, Mundo.Huella(1)), "2019-12-13 09:30", Camino.Operador)
            .Cuando(Camino.Convenio(documento: 601) with { FechaLimiteInformeParcial = new DateOnly(2019, 12, 31) }, "2019-12-13 10:00").EntoncesHay<ConvenioEnviado>();
    }

    [Theory]
    [InlineData("2019-12-31 23:59:59", true)]
    [InlineData("2020-01-01 00:00", false)]
    [Prueba("PZ-35", "PCS-A6-C23-01")]
    public void NobodySignsAfterTheEndOfValidity(string cuando, bool enVigencia)
    {
        var e = Camino.Ajustado()
            .Y(Camino.Convenio() with { FechaLimiteInformeParcial = new DateOnly(2019, 12, 31) }, "2019-12-30 09:00")
            .Recibe("convenio", "2019-12-30 10:00")
            .Cuando(new FirmarConvenio(1), cuando, Camino.Integrante(1));
        if (enVigencia)
        {
            e.EntoncesHay<ConvenioFirmado>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");
        }
    }

    [Fact]
    [Prueba("PCS-4.2.5-02")]
    public void TheSignatureTellsTheConvocatoria() =>
        Assert.Equal(["convenio-suscrito"], Camino.Suscrito().Estado.Encargos.Keys);

    [Fact]
    [Prueba("PCS-4.2.3.4-04", "PCS-4.2.3.3-04")]
    public void TheMoneyOfWhoRenouncesGoesBackToTheConvocatoria()
    {
        var e = Camino.ConvenioRecibido().Y(new VencerPlazo("PZ-12"), "2019-12-12 00:00", Actor.Sistema);
        var libera = Assert.Single(e.Estado.Encargos.Values.Select(x => x.Acto).OfType<LiberarRecurso>());
        Assert.Equal((200_000m, CausaDeLiberacion.Renuncia), (libera.Monto, libera.Causa));
    }

    [Fact]
    [Prueba("PCS-4.2.5-01", "PCS-4.2.5-02", "PCS-4.2.5-03")]
    public void EachActIsRefusedWhereTheRoadDoesNotAllowIt()
    {
        Camino.Apoyado().Cuando(Camino.Convenio(), "2019-12-04 09:00").SeRechaza("PCS-4.2.5-01", "TRANSICION_NO_PERMITIDA");
        Camino.EnAjuste1().Cuando(Camino.Convenio(), "2019-12-04 09:00").SeRechaza("PCS-4.2.5-01", "TRANSICION_NO_PERMITIDA");
        Camino.Suscrito().Cuando(Camino.Convenio(documento: 601), "2019-12-12 09:00").SeRechaza("PCS-4.2.5-01", "TRANSICION_NO_PERMITIDA");
        Camino.Ajustado().Cuando(new FirmarConvenio(1), "2019-12-04 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.5-02", "TRANSICION_NO_PERMITIDA");
        Camino.Ajustado().Cuando(new SuscribirConvenio(1), "2019-12-04 09:00").SeRechaza("PCS-4.2.5-02", "TRANSICION_NO_PERMITIDA");
        Camino.Suscrito().Cuando(new ObservarConvenio(1, Mundo.Huella(1)), "2019-12-11 13:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.5-03", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-06", "AMB-23", "PCS-4.2.3.4-01")]
    public void AnAgreementIsNeitherSignedNorPaidFromMoneyThatTheConvocatoriaWithdrew()
    {
        var con = Pasos.Difundida(Camino.Solicitado, Camino.Solicitado).Estado;
        var sin = Pasos.Difundida(Camino.Solicitado, Camino.Solicitado).Y(new ReducirPresupuesto(1m, Mundo.Huella(8)), "2019-12-11").Estado;

        // The withdrawal was recorded before this signature, and has not reached the file.
        var firmado = Camino.ConvenioRecibido().FirmanLosTres("2019-12-11 11:00");
        firmado.Con(e => e.Convocatoria = sin).Cuando(new SuscribirConvenio(1), "2019-12-11 12:00").SeRechaza("PCS-4.2.3.3-06", "SIN_RECURSO_ASIGNADO");
        firmado.Con(e => e.Convocatoria = con).Cuando(new SuscribirConvenio(1), "2019-12-11 12:00").EntoncesHay<ConvenioSuscrito>();

        // Or before the convocatoria knew of it: the file says what is left to do.
        var instruida = Camino.ConPapeles().Con(e => e.Convocatoria = con).Y(new InstruirMinistracion(1), "2019-12-16 09:00", Camino.Operador);
        var retirada = instruida.Con(e => e.Convocatoria = sin);
        Assert.Contains("4.2.7-2", retirada.Cuando(new AprobarMinistracion(1), "2019-12-16 10:00", Camino.Aprobador).SeRechaza("PCS-4.2.3.3-06", "SIN_RECURSO_ASIGNADO").Mensaje, StringComparison.Ordinal);
        Camino.ConPapeles().Con(e => e.Convocatoria = sin).Cuando(new InstruirMinistracion(1), "2019-12-16 10:00", Camino.Operador).SeRechaza("PCS-4.2.3.3-06", "SIN_RECURSO_ASIGNADO");
        retirada.Cuando(new TerminarPorInstancia(CausaDeTermino.DisponibilidadPresupuestal, Reloj.Dia("2019-12-16"), "Recorte.", Mundo.Huella(93)), "2019-12-16 11:00").EntoncesHay<TerminacionDecidida>();
    }

    [Fact, Prueba("PCS-4.2.5-03", "AMB-30")]
    public void AnErrorIsToldOfTheVersionInForceAndLeavesNoSignature()
    {
        var e = Camino.ConvenioRecibido();
        e.Cuando(new ObservarConvenio(2, Mundo.Huella(1)), "2019-12-05 09:00", Camino.Integrante(2)).SeRechaza("AMB-30", "VERSION_SUSTITUIDA");
        e.Y(new FirmarConvenio(1), "2019-12-05 10:00", Camino.Integrante(1)).Y(new ObservarConvenio(1, Mundo.Huella(1)), "2019-12-05 11:00", Camino.Integrante(2));
        Assert.Empty(e.Estado.Convenio!.Firmas);
    }
}
