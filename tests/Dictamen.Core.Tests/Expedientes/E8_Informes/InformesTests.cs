using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E8_Informes;

public class InformesTests
{
    private static readonly EntregarInformeParcial Parcial = new(Proyecto.Parcial(), Mundo.Huella(49), Proyecto.Compromisos);
    private static readonly EntregarInformeFinal Final = new(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos);

    [Theory, Prueba("PCS-3.3.1-10", "PCS-A6-C4G-09", "PCS-4.2.11-01", "PZ-27")]
    [InlineData("2019-12-13 23:59:59", false)]
    [InlineData("2019-12-14 00:00", true)]
    public void ThePartialReportIsOnTimeUntilTheLastSecondOfItsDate(string cuando, bool tarde)
    {
        var entregado = Proyecto.En().Cuando(Parcial, cuando, Proyecto.Comite).EntoncesHay<InformeParcialEntregado>();

        Assert.Equal(tarde, entregado.Extemporaneo);
        Assert.Equal(40_000m, entregado.Ejercido);
    }

    [Fact, Prueba("PZ-27")]
    public void TheDateOfThePartialReportExpiresOnceAndALateReportIsStillReceived()
    {
        var escenario = Proyecto.En();
        escenario.Cuando(new VencerPlazo("PZ-27"), "2019-12-13 23:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-27"), "2019-12-14 00:00", Proyecto.Sistema)
            .Entonces(new InformeParcialNoEntregado("PZ-27", Reloj.Dia("2019-12-13")));
        escenario.Cuando(new VencerPlazo("PZ-27"), "2019-12-15 00:00", Proyecto.Sistema).NoPasaNada();

