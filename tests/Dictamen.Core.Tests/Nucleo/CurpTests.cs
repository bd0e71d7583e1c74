using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Nucleo;

/// <summary>All CURP here are fictitious, built for the test with their check digit, but for HEGG560427MVZRRL04, the sample that public forms show.</summary>
public class CurpTests
{
    private static readonly Gen<string> Curps =
        from letras in Gen.ArrayOf(Gen.Elements("BCDFGHJKLMNPQRSTVWXYZ".ToCharArray()), 6)
        from dias in Gen.Choose(0, 45_000)
        let nacio = new DateOnly(1900, 1, 1).AddDays(dias)
        from sexo in Gen.Elements('H', 'M', 'X')
        from entidad in Gen.Elements("OC", "CS", "NE", "DF", "VZ")
        from homonimia in nacio.Year < 2000 ? Gen.Elements('0', '1', '9') : Gen.Elements('A', 'B', 'Z')
        select Completar($"{letras[0]}A{letras[1]}{letras[2]}{nacio:yyMMdd}{sexo}{entidad}{letras[3]}{letras[4]}{letras[5]}{homonimia}");

    [Fact]
    public void TheSampleOfTheOfficialFormHasItsCheckDigit() => Assert.Equal(4, Curp.DigitoVerificador("HEGG560427MVZRRL04"));

    [Fact]
    public void TheParts()
    {
        Assert.True(Curp.TryParse(" hegg560427mvzrrl04 ", out var curp, out var problema));
        Assert.Equal("", problema);
        Assert.Equal("HEGG560427MVZRRL04", curp.Valor);
        Assert.Equal(new DateOnly(1956, 4, 27), curp.Nacimiento);
        Assert.Equal(Sexo.Mujer, curp.Sexo);
    }

    [Fact]
    public void Position17TellsTheCentury()
    {
        Assert.True(Curp.TryParse(Completar("GAXA010101MOCRRN0"), out var siglo20, out _));
        Assert.True(Curp.TryParse(Completar("GAXA010101MOCRRNA"), out var siglo21, out _));
        Assert.Equal(1901, siglo20.Nacimiento.Year);
        Assert.Equal(2001, siglo21.Nacimiento.Year);
    }

    [Fact]
    public void The29thOfFebruaryExistsIn2000AndNotIn1900()
    {
        Assert.True(Curp.TryParse(Completar("GAXA000229MOCRRNA"), out _, out _));
        Assert.False(Curp.TryParse(Completar("GAXA000229MOCRRN0"), out _, out var problema));
        Assert.Contains("fecha de nacimiento", problema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-11-04", 17)]
    [InlineData("2019-11-05", 18)]
    [InlineData("2019-11-06", 18)]
    public void TheYearIsFullOnTheBirthday(string dia, int edad)
    {
        Assert.True(Curp.TryParse(Completar("GAXA011105MOCRRNA"), out var curp, out _));
        Assert.Equal(edad, curp.Edad(DateOnly.Parse(dia, null)));
    }

    [Theory]
    [InlineData("2018-02-28", 17)]
    [InlineData("2018-03-01", 18)]
    [InlineData("2020-02-28", 19)]
    [InlineData("2020-02-29", 20)]
    public void BornOnThe29thOfFebruary(string dia, int edad)
    {
        Assert.True(Curp.TryParse(Completar("GAXA000229MOCRRNA"), out var curp, out _));
        Assert.Equal(edad, curp.Edad(DateOnly.Parse(dia, null)));
    }

    [Theory]
    [InlineData(null, "tiene 0")]
    [InlineData("HEGG560427MVZRRL0", "tiene 17")]
    [InlineData("HEGG560427MVZRRL044", "tiene 19")]
    [InlineData("1EGG560427MVZRRL04", "carácter 1 ")]
    [InlineData("HBGG560427MVZRRL04", "carácter 2 ")]
    [InlineData("HEÑG560427MVZRRL04", "carácter 3 ")]
    [InlineData("HEGG5604O7MVZRRL04", "carácter 9 ")]
    [InlineData("HEGG560427AVZRRL04", "carácter 11 ")]
    [InlineData("HEGG560427MVZRAL04", "carácter 15 ")]
    [InlineData("HEGG560427MVZRRL-4", "carácter 17 ")]
    [InlineData("HEGG560427MVZRRL0A", "carácter 18 ")]
    [InlineData("HEGG561327MVZRRL04", "fecha de nacimiento")]
    [InlineData("HEGG560400MVZRRL04", "fecha de nacimiento")]
    [InlineData("HEGG560427MQQRRL04", "entidad")]
    [InlineData("HEGG560427MVZRRL05", "dígito verificador")]
    public void WhatIsWrongIsSaidWithItsPlaceAndWithoutTheCurp(string? texto, string parte)
    {
        Assert.False(Curp.TryParse(texto, out var curp, out var problema));
        Assert.Null(curp);
        Assert.Contains(parte, problema, StringComparison.Ordinal);
        Assert.EndsWith(".", problema, StringComparison.Ordinal);
        if (texto is not null)
        {
            Assert.DoesNotContain(texto, problema, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryWellBuiltCurpIsReadAndShowsNothing() =>
        Prop.ForAll(Curps.ToArbitrary(), texto =>
            Curp.TryParse(texto, out var curp, out _)
            && curp.Valor == texto
            && curp.Nacimiento.ToString("yyMMdd", null) == texto[4..10]
            && curp.Nacimiento.Year >= 2000 == char.IsLetter(texto[16])
            && !$"{curp}".Contains(texto, StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyOtherCheckDigitIsRefused() =>
        Prop.ForAll(Curps.ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (texto, mas) =>
            !Curp.TryParse($"{texto[..17]}{(texto[17] - '0' + mas) % 10}", out _, out _)).QuickCheckThrowOnFailure();

    private static string Completar(string diecisiete) => $"{diecisiete}{Curp.DigitoVerificador(diecisiete + "0")}";
}
