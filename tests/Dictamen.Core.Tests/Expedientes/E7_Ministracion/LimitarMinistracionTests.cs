using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E7_Ministracion;

/// <summary>The agreement of the examples: 200,000 pesos in payments of 120,000 and 80,000, or in one.</summary>
public class LimitarMinistracionTests
{
    private const string Motivo = "No se permitió la visita de supervisión.";

    private static LimitarMinistracion A(decimal monto, int numero = 1) => new(numero, monto, Motivo, Mundo.Huella(850));

    private static MinistracionLimitada Hecho(int numero, decimal antes, decimal monto, string dia, string? abre = null) => new(numero, antes, monto, Motivo, Mundo.Huella(850), Reloj.Dia(dia), abre);

    private static decimal[] Liberado(Expediente estado) =>
        [.. estado.Encargos.Values.Select(e => e.Acto).OfType<LiberarRecurso>().Select(l => { Assert.Equal(CausaDeLiberacion.Reduccion, l.Causa); return l.Monto; })];

    [Fact]
    [Prueba("PCS-7.2-06", "PCS-4.2.8-01")]
    public void TheFirstPaymentIsLoweredAndTheRestGoesBackToTheConvocatoria()
    {
        var e = Camino.ConPapeles().Cuando(A(100_000.01m), "2019-12-16 08:00").Entonces(Hecho(1, 120_000m, 100_000.01m, "2019-12-16"));
        Assert.Equal<decimal>([100_000.01m, 80_000m], e.Estado.Convenio!.Pagos);
        Assert.Equal((180_000.01m, 180_000.01m, 180_000.01m), (e.Estado.Convenio.Monto, e.Estado.Asignacion!.MontoAsignado, RecursoPorPagar.De(e.Estado)));
        Assert.Equal<decimal>([19_999.99m], Liberado(e.Estado));
        Assert.Contains("numeral 7.2", e.Hechos[^1].Relato, StringComparison.Ordinal);
        e.Cuando(A(100_000.01m), "2019-12-16 08:01").NoPasaNada();

        // The receipt was of the old amount; the papers were complete in their term, which does not run again.
        e.Cuando(new InstruirMinistracion(1), "2019-12-16 09:00", Camino.Operador).SeRechaza("PCS-4.2.3.3-08", "PAPELES_INCOMPLETOS");
        e.Cuando(new EntregarPapeles(1, Camino.Recibo(120_000m, 720), null), "2020-01-10 09:00", Camino.Integrante(1)).SeRechaza("PCS-A7-01");
        e.Y(new EntregarPapeles(1, Camino.Recibo(100_000.01m, 720), null), "2019-12-27 09:00", Camino.Integrante(1))
            .Y(new RevisarPapeles(1, []), "2019-12-27 10:00")
            .Paga(1, "2019-12-27");
        Assert.Equal((100_000.01m, 80_000m), (e.Estado.Ministraciones!.Pagado, RecursoPorPagar.De(e.Estado)));
    }

