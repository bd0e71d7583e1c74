using Dictamen.App.Consultas;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.Comunes;

/// <summary>What a file is told twice: each time another notification, with its own message, proof and term.</summary>
[Prueba("AMB-50")]
public class NotificacionRepetidaTests
{
    [Fact]
    public void ASecondHoldLeavesTheFirstNoticeAsItWas()
    {
        var e = Camino.EnEjecucion()
            .Y(new RetenerMinistracion(CausaDeRetencion.DocumentacionAjena, Mundo.Huella(1)), "2019-12-17 09:00")
            .Recibe("retencion", "2019-12-17 10:00")
            .Y(new LevantarRetencion(Mundo.Huella(2)), "2019-12-18 09:00")
            .Y(new RetenerMinistracion(CausaDeRetencion.ComprobantesApocrifos, Mundo.Huella(3)), "2019-12-19 09:00");

        var (primera, segunda) = (e.Estado.Notificaciones["retencion"], e.Estado.Notificaciones["retencion.2"]);
        Assert.Equal((EstatusNotificacion.Entregada, Reloj.Centro("2019-12-17 10:00"), Reloj.Dia("2019-12-17")), (primera.Estatus, primera.Recibida, primera.EmitidaEl));
        Assert.Equal((EstatusNotificacion.Pendiente, Reloj.Dia("2019-12-19"), "retencion", "retencion"), (segunda.Estatus, segunda.EmitidaEl, segunda.Plantilla, segunda.Clave));
        Assert.True(e.Estado.PorNotificar);
        Assert.EndsWith(" (2.ª vez)", NombresDeExpediente.De(segunda), StringComparison.Ordinal);
    }

    [Fact, Prueba("PZ-10", "DH-38-01")]
    public void ASecondProofOfReceptionMovesNoTerm()
    {
        var e = Camino.EnAjuste1();
        e.Cuando(new RegistrarEntrega("observaciones", Reloj.Centro("2019-11-21 10:00"), "otro acuse"), "2019-11-21 10:00", Actor.Sistema).NoPasaNada();
        Assert.Equal(Reloj.Dia("2019-11-27"), e.Estado.Plazos["PZ-10"].UltimoDia);
    }

    [Fact]
    public void TheSameOrderAgainIsStillAboutTheSamePayment()
    {
        var observados = new Notificacion("papeles-observados-1", "papeles-observados", "PCS-4.2.3.3-08");
        var estado = Camino.Suscrito().Estado.Notificar(observados).Notificar(observados).Notificar(observados);

        Assert.EndsWith(" (ministración 1) (3.ª vez)", NombresDeExpediente.De(estado.Notificaciones["papeles-observados-1.3"]), StringComparison.Ordinal);
        Assert.Equal("papeles-observados-1.3", estado.UltimaNotificacion("papeles-observados-1")!.Id);
    }

    [Fact]
    public void OnlyTheNoticeOfTheSecondSupportOpensItsTerm()
    {
        // The first notice was not received before the support was withdrawn; there was money again, and the observations were sent again.
        var e = Camino.Apoyado().Y(Camino.DosObservaciones, "2019-11-19 09:00");
        e = Escenario<Expediente>.Desde(new ProyectoApoyado(1, 90m, Camino.Solicitado).Aplicar(new ApoyoRetiradoPorInsuficiencia(Camino.Solicitado).Aplicar(e.Estado)))
            .Y(Camino.DosObservaciones, "2019-11-25 09:00");
        Assert.True(PlazosDeAjuste.EnTermino(e.Estado, e.En("2019-11-25 10:00")));

        e.Recibe("observaciones", "2019-11-26 10:00");
        Assert.DoesNotContain("PZ-10", e.Estado.Plazos.Keys);
        e.Recibe("observaciones.2", "2019-11-27 10:00");
        Assert.Equal(Reloj.Dia("2019-12-04"), e.Estado.Plazos["PZ-10"].UltimoDia);
    }

    [Theory, Prueba("AMB-30", "PCS-4.2.5-02")]
    [InlineData("convenio", "PZ-12")]
    [InlineData("observaciones", "PZ-10")]
    [InlineData("segundo-ajuste", "PZ-11")]
    public void ANoticeOfTheFirstSupportOpensNoTermOfTheSecond(string aviso, string plazo)
    {
        // It was on its way when the support was withdrawn, and nobody says that it came until there was money again.
        var e = aviso switch
        {
            "convenio" => Camino.Ajustado().Y(Camino.Convenio(), "2019-12-04 09:00"),
            "observaciones" => Camino.Apoyado().Y(Camino.DosObservaciones, "2019-11-19 09:00"),
            _ => Camino.EnAjuste1().Y(new VencerPlazo("PZ-10"), "2019-11-28 00:00", Actor.Sistema),
        };
        e = Escenario<Expediente>.Desde(new ProyectoApoyado(1, 90m, Camino.Solicitado).Aplicar(new ApoyoRetiradoPorInsuficiencia(Camino.Solicitado).Aplicar(e.Estado)))
            .Recibe(aviso, "2019-12-09 10:00");
        Assert.Equal(EstatusNotificacion.Entregada, e.Estado.Notificaciones[aviso].Estatus);
        Assert.DoesNotContain(plazo, e.Estado.Plazos.Keys);

        // The agreement of the second support opens its own term, when it is received.
        e.Y(new TenerPorAjustado(), "2019-12-10 09:00").Y(Camino.Convenio(), "2019-12-10 10:00");
        Assert.DoesNotContain("PZ-12", e.Estado.Plazos.Keys);
        e.Recibe(e.Estado.UltimaNotificacion("convenio")!.Id, "2019-12-11 10:00");
        Assert.Equal(Reloj.Dia("2019-12-11"), e.Estado.Plazos["PZ-12"].Notificado);
    }

    [Fact, Prueba("DH-83-01", "PCS-4.2.3.3-02")]
    public void AResolutionThatWasReversedStaysSoWhenTheProjectIsNotSupportedForAnotherCause()
    {
        var retirado = new ApoyoRetiradoPorInsuficiencia(Camino.Solicitado).Aplicar(Camino.Apoyado().Estado);
        var otraVez = new ProyectoApoyado(1, 90m, Camino.Solicitado).Aplicar(Escenario<Expediente>.Desde(retirado).Recibe("no-apoyado", "2019-11-19 10:00").Estado);
        var e = Escenario<Expediente>.Desde(new ApoyoRenunciado(Mundo.Huella(4), Estatus.Apoyado).Aplicar(otraVez)).Recibe("no-apoyado.2", "2019-11-25 10:00");

        var contexto = e.En("2019-11-26 10:00");
        Assert.Equal("no-apoyado.2", Assert.Single(RecursoDeRevision.Abiertos(e.Estado, contexto)).Resolucion.Id);
        Assert.Null(RecursoDeRevision.Frase(e.Estado, e.Estado.Notificaciones["no-apoyado"], contexto));
    }
}
