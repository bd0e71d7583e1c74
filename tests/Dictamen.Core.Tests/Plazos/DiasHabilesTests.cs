using Dictamen.Core.Plazos;
using Xunit;
using static Dictamen.Core.Tests.Plazos.Calendarios;

namespace Dictamen.Core.Tests.Plazos;

/// <summary>Every worked example of dias-habiles, sections 4 and 5, with both calendars.</summary>
[Prueba("DH-28-02", "DH-28-03", "DH-LFT-01", "DH-28-04", "DH-29-02", "DH-L-01", "DH-L-03", "DH-L-04", "DH-L-08", "DH-L-09", "DH-38-01", "AMB-12", "AMB-52")]
public class DiasHabilesTests
{
    /// <summary>Number of the example, triggering day, length, unit (H working, N calendar, HN working from a notification), last day A, last day B.</summary>
    public static TheoryData<string, string, int, string, string, string> Ejemplos => new()
    {
        { "2", "2019-10-21", 15, "N", "2019-11-05", "2019-11-05" },
        { "3", "2019-10-25", 15, "N", "2019-11-11", "2019-11-11" },
        { "4", "2019-10-24", 5, "H", "2019-10-31", "2019-10-31" },
        { "5", "2019-11-14", 5, "H", "2019-11-22", "2019-11-25" },
        { "6", "2019-11-05", 15, "H", "2019-11-27", "2019-11-28" },
        { "7", "2019-11-27", 15, "H", "2019-12-18", "2019-12-18" },
        { "8", "2019-11-19", 5, "H", "2019-11-27", "2019-11-27" },
        { "9", "2019-11-28", 3, "H", "2019-12-03", "2019-12-03" },
        { "10", "2019-12-04", 5, "H", "2019-12-11", "2019-12-11" },
        { "11", "2019-12-11", 10, "H", "2019-12-26", "2019-12-26" },
        { "12", "2019-11-23", 5, "HN", "2019-12-02", "2019-12-02" },
        { "12 sin DH-L-03", "2019-11-23", 5, "H", "2019-11-29", "2019-11-29" },
        { "13", "2019-12-09", 5, "N", "2019-12-16", "2019-12-16" },
        { "14", "2019-12-12", 5, "H", "2019-12-19", "2019-12-19" },
        { "14 en naturales", "2019-12-12", 5, "N", "2019-12-17", "2019-12-17" },
        { "15", "2019-12-31", 15, "N", "2020-01-15", "2020-01-15" },
        { "16", "2019-02-01", 3, "H", "2019-02-07", "2019-02-08" },
        { "17", "2019-03-20", 5, "H", "2019-03-28", "2019-03-28" },
        { "18", "2019-04-30", 3, "H", "2019-05-06", "2019-05-06" },
        { "19", "2019-09-12", 3, "H", "2019-09-18", "2019-09-18" },
        { "20", "2019-08-30", 2, "H", "2019-09-03", "2019-09-03" },
        { "21", "2014-03-05", 5, "H", "2014-03-12", "2014-03-12" },
        { "22", "2014-04-28", 15, "H", "2014-05-21", "2014-05-21" },
        { "25", "2014-12-31", 15, "N", "2015-01-15", "2015-01-15" },
        { "guion 1", "2014-04-07", 5, "H", "2014-04-14", "2014-04-14" },
        { "guion 2", "2014-04-07", 15, "H", "2014-04-28", "2014-04-28" },
        { "guion 3", "2014-04-14", 5, "H", "2014-04-21", "2014-04-21" },
        { "guion 4", "2014-04-28", 5, "H", "2014-05-07", "2014-05-07" },
        { "ruta: primer ajuste", "2019-12-18", 5, "H", "2019-12-26", "2019-12-26" },
        { "ruta: segundo ajuste", "2019-12-26", 3, "H", "2019-12-31", "2019-12-31" },
        { "ruta: firma", "2019-12-31", 5, "H", "2020-01-08", "2020-01-08" },
    };

