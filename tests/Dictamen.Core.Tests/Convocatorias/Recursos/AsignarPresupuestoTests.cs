using Dictamen.App.Registro;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Recursos;

public class AsignarPresupuestoTests
{
    private static readonly ProyectoCalificado A = new(Mundo.Folio(1), 95m, 800_000m);
    private static readonly ProyectoCalificado B = new(Mundo.Folio(2), 90m, 800_000m);
    private static readonly ProyectoCalificado C = new(Mundo.Folio(3), 85m, 600_000m);

    [Fact, Prueba("AMB-26", "PCS-4.2.3.4-02")]
    public void TheCatalogueExampleOffersTheRestToTheFirstThatDoesNotFit()
    {
        var escenario = Pasos.Dictaminada().Cuando(new AsignarPresupuesto([C, A, B], []), "2019-11-15").Entonces(
            new PrelacionAsentada(1, [new(1, 95m, 800_000m, 800_000m), new(2, 90m, 800_000m, 0m), new(3, 85m, 600_000m, 0m)]),
            new PresupuestoAsignado(1_500_000m, PoliticaDeCorte.Estricta, 1, 800_000m, 700_000m, Mundo.Folio(2)),
            new OfertaDeAjuste(Mundo.Folio(2), 700_000m));

        var presupuesto = escenario.Estado.Presupuesto!;
        Assert.Equal(new OfertaAbierta(2, 700_000m), presupuesto.Oferta);
        Assert.Equal(700_000m, presupuesto.Remanente);
    }

