using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.Comunes;

/// <summary>The second term to adjust ended on 03/12/2019; that the project is not supported was received on Wednesday 04/12 at 10:00. The fifteen working days are 5, 6, 9 to 13, 16 to 20, 23, 24 and 26.</summary>
[Prueba("DH-83-01")]
public class RecursoDeRevisionTests
{
    private const string Resolucion = "no-apoyado";

    [Theory]
    [InlineData("2019-12-04 10:00", true)]
    [InlineData("2019-12-26 23:59:59", true)]
    [InlineData("2019-12-27 00:00", false)]
    public void AResolutionCanBeChallengedForFifteenWorkingDaysAndThenItStood(string cuando, bool abierto)
    {
        var (estado, contexto) = (NoApoyado().Estado, NoApoyado().En(cuando));
        Assert.Equal(abierto ? [(Resolucion, Reloj.Dia("2019-12-26"))] : [], RecursoDeRevision.Abiertos(estado, contexto).Select(r => (r.Resolucion.Id, r.Plazo.UltimoDia)));
        Assert.Contains(
            abierto ? "a más tardar el jueves 26/12/2019" : "terminó el jueves 26/12/2019: si no se presentó ante la autoridad, la resolución quedó firme",
            RecursoDeRevision.Frase(estado, estado.Notificaciones[Resolucion], contexto)!,
            StringComparison.Ordinal);
    }

    [Fact, Prueba("DH-L-11")]
    public void ItIsHandedInAtAnOfficeThatClosesBeforeMidnightSoNoHourIsTold()
    {
        var cuenta = NoApoyado().En("2019-12-09").Calendario.Explicar(Assert.Single(RecursoDeRevision.Abiertos(NoApoyado().Estado, NoApoyado().En("2019-12-09"))).Plazo);
        Assert.Equal("Último día: jueves 26/12/2019. Se presenta por escrito, antes de que ese día cierre la oficina que lo recibe.", cuenta.Renglones().Last());
        Assert.StartsWith("15 días hábiles desde el jueves 05/12/2019 hasta el jueves 26/12/2019; no se contaron: ", cuenta.Frase(), StringComparison.Ordinal);
    }

    [Fact]
    public void ItsTermKeepsNoFileOpenAndItsEndRecordsNothing()
    {
        var escenario = NoApoyado();
        Assert.Empty(escenario.Estado.Plazos);
        escenario.Cuando(new VencerPlazo($"{RecursoDeRevision.Renglon}/{Resolucion}"), "2019-12-27 00:00", Actor.Sistema).NoPasaNada();
    }

    [Fact]
    public void AResolutionThatNobodyReceivedCannotStand()
    {
        var escenario = SinNotificar().Y(new RegistrarRebote(Resolucion, "El buzón no existe."), "2019-12-04 10:00", Actor.Sistema);
        Assert.Null(RecursoDeRevision.Frase(escenario.Estado, escenario.Estado.Notificaciones[Resolucion], escenario.En("2020-03-02")));
        Assert.Empty(RecursoDeRevision.Abiertos(escenario.Estado, escenario.En("2019-12-05")));
    }

    [Fact]
    public void ASuspensionMovesItsLastDay()
    {
        var escenario = NoApoyado();
        escenario.Calendario = Calendario.Lfpa.Con(new Suspension("DOF-2019-12-20", Reloj.Dia("2019-12-23"), Reloj.Dia("2020-01-06"), Reloj.Dia("2019-12-20"), "Acuerdo de prueba", "Vacaciones"));
        Assert.Equal(Reloj.Dia("2020-01-09"), Assert.Single(RecursoDeRevision.Abiertos(escenario.Estado, escenario.En("2020-01-09"))).Plazo.UltimoDia);
    }

    [Fact, Prueba("PCS-4.2.3.3-02")]
    public void AResolutionThatWasReversedCanNeitherBeChallengedNorStand()
    {
        var (estado, contexto) = (NoApoyado().Estado.Pasar(Estatus.Apoyado), NoApoyado().En("2019-12-09"));
        Assert.Empty(RecursoDeRevision.Abiertos(estado, contexto));
        Assert.Null(RecursoDeRevision.Frase(estado, estado.Notificaciones[Resolucion], contexto));
    }

    [Theory, Prueba("AMB-21")]
    [InlineData("resultado-de-dictaminacion")]
    [InlineData("prevencion")]
    [InlineData("observaciones")]
    [InlineData("retencion")]
    [InlineData("requerimiento-reintegro")]
    [InlineData("apoyado")]
    public void WhatEndsNothingIsNoSuchResolution(string plantilla) => Assert.False(RecursoDeRevision.Procede(new Notificacion("x", plantilla, "AMB-21")));

    internal static Escenario<Expediente> SinNotificar() => Camino.EnAjuste2().Y(new VencerPlazo("PZ-11"), "2019-12-04 00:00", Actor.Sistema);

    private static Escenario<Expediente> NoApoyado() => SinNotificar().Recibe(Resolucion, "2019-12-04 10:00");
}
