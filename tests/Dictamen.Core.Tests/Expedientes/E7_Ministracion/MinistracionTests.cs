using System.Collections.Immutable;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E7_Ministracion;

public class MinistracionTests
{
    private static readonly Informe Parcial = new(Mundo.Huella(800), Reloj.Centro("2019-12-19 10:00"), EstatusInforme.Evaluado, 120_000m);

    /// <summary>In execution with the papers of the second payment complete and the partial report as given.</summary>
    private static Escenario<Expediente> ConSegundoRecibo(Informe? parcial, bool? cumple)
    {
        var e = Camino.EnEjecucion()
            .Y(new EntregarPapeles(2, Camino.Recibo(80_000m, 703), null), "2019-12-18 10:00", Camino.Integrante(1))
            .Y(new RevisarPapeles(2, []), "2019-12-18 12:00");
        return Escenario<Expediente>.Desde(e.Estado with { Informes = new Informes { Parcial = parcial, ParcialCumpleInstrumento = cumple } });
    }

    [Fact]
    [Prueba("PCS-4.2.8-01", "AMB-34", "PCS-A6-C2-03")]
    public void ThePaymentsAddUpToTheAuthorisedAmountToTheCentavoAndNeverExceedIt()
    {
        var montos = Gen.Choose(1, 80_000_000).Select(centavos => centavos / 100m);
        var porcentajes = Gen.Choose(1, 9_999).Select(p => ImmutableArray.Create(p / 100m, 100m - p / 100m));
        Prop.ForAll(
            montos.ToArbitrary(),
            porcentajes.ToArbitrary(),
            Gen.Elements(true, false).ToArbitrary(),
            (monto, cada, unica) =>
            {
                var pagos = Reparto.Calcular(monto, unica, cada);
                return pagos.Sum() == monto
                    && pagos.Length == (unica ? 1 : 2)
                    && pagos.All(p => p >= 0m && p <= monto && decimal.Round(p, 2) == p)
                    && (unica || Math.Abs(pagos[0] - monto * cada[0] / 100m) < 0.01m);
            }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(100_000.01, 60_000.00, 40_000.01)]
    [InlineData(0.01, 0.00, 0.01)]
    [InlineData(799_999.99, 479_999.99, 320_000.00)]
    [Prueba("PCS-4.2.8-01")]
    public void TheLastPaymentIsTheRest(double monto, double primera, double segunda) =>
        Assert.Equal<decimal>([(decimal)primera, (decimal)segunda], Reparto.Calcular((decimal)monto, false, [60m, 40m]));

    [Fact]
    [Prueba("PCS-4.2.8-01", "PCS-A6-C3-10", "PCS-A6-C2-04")]
    public void TheFirstPaymentIsOrderedApprovedByAnotherAndPaid()
    {
        var e = Camino.ConPapeles()
            .Cuando(new InstruirMinistracion(1), "2019-12-16 09:00", Camino.Operador).Entonces(new MinistracionInstruida(1, 120_000m, "op-1"))
            .Cuando(new InstruirMinistracion(1), "2019-12-16 09:01", Camino.Operador).NoPasaNada()
            .Cuando(new AprobarMinistracion(1), "2019-12-16 10:00", Camino.Aprobador).Entonces(new MinistracionAprobada(1, "ap-1"))
            .Cuando(new AprobarMinistracion(1), "2019-12-16 10:01", Camino.Aprobador).NoPasaNada();
        Assert.Equal(Estatus.ConvenioSuscrito, e.Estado.Estatus);

        var pago = new RegistrarPago(1, "ABC123", new DateOnly(2019, 12, 16));
        e.Cuando(pago with { ClaveDeRastreo = "ABC123\n" }, "2019-12-16 15:00").SeRechaza("PCS-4.2.8-03", "CLAVE_DE_RASTREO_INVALIDA");
        e.Cuando(pago, "2019-12-16 15:00").Entonces(new MinistracionPagada(1, 120_000m, "ABC123", new DateOnly(2019, 12, 16)));
        Assert.Equal((Estatus.EnEjecucion, 120_000m), (e.Estado.Estatus, e.Estado.Ministraciones!.Pagado));
        e.Cuando(pago, "2019-12-16 16:00").NoPasaNada();
        e.Cuando(pago with { ClaveDeRastreo = "OTRA" }, "2019-12-16 16:00").SeRechaza("PCS-4.2.8-01", "PAGO_YA_REGISTRADO");
    }

    [Fact]
    [Prueba("PCS-4.2.8-01")]
    public void WhoOrdersAPaymentNeverDecidesOnIt()
    {
        var mismo = new Actor(Rol.Aprobador, "op-1");
        var e = Camino.ConPapeles().Y(new InstruirMinistracion(1), "2019-12-16 09:00", Camino.Operador);
        e.Cuando(new AprobarMinistracion(1), "2019-12-16 10:00", mismo).SeRechaza("PCS-4.2.8-01", "MISMA_PERSONA");
        e.Cuando(new RechazarMinistracion(1, "Error"), "2019-12-16 10:00", mismo).SeRechaza("PCS-4.2.8-01", "MISMA_PERSONA");
    }

    [Fact]
    [Prueba("PCS-4.2.8-01")]
    public void APaymentThatIsNotApprovedCanBeOrderedAgain()
    {
        var e = Camino.ConPapeles()
            .Y(new InstruirMinistracion(1), "2019-12-16 09:00", Camino.Operador)
            .Cuando(new RechazarMinistracion(1, " "), "2019-12-16 10:00", Camino.Aprobador);
        e.SeRechaza("PCS-4.2.8-01", "CONTENIDO_INVALIDO");
        e.Cuando(new RechazarMinistracion(1, new string('a', Motivacion.Maximo + 1)), "2019-12-16 10:00", Camino.Aprobador).SeRechaza("PCS-4.2.8-01", "CONTENIDO_INVALIDO");
        e.Cuando(new RechazarMinistracion(1, "Falta la firma del oficio."), "2019-12-16 10:00", Camino.Aprobador).Entonces(new MinistracionRechazada(1, "Falta la firma del oficio."));
        e.Cuando(new AprobarMinistracion(1), "2019-12-16 11:00", Camino.Aprobador).SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
        e.Cuando(new InstruirMinistracion(1), "2019-12-17 09:00", Camino.Operador).EntoncesHay<MinistracionInstruida>();
    }

    [Fact]
    [Prueba("PCS-4.2.8-01")]
    public void AnApprovalIsTakenBackWhileThePaymentWasNotMade()
    {
        var rechazo = new RechazarMinistracion(1, "La TESOFE devolvió la transferencia.");
        var e = Camino.ConPapeles().Y(new InstruirMinistracion(1), "2019-12-16 09:00", Camino.Operador).Y(new AprobarMinistracion(1), "2019-12-16 10:00", Camino.Aprobador);
        e.Cuando(rechazo, "2019-12-17 10:00", new Actor(Rol.Aprobador, "op-1")).SeRechaza("PCS-4.2.8-01", "MISMA_PERSONA");
        e.Y(rechazo, "2019-12-17 10:00", Camino.Aprobador).Cuando(new RegistrarPago(1, "ABC", new DateOnly(2019, 12, 16)), "2019-12-17 11:00").SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
        e.Paga(1, "2019-12-17").Cuando(rechazo, "2019-12-18 10:00", Camino.Aprobador).SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08", "PCS-4.2.8-01")]
    public void NothingIsPaidWithoutPapersOrApproval()
    {
        Camino.Suscrito().Cuando(new InstruirMinistracion(1), "2019-12-16 09:00").SeRechaza("PCS-4.2.3.3-08", "PAPELES_INCOMPLETOS");
        Camino.ConvenioRecibido().Cuando(new InstruirMinistracion(1), "2019-12-05 09:00").SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
        Camino.ConPapeles().Cuando(new InstruirMinistracion(2), "2019-12-16 09:00").SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
        Camino.ConPapeles().Cuando(new AprobarMinistracion(1), "2019-12-16 09:00", Camino.Aprobador).SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
        Camino.ConPapeles().Y(new InstruirMinistracion(1), "2019-12-16 09:00")
            .Cuando(new RegistrarPago(1, "ABC", new DateOnly(2019, 12, 16)), "2019-12-16 10:00").SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
    }

    [Theory]
    [InlineData("2019-12-31 23:59:59", true)]
    [InlineData("2020-01-01 00:00", false)]
    [Prueba("PZ-35", "PCS-A6-C23-01")]
    public void PaymentsAreOrderedOnlyWithinValidity(string cuando, bool enVigencia)
    {
        var e = Camino.ConPapeles().Cuando(new InstruirMinistracion(1), cuando);
        if (enVigencia)
        {
            e.EntoncesHay<MinistracionInstruida>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");
        }
    }

    [Theory]
    [InlineData("2019-12-30", true)]
    [InlineData("2019-12-31", false)]
    [Prueba("PZ-39", "PCS-3.5.1-04", "AMB-46")]
    public void AnAgreementOfTheLastDayOfTheYearLeavesTheMoneyNotAccrued(string fecha, bool devengado)
    {
        var estado = Camino.ConPapeles().Estado;
        var e = Escenario<Expediente>.Desde(estado with { Convenio = estado.Convenio! with { Fecha = Reloj.Dia(fecha) } }).Cuando(new InstruirMinistracion(1), "2019-12-31 10:00");
        if (devengado)
        {
            e.EntoncesHay<MinistracionInstruida>();
        }
        else
        {
            e.SeRechaza("PCS-3.5.1-04", "RECURSO_NO_DEVENGADO");
        }
    }

    [Theory]
    [InlineData("2019-12-10", false)]
    [InlineData("2019-12-11", true)]
    [InlineData("2019-12-20", true)]
    [InlineData("2019-12-21", false)]
    [Prueba("PCS-A6-C2-04")]
    public void APaymentIsNotBeforeTheAgreementNorInTheFuture(string fecha, bool admitida)
    {
        var e = Camino.ConPapeles()
            .Y(new InstruirMinistracion(1), "2019-12-16 09:00")
            .Y(new AprobarMinistracion(1), "2019-12-16 10:00", Camino.Aprobador)
            .Cuando(new RegistrarPago(1, "ABC", Reloj.Dia(fecha)), "2019-12-20 10:00");
        if (admitida)
        {
            e.EntoncesHay<MinistracionPagada>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C2-04", "FECHA_DE_PAGO_INVALIDA");
        }
    }

    [Theory]
    [InlineData("2019-12-31", true)]
    [InlineData("2020-01-01", false)]
    [Prueba("PZ-35", "PCS-A6-C2-04", "PCS-A6-C23-01")]
    public void APaymentIsOfTheValidityOfTheAgreementHoweverLateItIsRegistered(string fecha, bool admitida)
    {
        var e = Camino.ConPapeles()
            .Y(new InstruirMinistracion(1), "2019-12-31 09:00", Camino.Operador)
            .Y(new AprobarMinistracion(1), "2019-12-31 10:00", Camino.Aprobador)
            .Cuando(new RegistrarPago(1, "ABC", Reloj.Dia(fecha)), "2020-01-02 10:00");
        if (admitida)
        {
            e.EntoncesHay<MinistracionPagada>();
        }
        else
        {
            e.SeRechaza("PCS-A6-C2-04", "FECHA_DE_PAGO_INVALIDA");
        }
    }

    [Fact]
    [Prueba("PCS-4.2.8-01", "PCS-4.2.8-03")]
    public void OneTrackingKeyProvesOnePaymentOfOneDay()
    {
        var e = ConSegundoRecibo(Parcial, true);
        Assert.Contains("ministracion-1", e.Estado.Notificaciones.Keys);
        e.Cuando(new RegistrarPago(1, "RASTREO1", new DateOnly(2019, 12, 17)), "2019-12-19 09:00").SeRechaza("PCS-4.2.8-01", "PAGO_YA_REGISTRADO");
        e.Cuando(new RegistrarPago(1, "RASTREO1", new DateOnly(2019, 12, 16)), "2019-12-19 09:00").NoPasaNada();

        e.Y(new InstruirMinistracion(2), "2019-12-20 09:00", Camino.Operador).Y(new AprobarMinistracion(2), "2019-12-20 10:00", Camino.Aprobador);
        e.Cuando(new RegistrarPago(2, "RASTREO1", new DateOnly(2019, 12, 20)), "2019-12-20 15:00").SeRechaza("PCS-4.2.8-03", "CLAVE_DE_RASTREO_REPETIDA");
    }

    [Fact]
    [Prueba("PZ-28", "PCS-A6-C4G-10", "PZ-29")]
    public void AProofThatComesBeforeTheEndOfTheFinalReportIsToldEndsItsTermToo()
    {
        // The partial report came, the final one did not, and nobody has woken the term that is over.
        var e = ConSegundoRecibo(Parcial, true).Y(new InstruirMinistracion(2), "2019-12-30 09:00", Camino.Operador).Y(new AprobarMinistracion(2), "2019-12-30 10:00", Camino.Aprobador);
        var pago = new RegistrarPago(2, "ABC2", new DateOnly(2019, 12, 31));

        Assert.Equal(Reloj.Dia("2020-01-31"), e.Cuando(pago, "2020-02-01 00:00").EntoncesHay<InformeFinalNoEntregado>().UltimoDia);
        e.EntoncesHay<MinistracionPagada>();
        e.Cuando(pago, "2020-01-31 23:59:59").Entonces(new MinistracionPagada(2, 80_000m, "ABC2", new DateOnly(2019, 12, 31)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CON ESPACIO")]
    [InlineData("1234567890123456789012345678901")]
    public void ATrackingKeyHasUpToThirtyLettersOrDigits(string clave) =>
        Camino.ConPapeles()
            .Y(new InstruirMinistracion(1), "2019-12-16 09:00")
            .Y(new AprobarMinistracion(1), "2019-12-16 10:00", Camino.Aprobador)
            .Cuando(new RegistrarPago(1, clave, new DateOnly(2019, 12, 16)), "2019-12-16 12:00")
            .SeRechaza("PCS-4.2.8-03", "CLAVE_DE_RASTREO_INVALIDA");

    [Fact]
    [Prueba("PCS-4.2.8-04", "PCS-A6-C2-05", "AMB-35")]
    public void TheSecondPaymentNeedsAPartialReportThatMeetsTheAgreement()
    {
        ConSegundoRecibo(null, null).Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("PCS-A6-C2-05", "FALTA_INFORME_PARCIAL");
        ConSegundoRecibo(Parcial, null).Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("PCS-4.2.8-04", "INFORME_PARCIAL_SIN_VALORAR");
        ConSegundoRecibo(Parcial, false).Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("PCS-4.2.8-05", "INFORME_PARCIAL_NO_CUMPLE");

        var e = ConSegundoRecibo(Parcial, true).Paga(2, "2019-12-20");
        Assert.Equal(200_000m, e.Estado.Ministraciones!.Pagado);
        Assert.Equal(Estatus.EnEjecucion, e.Estado.Estatus);
        e.Cuando(new InstruirMinistracion(3), "2019-12-20 16:00").SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
        e.Cuando(new InstruirMinistracion(0), "2019-12-20 16:00").SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-A6-C4G-10", "PCS-4.2.8-01")]
    public void NothingIsPaidOnceTheFinalReportIsInItsEvaluation()
    {
        var instruida = ConSegundoRecibo(Parcial, true).Y(new InstruirMinistracion(2), "2019-12-20 08:00", Camino.Operador);
        var aprobada = Escenario<Expediente>.Desde(instruida.Estado).Y(new AprobarMinistracion(2), "2019-12-20 08:30", Camino.Aprobador);
        Entregado(ConSegundoRecibo(Parcial, true)).Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("PCS-A6-C4G-10", "EN_EVALUACION_FINAL");
        Entregado(instruida).Cuando(new AprobarMinistracion(2), "2019-12-20 09:00", Camino.Aprobador).SeRechaza("PCS-A6-C4G-10", "EN_EVALUACION_FINAL");
        Entregado(aprobada).Cuando(new RegistrarPago(2, "ABC2", new DateOnly(2019, 12, 20)), "2019-12-20 09:00").EntoncesHay<MinistracionPagada>();

        static Escenario<Expediente> Entregado(Escenario<Expediente> e) => Escenario<Expediente>.Desde(e.Estado with { Informes = e.Estado.Informes! with { Final = Parcial } });
    }

    [Fact]
    [Prueba("PCS-A7-01", "PCS-A6-C2-03")]
    public void TheSecondPaymentNeedsItsOwnReceipt()
    {
        var e = Escenario<Expediente>.Desde(Camino.EnEjecucion().Estado with { Informes = new Informes { Parcial = Parcial, ParcialCumpleInstrumento = true } });
        e.Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("PCS-A7-01", "PAPELES_INCOMPLETOS");
        e.Cuando(new EntregarPapeles(2, Camino.Recibo(120_000m, 703), null), "2019-12-20 09:00", Camino.Integrante(1)).SeRechaza("PCS-A7-01");
    }

    [Fact]
    [Prueba("PCS-4.2.8-03", "PCS-4.2.3.3-08")]
    public void NoTermRunsForTheReceiptOfTheSecondPaymentAndNoBankStatementIsAskedFor()
    {
        var mensaje = Camino.EnEjecucion()
            .Y(new EntregarPapeles(2, Camino.Recibo(80_000m, 703), null), "2019-12-18 10:00", Camino.Integrante(1))
            .Y(new RevisarPapeles(2, [new DefectoDePapel(Papel.Recibo, "La copia está incompleta.")]), "2019-12-18 12:00")
            .Mensaje("papeles-observados-2", "2019-12-18 12:00");
        Assert.Contains("los documentos para la segunda ministración del proyecto «Proyecto de prueba» y debe corregirse:\n\n- el recibo de pago: La copia está incompleta.\n\nEntreguen de nuevo", mensaje, StringComparison.Ordinal);
        Assert.Contains("para ello no corre un plazo", mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("estado de cuenta", mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("24:00", mensaje, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-4.2.8-05", "AMB-35")]
    public void ASecondPaymentIsDeniedWithReasonAndTheProjectGoesOn()
    {
        var negar = new NegarSegundaMinistracion(Mundo.Huella(1), "Las metas no tienen avance.");
        ConSegundoRecibo(Parcial, true).Cuando(negar, "2019-12-20 09:00").SeRechaza("PCS-4.2.8-05", "SIN_CAUSA_PARA_NEGAR");
        ConSegundoRecibo(Parcial, null).Cuando(negar, "2019-12-20 09:00").SeRechaza("PCS-4.2.8-05", "SIN_CAUSA_PARA_NEGAR");
        ConSegundoRecibo(Parcial, false).Cuando(negar with { Motivo = "" }, "2019-12-20 09:00").SeRechaza("PCS-4.2.8-05", "CONTENIDO_INVALIDO");
        ConSegundoRecibo(Parcial, false).Cuando(negar with { Motivo = new string('a', Motivacion.Maximo + 1) }, "2019-12-20 09:00").SeRechaza("PCS-4.2.8-05", "CONTENIDO_INVALIDO");

        var e = ConSegundoRecibo(Parcial, false).Cuando(negar, "2019-12-20 09:00").Entonces(new SegundaMinistracionNegada(80_000m, Mundo.Huella(1), "Las metas no tienen avance.", "op-1"));
        Assert.Contains("El informe parcial del proyecto «Proyecto de prueba» no cumplió lo establecido en el convenio y se determinó", e.Mensaje("segunda-ministracion-negada", "2019-12-20 09:00"), StringComparison.Ordinal);
        Assert.Equal((Estatus.EnEjecucion, 120_000m), (e.Estado.Estatus, e.Estado.Ministraciones!.Pagado));
        e.Cuando(negar, "2019-12-20 10:00").NoPasaNada();
        e.Cuando(new InstruirMinistracion(2), "2019-12-20 10:00").SeRechaza("PCS-4.2.8-05", "MINISTRACION_NEGADA");
        e.Cuando(new AprobarMinistracion(2), "2019-12-20 10:00", Camino.Aprobador).SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-4.2.8-05", "PCS-4.2.8-01")]
    public void WhatIsOrderedIsNotDeniedNorIsAnythingOnceTheAgreementEnded()
    {
        var negar = new NegarSegundaMinistracion(Mundo.Huella(1), "Las metas no tienen avance.");
        var instruida = ConSegundoRecibo(Parcial, true).Y(new InstruirMinistracion(2), "2019-12-20 09:00", Camino.Operador);
        instruida.Cuando(negar, "2019-12-20 10:00").SeRechaza("PCS-4.2.8-05", "TRANSICION_NO_PERMITIDA");

        Escenario<Expediente>.Desde(ConSegundoRecibo(Parcial, false).Estado.Pasar(Estatus.Cancelado)).Cuando(negar, "2019-12-20 10:00").SeRechaza("PCS-4.2.8-05", "TRANSICION_NO_PERMITIDA");
        Escenario<Expediente>.Desde(instruida.Estado.Pasar(Estatus.Cancelado)).Cuando(new AprobarMinistracion(2), "2019-12-20 10:00", Camino.Aprobador).SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
    }

    [Theory]
    [InlineData("2019-12-13 23:59:59", false)]
    [InlineData("2019-12-14 00:00", true)]
    [Prueba("PZ-27", "PCS-4.2.8-05")]
    public void WithoutAPartialReportTheSecondPaymentIsDeniedOnlyAfterItsDate(string cuando, bool procede)
    {
        var e = Camino.ConPapeles().Paga(1, "2019-12-13").Cuando(new NegarSegundaMinistracion(Mundo.Huella(1), "No se entregó el Informe Parcial."), cuando);
        if (procede)
        {
            e.Entonces(e.EntoncesHay<SegundaMinistracionNegada>());
            Assert.Contains("El informe parcial del proyecto «Proyecto de prueba» no se entregó en la fecha que fija el convenio y se determinó", e.Mensaje("segunda-ministracion-negada", cuando), StringComparison.Ordinal);
        }
        else
        {
            e.SeRechaza("PCS-4.2.8-05", "SIN_CAUSA_PARA_NEGAR");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Prueba("PZ-27", "PCS-4.2.8-05", "AMB-35", "PCS-A6-C4G-09")]
    public void ADateThatPassedBeforeTheMoneyCameDeniesNothingAndMakesNoReportLate(bool despiertaATiempo)
    {
        var e = Camino.ConPapeles();
        if (despiertaATiempo)
        {
            e.Cuando(new VencerPlazo("PZ-27"), "2019-12-14 00:00", Actor.Sistema).Entonces(new PlazoConcluido("PZ-27", MotivoDeConclusion.PorDeterminar));
        }

        e.Paga(1, "2019-12-16");
        if (!despiertaATiempo)
        {
            e.Cuando(new VencerPlazo("PZ-27"), "2019-12-16 16:00", Actor.Sistema).Entonces(new PlazoConcluido("PZ-27", MotivoDeConclusion.PorDeterminar));
        }

        e.Cuando(new NegarSegundaMinistracion(Mundo.Huella(1), "No se entregó el Informe Parcial."), "2019-12-17 09:00").SeRechaza("PCS-4.2.8-05", "SIN_CAUSA_PARA_NEGAR");
        var informe = Proyecto.Parcial() with
        {
            PeriodoInicio = Reloj.Dia("2019-12-11"),
            PeriodoFin = Reloj.Dia("2019-12-16"),
            Proyecto = "Proyecto de prueba",
            Metas = [new MetaInformada("Talleres", 10m, 10m, "Plaza", 100m, "Terminados", "Listas")],
            Gastos = [],
            Comprobantes = [],
        };
        var compromisos = new Compromisos(Mundo.Huella(900), informe.Objetivo, [new MetaComprometida("Talleres", 10m)]);
        Assert.False(e.Cuando(new EntregarInformeParcial(informe, Mundo.Huella(49), compromisos), "2019-12-17 10:00", Camino.Integrante(1)).EntoncesHay<InformeParcialEntregado>().Extemporaneo);
    }

    [Fact]
    [Prueba("AMB-34", "PCS-4.2.8.1-05", "PCS-4.2.8.1-08")]
    public void ASinglePaymentIsTheWholeAmountAndHasNoSecond()
    {
        var e = Camino.EnEjecucion(MotivoExhibicionUnica.TercerCuatrimestre);
        Assert.Equal(200_000m, e.Estado.Ministraciones!.Pagado);
        Assert.Contains("PZ-27", e.Estado.Plazos.Keys); // the partial report is due all the same
        e.Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");
        e.Cuando(new NegarSegundaMinistracion(Mundo.Huella(1), "No procede."), "2019-12-20 09:00").SeRechaza("PCS-4.2.8-05", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("AMB-37", "PCS-4.2.9-03", "PCS-4.2.9-04", "PCS-4.2.9-05")]
    public void APresumptionHoldsWhatIsPendingAndCancelsNothing()
    {
        var e = ConSegundoRecibo(Parcial, true)
            .Cuando(new RetenerMinistracion(CausaDeRetencion.ComprobantesApocrifos, Mundo.Huella(1)), "2019-12-19 09:00")
            .Entonces(new MinistracionRetenida(CausaDeRetencion.ComprobantesApocrifos, Mundo.Huella(1)));
        Assert.Equal(Estatus.EnEjecucion, e.Estado.Estatus);
        e.Cuando(new RetenerMinistracion(CausaDeRetencion.ComprobantesApocrifos, Mundo.Huella(1)), "2019-12-19 09:01").NoPasaNada();
        e.Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("AMB-37", "RECURSO_RETENIDO");

        e.Cuando(new RetenerMinistracion(CausaDeRetencion.DocumentacionAjena, Mundo.Huella(1)), "2019-12-19 09:02").SeRechaza("PCS-4.2.9-03", "TRANSICION_NO_PERMITIDA");
        e.Y(new LevantarRetencion(Mundo.Huella(2)), "2019-12-20 10:00").Cuando(new InstruirMinistracion(2), "2019-12-20 11:00").EntoncesHay<MinistracionInstruida>();
        e.Cuando(new LevantarRetencion(Mundo.Huella(2)), "2019-12-20 11:00").SeRechaza("PCS-4.2.9-03", "TRANSICION_NO_PERMITIDA");
        Assert.Contains("retencion-levantada", e.Estado.Notificaciones.Keys);
        Escenario<Expediente>.Desde(e.Estado.Pasar(Estatus.Terminado)).Cuando(new RetenerMinistracion(CausaDeRetencion.ComprobantesApocrifos, Mundo.Huella(1)), "2019-12-20 12:00").SeRechaza("PCS-4.2.9-03", "TRANSICION_NO_PERMITIDA");
        Camino.Suscrito().Cuando(new RetenerMinistracion(CausaDeRetencion.DocumentacionAjena, Mundo.Huella(1)), "2019-12-12 09:00").SeRechaza("PCS-4.2.9-03", "TRANSICION_NO_PERMITIDA");
    }

    [Theory]
    [InlineData(Estatus.Cancelado)]
    [InlineData(Estatus.TerminacionAnticipada)]
    [Prueba("PCS-4.2.9-03", "AMB-37")]
    public void AHoldThatEndedInTheEndOfTheAgreementIsNotLifted(Estatus estatus)
    {
        var e = ConSegundoRecibo(Parcial, true).Y(new RetenerMinistracion(CausaDeRetencion.ComprobantesApocrifos, Mundo.Huella(1)), "2019-12-19 09:00");
        Escenario<Expediente>.Desde(e.Estado.Pasar(estatus)).Cuando(new LevantarRetencion(Mundo.Huella(2)), "2019-12-20 10:00").SeRechaza("PCS-4.2.9-03", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-7.2-06")]
    public void WhatTheRulesOrderAndIsNotObservedSuspendsThePayment()
    {
        var e = ConSegundoRecibo(Parcial, true).Y(new RetenerMinistracion(CausaDeRetencion.InobservanciaDeNormas, Mundo.Huella(1)), "2019-12-19 09:00");
        Assert.Contains("numeral 7.2", e.Hechos[^1].Relato, StringComparison.Ordinal);
        e.Cuando(new InstruirMinistracion(2), "2019-12-20 09:00").SeRechaza("AMB-37", "RECURSO_RETENIDO");
    }

    [Fact]
    [Prueba("PCS-7.2-06")]
    public void TheFirstPaymentOrTheOnlyOneIsSuspendedForTheSame()
    {
        var e = Camino.ConPapeles().Y(new RetenerMinistracion(CausaDeRetencion.InobservanciaDeNormas, Mundo.Huella(1)), "2019-12-16 08:00");
        Assert.Equal(Estatus.ConvenioSuscrito, e.Estado.Estatus);
        e.Cuando(new InstruirMinistracion(1), "2019-12-16 09:00", Camino.Operador).SeRechaza("AMB-37", "RECURSO_RETENIDO");
        e.Y(new LevantarRetencion(Mundo.Huella(2)), "2019-12-16 10:00").Cuando(new InstruirMinistracion(1), "2019-12-16 11:00", Camino.Operador).EntoncesHay<MinistracionInstruida>();
        Camino.Apoyado().Cuando(new RetenerMinistracion(CausaDeRetencion.InobservanciaDeNormas, Mundo.Huella(1)), "2019-11-19 09:00").SeRechaza("PCS-4.2.9-03", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("AMB-37")]
    public void AHoldStopsAPaymentThatWasOrderedAndNotApproved() =>
        ConSegundoRecibo(Parcial, true)
            .Y(new InstruirMinistracion(2), "2019-12-19 08:00", Camino.Operador)
            .Y(new RetenerMinistracion(CausaDeRetencion.DocumentacionAjena, Mundo.Huella(1)), "2019-12-19 09:00")
            .Cuando(new AprobarMinistracion(2), "2019-12-19 10:00", Camino.Aprobador).SeRechaza("AMB-37", "RECURSO_RETENIDO");
}