    [Fact, Prueba("AMB-26")]
    public void AcceptedAndViableItIsSupportedWithTheRest()
    {
        var escenario = Pasos.Asignada(1_500_000m, 800_000m, 800_000m, 600_000m);
        escenario.Cuando(new ResponderOferta(Mundo.Folio(2), RespuestaDeOferta.Aceptada), "2019-11-16").SeRechaza("AMB-26", "FALTA_VIABILIDAD");
        escenario.Cuando(new ResponderOferta(Mundo.Folio(3), RespuestaDeOferta.Aceptada, Mundo.Huella(5)), "2019-11-16").SeRechaza("AMB-26", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(new ResponderOferta(Mundo.Folio(2), RespuestaDeOferta.Aceptada, Mundo.Huella(5)), "2019-11-16")
            .Entonces(new OfertaAceptada(Mundo.Folio(2), 2, 98m, 700_000m, Mundo.Huella(5)));
        Assert.Equal(0m, escenario.Estado.Presupuesto!.Remanente);
        Assert.Null(escenario.Estado.Presupuesto.Oferta);
        Assert.Equal([800_000m, 700_000m, 0m], escenario.Estado.Presupuesto.Renglones.Select(r => r.Asignado));
    }

    [Theory, Prueba("AMB-26")]
    [InlineData(RespuestaDeOferta.Rehusada)]
    [InlineData(RespuestaDeOferta.Inviable)]
    public void OtherwiseTheCutIsThereAndNobodyBehindIsMovedUp(RespuestaDeOferta respuesta)
    {
        var escenario = Pasos.Asignada(1_500_000m, 800_000m, 800_000m, 600_000m).Y(new ResponderOferta(Mundo.Folio(2), respuesta, Mundo.Huella(5)), "2019-11-16");
        var presupuesto = escenario.Estado.Presupuesto!;
        Assert.Equal([null, CausaNoApoyo.InsuficienciaPresupuestaria, CausaNoApoyo.InsuficienciaPresupuestaria], presupuesto.Renglones.Select(r => r.Causa));
        Assert.Equal(700_000m, presupuesto.Remanente);
        escenario.Cuando(new PromoverSiguiente(Mundo.Folio(3), Mundo.Huella(6)), "2019-11-18").SeRechaza("AMB-22", "NO_ES_EL_SIGUIENTE");
        escenario.Cuando(new OfrecerAjuste(), "2019-11-18").SeRechaza("AMB-26");
    }

    [Fact, Prueba("AMB-26")]
    public void SkippingNeedsAResolutionOfTheInstanciaNormativa()
    {
        var salto = Pasos.Dictaminada()
            .Y(new RegistrarResolucionIN("AMB-26", "SALTO", new DateOnly(2019, 11, 10), Mundo.Huella(7)), "2019-11-10")
            .Y(new AsignarPresupuesto([A, B, C], []), "2019-11-15").Estado.Presupuesto!;
        Assert.Equal([800_000m, 0m, 600_000m], salto.Renglones.Select(r => r.Asignado));
        Assert.Null(salto.Oferta);
        Assert.Equal(PoliticaDeCorte.Salto, salto.Asignacion!.Politica);
    }

    [Theory, Prueba("PCS-4.2.3.4-02")]
    [InlineData(1_600_000.00, 2)]
    [InlineData(1_599_999.99, 1)]
    public void TheLastPesoDecides(decimal monto, int apoyados) =>
        Assert.Equal(apoyados, Pasos.Asignada(monto, 800_000m, 800_000m, 600_000m).Estado.Presupuesto!.Apoyados);

    [Fact, Prueba("PCS-4.2.3.4-03", "AMB-27")]
    public void Folio9GoesBeforeFolio10WhenTheScoresTie()
    {
        var escenario = Pasos.Dictaminada(500_000m).Y(new AsignarPresupuesto([new(Mundo.Folio(10), 90m, 500_000m), new(Mundo.Folio(9), 90m, 500_000m)], []), "2019-11-15");
        Assert.Equal([9, 10], escenario.Estado.Presupuesto!.Renglones.Select(r => r.Consecutivo));
        Assert.Null(escenario.Estado.Presupuesto.Oferta);
    }

    [Fact, Prueba("PCS-4.2.3.4-01")]
    public void ItIsAssignedOnceAndAfterTheClose()
    {
        Pasos.Publicada().Cuando(new AsignarPresupuesto([A], []), "2019-11-01").SeRechaza("PCS-4.2.3.4-01");
        Pasos.Asignada(1_500_000m, 100m).Cuando(new AsignarPresupuesto([A], []), "2019-11-16").SeRechaza("PCS-4.2.3.4-01");
        Pasos.Dictaminada().Cuando(new AsignarPresupuesto([A, A], []), "2019-11-15").SeRechaza("PCS-4.2.3.4-03", "CONTENIDO_INVALIDO");
        Pasos.Dictaminada().Cuando(new AsignarPresupuesto([A], [A.Folio]), "2019-11-15").SeRechaza("PCS-4.2.3.4-03", "CONTENIDO_INVALIDO");
        Pasos.Dictaminada().Cuando(new AsignarPresupuesto([A with { Folio = new Folio("PCS-2019-02", 1) }], []), "2019-11-15").SeRechaza("PCS-4.2.3.4-01", "CONTENIDO_INVALIDO");
        Pasos.Dictaminada().Cuando(new AsignarPresupuesto([A with { MontoSolicitado = 0 }], []), "2019-11-15").SeRechaza("PCS-4.2.3.4-02", "CONTENIDO_INVALIDO");
    }

    [Fact, Prueba("PCS-4.2.3.4-01", "AMB-15")]
    public void NothingIsAssignedBeforeTheResultsOfTheDictaminationArePublished()
    {
        var escenario = Pasos.Cerrada();
        escenario.Cuando(new AsignarPresupuesto([], []), "2019-11-12").SeRechaza("AMB-15", "FALTA_DICTAMINACION");
        escenario.Y(new PublicarResultadosDeRecepcion(Mundo.Huella(1), 3, 0), "2019-11-12").Cuando(new AsignarPresupuesto([A], []), "2019-11-12").SeRechaza("AMB-15", "FALTA_DICTAMINACION");
        escenario.Y(new PublicarResultadosDeDictaminacion(Mundo.Huella(2), Mundo.Huella(3), 3, 3), "2019-11-12").Cuando(new AsignarPresupuesto([A], []), "2019-11-12").EntoncesHay<PresupuestoAsignado>();
    }

    [Fact, Prueba("PCS-4.2.3.3-01", "AMB-56")]
    public void EveryFileIsToldItsResult()
    {
        var estado = Pasos.Dictaminada().Y(new AsignarPresupuesto([A, B with { MontoSolicitado = 700_000m }, C], [Mundo.Folio(4)]), "2019-11-15").Estado;
        Assert.Equal(
            [
                new(Mundo.Folio(1), new AsignarApoyo(1, 95m, 800_000m)),
                new(Mundo.Folio(2), new AsignarApoyo(2, 90m, 700_000m)),
                new(Mundo.Folio(3), new NoApoyar(CausaNoApoyo.InsuficienciaPresupuestaria, 3)),
                new(Mundo.Folio(4), new NoApoyar(CausaNoApoyo.Dictamen)),
            ],
            ResultadosPorFolio.Listar(estado).ToArray());
    }

    [Fact, Prueba("PCS-4.2.3.3-01")]
    public void AWithdrawalWhileTheResultsAreToldMovesNoProjectIntoAnotherPart()
    {
        var antes = Pasos.Dictaminada().Y(new AsignarPresupuesto([A, B with { MontoSolicitado = 700_000m }, C], [Mundo.Folio(4)]), "2019-11-15");
        var lugares = ResultadosPorFolio.Lugares(antes.Estado);
        int[] primera = [.. ResultadosPorFolio.Listar(antes.Estado, 0, 2).Select(r => r.Folio.Consecutivo)];
        var despues = antes.Y(new LiberarRecurso(Mundo.Folio(1), 800_000m, CausaDeLiberacion.Renuncia), "2019-11-16", Actor.Sistema).Estado;

        Assert.Equal((4, 4), (lugares, ResultadosPorFolio.Lugares(despues)));
        Assert.Equal([1, 2, 3, 4], primera.Concat(ResultadosPorFolio.Listar(despues, 2, 2).Select(r => r.Folio.Consecutivo)));
        Assert.Equal([2], ResultadosPorFolio.Listar(despues, 0, 2).Select(r => r.Folio.Consecutivo));
        Assert.Empty(ResultadosPorFolio.Listar(despues, 4, 2));
    }

    [Fact, Prueba("PCS-4.2.3.4-01")]
    public void FifteenThousandProjectsAreRecordedInSmallFacts()
    {
        var proyectos = Enumerable.Range(1, 15_000).Select(i => new ProyectoCalificado(Mundo.Folio(i), 60m + (i * 7919 % 4000 / 100m), 500_000m + i)).ToArray();
        var escenario = Pasos.Dictaminada(2_000_000_000m).Y(new AsignarPresupuesto([.. proyectos], [.. Enumerable.Range(15_001, 5_000).Select(Mundo.Folio)]), "2019-11-15");
        Assert.All(escenario.Hechos, h => Assert.InRange(HechoCodec.Escribir(h).Data.Length, 1, 30_000));
        Assert.Equal(20_000, ResultadosPorFolio.Listar(escenario.Estado).Count());
        Assert.Equal(escenario.Estado.Presupuesto!.Asignacion!.Asignado, escenario.Estado.Presupuesto.Asignado);
    }
}
