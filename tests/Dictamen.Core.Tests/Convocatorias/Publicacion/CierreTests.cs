using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comunes;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Publicacion;

public class CierreTests
{
    private static readonly Suspension Suspension = new("DOF-2019-11-04", new(2019, 11, 5), new(2019, 11, 6), new(2019, 11, 4), "Acuerdo de prueba", "Suspensión de prueba");

    [Fact, Prueba("PCS-A2-13")]
    public void ItOpensWhenTheDayOfTheDofIsOver()
    {
        Pasos.Publicada().Cuando(new VencerPlazo("PZ-02/apertura"), "2019-10-21 23:59:59").NoPasaNada();
        var abierta = Pasos.Publicada().Cuando(new VencerPlazo("PZ-02/apertura"), "2019-10-22").Entonces(new ConvocatoriaAbierta(new DateOnly(2019, 10, 22)));
        Assert.Equal(EstatusConvocatoria.Abierta, abierta.Estado.Estatus);
        abierta.Cuando(new AbrirConvocatoria(), "2019-10-22").NoPasaNada();
    }

    [Fact, Prueba("PZ-02", "PZ-04", "PZ-05", "PZ-06", "PCS-A2-13")]
    public void ItClosesAfterTheFifteenthDayAndOpensTheTermsOfTheAuthority()
    {
        Pasos.Publicada().Cuando(new VencerPlazo("PZ-02"), "2019-11-05 23:59:59").NoPasaNada();
        var cerrada = Pasos.Cerrada().Estado;
        Assert.Equal(EstatusConvocatoria.Cerrada, cerrada.Estatus);
        Assert.Equal(new DateOnly(2019, 11, 5), cerrada.Cierre);
        Assert.Equal(["PZ-04", "PZ-05", "PZ-06"], cerrada.Plazos.Keys);
        Assert.All(cerrada.Plazos.Values, p => Assert.Equal(new DateOnly(2019, 11, 27), p.UltimoDia));
    }

    [Fact, Prueba("AMB-11", "PCS-A2-14")]
    public void NothingClosesItEarly()
    {
        Pasos.Publicada().Cuando(new CerrarConvocatoria(), "2019-11-05 23:59:59").SeRechaza("AMB-11", "RECEPCION_EN_CURSO");
        Pasos.Borrador().Cuando(new CerrarConvocatoria(), "2019-11-06").SeRechaza("PCS-A2-13");
    }

    [Fact, Prueba("PCS-A2-13")]
    public void WokenLateItTellsBothStepsInOrder()
    {
        var decision = Pasos.Publicada().Cuando(new VencerPlazo("PZ-02"), "2019-11-20");
        decision.EntoncesHay<ConvocatoriaAbierta>();
        Assert.Equal(new DateOnly(2019, 11, 5), decision.EntoncesHay<ConvocatoriaCerrada>().Cierre);
        Pasos.Cerrada().Cuando(new CerrarConvocatoria(), "2019-11-20").NoPasaNada();
    }

    [Fact, Prueba("DH-L-07", "DH-28-05")]
    public void ASuspensionMovesTheCloseBeforeItHappens()
    {
        var escenario = Pasos.Publicada().Y(new AbrirConvocatoria(), "2019-10-22").Con(e => e.Calendario = Calendario.Lfpa.Con(Suspension));
        escenario.Y(new VencerPlazo("PZ-02"), "2019-11-06");
        Assert.Equal(new DateOnly(2019, 11, 7), escenario.Estado.Recepcion!.UltimoDia);
        escenario.Cuando(new VencerPlazo("PZ-02"), "2019-11-07 23:59:59").NoPasaNada();
        Assert.Equal(new DateOnly(2019, 11, 7), escenario.Cuando(new VencerPlazo("PZ-02"), "2019-11-08").EntoncesHay<ConvocatoriaCerrada>().Cierre);
    }

    [Fact, Prueba("AMB-51", "PZ-04")]
    public void ATermOfTheAuthorityPassesWithoutConsequenceAndStaysOwed()
    {
        Pasos.Cerrada().Cuando(new VencerPlazo("PZ-04"), "2019-11-27 23:59:59").NoPasaNada();
        var tarde = Pasos.Cerrada().Y(new VencerPlazo("PZ-04"), "2019-11-28");
        Assert.Equal("PZ-04", Assert.Single(tarde.Estado.Incumplimientos).Id);
        Assert.Contains("ya venció", Assert.Single(Avisos.De(tarde.Estado, En("2019-11-28")), a => a.Contains("PZ-04", StringComparison.Ordinal)), StringComparison.Ordinal);

        tarde.Y(new PublicarResultadosDeRecepcion(Mundo.Huella(1), 3, 0), "2019-11-29");
        Assert.NotNull(tarde.Estado.ResultadosDeRecepcion);
    }

    [Fact, Prueba("AMB-14")]
    public void ResultsThatAreDueAreWarnedOfFromTheTenthWorkingDay()
    {
        var cerrada = Pasos.Cerrada().Estado;
        Assert.Empty(Avisos.De(cerrada, En("2019-11-18 23:59:59")));
        Assert.Equal(2, Avisos.De(cerrada, En("2019-11-19")).Count());
    }

    private static Contexto En(string cuando) => new(Reloj.Centro(cuando), Calendario.Lfpa, Mundo.Pcs, Actor.Sistema);
}
