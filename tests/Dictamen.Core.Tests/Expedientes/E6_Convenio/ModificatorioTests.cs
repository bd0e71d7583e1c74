using Dictamen.App.Consultas;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E6_Convenio;

/// <summary>Modification of the agreement (4.2.6) and notice of force majeure (Vigésima). The cause is identified on Thursday 12/12/2019: it may be asked for until the 19th.</summary>
public sealed class ModificatorioTests
{
    private static readonly PersonaId[] Tres = [Mundo.Persona(1), Mundo.Persona(2), Mundo.Persona(3)];

    private static readonly SolicitarModificatorio Solicitud = new(Reloj.Dia("2019-12-12"), "El río se llevó el camino.", "Cambiar cemento por lámina.", Mundo.Huella(800), [.. Tres]);

    private static readonly RequerirDocumentosDeModificatorio Requerimiento = new("Falta el dictamen de Protección Civil.", Mundo.Huella(801));

    private static readonly EnviarModificatorio Envio = new(Mundo.Huella(802), RespetaElObjetivo: true, "La obra puede continuar con otro material.", Mundo.Huella(803));

    private static Actor Comite => Camino.Integrante(1);

    [Theory, Prueba("PCS-4.2.6-01", "PZ-14", "PCS-A6-C21-01")]
    [InlineData("2019-12-19 23:59:59", true)]
    [InlineData("2019-12-20 00:00", false)]
    public void ItIsAskedForWithinFiveWorkingDaysOfTheIdentification(string cuando, bool enTiempo)
    {
        var e = Camino.EnEjecucion().Cuando(Solicitud, cuando, Comite);
        if (!enTiempo)
        {
            e.SeRechaza("PZ-14", "FUERA_DE_PLAZO");
            return;
        }

        var hecho = e.EntoncesHay<ModificatorioSolicitado>();
        Assert.True(hecho.PorComite);
        Assert.Contains("Cambiar cemento", Assert.Single(hecho.Pormenores(ClavesDelRegistro.Tal)), StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.6-01", "AMB-32")]
    public void EitherPartyAsksWithItsCauseAndTheCommitteeWithItsThreeSignatures()
    {
        var e = Camino.EnEjecucion();
        e.Cuando(Solicitud with { Firmantes = [Tres[0], Tres[1]] }, "2019-12-16 16:00", Comite).SeRechaza("PCS-4.2.6-01");
        e.Cuando(Solicitud with { Causa = " " }, "2019-12-16 16:00", Comite).SeRechaza("AMB-32");
        e.Cuando(Solicitud with { Terminos = "" }, "2019-12-16 16:00", Comite).SeRechaza("PCS-4.2.6-01");
        e.Cuando(Solicitud with { Firmantes = [] }, "2019-12-16 16:00", Camino.Operador);
        Assert.False(e.EntoncesHay<ModificatorioSolicitado>().PorComite);
        e.Cuando(Solicitud with { IdentificadaEl = Reloj.Dia("2019-12-17") }, "2019-12-16 16:00", Comite).SeRechaza("PCS-4.2.6-01");
        e.Cuando(Solicitud with { IdentificadaEl = Reloj.Dia("2019-12-10") }, "2019-12-16 16:00", Comite).SeRechaza("PCS-4.2.6-01");
        Camino.Suscrito().Cuando(Solicitud, "2019-12-12 10:00", Comite).SeRechaza("PCS-4.2.6-01", "TRANSICION_NO_PERMITIDA");
        Solicitado().Cuando(Solicitud, "2019-12-17 10:00", Comite).SeRechaza("PCS-4.2.6-01", "MODIFICATORIO_EN_CURSO");
    }

    [Fact, Prueba("PCS-4.2.6-01")]
    public void TheCounterpartKnowsOfTheRequest()
    {
        // What the committee asks waits in the office's queue, also after its term (AMB-51).
        var e = Solicitado();
        Assert.DoesNotContain("modificatorio-solicitado-1", e.Estado.Notificaciones.Keys);
        Assert.Equal("enviar-modificatorio", PendienteDeOficina.De(e.Estado)!.Acto);
        e.Y(new VencerPlazo("PZ-15/1"), "2019-12-24 00:00", Actor.Sistema);
        Assert.Equal("enviar-modificatorio", PendienteDeOficina.De(e.Estado)!.Acto);
        e.Y(new DeclararModificatorioImprocedente("No es fuerza mayor.", Mundo.Huella(804)), "2019-12-24 10:00", Camino.Operador);
        Assert.NotEqual("enviar-modificatorio", PendienteDeOficina.De(e.Estado)?.Acto);

        // What the office asks is notified to the committee; what was recorded before it was is not notified now.
        var deOficina = Camino.EnEjecucion().Y(Solicitud with { Firmantes = [] }, "2019-12-16 16:00", Camino.Operador);
        Assert.Contains("La Instancia Ejecutora solicitó modificar el convenio", deOficina.Mensaje("modificatorio-solicitado-1", "2019-12-16 16:00"), StringComparison.Ordinal);
        var antes = Assert.Single(deOficina.Hechos.OfType<ModificatorioSolicitado>()) with { SeNotifica = false };
        Assert.DoesNotContain("modificatorio-solicitado-1", antes.Aplicar(Camino.EnEjecucion().Estado).Notificaciones.Keys);
    }

    [Fact, Prueba("PCS-4.2.6-03", "PZ-15", "AMB-51")]
    public void TheAuthoritysSilenceDecidesNothing()
    {
        // Asked for on Monday 16/12: 17, 18, 19, 20 and 23.
        var e = Solicitado();
        Assert.Equal((Reloj.Dia("2019-12-17"), Reloj.Dia("2019-12-23")), (e.Estado.Plazos["PZ-15/1"].PrimerDia, e.Estado.Plazos["PZ-15/1"].UltimoDia));
        e.Cuando(new VencerPlazo("PZ-15/1"), "2019-12-23 23:59:59", Actor.Sistema).NoPasaNada();
        e.Cuando(new VencerPlazo("PZ-15/1"), "2019-12-24 00:00", Actor.Sistema).Entonces(new PlazoConcluido("PZ-15/1", MotivoDeConclusion.Incumplido));
        Assert.Equal(EtapaDeModificatorio.Solicitado, e.Estado.Convenio!.Modificatorio!.Etapa);
        e.Y(new DeclararModificatorioImprocedente("No es fuerza mayor.", Mundo.Huella(804)), "2019-12-24 10:00", Camino.Operador);
        Assert.Equal((EtapaDeModificatorio.Improcedente, Estatus.EnEjecucion), (e.Estado.Convenio!.Modificatorio!.Etapa, e.Estado.Estatus));
        Assert.DoesNotContain(e.Estado.Plazos.Keys, k => k.StartsWith("PZ-15", StringComparison.Ordinal) || k.StartsWith("PZ-16", StringComparison.Ordinal));
    }

    [Fact, Prueba("DH-L-07")]
    public void ATermOfTheAuthorityThatMovesIsNotToldToTheCommittee()
    {
        var e = Solicitado().Con(x => x.Calendario = Calendario.Lfpa.Con(new Suspension("S-1", Reloj.Dia("2019-12-18"), Reloj.Dia("2019-12-18"), Reloj.Dia("2019-12-17"), "Acuerdo ficticio", "Suspensión de prueba")));
        Assert.False(e.Cuando(new VencerPlazo("PZ-15/1"), "2019-12-24 00:00", Actor.Sistema).EntoncesHay<PlazoMovido>().SeAvisa);
    }

    [Theory, Prueba("PCS-4.2.6-04", "PZ-16")]
    [InlineData("2019-12-23 23:59:59", true)]
    [InlineData("2019-12-24 00:00", false)]
    public void MoreDocumentsAreAskedForOnceAndWithinFiveWorkingDays(string cuando, bool enTiempo)
    {
        var e = Solicitado().Cuando(Requerimiento, cuando, Camino.Operador);
        if (enTiempo)
        {
            e.EntoncesHay<ModificatorioPrevenido>();
        }
        else
        {
            e.SeRechaza("PZ-16", "FUERA_DE_PLAZO");
            e.Cuando(new VencerPlazo("PZ-16/1"), cuando, Actor.Sistema).Entonces(new PlazoConcluido("PZ-16/1", MotivoDeConclusion.SinEfecto));
        }
    }

    [Fact, Prueba("PCS-4.2.6-05", "PZ-17", "AMB-31")]
    public void WhatCameOpensFiveNewDaysToResolve()
    {
        // Received on Tuesday 17/12: 18, 19, 20, 23 and 24.
        var e = Prevenido();
        Assert.Equal(Reloj.Dia("2019-12-24"), e.Estado.Plazos["PZ-17/1"].UltimoDia);
        Assert.False(e.Estado.Plazos.ContainsKey("PZ-15/1"));
        e.Cuando(new EntregarDocumentosDeModificatorio(Mundo.Huella(805)), "2019-12-25 00:00", Comite).SeRechaza("PZ-17", "FUERA_DE_PLAZO");
        e.Cuando(Envio, "2019-12-18 10:00", Camino.Operador).SeRechaza("PCS-4.2.6-06", "TRANSICION_NO_PERMITIDA");
        e.Y(new EntregarDocumentosDeModificatorio(Mundo.Huella(805)), "2019-12-24 17:00", Comite);

        // 25 December is no working day: 26, 27, 30, 31 and 02/01.
        Assert.Equal(Reloj.Dia("2020-01-02"), e.Estado.Plazos["PZ-15/1"].UltimoDia);
        e.Cuando(Requerimiento, "2019-12-26 10:00", Camino.Operador).SeRechaza("PCS-4.2.6-04", "YA_REQUERIDA");
    }

    [Fact, Prueba("PZ-17", "PCS-4.2.6-05")]
    public void WithoutTheDocumentsItIsResolvedWithWhatThereIs()
    {
        var e = Prevenido();
        e.Cuando(new VencerPlazo("PZ-17/1"), "2019-12-24 23:59:59", Actor.Sistema).NoPasaNada();
        e.Y(new VencerPlazo("PZ-17/1"), "2019-12-25 00:00", Actor.Sistema);
        Assert.Equal((EtapaDeModificatorio.Solicitado, Reloj.Dia("2020-01-02")), (e.Estado.Convenio!.Modificatorio!.Etapa, e.Estado.Plazos["PZ-15/1"].UltimoDia));
        e.Cuando(Envio, "2019-12-26 10:00", Camino.Operador).EntoncesHay<ModificatorioEnviado>();
    }

    [Fact, Prueba("AMB-31", "PCS-3.7.2-01")]
    public void ByTheOtherReadingTheFirstTermGoesOn()
    {
        var resolucion = new ResolucionNormativa("DENTRO_DE_LOS_INICIALES", Reloj.Dia("2019-12-01"), Mundo.Huella(1));
        var e = Solicitado().Con(x => x.Convocatoria = Mundo.Convocatoria with { Resoluciones = Mundo.Convocatoria.Resoluciones.Add("AMB-31", resolucion) })
            .Y(Requerimiento, "2019-12-17 09:00", Camino.Operador).Recibe("modificatorio-prevenido-1", "2019-12-17 10:00")
            .Y(new EntregarDocumentosDeModificatorio(Mundo.Huella(805)), "2019-12-19 17:00", Comite);
        Assert.Equal(Reloj.Dia("2019-12-23"), e.Estado.Plazos["PZ-15/1"].UltimoDia);
    }

    [Theory, Prueba("PCS-A6-C4G-09")]
    [InlineData("2019-12-19", false)]
    [InlineData("2019-12-20", true)]
    public void ThePartialReportIsNotAskedForBeforeTheDayOfTheBases(string fecha, bool vale)
    {
        var e = Solicitado().Con(x => x.Convocatoria = Mundo.Convocatoria with { Bases = Mundo.Bases with { FechaLimiteInformeParcial = Reloj.Dia("2019-12-20") } })
            .Cuando(Envio with { FechaLimiteInformeParcial = Reloj.Dia(fecha) }, "2019-12-17 10:00", Camino.Operador);
        if (vale)
        {
            e.EntoncesHay<ModificatorioEnviado>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C4G-09", "CONTENIDO_INVALIDO");
        }
    }

    [Fact, Prueba("PCS-4.2.6-02", "PCS-4.2.6-06", "PCS-A6-C23-01")]
    public void ItTouchesNeitherTheObjectiveNorTheAmountNorTheValidity()
    {
        var e = Solicitado();
        e.Cuando(Envio with { RespetaElObjetivo = false }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-4.2.6-02");
        e.Cuando(Envio with { FechaLimiteInformeParcial = Reloj.Dia("2020-01-01") }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-A6-C23-01");
        e.Cuando(Envio with { FechaLimiteInformeParcial = Reloj.Dia("2019-12-17") }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-A6-C23-01");
        e.Cuando(Envio with { Conceptos = [Con(0, 60_000.01m), Con(1, 80_000m), Con(2, 60_000m)] }, "2019-12-17 10:00", Camino.Operador).SeRechaza("AMB-29");
        e.Cuando(Envio with { Conceptos = [Con(0, 59_999.99m), Con(1, 80_000m), Con(2, 60_000m)] }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-4.2.6-02");
        e.Cuando(Envio with { Motivo = "" }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-4.2.6-03");

        // What was spent of a line stays in it.
        var gastado = Solicitado().Y(
            new RegistrarComprobante(new ReciboSimple(Mundo.Huella(810), "7", Reloj.Dia("2019-12-16"), 30_000m, "Ferretería", "Calle 1", "Cemento"), [new CargoAConcepto("m01", "MATERIALES", 30_000m)]), "2019-12-17 09:00", Comite);
        gastado.Cuando(Envio with { Conceptos = [Con(0, 29_999.99m), Con(1, 110_000.01m), Con(2, 60_000m)] }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-4.2.8.1-01");
        gastado.Cuando(Envio with { Conceptos = [Con(0, 30_000m), Con(1, 110_000m), Con(2, 60_000m)] }, "2019-12-17 10:00", Camino.Operador).EntoncesHay<ModificatorioEnviado>();
    }

    [Fact, Prueba("PCS-4.2.6-07", "PCS-A6-C21-01", "PZ-18")]
    public void WithTheThreeSignaturesItIsInForceFromThatDay()
    {
        var e = Enviado(Envio with { Conceptos = [Con(0, 50_000m), Con(1, 90_000m), Con(2, 60_000m)], FechaLimiteInformeParcial = Reloj.Dia("2019-12-30") });
        Assert.Equal(Reloj.Dia("2019-12-24"), e.Estado.Plazos["PZ-18/1"].UltimoDia);
        e.Y(new FirmarModificatorio(1), "2019-12-18 10:00", Camino.Integrante(1)).Y(new FirmarModificatorio(1), "2019-12-18 11:00", Camino.Integrante(2));
        e.Cuando(new FirmarModificatorio(1), "2019-12-18 11:30", Camino.Integrante(2)).NoPasaNada();
        e.Cuando(new FirmarModificatorio(1), "2019-12-18 11:30", Camino.Integrante(9)).SeRechaza("PCS-4.2.6-07", "NO_ES_INTEGRANTE");
        Assert.Equal(60_000m, e.Estado.Ajuste!.Conceptos[0].MontoPcs);
        e.Y(new FirmarModificatorio(1), "2019-12-24 23:59:59", Camino.Integrante(3));
        Assert.Equal((EtapaDeModificatorio.Vigente, Estatus.EnEjecucion, 50_000m), (e.Estado.Convenio!.Modificatorio!.Etapa, e.Estado.Estatus, e.Estado.Ajuste!.Conceptos[0].MontoPcs));
        Assert.Equal((Reloj.Dia("2019-12-30"), Reloj.Dia("2019-12-30")), (e.Estado.Convenio.FechaLimiteInformeParcial, e.Estado.Plazos["PZ-27"].UltimoDia));
        Assert.False(e.Estado.Plazos.ContainsKey("PZ-18/1"));
        Assert.Contains("modificatorio-vigente-1", e.Estado.Notificaciones.Keys);
        e.Cuando(Solicitud with { IdentificadaEl = Reloj.Dia("2019-12-23") }, "2019-12-26 10:00", Comite);
        Assert.Equal(2, e.EntoncesHay<ModificatorioSolicitado>().Numero);
    }

    [Fact, Prueba("PCS-4.2.6-08", "PZ-18", "AMB-32")]
    public void WithTwoSignaturesItIsCancelledAndTheOriginalTermsStand()
    {
        var e = Enviado(Envio).Y(new FirmarModificatorio(1), "2019-12-18 10:00", Camino.Integrante(1)).Y(new FirmarModificatorio(1), "2019-12-18 11:00", Camino.Integrante(2));
        e.Cuando(new VencerPlazo("PZ-18/1"), "2019-12-24 23:59:59", Actor.Sistema).NoPasaNada();
        e.Cuando(new FirmarModificatorio(1), "2019-12-25 00:00", Camino.Integrante(3)).SeRechaza("PZ-18", "FUERA_DE_PLAZO");
        e.Cuando(new VencerPlazo("PZ-18/1"), "2019-12-25 00:00", Actor.Sistema).Entonces(new ModificatorioCancelado(1, "PZ-18/1", ["Tesorero"]));
        Assert.Equal((EtapaDeModificatorio.Cancelado, Estatus.EnEjecucion, (CausaNoApoyo?)null), (e.Estado.Convenio!.Modificatorio!.Etapa, e.Estado.Estatus, e.Estado.Causa));
    }

    [Fact, Prueba("PCS-4.2.6-06", "AMB-50")]
    public void AnInstrumentThatBouncedOpensNoTermAndOneThatEndsWithItsAgreementIsSignedByNobody()
    {
        var e = Solicitado().Y(Envio, "2019-12-17 09:00", Camino.Operador).Y(new RegistrarRebote("modificatorio-1", "buzón lleno"), "2019-12-17 09:05", Actor.Sistema);
        Assert.False(e.Estado.Plazos.ContainsKey("PZ-18/1"));
        e.Cuando(Envio, "2019-12-17 10:00", Camino.Operador).NoPasaNada();
        var terminado = Enviado(Envio).Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-18"), "Inundación.", Mundo.Huella(70)), "2019-12-18 10:00", Camino.Operador);
        Assert.False(terminado.Estado.Plazos.ContainsKey("PZ-18/1"));
        terminado.Cuando(new FirmarModificatorio(1), "2019-12-18 11:00", Comite).SeRechaza("PCS-4.2.6-07", "TRANSICION_NO_PERMITIDA");
    }

    [Theory, Prueba("PCS-A6-C20-01", "PZ-32")]
    [InlineData("2019-12-23 23:59:59", true)]
    [InlineData("2019-12-24 00:00", false)]
    public void ANoticeOfForceMajeureExemptsWhenItComesWithinFiveWorkingDaysOfTheEvent(string cuando, bool enTiempo)
    {
        var aviso = new AvisarFuerzaMayor(Reloj.Dia("2019-12-16"), "Deslave del camino.", Mundo.Huella(820), Mundo.Huella(821));
        var e = Camino.EnEjecucion().Y(aviso, cuando, Comite);
        var hecho = Assert.IsType<FuerzaMayorAvisada>(e.Hechos[^1]);
        Assert.Equal((enTiempo, Reloj.Dia("2019-12-23")), (hecho.EnTiempo, hecho.Plazo.UltimoDia));
        Assert.Equal(!enTiempo, hecho.Relato.Contains("no opera la exención", StringComparison.Ordinal));
        Assert.True(e.Estado.Notificaciones.ContainsKey("fuerza-mayor-1"));
        e.Cuando(aviso with { OcurridoEl = Reloj.Dia("2019-12-25") }, "2019-12-24 10:00", Comite).SeRechaza("PCS-A6-C20-01");
        e.Cuando(aviso with { OcurridoEl = Reloj.Dia("2019-12-10") }, "2019-12-24 10:00", Comite).SeRechaza("PCS-A6-C20-01");
        e.Cuando(aviso with { Hechos = "" }, "2019-12-24 10:00", Comite).SeRechaza("PCS-A6-C20-01");
        Camino.Ajustado().Cuando(aviso, "2019-12-24 10:00", Comite).SeRechaza("PCS-A6-C20-01", "TRANSICION_NO_PERMITIDA");
    }

    private static ConceptoPresupuestado Con(int renglon, decimal monto) => Camino.Conceptos[renglon] with { MontoPcs = monto };

    [Theory, Prueba("PCS-A6-C4G-09", "PCS-4.2.6-07", "PZ-27")]
    [InlineData("2019-12-20 23:59:59", true)]
    [InlineData("2019-12-21 00:00", false)]
    public void ANewDateOfTheReportThatPassedCannotComeIntoForce(string cuando, bool procede)
    {
        var e = Enviado(Envio with { FechaLimiteInformeParcial = Reloj.Dia("2019-12-20") })
            .Y(new FirmarModificatorio(1), "2019-12-18 10:00", Camino.Integrante(1))
            .Y(new FirmarModificatorio(1), "2019-12-18 11:00", Camino.Integrante(2));
        e.Cuando(new FirmarModificatorio(1), cuando, Camino.Integrante(3));
        if (procede)
        {
            Assert.False(e.EntoncesHay<ModificatorioVigente>().InformeParcial!.Vencido(Reloj.Centro(cuando)));
            return;
        }

        e.SeRechaza("PCS-A6-C4G-09", "INFORME_PARCIAL_ANTES_DE_LA_FIRMA");
        e.Cuando(new VencerPlazo("PZ-18/1"), "2019-12-25 00:00", Actor.Sistema).EntoncesHay<ModificatorioCancelado>();
    }

    [Theory, Prueba("PCS-A6-C23-01", "PCS-4.2.6-07", "PCS-4.2.6-01")]
    [InlineData("2019-12-31 23:59:59", true)]
    [InlineData("2020-01-01 00:00", false)]
    public void NothingIsModifiedAfterTheValidityOfTheAgreement(string cuando, bool procede)
    {
        // Received on Monday 30/12, its term to sign outlives the agreement.
        var e = Solicitado().Y(Envio, "2019-12-27 09:00", Camino.Operador).Recibe("modificatorio-1", "2019-12-30 10:00").Cuando(new FirmarModificatorio(1), cuando, Camino.Integrante(1));
        var pedido = Camino.EnEjecucion().Cuando(Solicitud with { IdentificadaEl = Reloj.Dia("2019-12-30") }, cuando, Comite);
        if (procede)
        {
            e.EntoncesHay<ModificatorioFirmado>();
            pedido.EntoncesHay<ModificatorioSolicitado>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");
            pedido.SeRechaza("PCS-4.2.6-01");
        }
    }

    [Fact, Prueba("PCS-4.2.6-07", "PCS-4.2.6-03")]
    public void OnlyTheInstrumentThatWasSentIsSignedAndOnlyWhileItMayBe()
    {
        Solicitado().Cuando(new FirmarModificatorio(1), "2019-12-17 09:00", Comite).SeRechaza("PCS-4.2.6-07", "TRANSICION_NO_PERMITIDA");
        Enviado(Envio).Cuando(new FirmarModificatorio(2), "2019-12-18 10:00", Comite).SeRechaza("PCS-4.2.6-07", "TRANSICION_NO_PERMITIDA");
        var cancelado = Enviado(Envio).Y(new VencerPlazo("PZ-18/1"), "2019-12-25 00:00", Actor.Sistema);
        cancelado.Cuando(new FirmarModificatorio(1), "2019-12-26 10:00", Comite).SeRechaza("PCS-4.2.6-07", "TRANSICION_NO_PERMITIDA");
        Assert.DoesNotContain("PZ-18/1", cancelado.Estado.Plazos.Keys);
        Assert.Contains("modificatorio-cancelado-1", cancelado.Estado.Notificaciones.Keys);

        // The terms to resolve end with what resolves, and the committee is told.
        Assert.DoesNotContain("PZ-15/1", Enviado(Envio).Estado.Plazos.Keys);
        Assert.DoesNotContain("PZ-16/1", Enviado(Envio).Estado.Plazos.Keys);
        Assert.DoesNotContain("PZ-16/1", Prevenido().Estado.Plazos.Keys);
        var improcedente = Solicitado().Y(new DeclararModificatorioImprocedente("No es fuerza mayor.", Mundo.Huella(804)), "2019-12-17 10:00", Camino.Operador);
        Assert.Contains("modificatorio-improcedente-1", improcedente.Estado.Notificaciones.Keys);

        Solicitado().Cuando(new DeclararModificatorioImprocedente(" ", Mundo.Huella(804)), "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-4.2.6-03", "CONTENIDO_INVALIDO");
        Solicitado().Cuando(Requerimiento with { Motivo = " " }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-4.2.6-04", "CONTENIDO_INVALIDO");
    }

    // The agreement is dated 11/12; the first payment was made on Monday 16/12.
    [Fact, Prueba("PCS-4.2.6-07", "AMB-48")]
    public void ItsGoalsAreThoseOfTheReportsFromItsSignature()
    {
        var meta = new Meta("Metros de camino con lámina", 40m, "Barranca", ["Fotografías"]);
        Solicitado().Cuando(Envio with { Metas = [meta with { Donde = "" }] }, "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-4.2.2-01");

        var e = Enviado(Envio with { Metas = [meta] })
            .Y(new FirmarModificatorio(1), "2019-12-18 10:00", Camino.Integrante(1))
            .Y(new FirmarModificatorio(1), "2019-12-18 10:01", Camino.Integrante(2));
        Assert.Null(e.Estado.Ajuste!.Compromisos);
        e.Y(new FirmarModificatorio(1), "2019-12-18 10:02", Camino.Integrante(3));
        Assert.Equal("Meta 1: Metros de camino con lámina, 40, en Barranca. Se comprobará con: Fotografías.", Assert.Single(e.Estado.Ajuste!.Compromisos!.EnPalabras()));
        Assert.Null(e.Estado.Ajuste.Compromisos.Objetivo);
    }

    private static Escenario<Expediente> Solicitado() =>
        Camino.EnEjecucion().Y(Solicitud, "2019-12-16 16:00", Comite);

    private static Escenario<Expediente> Prevenido() =>
        Solicitado().Y(Requerimiento, "2019-12-17 09:00", Camino.Operador).Recibe("modificatorio-prevenido-1", "2019-12-17 10:00");

    private static Escenario<Expediente> Enviado(EnviarModificatorio envio) =>
        Solicitado().Y(envio, "2019-12-17 09:00", Camino.Operador).Recibe("modificatorio-1", "2019-12-17 10:00");
}
