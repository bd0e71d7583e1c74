using System.Collections.Immutable;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E2_Subsanacion;

/// <summary>The notice is received on Monday 11/11/2019 at 10:00: the five working days are 12, 13, 14, 15 and 18, and the term ends on the 18th at 24:00.</summary>
public class SubsanacionTests
{
    private const string Recibida = "2019-11-11 10:00";
    private const string Acta = "AAC";
    private const string Curp = "CURP/Tesorero";

    private static readonly RequerirSubsanacion Prevenir = new([]);
    private static readonly VencerPlazo Vencer = new("PZ-03");
    private static readonly RevisarSubsanacion Aceptar = new([]);

    [Fact, Prueba("PCS-4.2.2-03", "AMB-13")]
    public void TheOneNoticeHasEverythingThatIsMissingAndEverythingThatCannotBeAccepted()
    {
        var escenario = Registrado(Acta, Curp).Y(new RequerirSubsanacion([new Hallazgo("IDENTIFICACION/Secretario", "No se lee."), new Hallazgo(Acta, "Tampoco trae hora.")]), "2019-11-11 09:00");
        var pedidos = escenario.Estado.Subsanacion!.Pedidos;
        Assert.Equal([Acta, Curp, "IDENTIFICACION/Secretario"], pedidos.Select(p => p.Requisito));
        Assert.EndsWith("Tampoco trae hora.", pedidos[0].Motivo, StringComparison.Ordinal);
        Assert.Equal("PCS-3.3-04", pedidos[2].Regla);
        Assert.Equal(Estatus.Prevenido, escenario.Estado.Estatus);
        Assert.Equal("PZ-03", escenario.Estado.Notificaciones["prevencion"].AbrePlazo);
        Assert.Empty(escenario.Estado.Plazos);
    }

    [Fact, Prueba("AMB-13")]
    public void ASecondNoticeIsRefusedAtAnyStage()
    {
        Prevenido(Acta).Cuando(Prevenir, "2019-11-12 10:00").SeRechaza("AMB-13", "PREVENCION_UNICA");
        Prevenido(Acta).Y(Entregar(Acta), "2019-11-12 10:00").Y(Aceptar, "2019-11-12 11:00")
            .Cuando(new RequerirSubsanacion([new Hallazgo(Curp, "No se lee.")]), "2019-11-12 12:00").SeRechaza("AMB-13", "PREVENCION_UNICA");
    }

    [Theory, Prueba("DH-17A-01", "AMB-13", "PCS-4.2.2-04", "PZ-03")]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void NoOtherNumberOfDaysCanBeGranted(int dias) =>
        Registrado(Acta).Cuando(Prevenir with { DiasHabiles = dias }, "2019-11-11 09:00").SeRechaza("AMB-13", "PLAZO_DISTINTO");

    [Fact, Prueba("AMB-13")]
    public void FiveDaysCanBeSaidAloud() =>
        Registrado(Acta).Cuando(Prevenir with { DiasHabiles = 5 }, "2019-11-11 09:00").EntoncesHay<PrevencionEmitida>();

    [Fact, Prueba("PCS-4.2.2-05")]
    public void NothingMissingIsNoReasonForANotice() =>
        Registrado().Cuando(Prevenir, "2019-11-11 09:00").SeRechaza("PCS-4.2.2-05", "SIN_FALTANTES");

