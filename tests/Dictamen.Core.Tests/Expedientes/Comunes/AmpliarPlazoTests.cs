using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.Comunes;

/// <summary>Information on the final report was asked for and received on Thursday 16/01/2020: five working days, until Thursday the 23rd. Half of it are two days more: until Monday the 27th.</summary>
[Prueba("DH-31-01")]
public class AmpliarPlazoTests
{
    private const string Plazo = "PZ-26/final";
    private static readonly AmpliarPlazo DosDias = new(Plazo, 2, "El acta la expide el municipio, que la entrega el lunes.", Mundo.Huella(90));

    [Fact]
    public void ATermIsExtendedByAtMostHalfOfItAndTheCommitteeIsTold()
    {
        var ampliado = Requerido().Cuando(DosDias, "2020-01-20 10:00").EntoncesHay<PlazoAmpliado>();
        Assert.Equal((Reloj.Dia("2020-01-23"), Reloj.Dia("2020-01-27"), 7), (ampliado.Antes.UltimoDia, ampliado.Ahora.UltimoDia, ampliado.Ahora.Cantidad));

        var escenario = Requerido().Y(DosDias, "2020-01-20 10:00");
        Assert.Equal(ampliado.Ahora, escenario.Estado.Plazos[Plazo]);
        var aviso = escenario.Estado.Notificaciones["ampliacion-2020-01-27.PZ-26.final"];
        Assert.Equal((("PZ-26", Reloj.Dia("2020-01-27")), null), (AvisoDePlazo.De(aviso), aviso.AbrePlazo));
        escenario.Cuando(new EntregarInformacion(TipoInforme.Final, Mundo.Huella(71)), "2020-01-28 00:00", Proyecto.Comite).SeRechaza("PZ-26", "FUERA_DE_PLAZO");
        escenario.Cuando(new EntregarInformacion(TipoInforme.Final, Mundo.Huella(71)), "2020-01-27 23:59:59", Proyecto.Comite).EntoncesHay<InformacionEntregada>();
    }

    [Fact]
    public void AnExtendedTermExpiresAtTheEndOfTheDaysThatWereAdded()
    {
        var escenario = Requerido().Y(DosDias, "2020-01-20 10:00");
        escenario.Cuando(new VencerPlazo(Plazo), "2020-01-27 23:59:59", Proyecto.Sistema).NoPasaNada();
        escenario.Cuando(new VencerPlazo(Plazo), "2020-01-28 00:00", Proyecto.Sistema).EntoncesHay<InformacionNoEntregada>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void MoreThanHalfIsRefusedAndSoIsNothing(int dias) =>
        Requerido().Cuando(DosDias with { Dias = dias }, "2020-01-20 10:00").SeRechaza("DH-31-01");

    [Fact]
    public void TwoExtensionsTogetherAreNoMoreThanHalf()
    {
        var escenario = Requerido().Y(DosDias with { Dias = 1 }, "2020-01-20 10:00");
        escenario.Cuando(DosDias, "2020-01-21 10:00").SeRechaza("DH-31-01");
        escenario.Y(DosDias with { Dias = 1 }, "2020-01-21 10:00");
        Assert.Equal(Reloj.Dia("2020-01-27"), escenario.Estado.Plazos[Plazo].UltimoDia);
        escenario.Cuando(DosDias with { Dias = 1 }, "2020-01-22 10:00").SeRechaza("DH-31-01", "AMPLIACION_AGOTADA");
    }

    [Fact]
    public void ATermIsExtendedUntilItsLastSecondAndNotAfter()
    {
        Requerido().Cuando(DosDias, "2020-01-23 23:59:59").EntoncesHay<PlazoAmpliado>();
        Requerido().Cuando(DosDias, "2020-01-24 00:00").SeRechaza("DH-31-01", "PLAZO_TERMINADO");
    }

    [Fact]
    public void ATermThatDoesNotRunIsNotExtended() =>
        Requerido().Cuando(DosDias with { Plazo = "PZ-25" }, "2020-01-20 10:00").SeRechaza("DH-31-01", "CONTENIDO_INVALIDO");

    [Fact]
    public void TheRecordSaysWhy() =>
        Requerido().Cuando(DosDias with { Motivo = " " }, "2020-01-20 10:00").SeRechaza("DH-31-01");

    private static Escenario<Expediente> Requerido() => Proyecto.ConInformeFinal()
        .Y(new RequerirInformacion(TipoInforme.Final, "Falta un acta.", Mundo.Huella(70)), "2020-01-16 10:00")
        .Y(Proyecto.Recibe("informacion-final", "2020-01-16 11:00"), "2020-01-16 11:00", Proyecto.Sistema);
}
