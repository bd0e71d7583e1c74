using System.Collections.Immutable;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comunes;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Expedientes;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;
using Calificacion = Dictamen.Core.Expedientes.E8_Informes.Calificacion;

namespace Dictamen.Core.Tests.Convocatorias.Normativa;

/// <summary>What each reading decides once a resolution of the Instancia Normativa replaced it, next to what it decides without one. AMB-26, AMB-31 and AMB-41 are tested with their stage.</summary>
[Prueba("PCS-3.7.2-01")]
public sealed class LecturasSustituidasTests
{
    [Fact, Prueba("AMB-07", "PCS-A7-02")]
    public void TheReceiptTakesOnlyTheThreeIdentificationsOfAnexo7()
    {
        var papeles = new EntregarPapeles(1, Camino.Recibo(120_000m), Camino.Cuenta());
        Camino.Suscrito().Cuando(papeles, "2019-12-13 10:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>();
        var rechazo = Con(Camino.Suscrito(), "AMB-07", "TRES_DEL_ANEXO_7").Cuando(papeles, "2019-12-13 10:00", Camino.Integrante(1)).SeRechaza("AMB-07");
        Assert.Equal(3, rechazo.Fallas.Length);
        var pasaporte = Camino.Cargos.ToImmutableDictionary(c => c, _ => new IdentificacionAnexa("PASAPORTE", Mundo.Huella(701)));
        Con(Camino.Suscrito(), "AMB-07", "TRES_DEL_ANEXO_7")
            .Cuando(papeles with { Recibo = papeles.Recibo! with { Identificaciones = pasaporte } }, "2019-12-13 10:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>();
    }

    [Fact, Prueba("AMB-12", "PZ-02")]
    public void TheCalendarOfAConvocatoriaIsResolvedBeforeItIsPublished()
    {
        var resolucion = new RegistrarResolucionIN("AMB-12", "NO", new DateOnly(2019, 10, 18), Mundo.Huella(7));
        var borrador = Pasos.Borrador().Y(resolucion, "2019-10-20");
        var calendario = CalendarioOficial.Inicial.Para(Mundo.Pcs, borrador.Estado);

        // Published on Friday 25/10, the fifteenth day is Saturday 09/11.
        Assert.Equal(Reloj.Dia("2019-11-09"), calendario.Computar(Mundo.Pcs.Termino("PZ-02"), Reloj.Dia("2019-10-25")).UltimoDia);
        Assert.Equal(Reloj.Dia("2019-11-11"), CalendarioOficial.Inicial.Para(Mundo.Pcs, Pasos.Borrador().Estado).Computar(Mundo.Pcs.Termino("PZ-02"), Reloj.Dia("2019-10-25")).UltimoDia);
        Pasos.Publicada().Cuando(resolucion, "2019-10-22").SeRechaza("AMB-12", "LECTURA_TARDIA");
        Pasos.Publicada().Y(resolucion with { Valor = "SI" }, "2019-10-22");
    }

    [Fact, Prueba("AMB-14", "PZ-04", "PZ-05", "PZ-06")]
    public void TheResultsOfTheDictaminationBeginWhereThoseOfReceptionEnd()
    {
        var cerrada = Pasos.Publicada().Y(Resuelve("AMB-14", "SUMADOS"), "2019-11-01").Y(new VencerPlazo("PZ-02/apertura"), "2019-10-22").Y(new VencerPlazo("PZ-02"), "2019-11-06").Estado;
        var concurrentes = Pasos.Cerrada().Estado;
        Assert.Equal((Reloj.Dia("2019-11-27"), Reloj.Dia("2019-11-27")), (concurrentes.Plazos["PZ-04"].UltimoDia, concurrentes.Plazos["PZ-05"].UltimoDia));
        Assert.Equal((Reloj.Dia("2019-11-27"), Reloj.Dia("2019-12-18"), Reloj.Dia("2019-12-18")), (cerrada.Plazos["PZ-04"].UltimoDia, cerrada.Plazos["PZ-05"].UltimoDia, cerrada.Plazos["PZ-06"].UltimoDia));
        Assert.Equal(Reloj.Dia("2019-12-18"), RutaCritica.Calcular(Mundo.Pcs, Calendario.Lfpa, Pasos.Dof, sumados: true).Dictaminacion);
    }

    [Fact, Prueba("AMB-22", "PCS-4.2.3.3-02")]
    public void WithoutALimitMoneyThatCameBackIsGivenUntilTheEnd()
    {
        // Two fit and the third waits; the second gives its money back when no agreement could come to be signed in the year.
        Escenario<Convocatoria> Escena() => Pasos.Difundida(1_400_000m, 700_000m, 700_000m, 600_000m).Y(new LiberarRecurso(Mundo.Folio(2), 700_000m, CausaDeLiberacion.Renuncia), "2019-12-11", Actor.Sistema);
        var promover = new PromoverSiguiente(Mundo.Folio(3), Mundo.Huella(9));
        Escena().Cuando(promover, "2019-12-11").SeRechaza("AMB-22", "YA_NO_CABE");
        Escena().Y(Resuelve("AMB-22", "SIN_LIMITE"), "2019-12-11").Cuando(promover, "2019-12-11").EntoncesHay<ProyectoPromovido>();
    }

    [Fact, Prueba("AMB-24", "PCS-4.2.3.3-07")]
    public void OnlyTheLaterOfSimilarProjectsIsExcluded()
    {
        DeclararSimilitud Con(int otro) => new DeclararSimilitud([Mundo.Folio(otro)], Mundo.Huella(1), Mundo.Huella(2), Mundo.Huella(3)).Buscando(_ => true);
        var tercero = Camino.Apoyado().Estado with { Folio = Mundo.Folio(3) };
        Escenario<Expediente>.Desde(tercero).Cuando(Con(5), "2019-11-20").EntoncesHay<SimilitudDeclarada>();
        LecturasSustituidasTests.Con(Escenario<Expediente>.Desde(tercero), "AMB-24", "SOLO_EL_POSTERIOR").Cuando(Con(5), "2019-11-20").SeRechaza("AMB-24");
        LecturasSustituidasTests.Con(Escenario<Expediente>.Desde(tercero), "AMB-24", "SOLO_EL_POSTERIOR").Cuando(Con(2), "2019-11-20").EntoncesHay<SimilitudDeclarada>();
    }

    [Fact, Prueba("AMB-29", "PCS-4.2.4-05")]
    public void WhatWasLoweredIsRaisedAgainAndNeverAboveWhatWasAssigned()
    {
        ModificarPresupuesto A(decimal equipo) => new([Camino.Conceptos[0], Camino.Conceptos[1] with { MontoPcs = equipo }, Camino.Conceptos[2]], "Cotización.");
        Camino.Apoyado().Y(A(50_000m), "2019-11-20").Cuando(A(60_000m), "2019-11-21").SeRechaza("AMB-29");
        var libre = Con(Camino.Apoyado(), "AMB-29", "LIBRE").Y(A(50_000m), "2019-11-20");
        libre.Cuando(A(80_000.01m), "2019-11-21").SeRechaza("AMB-29");
        libre.Cuando(A(80_000m), "2019-11-21").EntoncesHay<PresupuestoModificado>();
    }

    [Fact, Prueba("AMB-34", "PCS-4.2.8.1-05", "PCS-4.2.8.1-06")]
    public void ASinglePaymentIsADutyWhereItsCaseHolds()
    {
        Camino.Ajustado().Cuando(Camino.Convenio(), "2019-12-04 09:00").EntoncesHay<ConvenioEnviado>();
        Con(Camino.Ajustado(), "AMB-34", "OBLIGATORIA").Cuando(Camino.Convenio(), "2019-12-04 09:00").SeRechaza("AMB-34");
        Con(Camino.Ajustado(), "AMB-34", "OBLIGATORIA").Cuando(Camino.Convenio(unica: MotivoExhibicionUnica.TercerCuatrimestre), "2019-12-04 09:00").EntoncesHay<ConvenioEnviado>();

        // Out of the last four months, and above the amount: no case holds, and two payments stay possible.
        var sinCaso = Mundo.Pcs with { ExhibicionUnica = Mundo.Pcs.ExhibicionUnica with { Hasta = Reloj.Dia("2019-11-30") } };
        Con(Camino.Ajustado(), "AMB-34", "OBLIGATORIA").Con(e => e.Programa = sinCaso).Cuando(Camino.Convenio(), "2019-12-04 09:00").EntoncesHay<ConvenioEnviado>();
    }

    [Fact, Prueba("AMB-44", "PCS-4.2.12-08", "PZ-36")]
    public void TheImpedimentFollowsTheYearOfItsNotification()
    {
        var reprobado = Proyecto.Estado(Estatus.EnEjecucion) with { Informes = new Informes { Calificacion = new Calificacion(75m, 75m, false, false) } };
        Assert.Equal(2020, Proyecto.De(reprobado).Cuando(new DeclararComunidadImpedida(), "2020-03-15 10:00").EntoncesHay<ComunidadDeclaradaImpedida>().Ejercicio);
        var notificado = Con(Proyecto.De(reprobado), "AMB-44", "EJERCICIO_POSTERIOR_A_LA_NOTIFICACION").Y(new DeclararComunidadImpedida(), "2020-03-15 10:00");
        Assert.Equal(2021, notificado.Hechos.OfType<ComunidadDeclaradaImpedida>().Single().Ejercicio);
        Assert.Contains("durante el ejercicio fiscal 2021. El impedimento es de la comunidad y termina solo el viernes 31 de diciembre de 2021;", notificado.Mensaje("resultado-final", "2020-03-15 10:00"), StringComparison.Ordinal);
        Pasos.Publicada().Cuando(Resuelve("AMB-44", "PERSONAS_DEL_CPC"), "2019-11-01").SeRechaza("AMB-44", "LECTURA_SIN_EJECUTAR");
    }

    [Fact, Prueba("AMB-45", "PZ-30", "PZ-31")]
    public void EveryRequestedRefundHasFiveCalendarDays()
    {
        var requerir = new RequerirReintegro([SupuestoReintegro.Fiscalizacion], 5_000m, 0m, Mundo.Huella(90));
        Assert.Equal("PZ-31", Proyecto.En().Cuando(requerir, "2019-12-12 10:00").EntoncesHay<ReintegroRequerido>().Abre);
        var siempre = Con(Proyecto.En(), "AMB-45", "SIEMPRE_CINCO_NATURALES").Y(requerir, "2019-12-12 10:00").Y(Proyecto.Recibe("reintegro-1", "2019-12-12 11:00"), "2019-12-12 11:00", Actor.Sistema);

        // Thursday 12/12 and five days: Tuesday 17/12 (AMB-45's own case).
        Assert.Equal(Reloj.Dia("2019-12-17"), siempre.Estado.Plazos["PZ-30/1"].UltimoDia);
        siempre.Cuando(new Dictamen.Core.Expedientes.Comunes.VencerPlazo("PZ-30/1"), "2019-12-17 23:59:59", Actor.Sistema).NoPasaNada();
        siempre.Cuando(new Dictamen.Core.Expedientes.Comunes.VencerPlazo("PZ-30/1"), "2019-12-18 00:00", Actor.Sistema).EntoncesHay<ReintegroVencido>();
    }

    private static RegistrarResolucionIN Resuelve(string lectura, string valor) => new(lectura, valor, new DateOnly(2019, 10, 31), Mundo.Huella(7));

    private static Escenario<Expediente> Con(Escenario<Expediente> escenario, string lectura, string valor) =>
        escenario.Con(e => e.Convocatoria = Mundo.Convocatoria with { Resoluciones = Mundo.Convocatoria.Resoluciones.Add(lectura, new ResolucionNormativa(valor, new DateOnly(2019, 10, 31), Mundo.Huella(7))) });
}