    [Theory, Prueba("PCS-4.2.2-03")]
    [InlineData("ANEXO_3", "No se lee.", "hallazgos[1].requisito")]
    [InlineData("ACTA_DE_NACIMIENTO", "No se entregó.", "hallazgos[1].requisito")]
    [InlineData("CURP", "No se lee.", "hallazgos[1].requisito")]
    [InlineData("CURP/Tesorero", " ", "hallazgos[1].motivo")]
    public void OnlyWhatTheRulesDemandCanBeAskedForWithItsReason(string requisito, string motivo, string campo)
    {
        var rechazo = Registrado(Acta).Cuando(new RequerirSubsanacion([new Hallazgo(requisito, motivo)]), "2019-11-11 09:00").SeRechaza("PCS-4.2.2-03");
        Assert.Equal(campo, Assert.Single(rechazo.Fallas).Campo);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void AReasonStaysSmall(int largo, bool admitido) => Assert.Equal(
        admitido,
        Admite(Registrado(Acta), new RequerirSubsanacion([new Hallazgo(Curp, new string('x', largo))])));

    [Fact, Prueba("PCS-4.2.2-03")]
    public void ACompleteProjectIsNotAskedForAnything() => Escenario<Expediente>.Dado(Solicitudes.Completa())
        .Cuando(new RequerirSubsanacion([new Hallazgo(Acta, "No se lee.")]), "2019-11-11 09:00")
        .SeRechaza("PCS-4.2.2-03", "TRANSICION_NO_PERMITIDA");

    [Fact, Prueba("PZ-03", "PCS-4.2.2-04", "AMB-50")]
    public void TheTermBeginsWhenTheNoticeIsReceived()
    {
        var plazo = Prevenido(Acta).Estado.Plazos["PZ-03"];
        Assert.Equal((Reloj.Dia("2019-11-12"), Reloj.Dia("2019-11-18")), (plazo.PrimerDia, plazo.UltimoDia));
    }

    [Fact, Prueba("PZ-03", "DH-31-01")]
    public void ItIsNotExtendedBecauseOthersCompete() =>
        Prevenido(Acta).Cuando(new AmpliarPlazo("PZ-03", 1, "El acta la expide el municipio.", Mundo.Huella(90)), "2019-11-12 10:00").SeRechaza("DH-31-01", "PLAZO_NO_AMPLIABLE");

    [Theory, Prueba("PZ-03", "PCS-4.2.2-04")]
    [InlineData("2019-11-15 23:59:59", true)]
    [InlineData("2019-11-18 00:00:00", true)]
    [InlineData("2019-11-18 23:59:59", true)]
    [InlineData("2019-11-19 00:00:00", false)]
    [InlineData("2019-11-19 23:59:59", false)]
    public void HandedInBefore24HoursOfTheFifthDay(string cuando, bool enPlazo)
    {
        var escenario = Prevenido(Acta).Cuando(Entregar(Acta), cuando);
        if (enPlazo)
        {
            Assert.Equal(Reloj.Centro(cuando), escenario.EntoncesHay<FaltantesRecibidos>().RecibidosEl);
        }
        else
        {
            var rechazo = escenario.SeRechaza("PCS-4.2.2-04", "FUERA_DE_PLAZO");
            Assert.Contains("18/11/2019 a las 24:00", rechazo.Mensaje, StringComparison.Ordinal);
            Assert.Contains("numeral 4.2.2", rechazo.Mensaje, StringComparison.Ordinal);
        }
    }

    [Theory, Prueba("PZ-03", "PCS-4.2.2-06", "PCS-4.2.2-07")]
    [InlineData("2019-11-18 23:59:59", false)]
    [InlineData("2019-11-19 00:00:00", true)]
    [InlineData("2019-12-19 00:00:00", true)]
    public void NothingHandedInIsAnIncompleteReception(string cuando, bool vencido)
    {
        var escenario = Prevenido(Acta).Cuando(Vencer, cuando);
        if (!vencido)
        {
            escenario.NoPasaNada();
            return;
        }

        escenario.Y(Vencer, cuando);
        Assert.Equal(Estatus.RecepcionIncompleta, escenario.Estado.Estatus);
        Assert.Equal("PCS-4.2.2-07", escenario.Estado.Notificaciones["recepcion-incompleta"].Regla);
        Assert.Empty(escenario.Estado.Plazos);
        escenario.Cuando(Vencer, cuando).NoPasaNada();
    }

    [Fact, Prueba("PCS-4.2.2-06")]
    public void CorrectingInPartIsNotCorrecting()
    {
        var escenario = Prevenido(Acta, Curp).Y(Entregar(Acta), "2019-11-12 10:00").Cuando(Vencer, "2019-11-19 00:00");
        var hecho = escenario.EntoncesHay<RecepcionIncompletaDeclarada>();
        Assert.Equal(Curp, Assert.Single(hecho.Faltantes).Requisito);
        Assert.Equal(Reloj.Dia("2019-11-18"), hecho.Vencio);
    }

    [Fact, Prueba("PCS-4.2.2-05", "PZ-03")]
    public void WhatCameInTimeAndIsReviewedLateIsInTime()
    {
        var escenario = Prevenido(Acta).Y(Entregar(Acta), "2019-11-18 23:59:59").Y(Vencer, "2019-11-19 00:00");
        Assert.Equal(Estatus.Prevenido, escenario.Estado.Estatus);
        Assert.Empty(escenario.Estado.Plazos);
        escenario.Cuando(Entregar(Acta, 9), "2019-11-19 00:01").SeRechaza("PCS-4.2.2-04", "FUERA_DE_PLAZO");
        escenario.Y(Aceptar, "2019-11-25 10:00");
        Assert.Equal(Estatus.Completo, escenario.Estado.Estatus);
    }

    [Theory, Prueba("PCS-4.2.2-05")]
    [InlineData("2019-11-13 10:00")]
    [InlineData("2019-11-19 10:00")]
    public void TheReviewDoesNotWaitForTheAlarmClock(string cuando)
    {
        var escenario = Prevenido(Acta).Y(Entregar(Acta), "2019-11-13 09:00").Y(Aceptar, cuando);
        Assert.Equal(Estatus.Completo, escenario.Estado.Estatus);
        Assert.Empty(escenario.Estado.Plazos);
        escenario.Cuando(Vencer, "2019-11-19 00:00").NoPasaNada();
        escenario.Cuando(Aceptar, cuando).NoPasaNada();
    }

    [Fact, Prueba("PCS-4.2.2-05")]
    public void WhatHasNotComeCannotBeAccepted() =>
        Prevenido(Acta, Curp).Y(Entregar(Acta), "2019-11-12 10:00").Cuando(Aceptar, "2019-11-12 11:00").SeRechaza("PCS-4.2.2-05", "FALTAN_DOCUMENTOS");

    [Fact, Prueba("AMB-13", "PCS-4.2.2-05")]
    public void WhatCannotBeAcceptedCanBeHandedInAgainWithinTheSameTerm()
    {
        var escenario = Prevenido(Acta).Y(Entregar(Acta), "2019-11-12 10:00").Y(new RevisarSubsanacion([new Hallazgo(Acta, "No se lee.")]), "2019-11-12 11:00");
        Assert.Equal(Acta, Assert.Single(escenario.Estado.Subsanacion!.Pendientes).Requisito);
        Assert.Equal(Reloj.Dia("2019-11-18"), escenario.Estado.Plazos["PZ-03"].UltimoDia);
        escenario.Cuando(new RevisarSubsanacion([new Hallazgo(Acta, "No se lee.")]), "2019-11-12 11:30").NoPasaNada();

        // Each refusal is told in a message of its own, which opens no term.
        escenario.Y(Entregar(Acta, 3), "2019-11-12 11:40").Y(new RevisarSubsanacion([new Hallazgo(Acta, "Está cortada.")]), "2019-11-12 11:50");
        var avisos = escenario.Estado.Notificaciones.Values.Where(n => n.Plantilla == "entrega-desestimada").OrderBy(n => n.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(["entrega-desestimada-1", "entrega-desestimada-2"], avisos.Select(n => n.Id));
        Assert.All(avisos, n => Assert.Equal((EstatusNotificacion.Pendiente, null, "PCS-4.2.2-05"), (n.Estatus, n.AbrePlazo, n.Regla)));
        escenario.Y(Entregar(Acta, 2), "2019-11-12 12:00").Y(Aceptar, "2019-11-12 13:00");
        Assert.Equal(Estatus.Completo, escenario.Estado.Estatus);
        Assert.Equal(Mundo.Huella(2), escenario.Estado.Recepcion!.Documentos[Acta]);
    }

    [Theory, Prueba("PCS-4.2.2-06", "PZ-03")]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatCannotBeAcceptedAfterTheTermIsAnIncompleteReception(bool despierta)
    {
        var escenario = Prevenido(Acta).Y(Entregar(Acta), "2019-11-12 10:00");
        if (despierta)
        {
            escenario.Y(Vencer, "2019-11-19 00:00");
        }

        escenario.Y(new RevisarSubsanacion([new Hallazgo(Acta, "No se lee.")]), "2019-11-19 09:00");
        Assert.Equal(Estatus.RecepcionIncompleta, escenario.Estado.Estatus);
        Assert.Equal(Reloj.Dia("2019-11-18"), escenario.Estado.Subsanacion!.Vencio);
        Assert.Contains($"no pudo aceptarse, lo siguiente:\n\n- {Requisitos.Nombre(Mundo.Pcs, Acta)}: No se lee.\n\n", escenario.Mensaje("recepcion-incompleta", "2019-11-19 09:00"), StringComparison.Ordinal);
    }

    [Fact, Prueba("AMB-13")]
    public void AReviewAsksForNothingNew() =>
        Prevenido(Acta).Y(Entregar(Acta), "2019-11-12 10:00").Cuando(new RevisarSubsanacion([new Hallazgo(Curp, "No se lee.")]), "2019-11-12 11:00").SeRechaza("AMB-13");

    [Fact, Prueba("PCS-4.2.2-06", "PCS-4.2.2-04")]
    public void AnIncompleteReceptionIsFinal()
    {
        var escenario = Prevenido(Acta).Y(Vencer, "2019-11-19 00:00");
        escenario.Cuando(new ClasificarCompleto(), "2019-11-19 10:00").SeRechaza("PCS-4.2.2-06", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Aceptar, "2019-11-19 10:00").SeRechaza("PCS-4.2.2-06", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Prevenir, "2019-11-19 10:00").SeRechaza("AMB-13", "PREVENCION_UNICA");
        escenario.Cuando(Entregar(Acta), "2019-11-19 10:00").SeRechaza("PCS-4.2.2-04", "FUERA_DE_PLAZO");
    }

    [Fact, Prueba("PCS-4.2.2-05")]
    public void AProjectThatWasAskedForSomethingIsDecidedByTheReview() =>
        Prevenido(Acta).Cuando(new ClasificarCompleto(), "2019-11-12 10:00").SeRechaza("PCS-4.2.2-05", "TRANSICION_NO_PERMITIDA");

    [Fact, Prueba("PCS-4.2.2-04")]
    public void NobodyHandsInWhatWasNotAskedFor()
    {
        Registrado(Acta).Cuando(Entregar(Acta), "2019-11-11 09:00").SeRechaza("PCS-4.2.2-04", "TRANSICION_NO_PERMITIDA");
        Assert.StartsWith("«Copia de la CURP (Tesorero)» no está entre", Prevenido(Acta).Cuando(Entregar(Curp), "2019-11-12 09:00").SeRechaza("PCS-4.2.2-04", "CONTENIDO_INVALIDO").Fallas[0].Mensaje, StringComparison.Ordinal);
        Prevenido(Acta).Cuando(Entregar(), "2019-11-12 09:00").SeRechaza("PCS-4.2.2-04", "CONTENIDO_INVALIDO");
    }

    [Fact, Prueba("PCS-4.2.2-04")]
    public void HandingInTheSameTwiceIsHandingItInOnce() =>
        Prevenido(Acta, Curp).Y(Entregar(Acta), "2019-11-12 09:00").Cuando(Entregar(Acta), "2019-11-12 09:01").NoPasaNada();

    [Fact, Prueba("PCS-4.2.2-04")]
    public void SomethingNewBesideTheSameIsRecorded()
    {
        var ambos = new PresentarFaltantes(Entregar(Acta).Documentos.Add(Curp, Mundo.Huella(2)), [], SinTipos);
        var escenario = Prevenido(Acta, Curp).Y(Entregar(Acta), "2019-11-12 09:00").Y(ambos, "2019-11-12 09:01");
        Assert.Empty(escenario.Estado.Subsanacion!.Pendientes);
    }

    [Fact, Prueba("PCS-3.3-07", "PCS-3.3-10", "PCS-4.2.2-04")]
    public void ADeclarationIsMadeAndTheCoinvestmentIsWritten()
    {
        var sinCoinversion = Solicitudes.RegistradaSin("NO_OTROS_PROGRAMAS");
        var recepcion = sinCoinversion.Recepcion with { Faltantes = sinCoinversion.Recepcion.Faltantes.Add(new Faltante("COINVERSION", "PCS-3.3-07", "No se desglosó.")) };
        var escenario = Notificado(Escenario<Expediente>.Dado(sinCoinversion with { Recepcion = recepcion }));
        escenario.Cuando(new PresentarFaltantes(Nada, ["NO_OTROS_PROGRAMAS", "COINVERSION"], SinTipos), "2019-11-12 10:00").SeRechaza("PCS-4.2.2-04", "CONTENIDO_INVALIDO");
        escenario.Y(new PresentarFaltantes(Nada.Add("COINVERSION", Mundo.Huella(5)), ["NO_OTROS_PROGRAMAS"], SinTipos), "2019-11-12 10:00").Y(Aceptar, "2019-11-12 11:00");
        Assert.Equal(Estatus.Completo, escenario.Estado.Estatus);
        Assert.Contains("NO_OTROS_PROGRAMAS", escenario.Estado.Recepcion!.Declaraciones);
    }

    [Fact, Prueba("PCS-4.2.2-04")]
    public void ADocumentIsNotDeclared() =>
        Prevenido(Acta).Cuando(new PresentarFaltantes(Nada, [Acta], SinTipos), "2019-11-12 10:00").SeRechaza("PCS-4.2.2-04", "CONTENIDO_INVALIDO");

    [Fact, Prueba("PCS-3.3-05")]
    public void AnIdentificationComesWithItsType()
    {
        const string clave = "IDENTIFICACION/Secretario";
        var sinTipo = new PresentarFaltantes(Nada.Add(clave, Mundo.Huella(5)), [], SinTipos);
        var escenario = Prevenido(clave);
        escenario.Cuando(sinTipo, "2019-11-12 10:00").SeRechaza("PCS-3.3-05");
        escenario.Cuando(sinTipo with { Identificaciones = SinTipos.Add("Secretario", "LICENCIA") }, "2019-11-12 10:00").SeRechaza("PCS-3.3-05");
        escenario.Cuando(sinTipo with { Identificaciones = SinTipos.Add("Secretario", "INAPAM").Add("Tesorero", "INAPAM") }, "2019-11-12 10:00").SeRechaza("PCS-4.2.2-04");
        escenario.Y(sinTipo with { Identificaciones = SinTipos.Add("Secretario", "INAPAM") }, "2019-11-12 10:00");
        Assert.Equal("INAPAM", escenario.Estado.Recepcion!.Identificaciones["Secretario"]);

        // The same paper, now told to be another kind, is a correction and not the same again.
        escenario.Cuando(sinTipo with { Identificaciones = SinTipos.Add("Secretario", "INAPAM") }, "2019-11-12 11:00").NoPasaNada();
        Assert.Equal("PASAPORTE", escenario.Cuando(sinTipo with { Identificaciones = SinTipos.Add("Secretario", "PASAPORTE") }, "2019-11-12 11:00").EntoncesHay<FaltantesRecibidos>().Identificaciones["Secretario"]);
    }

    [Fact, Prueba("AMB-50", "PZ-03")]
    public void ABouncedNoticeOpensNoTermAndTheCommitteeCanCorrectAllTheSame()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(new RegistrarRebote("prevencion", "buzón inexistente"), "2019-11-11 09:05");
        escenario.Cuando(Vencer, "2019-12-19 00:00").NoPasaNada();
        escenario.Y(Entregar(Acta), "2019-12-19 10:00").Y(Aceptar, "2019-12-19 11:00");
        Assert.Equal(Estatus.Completo, escenario.Estado.Estatus);
    }

    [Fact, Prueba("AMB-50", "DH-35-01", "DH-L-02", "PCS-3.6.2-02", "PZ-03")]
    public void ANoticeThatBouncedIsSentAgainAndItsTermRunsFromItsProvenReception()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00");
        escenario.Cuando(new ReenviarNotificacion("prevencion"), "2019-11-11 09:01").NoPasaNada();
        escenario.Y(new RegistrarRebote("prevencion", "buzón inexistente"), "2019-11-11 09:05").Y(new ReenviarNotificacion("prevencion"), "2019-11-20 10:00");
        Assert.Equal((EstatusNotificacion.Pendiente, 2), (escenario.Estado.Notificaciones["prevencion"].Estatus, escenario.Estado.Notificaciones["prevencion"].Envios));
        Assert.Empty(escenario.Estado.Plazos);

        escenario.Y(new RegistrarEntrega("prevencion", Reloj.Centro("2019-11-21 11:00"), "acuse"), "2019-11-21 11:00");
        Assert.Equal((Reloj.Dia("2019-11-22"), Reloj.Dia("2019-11-28")), (escenario.Estado.Plazos["PZ-03"].PrimerDia, escenario.Estado.Plazos["PZ-03"].UltimoDia));
        escenario.Cuando(new ReenviarNotificacion("prevencion"), "2019-11-21 12:00").SeRechaza("AMB-50");
    }

