using System.Globalization;
using Xunit;

namespace Dictamen.Core.Tests.Nucleo;

/// <summary>Central Mexico moved its clocks on 7 April and 27 October 2019, and stopped doing it on 30 October 2022.</summary>
[Prueba("DH-L-11")]
public class HoraDelCentroTests
{
    [Theory]
    [InlineData("2019-04-05", "2019-04-06T06:00:00Z")] // Standard time, -06:00.
    [InlineData("2019-04-06", "2019-04-07T06:00:00Z")] // Midnight before the change: still -06:00.
    [InlineData("2019-04-07", "2019-04-08T05:00:00Z")] // The day that has 23 hours.
    [InlineData("2019-10-25", "2019-10-26T05:00:00Z")]
    [InlineData("2019-10-26", "2019-10-27T05:00:00Z")] // Midnight before the change: still -05:00.
    [InlineData("2019-10-27", "2019-10-28T06:00:00Z")] // The day that has 25 hours.
    [InlineData("2022-10-29", "2022-10-30T05:00:00Z")]
    [InlineData("2022-10-30", "2022-10-31T06:00:00Z")]
    [InlineData("2023-04-02", "2023-04-03T06:00:00Z")] // No change any more.
    [InlineData("2023-07-14", "2023-07-15T06:00:00Z")]
    public void ADayEndsAtLocalMidnight(string dia, string fin) => Assert.Equal(Utc(fin), HoraDelCentro.FinDelDia(DateOnly.Parse(dia, null)));

    [Theory]
    [InlineData("2019-04-07", 23)]
    [InlineData("2019-04-08", 24)]
    [InlineData("2019-10-27", 25)]
    [InlineData("2022-10-30", 25)]
    [InlineData("2023-04-02", 24)]
    public void TheLengthOfADay(string dia, int horas)
    {
        var d = DateOnly.Parse(dia, null);
        Assert.Equal(TimeSpan.FromHours(horas), HoraDelCentro.FinDelDia(d) - HoraDelCentro.Instante(d));
    }

    [Theory]
    [InlineData("2019-10-28T05:59:59Z", "2019-10-27")]
    [InlineData("2019-10-28T06:00:00Z", "2019-10-28")]
    [InlineData("2019-07-01T04:59:59Z", "2019-06-30")]
    [InlineData("2019-07-01T05:00:00Z", "2019-07-01")]
    public void TheDayOfAnInstant(string instante, string dia) => Assert.Equal(DateOnly.Parse(dia, null), HoraDelCentro.Dia(Utc(instante)));

    [Fact]
    public void AnHourThatDoesNotExistIsOneHourLater() =>
        Assert.Equal(Utc("2019-04-07T08:30:00Z"), HoraDelCentro.Instante(new DateOnly(2019, 4, 7), new TimeOnly(2, 30)));

    [Fact]
    public void AnHourThatHappensTwiceIsTheFirst() =>
        Assert.Equal(Utc("2019-10-27T06:30:00Z"), HoraDelCentro.Instante(new DateOnly(2019, 10, 27), new TimeOnly(1, 30)));

    private static DateTimeOffset Utc(string texto) => DateTimeOffset.Parse(texto, CultureInfo.InvariantCulture);
}
