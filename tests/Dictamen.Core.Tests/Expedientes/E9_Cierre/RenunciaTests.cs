using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E9_Cierre;

[Prueba("PCS-4.2.3.3-04")]
public class RenunciaTests
{
    private static readonly Desistir Desistir = new(Mundo.Huella(90), Proyecto.Tres);
    private static readonly Renunciar Renunciar = new(Mundo.Huella(90), Proyecto.Tres);

    [Theory]
    [InlineData(Estatus.Registrado)]
    [InlineData(Estatus.Prevenido)]
    [InlineData(Estatus.Completo)]
    [InlineData(Estatus.EnDictaminacion)]
    [InlineData(Estatus.Dictaminado)]
    public void BeforeTheResultTheCommitteeWithdraws(Estatus estatus)
    {
        var escenario = Proyecto.En(estatus);
        escenario.Cuando(Renunciar, "2019-11-20 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.3.3-04", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Desistir, "2019-11-20 10:00", Proyecto.Comite).Entonces(new SolicitudDesistida(Mundo.Huella(90), estatus));

        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.Renuncia), (escenario.Estado.Estatus, escenario.Estado.Causa));
        Assert.Empty(escenario.Estado.Plazos);
        escenario.Cuando(Desistir, "2019-11-20 11:00", Proyecto.Comite).NoPasaNada();
    }

    [Theory]
    [InlineData(Estatus.Apoyado)]
    [InlineData(Estatus.EnAjuste1)]
    [InlineData(Estatus.EnAjuste2)]
    [InlineData(Estatus.Ajustado)]
    [InlineData(Estatus.ConvenioEnviado)]
    [InlineData(Estatus.ConvenioObservado)]
    public void AfterTheResultItGivesUpTheSupport(Estatus estatus)
    {
        var escenario = Proyecto.En(estatus);
        escenario.Cuando(Desistir, "2019-11-20 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.3.3-04", "TRANSICION_NO_PERMITIDA");
        escenario.Cuando(Renunciar, "2019-11-20 10:00", Proyecto.Comite).Entonces(new ApoyoRenunciado(Mundo.Huella(90), estatus));

        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.Renuncia), (escenario.Estado.Estatus, escenario.Estado.Causa));
        escenario.Cuando(Renunciar, "2019-11-20 11:00", Proyecto.Comite).NoPasaNada();
    }

    [Fact, Prueba("PCS-4.2.2-03", "PZ-03", "AMB-50")]
    public void ANoticeThatArrivesAfterTheWithdrawalOpensNoTerm()
    {
        var escenario = Escenario<Expediente>.Dado(Solicitudes.RegistradaSin("AAC")).Y(new RequerirSubsanacion([]), "2019-11-11 09:00");
        var tres = escenario.Estado.Recepcion!.Integrantes.Select(i => i.Persona);
        escenario.Y(new Desistir(Mundo.Huella(90), [.. tres]), "2019-11-11 09:30").Y(Proyecto.Recibe("prevencion", "2019-11-11 10:00"), "2019-11-11 10:00", Proyecto.Sistema);

        Assert.Equal((EstatusNotificacion.Entregada, true), (escenario.Estado.Notificaciones["prevencion"].Estatus, escenario.Estado.Plazos.IsEmpty));
    }

    [Fact, Prueba("PZ-03")]
    public void ATermToCorrectThatOpenedAfterTheWithdrawalEndsWithoutEffect()
    {
        var escenario = Proyecto.De(Proyecto.Estado(Estatus.NoApoyado).Abrir(Calendario.Lfpa.Computar(Mundo.Pcs.Termino("PZ-03"), Reloj.Dia("2019-11-11"))));
        escenario.Cuando(new VencerPlazo("PZ-03"), "2019-11-19 00:00", Proyecto.Sistema).Entonces(new PlazoConcluido("PZ-03", MotivoDeConclusion.SinEfecto));
        Assert.Empty(escenario.Estado.Plazos);
    }

    [Theory, Prueba("PCS-4.2.7-01")]
    [InlineData(Estatus.ConvenioSuscrito)]
    [InlineData(Estatus.EnEjecucion)]
    public void WithAnAgreementInForceTheWayIsEarlyTermination(Estatus estatus) =>
        Proyecto.En(estatus).Cuando(Renunciar, "2019-12-11 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.7-01", "HAY_CONVENIO");

    [Theory]
    [InlineData(Estatus.Inexistente)]
    [InlineData(Estatus.RecepcionIncompleta)]
    [InlineData(Estatus.NoApoyado)]
    [InlineData(Estatus.Terminado)]
    [InlineData(Estatus.ComunidadImpedida)]
    [InlineData(Estatus.TerminacionAnticipada)]
    [InlineData(Estatus.Cancelado)]
    public void WhatIsOverCannotBeGivenUp(Estatus estatus)
    {
        Proyecto.En(estatus).Cuando(Desistir, "2019-12-11 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.3.3-04", "TRANSICION_NO_PERMITIDA");
        Proyecto.En(estatus).Cuando(Renunciar, "2019-12-11 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.3.3-04", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    public void TheThreeSign()
    {
        Proyecto.En(Estatus.Completo).Cuando(Desistir with { Firmantes = Proyecto.Tres[1..] }, "2019-11-20 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.3.3-04", "CONTENIDO_INVALIDO");
        Proyecto.En(Estatus.Apoyado).Cuando(Renunciar with { Firmantes = Proyecto.Tres[1..] }, "2019-11-20 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.3.3-04", "CONTENIDO_INVALIDO");
    }
}
