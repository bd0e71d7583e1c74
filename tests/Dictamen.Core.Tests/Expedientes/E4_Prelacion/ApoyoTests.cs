using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Tests.Convocatorias;
using Dictamen.Core.Tests.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E4_Prelacion;

public class ApoyoTests
{
    private const string Dia = "2019-11-20";
    private static readonly decimal Monto = Solicitudes.Recepcion().MontoSolicitado;
    private static readonly Convocatoria ConDinero = Pasos.Difundida(Monto, Monto, Monto).Estado;
    private static readonly Convocatoria SinDinero = Pasos.Difundida(Monto, Monto).Y(new ReducirPresupuesto(1m, Mundo.Huella(8)), Dia).Estado;
    private static readonly AsignarApoyo Apoyar = new(1, 99m, Monto);

    [Fact, Prueba("PCS-4.2.3.4-02", "PCS-4.2.3.3-01")]
    public void AFavourableDictamenIsSupportedAsTheRankingSays()
    {
        var escenario = Favorable().Y(Apoyar, Dia);
        Assert.Equal((Estatus.Apoyado, new Asignacion(1, 99m, Monto)), (escenario.Estado.Estatus, escenario.Estado.Asignacion));
        Assert.Contains("apoyado", escenario.Estado.Notificaciones.Keys);
        escenario.Cuando(Apoyar, Dia).NoPasaNada();
        Favorable().Cuando(Apoyar with { Monto = Monto - 0.01m }, Dia).SeRechaza("PCS-4.2.3.4-01", "FUERA_DE_PRELACION");
        Favorable().Cuando(Apoyar with { Orden = 2 }, Dia).SeRechaza("PCS-4.2.3.4-01", "FUERA_DE_PRELACION");
        escenario.Cuando(Apoyar with { Orden = 2 }, Dia).SeRechaza("PCS-4.2.3.3-02", "TRANSICION_NO_PERMITIDA");
        Favorable().Con(e => e.Convocatoria = SinDinero).Cuando(Apoyar, Dia).SeRechaza("PCS-4.2.3.4-01", "FUERA_DE_PRELACION");
    }

    [Fact, Prueba("PCS-4.2.3.3-02", "AMB-22")]
    public void OnlyTheLackOfMoneyIsReversible()
    {
        var insuficiencia = Favorable().Y(new NoApoyar(CausaNoApoyo.InsuficienciaPresupuestaria, 1), Dia);
        Assert.Equal(CausaNoApoyo.InsuficienciaPresupuestaria, insuficiencia.Estado.Causa);
        Assert.Equal(Estatus.Apoyado, insuficiencia.Y(Apoyar, Dia).Estado.Estatus);

        foreach (var causa in Enum.GetValues<CausaNoApoyo>().Where(c => c != CausaNoApoyo.InsuficienciaPresupuestaria))
        {
            var otra = new Escenario<Expediente> { Inicio = Favorable().Estado.Pasar(Estatus.NoApoyado, causa), Convocatoria = ConDinero };
            var rechazo = otra.Cuando(Apoyar, Dia).SeRechaza("PCS-4.2.3.3-02", "TRANSICION_NO_PERMITIDA");
            Assert.Contains("es «No apoyado», por ", rechazo.Mensaje, StringComparison.Ordinal);
            Assert.DoesNotContain(causa.Nombre(), rechazo.Mensaje, StringComparison.Ordinal);
        }
    }

