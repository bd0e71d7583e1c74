using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E9_Cierre;

public class TerminacionTests
{
    private static readonly SolicitarTerminacion Solicitud = new(Mundo.Huella(90), "La comunidad migró.", Proyecto.Tres);
    private static readonly RequerirPorIncumplimiento Requerimiento = new("No hay avance en las metas.", Mundo.Huella(91));

    [Theory, Prueba("PCS-A6-C16-01", "PCS-4.2.7-01", "PCS-4.2.7-02", "PZ-19", "AMB-33", "AMB-51")]
    [InlineData(Estatus.ConvenioSuscrito)]
    [InlineData(Estatus.EnEjecucion)]
    public void TheCommitteeAsksAndTheAuthorityAttendsWithinFiveWorkingDays(Estatus estatus)
    {
        var escenario = Proyecto.En(estatus).Y(Solicitud, "2019-12-11 10:00", Proyecto.Comite);

        Assert.Equal(Reloj.Dia("2019-12-18"), escenario.Estado.Plazos["PZ-19"].UltimoDia);
        escenario.Cuando(Solicitud, "2019-12-11 11:00", Proyecto.Comite).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-19"), "2019-12-18 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-19"), "2019-12-19 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-19", MotivoDeConclusion.Incumplido));
        Assert.Equal(estatus, escenario.Estado.Estatus);
        escenario.Cuando(new ResolverTerminacion(true, "", Mundo.Huella(92)), "2019-12-20 10:00").SeRechaza("PCS-4.2.7-02");
        escenario.Y(new ResolverTerminacion(true, "Se acepta.", Mundo.Huella(92)), "2019-12-20 10:00");
        Assert.Equal(Estatus.TerminacionAnticipada, escenario.Estado.Estatus);
        Assert.Equal(CausaDeTermino.SolicitudDelComite, escenario.Estado.Cierre!.Termino);
        Assert.Contains(TerminoDelConvenio.Aviso, escenario.Estado.Notificaciones.Keys);
        Assert.Equal(["PZ-35"], escenario.Estado.Plazos.Keys);
    }

    [Fact, Prueba("PCS-4.2.7-02")]
    public void ARequestThatDoesNotProceedLeavesTheAgreementInForceAndCanBeMadeAgain()
    {
        var escenario = Proyecto.En().Y(Solicitud, "2019-12-11 10:00", Proyecto.Comite).Y(new ResolverTerminacion(false, "Falta el acta.", Mundo.Huella(92)), "2019-12-12 10:00");

        Assert.Equal(Estatus.EnEjecucion, escenario.Estado.Estatus);
        Assert.DoesNotContain("PZ-19", escenario.Estado.Plazos.Keys);
        escenario.Cuando(new ResolverTerminacion(true, "Se acepta.", Mundo.Huella(92)), "2019-12-12 11:00").SeRechaza("PCS-4.2.7-02", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Solicitud, "2019-12-13 10:00", Proyecto.Comite).EntoncesHay<TerminacionSolicitada>();
    }

    [Fact, Prueba("PCS-4.2.7-01")]
    public void TheThreeSignTheRequest() =>
        Proyecto.En().Cuando(Solicitud with { Firmantes = Proyecto.Tres[..2] }, "2019-12-11 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.7-01", "CONTENIDO_INVALIDO");

    [Theory, Prueba("PCS-4.2.7-03", "PZ-20", "AMB-33")]
    [InlineData(CausaDeTermino.FuerzaMayor, true)]
    [InlineData(CausaDeTermino.DisponibilidadPresupuestal, true)]
    [InlineData(CausaDeTermino.Incumplimiento, false)]
    public void TheAuthorityEndsItByForceMajeureOrBudgetOnly(CausaDeTermino causa, bool procede)
    {
        var escenario = Proyecto.En().Cuando(new TerminarPorInstancia(causa, Reloj.Dia("2019-12-09"), "Recorte.", Mundo.Huella(93)), "2019-12-11 10:00");

        if (!procede)
        {
            escenario.SeRechaza("PCS-4.2.7-03", "CAUSA_NO_PREVISTA");
            return;
        }

        Assert.Equal(Reloj.Dia("2019-12-16"), escenario.EntoncesHay<TerminacionDecidida>().Plazo.UltimoDia);
    }

