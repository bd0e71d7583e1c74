using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E5_Ajuste;

public class AjusteTests
{
    private static PresentarAjuste Entrega(int documento, params int[] atiende) => new(Mundo.Huella(documento), [.. atiende], Camino.Conceptos);

    private static RevisarAjuste Revision(int documento, params int[] persisten) => new(Mundo.Huella(documento), [.. persisten]);

    [Fact]
    [Prueba("PCS-4.2.4-01")]
    public void WithoutObservationsASupportedProjectIsAdjustedWithWhatItAsked()
    {
        var e = Camino.Apoyado().Cuando(new TenerPorAjustado(), "2019-11-19 09:00").Entonces(new ProyectoAjustado(null, 200_000m, Camino.Conceptos));

        Assert.Equal(Estatus.Ajustado, e.Estado.Estatus);
        Assert.Equal(200_000m, e.Estado.Ajuste!.MontoAutorizado);
        e.Cuando(new TenerPorAjustado(), "2019-11-19 09:01").NoPasaNada();
    }

    [Fact]
    [Prueba("PCS-4.2.4-01", "PCS-4.2.4-02", "AMB-50")]
    public void ObservationsOpenTheFirstTermOnlyWhenTheyAreReceived()
    {
        var e = Camino.Apoyado().Y(Camino.DosObservaciones, "2019-11-15 09:00");
        Assert.Equal(Estatus.EnAjuste1, e.Estado.Estatus);
        Assert.Empty(e.Estado.Plazos);

        e.Y(new RegistrarRebote("observaciones", "buzón inexistente"), "2019-11-15 09:05", Actor.Sistema);
        Assert.Empty(e.Estado.Plazos);

        e.Recibe("observaciones", "2019-11-19 10:00");
        Assert.Equal(new DateOnly(2019, 11, 27), e.Estado.Plazos["PZ-10"].UltimoDia);
    }

    [Fact]
    [Prueba("PCS-4.2.4-01")]
    public void SendingTheSameObservationsAgainDoesNothing() =>
        Camino.EnAjuste1().Cuando(Camino.DosObservaciones, "2019-11-20 09:00").NoPasaNada();

    [Fact]
    [Prueba("PCS-4.2.4-01")]
    public void ObservationsAreNumberedFromOneAndNeverEmpty()
    {
        Camino.Apoyado().Cuando(Camino.DosObservaciones with { Observaciones = [] }, "2019-11-19 09:00").SeRechaza("PCS-4.2.4-01");
        Camino.Apoyado()
            .Cuando(Camino.DosObservaciones with { Observaciones = [new Observacion(2, OrigenObservacion.InstanciaEjecutora, "Precisar.")] }, "2019-11-19 09:00")
            .SeRechaza("PCS-4.2.4-01", "CONTENIDO_INVALIDO");
        Camino.Apoyado()
            .Cuando(Camino.DosObservaciones with { Observaciones = [new Observacion(1, OrigenObservacion.InstanciaEjecutora, " ")] }, "2019-11-19 09:00")
            .SeRechaza("PCS-4.2.4-01");
    }

    [Theory]
    [InlineData("2019-11-27 23:59:59", true)]
    [InlineData("2019-11-28 00:00", false)]
    [Prueba("PZ-10", "PCS-4.2.4-02", "AMB-28")]
    public void TheFirstTermEndsAt24OfTheFifthWorkingDay(string cuando, bool enTiempo)
    {
        var e = Camino.EnAjuste1().Cuando(Entrega(1, 1, 2), cuando, Camino.Integrante(1));
        if (enTiempo)
        {
            e.EntoncesHay<AjustePresentado>();
        }
        else
        {
            e.SeRechaza("PCS-4.2.4-02", "FUERA_DE_PLAZO");
        }
    }

    [Theory]
    [InlineData("2019-12-03 23:59:59", true)]
    [InlineData("2019-12-04 00:00", false)]
    [Prueba("PZ-11", "PCS-4.2.4-03", "AMB-28")]
    public void TheSecondTermEndsAt24OfTheThirdWorkingDay(string cuando, bool enTiempo)
    {
        var e = Camino.EnAjuste2().Cuando(Entrega(1, 1, 2), cuando, Camino.Integrante(1));
        if (enTiempo)
        {
            e.EntoncesHay<AjustePresentado>();
        }
        else
        {
            e.SeRechaza("PCS-4.2.4-03", "FUERA_DE_PLAZO");
        }
    }