    [Fact, Prueba("AMB-56", "PCS-4.2.3.3-01")]
    public void AnUnfavourableDictamenIsNotSupportedWhateverTheMoney()
    {
        var no = Dictamenes.Dictaminado(5m).Con(e => e.Convocatoria = ConDinero);
        no.Cuando(Apoyar, Dia).SeRechaza("PCS-4.2.3.3-02", "TRANSICION_NO_PERMITIDA");
        no.Cuando(new NoApoyar(CausaNoApoyo.InsuficienciaPresupuestaria, 1), Dia).SeRechaza("PCS-4.2.3.3-01");
        no.Y(new NoApoyar(CausaNoApoyo.Dictamen), Dia);
        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.Dictamen), (no.Estado.Estatus, no.Estado.Causa));
        no.Cuando(new NoApoyar(CausaNoApoyo.Dictamen), Dia).NoPasaNada();
        Favorable().Cuando(new NoApoyar(CausaNoApoyo.Dictamen), Dia).SeRechaza("PCS-4.2.3.3-01");
    }

    [Fact, Prueba("PCS-4.2.3.3-06", "AMB-23")]
    public void TheLackOfMoneyWithdrawsOnlyWhomTheRankingWithdraws()
    {
        Apoyado().Cuando(new RetirarPorInsuficiencia(), Dia).SeRechaza("AMB-23", "FUERA_DE_PRELACION");
        var retirado = Apoyado().Con(e => e.Convocatoria = SinDinero).Y(new RetirarPorInsuficiencia(), Dia);
        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.InsuficienciaPresupuestaria), (retirado.Estado.Estatus, retirado.Estado.Causa));
        Assert.Empty(retirado.Estado.Encargos);
        retirado.Cuando(new RetirarPorInsuficiencia(), Dia).NoPasaNada();
        Assert.Equal(Estatus.Apoyado, retirado.Con(e => e.Convocatoria = ConDinero).Y(Apoyar, Dia).Estado.Estatus);
    }

    [Theory, Prueba("PCS-4.2.3.3-06", "AMB-23")]
    [InlineData(Estatus.Apoyado, true)]
    [InlineData(Estatus.EnAjuste1, true)]
    [InlineData(Estatus.EnAjuste2, true)]
    [InlineData(Estatus.Ajustado, true)]
    [InlineData(Estatus.ConvenioEnviado, true)]
    [InlineData(Estatus.ConvenioObservado, true)]
    [InlineData(Estatus.Dictaminado, false)]
    [InlineData(Estatus.Terminado, false)]
    public void TheLackOfMoneyWithdrawsAtEveryStageBeforeTheSignature(Estatus estatus, bool procede)
    {
        var escenario = new Escenario<Expediente> { Inicio = Apoyado().Estado.Pasar(estatus), Convocatoria = SinDinero };
        escenario.Cuando(new RetirarPorInsuficiencia(), Dia);
        if (procede)
        {
            escenario.EntoncesHay<ApoyoRetiradoPorInsuficiencia>();
        }
        else
        {
            escenario.SeRechaza("PCS-4.2.3.3-06", "TRANSICION_NO_PERMITIDA");
        }
    }

    [Fact, Prueba("AMB-23")]
    public void ASignedAgreementIsNotEndedByTheLackOfMoney()
    {
        var suscrito = new Escenario<Expediente> { Inicio = Apoyado().Estado.Pasar(Estatus.ConvenioSuscrito), Convocatoria = SinDinero };
        suscrito.Cuando(new RetirarPorInsuficiencia(), Dia).Entonces(new RetiroRemitidoATerminacion());
        Assert.Equal(Estatus.ConvenioSuscrito, suscrito.Estado.Estatus);
    }

    [Fact, Prueba("PCS-4.2.3.3-03")]
    public void LaterInformationNeedsAllFourRequirements()
    {
        var acto = new DeclararNoApoyadoPorInformacionPosterior(Mundo.Huella(77), new DateOnly(2019, 11, 13), "La obra ya existe (prueba).", Mundo.Huella(78));
        var escenario = Apoyado();
        var dictamen = escenario.Estado.Dictaminacion!.Fecha!.Value;
        foreach (var incompleto in new[]
        {
            acto with { Documento = null },
            acto with { Documento = escenario.Estado.Recepcion!.Documentos.Values.First() },
            acto with { FechaDeLaInformacion = dictamen },
            acto with { ImpideElApoyo = " " },
            acto with { Resolucion = null },
        })
        {
            Assert.Single(escenario.Cuando(incompleto, Dia).SeRechaza("PCS-4.2.3.3-03", "CONTENIDO_INVALIDO").Fallas);
        }

        escenario.Y(acto with { FechaDeLaInformacion = dictamen.AddDays(1) }, Dia);
        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.InformacionPosterior), (escenario.Estado.Estatus, escenario.Estado.Causa));
        Assert.Equal(new LiberarRecurso(Mundo.Folio(), Monto, CausaDeLiberacion.InformacionPosterior), Assert.Single(escenario.Estado.Encargos.Values).Acto);
        Favorable().Cuando(acto, Dia).SeRechaza("PCS-4.2.3.3-03", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-4.2.3.4-04")]
    public void WhoeverLeavesGivesTheMoneyBackOnce()
    {
        var similitud = new DeclararSimilitud([Mundo.Folio(5)], Mundo.Huella(1), Mundo.Huella(2), Mundo.Huella(3)).Buscando(_ => true);
        Assert.Equal(new LiberarRecurso(Mundo.Folio(), Monto, CausaDeLiberacion.Similitud), Assert.Single(Apoyado().Y(similitud, Dia).Estado.Encargos.Values).Acto);
        // Ranked, but not told yet: the convocatoria knows how much it has.
        Assert.Single(Favorable().Y(similitud, Dia).Estado.Encargos);
        Assert.Empty(Dictamenes.EnDictaminacion().Y(similitud, Dia).Estado.Encargos);
    }

    [Fact, Prueba("PCS-4.2.3.4-04", "AMB-29")]
    public void AReductionAndAnEarlyEndGiveBackTheDifference()
    {
        var reducido = Apoyado().Estado.LiberarDiferencia(Monto - 100m);
        Assert.Equal(new LiberarRecurso(Mundo.Folio(), 100m, CausaDeLiberacion.Reduccion), Assert.Single(reducido.Encargos.Values).Acto);
        Assert.Equal(Monto - 100m, reducido.Asignacion!.MontoAsignado);
        Assert.Same(reducido, reducido.LiberarDiferencia(Monto - 100m));
        var terminado = reducido.LiberarNoPagado(Estatus.TerminacionAnticipada);
        Assert.Equal(2, terminado.Encargos.Count);
        Assert.Equal(0, terminado.Asignacion!.MontoAsignado);
    }

    [Fact, Prueba("PCS-4.2.3.4-04", "PCS-4.2.3.3-02")]
    public void ASecondSupportThatIsReducedFromTheSameAmountIsAnotherErrand()
    {
        var primero = Apoyado().Estado.LiberarDiferencia(Monto - 100m);
        var primera = Assert.Single(primero.Encargos.Keys);
        var segundo = Escenario<Expediente>.Desde(primero)
            .Y(new CumplirEncargo(primera), Dia, Actor.Sistema)
            .Con(e => e.Convocatoria = SinDinero).Y(new RetirarPorInsuficiencia(), Dia)
            .Con(e => e.Convocatoria = ConDinero).Y(Apoyar, Dia)
            .Estado.LiberarDiferencia(Monto - 200m);

        Assert.Equal($"{primera}/2", Assert.Single(segundo.Encargos.Keys));
        Assert.Equal(new LiberarRecurso(Mundo.Folio(), 200m, CausaDeLiberacion.Reduccion), segundo.Encargos[$"{primera}/2"].Acto);
    }

    private static Escenario<Expediente> Favorable() => Dictamenes.Dictaminado().Con(e => e.Convocatoria = ConDinero);

    private static Escenario<Expediente> Apoyado() => Favorable().Y(Apoyar, Dia);
}