    [Fact, Prueba("AMB-50")]
    public void ABounceThatComesBeforeItsSendingIsRecordedStaysABounce()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(new RegistrarRebote("prevencion", "buzón inexistente", 1), "2019-11-11 09:00:01");
        escenario.Cuando(new RegistrarEnvio("prevencion", "mensaje-1"), "2019-11-11 09:00:02").NoPasaNada();
    }

    [Fact, Prueba("AMB-50", "DH-L-02", "PZ-03")]
    public void WhatTheMediumSaysOfAnOlderSendingChangesNothingOfTheNewOne()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00")
            .Y(new RegistrarRebote("prevencion", "buzón inexistente", 1), "2019-11-11 09:05").Y(new ReenviarNotificacion("prevencion"), "2019-11-20 10:00");
        escenario.Cuando(new RegistrarRebote("prevencion", "buzón inexistente", 1), "2019-11-20 10:01").NoPasaNada();
        escenario.Cuando(new RegistrarEntrega("prevencion", Reloj.Centro("2019-11-20 10:02"), "acuse", 1), "2019-11-20 10:02").NoPasaNada();

        escenario.Y(new RegistrarRebote("prevencion", "buzón lleno", 2), "2019-11-20 10:03").Y(new ReenviarNotificacion("prevencion"), "2019-11-20 11:00");
        escenario.Y(new RegistrarEntrega("prevencion", Reloj.Centro("2019-11-21 11:00"), "acuse", 3), "2019-11-21 11:00");
        Assert.Equal(Reloj.Dia("2019-11-28"), escenario.Estado.Plazos["PZ-03"].UltimoDia);
        escenario.Cuando(new RegistrarRebote("prevencion", "buzón lleno", 2), "2019-11-21 12:00").NoPasaNada();
    }

    [Fact, Prueba("AMB-50", "DH-40-01", "PZ-03")]
    public void ACommitteeThatAcknowledgesABouncedNoticeHasReceivedIt()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(new RegistrarRebote("prevencion", "buzón lleno"), "2019-11-11 09:05");
        escenario.Y(new RegistrarEntrega("prevencion", Reloj.Centro("2019-11-14 10:00"), "acuse del Comité"), "2019-11-14 10:00", new Actor(Rol.Solicitante, Mundo.Persona(1).Valor));
        Assert.Equal(Reloj.Dia("2019-11-22"), escenario.Estado.Plazos["PZ-03"].UltimoDia);
    }

    [Fact, Prueba("AMB-50", "DH-35-01", "DH-36-01", "DH-38-01", "PZ-03")]
    public void ACommitteeThatNoMailReachesIsServedInPersonAndItsTermRunsFromThatDay()
    {
        var acta = new NotificarPorOtroMedio("prevencion", MedioDeNotificacion.Personal, Reloj.Dia("2019-11-13"), Mundo.Huella(91));
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(new RegistrarRebote("prevencion", "buzón inexistente"), "2019-11-11 09:05").Y(acta, "2019-11-15 10:00");
        var entregada = Assert.IsType<NotificacionEntregada>(escenario.Hechos[^1]);
        Assert.Equal((Reloj.Dia("2019-11-13"), Reloj.Dia("2019-11-21")), (entregada.SurteEfectos, entregada.Plazo!.UltimoDia));
        Assert.Equal(new NotificacionPracticada("prevencion", MedioDeNotificacion.Personal, Reloj.Dia("2019-11-13"), Mundo.Huella(91)), escenario.Hechos[^2]);
        escenario.Cuando(acta, "2019-11-15 10:01").SeRechaza("AMB-50", "YA_NOTIFICADA");
        escenario.Y(Vencer, "2019-11-22 00:00");
        Assert.Equal(Estatus.RecepcionIncompleta, escenario.Estado.Estatus);
    }

    [Theory, Prueba("DH-37-01", "DH-38-01", "DH-38-02")]
    [InlineData(MedioDeNotificacion.Personal, "2019-11-11", "2019-11-18")] // The very day on which it was ordered.
    [InlineData(MedioDeNotificacion.MensajeroOCorreoCertificado, "2019-11-14", "2019-11-22")]
    [InlineData(MedioDeNotificacion.Edicto, "2019-11-15", "2019-11-25")] // The last publication is today's.
    public void TheTermRunsFromTheDayOnWhichItWasServedAcknowledgedOrLastPublished(MedioDeNotificacion medio, string fecha, string ultimo)
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(new NotificarPorOtroMedio("prevencion", medio, Reloj.Dia(fecha), Mundo.Huella(91)), "2019-11-15 10:00");
        Assert.Equal((Reloj.Dia(fecha), Reloj.Dia(ultimo)), (escenario.Estado.Plazos["PZ-03"].Desde, escenario.Estado.Plazos["PZ-03"].UltimoDia));
    }

    [Theory, Prueba("DH-37-01", "DH-38-02")]
    [InlineData("prevencion", "2019-11-10")]
    [InlineData("prevencion", "2019-11-16")]
    [InlineData("otra", "2019-11-13")]
    [InlineData("", "2019-11-13")]
    public void NobodyIsServedBeforeItWasOrderedNorInTheFutureNorWithWhatWasNotOrdered(string notificacion, string fecha) =>
        Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Cuando(new NotificarPorOtroMedio(notificacion, MedioDeNotificacion.Edicto, Reloj.Dia(fecha), Mundo.Huella(91)), "2019-11-15 10:00").SeRechaza(notificacion == "prevencion" ? "DH-38-01" : "AMB-50");

    [Fact, Prueba("AMB-50", "PZ-03")]
    public void ABounceAfterTheReceptionWasProvenIsToldAndUndoesNothing()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(new RegistrarEntrega("prevencion", Reloj.Centro(Recibida), "acuse"), Recibida);
        var plazo = escenario.Estado.Plazos["PZ-03"];
        escenario.Cuando(new RegistrarRebote("prevencion", "buzón inexistente"), "2019-11-15 09:00").Entonces(new ReboteSinEfecto("prevencion", "buzón inexistente"));
        Assert.Equal((EstatusNotificacion.Entregada, plazo), (escenario.Estado.Notificaciones["prevencion"].Estatus, escenario.Estado.Plazos["PZ-03"]));
        escenario.Cuando(new RegistrarRebote("prevencion", "otra vez"), "2019-11-15 09:01").NoPasaNada();
        escenario.Cuando(new ReenviarNotificacion("prevencion"), "2019-11-15 09:02").SeRechaza("AMB-50", "NO_REBOTO");
    }

    [Theory, Prueba("DH-L-03", "DH-30-01")]
    [InlineData("2019-11-14 18:00", false, "2019-11-22")]
    [InlineData("2019-11-14 18:00:01", true, "2019-11-25")]
    [InlineData("2019-11-16 10:00", true, "2019-11-26")]
    public void ANoticeReceivedAfterHoursOrOnASaturdaySaysWhyItTookEffectLater(string recibida, bool dice, string ultimo)
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(new RegistrarEntrega("prevencion", Reloj.Centro(recibida), "acuse"), recibida);
        Assert.Equal(dice, escenario.Hechos[^1].Relato.Contains("día hábil siguiente a su recepción", StringComparison.Ordinal));
        Assert.Equal(Reloj.Dia(ultimo), escenario.Estado.Plazos["PZ-03"].UltimoDia);
    }

    [Fact, Prueba("DH-L-02", "DH-38-01")]
    public void NobodyProvesAReceptionInTheFuture()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00")
            .Y(new RegistrarEntrega("prevencion", Reloj.Centro("2019-12-20 10:00"), "acuse"), "2019-11-14 10:00", new Actor(Rol.Solicitante, Mundo.Persona(1).Valor));
        Assert.Equal((Reloj.Centro("2019-11-14 10:00"), Reloj.Dia("2019-11-22")), (escenario.Estado.Notificaciones["prevencion"].Recibida, escenario.Estado.Plazos["PZ-03"].UltimoDia));
    }

    [Fact]
    public void AFileKnowsWhetherANoticeWaitsToBeSent()
    {
        var escenario = Registrado(Acta).Y(new RegistrarEntrega("folio", Reloj.Centro("2019-11-08 10:00"), "acuse"), "2019-11-08 10:00");
        Assert.False(escenario.Estado.PorNotificar);
        escenario.Y(Prevenir, "2019-11-11 09:00");
        Assert.True(escenario.Estado.PorNotificar);
        escenario.Y(new RegistrarRebote("prevencion", "buzón inexistente"), "2019-11-11 09:05");
        Assert.False(escenario.Estado.PorNotificar);
        escenario.Y(new ReenviarNotificacion("prevencion"), "2019-11-11 10:00");
        Assert.True(escenario.Estado.PorNotificar);
        escenario.Y(new RegistrarEntrega("prevencion", Reloj.Centro("2019-11-11 11:00"), "acuse"), "2019-11-11 11:00");
        Assert.False(escenario.Estado.PorNotificar);
    }

    [Fact, Prueba("PZ-03")]
    public void ANoticeThatArrivesAfterTheProjectIsCompleteOpensNoTerm()
    {
        var escenario = Registrado(Acta).Y(Prevenir, "2019-11-11 09:00").Y(Entregar(Acta), "2019-11-11 09:30").Y(Aceptar, "2019-11-11 09:45")
            .Y(new RegistrarEntrega("prevencion", Reloj.Centro(Recibida), "acuse"), Recibida);
        Assert.Empty(escenario.Estado.Plazos);
        Assert.Equal(Estatus.Completo, escenario.Estado.Estatus);
    }

    [Theory, Prueba("PZ-03", "DH-L-07")]
    [InlineData("2019-11-19 23:59:59", true)]
    [InlineData("2019-11-20 00:00:00", false)]
    public void ASuspensionMovesTheRunningTerm(string cuando, bool enPlazo)
    {
        var escenario = Prevenido(Acta).Con(e => e.Calendario = Calendario.Lfpa.Con(
            new Suspension("S-1", Reloj.Dia("2019-11-15"), Reloj.Dia("2019-11-15"), Reloj.Dia("2019-11-14"), "Acuerdo ficticio", "Suspensión de prueba")));
        escenario.Cuando(Entregar(Acta), cuando);
        if (enPlazo)
        {
            escenario.EntoncesHay<FaltantesRecibidos>();
        }
        else
        {
            Assert.Contains("19/11/2019", escenario.SeRechaza("PCS-4.2.2-04", "FUERA_DE_PLAZO").Mensaje, StringComparison.Ordinal);
        }

        escenario.Cuando(Vencer, "2019-11-19 00:00").EntoncesHay<PlazoMovido>();
        escenario.Y(Vencer, "2019-11-19 00:00").Cuando(Vencer, "2019-11-19 23:59:59").NoPasaNada();
        escenario.Cuando(Vencer, "2019-11-20 00:00").EntoncesHay<RecepcionIncompletaDeclarada>();
    }

    [Theory, Prueba("PZ-03", "DH-L-07")]
    [InlineData("2019-11-19 23:59:59", true)]
    [InlineData("2019-11-20 00:00:00", false)]
    public void TheCommitteeIsToldOfAMovedTermUnlessItsNewLastDayIsOverToo(string cuando, bool avisa)
    {
        var escenario = Prevenido(Acta).Con(e => e.Calendario = Calendario.Lfpa.Con(
            new Suspension("S-1", Reloj.Dia("2019-11-15"), Reloj.Dia("2019-11-15"), Reloj.Dia("2019-11-14"), "Acuerdo ficticio", "Suspensión de prueba")));
        Assert.Equal(avisa, escenario.Cuando(Vencer, cuando).EntoncesHay<PlazoMovido>().SeAvisa);

        escenario.Y(Vencer, cuando);
        Assert.Equal(avisa, escenario.Estado.Notificaciones.ContainsKey("movimiento-2019-11-19.PZ-03"));
        Assert.Equal(Reloj.Dia("2019-11-19"), escenario.Estado.Plazos["PZ-03"].UltimoDia);
        escenario.Cuando(Vencer, cuando);
        if (avisa)
        {
            escenario.NoPasaNada();
        }
        else
        {
            escenario.EntoncesHay<RecepcionIncompletaDeclarada>();
        }
    }

    [Theory, Prueba("DH-L-03", "DH-L-07", "PZ-03")]
    [InlineData("2019-11-18 10:00", "2019-11-18", "2019-11-18")]
    [InlineData("2019-11-15 19:00", "2019-11-18", "2019-11-19")]
    public void ASuspensionOfTheDayOfTheNotificationMovesTheDayItself(string recibida, string desde, string hasta)
    {
        // Taken as made on Monday 18/11, the term ends on 26/11 (the 20th is not a working day); with the 18th suspended afterwards, it is made on the next working day.
        var escenario = Registrado(Acta).Y(new RequerirSubsanacion([]), "2019-11-15 09:00").Y(new RegistrarEntrega("prevencion", Reloj.Centro(recibida), "acuse"), recibida, Actor.Sistema);
        Assert.Equal((Reloj.Dia("2019-11-18"), Reloj.Dia("2019-11-26")), (escenario.Estado.Plazos["PZ-03"].Desde, escenario.Estado.Plazos["PZ-03"].UltimoDia));

        escenario.Calendario = Calendario.Lfpa.Con(new Suspension("S-1", Reloj.Dia(desde), Reloj.Dia(hasta), Reloj.Dia("2019-11-19"), "Acuerdo ficticio", "Suspensión de prueba"));
        var (hecha, ultimo) = hasta == "2019-11-18" ? ("2019-11-19", "2019-11-27") : ("2019-11-21", "2019-11-28");
        escenario.Cuando(Entregar(Acta), $"{ultimo} 23:59:59").EntoncesHay<FaltantesRecibidos>();

        var movido = escenario.Cuando(Vencer, "2019-11-27 00:00").EntoncesHay<PlazoMovido>();
        Assert.Contains("Suspensión de prueba (Acuerdo ficticio, DOF 19/11/2019)", movido.Relato, StringComparison.Ordinal);
        Assert.EndsWith($"ahora se tiene por hecha el {Reloj.Dia(hecha).Corta()}, y no el 18/11/2019.", movido.Relato, StringComparison.Ordinal);
        escenario.Y(Vencer, "2019-11-27 00:00").Cuando(Vencer, "2019-11-27 00:00").NoPasaNada();
        var plazo = escenario.Estado.Plazos["PZ-03"];
        Assert.Equal((Reloj.Dia(hecha), Reloj.Dia(ultimo)), (plazo.Desde, plazo.UltimoDia));
        Assert.Contains(
            $"se movió el plazo que tienen para enviar los documentos faltantes de la solicitud, en el proyecto «{escenario.Estado.Recepcion!.Proyecto}». Ahora termina el {(ultimo == "2019-11-27" ? "miércoles 27" : "jueves 28")} de noviembre de 2019 a las 24:00",
            escenario.Mensaje($"movimiento-{ultimo}.PZ-03", "2019-11-27 00:00"),
            StringComparison.Ordinal);
        Assert.Equal(Prevenido(Acta).Estado.Notificaciones.Keys, (movido with { SeAvisa = false }).Aplicar(Prevenido(Acta).Estado).Notificaciones.Keys); // as recorded before it was told
        Assert.Equal(plazo, escenario.Calendario.Recomputar(plazo));
        Assert.StartsWith("La notificación no se tiene por hecha el lunes 18/11/2019, Suspensión de prueba", escenario.Calendario.Explicar(plazo).Renglones().First(), StringComparison.Ordinal);

        // Another suspension moves it again from the same notification.
        escenario.Calendario = escenario.Calendario.Con(new Suspension("S-2", Reloj.Dia("2019-11-18"), Reloj.Dia("2019-11-21"), Reloj.Dia("2019-11-22"), "Acuerdo ficticio", "Otra suspensión"));
        escenario.Y(Vencer, "2019-11-27 00:00");
        Assert.Equal((Reloj.Dia("2019-11-22"), Reloj.Dia("2019-11-29")), (escenario.Estado.Plazos["PZ-03"].Desde, escenario.Estado.Plazos["PZ-03"].UltimoDia));
        escenario.Cuando(Vencer, "2019-11-29 23:59:59").NoPasaNada();
        escenario.Cuando(Vencer, "2019-11-30 00:00").EntoncesHay<RecepcionIncompletaDeclarada>();
    }

    [Fact, Prueba("PCS-4.2.2-05", "PCS-4.2.2-06", "PZ-03")]
    public void CompleteExactlyWhenEverythingCameInTime()
    {
        string[] pedidos = [Acta, Curp, "ESCRITO_PARENTESCO"];
        string[] horas = ["2019-11-12 10:00", "2019-11-18 23:59:59", "2019-11-19 00:00:00", "2019-11-25 10:00"];
        var entregas = Gen.ListOf(
            from que in Gen.Elements(pedidos)
            from hora in Gen.Elements(horas)
            select (que, hora));
        Prop.ForAll(entregas.ToArbitrary(), lista =>
        {
            var escenario = Prevenido(pedidos);
            foreach (var (que, hora) in lista.OrderBy(e => e.hora, StringComparer.Ordinal))
            {
                Intentar(escenario, Entregar(que), hora);
            }

            Intentar(escenario, Vencer, "2019-11-26 10:00");
            Intentar(escenario, Aceptar, "2019-11-26 11:00");
            var enTiempo = lista.Where(e => string.CompareOrdinal(e.hora, "2019-11-19") < 0).Select(e => e.que).Distinct().Count() == pedidos.Length;
            return escenario.Estado.Estatus == (enTiempo ? Estatus.Completo : Estatus.RecepcionIncompleta);
        }).QuickCheckThrowOnFailure();
    }

    // Whether it is accepted or refused: the law decides, and the file goes on.
    private static void Intentar(Escenario<Expediente> escenario, Acto<Expediente> acto, string cuando)
    {
        if (Admite(escenario, acto, cuando))
        {
            escenario.Y(acto, cuando);
        }
    }

    private static bool Admite(Escenario<Expediente> escenario, Acto<Expediente> acto, string cuando = "2019-11-11 09:00") =>
        !acto.Decidir(escenario.Estado, new Contexto(Reloj.Centro(cuando), Calendario.Lfpa, Mundo.Pcs, escenario.Actor, Mundo.Convocatoria)).EsRechazo;

    private static ImmutableDictionary<string, Huella> Nada => ImmutableDictionary<string, Huella>.Empty;

    private static ImmutableDictionary<string, string> SinTipos => ImmutableDictionary<string, string>.Empty;

    private static Escenario<Expediente> Registrado(params string[] faltan) => Escenario<Expediente>.Dado(Solicitudes.RegistradaSin(faltan));

    private static Escenario<Expediente> Prevenido(params string[] faltan) => Notificado(Registrado(faltan));

    private static Escenario<Expediente> Notificado(Escenario<Expediente> escenario) => escenario
        .Y(Prevenir, "2019-11-11 09:00")
        .Y(new RegistrarEntrega("prevencion", Reloj.Centro(Recibida), "acuse"), Recibida);

    private static PresentarFaltantes Entregar(string clave, int huella = 1) => new(Nada.Add(clave, Mundo.Huella(huella)), [], SinTipos);

    private static PresentarFaltantes Entregar() => new(Nada, [], SinTipos);
}