        Assert.True(escenario.Estado.Informes!.ParcialNoEntregado);
        escenario.Y(Parcial, "2019-12-16 10:00", Proyecto.Comite);
        Assert.True(escenario.Estado.Informes!.Parcial!.Extemporaneo);
    }

    [Fact, Prueba("AMB-48", "PCS-A6-C4K-01", "PCS-A11-06")]
    public void AReportIsComparedWithWhatWasAdjusted()
    {
        var estado = Proyecto.Estado();
        var escenario = Proyecto.De(estado with
        {
            Ajuste = estado.Ajuste! with { ProyectoAjustado = Mundo.Huella(32), Compromisos = new CompromisosAjustados("Techar la escuela", [new Meta("Aulas techadas", 2m, "Escuela", ["Fotografías"])]) },
        });
        var ajustados = new Compromisos(Mundo.Huella(32), "Techar la escuela", [new MetaComprometida("Aulas techadas", 2m)]);
        var informe = Proyecto.Parcial() with { Objetivo = "Techar la escuela", Metas = [new MetaInformada("Aulas techadas", 2m, 1m, "Escuela", 50m, "Una", "Fotos")] };

        escenario.Cuando(Parcial with { Compromisos = Proyecto.Compromisos with { Origen = Mundo.Huella(32) } }, "2019-12-10 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4K-01", "CONTENIDO_INVALIDO");
        escenario.Cuando(Parcial with { Compromisos = ajustados }, "2019-12-10 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4K-01", "CONTENIDO_INVALIDO");
        escenario.Cuando(Parcial with { Informe = informe, Compromisos = ajustados }, "2019-12-10 10:00", Proyecto.Comite).EntoncesHay<InformeParcialEntregado>();
    }

    [Fact, Prueba("PCS-A9-02", "PCS-4.2.11-01")]
    public void EveryAuthorisedLineIsReportedAlsoThoseWithoutSpending()
    {
        var gastos = GastoInformado.De(Proyecto.Estado().Ajuste!.Conceptos, [.. Proyecto.Comprobantes(40_000m).Take(1), new ComprobanteInformado("x99", "Ajeno", "9", Reloj.Dia("2019-12-02"), 5m)]);

        Assert.Equal<GastoInformado>([new GastoInformado("m01", 60_000m, 30_000m), new GastoInformado("h01", 40_000m, 0m), new GastoInformado("x99", 0m, 5m)], gastos);
    }

    [Fact]
    public void TheSameReportTwiceIsOneAndAnotherOneIsRefused()
    {
        var escenario = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);

        escenario.Cuando(Parcial, "2019-12-10 10:05", Proyecto.Comite).NoPasaNada();
        escenario.Cuando(Parcial with { Documento = Mundo.Huella(99) }, "2019-12-10 10:05", Proyecto.Comite).SeRechaza("PCS-A6-C4G-09", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-A6-C4G-10", "PCS-A6-C4G-09", "PZ-27")]
    public void TheSameFinalReportTwiceIsOneAndNoOtherReportComesAfterIt()
    {
        var escenario = Proyecto.En().Y(Final, "2020-01-10 10:00", Proyecto.Comite);

        escenario.Cuando(Final, "2020-01-10 10:05", Proyecto.Comite).NoPasaNada();
        escenario.Cuando(Final with { Documento = Mundo.Huella(99) }, "2020-01-10 10:05", Proyecto.Comite).SeRechaza("PCS-A6-C4G-10", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Parcial, "2020-01-10 10:05", Proyecto.Comite).SeRechaza("PCS-A6-C4G-09", "TRANSICION_NO_PERMITIDA");
        Assert.DoesNotContain("PZ-27", Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite).Estado.Plazos.Keys);
    }

    [Fact, Prueba("PZ-28", "PCS-A6-C4G-10")]
    public void AReportThatNeverCameKeepsThePartialOneAndOfAnEndedAgreementNoneIsMissed()
    {
        var parcial = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);
        Proyecto.De(parcial.Estado.Pasar(Estatus.Cancelado)).Cuando(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-28", MotivoDeConclusion.SinEfecto));
        parcial.Y(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema);
        Assert.Equal((true, 40_000m), (parcial.Estado.Informes!.FinalNoEntregado, parcial.Estado.Informes.Parcial!.Ejercido));
        Assert.DoesNotContain("PZ-28", parcial.Estado.Plazos.Keys);

        // Whoever handed it in is graded, although the alarm woke late and twice.
        var final = Proyecto.En().Y(Final, "2020-01-10 10:00", Proyecto.Comite).Estado;
        Proyecto.De(final.Abrir(parcial.Inicio.Plazos["PZ-28"])).Cuando(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-28", MotivoDeConclusion.SinEfecto));
    }

    [Fact, Prueba("PCS-4.2.12-02", "PCS-4.2.12-03", "PCS-4.2.12-05", "PCS-4.2.12-06")]
    public void EachStepOfTheEvaluationIsDoneOnceAndInItsOrder()
    {
        var evaluar = new EvaluarInformeParcial(true, "Cumple.", Mundo.Huella(72), Proyecto.Evidencia, Proyecto.Criterios);
        var (requerir, entregar) = (new RequerirInformacion(TipoInforme.Parcial, "Faltan listas.", Mundo.Huella(70)), new EntregarInformacion(TipoInforme.Parcial, Mundo.Huella(71)));
        var (cedula, solventar) = (new NotificarCedula(TipoInforme.Parcial, Mundo.Huella(73), true), new SolventarCedula(TipoInforme.Parcial, Mundo.Huella(74)));
        var escenario = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);

        escenario.Cuando(entregar, "2019-12-10 11:00", Proyecto.Comite).SeRechaza("PCS-4.2.12-03", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(requerir with { Motivo = " " }, "2019-12-10 11:00").SeRechaza("PCS-4.2.12-02", "CONTENIDO_INVALIDO");
        escenario.Y(requerir, "2019-12-10 11:00").Y(Proyecto.Recibe("informacion-parcial", "2019-12-10 12:00"), "2019-12-10 12:00", Proyecto.Sistema);
        escenario.Y(entregar, "2019-12-10 13:00", Proyecto.Comite).Cuando(entregar, "2019-12-10 13:01", Proyecto.Comite).NoPasaNada();
        escenario.Cuando(entregar with { Documento = Mundo.Huella(75) }, "2019-12-10 13:01", Proyecto.Comite).SeRechaza("PCS-4.2.12-03", "TRANSICION_NO_PERMITIDA");

        escenario.Cuando(solventar, "2019-12-11 09:00", Proyecto.Comite).SeRechaza("PCS-4.2.12-06", "TRANSICION_NO_PERMITIDA");
        escenario.Y(evaluar, "2019-12-11 10:00").Cuando(requerir with { Oficio = Mundo.Huella(76) }, "2019-12-11 10:30").SeRechaza("PCS-4.2.12-02");
        escenario.Y(cedula, "2019-12-11 11:00").Cuando(cedula, "2019-12-11 11:01").NoPasaNada();
        escenario.Cuando(cedula with { Cedula = Mundo.Huella(77) }, "2019-12-11 11:01").SeRechaza("PCS-4.2.12-05", "TRANSICION_NO_PERMITIDA");
        escenario.Y(Proyecto.Recibe("cedula-parcial", "2019-12-11 12:00"), "2019-12-11 12:00", Proyecto.Sistema);
        var plazo = escenario.Estado.Plazos["PZ-26/cedula-parcial"];
        escenario.Y(solventar, "2019-12-12 10:00", Proyecto.Comite).Cuando(solventar, "2019-12-12 10:01", Proyecto.Comite).NoPasaNada();
        escenario.Cuando(solventar with { Documento = Mundo.Huella(78) }, "2019-12-12 10:01", Proyecto.Comite).SeRechaza("PCS-4.2.12-06", "TRANSICION_NO_PERMITIDA");
        Assert.Equal(Mundo.Huella(74), escenario.Estado.Informes!.Parcial!.CedulaSolventada);
        Assert.DoesNotContain("PZ-26/cedula-parcial", escenario.Estado.Plazos.Keys);
        Proyecto.De(escenario.Estado.Abrir(plazo)).Cuando(new VencerPlazo(plazo.Id), "2019-12-19 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto));
    }

    [Fact, Prueba("PCS-4.2.12-01", "PCS-4.2.12-07", "PCS-4.2.12-08", "PCS-4.2.9-01")]
    public void AReportThatWasHandedInIsNotEvaluatedOnceTheAgreementWasCancelled()
    {
        static Escenario<Expediente> Cancelado(Escenario<Expediente> e) => Proyecto.De(e.Estado.Pasar(Estatus.Cancelado));
        const string Dia = "2020-02-10 10:00";
        var calificar = new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80));
        var requerido = Proyecto.ConInformeFinal().Y(new RequerirInformacion(TipoInforme.Final, "Falta un acta.", Mundo.Huella(70)), "2020-01-16 10:00");
        var calificado = Proyecto.ConInformeFinal().Y(calificar, "2020-02-03 10:00");
        var divergente = Proyecto.ConInformeFinal().Y(calificar with { Evidencia = Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false } }, "2020-02-03 10:00");
        var reprobado = Proyecto.ConInformeFinal().Y(calificar with { Evidencia = Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false, EvidenciaDeParticipacion = false } }, "2020-02-03 10:00");

        Cancelado(Proyecto.ConInformeFinal()).Cuando(calificar, Dia).SeRechaza("PCS-4.2.12-01", "TRANSICION_NO_PERMITIDA");
        Cancelado(Proyecto.ConInformeFinal()).Cuando(new RequerirInformacion(TipoInforme.Final, "Falta un acta.", Mundo.Huella(70)), Dia).SeRechaza("PCS-4.2.12-02", "TRANSICION_NO_PERMITIDA");
        Cancelado(requerido).Cuando(new EntregarInformacion(TipoInforme.Final, Mundo.Huella(71)), Dia, Proyecto.Comite).SeRechaza("PCS-4.2.12-03", "TRANSICION_NO_PERMITIDA");
        Cancelado(Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite)).Cuando(new EvaluarInformeParcial(true, "Cumple.", Mundo.Huella(72), Proyecto.Evidencia, Proyecto.Criterios), Dia).SeRechaza("PCS-4.2.12-01", "TRANSICION_NO_PERMITIDA");
        Cancelado(calificado).Cuando(new NotificarCedula(TipoInforme.Final, Mundo.Huella(81), false), Dia).SeRechaza("PCS-4.2.12-05", "TRANSICION_NO_PERMITIDA");
        Cancelado(divergente).Cuando(new ResolverDivergencia(true, "IN/1/2020", "Criterio.", Mundo.Huella(82)), Dia, Proyecto.Normativa).SeRechaza("AMB-41", "TRANSICION_NO_PERMITIDA");
        divergente.Cuando(new ResolverDivergencia(true, "IN/1/2020", " ", Mundo.Huella(82)), Dia, Proyecto.Normativa).SeRechaza("AMB-41", "CONTENIDO_INVALIDO");
        var cedula = new NotificarCedula(TipoInforme.Final, Mundo.Huella(81), false);
        Cancelado(calificado.Y(cedula, "2020-02-04 10:00")).Cuando(new TerminarProyecto(), Dia).SeRechaza("PCS-4.2.12-07", "TRANSICION_NO_PERMITIDA");
        Cancelado(reprobado.Y(cedula, "2020-02-04 10:00")).Cuando(new DeclararComunidadImpedida(), Dia).SeRechaza("PCS-4.2.12-08", "TRANSICION_NO_PERMITIDA");
        calificado.Cuando(Proyecto.Visita(5), Dia).SeRechaza("PCS-4.2.10-01", "TRANSICION_NO_PERMITIDA");
    }

    [Theory, Prueba("PCS-A6-C4G-10", "PZ-28", "AMB-39")]
    [InlineData("2020-01-01 09:00", true)]
    [InlineData("2020-01-31 23:59:59", true)]
    [InlineData("2020-02-01 00:00", false)]
    public void TheFinalReportOutlivesTheAgreementUntilTheEndOfJanuary(string cuando, bool procede)
    {
        var escenario = Proyecto.En().Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema).Cuando(Final, cuando, Proyecto.Comite);

        if (procede)
        {
            Assert.Equal(Proyecto.Pagado, escenario.EntoncesHay<InformeFinalEntregado>().Ejercido);
        }
        else
        {
            escenario.SeRechaza("PZ-28", "FUERA_DE_PLAZO");
        }
    }

    [Theory, Prueba("PZ-28", "PCS-4.2.12-08")]
    [InlineData(null, 0)]
    [InlineData(5, 20)]
    public void WithoutAFinalReportTheSumStaysBelowTheThreshold(int? visita, int suma)
    {
        var escenario = Proyecto.En();
        if (visita is { } cumplidos)
        {
            escenario.Y(Proyecto.Visita(cumplidos), "2019-12-10 12:00");
        }

        escenario.Cuando(new VencerPlazo("PZ-28"), "2020-01-31 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Y(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema);

        Assert.Equal(suma, escenario.Estado.Informes!.Calificacion!.Suma);
        escenario.Cuando(new TerminarProyecto(), "2020-02-03 10:00").SeRechaza("PCS-4.2.12-07", "CALIFICACION_INSUFICIENTE");
        escenario.Cuando(new DeclararComunidadImpedida(), "2020-02-03 10:00").EntoncesHay<ComunidadDeclaradaImpedida>();
    }

    [Fact]
    public void TheTermOfADeliveredFinalReportDoesNotExpire() =>
        Proyecto.ConInformeFinal().Cuando(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema).NoPasaNada();

    [Fact, Prueba("PCS-A6-C4G-10")]
    public void TheFinalReportComesAfterTheActionsEnd()
    {
        var manana = Final with { Informe = Proyecto.Final() with { PeriodoFin = Reloj.Dia("2019-12-18") } };

        Proyecto.En().Cuando(manana, "2019-12-19 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4G-10");
        Proyecto.En().Cuando(manana, "2019-12-20 10:00", Proyecto.Comite).EntoncesHay<InformeFinalEntregado>();
    }

    [Fact, Prueba("PCS-A9-02")]
    public void AFinalReportThatGoesOnAfterThePartialOneAddsToIt()
    {
        var resto = Proyecto.Final() with
        {
            PeriodoInicio = Reloj.Dia("2019-12-10"),
            Gastos = [new GastoInformado("m01", 60_000m, 60_000m)],
            Comprobantes = [new ComprobanteInformado("m01", "Pintura", "A-2", Reloj.Dia("2019-12-10"), 60_000m)],
        };
        var escenario = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);

        Assert.Equal(Proyecto.Pagado, escenario.Cuando(Final with { Informe = resto }, "2020-01-10 10:00", Proyecto.Comite).EntoncesHay<InformeFinalEntregado>().Ejercido);
        escenario.Cuando(Final with { Informe = resto with { PeriodoInicio = Reloj.Dia("2019-12-09") } }, "2020-01-10 10:00", Proyecto.Comite).SeRechaza("PCS-A9-02");
    }

    [Theory, Prueba("PCS-A9-02", "PCS-4.2.11-01")]
    [InlineData("2019-12-10", "2019-12-31", "TARDE, del 05/12/2019", "25/11/2019 al 31/12/2019")]
    [InlineData("2019-12-12", "2019-12-31", "TARDE, del 05/12/2019; DESPUES, del 11/12/2019", "25/11/2019 al 31/12/2019")]
    [InlineData("2019-12-10", "2019-12-10", "TARDE, del 05/12/2019; DESPUES, del 11/12/2019", "25/11/2019 al 11/12/2019")]
    [InlineData("2019-11-25", "2019-12-10", "DESPUES, del 11/12/2019", "25/11/2019 al 11/12/2019")]
    [InlineData("2019-11-25", "2019-12-31", null, null)]
    public void NoValidVoucherFallsBetweenTheTwoReports(string inicio, string fin, string? fuera, string? periodo)
    {
        static ComprobanteAsentado Asentado(int n, string numero, string fecha, bool valido = true) =>
            new(TipoDeComprobante.ReciboSimple, $"clave-{n}", Reloj.Dia(fecha), Mundo.Huella(n), [new CargoAConcepto("m01", "MATERIALES", 10_000m)], valido) { Numero = numero };
        static Expediente Con(Expediente e, params ComprobanteAsentado[] nuevos) => e with { Ministraciones = e.Ministraciones! with { Comprobantes = [.. e.Ministraciones.Comprobantes, .. nuevos] } };

        // The partial report told of the first; the second was registered after it, with a date of its period.
        var informado = Proyecto.De(Con(Proyecto.Estado(), Asentado(201, "INFORMADO", "2019-12-02"))).Y(Parcial, "2019-12-10 10:00", Proyecto.Comite).Estado;
        var estado = Con(informado, Asentado(202, "TARDE", "2019-12-05"), Asentado(203, "INVALIDO", "2019-12-05", valido: false), Asentado(204, "DESPUES", "2019-12-11"));
        var comprobantes = ComprobanteInformado.De(estado.Ministraciones!.Comprobantes, Reloj.Dia(inicio), Reloj.Dia(fin), _ => "");
        var final = Final with { Informe = Proyecto.Final() with { PeriodoInicio = Reloj.Dia(inicio), PeriodoFin = Reloj.Dia(fin), Gastos = GastoInformado.De(estado.Ajuste!.Conceptos, comprobantes), Comprobantes = [.. comprobantes.Select(c => c with { Descripcion = "Cemento" })] } };

        var escenario = Proyecto.De(estado).Cuando(final, "2020-01-10 10:00", Proyecto.Comite);
        if (fuera is null)
        {
            Assert.Equal(30_000m, escenario.EntoncesHay<InformeFinalEntregado>().Ejercido);
            return;
        }

        var falla = Assert.Single(escenario.SeRechaza("PCS-A9-02").Fallas);
        Assert.Contains($"({fuera})", falla.Mensaje, StringComparison.Ordinal);
        Assert.Contains($"que su periodo vaya del {periodo}.", falla.Mensaje, StringComparison.Ordinal);
        Assert.Equal(Reloj.Dia("2019-11-25"), GastosDelInforme.Desde(estado, Reloj.Dia("2019-12-10")));
        Assert.Equal(Reloj.Dia("2019-12-10"), GastosDelInforme.Desde(informado, Reloj.Dia("2019-12-10")));
    }

    [Fact, Prueba("PCS-A9-02", "PCS-4.2.11-01")]
    public void AVoucherIsOfThePeriodThatHasItsDayAndIsToldOnlyByAReportThatHasIt()
    {
        static ComprobanteAsentado Asentado(string fecha) =>
            new(TipoDeComprobante.ReciboSimple, fecha, Reloj.Dia(fecha), Mundo.Huella(1_000 + Reloj.Dia(fecha).DayOfYear), [new CargoAConcepto("m01", "MATERIALES", 1_000m)], true) { Numero = fecha };
        static Expediente Con(Expediente e, params string[] fechas) => e with { Ministraciones = e.Ministraciones! with { Comprobantes = [.. e.Ministraciones.Comprobantes, .. fechas.Select(Asentado)] } };
        static Expediente Informado(params string[] fechas) =>
            Proyecto.De(Con(Proyecto.Estado(), fechas)).Y(Parcial with { Informe = Proyecto.Parcial() with { PeriodoInicio = Reloj.Dia("2019-11-26") } }, "2019-12-10 10:00", Proyecto.Comite).Estado;
        static DateOnly Desde(Expediente e, string inicio) => GastosDelInforme.Desde(e, Reloj.Dia(inicio));

        // The partial report told of its first day and of its last; the final one tells of its own.
        var informado = Informado("2019-11-26", "2019-12-09");
        Assert.Equal(Reloj.Dia("2019-12-10"), Desde(informado, "2019-12-10"));
        var estado = Con(informado, "2019-12-10", "2019-12-31");
        var comprobantes = ComprobanteInformado.De(estado.Ministraciones!.Comprobantes, Reloj.Dia("2019-12-10"), Reloj.Dia("2019-12-31"), _ => "");
        var resto = Proyecto.Final() with { PeriodoInicio = Reloj.Dia("2019-12-10"), Gastos = GastoInformado.De(estado.Ajuste!.Conceptos, comprobantes), Comprobantes = [.. comprobantes.Select(c => c with { Descripcion = "Cemento" })] };
        Proyecto.De(estado).Cuando(Final with { Informe = resto }, "2020-01-10 10:00", Proyecto.Comite).EntoncesHay<InformeFinalEntregado>();

        // What was registered afterwards brings its day back, or the whole period of the partial report that has it.
        Assert.Equal(Reloj.Dia("2019-11-26"), Desde(Con(informado, "2019-12-09"), "2019-12-10"));
        Assert.Equal(Reloj.Dia("2019-12-12"), Desde(Con(informado, "2019-12-12"), "2019-12-15"));

        // What was registered before it with a day that it does not have was not told.
        Assert.Equal(Reloj.Dia("2019-12-10"), Desde(Informado("2019-12-10"), "2019-12-12"));
        Assert.Equal(Reloj.Dia("2019-11-25"), Desde(Informado("2019-11-25", "2019-12-10"), "2019-12-12"));
    }

    [Theory, Prueba("PCS-A9-02")]
    [InlineData("2019-12-08", false)]
    [InlineData("2019-12-09", true)]
    public void AFinalReportThatBeginsWithThePartialOneCoversAllOfIt(string fin, bool procede)
    {
        var escenario = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);
        escenario.Cuando(Final with { Informe = Proyecto.Final() with { PeriodoFin = Reloj.Dia(fin) } }, "2020-01-10 10:00", Proyecto.Comite);
        if (procede)
        {
            escenario.EntoncesHay<InformeFinalEntregado>();
        }
        else
        {
            escenario.SeRechaza("PCS-A9-02");
        }
    }

    [Fact, Prueba("PCS-4.2.12-02", "PCS-4.2.12-03", "PCS-A6-C14-02", "PZ-26")]
    public void InformationAskedOnASaturdayIsDueFiveWorkingDaysAfterMonday()
    {
        // dias-habiles.md, example 12: received on Saturday 23/11/2019, last day Monday 02/12/2019.
        var inicio = Proyecto.Estado() with { Informes = new Informes { Parcial = new Informe(Mundo.Huella(49), Reloj.Centro("2019-11-22 10:00"), EstatusInforme.EnEvaluacion, 40_000m) } };
        var escenario = Proyecto.De(inicio)
            .Y(new RequerirInformacion(TipoInforme.Parcial, "Faltan las listas de asistencia.", Mundo.Huella(70)), "2019-11-22 17:00")
            .Y(Proyecto.Recibe("informacion-parcial", "2019-11-23 11:00"), "2019-11-23 11:00", Proyecto.Sistema);

        var plazo = escenario.Estado.Plazos["PZ-26/parcial"];
        Assert.Equal(Reloj.Dia("2019-12-02"), plazo.UltimoDia);
        escenario.Cuando(new EntregarInformacion(TipoInforme.Parcial, Mundo.Huella(71)), "2019-12-03 00:00", Proyecto.Comite).SeRechaza("PZ-26", "FUERA_DE_PLAZO");
        escenario.Cuando(new EvaluarInformeParcial(true, "Cumple.", Mundo.Huella(72), Proyecto.Evidencia, Proyecto.Criterios), "2019-12-02 12:00").SeRechaza("PCS-4.2.12-01");
        escenario.Cuando(new EntregarInformacion(TipoInforme.Parcial, Mundo.Huella(71)), "2019-12-02 23:59:59", Proyecto.Comite)
            .Entonces(new InformacionEntregada(TipoInforme.Parcial, Mundo.Huella(71)));
        Assert.Equal(EstatusInforme.EnEvaluacion, escenario.Estado.Informes!.Parcial!.Estatus);
        Assert.DoesNotContain("PZ-26/parcial", escenario.Estado.Plazos.Keys);

        // An alarm that wakes late takes nothing away.
        Proyecto.De(escenario.Estado.Abrir(plazo)).Cuando(new VencerPlazo(plazo.Id), "2019-12-03 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto));
    }

    [Fact, Prueba("PCS-4.2.12-04", "PZ-26")]
    public void WithoutAnAnswerTheEvaluationGoesOnWithWhatThereIs()
    {
        var escenario = Proyecto.ConInformeFinal()
            .Y(new RequerirInformacion(TipoInforme.Final, "Falta un acta.", Mundo.Huella(70)), "2020-01-16 10:00")
            .Y(Proyecto.Recibe("informacion-final", "2020-01-16 11:00"), "2020-01-16 11:00", Proyecto.Sistema);

        escenario.Cuando(new VencerPlazo("PZ-26/final"), "2020-01-23 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-26/final"), "2020-01-24 00:00", Proyecto.Sistema)
            .Entonces(new InformacionNoEntregada(TipoInforme.Final, "PZ-26/final", Reloj.Dia("2020-01-23")));
        Assert.DoesNotContain("PZ-26/final", escenario.Estado.Plazos.Keys);
        escenario.Cuando(new RequerirInformacion(TipoInforme.Final, "Otra vez.", Mundo.Huella(70)), "2020-01-24 10:00").SeRechaza("PCS-4.2.12-02", "YA_REQUERIDA");
        escenario.Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-01-24 10:00").EntoncesHay<InformeFinalCalificado>();
    }

    [Fact, Prueba("AMB-50", "PZ-26")]
    public void ARequestThatBouncedOpensNoTerm()
    {
        var escenario = Proyecto.ConInformeFinal()
            .Y(new RequerirInformacion(TipoInforme.Final, "Falta un acta.", Mundo.Huella(70)), "2020-01-16 10:00")
            .Y(new RegistrarRebote("informacion-final", "buzón lleno"), "2020-01-16 10:01", Proyecto.Sistema);

        Assert.DoesNotContain("PZ-26/final", escenario.Estado.Plazos.Keys);
        escenario.Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-03-01 10:00").SeRechaza("PCS-4.2.12-01");
    }

    [Theory, Prueba("AMB-35", "PCS-4.2.12-01")]
    [InlineData(true)]
    [InlineData(false)]
    public void ThePartialReportMeetsTheAgreementOrNotWithoutAnyThreshold(bool cumple)
    {
        var escenario = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);

        var evaluar = new EvaluarInformeParcial(cumple, "Equivale a 60 puntos.", Mundo.Huella(72), Proyecto.Evidencia with { EvidenciaDelObjetivo = false }, Proyecto.Criterios);
        escenario.Cuando(evaluar with { Motivo = " " }, "2019-12-11 10:00").SeRechaza("AMB-35");
        escenario.Y(evaluar, "2019-12-11 10:00");
        Assert.Equal(cumple, escenario.Estado.Informes!.ParcialCumpleInstrumento);
        Assert.Equal(Estatus.EnEjecucion, escenario.Estado.Estatus);
    }

    [Fact, Prueba("PCS-4.2.12-01", "PCS-A11-01", "PCS-A11-02", "AMB-35", "AMB-42")]
    public void ThePartialReportIsEvaluatedByTheIndicatorsOfAnexo11WithTheFiguresOfTheFile()
    {
        var escenario = Proyecto.En().Y(Proyecto.Visita(5), "2019-12-10 09:00").Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);
        var evaluar = new EvaluarInformeParcial(true, "Cumple.", Mundo.Huella(72), Proyecto.Evidencia with { Ejercido = Proyecto.Pagado, PorcentajeVisita = null, EvidenciaDeCohesion = false }, Proyecto.Criterios);

        escenario.Cuando(evaluar with { Criterios = Proyecto.Criterios.RemoveAt(0) }, "2019-12-11 10:00").SeRechaza("PCS-A11-01");
        var evaluado = escenario.Cuando(evaluar, "2019-12-11 10:00").EntoncesHay<InformeParcialEvaluado>();
        var puntos = evaluado.Puntos!;
        Assert.True(puntos.ConVisita);
        Assert.Equal(["I1: 0", "I2: 5", "I3: 20", "I4: 35", "I5: 5", "I6: 0", "I7: 10"], puntos.Indicadores.Select(i => $"{i.Indicador}: {i.Puntos:0}"));
        Assert.Contains("faltó ejercer $60,000.00 de $100,000.00", puntos.Indicadores[0].Motivo, StringComparison.Ordinal);
        Assert.Equal(75m, puntos.Suma);
        Assert.Equal(Proyecto.Criterios.AsEnumerable(), puntos.Criterios);
        Assert.Contains("75 puntos, sin mínimo que alcanzar", evaluado.Relato, StringComparison.Ordinal);
        Assert.Contains(evaluado.Pormenores(ClavesDelRegistro.Tal), p => p.StartsWith("Suma: 0 + 5 + 20 + 35 + 5 + 0 + 10 = 75.", StringComparison.Ordinal));
        escenario.Y(evaluar, "2019-12-11 10:00");
        Assert.Null(escenario.Estado.Informes!.Calificacion);
        Assert.True(escenario.Estado.Informes.ParcialCumpleInstrumento);
    }

    [Fact, Prueba("PCS-4.2.12-01")]
    public void AnEvaluationOfBeforeThePointsWereKeptIsStillRead()
    {
        var estado = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite).Estado;
        var antes = new InformeParcialEvaluado(true, "Cumple.", Mundo.Huella(72));
        Assert.True(antes.Aplicar(estado).Informes!.ParcialCumpleInstrumento);
        Assert.Equal("Se evaluó el Informe Parcial: cumple lo establecido en el Convenio. Cumple.", antes.Relato);
        Assert.Empty(antes.Pormenores(ClavesDelRegistro.Tal));
    }

    [Theory, Prueba("PCS-4.2.8-03", "PCS-4.2.8-04")]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void TheCommitteeIsToldThatItsReceiptLetsTheSecondPaymentGoAhead(bool cumple, bool unica, bool avisa)
    {
        var inicio = Proyecto.Estado(Estatus.EnEjecucion);
        var escenario = Proyecto.De(inicio with { Convenio = inicio.Convenio! with { ExhibicionUnica = unica } })
            .Y(Parcial, "2019-12-10 10:00", Proyecto.Comite)
            .Y(new EvaluarInformeParcial(cumple, "Lo que se hizo.", Mundo.Huella(72), Proyecto.Evidencia, Proyecto.Criterios), "2019-12-11 10:00");

        Assert.Equal(avisa, escenario.Estado.UltimaNotificacion(InformeParcialEvaluado.Aviso) is { AbrePlazo: null });

        // What was recorded before tells nobody now.
        Assert.Null(new InformeParcialEvaluado(true, "Cumple.", Mundo.Huella(72)).Aplicar(escenario.Estado with { Notificaciones = escenario.Estado.Notificaciones.Clear() }).UltimaNotificacion(InformeParcialEvaluado.Aviso));
    }

    [Fact, Prueba("PCS-4.2.12-05", "PCS-4.2.12-06")]
    public void OnlyACedulaThatAsksForSomethingOpensATerm()
    {
        var evaluado = Proyecto.En().Y(Parcial, "2019-12-10 10:00", Proyecto.Comite);
        evaluado.Cuando(new NotificarCedula(TipoInforme.Parcial, Mundo.Huella(73), false), "2019-12-11 10:00").SeRechaza("PCS-4.2.12-05");
        evaluado.Y(new EvaluarInformeParcial(true, "Cumple.", Mundo.Huella(72), Proyecto.Evidencia, Proyecto.Criterios), "2019-12-11 10:00")
            .Y(new NotificarCedula(TipoInforme.Parcial, Mundo.Huella(73), true), "2019-12-11 11:00")
            .Y(Proyecto.Recibe("cedula-parcial", "2019-12-11 12:00"), "2019-12-11 12:00", Proyecto.Sistema);

        Assert.Equal(Reloj.Dia("2019-12-18"), evaluado.Estado.Plazos["PZ-26/cedula-parcial"].UltimoDia);

        // The same Cédula in other terms is not the same: nobody is told that it was done.
        evaluado.Cuando(new NotificarCedula(TipoInforme.Parcial, Mundo.Huella(73), true), "2019-12-12 10:00").NoPasaNada();
        evaluado.Cuando(new NotificarCedula(TipoInforme.Parcial, Mundo.Huella(73), false), "2019-12-12 10:00").SeRechaza("PCS-4.2.12-05", "CEDULA_NOTIFICADA");
        evaluado.Cuando(new SolventarCedula(TipoInforme.Parcial, Mundo.Huella(74)), "2019-12-19 00:00", Proyecto.Comite).SeRechaza("PZ-26", "FUERA_DE_PLAZO");
        evaluado.Cuando(new VencerPlazo("PZ-26/cedula-parcial"), "2019-12-19 00:00", Proyecto.Sistema)
            .Entonces(new PlazoConcluido("PZ-26/cedula-parcial", MotivoDeConclusion.Incumplido));
        evaluado.Cuando(new SolventarCedula(TipoInforme.Parcial, Mundo.Huella(74)), "2019-12-19 10:00", Proyecto.Comite).EntoncesHay<CedulaSolventada>();
        Assert.Null(new CedulaNotificada(TipoInforme.Parcial, Mundo.Huella(73), false).Aplicar(evaluado.Estado).UltimaNotificacion("cedula-parcial")!.AbrePlazo);
    }

    [Theory, Prueba("PCS-4.2.11-01", "PCS-A6-C4G-10")]
    [InlineData(Estatus.Apoyado)]
    [InlineData(Estatus.ConvenioSuscrito)]
    [InlineData(Estatus.Terminado)]
    [InlineData(Estatus.ComunidadImpedida)]
    [InlineData(Estatus.TerminacionAnticipada)]
    [InlineData(Estatus.Cancelado)]
    public void NothingOfThisStageHappensOutsideOfExecution(Estatus estatus)
    {
        var escenario = Proyecto.En(estatus);

        escenario.Cuando(Parcial, "2019-12-10 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4G-09", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Final, "2019-12-30 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4G-10", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Proyecto.Visita(5), "2019-12-10 10:00").SeRechaza("PCS-4.2.10-01", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new RequerirInformacion(TipoInforme.Parcial, "Motivo.", default), "2019-12-10 10:00").SeRechaza("PCS-4.2.12-02");
        escenario.Cuando(new EntregarInformacion(TipoInforme.Parcial, Mundo.Huella(1)), "2019-12-10 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.12-03");
        escenario.Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, default), "2019-12-10 10:00").SeRechaza("PCS-4.2.12-01");
        escenario.Cuando(new ResolverDivergencia(true, "IN-1", "Motivo.", default), "2019-12-10 10:00", Proyecto.Normativa).SeRechaza("AMB-41");
    }
}