    [Theory, MemberData(nameof(Ejemplos))]
    public void Ejemplo(string numero, string evento, int dias, string tipo, string ultimoA, string ultimoB)
    {
        Assert.Equal((numero, Dia(ultimoA)), (numero, Ultimo(A)));
        Assert.Equal((numero, Dia(ultimoB)), (numero, Ultimo(B)));

        DateOnly Ultimo(Calendario calendario)
        {
            var desde = tipo == "HN" ? calendario.SurteEfectos(HoraDelCentro.Instante(Dia(evento), new TimeOnly(12, 0))) : Dia(evento);
            return calendario.Computar(desde.ToString("O", null), dias, tipo == "N" ? Unidad.DiasNaturales : Unidad.DiasHabiles).UltimoDia;
        }
    }

    [Fact]
    public void Ejemplo1TheRulesAreInForceTheDayAfterAlthoughItIsASaturday()
    {
        var vigencia = new Termino("PZ-01", "PCS-ACU-01", 0, Unidad.FechaCierta, "IE", "entrar en vigor", Dia("2019-10-19"));
        Assert.Equal(Dia("2019-10-19"), A.Computar(vigencia, Dia("2019-10-18")).UltimoDia);
        Assert.Equal(Dia("2019-10-19"), A.Computar(vigencia, Dia("2019-10-18")).PrimerDia);
    }

    [Fact, Prueba("DH-L-07", "DH-L-03")]
    public void WhatMovedATermIsOnlyWhatTookADayOutOfItAfterItWasCounted()
    {
        var entonces = Con(A, "2019-11-12");
        var plazo = entonces.Computar("2019-11-11", 5, Unidad.DiasHabiles);
        var ahora = Con(Con(Con(Con(entonces, "2019-11-11"), "2019-11-13"), "2019-11-15"), "2019-12-02");

        Assert.Equal(["DOF-2019-11-13", "DOF-2019-11-15"], ahora.LoQueMovio(plazo).Select(s => s.Id));
        Assert.Equal(["DOF-2019-11-11", "DOF-2019-11-13", "DOF-2019-11-15"], ahora.LoQueMovio(plazo with { Notificado = Dia("2019-11-11") }).Select(s => s.Id));
        Assert.Equal((Dia("2019-11-13"), Dia("2019-11-14")), (plazo.PrimerDia, ahora.Recomputar(plazo).PrimerDia));
        Assert.Equal(plazo.UltimoDia, Calendario.SinProrroga(plazo));
    }

    [Theory, Prueba("DH-29-01", "DH-29-02", "AMB-12")]
    [InlineData("2019-10-16", true, "2019-11-18")]
    [InlineData("2019-10-16", false, "2019-11-16")]
    [InlineData("2019-03-31", true, "2019-05-02")]
    [InlineData("2019-03-31", false, "2019-05-02")]
    public void AMonthThatEndsOnANonWorkingDayMovesOnByTheReadingButOneThatLacksTheDayAlways(string desde, bool prorroga, string ultimo) =>
        Assert.Equal(Dia(ultimo), A.Con(prorroga).Computar(desde, 1, Unidad.Meses).UltimoDia);

    [Fact]
    public void Ejemplo11WithHolidays() => Assert.Equal(Dia("2020-01-09"), Vacaciones.Computar("2019-12-11", 10, Unidad.DiasHabiles).UltimoDia);

    [Theory]
    [InlineData("23", "2014-07-31")]
    [InlineData("24", "2014-12-31")]
    public void Ejemplos23Y24TheLastDayOfTheMonthIsAWorkingDay(string numero, string dia) => Assert.True(A.EsHabil(Dia(dia)), numero);

    [Theory]
    [InlineData("2019-10-25", "2019-11-09")]
    [InlineData("2019-12-09", "2019-12-14")]
    public void WithTheOtherReadingOfAmb12TheLastDayStays(string evento, string ultimo)
    {
        var plazo = A.Con(prorroga: false).Computar(evento, Dia(ultimo).DayNumber - Dia(evento).DayNumber, Unidad.DiasNaturales);
        Assert.Equal(Dia(ultimo), plazo.UltimoDia);
    }

