using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E8_Informes;

public class VisitasTests
{
    [Theory, Prueba("PCS-4.2.10-02", "AMB-38")]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(8, 2)]
    [InlineData(10, 3)]
    [InlineData(101, 26)]
    public void AQuarterIsRoundedUp(int proyectos, int visitas) => Assert.Equal(visitas, VisitasDeCampo.Minimas(Mundo.Pcs, proyectos));

    [Theory, Prueba("PCS-4.2.10-03", "PCS-A11-05")]
    [InlineData(4, 5, "80")]
    [InlineData(3, 4, "75")]
    [InlineData(2, 3, "66.66")]
    public void TheVisitCountsTheCriteriaMetOutOfThoseEvaluated(int cumplidos, int evaluados, string porcentaje)
    {
        var visita = Proyecto.En().Cuando(Proyecto.Visita(cumplidos, evaluados), "2019-12-10 12:00").EntoncesHay<VisitaRegistrada>();

        Assert.Equal(decimal.Parse(porcentaje, System.Globalization.CultureInfo.InvariantCulture), visita.Porcentaje);
        Assert.Equal((1, cumplidos, evaluados), (visita.Numero, visita.Cumplidos, visita.Evaluados));
    }

    [Theory, Prueba("PCS-4.2.10-01")]
    [InlineData("2019-11-24")]
    [InlineData("2019-12-12")]
    [InlineData("2020-01-01")]
    public void AVisitIsMadeWhileTheProjectRuns(string fecha)
    {
        var ahora = string.CompareOrdinal(fecha, "2020") > 0 ? "2020-01-02 10:00" : "2019-12-11 10:00";

        Proyecto.En().Cuando(Proyecto.Visita(5) with { Fecha = Reloj.Dia(fecha) }, ahora).SeRechaza("PCS-4.2.10-01", "CONTENIDO_INVALIDO");
    }

    [Fact, Prueba("PCS-4.2.10-01")]
    public void OnlyTheCriteriaOfTheBasesAreEvaluatedAndEachOnce()
    {
        var visita = Proyecto.Visita(5);

        Proyecto.En().Cuando(visita with { Criterios = [] }, "2019-12-10 12:00").SeRechaza("PCS-4.2.10-01");
        Proyecto.En().Cuando(visita with { Criterios = [new CriterioVisitado("Simpatía", true)] }, "2019-12-10 12:00").SeRechaza("PCS-4.2.10-01");
        Proyecto.En().Cuando(visita with { Criterios = visita.Criterios.Add(visita.Criterios[0]) }, "2019-12-10 12:00").SeRechaza("PCS-4.2.10-01");
    }

    [Fact]
    public void TheLastVisitIsTheOneThatIsGraded()
    {
        var escenario = Proyecto.En().Y(Proyecto.Visita(2), "2019-12-10 12:00").Y(Proyecto.Visita(5), "2019-12-11 12:00");

        Assert.Equal((2, 100m), (escenario.Estado.Informes!.Visitas, escenario.Estado.Informes.PorcentajeVisita));
        Assert.Contains("visita-2", escenario.Estado.Notificaciones.Keys);
    }
}
