using Dictamen.Core.Convocatorias.Comunes;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Resultados;

public class ResultadosTests
{
    private static readonly PublicarResultadosDeRecepcion Recepcion = new(Mundo.Huella(1), 3, 1);
    private static readonly PublicarResultadosDeDictaminacion Dictaminacion = new(Mundo.Huella(2), Mundo.Huella(3), 3, 2);
    private static readonly PublicarApoyados Apoyados = new(Mundo.Huella(4));

    [Fact, Prueba("PCS-4.2.2-08")]
    public void ReceptionIsPublishedOnlyAfterTheClose()
    {
        Pasos.Publicada().Cuando(Recepcion, "2019-11-05").SeRechaza("PCS-4.2.2-08");
        var publicada = Pasos.Cerrada().Y(Recepcion, "2019-11-12");
        Assert.False(publicada.Estado.Plazos.ContainsKey("PZ-04"));
        publicada.Cuando(Recepcion, "2019-11-13").NoPasaNada();
        publicada.Cuando(Recepcion with { Documento = Mundo.Huella(9) }, "2019-11-13").SeRechaza("PCS-4.2.2-08");
    }

    [Fact, Prueba("AMB-14")]
    public void TheDictaminationIsNotPublishedBeforeTheReception() =>
        Pasos.Cerrada().Cuando(Dictaminacion, "2019-11-18").SeRechaza("AMB-14", "FALTA_RECEPCION");

    [Fact, Prueba("PZ-07", "AMB-15", "PCS-4.2.3.2-01")]
    public void TheDictaminationOpensTheTermForTheSupported()
    {
        var publicada = Pasos.Cerrada().Y(Recepcion, "2019-11-27").Y(Dictaminacion, "2019-11-27");
        Assert.Equal(["PZ-07"], publicada.Estado.Plazos.Keys);
        Assert.Equal(new DateOnly(2019, 12, 18), publicada.Estado.Plazos["PZ-07"].UltimoDia);
        publicada.Cuando(new VencerPlazo("PZ-07"), "2019-12-18 23:59:59").NoPasaNada();
        Assert.Equal("PZ-07", publicada.Cuando(new VencerPlazo("PZ-07"), "2019-12-19").EntoncesHay<PlazoDeAutoridadVencido>().Plazo.Id);
    }

    [Fact, Prueba("PZ-05", "PZ-06", "AMB-51")]
    public void TheTermsForTheDictaminationEndTogether()
    {
        foreach (var id in new[] { "PZ-05", "PZ-06" })
        {
            Pasos.Cerrada().Cuando(new VencerPlazo(id), "2019-11-27 23:59:59").NoPasaNada();
            Assert.Equal(id, Pasos.Cerrada().Cuando(new VencerPlazo(id), "2019-11-28").EntoncesHay<PlazoDeAutoridadVencido>().Plazo.Id);
        }
    }

    [Fact, Prueba("AMB-15", "PCS-4.2.3.3-01")]
    public void TheSupportedAreASecondActThatMayFollowOnTheSameDay()
    {
        Pasos.Cerrada().Y(Recepcion, "2019-11-15").Cuando(Apoyados, "2019-11-15").SeRechaza("AMB-15", "FALTA_DICTAMINACION");
        var asignada = Pasos.Asignada(1_500_000m, 800_000m, 600_000m);
        asignada.Cuando(Apoyados, "2019-11-15").Entonces(new ApoyadosPublicados(new DateOnly(2019, 11, 15), Mundo.Huella(4), 2, 0));
        Assert.Empty(asignada.Estado.Plazos);
        Assert.True(asignada.Estado.DebeDifundir());
        asignada.Cuando(Apoyados, "2019-11-18").NoPasaNada();
    }

    [Fact, Prueba("PCS-4.2.3.3-01", "AMB-26")]
    public void NothingIsPublishedWithoutMoneyAssignedOrWithAnOfferOpen()
    {
        Pasos.Dictaminada().Cuando(Apoyados, "2019-11-18").SeRechaza("PCS-4.2.3.4-01");
        Pasos.Asignada(1_000_000m, 800_000m, 600_000m).Cuando(Apoyados, "2019-11-18").SeRechaza("AMB-26");
    }
}

[Prueba("PCS-4.2.3.2-02", "AMB-20")]
public class ConfidencialidadTests
{
    [Fact, Prueba("PCS-A2-19")]
    public void WhoTookPartIsOneAlphabeticalListOfNames() =>
        Assert.Equal(["Ángel Prueba", "Beto Prueba", "Zoila Prueba"], ListaDeParticipantes.De(["Zoila Prueba", "Ángel Prueba", "Beto Prueba", "zoila prueba"]).ToArray());

    [Fact]
    public void NoRowThatIsPublishedHasAPlaceForAPerson() =>
        Assert.DoesNotContain(
            new[] { typeof(ResultadoDeRecepcion), typeof(ResultadoDeDictamen) }.SelectMany(t => t.GetProperties()),
            p => p.PropertyType == typeof(PersonaId) || p.PropertyType == typeof(string));

    [Theory, Prueba("PZ-37")]
    [InlineData("Folio", "Revisor", "calificacion")]
    [InlineData("consecutivo", "nombre_dictaminadora")]
    [InlineData("proyecto", "revisor_1", "revisor_2")]
    public void AnExportWithReviewerAndProjectIsBlocked(params string[] columnas) =>
        Assert.Equal("PCS-4.2.3.2-02", Confidencialidad.Revisar(columnas)?.Regla);

    [Theory]
    [InlineData("folio", "calificacion")]
    [InlineData("revisor", "tematicas")]
    [InlineData("folio", "personas", "personas_segun", "revisores")]
    public void AnExportWithoutBothMayBeMade(params string[] columnas) => Assert.Null(Confidencialidad.Revisar(columnas));
}