    [Fact]
    [Prueba("PCS-4.2.4-02", "PCS-4.2.5-01")]
    public void WithEverythingAttendedTheProjectIsAdjustedAndNoTermRuns()
    {
        var e = Camino.EnAjuste1()
            .Y(Entrega(1, 1, 2), "2019-11-25 10:00", Camino.Integrante(1))
            .Cuando(Revision(1), "2019-11-26 10:00")
            .Entonces(new ProyectoAjustado(Mundo.Huella(1), 200_000m, Camino.Conceptos));

        Assert.Equal(Estatus.Ajustado, e.Estado.Estatus);
        Assert.Empty(e.Estado.Plazos);
        e.Cuando(Revision(1), "2019-11-26 11:00").NoPasaNada();
    }

    [Fact]
    [Prueba("PCS-4.2.4-03", "AMB-28")]
    public void WhatPersistsOpensTheSecondTerm()
    {
        var e = Camino.EnAjuste1()
            .Y(Entrega(1, 1, 2), "2019-11-25 10:00", Camino.Integrante(1))
            .Cuando(Revision(1, 2), "2019-11-26 10:00")
            .Entonces(new SegundoAjusteRequerido([2], PorSilencio: false))
            .Recibe("segundo-ajuste", "2019-11-28 10:00");

        Assert.Equal(Estatus.EnAjuste2, e.Estado.Estatus);
        Assert.Equal(["PZ-11"], e.Estado.Plazos.Keys);
        Assert.Equal(new DateOnly(2019, 12, 3), e.Estado.Plazos["PZ-11"].UltimoDia);
    }

    [Fact]
    [Prueba("PCS-4.2.4-02")]
    public void AReviewDoesNotTakeDaysFromACommitteeThatHandedInAPart()
    {
        var parcial = Camino.EnAjuste1().Y(Entrega(1, 1), "2019-11-21 10:00", Camino.Integrante(1));
        parcial.Cuando(Revision(1, 2), "2019-11-22 10:00").SeRechaza("PCS-4.2.4-02", "PRIMER_PLAZO_CORRIENDO");
        parcial.Cuando(Revision(1, 2), "2019-11-28 00:00").EntoncesHay<SegundoAjusteRequerido>();
    }

    [Fact]
    [Prueba("PCS-4.2.4-02")]
    public void TheSameProjectWithOtherDataIsAnotherDelivery()
    {
        var e = Camino.EnAjuste1().Y(Entrega(1, 1), "2019-11-21 10:00", Camino.Integrante(1));
        e.Cuando(Entrega(1, 1), "2019-11-21 11:00", Camino.Integrante(1)).NoPasaNada();
        Assert.Equal([1, 2], e.Cuando(Entrega(1, 1, 2), "2019-11-21 11:00", Camino.Integrante(1)).EntoncesHay<AjustePresentado>().Atiende.ToArray());
        var menos = Entrega(1, 1) with { Conceptos = [.. Camino.Conceptos.Select((c, i) => i == 0 ? c with { MontoPcs = c.MontoPcs - 1m } : c)] };
        Assert.Equal(menos.Conceptos.ToArray(), e.Cuando(menos, "2019-11-21 11:00", Camino.Integrante(1)).EntoncesHay<AjustePresentado>().Conceptos.ToArray());
        e.Cuando(menos, "2019-11-28 00:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.4-02", "FUERA_DE_PLAZO");
    }

    [Fact]
    [Prueba("PCS-4.2.4-02", "PCS-4.2.4-03")]
    public void APartWaitsForTheOfficeOnlyOnceTheCommitteeCannotCompleteIt()
    {
        var parcial = Camino.EnAjuste1().Y(Entrega(1, 1), "2019-11-21 10:00", Camino.Integrante(1));
        Assert.False(PlazosDeAjuste.EsperaRevision(parcial.Estado));
        Assert.True(PlazosDeAjuste.EsperaRevision(Camino.EnAjuste1().Y(Entrega(2, 1, 2), "2019-11-22 10:00", Camino.Integrante(1)).Estado));
        Assert.True(PlazosDeAjuste.EsperaRevision(parcial.Y(new VencerPlazo("PZ-10"), "2019-11-28 00:00", Actor.Sistema).Estado));

        // Whose notice is not proven to have arrived has its whole term ahead.
        var sinConstancia = Camino.Apoyado().Y(Camino.DosObservaciones, "2019-11-15 09:00").Y(Entrega(1, 1), "2019-11-21 10:00", Camino.Integrante(1));
        Assert.False(PlazosDeAjuste.EsperaRevision(sinConstancia.Estado));
        Assert.True(PlazosDeAjuste.EsperaRevision(Camino.EnAjuste2().Y(Entrega(1, 1), "2019-11-29 10:00", Camino.Integrante(1)).Estado));
        Assert.False(PlazosDeAjuste.EsperaRevision(Camino.EnAjuste1().Estado));
    }

