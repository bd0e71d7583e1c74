using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E9_Cierre;

public class ReintegroTests
{
    [Fact, Prueba("AMB-45", "PCS-A6-C17-02", "PZ-30")]
    public void WhatWasNotSpentOnWhatWasAuthorisedIsDueFiveCalendarDaysAfterTheRequest()
    {
        // dias-habiles.md, example 13: Monday 09/12/2019, the fifth day is a Saturday, so Monday 16/12.
        var escenario = Requerido([SupuestoReintegro.NoDestinado], "2019-12-09");

        Assert.Equal(Reloj.Dia("2019-12-16"), escenario.Estado.Plazos["PZ-30/1"].UltimoDia);
        Vence(escenario, "PZ-30/1", "2019-12-16 23:59:59", "2019-12-17 00:00", "2019-12-16");
    }

    [Fact, Prueba("AMB-45", "PCS-A6-C4I-01", "PZ-31")]
    public void WhatASupervisoryBodyAsksForIsDueFiveWorkingDaysAfterReception()
    {
        // dias-habiles.md, example 14: Thursday 12/12/2019, so Thursday 19/12.
        var escenario = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12");

        Assert.Equal(Reloj.Dia("2019-12-19"), escenario.Estado.Plazos["PZ-31/1"].UltimoDia);
        Vence(escenario, "PZ-31/1", "2019-12-19 23:59:59", "2019-12-20 00:00", "2019-12-19");
    }

