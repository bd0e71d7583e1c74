using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using Xunit;
using static Dictamen.Core.Tests.Plazos.Calendarios;

namespace Dictamen.Core.Tests.Plazos;

[Prueba("DH-28-04", "DH-28-05", "DH-L-07", "DH-L-08")]
public class PublicarSuspensionTests
{
    private static readonly PublicarSuspension Lunes18 =
        new("DOF-2019-11-15", Dia("2019-11-18"), Dia("2019-11-18"), Dia("2019-11-15"), "Acuerdo ficticio", "suspensión de labores");

    private static readonly SuspensionPublicada Publicada =
        new("DOF-2019-11-15", Dia("2019-11-18"), Dia("2019-11-18"), Dia("2019-11-15"), "Acuerdo ficticio", "suspensión de labores", false);

    [Fact]
    public void ThePublishedDaysAreNoLongerWorkingDays()
    {
        var escenario = Escenario<CalendarioOficial>.Dado().Cuando(Lunes18, "2019-11-15 10:00").Entonces(Publicada);
        var calendario = escenario.Estado.Para(Mundo.Pcs);
        Assert.Equal(1, calendario.Version);
        Assert.Equal(Dia("2019-11-25"), calendario.Computar("2019-11-14", 5, Unidad.DiasHabiles).UltimoDia);
        Assert.Equal("El DOF del 15/11/2019 publicó la suspensión de labores del lunes 18/11/2019: suspensión de labores (Acuerdo ficticio).", Publicada.Relato);
    }

    [Fact]
    public void PublishedAfterItBeganIsRecordedAsSuch()
    {
        var tarde = Lunes18 with { PublicadaEl = Dia("2019-11-19") };
        var hecho = Escenario<CalendarioOficial>.Dado().Cuando(tarde, "2019-11-19 10:00").EntoncesHay<SuspensionPublicada>();
        Assert.True(hecho.YaIniciada);
        Assert.Contains("ya iniciada", hecho.Relato, StringComparison.Ordinal);
        Assert.False(Escenario<CalendarioOficial>.Dado().Cuando(Lunes18 with { PublicadaEl = Dia("2019-11-18") }, "2019-11-18 10:00").EntoncesHay<SuspensionPublicada>().YaIniciada);
    }

    [Fact]
    public void TwiceIsOnce() => Escenario<CalendarioOficial>.Dado(Publicada).Cuando(Lunes18, "2019-11-16 10:00").NoPasaNada();

    [Fact]
    public void WhatWasPublishedIsNotChanged() =>
        Escenario<CalendarioOficial>.Dado(Publicada).Cuando(Lunes18 with { Hasta = Dia("2019-11-19") }, "2019-11-16 10:00").SeRechaza("DH-28-04", "SUSPENSION_REPETIDA");

    [Theory]
    [InlineData("", "Acuerdo ficticio", "motivo")]
    [InlineData("DOF-1", " ", "motivo")]
    [InlineData("DOF-1", "Acuerdo ficticio", "")]
    public void WithoutSourceItSuspendsNothing(string id, string fuente, string motivo) =>
        Rechazar(Lunes18 with { Id = id, Fuente = fuente, Motivo = motivo }, "SUSPENSION_SIN_FUENTE");

    [Fact]
    public void AReversedRange() => Rechazar(Lunes18 with { Hasta = Dia("2019-11-17") }, "RANGO_INVERTIDO");

    [Fact]
    public void MoreThanAYear()
    {
        Rechazar(Lunes18 with { Hasta = Dia("2020-11-18") }, "RANGO_EXCESIVO");
        Escenario<CalendarioOficial>.Dado().Y(Lunes18 with { Hasta = Dia("2020-11-17") }, "2019-11-15 10:00");
    }

    [Theory]
    [InlineData("9999-12-31", "9999-12-31")]
    [InlineData("2500-01-04", "2500-01-04")]
    [InlineData("2021-11-16", "2021-11-16")]
    [InlineData("2017-11-14", "2019-11-18")]
    [InlineData("0001-01-01", "0001-01-01")]
    public void DaysFarFromThePublication(string desde, string hasta) =>
        Rechazar(Lunes18 with { Desde = Dia(desde), Hasta = Dia(hasta) }, "SUSPENSION_LEJANA");

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("2017-11-14")]
    public void APublicationFarFromToday(string publicada) =>
        Rechazar(Lunes18 with { PublicadaEl = Dia(publicada) }, "PUBLICACION_LEJANA");

    [Fact]
    public void TwoYearsIsNotFar()
    {
        Escenario<CalendarioOficial>.Dado().Y(Lunes18 with { Desde = Dia("2021-11-12"), Hasta = Dia("2021-11-15") }, "2019-11-15 10:00");
        Escenario<CalendarioOficial>.Dado().Y(Lunes18 with { PublicadaEl = Dia("2017-11-15"), Desde = Dia("2017-11-16"), Hasta = Dia("2017-11-16") }, "2019-11-15 10:00");
    }

    [Fact]
    public void MoreThanACitation()
    {
        Rechazar(Lunes18 with { Fuente = new string('x', 1_001) }, "SUSPENSION_DEMASIADO_LARGA");
        Escenario<CalendarioOficial>.Dado().Y(Lunes18 with { Fuente = new string('x', 1_000) }, "2019-11-15 10:00");
    }

    [Fact]
    public void NotPublishedYet()
    {
        Escenario<CalendarioOficial>.Dado().Cuando(Lunes18, "2019-11-14 23:59").SeRechaza("DH-28-04", "AUN_SIN_PUBLICAR");
        Escenario<CalendarioOficial>.Dado().Y(Lunes18, "2019-11-15 00:00");
    }

    [Theory]
    [InlineData("2019-11-16", "2019-11-17")]
    [InlineData("2019-11-20", "2019-11-20")]
    public void DaysThatAreNotWorkingDaysAnyway(string desde, string hasta) =>
        Rechazar(Lunes18 with { Desde = Dia(desde), Hasta = Dia(hasta) }, "RANGO_SIN_DIAS_HABILES");

    [Fact]
    public void DaysThatAreSuspendedAlready() =>
        Escenario<CalendarioOficial>.Dado(Publicada).Cuando(Lunes18 with { Id = "DOF-otro", Desde = Dia("2019-11-16") }, "2019-11-16 10:00").SeRechaza("DH-28-04", "RANGO_SIN_DIAS_HABILES");

    private static void Rechazar(PublicarSuspension acto, string codigo) =>
        Escenario<CalendarioOficial>.Dado().Cuando(acto, "2019-11-15 10:00").SeRechaza("DH-28-04", codigo);
}