    [Theory, Prueba("PCS-4.2.7-03")]
    [InlineData("2019-11-24", false)]
    [InlineData("2019-11-25", true)]
    [InlineData("2019-12-11", true)]
    [InlineData("2019-12-12", false)]
    public void TheAuthorityDecidesFromTheDayOfTheAgreementToTodayAndSaysWhy(string decidida, bool procede)
    {
        var terminar = new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia(decidida), "Sismo.", Mundo.Huella(93));
        var escenario = Proyecto.En().Cuando(terminar, "2019-12-11 23:59:59");
        if (procede)
        {
            escenario.EntoncesHay<TerminacionDecidida>();
        }
        else
        {
            escenario.SeRechaza("PCS-4.2.7-03", "CONTENIDO_INVALIDO");
        }

        escenario.Cuando(terminar with { Motivo = " " }, "2019-12-11 23:59:59").SeRechaza("PCS-4.2.7-03", "CONTENIDO_INVALIDO");
    }

    [Fact, Prueba("PCS-4.2.7-01", "PCS-4.2.7-03", "PCS-4.2.7-04", "PCS-4.2.7-06")]
    public void NoReasonIsNoReasonToEnd()
    {
        Proyecto.En().Cuando(Solicitud with { Motivo = " " }, "2019-12-11 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.7-01", "CONTENIDO_INVALIDO");
        Proyecto.En().Cuando(Requerimiento with { Motivo = " " }, "2019-12-11 10:00").SeRechaza("PCS-4.2.7-04", "CONTENIDO_INVALIDO");
        var oido = Requerido().Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-13 10:00", Proyecto.Comite);
        oido.Cuando(new ResolverIncumplimiento(true, " ", Mundo.Huella(95)), "2019-12-16 10:00").SeRechaza("PCS-4.2.7-06", "CONTENIDO_INVALIDO");
        oido.Cuando(Requerimiento, "2019-12-16 10:00").SeRechaza("PCS-4.2.7-04", "YA_REQUERIDO");
    }

    [Fact, Prueba("PCS-4.2.7-03", "PCS-4.2.12-08")]
    public void APartialReportHindersNoEndAndTheEndKeepsWhatWasAskedFor()
    {
        var escenario = Proyecto.En()
            .Y(new EntregarInformeParcial(Proyecto.Parcial(), Mundo.Huella(49), Proyecto.Compromisos), "2019-12-10 10:00", Proyecto.Comite)
            .Y(new RequerirReintegro([SupuestoReintegro.Fiscalizacion], 5_000m, 10m, Mundo.Huella(97)), "2019-12-10 11:00")
            .Y(Solicitud, "2019-12-10 12:00", Proyecto.Comite)
            .Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-11"), "Sismo.", Mundo.Huella(93)), "2019-12-11 10:00");

        Assert.Equal(Estatus.TerminacionAnticipada, escenario.Estado.Estatus);
        Assert.Equal(5_000m, Assert.Single(escenario.Estado.Cierre!.Reintegros).Monto);
        escenario.Cuando(new ResolverTerminacion(false, "Ya terminó.", Mundo.Huella(92)), "2019-12-11 11:00").SeRechaza("PCS-4.2.7-02", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-4.2.9-01", "PCS-4.2.7-04")]
    public void AnAgreementThatPaidNothingYetIsCancelledToo()
    {
        var escenario = Proyecto.En(Estatus.ConvenioSuscrito)
            .Y(Requerimiento, "2019-12-11 10:00")
            .Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-12 10:00", Proyecto.Comite)
            .Y(new CancelarInstrumento(CausaDeTermino.Duplicidad, "Se determinó.", Mundo.Huella(96)), "2019-12-13 10:00");
        Assert.Equal((Estatus.Cancelado, EtapaIncumplimiento.Terminado), (escenario.Estado.Estatus, escenario.Estado.Cierre!.Incumplimiento!.Etapa));
    }

    [Theory, Prueba("PZ-20", "AMB-51")]
    [InlineData(true, false, MotivoDeConclusion.SinEfecto)]
    [InlineData(true, true, MotivoDeConclusion.SinEfecto)]
    [InlineData(false, false, MotivoDeConclusion.Incumplido)]
    public void TheRecordSaysWhetherTheNoticeWasSentInTime(bool enviado, bool recibido, MotivoDeConclusion motivo)
    {
        var escenario = Proyecto.En().Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-11"), "Sismo.", Mundo.Huella(93)), "2019-12-11 10:00");
        if (enviado)
        {
            escenario.Y(new RegistrarEnvio(TerminoDelConvenio.Aviso, "msg-1"), "2019-12-11 10:05", Proyecto.Sistema);
        }

        if (recibido)
        {
            escenario.Y(Proyecto.Recibe(TerminoDelConvenio.Aviso, "2019-12-12 11:00"), "2019-12-12 11:00", Proyecto.Sistema);
        }

        escenario.Cuando(new VencerPlazo("PZ-20"), "2019-12-18 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-20"), "2019-12-19 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-20", motivo));
        Assert.Equal(Estatus.TerminacionAnticipada, escenario.Estado.Estatus);
    }

    [Fact, Prueba("PCS-A6-C23-01", "PCS-4.2.7-01", "PCS-4.2.7-02", "PCS-4.2.7-03", "AMB-39")]
    public void AfterItsValidityThereIsNoAgreementToEnd()
    {
        var ultimo = Reloj.Dia("2019-12-31");
        var escenario = Proyecto.En();
        escenario.Cuando(Solicitud, "2020-01-01 00:00", Proyecto.Comite).SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");
        escenario.Cuando(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, ultimo.AddDays(1), "Sismo.", Mundo.Huella(93)), "2020-01-02 10:00").SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");
        escenario.Cuando(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, ultimo, "Sismo.", Mundo.Huella(93)), "2020-01-02 10:00").EntoncesHay<TerminacionDecidida>();

        Proyecto.En(Estatus.ConvenioSuscrito).Cuando(Solicitud, "2020-01-02 10:00", Proyecto.Comite).EntoncesHay<TerminacionSolicitada>();

        escenario.Y(Solicitud, "2019-12-31 23:59:59", Proyecto.Comite);
        escenario.Cuando(new ResolverTerminacion(true, "Se acepta.", Mundo.Huella(92)), "2020-01-02 10:00").SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");
        escenario.Cuando(new ResolverTerminacion(false, "La vigencia terminó.", Mundo.Huella(92)), "2020-01-02 10:00").EntoncesHay<TerminacionResuelta>();
    }

    [Fact, Prueba("PCS-4.2.12-08", "PCS-4.2.12-01", "PCS-4.2.7-01", "PCS-4.2.7-03")]
    public void NobodyEscapesTheFinalGradingByEndingTheAgreement()
    {
        var pedida = Proyecto.En().Y(Solicitud, "2019-12-11 10:00", Proyecto.Comite);
        var entregado = Proyecto.De(pedida.Estado with { Informes = Proyecto.ConInformeFinal().Estado.Informes });
        entregado.Cuando(new ResolverTerminacion(true, "Se acepta.", Mundo.Huella(92)), "2019-12-20 10:00").SeRechaza("PCS-4.2.12-08", "EN_EVALUACION_FINAL");

        foreach (var informes in new[] { entregado.Estado.Informes!, new Informes { FinalNoEntregado = true, Calificacion = new Calificacion(0m, 0m, false, false) } })
        {
            var escenario = Proyecto.De(Proyecto.Estado() with { Informes = informes });
            escenario.Cuando(Solicitud, "2019-12-20 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.12-08", "EN_EVALUACION_FINAL");
            escenario.Cuando(new TerminarPorInstancia(CausaDeTermino.DisponibilidadPresupuestal, Reloj.Dia("2019-12-20"), "Recorte.", Mundo.Huella(93)), "2019-12-20 10:00").SeRechaza("PCS-4.2.12-08", "EN_EVALUACION_FINAL");
        }
    }

    [Theory, Prueba("PCS-4.2.7-04", "PCS-4.2.7-05", "PCS-4.2.7-06", "PZ-21", "PZ-22")]
    [InlineData(true, Estatus.TerminacionAnticipada)]
    [InlineData(false, Estatus.EnEjecucion)]
    public void ABreachIsResolvedAfterHearingTheCommittee(bool termina, Estatus queda)
    {
        var escenario = Requerido();
        escenario.Cuando(new ResolverIncumplimiento(termina, "Motivo.", Mundo.Huella(95)), "2019-12-12 10:00").SeRechaza("PCS-4.2.7-06", "SIN_AUDIENCIA");
        escenario.Cuando(Requerimiento, "2019-12-12 10:00").SeRechaza("PCS-4.2.7-04", "YA_REQUERIDO");
        escenario.Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-18 23:59:59", Proyecto.Comite);

        // It came after hours: it counts from Thursday, and Christmas Day is not counted.
        Assert.Equal(Reloj.Dia("2019-12-27"), escenario.Estado.Plazos["PZ-22/1"].UltimoDia);
        escenario.Y(new ResolverIncumplimiento(termina, "Motivo.", Mundo.Huella(95)), "2019-12-20 10:00");
        Assert.Equal(queda, escenario.Estado.Estatus);
        Assert.Equal(termina ? EtapaIncumplimiento.Terminado : EtapaIncumplimiento.SinTerminacion, escenario.Estado.Cierre!.Incumplimiento!.Etapa);
        Assert.Equal(!termina, escenario.Estado.Notificaciones.ContainsKey("resolucion-incumplimiento-1"));
        Assert.DoesNotContain("PZ-21/1", escenario.Estado.Plazos.Keys);
        Assert.DoesNotContain("PZ-22/1", escenario.Estado.Plazos.Keys);
        escenario.Cuando(new ResolverIncumplimiento(!termina, "Otra vez.", Mundo.Huella(95)), "2019-12-20 11:00").SeRechaza("PCS-4.2.7-06");
        if (!termina)
        {
            escenario.Cuando(Requerimiento, "2019-12-23 10:00").Entonces(new IncumplimientoRequerido(2, Requerimiento.Motivo, Mundo.Huella(91)));
        }
    }

    [Fact, Prueba("PZ-21", "PCS-4.2.7-05")]
    public void TheReportOfTheBreachIsDueFiveWorkingDaysAfterReception() =>
        Requerido().Cuando(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-19 00:00", Proyecto.Comite).SeRechaza("PZ-21", "FUERA_DE_PLAZO");

    [Fact, Prueba("PZ-21", "PZ-22", "PCS-4.2.7-06", "AMB-33")]
    public void SilenceIsNoConfession()
    {
        var escenario = Requerido();
        escenario.Cuando(new VencerPlazo("PZ-21/1"), "2019-12-18 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Y(new VencerPlazo("PZ-21/1"), "2019-12-19 00:00", Proyecto.Sistema);

        Assert.Equal(Estatus.EnEjecucion, escenario.Estado.Estatus);
        Assert.DoesNotContain("PZ-21/1", escenario.Estado.Plazos.Keys);
        Assert.Equal(Reloj.Dia("2019-12-26"), escenario.Estado.Plazos["PZ-22/1"].UltimoDia);
        escenario.Cuando(new VencerPlazo("PZ-22/1"), "2019-12-26 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-22/1"), "2019-12-27 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-22/1", MotivoDeConclusion.Incumplido));
        escenario.Y(new ResolverIncumplimiento(false, "Lo que obra acredita avance.", Mundo.Huella(95)), "2019-12-30 10:00");
        Assert.Equal(Estatus.EnEjecucion, escenario.Estado.Estatus);
    }

    [Fact, Prueba("AMB-25", "PCS-4.2.7-04")]
    public void AProjectThatLostItsSupportStaysSoWhileItsAgreementEndsWithAHearing()
    {
        var inicio = Proyecto.Estado(Estatus.ConvenioSuscrito);
        inicio = inicio with { Convenio = inicio.Convenio! with { AudienciaDebida = true }, Estatus = Estatus.NoApoyado, Causa = CausaNoApoyo.DocumentosNoEntregados };
        var escenario = Proyecto.De(inicio)
            .Y(Requerimiento, "2019-12-27 10:00")
            .Y(Proyecto.Recibe("incumplimiento-1", "2019-12-27 11:00"), "2019-12-27 11:00", Proyecto.Sistema)
            .Y(new VencerPlazo("PZ-21/1"), "2020-01-07 00:00", Proyecto.Sistema)
            .Y(new ResolverIncumplimiento(true, "No entregó el recibo.", Mundo.Huella(95)), "2020-01-08 10:00");

        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.DocumentosNoEntregados), (escenario.Estado.Estatus, escenario.Estado.Causa));
        Assert.Equal(CausaDeTermino.Incumplimiento, escenario.Estado.Cierre!.Termino);
        escenario.Cuando(Requerimiento, "2020-01-09 10:00").SeRechaza("PCS-4.2.7-04", "TRANSICION_NO_PERMITIDA");
    }

    [Theory, Prueba("AMB-25", "PCS-4.2.7-05", "PCS-4.2.7-06", "PZ-21", "PZ-22")]
    [InlineData("2019-12-20 10:00")]
    [InlineData("2019-12-27 10:00")]
    public void AHearingThatWasOpenWhenThePapersDidNotComeIsResolved(string recibido)
    {
        // PZ-08 ends on 26/12: the request was received before its end, or after it.
        var escenario = Camino.Suscrito().Y(Requerimiento, "2019-12-20 09:00");
        var antes = Reloj.Centro(recibido) < Reloj.Centro("2019-12-27 00:00");
        escenario = antes ? escenario.Recibe("incumplimiento-1", recibido) : escenario;
        escenario = escenario.Y(new VencerPlazo("PZ-08"), "2019-12-27 00:00", Proyecto.Sistema);
        escenario = antes ? escenario : escenario.Recibe("incumplimiento-1", recibido);

        Assert.Equal(["PZ-21/1"], escenario.Estado.Plazos.Keys);
        escenario.Y(new VencerPlazo("PZ-21/1"), "2020-01-07 00:00", Proyecto.Sistema).Y(new ResolverIncumplimiento(true, "No entregó los papeles.", Mundo.Huella(95)), "2020-01-08 10:00");
        Assert.Equal((Estatus.NoApoyado, CausaDeTermino.Incumplimiento), (escenario.Estado.Estatus, escenario.Estado.Cierre!.Termino));
    }

    [Theory, Prueba("PCS-4.2.9-01", "PCS-4.2.9-02", "PCS-A6-C5-02", "AMB-37")]
    [InlineData(CausaDeTermino.UsoIndebido)]
    [InlineData(CausaDeTermino.RiesgoGrave)]
    [InlineData(CausaDeTermino.ComprobacionIrregular)]
    [InlineData(CausaDeTermino.Duplicidad)]
    public void CancellationTakesADeterminationAndAHearing(CausaDeTermino causa)
    {
        var cancelacion = new CancelarInstrumento(causa, "Se determinó.", Mundo.Huella(96));
        Proyecto.En().Cuando(cancelacion, "2019-12-11 10:00").SeRechaza("PCS-4.2.9-01", "SIN_AUDIENCIA");
        var escenario = Requerido();
        escenario.Cuando(cancelacion, "2019-12-12 10:00").SeRechaza("PCS-4.2.9-01", "SIN_AUDIENCIA");
        escenario.Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-13 10:00", Proyecto.Comite).Y(cancelacion, "2019-12-16 10:00");

        Assert.Equal(Estatus.Cancelado, escenario.Estado.Estatus);
        Assert.Equal(causa, escenario.Estado.Cierre!.Termino);
        Assert.Equal(["PZ-35"], escenario.Estado.Plazos.Keys);
    }

    [Theory, Prueba("PCS-4.2.3.4-04")]
    [InlineData(true, CausaDeLiberacion.Cancelacion)]
    [InlineData(false, CausaDeLiberacion.TerminacionAnticipada)]
    public void WhatWasNotPaidGoesBackToTheConvocatoria(bool cancela, CausaDeLiberacion causa)
    {
        var escenario = Proyecto.De(Proyecto.Estado() with { Asignacion = new Asignacion(1, 90m, 150_000m) })
            .Y(Requerimiento, "2019-12-11 10:00")
            .Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-12 10:00", Proyecto.Comite)
            .Y(cancela ? new CancelarInstrumento(CausaDeTermino.UsoIndebido, "Se determinó.", Mundo.Huella(96)) : new ResolverIncumplimiento(true, "Motivo.", Mundo.Huella(95)), "2019-12-13 10:00");

        var encargo = Assert.Single(escenario.Estado.Encargos.Values);
        Assert.Equal(Mundo.IdConvocatoria, encargo.Destino);
        Assert.Equal(new LiberarRecurso(Mundo.Folio(), 50_000m, causa), encargo.Acto);
    }

    [Theory, Prueba("PZ-29", "PCS-A6-C17-01", "PCS-A6-C18-01")]
    [InlineData(true)]
    [InlineData(false)]
    public void AnAgreementThatEndsForABreachAfterTheRefundWasDueOwesItAtOnce(bool cancela)
    {
        var escenario = Requerido()
            .Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-12 10:00", Proyecto.Comite)
            .Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema)
            .Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);
        escenario.Cuando(cancela ? new CancelarInstrumento(CausaDeTermino.UsoIndebido, "Se determinó.", Mundo.Huella(96)) : new ResolverIncumplimiento(true, "Motivo.", Mundo.Huella(95)), "2020-01-20 10:00");
        Assert.Equal(("PZ-29", Reloj.Dia("2020-01-15")), (escenario.EntoncesHay<ReintegroVencido>().Plazo, escenario.EntoncesHay<ReintegroVencido>().UltimoDia));

        // While the agreement stands, the report that may still come will say what is left.
        escenario.Cuando(new ResolverIncumplimiento(false, "Lo que obra acredita avance.", Mundo.Huella(95)), "2020-01-20 10:00")
            .Entonces(new IncumplimientoResuelto(1, false, "Lo que obra acredita avance.", Mundo.Huella(95)));
    }

    [Fact, Prueba("PCS-4.2.3.4-01", "PCS-4.2.8-01")]
    public void NoAgreementEndsWhileItIsNotKnownWhetherAnApprovedPaymentWasMade()
    {
        var oido = ConPago(2, EstatusMinistracion.Aprobada)
            .Y(Solicitud, "2019-12-11 09:00", Proyecto.Comite)
            .Y(Requerimiento, "2019-12-11 10:00")
            .Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-12 10:00", Proyecto.Comite);
        Acto<Expediente>[] terminan =
        [
            new ResolverTerminacion(true, "Se acepta.", Mundo.Huella(92)),
            new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-11"), "Sismo.", Mundo.Huella(93)),
            new ResolverIncumplimiento(true, "Motivo.", Mundo.Huella(95)),
            new CancelarInstrumento(CausaDeTermino.UsoIndebido, "Se determinó.", Mundo.Huella(96)),
        ];
        Assert.All(terminan, acto => oido.Cuando(acto, "2019-12-13 10:00").SeRechaza("PCS-4.2.3.4-01", "PAGO_EN_CURSO"));
        oido.Cuando(new ResolverTerminacion(false, "Falta el acta.", Mundo.Huella(92)), "2019-12-13 10:00").EntoncesHay<TerminacionResuelta>();
        oido.Cuando(new ResolverIncumplimiento(false, "Hay avance.", Mundo.Huella(95)), "2019-12-13 10:00").EntoncesHay<IncumplimientoResuelto>();

        // The bank had made it before: it is recorded late and nothing of it is given to another.
        var pagada = Escenario<Expediente>.Desde(oido.Estado).Y(new RegistrarPago(2, "ABC2", Reloj.Dia("2019-12-10")), "2019-12-13 11:00").Y(terminan[3], "2019-12-13 12:00");
        Assert.Equal(new LiberarRecurso(Mundo.Folio(), 20_000m, CausaDeLiberacion.Cancelacion), Assert.Single(pagada.Estado.Encargos.Values).Acto);

        // It had not: who approves takes it back, and its money returns with the rest.
        var retirada = oido.Y(new RechazarMinistracion(2, "La TESOFE no la pagó."), "2019-12-13 11:00", new Actor(Rol.Aprobador, "ap-1")).Y(terminan[3], "2019-12-13 12:00");
        Assert.Equal(new LiberarRecurso(Mundo.Folio(), 50_000m, CausaDeLiberacion.Cancelacion), Assert.Single(retirada.Estado.Encargos.Values).Acto);
    }

    [Fact, Prueba("PCS-4.2.3.4-04", "PCS-4.2.8-01")]
    public void AnAgreementThatEndedPaysNothingMore()
    {
        var terminado = ConPago(2, EstatusMinistracion.Instruida).Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-11"), "Sismo.", Mundo.Huella(93)), "2019-12-11 10:00");

        Assert.Null(terminado.Estado.Ministraciones!.Pago(2));
        terminado.Cuando(new AprobarMinistracion(2), "2019-12-12 10:00", new Actor(Rol.Aprobador, "ap-1")).SeRechaza("PCS-4.2.8-01");
        terminado.Cuando(new RegistrarPago(2, "ABC2", Reloj.Dia("2019-12-11")), "2019-12-12 10:00").SeRechaza("PCS-4.2.3.4-04", "CONVENIO_TERMINADO");
    }

    [Fact, Prueba("PCS-4.2.9-01")]
    public void WhatIsTerminationIsNoCancellation()
    {
        var oido = Requerido().Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-13 10:00", Proyecto.Comite);

        oido.Cuando(new CancelarInstrumento(CausaDeTermino.FuerzaMayor, "Motivo.", Mundo.Huella(96)), "2019-12-16 10:00").SeRechaza("PCS-4.2.9-01", "CAUSA_NO_PREVISTA");
        oido.Cuando(new CancelarInstrumento(CausaDeTermino.UsoIndebido, " ", Mundo.Huella(96)), "2019-12-16 10:00").SeRechaza("PCS-4.2.9-01", "CONTENIDO_INVALIDO");
    }

    [Theory, Prueba("PCS-4.2.7-01", "PCS-4.2.7-03", "PCS-4.2.7-04", "PCS-4.2.9-01")]
    [InlineData(Estatus.Registrado)]
    [InlineData(Estatus.Apoyado)]
    [InlineData(Estatus.ConvenioEnviado)]
    [InlineData(Estatus.NoApoyado)]
    [InlineData(Estatus.Terminado)]
    [InlineData(Estatus.ComunidadImpedida)]
    [InlineData(Estatus.TerminacionAnticipada)]
    [InlineData(Estatus.Cancelado)]
    public void WithoutAnAgreementInForceThereIsNothingToEnd(Estatus estatus)
    {
        var escenario = Proyecto.En(estatus);

        escenario.Cuando(Solicitud, "2019-12-11 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.7-01", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-11"), "Motivo.", default), "2019-12-11 10:00").SeRechaza("PCS-4.2.7-03", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Requerimiento, "2019-12-11 10:00").SeRechaza("PCS-4.2.7-04", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new RendirInformePormenorizado(default), "2019-12-11 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.7-05", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new ResolverIncumplimiento(true, "Motivo.", default), "2019-12-11 10:00").SeRechaza("PCS-4.2.7-06", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new CancelarInstrumento(CausaDeTermino.UsoIndebido, "Motivo.", default), "2019-12-11 10:00").SeRechaza("PCS-4.2.9-01", "TRANSICION_NO_PERMITIDA");
    }

    /// <summary>150,000 pesos assigned and 100,000 paid, with another payment of 30,000 as far as given.</summary>
    private static Escenario<Expediente> ConPago(int numero, EstatusMinistracion estatus)
    {
        var estado = Proyecto.Estado() with { Asignacion = new Asignacion(1, 90m, 150_000m) };
        return Proyecto.De(estado with { Ministraciones = estado.Ministraciones! with { Pagos = estado.Ministraciones.Pagos.Add(new Ministracion(numero, 30_000m, estatus, "op-1")) } });
    }

    /// <summary>A breach was requested and received on Wednesday 11/12/2019: the answer is due on 18/12.</summary>
    private static Escenario<Expediente> Requerido() => Proyecto.En()
        .Y(Requerimiento, "2019-12-11 10:00")
        .Y(Proyecto.Recibe("incumplimiento-1", "2019-12-11 12:00"), "2019-12-11 12:00", Proyecto.Sistema);
}