    [Fact, Prueba("AMB-45", "PCS-A6-C17-01", "PCS-A6-C4H-01", "PCS-A6-C18-01", "PZ-29")]
    public void WhatWasNotAccruedIsDueWithoutARequestOnTheFifteenthOfJanuary()
    {
        // dias-habiles.md, example 15.
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m).Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema);

        Assert.Equal(Reloj.Dia("2020-01-15"), escenario.Estado.Plazos["PZ-29"].UltimoDia);
        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-01-15 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema)
            .Entonces(new ReintegroVencido("PZ-29", 1, 10_000m, Reloj.Dia("2020-01-15")));
        Assert.Contains("quedan a salvo las acciones legales", new ReintegroVencido("PZ-29", 1, 10_000m, Reloj.Dia("2020-01-15")).Relato, StringComparison.Ordinal);
        escenario.Y(new AcreditarReintegro(1, 10_000m, 0m, Reloj.Dia("2020-01-20"), Mundo.Huella(98)), "2020-01-21 10:00", Proyecto.Comite);
        Assert.Equal(10_000m, escenario.Estado.Cierre!.Reintegrado);
    }

    [Fact, Prueba("PCS-A6-C17-01", "PCS-A6-C4H-02", "PZ-29")]
    public void AVoluntaryRefundMeetsTheTerm()
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m).Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema);
        escenario.Cuando(new AcreditarReintegro(null, 10_000m, 12.34m, Reloj.Dia("2020-01-15"), Mundo.Huella(98)), "2020-01-15 12:00", Proyecto.Comite)
            .Entonces(new ReintegroAcreditado(1, 10_000m, 12.34m, Reloj.Dia("2020-01-15"), Mundo.Huella(98), false));
        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-29", MotivoDeConclusion.SinEfecto));
        escenario.Cuando(new AcreditarReintegro(null, 10_000m, 0m, default, Mundo.Huella(99)), "2020-01-15 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4H-02");
        escenario.Cuando(new AcreditarReintegro(null, 90_000.01m, 0m, Reloj.Dia("2020-01-15"), Mundo.Huella(99)), "2020-01-16 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4H-01");
        escenario.Cuando(new AcreditarReintegro(null, 100.005m, 0m, Reloj.Dia("2020-01-15"), Mundo.Huella(99)), "2020-01-15 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4H-01");
        escenario.Cuando(new AcreditarReintegro(null, 100m, 0.005m, Reloj.Dia("2020-01-15"), Mundo.Huella(99)), "2020-01-15 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4H-01");
    }

    [Theory, Prueba("PCS-A6-C4H-01", "PCS-A6-C4H-02")]
    [InlineData(false)]
    [InlineData(true)]
    public void ADepositIsCreditedOnceWhoeverHandsItsProofIn(bool porOficina)
    {
        var deposito = new AcreditarReintegro(null, 5_000m, 12.34m, Reloj.Dia("2020-01-10"), Mundo.Huella(98));
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m).Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema).Y(deposito, "2020-01-15 12:00", Proyecto.Comite);
        var actor = porOficina ? Camino.Operador : Proyecto.Comite;

        escenario.Cuando(deposito, "2020-01-15 12:01", actor).NoPasaNada();
        var falla = Assert.Single(escenario.Cuando(deposito with { Rendimientos = 0m }, "2020-01-15 12:02", actor).SeRechaza("PCS-A6-C4H-02").Fallas);
        Assert.Equal("comprobante", falla.Campo);
        Assert.Contains("ya acreditó $5,000.00 más $12.34 de rendimientos en el reintegro 1", falla.Mensaje, StringComparison.Ordinal);

        // Neither does it pay of another refund.
        escenario.Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);
        escenario.Cuando(deposito with { Numero = 2 }, "2020-01-16 10:00", actor).NoPasaNada();
        escenario.Cuando(deposito with { Numero = 2, Monto = 4_000m }, "2020-01-16 10:00", actor).SeRechaza("PCS-A6-C4H-02");
        Assert.Equal(5_000m, escenario.Estado.Cierre!.Reintegrado);
        escenario.Cuando(deposito with { Comprobante = Mundo.Huella(99) }, "2020-01-16 10:00", actor).EntoncesHay<ReintegroAcreditado>();
    }

    [Theory, Prueba("PCS-A6-C4H-02")]
    [InlineData("2020-01-15 23:59:59", null)]
    [InlineData("2020-01-16 00:00", "2020-01-16")]
    public void ACopyThatComesAfterTheTermOfItsDepositIsTakenAndRecordedAsLate(string llega, string? tarde)
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m).Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema);
        var acreditado = escenario.Cuando(new AcreditarReintegro(null, 10_000m, 0m, Reloj.Dia("2020-01-15"), Mundo.Huella(98)), llega, Proyecto.Comite).EntoncesHay<ReintegroAcreditado>();

        Assert.Equal((false, tarde is null ? null : Reloj.Dia(tarde)), (acreditado.Extemporaneo, acreditado.CopiaEl));
        Assert.Equal(tarde is not null, acreditado.Relato.Contains("la copia del comprobante, que debía llegar en el mismo plazo, consta en el expediente desde el 16/01/2020", StringComparison.Ordinal));
    }

    [Fact, Prueba("PZ-29", "PCS-3.5.2-03", "PCS-A6-C17-01")]
    public void WithoutAFinalReportNobodyKnowsWhetherMoneyIsLeftUntilItComes()
    {
        var escenario = Proyecto.En().Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);
        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-29", MotivoDeConclusion.PorDeterminar));

        // The report that comes afterwards says it, and the term is over.
        var informe = Proyecto.Final() with { Gastos = Proyecto.Gastos(90_000m), Comprobantes = Proyecto.Comprobantes(90_000m) };
        escenario.Cuando(new EntregarInformeFinal(informe, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-16 10:00", Proyecto.Comite);
        Assert.Equal(new ReintegroVencido("PZ-29", 1, 10_000m, Reloj.Dia("2020-01-15")), escenario.EntoncesHay<ReintegroVencido>());
    }

    [Fact, Prueba("PZ-29", "PZ-28", "PCS-A6-C17-01", "PCS-A6-C18-01")]
    public void WhoNeverReportsOwesWhatTheFileDoesNotKnowToBeSpent()
    {
        var parcial = new EntregarInformeParcial(Proyecto.Parcial(), Mundo.Huella(49), Proyecto.Compromisos);
        var escenario = Proyecto.En().Y(parcial, "2019-12-10 10:00", Proyecto.Comite).Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);
        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-29", MotivoDeConclusion.PorDeterminar));

        escenario.Cuando(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema);
        Assert.Equal(new ReintegroVencido("PZ-29", 1, 60_000m, Reloj.Dia("2020-01-15")), escenario.EntoncesHay<ReintegroVencido>());
        escenario.Y(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema);
        Assert.Equal(EstatusReintegro.Vencido, Assert.Single(escenario.Estado.Cierre!.Reintegros).Estatus);
    }

    [Fact, Prueba("PZ-29", "DH-L-07")]
    public void ATermThatASuspensionMovesBeyondTheReportsDateIsOverdueAtItsOwnEnd()
    {
        var escenario = Proyecto.En().Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);
        escenario.Calendario = Calendario.Lfpa.Con(new Suspension("DOF-2020-01-10", Reloj.Dia("2020-01-13"), Reloj.Dia("2020-02-07"), Reloj.Dia("2020-01-10"), "Acuerdo de prueba", "Suspensión de labores"));
        escenario.Y(new VencerPlazo("PZ-29"), "2020-01-14 00:00", Proyecto.Sistema).Y(new VencerPlazo("PZ-28"), "2020-02-01 00:00", Proyecto.Sistema);

        Assert.Empty(escenario.Hechos.OfType<ReintegroVencido>());
        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-02-11 00:00", Proyecto.Sistema)
            .Entonces(new ReintegroVencido("PZ-29", 1, Proyecto.Pagado, Reloj.Dia("2020-02-10")));
    }

    [Fact, Prueba("PZ-29", "PCS-A6-C17-01")]
    public void AReportThatComesWhileTheTermRunsIsNotOverdue() =>
        Assert.Empty(Proyecto.ConInformeFinal(ejercido: 90_000m).Hechos.OfType<ReintegroVencido>());

    [Fact, Prueba("PZ-29", "PCS-A6-C17-01", "PCS-A6-C18-01")]
    public void AnAgreementThatEndedEarlyOwesWhatItDoesNotProve()
    {
        // No final report can come any more: what the file does not know to be spent is due on the fifteenth.
        var terminado = Proyecto.En()
            .Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-10"), "Inundación.", Mundo.Huella(70)), "2019-12-10 10:00", Camino.Operador)
            .Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);
        terminado.Cuando(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema)
            .Entonces(new ReintegroVencido("PZ-29", 1, Proyecto.Pagado, Reloj.Dia("2020-01-15")));
    }

    [Fact, Prueba("PZ-29", "PCS-A6-C17-01", "PCS-A6-C4O-01")]
    public void AnAgreementThatEndsLateOwesWhatNoVoucherProvesBesidesWhatWasAskedFor()
    {
        var estado = Proyecto.Estado();
        var comprobante = new ComprobanteAsentado(TipoDeComprobante.ReciboSimple, "clave-201", Reloj.Dia("2019-12-05"), Mundo.Huella(201), [new CargoAConcepto("m01", "MATERIALES", 30_000m)], true);
        var escenario = Proyecto.De(estado with { Ministraciones = estado.Ministraciones! with { Comprobantes = [comprobante] } })
            .Y(Requerimiento([SupuestoReintegro.Fiscalizacion]), "2019-12-12 10:00")
            .Y(new RequerirPorIncumplimiento("No hay avance en las metas.", Mundo.Huella(91)), "2019-12-12 11:00")
            .Y(new RendirInformePormenorizado(Mundo.Huella(94)), "2019-12-13 10:00", Proyecto.Comite)
            .Cuando(new ResolverIncumplimiento(true, "Motivo.", Mundo.Huella(95)), "2020-01-16 00:00");

        Assert.Equal(new ReintegroVencido("PZ-29", 2, 65_000m, Reloj.Dia("2020-01-15")), escenario.EntoncesHay<ReintegroVencido>());
        escenario.Y(new ResolverIncumplimiento(true, "Motivo.", Mundo.Huella(95)), "2020-01-16 00:00");
        Assert.Equal([5_000m, 65_000m], escenario.Estado.Cierre!.Reintegros.Select(r => r.Monto));
    }

    [Theory, Prueba("PCS-A6-C17-01", "PCS-A6-C17-03", "PCS-A6-C4H-02")]
    [InlineData(1)]
    [InlineData(null)]
    public void WhatIsOverdueWithoutARequestIsCreditedWithTheYieldsThatItGave(int? numero)
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m)
            .Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema)
            .Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);
        var deposito = new AcreditarReintegro(numero, 10_000m, 12.34m, Reloj.Dia("2020-01-20"), Mundo.Huella(98));

        escenario.Cuando(deposito with { Rendimientos = -0.01m }, "2020-01-21 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(deposito with { Monto = 10_000.01m }, "2020-01-21 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(deposito, "2020-01-21 10:00", Proyecto.Comite)
            .Entonces(new ReintegroAcreditado(1, 10_000m, 12.34m, Reloj.Dia("2020-01-20"), Mundo.Huella(98), true));
        var reintegro = Assert.Single(escenario.Estado.Cierre!.Reintegros);
        Assert.Equal((EstatusReintegro.Acreditado, 10_000m, 12.34m), (reintegro.Estatus, reintegro.Monto, reintegro.Rendimientos));
        Assert.Equal(10_000m, escenario.Estado.Cierre!.Reintegrado);
    }

    [Theory, Prueba("PCS-A6-C17-01", "PCS-A6-C17-03", "PCS-A6-C4H-01")]
    [InlineData(1)]
    [InlineData(null)]
    public void WhatIsOverdueMayComeBackInTwoDeposits(int? numero)
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m)
            .Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema)
            .Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);
        var deposito = new AcreditarReintegro(numero, 6_000m, 1m, Reloj.Dia("2020-01-20"), Mundo.Huella(98));

        escenario.Cuando(deposito, "2020-01-21 10:00", Camino.Operador).Entonces(new ReintegroAcreditado(1, 6_000m, 1m, Reloj.Dia("2020-01-20"), Mundo.Huella(98), true, 4_000m));
        Assert.Contains("quedan por depositar $4,000.00", escenario.Hechos[^1].Relato, StringComparison.Ordinal);
        var uno = Assert.Single(escenario.Estado.Cierre!.Reintegros);
        Assert.Equal((EstatusReintegro.Vencido, 10_000m, 4_000m, 6_000m), (uno.Estatus, uno.Monto, uno.Resta, escenario.Estado.Cierre.Reintegrado));
        Assert.Equal(new RecursoPorReintegrar(4_000m, 4_000m), RecursoPorReintegrar.De(escenario.Estado));
        escenario.Cuando(deposito, "2020-01-21 10:01", Camino.Operador).NoPasaNada();

        var resto = deposito with { Monto = 4_000m, Rendimientos = 0.5m, Comprobante = Mundo.Huella(99) };
        var rechazo = escenario.Cuando(resto with { Monto = 4_000.01m }, "2020-01-22 10:00", Camino.Operador).SeRechaza("PCS-A6-C4I-01");
        Assert.Contains("quedan por depositar $4,000.00", Assert.Single(rechazo.Fallas).Mensaje, StringComparison.Ordinal);
        escenario.Cuando(resto with { Monto = 0m }, "2020-01-22 10:00", Camino.Operador).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(resto, "2020-01-22 10:00", Camino.Operador).Entonces(new ReintegroAcreditado(1, 4_000m, 0.5m, Reloj.Dia("2020-01-20"), Mundo.Huella(99), true));
        uno = Assert.Single(escenario.Estado.Cierre!.Reintegros);
        Assert.Equal((EstatusReintegro.Acreditado, 10_000m, 1.5m, 10_000m), (uno.Estatus, uno.Monto, uno.Rendimientos, escenario.Estado.Cierre.Reintegrado));
    }

    [Fact, Prueba("PCS-A6-C4I-01", "PCS-A6-C17-03")]
    public void ARequestThatIsOverdueIsOwedUntilItsYieldsAreBackToo()
    {
        var escenario = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12").Y(new VencerPlazo("PZ-31/1"), "2019-12-20 00:00", Proyecto.Sistema);
        var deposito = new AcreditarReintegro(1, 5_000m, 4m, Reloj.Dia("2019-12-20"), Mundo.Huella(98));

        escenario.Cuando(deposito with { Rendimientos = 10.01m }, "2019-12-20 10:00", Camino.Operador).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(deposito, "2019-12-20 10:00", Camino.Operador).Entonces(new ReintegroAcreditado(1, 5_000m, 4m, Reloj.Dia("2019-12-20"), Mundo.Huella(98), true, 6m));
        Assert.Equal((EstatusReintegro.Vencido, 0m, 6m), (escenario.Estado.Cierre!.Reintegros[0].Estatus, escenario.Estado.Cierre.Reintegros[0].Resta, escenario.Estado.Cierre.Reintegros[0].RestaDeRendimientos));
        escenario.Y(deposito with { Monto = 0m, Rendimientos = 6m, Comprobante = Mundo.Huella(99) }, "2019-12-21 10:00", Camino.Operador);
        Assert.Equal((EstatusReintegro.Acreditado, 10m), (escenario.Estado.Cierre!.Reintegros[0].Estatus, escenario.Estado.Cierre.Reintegros[0].Rendimientos));
    }

    [Fact, Prueba("AMB-45")]
    public void WhereBAndCCoincideTheLesserDateIsAdvisedAndTheGreaterIsDue()
    {
        // The catalogue's case: 12/12/2019 is 17/12 in calendar days and 19/12 in working days.
        var escenario = Requerido([SupuestoReintegro.NoDestinado, SupuestoReintegro.Fiscalizacion], "2019-12-12");

        Assert.Equal(new FechasDeReintegro(Reloj.Dia("2019-12-17"), Reloj.Dia("2019-12-19")), FechasDeReintegro.De(escenario.Estado.Cierre!.Reintegros[0].Supuestos, Reloj.Dia("2019-12-12"), Contexto("2019-12-12 12:00")));
        Assert.Equal(["PZ-31/1"], escenario.Estado.Plazos.Keys.Where(k => k.EndsWith("/1", StringComparison.Ordinal)));
        escenario.Cuando(new AcreditarReintegro(1, 5_000m, 10m, Reloj.Dia("2019-12-18"), Mundo.Huella(98)), "2019-12-18 12:00", Proyecto.Comite)
            .Entonces(new ReintegroAcreditado(1, 5_000m, 10m, Reloj.Dia("2019-12-18"), Mundo.Huella(98), false));
        Assert.DoesNotContain("PZ-31/1", escenario.Estado.Plazos.Keys);
        Assert.Equal(5_000m, escenario.Estado.Cierre!.Reintegrado);
    }

    [Fact, Prueba("DH-L-04", "PCS-A6-C17-02")]
    public void ATermThatMovesOnToAWorkingDayIsAdvisedOfAsIfItDidNot()
    {
        // Example 13: received on Monday 09/12/2019, the fifth calendar day is Saturday 14/12 and the last one Monday 16/12.
        var contexto = Contexto("2019-12-09 12:00");
        Assert.Equal(new FechasDeReintegro(Reloj.Dia("2019-12-14"), Reloj.Dia("2019-12-16")), FechasDeReintegro.De([SupuestoReintegro.NoDestinado], Reloj.Dia("2019-12-09"), contexto));
        Assert.Null(FechasDeReintegro.Prudente([SupuestoReintegro.NoDestinado], Reloj.Dia("2019-12-12"), contexto));

        var mensaje = Proyecto.En().Y(Requerimiento([SupuestoReintegro.NoDestinado]), "2019-12-09 10:00").Mensaje("reintegro-1", "2019-12-09 10:00");
        Assert.Contains("el plazo termina el lunes 16 de diciembre de 2019 a las 24:00", mensaje, StringComparison.Ordinal);
        Assert.Contains("\n\nSi lo reciben el 9 de diciembre, lo prudente es depositar a más tardar el sábado 14 de diciembre de 2019, porque ese día, que es inhábil, concluye la cuenta", mensaje, StringComparison.Ordinal);
    }

    [Theory, Prueba("AMB-45")]
    [InlineData(SupuestoReintegro.NoDestinado, SupuestoReintegro.Evaluacion, true)]
    [InlineData(SupuestoReintegro.Fiscalizacion, SupuestoReintegro.NoDestinado, true)]
    [InlineData(SupuestoReintegro.Fiscalizacion, SupuestoReintegro.Evaluacion, false)]
    public void TheRequestTellsBothDatesWhereTheyDiffer(SupuestoReintegro uno, SupuestoReintegro otro, bool prudente)
    {
        var estado = Proyecto.Estado() with { Cierre = new Cierre { Termino = CausaDeTermino.Incumplimiento } };
        var mensaje = Proyecto.De(estado).Y(Requerimiento([uno, otro]), "2019-12-12 10:00").Mensaje("reintegro-1", "2019-12-12 10:00");
        Assert.Contains("Si lo reciben el 12 de diciembre, el plazo termina el jueves 19 de diciembre de 2019 a las 24:00", mensaje, StringComparison.Ordinal);
        Assert.Equal(prudente, mensaje.Contains("\n\nSi lo reciben el 12 de diciembre, lo prudente es depositar a más tardar el martes 17 de diciembre de 2019, porque", StringComparison.Ordinal));
        Assert.Equal(prudente, mensaje.Contains("prudente", StringComparison.Ordinal));
    }

    [Theory, Prueba("AMB-45")]
    [InlineData("2019-12-19", false)]
    [InlineData("2019-12-20", true)]
    public void ALateDepositIsRecordedAsLate(string deposito, bool tarde)
    {
        var acreditado = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12")
            .Cuando(new AcreditarReintegro(1, 5_000m, 10m, Reloj.Dia(deposito), Mundo.Huella(98)), "2019-12-23 12:00", Proyecto.Comite)
            .EntoncesHay<ReintegroAcreditado>();

        Assert.Equal(tarde, acreditado.Extemporaneo);
    }

    [Fact, Prueba("AMB-45", "DH-L-03", "DH-L-07")]
    public void ADepositIsNotLateWhereTheDayOfTheRequestWasSuspended()
    {
        var escenario = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12")
            .Con(e => e.Calendario = Calendario.Lfpa.Con(new Suspension("S-1", Reloj.Dia("2019-12-12"), Reloj.Dia("2019-12-12"), Reloj.Dia("2019-12-13"), "Acuerdo ficticio", "Suspensión de prueba")));

        Assert.Equal(Reloj.Dia("2019-12-20"), escenario.Calendario.Recomputar(escenario.Estado.Plazos["PZ-31/1"]).UltimoDia);
        Assert.False(escenario.Cuando(new AcreditarReintegro(1, 5_000m, 10m, Reloj.Dia("2019-12-20"), Mundo.Huella(98)), "2019-12-20 12:00", Proyecto.Comite).EntoncesHay<ReintegroAcreditado>().Extemporaneo);
    }

    [Fact, Prueba("AMB-45")]
    public void FiveWorkingDaysNeverEndBeforeFiveCalendarDays() =>
        Prop.ForAll(Gen.Choose(0, 1500).ToArbitrary(), n =>
        {
            var desde = new DateOnly(2018, 6, 1).AddDays(n);
            var contexto = Contexto("2019-12-12 12:00");
            return contexto.Plazo("PZ-31", desde).UltimoDia >= contexto.Plazo("PZ-30", desde).UltimoDia;
        }).QuickCheckThrowOnFailure();

    [Fact, Prueba("AMB-45", "PCS-A6-C4O-01", "PCS-A6-C17-03")]
    public void ARequestIsCheckedAgainstWhatWasPaid()
    {
        var escenario = Proyecto.En();

        escenario.Cuando(Requerimiento([SupuestoReintegro.Fiscalizacion]) with { Monto = Proyecto.Pagado + 0.01m }, "2019-12-12 10:00").SeRechaza("PCS-A6-C4O-01");
        escenario.Cuando(Requerimiento([SupuestoReintegro.Fiscalizacion]) with { Monto = 0m }, "2019-12-12 10:00").SeRechaza("PCS-A6-C4O-01");
        escenario.Cuando(Requerimiento([SupuestoReintegro.Fiscalizacion]) with { Rendimientos = -1m }, "2019-12-12 10:00").SeRechaza("PCS-A6-C17-03");
        escenario.Cuando(Requerimiento([]), "2019-12-12 10:00").SeRechaza("AMB-45");
        escenario.Cuando(Requerimiento([SupuestoReintegro.NoDevengado, SupuestoReintegro.NoDestinado]), "2019-12-12 10:00").SeRechaza("AMB-45");
        escenario.Cuando(Requerimiento([SupuestoReintegro.Evaluacion]), "2019-12-12 10:00").SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(Requerimiento([SupuestoReintegro.Fiscalizacion]) with { Monto = Proyecto.Pagado }, "2019-12-12 10:00").EntoncesHay<ReintegroRequerido>();
        Proyecto.En(Estatus.ConvenioSuscrito).Cuando(Requerimiento([SupuestoReintegro.Fiscalizacion]), "2019-12-12 10:00").SeRechaza("PCS-A6-C4I-01", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("AMB-45", "PCS-A6-C17-01", "PZ-29")]
    public void WhatWasNotAccruedIsAskedForOnItsOwnTermWhateverDayTheRequestArrives()
    {
        var escenario = Proyecto.En().Y(Requerimiento([SupuestoReintegro.NoDevengado]), "2020-01-08 10:00");

        Assert.Equal(Reloj.Dia("2020-01-15"), escenario.Estado.Plazos["PZ-29/1"].UltimoDia);
        Assert.Null(escenario.Estado.Notificaciones["reintegro-1"].AbrePlazo);
        escenario.Y(Proyecto.Recibe("reintegro-1", "2020-01-14 11:00"), "2020-01-14 11:00", Proyecto.Sistema);
        Vence(escenario, "PZ-29/1", "2020-01-15 23:59:59", "2020-01-16 00:00", "2020-01-15");
    }

    [Fact, Prueba("PCS-A6-C4O-01", "AMB-45")]
    public void TwoRequestsNeverAskForMoreThanWasPaid()
    {
        var escenario = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12");
        var otro = Requerimiento([SupuestoReintegro.Fiscalizacion]) with { Monto = 95_000m };
        escenario.Cuando(Requerimiento([SupuestoReintegro.Fiscalizacion, SupuestoReintegro.Fiscalizacion]), "2019-12-13 10:00").SeRechaza("AMB-45");
        escenario.Cuando(otro with { Monto = 95_000.01m }, "2019-12-13 10:00").SeRechaza("PCS-A6-C4O-01");
        Assert.Equal(2, escenario.Cuando(otro, "2019-12-13 10:00").EntoncesHay<ReintegroRequerido>().Numero);
    }

    [Fact, Prueba("PCS-A6-C4O-01", "PCS-A6-C17-01")]
    public void WhatIsOverdueMayBeAskedForAgainButNotWhatOfItCameBack()
    {
        var escenario = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12")
            .Y(new VencerPlazo("PZ-31/1"), "2019-12-20 00:00", Proyecto.Sistema)
            .Y(new AcreditarReintegro(1, 2_000m, 0m, Reloj.Dia("2019-12-20"), Mundo.Huella(98)), "2019-12-20 10:00", Camino.Operador);
        var otro = Requerimiento([SupuestoReintegro.Fiscalizacion]) with { Monto = 98_000m };
        escenario.Cuando(otro with { Monto = 98_000.01m }, "2019-12-23 10:00").SeRechaza("PCS-A6-C4O-01");
        escenario.Cuando(otro, "2019-12-23 10:00").EntoncesHay<ReintegroRequerido>();
    }

    [Fact, Prueba("PCS-A6-C17-01", "PCS-A6-C4I-01")]
    public void ADepositThatNamesNoRefundPaysNoneThatWasAskedForInWriting()
    {
        var escenario = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12").Y(new VencerPlazo("PZ-31/1"), "2019-12-20 00:00", Proyecto.Sistema);
        escenario.Cuando(new AcreditarReintegro(null, 1_000m, 0m, Reloj.Dia("2019-12-20"), Mundo.Huella(98)), "2019-12-20 10:00", Proyecto.Comite)
            .Entonces(new ReintegroAcreditado(2, 1_000m, 0m, Reloj.Dia("2019-12-20"), Mundo.Huella(98), false));
        Assert.Equal(new RecursoPorReintegrar(5_000m, 5_000m), RecursoPorReintegrar.De(escenario.Estado));
    }

    [Fact, Prueba("PCS-A6-C18-01", "PCS-A6-C17-01")]
    public void AFileNeverOwesMoreThanWhatWasPaidAndIsNotBack()
    {
        // Overdue without a request and asked for afterwards for another reason: each is owed, and the money is one.
        var escenario = Proyecto.En().Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-10"), "Inundación.", Mundo.Huella(70)), "2019-12-10 10:00", Camino.Operador)
            .Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema)
            .Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema)
            .Y(new AcreditarReintegro(1, 40_000m, 0m, Reloj.Dia("2020-01-20"), Mundo.Huella(98)), "2020-01-20 10:00", Proyecto.Comite)
            .Y(Requerimiento([SupuestoReintegro.Fiscalizacion]) with { Monto = 60_000m }, "2020-01-21 10:00");
        Assert.Equal(new RecursoPorReintegrar(60_000m, 60_000m), RecursoPorReintegrar.De(escenario.Estado));
    }

    [Fact, Prueba("PZ-27", "PZ-29")]
    public void WhyATermEndedWithoutKnowingIsToldOfItsOwn()
    {
        Assert.Contains("antes de que se entregara el recurso", new PlazoConcluido("PZ-27", MotivoDeConclusion.PorDeterminar).Relato, StringComparison.Ordinal);
        Assert.Contains("dirá si quedó algo por reintegrar", new PlazoConcluido("PZ-29", MotivoDeConclusion.PorDeterminar).Relato, StringComparison.Ordinal);
    }

    [Theory, Prueba("PCS-A6-C4H-02")]
    [InlineData("2019-12-01", false)]
    [InlineData("2019-12-02", true)]
    public void ADepositIsNotBeforeTheFirstPayment(string deposito, bool procede)
    {
        var estado = Proyecto.Estado();
        Ministracion[] pagos = [new(1, 60_000m, EstatusMinistracion.Pagada, "op-1") { PagadaEl = Reloj.Dia("2019-12-02") }, new(2, 40_000m, EstatusMinistracion.Pagada, "op-1") { PagadaEl = Reloj.Dia("2019-12-10") }];
        var escenario = Proyecto.De(estado with { Ministraciones = new Ministraciones { Pagos = [.. pagos] } })
            .Cuando(new AcreditarReintegro(null, Proyecto.Pagado, 0m, Reloj.Dia(deposito), Mundo.Huella(98)), "2019-12-20 12:00", Proyecto.Comite);
        if (procede)
        {
            escenario.EntoncesHay<ReintegroAcreditado>();
        }
        else
        {
            escenario.SeRechaza("PCS-A6-C4H-02", "CONTENIDO_INVALIDO");
        }
    }

    [Fact, Prueba("PCS-A6-C17-01", "PCS-A6-C4H-01")]
    public void TwoVoluntaryDepositsAreTwoRefundsOfWhatWasNotAccrued()
    {
        var deposito = new AcreditarReintegro(null, 4_000m, 0m, Reloj.Dia("2020-01-10"), Mundo.Huella(98));
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m).Y(deposito, "2020-01-15 12:00", Proyecto.Comite);
        escenario.Cuando(deposito with { Monto = 6_000m, Comprobante = Mundo.Huella(99) }, "2020-01-15 12:01", Proyecto.Comite)
            .Entonces(new ReintegroAcreditado(2, 6_000m, 0m, Reloj.Dia("2020-01-10"), Mundo.Huella(99), false));

        Assert.Equal(10_000m, escenario.Estado.Cierre!.Reintegrado);
        Assert.All(escenario.Estado.Cierre.Reintegros, r => Assert.Equal([SupuestoReintegro.NoDevengado], r.Supuestos.AsEnumerable()));
        escenario.Cuando(deposito with { Numero = 1, Comprobante = Mundo.Huella(100) }, "2020-01-15 12:02", Proyecto.Comite).NoPasaNada();
        Proyecto.En(Estatus.ConvenioSuscrito).Cuando(deposito, "2020-01-15 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4H-02", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-A6-C17-03", "PCS-A6-C4I-01")]
    public void WhatIsOverdueIsCreditedInCentavosWithYieldsThatAreAnAmount()
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: 90_000m)
            .Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema)
            .Y(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema);
        var deposito = new AcreditarReintegro(1, 5_000m, 1m, Reloj.Dia("2020-01-20"), Mundo.Huella(98));

        escenario.Cuando(deposito with { Monto = 5_000.005m }, "2020-01-21 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(deposito with { Rendimientos = 1.005m }, "2020-01-21 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(deposito with { Rendimientos = Pesos.Maximo + 0.01m }, "2020-01-21 10:00", Proyecto.Comite).SeRechaza("PCS-A6-C17-03");
        escenario.Cuando(deposito with { Rendimientos = Pesos.Maximo }, "2020-01-21 10:00", Proyecto.Comite).EntoncesHay<ReintegroAcreditado>();
    }

    [Theory, Prueba("PCS-A6-C4H-02")]
    [InlineData(new[] { SupuestoReintegro.NoDestinado, SupuestoReintegro.Fiscalizacion }, "2019-12-19", "2019-12-20")]
    [InlineData(new[] { SupuestoReintegro.NoDestinado, SupuestoReintegro.Fiscalizacion }, "2019-12-20", null)]
    [InlineData(new[] { SupuestoReintegro.Fiscalizacion }, "2019-12-19", null)]
    public void OnlyOfWhatCuartaHAsksForIsTheCopyLateWhereItsDepositWasNot(SupuestoReintegro[] supuestos, string deposito, string? copia)
    {
        var acreditado = Requerido(supuestos, "2019-12-12")
            .Cuando(new AcreditarReintegro(1, 5_000m, 10m, Reloj.Dia(deposito), Mundo.Huella(98)), "2019-12-20 12:00", Proyecto.Comite)
            .EntoncesHay<ReintegroAcreditado>();
        Assert.Equal(copia is null ? null : Reloj.Dia(copia), acreditado.CopiaEl);
    }

    [Theory, Prueba("PCS-A6-C4I-01", "PCS-A6-C4O-01")]
    [InlineData(Estatus.Terminado)]
    [InlineData(Estatus.ComunidadImpedida)]
    [InlineData(Estatus.TerminacionAnticipada)]
    [InlineData(Estatus.Cancelado)]
    public void LaterReviewsRemainPossible(Estatus estatus) =>
        Proyecto.En(estatus).Cuando(Requerimiento([SupuestoReintegro.Fiscalizacion]), "2020-03-02 10:00").EntoncesHay<ReintegroRequerido>();

    [Fact, Prueba("PCS-A6-C4I-01")]
    public void AGradedReportOrAnEndedAgreementAllowsARefundByEvaluation()
    {
        Proyecto.ConInformeFinal().Y(new CalificarInformeFinal(Proyecto.Evidencia, Proyecto.Criterios, Mundo.Huella(80)), "2020-02-03 10:00")
            .Cuando(Requerimiento([SupuestoReintegro.Evaluacion]), "2020-02-04 10:00").EntoncesHay<ReintegroRequerido>();
        Proyecto.En().Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-11"), "Sismo.", Mundo.Huella(93)), "2019-12-11 10:00")
            .Cuando(Requerimiento([SupuestoReintegro.Evaluacion]), "2019-12-12 10:00").EntoncesHay<ReintegroRequerido>();
    }

    [Fact, Prueba("PCS-A6-C4H-02")]
    public void ADepositMatchesItsRequest()
    {
        var escenario = Requerido([SupuestoReintegro.Fiscalizacion], "2019-12-12");

        escenario.Cuando(new AcreditarReintegro(1, 4_999.99m, 10m, Reloj.Dia("2019-12-13"), default), "2019-12-13 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(new AcreditarReintegro(1, 5_000m, 9.99m, Reloj.Dia("2019-12-13"), default), "2019-12-13 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4I-01");
        escenario.Cuando(new AcreditarReintegro(2, 5_000m, 10m, Reloj.Dia("2019-12-13"), default), "2019-12-13 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4H-02");
        escenario.Cuando(new AcreditarReintegro(1, 5_000m, 10m, Reloj.Dia("2019-12-14"), default), "2019-12-13 12:00", Proyecto.Comite).SeRechaza("PCS-A6-C4H-02");
        escenario.Y(new AcreditarReintegro(1, 5_000m, 10m, Reloj.Dia("2019-12-13"), default), "2019-12-13 12:00", Proyecto.Comite);
        escenario.Cuando(new AcreditarReintegro(1, 5_000m, 10m, Reloj.Dia("2019-12-13"), default), "2019-12-13 13:00", Proyecto.Comite).NoPasaNada();
    }

    [Fact, Prueba("PZ-35", "PZ-33", "PCS-A6-C23-01", "PCS-A6-C4G-08", "AMB-47")]
    public void ValidityEndsWithTheYearAndThePapersAreKeptUntil2024()
    {
        var escenario = Proyecto.En();
        escenario.Cuando(new VencerPlazo("PZ-35"), "2019-12-31 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);

        Assert.True(escenario.Estado.Cierre!.VigenciaConcluida);
        Assert.Equal(Estatus.EnEjecucion, escenario.Estado.Estatus);
        Assert.Equal((Reloj.Dia("2020-01-01"), Reloj.Dia("2024-12-31")), (escenario.Estado.Plazos["PZ-33"].PrimerDia, escenario.Estado.Plazos["PZ-33"].UltimoDia));
        escenario.Cuando(new VencerPlazo("PZ-35"), "2020-01-01 00:01", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-33"), "2024-12-31 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo("PZ-33"), "2025-01-01 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-33", MotivoDeConclusion.SinEfecto));
    }

    [Theory, Prueba("PCS-A6-C4H-01", "PZ-29")]
    [InlineData(90_000, true)]
    [InlineData(99_999, true)]
    [InlineData(100_000, false)]
    public void WhenTheTermToRefundBeginsTheCommitteeIsToldIfSomethingWasNotSpent(int ejercido, bool avisa)
    {
        var escenario = Proyecto.ConInformeFinal(ejercido: ejercido).Y(new VencerPlazo("PZ-35"), "2020-01-15 11:00", Proyecto.Sistema);
        Assert.Equal(avisa, escenario.Estado.UltimaNotificacion(VigenciaConcluida.Aviso) is { AbrePlazo: null });

        // What was recorded before tells nobody now.
        var antes = new VigenciaConcluida("PZ-35", Reloj.Dia("2019-12-31"), escenario.Estado.Plazos["PZ-29"], escenario.Estado.Plazos["PZ-33"]).Aplicar(Proyecto.Estado());
        Assert.Null(antes.UltimaNotificacion(VigenciaConcluida.Aviso));
    }

    [Fact, Prueba("PZ-35")]
    public void WithoutMoneyThereIsNothingToRefundOrKeep() =>
        Proyecto.En(Estatus.ConvenioSuscrito).Cuando(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema)
            .Entonces(new VigenciaConcluida("PZ-35", Reloj.Dia("2019-12-31"), null, null));

    [Theory, Prueba("PZ-35", "PZ-29", "PZ-33", "PCS-A6-C17-01", "PCS-A6-C4G-08")]
    [InlineData(true)]
    [InlineData(false)]
    public void APaymentOfTheLastDayRegisteredInJanuaryIsRefundedAndItsPapersKeptAsAnyOther(bool pagado)
    {
        var escenario = Camino.ConPapeles()
            .Y(new InstruirMinistracion(1), "2019-12-31 09:00", Camino.Operador)
            .Y(new AprobarMinistracion(1), "2019-12-31 10:00", Camino.Aprobador)
            .Y(new VencerPlazo("PZ-35"), "2020-01-01 00:00", Proyecto.Sistema);
        Assert.Equal((Reloj.Dia("2020-01-15"), Reloj.Dia("2024-12-31")), (escenario.Estado.Plazos["PZ-29"].UltimoDia, escenario.Estado.Plazos["PZ-33"].UltimoDia));

        if (pagado)
        {
            escenario.Y(new RegistrarPago(1, "RASTREO1", Reloj.Dia("2019-12-31")), "2020-01-02 10:00", Camino.Operador);
        }

        escenario.Cuando(new VencerPlazo("PZ-29"), "2020-01-16 00:00", Proyecto.Sistema)
            .Entonces(new PlazoConcluido("PZ-29", pagado ? MotivoDeConclusion.PorDeterminar : MotivoDeConclusion.SinEfecto));
    }

    private static RequerirReintegro Requerimiento(SupuestoReintegro[] supuestos) => new([.. supuestos], 5_000m, 10m, Mundo.Huella(97));

    private static Escenario<Expediente> Requerido(SupuestoReintegro[] supuestos, string dia) => Proyecto.En()
        .Y(Requerimiento(supuestos), $"{dia} 10:00")
        .Y(Proyecto.Recibe("reintegro-1", $"{dia} 11:00"), $"{dia} 11:00", Proyecto.Sistema);

    private static void Vence(Escenario<Expediente> escenario, string plazo, string antes, string despues, string ultimo)
    {
        escenario.Cuando(new VencerPlazo(plazo), antes, Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo(plazo), despues, Proyecto.Sistema).Entonces(new ReintegroVencido(plazo, 1, 5_000m, Reloj.Dia(ultimo)));
        Assert.Equal(EstatusReintegro.Vencido, escenario.Estado.Cierre!.Reintegros[0].Estatus);
        escenario.Cuando(new VencerPlazo(plazo), despues, Proyecto.Sistema).NoPasaNada();
    }

    private static Contexto Contexto(string cuando) => new(Reloj.Centro(cuando), Calendario.Lfpa, Mundo.Pcs, Actor.Sistema, Mundo.Convocatoria);
}