    [Fact]
    [Prueba("PCS-4.2.4-02")]
    public void WhatIsFoundAttendedWithoutTheCommitteeSayingSoIsNamed()
    {
        var hecho = new ProyectoAjustado(Mundo.Huella(1), 200_000m, Camino.Conceptos, [2]);
        var e = Camino.EnAjuste1()
            .Y(Entrega(1, 1), "2019-11-21 10:00", Camino.Integrante(1))
            .Cuando(Revision(1), "2019-11-22 10:00")
            .Entonces(hecho);
        Assert.Equal(Estatus.Ajustado, e.Estado.Estatus);
        Assert.EndsWith("autorizados. La revisión tuvo por atendido también lo que el Comité no dijo que atendió: la observación 2.", hecho.Relato, StringComparison.Ordinal);
        Assert.EndsWith("autorizados.", (hecho with { SinDecirlo = null }).Relato, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PZ-10", "AMB-28", "PCS-4.2.4-03")]
    public void SilenceInTheFirstTermOpensTheSecondAndOnlyAfterItsLastDay()
    {
        Camino.EnAjuste1().Cuando(new VencerPlazo("PZ-10"), "2019-11-27 23:59:59", Actor.Sistema).NoPasaNada();
        var e = Camino.EnAjuste1().Cuando(new VencerPlazo("PZ-10"), "2019-11-28 00:00", Actor.Sistema).Entonces(new SegundoAjusteRequerido([1, 2], PorSilencio: true));
        e.Cuando(new VencerPlazo("PZ-10"), "2019-11-28 00:01", Actor.Sistema).NoPasaNada();
    }

    [Fact]
    [Prueba("PZ-11", "PCS-4.2.4-04", "PCS-4.2.3.3-05")]
    public void SilenceInTheSecondTermEndsTheSupport()
    {
        Camino.EnAjuste2().Cuando(new VencerPlazo("PZ-11"), "2019-12-03 23:59:59", Actor.Sistema).NoPasaNada();
        var e = Camino.EnAjuste2().Cuando(new VencerPlazo("PZ-11"), "2019-12-04 00:00", Actor.Sistema).Entonces(new AjusteNoAtendido([1, 2]));

        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.AjusteNoAtendido), (e.Estado.Estatus, e.Estado.Causa!.Value));
        Assert.Empty(e.Estado.Plazos);
        e.Cuando(Entrega(1, 1, 2), "2019-12-04 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.4-02", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-4.2.4-02", "PCS-4.2.4-04")]
    public void WhatIsHandedInOnTimeIsNotLostWhenItsReviewIsLate()
    {
        var primero = Camino.EnAjuste1()
            .Y(Entrega(1, 1, 2), "2019-11-27 23:00", Camino.Integrante(1))
            .Cuando(new VencerPlazo("PZ-10"), "2019-11-28 00:00", Actor.Sistema)
            .Entonces(new PlazoConcluido("PZ-10", MotivoDeConclusion.EnRevision));
        primero.Cuando(Entrega(2, 1, 2), "2019-11-28 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.4-02", "FUERA_DE_PLAZO");
        primero.Cuando(Revision(1), "2019-12-02 09:00").EntoncesHay<ProyectoAjustado>();

        var segundo = Camino.EnAjuste2()
            .Y(Entrega(1, 1, 2), "2019-12-03 23:00", Camino.Integrante(1))
            .Cuando(new VencerPlazo("PZ-11"), "2019-12-04 00:00", Actor.Sistema)
            .Entonces(new PlazoConcluido("PZ-11", MotivoDeConclusion.EnRevision));
        segundo.Cuando(Revision(1), "2019-12-05 09:00").EntoncesHay<ProyectoAjustado>();
        segundo.Cuando(Revision(1, 2), "2019-12-05 09:00").Entonces(new AjusteNoAtendido([2]));
    }

    [Fact]
    [Prueba("PCS-4.2.4-04")]
    public void WithinTheSecondTermWhatPersistsCanStillBeAttended()
    {
        var e = Camino.EnAjuste2()
            .Y(Entrega(1, 1, 2), "2019-11-29 10:00", Camino.Integrante(1))
            .Cuando(Revision(1, 2), "2019-12-02 10:00")
            .Entonces(new AjusteRevisado(Mundo.Huella(1), [2]));
        Assert.Equal(Estatus.EnAjuste2, e.Estado.Estatus);

        e.Cuando(new VencerPlazo("PZ-11"), "2019-12-04 00:00", Actor.Sistema).EntoncesHay<AjusteNoAtendido>();
        e.Y(Entrega(2, 2), "2019-12-03 10:00", Camino.Integrante(1)).Cuando(Revision(2), "2019-12-03 12:00").EntoncesHay<ProyectoAjustado>();
    }

    [Fact]
    [Prueba("PCS-4.2.4-03", "PCS-4.2.4-04")]
    public void WhatWasFoundAttendedIsNotAskedForAgainInTheSecondTerm()
    {
        var e = Camino.EnAjuste1()
            .Y(Entrega(1, 1, 2), "2019-11-21 10:00", Camino.Integrante(1))
            .Y(Revision(1, 2), "2019-11-28 09:00")
            .Recibe("segundo-ajuste", "2019-11-28 10:00")
            .Y(Entrega(2, 2), "2019-12-03 10:00", Camino.Integrante(1));
        var rechazo = e.Cuando(Revision(2, 1), "2019-12-04 10:00").SeRechaza("PCS-4.2.4-03", "OBSERVACION_ATENDIDA");
        Assert.StartsWith("Ya se dio por atendida la observación 1 ", rechazo.Mensaje, StringComparison.Ordinal);
        e.Cuando(Revision(2, 2), "2019-12-04 10:00").Entonces(new AjusteNoAtendido([2]));
    }

    [Fact]
    [Prueba("PCS-4.2.4-03", "PCS-4.2.4-04")]
    public void AReviewInTheSecondTermTellsWhatIsMissingAndUntilWhen()
    {
        var e = Camino.EnAjuste2()
            .Y(Entrega(1, 1, 2), "2019-11-29 10:00", Camino.Integrante(1))
            .Y(Revision(1, 2), "2019-12-02 10:00");
        var mensaje = e.Mensaje("ajuste-revisado", "2019-12-02 10:00");
        Assert.Contains("\n- 2. Especificar el equipo del renglón m02.\n", mensaje, StringComparison.Ordinal);
        Assert.Contains("no se interrumpe y termina el martes 3 de diciembre de 2019 a las 24:00, hora del centro de México", mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("Precisar la meta 1", mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("todas", mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("Convenio", mensaje, StringComparison.Ordinal);

        // The mail may wait until the term is over, or until all is attended.
        e.Y(Entrega(2, 2), "2019-12-03 10:00", Camino.Integrante(1)).Y(Revision(2), "2019-12-04 10:00");
        mensaje = e.Mensaje("ajuste-revisado", "2019-12-04 10:00");
        Assert.Contains("\n- 2. Especificar", mensaje, StringComparison.Ordinal);
        Assert.Contains("terminó el martes 3 de diciembre de 2019", mensaje, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-4.2.4-03", "AMB-50")]
    public void AReviewBeforeTheSecondTermBeginsTellsWhatItIsCountedFrom()
    {
        var e = Camino.EnAjuste1()
            .Y(new VencerPlazo("PZ-10"), "2019-11-28 00:00", Actor.Sistema)
            .Y(Entrega(1, 1, 2), "2019-11-29 10:00", Camino.Integrante(1))
            .Y(Revision(1, 2), "2019-12-02 10:00");
        Assert.Contains("no se interrumpe y se cuenta desde que reciban el aviso que lo abre.", e.Mensaje("ajuste-revisado", "2019-12-02 10:00"), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-4.2.4-02", "AMB-48")]
    public void TheAdjustedObjectiveAndGoalsStayOnRecord()
    {
        var ajustados = new CompromisosAjustados("Techar la escuela", [new Meta("Aulas techadas", 2m, "Escuela", ["Fotografías"])]);
        var entrega = Entrega(1, 1, 2) with { Compromisos = ajustados };
        var e = Camino.EnAjuste1();
        e.Cuando(entrega with { Compromisos = ajustados with { Objetivo = " " } }, "2019-11-25 10:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.2-01", "CONTENIDO_INVALIDO");
        e.Cuando(entrega with { Compromisos = ajustados with { Metas = [ajustados.Metas[0] with { Cuanto = 0m }] } }, "2019-11-25 10:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.2-01", "CONTENIDO_INVALIDO");

        var hecho = e.Cuando(entrega, "2019-11-25 10:00", Camino.Integrante(1)).EntoncesHay<AjustePresentado>();
        Assert.Contains("Meta 1: Aulas techadas, 2, en Escuela. Se comprobará con: Fotografías.", hecho.Pormenores(ClavesDelRegistro.Tal));
        e.Y(entrega, "2019-11-25 10:00", Camino.Integrante(1)).Cuando(entrega, "2019-11-25 10:01", Camino.Integrante(1)).NoPasaNada();
        e.Y(entrega with { Compromisos = null }, "2019-11-25 10:02", Camino.Integrante(1));
        Assert.Null(e.Estado.Ajuste!.Compromisos);
        e.Y(entrega, "2019-11-25 10:03", Camino.Integrante(1)).Y(Revision(1), "2019-11-26 11:00");
        Assert.Equal(Estatus.Ajustado, e.Estado.Estatus);
        Assert.Equal(ajustados.EnPalabras(), e.Estado.Ajuste!.Compromisos!.EnPalabras());
    }

    [Fact]
    [Prueba("PCS-4.2.4-02")]
    public void OnlyTheLatestVersionIsReviewed()
    {
        var e = Camino.EnAjuste1()
            .Y(Entrega(1, 1, 2), "2019-11-25 10:00", Camino.Integrante(1))
            .Cuando(Entrega(1, 1, 2), "2019-11-25 10:01", Camino.Integrante(1)).NoPasaNada()
            .Y(Entrega(2, 1, 2), "2019-11-26 10:00", Camino.Integrante(1));
        e.Cuando(Revision(1), "2019-11-26 11:00").SeRechaza("PCS-4.2.4-02", "ENTREGA_SUSTITUIDA");
        e.Cuando(Revision(2, 3), "2019-11-26 11:00").SeRechaza("PCS-4.2.4-03", "OBSERVACION_INEXISTENTE");

        // The same document with another budget is another delivery.
        var leida = Revision(2) with { EntregadaEl = Reloj.Centro("2019-11-26 10:00") };
        e.Cuando(leida, "2019-11-26 11:00").EntoncesHay<ProyectoAjustado>();
        e.Y(Entrega(2, 1, 2) with { Conceptos = [.. Camino.Conceptos.Skip(1)] }, "2019-11-26 12:00", Camino.Integrante(1));
        e.Cuando(leida, "2019-11-26 13:00").SeRechaza("PCS-4.2.4-02", "ENTREGA_SUSTITUIDA");
        e.Cuando(Revision(2) with { EntregadaEl = Reloj.Centro("2019-11-26 12:00") }, "2019-11-26 13:00").EntoncesHay<ProyectoAjustado>();
    }

    [Fact]
    [Prueba("PCS-4.2.4-01", "PCS-4.2.4-02", "PCS-4.2.4-05")]
    public void EachActIsRefusedWhereTheRoadDoesNotAllowIt()
    {
        Camino.Apoyado().Cuando(Entrega(1, 1), "2019-11-19 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.4-02", "TRANSICION_NO_PERMITIDA");
        Camino.EnAjuste1().Cuando(Revision(1), "2019-11-20 09:00").SeRechaza("PCS-4.2.4-02", "TRANSICION_NO_PERMITIDA");
        Camino.EnAjuste1().Cuando(new TenerPorAjustado(), "2019-11-20 09:00").SeRechaza("PCS-4.2.4-01", "TRANSICION_NO_PERMITIDA");
        Camino.EnAjuste2().Cuando(Camino.DosObservaciones, "2019-11-29 09:00").SeRechaza("PCS-4.2.4-01", "TRANSICION_NO_PERMITIDA");
        Camino.EnAjuste1().Cuando(Entrega(1), "2019-11-20 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.4-02", "CONTENIDO_INVALIDO");
        Camino.EnAjuste1().Cuando(Entrega(1, 3), "2019-11-20 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.4-02", "CONTENIDO_INVALIDO");
        Camino.ConvenioRecibido().Cuando(new ModificarPresupuesto(Camino.Conceptos, "Ajuste"), "2019-12-05 09:00").SeRechaza("PCS-4.2.4-05", "TRANSICION_NO_PERMITIDA");
    }
}
