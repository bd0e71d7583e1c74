using Dictamen.Core.Comunidades;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E8_Informes;

public class ResultadoFinalTests
{
    private const string Resguardo = "Conserven el expediente completo hasta el martes 31 de diciembre de 2024. Los inmuebles";

    [Fact, Prueba("PCS-4.2.12-07", "PCS-A6-C14-01", "AMB-40", "PCS-A6-C4G-08")]
    public void EightyPointsWithVisitEndTheProject()
    {
        // T02: the visit misses the mark (3 of 5), everything else is met.
        var escenario = Calificado(3, Proyecto.Evidencia).Y(Cedula(requiere: false), "2020-02-03 10:00");

        Assert.Equal((80m, 80m, true, false), escenario.Estado.Informes!.Calificacion is { } c ? (c.Suma, c.Base100, c.Aprobatoria, c.Divergencia) : default);
        escenario.Cuando(new DeclararComunidadImpedida(), "2020-02-03 10:00").SeRechaza("PCS-4.2.12-08", "CALIFICACION_APROBATORIA");
        escenario.Cuando(new TerminarProyecto(), "2020-02-03 10:00").Entonces(new ProyectoTerminado(80m));
        Assert.Equal(Estatus.Terminado, escenario.Estado.Estatus);
        Assert.Equal("proyecto-terminado", escenario.Estado.Notificaciones["resultado-final"].Plantilla);
        Assert.Contains(Resguardo, escenario.Mensaje("resultado-final", "2020-02-03 10:00"), StringComparison.Ordinal);
        Assert.Empty(escenario.Estado.Encargos);
        escenario.Cuando(new TerminarProyecto(), "2020-02-03 11:00").NoPasaNada();
        Assert.All(escenario.Hechos, h => Assert.DoesNotContain("xcelente", h.Relato, StringComparison.Ordinal));
    }

    [Fact, Prueba("PCS-4.2.12-08", "AMB-44", "PZ-36", "PCS-A6-C4G-08")]
    public void SeventyFivePointsKeepTheCommunityOutOfTheYearAfterTheSupport()
    {
        // T13 without visit: I1, I6 and I7 fail.
        var escenario = Calificado(null, Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false, EvidenciaDeParticipacion = false }).Y(Cedula(requiere: false), "2020-02-04 10:00");

