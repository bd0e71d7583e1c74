using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Nucleo;

[Prueba("PCS-A6-C2-01", "PCS-A7-01")]
public class MontoEnLetraTests
{
    [Theory]
    [InlineData("0", "cero pesos 00/100 M.N.")]
    [InlineData("0.01", "cero pesos 01/100 M.N.")]
    [InlineData("0.5", "cero pesos 50/100 M.N.")]
    [InlineData("1", "un peso 00/100 M.N.")]
    [InlineData("1.99", "un peso 99/100 M.N.")]
    [InlineData("2", "dos pesos 00/100 M.N.")]
    [InlineData("16", "dieciséis pesos 00/100 M.N.")]
    [InlineData("21", "veintiún pesos 00/100 M.N.")]
    [InlineData("22", "veintidós pesos 00/100 M.N.")]
    [InlineData("30", "treinta pesos 00/100 M.N.")]
    [InlineData("31", "treinta y un pesos 00/100 M.N.")]
    [InlineData("100", "cien pesos 00/100 M.N.")]
    [InlineData("101", "ciento un pesos 00/100 M.N.")]
    [InlineData("500", "quinientos pesos 00/100 M.N.")]
    [InlineData("777", "setecientos setenta y siete pesos 00/100 M.N.")]
    [InlineData("999", "novecientos noventa y nueve pesos 00/100 M.N.")]
    [InlineData("1000", "mil pesos 00/100 M.N.")]
    [InlineData("1001", "mil un pesos 00/100 M.N.")]
    [InlineData("1100", "mil cien pesos 00/100 M.N.")]
    [InlineData("21000", "veintiún mil pesos 00/100 M.N.")]
    [InlineData("21021", "veintiún mil veintiún pesos 00/100 M.N.")]
    [InlineData("31000", "treinta y un mil pesos 00/100 M.N.")]
    [InlineData("100000", "cien mil pesos 00/100 M.N.")]
    [InlineData("101000", "ciento un mil pesos 00/100 M.N.")]
    [InlineData("800000", "ochocientos mil pesos 00/100 M.N.")]
    [InlineData("999999.99", "novecientos noventa y nueve mil novecientos noventa y nueve pesos 99/100 M.N.")]
    [InlineData("1000000", "un millón de pesos 00/100 M.N.")]
    [InlineData("1000001", "un millón un pesos 00/100 M.N.")]
    [InlineData("1500000", "un millón quinientos mil pesos 00/100 M.N.")]
    [InlineData("2000000.10", "dos millones de pesos 10/100 M.N.")]
    [InlineData("21000000", "veintiún millones de pesos 00/100 M.N.")]
    [InlineData("100000000", "cien millones de pesos 00/100 M.N.")]
    [InlineData("1000000000", "mil millones de pesos 00/100 M.N.")]
    [InlineData("1001000000", "mil un millones de pesos 00/100 M.N.")]
    [InlineData("1000000000000", "un billón de pesos 00/100 M.N.")]
    [InlineData("2000001000000", "dos billones un millón de pesos 00/100 M.N.")]
    public void Amounts(string pesos, string letra) =>
        Assert.Equal(letra, MontoEnLetra.De(decimal.Parse(pesos, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.001")]
    [InlineData("1000000000000000")]
    public void WhatIsNoAmountOfPesosIsRefused(string pesos) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MontoEnLetra.De(decimal.Parse(pesos, CultureInfo.InvariantCulture)));

    [Fact]
    public void WordsReadBackAreTheAmount() =>
        Prop.ForAll(
            Gen.Choose(0, 999_999).Zip(Gen.Choose(0, 9_999_999)).Zip(Gen.Choose(0, 99)).ToArbitrary(),
            caso =>
            {
                var ((altos, bajos), centavos) = caso;
                var pesos = altos * 10_000_000m + bajos + centavos / 100m;
                return Leer(MontoEnLetra.De(pesos)) == pesos;
            }).QuickCheckThrowOnFailure();

    // Reads words by adding what each one is worth: nothing in common with how they are written.
    private static decimal Leer(string letra)
    {
        var vale = new Dictionary<string, int>
        {
            ["cero"] = 0, ["un"] = 1, ["dos"] = 2, ["tres"] = 3, ["cuatro"] = 4, ["cinco"] = 5, ["seis"] = 6, ["siete"] = 7, ["ocho"] = 8, ["nueve"] = 9,
            ["diez"] = 10, ["once"] = 11, ["doce"] = 12, ["trece"] = 13, ["catorce"] = 14, ["quince"] = 15, ["dieciséis"] = 16, ["diecisiete"] = 17,
            ["dieciocho"] = 18, ["diecinueve"] = 19, ["veinte"] = 20, ["veintiún"] = 21, ["veintidós"] = 22, ["veintitrés"] = 23, ["veinticuatro"] = 24,
            ["veinticinco"] = 25, ["veintiséis"] = 26, ["veintisiete"] = 27, ["veintiocho"] = 28, ["veintinueve"] = 29, ["treinta"] = 30,
            ["cuarenta"] = 40, ["cincuenta"] = 50, ["sesenta"] = 60, ["setenta"] = 70, ["ochenta"] = 80, ["noventa"] = 90, ["cien"] = 100,
            ["ciento"] = 100, ["doscientos"] = 200, ["trescientos"] = 300, ["cuatrocientos"] = 400, ["quinientos"] = 500, ["seiscientos"] = 600,
            ["setecientos"] = 700, ["ochocientos"] = 800, ["novecientos"] = 900,
        };
        decimal total = 0, grupo = 0;
        var palabras = letra.Split(' ');
        foreach (var palabra in palabras[..^2])
        {
            switch (palabra)
            {
                case "y" or "de" or "peso" or "pesos":
                    break;
                case "mil":
                    grupo = Math.Max(grupo, 1) * 1000;
                    break;
                case "millón" or "millones":
                    (total, grupo) = (total + grupo * 1_000_000m, 0);
                    break;
                case "billón" or "billones":
                    (total, grupo) = (total + grupo * 1_000_000_000_000m, 0);
                    break;
                default:
                    grupo += vale[palabra];
                    break;
            }
        }

        return total + grupo + decimal.Parse(palabras[^2][..2], CultureInfo.InvariantCulture) / 100m;
    }
}