    [Theory, Prueba("DH-L-12")]
    [InlineData("2018-12-01", false)] // Saturday, and the handover.
    [InlineData("2006-12-01", false)] // Friday, and the handover.
    [InlineData("2017-12-01", true)] // Friday of another year.
    [InlineData("2019-11-18", true)] // Monday of the labour law: a working day without an agreement.
    [InlineData("2019-11-20", false)] // Wednesday, although people may have worked.
    public void Dias(string dia, bool habil) => Assert.Equal(habil, A.EsHabil(Dia(dia)));

    [Theory, Prueba("DH-28-01", "DH-30-01")]
    [InlineData("2019-11-14 18:00", "2019-11-14")]
    [InlineData("2019-11-14 18:01", "2019-11-15")]
    [InlineData("2019-11-15 18:01", "2019-11-19")] // Friday evening, and a suspended Monday.
    [InlineData("2019-11-16 09:00", "2019-11-19")]
    [InlineData("2019-11-14 23:59", "2019-11-15")]
    public void ANotificationOutsideOfWorkingHoursTakesEffectOnTheNextWorkingDay(string recibida, string efectos) =>
        Assert.Equal(Dia(efectos), B.SurteEfectos(Kit.Reloj.Centro(recibida)));

    [Fact]
    public void EveryNonWorkingDaySaysWhy()
    {
        Assert.Equal("20 de noviembre (LFPA art. 28)", B.MotivoInhabil(Dia("2019-11-20")));
        Assert.Equal("sábado (LFPA art. 28)", B.MotivoInhabil(Dia("2019-11-16")));
        Assert.Equal("suspensión de labores (Acuerdo ficticio, DOF 15/11/2019)", B.MotivoInhabil(Dia("2019-11-18")));
        Assert.Null(B.MotivoInhabil(Dia("2019-11-19")));
    }

    [Theory, Prueba("DH-29-01")]
    [InlineData("2019-08-14", 3, "2019-11-14")]
    [InlineData("2019-08-16", 3, "2019-11-19")] // 16 is a Saturday, 18 is suspended.
    [InlineData("2019-11-30", 3, "2020-03-02")] // February lacks a 30: first working day of March.
    [InlineData("2019-01-31", 1, "2019-03-01")]
    public void MonthsEndOnTheSameNumber(string desde, int meses, string ultimo) =>
        Assert.Equal(Dia(ultimo), B.Computar(desde, meses, Unidad.Meses).UltimoDia);

    [Theory, Prueba("DH-29-01", "DH-L-06")]
    [InlineData("2019-12-31", 5, "2024-12-31")] // PZ-33 and PZ-34.
    [InlineData("2019-11-20", 3, "2022-11-20")] // A Sunday and a holiday: a period is not moved.
    [InlineData("2020-02-29", 1, "2021-03-01")]
    public void YearsAreAPeriodAndEndOnTheirDay(string desde, int anios, string ultimo) =>
        Assert.Equal(Dia(ultimo), B.Computar(desde, anios, Unidad.Anios).UltimoDia);

    [Theory, Prueba("DH-L-10")]
    [InlineData("2019-12-11", "2019-09-11")]
    [InlineData("2019-12-31", "2019-09-30")]
    [InlineData("2020-05-31", "2020-02-29")]
    public void ADocumentMayBeThreeMonthsOld(string entrega, string limite) => Assert.Equal(Dia(limite), Antiguedad.Limite(Dia(entrega), 3));

    [Fact, Prueba("DH-L-05")]
    public void ACertainDateIsNeverMoved()
    {
        var termino = new Termino("PZ-27", "PCS-A6-C4G-09", 0, Unidad.FechaCierta, "CPC", "entregar el informe parcial");
        var plazo = A.Computar(termino, Dia("2019-12-02"), fecha: Dia("2019-12-14"));
        Assert.Equal(Dia("2019-12-14"), plazo.UltimoDia); // A Saturday.
        Assert.Same(plazo, B.Recomputar(plazo));
        Assert.Throws<ArgumentException>(() => A.Computar(termino, Dia("2019-12-02")));
    }

    [Fact]
    public void ATermOfNoDaysIsNone() => Assert.Throws<ArgumentOutOfRangeException>(() => A.Computar("2019-12-02", 0, Unidad.DiasHabiles));
}