        Assert.Equal(75m, escenario.Estado.Informes!.Calificacion!.Suma);
        escenario.Cuando(new TerminarProyecto(), "2020-03-15 10:00").SeRechaza("PCS-4.2.12-07", "CALIFICACION_INSUFICIENTE");
        escenario.Cuando(new DeclararComunidadImpedida(), "2020-03-15 10:00").Entonces(new ComunidadDeclaradaImpedida(75m, Proyecto.Clave, 2020));
        Assert.Equal(Estatus.ComunidadImpedida, escenario.Estado.Estatus);
        var encargo = escenario.Estado.Encargos["impedir-comunidad"];
        Assert.Equal(Proyecto.Clave, encargo.Destino);
        Assert.Equal(new ImpedirComunidad(2020, Mundo.Folio()), encargo.Acto);
        escenario.Cuando(new DeclararComunidadImpedida(), "2020-03-16 10:00").NoPasaNada();
        var mensaje = escenario.Mensaje("resultado-final", "2020-03-15 10:00");
        Assert.Contains("durante el ejercicio fiscal 2020. El impedimento es de la comunidad y termina solo el jueves 31 de diciembre de 2020;", mensaje, StringComparison.Ordinal);
        Assert.Contains(Resguardo, mensaje, StringComparison.Ordinal);
    }

    [Theory, Prueba("PCS-A11-03", "AMB-42")]
    [InlineData(100_000, 110)]
    [InlineData(99_999, 95)]
    public void OnePesoNotSpentIsNotAll(int ejercido, int suma)
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: ejercido)
            .Y(new CalificarInformeFinal(Proyecto.Evidencia with { Ejercido = 1_000_000m, PorcentajeVisita = 100m }, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00");

        Assert.Equal(suma, escenario.Estado.Informes!.Calificacion!.Suma);
    }

    [Fact, Prueba("PCS-A11-03", "AMB-42", "PCS-7.2-03")]
    public void WhatTheFileKnowsOfTheVouchersGoesBeforeWhatTheReportSays()
    {
        // Of 100,000 pesos reported, a voucher of 40,000 was declared invalid; nobody observes it.
        var estado = Proyecto.ConInformeFinal().Estado;
        ComprobanteAsentado Asentado(int n, decimal monto, bool valido) => new(TipoDeComprobante.Factura, $"clave-{n}", Reloj.Dia("2019-12-05"), Mundo.Huella(n), [new CargoAConcepto("m01", "MATERIALES", monto)], valido) { Numero = $"{n}" };
        var escenario = Proyecto.De(estado with { Ministraciones = estado.Ministraciones! with { Comprobantes = [Asentado(201, 60_000m, true) with { Verificada = true }, Asentado(202, 40_000m, false)] } });

        var calificado = escenario.Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
        var gasto = calificado.Indicadores.Single(i => i.Indicador == "I1");
        Assert.Equal(0m, gasto.Puntos);
        Assert.Contains("faltó ejercer $40,000.00 de $100,000.00", gasto.Motivo, StringComparison.Ordinal);
        Assert.Contains("un comprobante no cumple con las Reglas", gasto.Motivo, StringComparison.Ordinal);
        Assert.Null(calificado.Observaciones);

        // Nor does it prove more than the report does.
        escenario = Proyecto.De(estado with { Informes = estado.Informes! with { Final = estado.Informes.Final! with { Ejercido = 90_000m } }, Ministraciones = estado.Ministraciones! with { Comprobantes = [Asentado(201, Proyecto.Pagado, true)] } });
        calificado = escenario.Cuando(new CalificarInformeFinal(Proyecto.Evidencia with { ComprobantesQueNoCumplen = 2 }, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
        gasto = calificado.Indicadores.Single(i => i.Indicador == "I1");
        Assert.Contains("faltó ejercer $10,000.00 de $100,000.00", gasto.Motivo, StringComparison.Ordinal);
        Assert.Contains("2 comprobantes no cumplen con las Reglas", gasto.Motivo, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-A11-03", "PCS-4.2.12-08", "PCS-A6-C4G-10", "PZ-29")]
    public void WhatIsPaidAfterTheFinalReportIsRefundedAndTakesNoPoints()
    {
        var estado = Proyecto.Estado();
        var escenario = Proyecto.De(estado with { Ministraciones = new Ministraciones { Pagos = estado.Ministraciones!.Pagos.Add(new Ministracion(2, 80_000m, EstatusMinistracion.Aprobada, "op-1")) } })
            .Y(new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos), "2019-12-31 10:00", Proyecto.Comite)
            .Y(new RegistrarPago(2, "ABC2", Reloj.Dia("2019-12-31")), "2019-12-31 12:00", Camino.Operador)
            .Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);

        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema)
            .Entonces(new ReintegroVencido("PZ-29", 1, 80_000m, Reloj.Dia("2020-01-15")));
        var calificado = escenario.Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
        Assert.Equal(15m, calificado.Indicadores.Single(i => i.Indicador == "I1").Puntos);
        Assert.True(calificado.Aprobatoria);
    }

    [Fact, Prueba("PZ-29", "PCS-A6-C17-01", "PCS-4.2.8-01", "PCS-4.2.12-07", "PCS-4.2.12-08")]
    public void APaymentInCourseIsRegisteredBeforeTheResultAndItsRefundIsOverdueThen()
    {
        var estado = Proyecto.Estado();
        var escenario = Proyecto.De(estado with { Ministraciones = new Ministraciones { Pagos = estado.Ministraciones!.Pagos.Add(new Ministracion(2, 80_000m, EstatusMinistracion.Aprobada, "op-1")) } })
            .Y(new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos), "2019-12-31 10:00", Proyecto.Comite)
            .Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);

        // The last second of the term, and the one after it.
        var pago = new RegistrarPago(2, "ABC2", Reloj.Dia("2019-12-31"));
        Proyecto.De(escenario.Estado).Cuando(pago, "2020-01-15 23:59:59", Camino.Operador).Entonces(new MinistracionPagada(2, 80_000m, "ABC2", Reloj.Dia("2019-12-31")));
        escenario.Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);
        Proyecto.De(escenario.Estado).Cuando(pago, "2020-01-16 00:00", Camino.Operador).EntoncesHay<ReintegroVencido>();

        escenario.Y(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 09:00")
            .Y(Cedula(requiere: false), "2020-02-03 10:00");

        Assert.Empty(escenario.Hechos.OfType<ReintegroVencido>());
        escenario.Cuando(new TerminarProyecto(), "2020-02-03 11:00").SeRechaza("PCS-4.2.3.4-01", "PAGO_EN_CURSO");
        escenario.Cuando(pago, "2020-02-03 12:00", Camino.Operador)
            .Entonces(new MinistracionPagada(2, 80_000m, "ABC2", Reloj.Dia("2019-12-31")), new ReintegroVencido("PZ-29", 1, 80_000m, Reloj.Dia("2020-01-15")));
        escenario.Cuando(new TerminarProyecto(), "2020-02-03 13:00").EntoncesHay<ProyectoTerminado>();
    }

    [Fact, Prueba("PCS-4.2.8-01", "PCS-4.2.12-08")]
    public void TheCommunityIsNotImpededWhileAPaymentIsInCourse()
    {
        var escenario = Calificado(null, Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false, EvidenciaDeParticipacion = false }).Y(Cedula(requiere: false), "2020-02-04 10:00");
        var pagos = escenario.Estado.Ministraciones!;
        Proyecto.De(escenario.Estado with { Ministraciones = pagos with { Pagos = pagos.Pagos.Add(new Ministracion(2, 80_000m, EstatusMinistracion.Aprobada, "op-1")) } })
            .Cuando(new DeclararComunidadImpedida(), "2020-03-15 10:00").SeRechaza("PCS-4.2.3.4-01", "PAGO_EN_CURSO");
    }

    private static readonly RegistrarPago PagoTardio = new(1, "ABC1", Reloj.Dia("2019-12-31"));

    // Paid within the year, and the office had not registered its proof when the year, and the term for the final report, ended.
    private static Escenario<Expediente> SinRegistrarElPago() =>
        Proyecto.De(Proyecto.Estado(Estatus.ConvenioSuscrito) with { Ministraciones = new Ministraciones { Pagos = [new Ministracion(1, Proyecto.Pagado, EstatusMinistracion.Aprobada, "op-1")] } })
            .Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema)
            .Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);

    [Theory, Prueba("PZ-28", "PCS-A6-C4G-10", "AMB-50")]
    [InlineData("2020-01-02 10:00", "2020-02-03")]
    [InlineData("2020-01-31 23:59:59", "2020-03-06")]
    [InlineData("2020-02-05 10:00", "2020-03-09")]
    public void AFirstPaymentThatIsRegisteredAfterTheValidityGivesTheFinalReportAFullTermFromItsNotice(string registrado, string ultimo)
    {
        var escenario = SinRegistrarElPago();
        if (string.CompareOrdinal(registrado, "2020-02-01") > 0)
        {
            escenario.Y(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema);
        }

        escenario.Cuando(PagoTardio, registrado, Camino.Operador).Entonces(new MinistracionPagada(1, Proyecto.Pagado, "ABC1", Reloj.Dia("2019-12-31"), "PZ-28"));
        escenario.Cuando(PagoTardio, registrado, Camino.Operador).NoPasaNada();
        Assert.Equal((Estatus.EnEjecucion, null), (escenario.Estado.Estatus, escenario.Estado.Informes?.Final));
        Assert.Contains("Tienen 31 días naturales para presentar el Informe Final. Se cuentan desde el día siguiente", escenario.Mensaje("ministracion-1", registrado), StringComparison.Ordinal);
        escenario.Cuando(new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos), "2020-04-01 10:00", Proyecto.Comite).EntoncesHay<InformeFinalEntregado>();

        // From the day of its reception, a working day, 31 more; the day on which it would end if that is none, the next one that is.
        var recibido = registrado[..10] == "2020-01-31" ? "2020-02-04 10:00" : registrado;
        escenario.Y(Proyecto.Recibe("ministracion-1", recibido), recibido, Proyecto.Sistema);
        var fin = Reloj.Dia(ultimo);
        Assert.Equal(fin, escenario.Estado.Plazos["PZ-28"].UltimoDia);
        var informe = new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos);
        escenario.Cuando(informe, $"{ultimo} 23:59:59", Proyecto.Comite).EntoncesHay<InformeFinalEntregado>();
        escenario.Cuando(informe, $"{fin.AddDays(1):yyyy-MM-dd} 00:00", Proyecto.Comite).SeRechaza("PZ-28", "FUERA_DE_PLAZO");

        // Who does not use it is graded without a report, as anybody.
        escenario.Y(new VencerPlazo("PZ-28"), $"{fin.AddDays(1):yyyy-MM-dd} 00:00", Proyecto.Sistema);
        Assert.Contains($"hasta el {fin.Corta()}", escenario.Cuando(informe, "2020-04-01 10:00", Proyecto.Comite).SeRechaza("PZ-28", "FUERA_DE_PLAZO").Mensaje, StringComparison.Ordinal);
        Assert.False(Assert.Single(escenario.Hechos.OfType<InformeFinalNoEntregado>()).Aprobatoria);
        Assert.Equal(new ReintegroVencido("PZ-29", 1, Proyecto.Pagado, Reloj.Dia("2020-01-15")), Assert.Single(escenario.Hechos.OfType<ReintegroVencido>()));
    }

    [Fact, Prueba("PZ-28", "AMB-50")]
    public void ANoticeThatArrivesAfterTheFinalReportOpensNoTermForIt()
    {
        var escenario = SinRegistrarElPago().Y(PagoTardio, "2020-02-05 10:00", Camino.Operador)
            .Y(new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos), "2020-02-06 10:00", Proyecto.Comite)
            .Y(Proyecto.Recibe("ministracion-1", "2020-02-07 10:00"), "2020-02-07 10:00", Proyecto.Sistema);
        Assert.DoesNotContain("PZ-28", escenario.Estado.Plazos.Keys);
    }

    [Fact, Prueba("PZ-28", "PZ-29", "PCS-A6-C4G-10", "PCS-A6-C17-01")]
    public void AFirstPaymentThatWasRegisteredLateBeforeItsTermWasGivenFoldsAsItDid()
    {
        var antes = new MinistracionPagada(1, Proyecto.Pagado, "ABC1", Reloj.Dia("2019-12-31")).Aplicar(SinRegistrarElPago().Estado);
        Assert.Null(antes.Notificaciones["ministracion-1"].AbrePlazo);
        Proyecto.De(antes).Cuando(new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos), "2020-02-05 10:00", Proyecto.Comite).SeRechaza("PZ-28", "FUERA_DE_PLAZO");
    }

    [Theory, Prueba("AMB-53", "PCS-A11-04", "PCS-A13-04")]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void TheContraloriaSocialIsProvenByItsActaAndItsInforme(bool acta, bool informe)
    {
        var entregado = Proyecto.Final() with { Final = Proyecto.Final().Final! with { ActaDeRegistroCcs = acta ? [Mundo.Huella(65)] : [], InformeCcs = informe ? [Mundo.Huella(66)] : [] } };
        var escenario = Proyecto.En().Y(new EntregarInformeFinal(entregado, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite);
        var calificar = new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80));
        if (acta && informe)
        {
            escenario.Cuando(calificar, "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
            return;
        }

        var falla = Assert.Single(escenario.Cuando(calificar, "2020-02-03 10:00").SeRechaza("AMB-53", "CONTENIDO_INVALIDO").Fallas);
        Assert.Equal(acta ? "acredita_operacion_ccs" : "acredita_conformacion_ccs", falla.Campo);
        var calificado = escenario.Cuando(calificar with { Evidencia = Proyecto.Evidencia with { AcreditaConformacionCcs = acta, AcreditaOperacionCcs = informe } }, "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
        Assert.Equal(0m, calificado.Indicadores.Single(i => i.Indicador == "I2").Puntos);
    }

    [Fact, Prueba("AMB-53", "PCS-4.2.12-03")]
    public void AFormatThatCameUponRequestOrBeforeFormatsWereToldApartIsReadByTheOffice()
    {
        var calificar = new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80));
        var estado = Proyecto.ConInformeFinal().Estado;
        foreach (var final in new[] { estado.Informes!.Final! with { Contraloria = null }, estado.Informes.Final! with { Contraloria = new FormatosDelCcs(false, false), InformacionAdicional = Mundo.Huella(70) } })
        {
            Proyecto.De(estado with { Informes = estado.Informes with { Final = final } }).Cuando(calificar, "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
        }
    }

    [Fact, Prueba("PCS-7.2-03", "AMB-46", "PCS-A6-C4F-01")]
    public void TheGradingTellsWhichInvoicesNobodyConfirmedAndWhatWasPaidLate()
    {
        var estado = Proyecto.ConInformeFinal().Estado;
        ComprobanteAsentado Asentado(TipoDeComprobante tipo, int n) => new(tipo, $"clave-{n}", Reloj.Dia("2019-12-30"), Mundo.Huella(n), [new CargoAConcepto("m01", "MATERIALES", Proyecto.Pagado / 4)], Valido: true) { Numero = $"{n}" };
        var comprobantes = System.Collections.Immutable.ImmutableArray.Create(
            Asentado(TipoDeComprobante.Factura, 1),
            Asentado(TipoDeComprobante.Factura, 2) with { Verificada = true },
            Asentado(TipoDeComprobante.ReciboSimple, 3) with { PagadoEl = Reloj.Dia("2020-01-08"), VigenciaHasta = Reloj.Dia("2019-12-31") },
            Asentado(TipoDeComprobante.ListaDeRaya, 4));
        var hecho = Proyecto.De(estado with { Ministraciones = estado.Ministraciones! with { Comprobantes = comprobantes } })
            .Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();

        Assert.Equal<string>(
            ["No consta que se confirmara ante la autoridad fiscal la factura 1 del 30/12/2019 (PCS-7.2-03).", "El comprobante 3 del 30/12/2019 se pagó el 08/01/2020, después del fin de la vigencia (31/12/2019) (PCS-A6-C4F-01)."],
            hecho.Observaciones!.Value);
        Assert.Equal(15m, hecho.Indicadores.Single(i => i.Indicador == "I1").Puntos);
        Assert.Null(Proyecto.De(estado).Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>().Observaciones);
    }

    [Theory, Prueba("PCS-A11-03", "PCS-A8-01")]
    [InlineData(false, 0)]
    [InlineData(true, 15)]
    public void OnlyAVoucherThatIsWorthlessCountsAgainstTheReport(bool malCapturado, int puntos)
    {
        var estado = Proyecto.ConInformeFinal().Estado;
        ComprobanteAsentado Asentado(int n) => new(TipoDeComprobante.Factura, $"clave-{n}", Reloj.Dia("2019-12-30"), Mundo.Huella(n), [new CargoAConcepto("m01", "MATERIALES", Proyecto.Pagado)], Valido: n > 1) { MalCapturado = n == 1 && malCapturado };
        var calificado = Proyecto.De(estado with { Ministraciones = estado.Ministraciones! with { Comprobantes = [Asentado(1), Asentado(2)] } })
            .Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
        Assert.Equal(puntos, calificado.Indicadores.Single(i => i.Indicador == "I1").Puntos);
    }

    [Theory, Prueba("AMB-41", "PCS-3.7.2-01")]
    [InlineData(85, true)]
    [InlineData(85, false)]
    [InlineData(80, true)]
    [InlineData(80, false)]
    public void ADivergenceWaitsForTheInstanciaNormativa(int suma, bool aprobatoria)
    {
        // T09 (I1 and I6) and T10 (I1 and I2) without visit.
        var evidencia = Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = suma != 85, AcreditaOperacionCcs = suma != 80 };
        var escenario = Calificado(null, evidencia);

        Assert.Equal(suma, escenario.Estado.Informes!.Calificacion!.Suma);
        Assert.True(escenario.Estado.Informes.Calificacion.Divergencia);
        escenario.Cuando(new TerminarProyecto(), "2020-02-04 10:00").SeRechaza("AMB-41", "DIVERGENCIA_A11");
        escenario.Cuando(new DeclararComunidadImpedida(), "2020-02-04 10:00").SeRechaza("AMB-41", "DIVERGENCIA_A11");
        escenario.Cuando(new NotificarCedula(TipoInforme.Final, Mundo.Huella(81), false), "2020-02-04 10:00").SeRechaza("AMB-41", "DIVERGENCIA_A11");
        escenario.Cuando(new ResolverDivergencia(aprobatoria, "", "", Mundo.Huella(82)), "2020-02-05 10:00", Proyecto.Normativa).SeRechaza("PCS-3.7.2-01");
        escenario.Cuando(new ResolverDivergencia(aprobatoria, "IN/1/2020", "Criterio.", Mundo.Huella(82)), "2020-02-05 10:00", Proyecto.Normativa)
            .Entonces(new DivergenciaResuelta(aprobatoria, "IN/1/2020", "Criterio.", Mundo.Huella(82)));
        escenario.Cuando(new ResolverDivergencia(aprobatoria, "IN/1/2020", "Criterio.", Mundo.Huella(82)), "2020-02-05 10:00", Proyecto.Normativa).NoPasaNada();
        escenario.Cuando(new ResolverDivergencia(!aprobatoria, "IN/2/2020", "Otro.", Mundo.Huella(82)), "2020-02-05 10:00", Proyecto.Normativa).SeRechaza("AMB-41");
        escenario.Y(new NotificarCedula(TipoInforme.Final, Mundo.Huella(81), false), "2020-02-06 10:00");
        if (aprobatoria)
        {
            escenario.Cuando(new TerminarProyecto(), "2020-02-06 10:00").EntoncesHay<ProyectoTerminado>();
        }
        else
        {
            escenario.Cuando(new DeclararComunidadImpedida(), "2020-02-06 10:00").EntoncesHay<ComunidadDeclaradaImpedida>();
        }
    }

    [Fact, Prueba("AMB-41")]
    public void WithoutDivergenceThereIsNothingToResolve() =>
        Calificado(5, Proyecto.Evidencia).Cuando(new ResolverDivergencia(true, "IN/1/2020", "Criterio.", default), "2020-02-05 10:00", Proyecto.Normativa).SeRechaza("AMB-41");

    [Fact, Prueba("PCS-A11-01", "AMB-42", "AMB-43")]
    public void EveryCriterionThatAppliesNeedsItsAssessmentInWords()
    {
        var seguimiento = Mundo.Pcs.Anexo11.Indicadores.Single(i => i.Id == "I3").Criterio;
        var sin = Proyecto.Criterios.RemoveAll(c => c.Criterio == seguimiento);

        Proyecto.ConInformeFinal().Cuando(new CalificarInformeFinal(Proyecto.Evidencia, sin, Mundo.Huella(80)), "2020-02-03 10:00").EntoncesHay<InformeFinalCalificado>();
        Proyecto.ConInformeFinal(5).Cuando(new CalificarInformeFinal(Proyecto.Evidencia, sin, Mundo.Huella(80)), "2020-02-03 10:00").SeRechaza("PCS-A11-01");
        Proyecto.ConInformeFinal(5).Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios.SetItem(0, Proyecto.Criterios[0] with { Cualitativa = "" }), Mundo.Huella(80)), "2020-02-03 10:00").SeRechaza("PCS-A11-01");
    }

    [Fact, Prueba("PCS-A11-01", "AMB-42")]
    public void TheAssessmentInWordsStaysOnRecordAndIsTold()
    {
        var escenario = Calificado(null, Proyecto.Evidencia);

        var hecho = Assert.IsType<InformeFinalCalificado>(escenario.Hechos[^1]);
        Assert.Equal(3, hecho.Criterios!.Value.Length);
        Assert.Equal(hecho.Criterios, escenario.Estado.Informes!.Calificacion!.Criterios);
        Assert.All(hecho.Criterios.Value, c => Assert.Contains(c.EnPalabras(), hecho.Pormenores(ClavesDelRegistro.Tal)));
        Assert.Null((hecho with { Criterios = null }).Aplicar(escenario.Estado).Informes!.Calificacion!.Criterios);
    }

    [Theory, Prueba("PCS-4.2.12-05", "PCS-4.2.12-06", "PZ-26")]
    [InlineData(true)]
    [InlineData(false)]
    public void TheResultWaitsForTheCedulaAndForItsAnswer(bool aprobado)
    {
        var evidencia = aprobado ? Proyecto.Evidencia : Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false, EvidenciaDeParticipacion = false };
        Acto<Expediente> acto = aprobado ? new TerminarProyecto() : new DeclararComunidadImpedida();
        var escenario = Calificado(null, evidencia);

        escenario.Cuando(acto, "2020-02-04 10:00").SeRechaza("PCS-4.2.12-05", "CEDULA_SIN_NOTIFICAR");
        escenario.Y(Cedula(requiere: true), "2020-02-04 11:00");
        escenario.Cuando(acto, "2020-02-04 12:00").SeRechaza("PCS-4.2.12-06", "CEDULA_SIN_RECIBIR");
        escenario.Y(Proyecto.Recibe("cedula-final", "2020-02-04 13:00"), "2020-02-04 13:00", Proyecto.Sistema);
        var ultimo = escenario.Estado.Plazos["PZ-26/cedula-final"].UltimoDia;
        escenario.Cuando(acto, $"{ultimo:yyyy-MM-dd} 23:59:59").SeRechaza("PZ-26", "CEDULA_EN_PLAZO");

        var callado = new Escenario<Expediente> { Inicio = escenario.Estado };
        callado.Y(acto, $"{ultimo.AddDays(1):yyyy-MM-dd} 00:00");
        Assert.Equal(aprobado ? Estatus.Terminado : Estatus.ComunidadImpedida, callado.Estado.Estatus);
        escenario.Y(new SolventarCedula(TipoInforme.Final, Mundo.Huella(88)), "2020-02-05 10:00", Proyecto.Comite).Y(acto, "2020-02-05 11:00");
        Assert.Equal(aprobado ? Estatus.Terminado : Estatus.ComunidadImpedida, escenario.Estado.Estatus);
    }

    [Theory, Prueba("PCS-4.2.12-06", "PCS-4.2.12-01", "PCS-4.2.12-07", "PCS-4.2.12-08")]
    [InlineData(true)]
    [InlineData(false)]
    public void TheAnswerToTheCedulaLetsAReportBelowTheThresholdBeGradedOnceMore(bool solventa)
    {
        var corta = Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false, EvidenciaDeParticipacion = false };
        var otraVez = new CalificarInformeFinal(solventa ? Proyecto.Evidencia : corta, Proyecto.Criterios, Mundo.Huella(89));
        var escenario = Calificado(null, corta);
        escenario.Cuando(otraVez, "2020-02-03 11:00").SeRechaza("PCS-4.2.12-01", "TRANSICION_NO_PERMITIDA");
        escenario.Y(Cedula(requiere: true), "2020-02-04 10:00").Y(Proyecto.Recibe("cedula-final", "2020-02-04 13:00"), "2020-02-04 13:00", Proyecto.Sistema);
        escenario.Cuando(otraVez, "2020-02-04 14:00").SeRechaza("PCS-4.2.12-01", "TRANSICION_NO_PERMITIDA");
        Assert.Contains("puede calificar otra vez", SolventarCedula.ParaQue(escenario.Estado, TipoInforme.Final), StringComparison.Ordinal);
        escenario.Y(new SolventarCedula(TipoInforme.Final, Mundo.Huella(88)), "2020-02-05 10:00", Proyecto.Comite);

        Assert.Equal("calificar-final", App.Consultas.PendienteDeOficina.De(escenario.Estado)?.Acto);
        var hecho = escenario.Y(otraVez, "2020-02-06 10:00").Hechos.OfType<InformeFinalCalificado>().Last();
        Assert.Equal((true, solventa ? 110m : 75m, solventa), (hecho.TrasLaCedula, hecho.Suma, hecho.Aprobatoria));
        Assert.StartsWith("Con la respuesta del Comité a la Cédula, se calificó otra vez el Informe Final sin visita", hecho.Relato, StringComparison.Ordinal);
        Assert.Equal((EstatusInforme.CedulaNotificada, hecho.Suma), (escenario.Estado.Informes!.Final!.Estatus, escenario.Estado.Informes.Calificacion!.Suma));
        Assert.Contains(escenario.Hechos, h => h is InformeFinalCalificado { Suma: 75m, TrasLaCedula: false });

        Assert.Equal(solventa ? "terminar" : "comunidad-impedida", App.Consultas.PendienteDeOficina.De(escenario.Estado)?.Acto);

        // There is neither a third grading nor a second Cédula; the result is that of the second one.
        escenario.Cuando(otraVez, "2020-02-06 11:00").SeRechaza("PCS-4.2.12-01", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new NotificarCedula(TipoInforme.Final, Mundo.Huella(90), true), "2020-02-06 11:00").SeRechaza("PCS-4.2.12-05", "TRANSICION_NO_PERMITIDA");
        escenario.Y(solventa ? new TerminarProyecto() : new DeclararComunidadImpedida(), "2020-02-06 12:00");
        Assert.Equal(solventa ? Estatus.Terminado : Estatus.ComunidadImpedida, escenario.Estado.Estatus);
    }

    [Fact, Prueba("PCS-4.2.12-06")]
    public void AReportThatReachedTheThresholdIsNotGradedAgain()
    {
        var escenario = Calificado(null, Proyecto.Evidencia).Y(Cedula(requiere: false), "2020-02-04 10:00").Y(new SolventarCedula(TipoInforme.Final, Mundo.Huella(88)), "2020-02-05 10:00", Proyecto.Comite);
        escenario.Cuando(new CalificarInformeFinal(Proyecto.Evidencia with { EvidenciaDeMetas = false }, Proyecto.Criterios, Mundo.Huella(89)), "2020-02-06 10:00").SeRechaza("PCS-4.2.12-01", "TRANSICION_NO_PERMITIDA");
        Assert.Contains("no cambia la calificación", SolventarCedula.ParaQue(escenario.Estado, TipoInforme.Final), StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.12-06", "AMB-53")]
    public void AFormatOfTheContraloriaMayComeInTheAnswerToTheCedula()
    {
        var escenario = Calificado(null, Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false, EvidenciaDeParticipacion = false })
            .Y(Cedula(requiere: false), "2020-02-04 10:00").Y(new SolventarCedula(TipoInforme.Final, Mundo.Huella(88)), "2020-02-05 10:00", Proyecto.Comite);
        var final = escenario.Estado.Informes!.Final! with { Contraloria = new FormatosDelCcs(false, false) };
        var hecho = Proyecto.De(escenario.Estado with { Informes = escenario.Estado.Informes with { Final = final } })
            .Cuando(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(89)), "2020-02-06 10:00").EntoncesHay<InformeFinalCalificado>();
        Assert.Equal(15m, hecho.Indicadores.Single(i => i.Indicador == "I2").Puntos);
    }

    [Theory, Prueba("PCS-4.2.12-07", "PCS-4.2.12-08")]
    [InlineData(false)]
    [InlineData(true)]
    public void NoResultComesBeforeTheGrading(bool entregado)
    {
        var escenario = entregado ? Proyecto.ConInformeFinal() : Proyecto.En();

        escenario.Cuando(new TerminarProyecto(), "2020-01-20 10:00").SeRechaza("PCS-4.2.12-07", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new DeclararComunidadImpedida(), "2020-01-20 10:00").SeRechaza("PCS-4.2.12-08", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new NotificarCedula(TipoInforme.Final, Mundo.Huella(81), false), "2020-01-20 10:00").SeRechaza("PCS-4.2.12-05");
    }

    [Fact, Prueba("PCS-4.2.12-07", "PCS-4.2.12-08", "AMB-37", "PCS-4.2.7-06", "PCS-4.2.7-02")]
    public void WhatIsPendingIsResolvedBeforeTheResult()
    {
        foreach (var (evidencia, acto) in new (EvidenciaDelInforme, Acto<Expediente>)[]
        {
            (Proyecto.Evidencia, new TerminarProyecto()),
            (Proyecto.Evidencia with { ComprobantesQueNoCumplen = 1, EvidenciaDeCohesion = false, EvidenciaDeParticipacion = false }, new DeclararComunidadImpedida()),
        })
        {
            var estado = Calificado(null, evidencia).Y(Cedula(requiere: false), "2020-02-04 10:00").Estado;
            var retenido = Proyecto.De(estado with { Ministraciones = estado.Ministraciones! with { Retencion = CausaDeRetencion.DocumentacionAjena } });
            retenido.Cuando(acto, "2020-02-05 10:00").SeRechaza("AMB-37", "RECURSO_RETENIDO");
            Assert.Null(retenido.Y(new LevantarRetencion(Mundo.Huella(83)), "2020-02-05 11:00").Estado.Ministraciones!.Retencion);
            retenido.Y(acto, "2020-02-05 12:00");

            var requerido = Proyecto.De(estado).Y(new RequerirPorIncumplimiento("No hay talleres.", Mundo.Huella(84)), "2020-02-05 10:00");
            requerido.Cuando(acto, "2020-02-05 11:00").SeRechaza("PCS-4.2.7-06", "INCUMPLIMIENTO_SIN_RESOLVER");
            requerido.Y(new RendirInformePormenorizado(Mundo.Huella(85)), "2020-02-06 10:00", Proyecto.Comite);
            requerido.Cuando(acto, "2020-02-06 11:00").SeRechaza("PCS-4.2.7-06", "INCUMPLIMIENTO_SIN_RESOLVER");
            requerido.Y(new ResolverIncumplimiento(false, "Hubo talleres.", Mundo.Huella(86)), "2020-02-06 12:00").Y(acto, "2020-02-06 13:00");

            var pedida = Proyecto.De(estado with { Cierre = new Cierre { TerminacionSolicitada = true } });
            pedida.Cuando(acto, "2020-02-05 10:00").SeRechaza("PCS-4.2.7-02", "TERMINACION_SIN_RESOLVER");
            pedida.Y(new ResolverTerminacion(false, "El proyecto ya concluyó.", Mundo.Huella(87)), "2020-02-05 11:00").Y(acto, "2020-02-05 12:00");
        }
    }

    private static NotificarCedula Cedula(bool requiere) => new(TipoInforme.Final, Mundo.Huella(81), requiere);

    private static Escenario<Expediente> Calificado(int? visita, EvidenciaDelInforme evidencia) =>
        Proyecto.ConInformeFinal(visita).Y(new CalificarInformeFinal(evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00");
}