    [Fact]
    [Prueba("PCS-7.2-06", "PCS-A7-01")]
    public void TheSecondPaymentIsLoweredBeforeAnyOfItsPapers()
    {
        var e = Camino.EnEjecucion().Cuando(A(0.01m, 2), "2019-12-18 08:00").Entonces(Hecho(2, 80_000m, 0.01m, "2019-12-18"));
        Assert.Equal((120_000.01m, 0.01m, 120_000m), (e.Estado.Convenio!.Monto, RecursoPorPagar.De(e.Estado), e.Estado.Ministraciones!.Pagado));
        Assert.Contains("si ya firmaron uno por otra cantidad, no lo entreguen", e.Mensaje("limitacion-2", "2019-12-18 08:00"), StringComparison.Ordinal);
        e.Cuando(new EntregarPapeles(2, Camino.Recibo(80_000m, 720), null), "2019-12-18 10:00", Camino.Integrante(1)).SeRechaza("PCS-A7-01");
        e.Cuando(new EntregarPapeles(2, Camino.Recibo(0.01m, 720), null), "2019-12-18 10:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>();
    }

    [Fact]
    [Prueba("PCS-7.2-06", "AMB-34")]
    public void TheOnlyPaymentIsLowered()
    {
        var e = Camino.ConPapeles(MotivoExhibicionUnica.TercerCuatrimestre).Y(A(50_000m), "2019-12-16 08:00");
        Assert.Equal<decimal>([50_000m], e.Estado.Convenio!.Pagos);
        e.Y(new EntregarPapeles(1, Camino.Recibo(50_000m, 720), null), "2019-12-16 09:00", Camino.Integrante(1)).Y(new RevisarPapeles(1, []), "2019-12-16 10:00").Paga(1, "2019-12-17");
        Assert.Equal(50_000m, e.Estado.Ministraciones!.Pagado);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(120_000)]
    [InlineData(120_000.01)]
    [InlineData(100_000.001)]
    [Prueba("PCS-7.2-06")]
    public void TheAmountIsMoreThanNothingLessThanItIsAndInCentavos(double monto) => Camino.ConPapeles().Cuando(A((decimal)monto), "2019-12-16 08:00").SeRechaza("PCS-7.2-06");

    [Fact]
    [Prueba("PCS-7.2-06")]
    public void ItHasItsReasons() => Camino.ConPapeles().Cuando(A(1_000m) with { Motivo = " " }, "2019-12-16 08:00").SeRechaza("PCS-7.2-06");

    [Fact]
    [Prueba("PCS-7.2-06")]
    public void WhatWasPaidOrDeniedIsNotLowered()
    {
        Camino.EnEjecucion().Cuando(A(1_000m), "2019-12-17 08:00").SeRechaza("PCS-7.2-06", "MINISTRACION_PAGADA");
        var negada = Camino.EnEjecucion().Estado;
        negada = negada with { Ministraciones = negada.Ministraciones! with { Pagos = negada.Ministraciones.Pagos.Add(new Ministracion(2, 80_000m, EstatusMinistracion.Negada, "op-1")) } };
        Escenario<Expediente>.Desde(negada).Cuando(A(1_000m, 2), "2019-12-17 08:00").SeRechaza("PCS-4.2.8-05", "MINISTRACION_NEGADA");
    }

    [Fact]
    [Prueba("PCS-7.2-06")]
    public void AnOrderThatNobodyApprovedIsLeftWithoutEffectAndOneThatIsOnItsWayIsRejectedFirst()
    {
        var e = Camino.ConPapeles().Y(new InstruirMinistracion(1), "2019-12-16 08:00", Camino.Operador).Y(A(100_000m), "2019-12-16 09:00");
        Assert.Null(e.Estado.Ministraciones!.Pago(1));
        e.Cuando(new AprobarMinistracion(1), "2019-12-16 10:00", Camino.Aprobador).SeRechaza("PCS-4.2.8-01", "TRANSICION_NO_PERMITIDA");

        var aprobada = Camino.ConPapeles().Y(new InstruirMinistracion(1), "2019-12-16 08:00", Camino.Operador).Y(new AprobarMinistracion(1), "2019-12-16 09:00", Camino.Aprobador);
        aprobada.Cuando(A(100_000m), "2019-12-16 10:00").SeRechaza("PCS-7.2-06", "PAGO_EN_CURSO");
        aprobada.Y(new RechazarMinistracion(1, "Se limitará."), "2019-12-16 11:00", Camino.Aprobador).Cuando(A(100_000m), "2019-12-16 12:00").EntoncesHay<MinistracionLimitada>();
    }

    [Fact]
    [Prueba("PCS-7.2-06")]
    public void OnlyAPaymentOfAnAgreementInForceIsLowered()
    {
        Camino.Apoyado().Cuando(A(1_000m), "2019-11-19 09:00").SeRechaza("PCS-7.2-06", "TRANSICION_NO_PERMITIDA");
        Camino.ConvenioRecibido().Cuando(A(1_000m), "2019-12-05 09:00").SeRechaza("PCS-7.2-06", "TRANSICION_NO_PERMITIDA");
        Camino.ConPapeles().Cuando(A(1_000m, 3), "2019-12-16 09:00").SeRechaza("PCS-7.2-06", "TRANSICION_NO_PERMITIDA");
        Camino.ConPapeles().Cuando(A(1_000m, 0), "2019-12-16 09:00").SeRechaza("PCS-7.2-06", "TRANSICION_NO_PERMITIDA");
        Escenario<Expediente>.Desde(Camino.EnEjecucion().Estado.Pasar(Estatus.Cancelado)).Cuando(A(1_000m, 2), "2019-12-18 09:00").SeRechaza("PCS-7.2-06", "TRANSICION_NO_PERMITIDA");
        Camino.EnEjecucion().Cuando(A(1_000m, 2), "2020-01-02 09:00").SeRechaza("PCS-A6-C23-01", "FUERA_DE_VIGENCIA");
        Escenario<Expediente>.Desde(Camino.EnEjecucion().Estado with { Informes = new Informes { FinalNoEntregado = true } }).Cuando(A(1_000m, 2), "2019-12-18 09:00").SeRechaza("PCS-A6-C4G-10", "EN_EVALUACION_FINAL");
    }

    [Fact]
    [Prueba("PCS-7.2-06", "AMB-37")]
    public void ASuspendedPaymentIsLoweredAndStaysSuspended()
    {
        var e = Camino.ConPapeles().Y(new RetenerMinistracion(CausaDeRetencion.InobservanciaDeNormas, Mundo.Huella(1)), "2019-12-16 08:00").Y(A(100_000m), "2019-12-16 09:00")
            .Y(new EntregarPapeles(1, Camino.Recibo(100_000m, 720), null), "2019-12-16 10:00", Camino.Integrante(1)).Y(new RevisarPapeles(1, []), "2019-12-16 11:00");
        e.Cuando(new InstruirMinistracion(1), "2019-12-16 12:00", Camino.Operador).SeRechaza("AMB-37", "RECURSO_RETENIDO");
        e.Y(new LevantarRetencion(Mundo.Huella(2)), "2019-12-16 13:00").Cuando(new InstruirMinistracion(1), "2019-12-16 14:00", Camino.Operador).Entonces(new MinistracionInstruida(1, 100_000m, "op-1"));
    }

    [Fact]
    [Prueba("PCS-7.2-06", "AMB-37")]
    public void ALoweredPaymentIsSuspendedAndLoweredAgain()
    {
        var e = Camino.EnEjecucion().Y(A(60_000m, 2), "2019-12-18 08:00").Y(new RetenerMinistracion(CausaDeRetencion.InobservanciaDeNormas, Mundo.Huella(1)), "2019-12-18 09:00").Y(A(50_000m, 2), "2019-12-18 10:00");
        Assert.Equal(CausaDeRetencion.InobservanciaDeNormas, e.Estado.Ministraciones!.Retencion);
        Assert.Equal<decimal>([20_000m, 10_000m], Liberado(e.Estado).OrderDescending());
        e.Cuando(A(50_000m, 2) with { Resolucion = Mundo.Huella(851) }, "2019-12-18 11:00").SeRechaza("PCS-7.2-06");

        // Each notice tells its own, whenever it is written.
        Assert.Contains("$80,000.00: se pagarán $60,000.00", e.Mensaje("limitacion-2", "2019-12-18 11:00"), StringComparison.Ordinal);
        Assert.Contains("$60,000.00: se pagarán $50,000.00", e.Mensaje("limitacion-2.2", "2019-12-18 11:00"), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-7.2-06", "DH-83-01")]
    public void TheNoticeTellsWhatItWasWhatItIsWhyAndOfTheReceipt()
    {
        var e = Camino.ConPapeles().Y(A(100_000m), "2019-12-16 08:00");
        var texto = e.Mensaje("limitacion-1", "2019-12-16 08:00");
        foreach (var parte in new[] { "la primera ministración que era de $120,000.00: se pagarán $100,000.00", Motivo, "Los $20,000.00 restantes no se pagarán", "El recibo que entregaron por $120,000.00 ya no sirve", "recurso de revisión", "(PCS-7.2-06)" })
        {
            Assert.Contains(parte, texto, StringComparison.Ordinal);
        }

        Assert.True(RecursoDeRevision.Procede(e.Estado.Notificaciones["limitacion-1"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Prueba("PCS-7.2-06", "PZ-08", "AMB-50")]
    public void WhoWasInTimeWithTheFirstReceiptHasAFullTermForTheOther(bool venciendo)
    {
        var e = Camino.Suscrito().Y(new EntregarPapeles(1, Camino.Recibo(120_000m), Camino.Cuenta()), "2019-12-26 10:00", Camino.Integrante(1));
        if (venciendo)
        {
            e.Cuando(new VencerPlazo("PZ-08"), "2019-12-27 00:00", Actor.Sistema).Entonces(new PlazoConcluido("PZ-08", MotivoDeConclusion.EnRevision));
        }

        var dia = venciendo ? "2019-12-27" : "2019-12-26";
        e.Cuando(A(100_000m), $"{dia} 11:00").Entonces(Hecho(1, 120_000m, 100_000m, dia, "PZ-08"));
        Assert.DoesNotContain("PZ-08", e.Estado.Plazos.Keys);
        e.Cuando(new EntregarPapeles(1, Camino.Recibo(100_000m, 720), null), "2019-12-30 11:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>();
        Assert.Contains("Tienen 10 días hábiles para entregar el recibo", e.Mensaje("limitacion-1", $"{dia} 11:00"), StringComparison.Ordinal);

        e.Recibe("limitacion-1", "2019-12-30 10:00");
        var plazo = e.Estado.Plazos["PZ-08"];
        Assert.Equal((10, new DateOnly(2019, 12, 30)), (plazo.Cantidad, plazo.Notificado));
        e.Cuando(new VencerPlazo("PZ-08"), $"{plazo.UltimoDia.AddDays(1):yyyy-MM-dd} 00:00", Actor.Sistema).Entonces(new PapelesNoEntregados([Papel.Recibo]));
    }

    [Fact]
    [Prueba("PCS-7.2-06", "PZ-08")]
    public void ANoticeThatArrivesAfterThePapersWereAcceptedOpensNoTerm()
    {
        var e = Camino.Suscrito().Y(A(100_000m), "2019-12-12 09:00")
            .Y(new EntregarPapeles(1, Camino.Recibo(100_000m), Camino.Cuenta()), "2019-12-13 10:00", Camino.Integrante(1))
            .Y(new RevisarPapeles(1, []), "2019-12-13 12:00")
            .Recibe("limitacion-1", "2019-12-13 13:00");
        Assert.DoesNotContain("PZ-08", e.Estado.Plazos.Keys);
        e.Paga(1, "2019-12-16");
    }

    [Fact]
    [Prueba("PCS-7.2-06", "PZ-08")]
    public void WhoWasLateWithThePapersGainsNoTerm()
    {
        var e = Camino.Suscrito().Y(A(100_000m), "2019-12-27 09:00");
        Assert.Null(((MinistracionLimitada)e.Hechos[^1]).Abre);
        e.Cuando(new VencerPlazo("PZ-08"), "2019-12-27 10:00", Actor.Sistema).Entonces(new PapelesNoEntregados([Papel.Recibo, Papel.EstadoDeCuenta]));
    }

    [Fact]
    [Prueba("PCS-7.2-06", "PCS-4.2.8-01", "PCS-4.2.3.4-04")]
    public void WhatIsPromisedAndWhatGoesBackAreWhatWasAuthorisedToTheCentavo()
    {
        var cortes = Gen.Choose(1, 7_999_999).Select(c => c / 100m).ListOf(4);
        Prop.ForAll(
            cortes.ToArbitrary(),
            Gen.Elements(1, 2).ListOf(4).ToArbitrary(),
            (montos, numeros) =>
            {
                var e = Camino.ConPapeles();
                foreach (var (monto, numero) in montos.Zip(numeros))
                {
                    if (monto < e.Estado.Convenio!.Pagos[numero - 1])
                    {
                        e.Y(A(monto, numero), "2019-12-16 08:00");
                    }
                }

                var c = e.Estado.Convenio!;
                return c.Pagos.Sum() == c.Monto && c.Pagos.All(p => p.EsMonto()) && c.Monto + Liberado(e.Estado).Sum() == Camino.Solicitado && e.Estado.Asignacion!.MontoAsignado == c.Monto
                    && EtapasDeApoyo.SinRecurso(e.Estado, e.En("2019-12-16 09:00")) is null;
            }).QuickCheckThrowOnFailure();
    }
}
