using System.Text;
using Dictamen.App.Servicios;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

public sealed class CsvTests
{
    [Fact]
    public void OneColumnIsReadAsItWasWritten()
    {
        string[] nombres = ["Ana, la de la esquina", "Comité \"El Roble\"", "=SUMA(A1)", "-", "'apóstrofo", "dos\r\nrenglones", "María Ñ"];
        var archivo = Csv.Archivo(["nombre"], nombres.Select(object?[] (n) => [n]));
        Assert.Equal(nombres, Csv.Columna(Encoding.UTF8.GetString(archivo).TrimStart('\uFEFF')));
    }

    [Fact]
    public void WhatASpreadsheetWouldCalculateIsTextAndANegativeAmountIsANumber() =>
        Assert.Equal("'=1+1,-5.00,si,2019-11-30,\r\n", Csv.Renglon(["=1+1", -5m, true, new DateOnly(2019, 11, 30), null]));

    [Fact]
    public void TwoColumnsAreNotOne() => Assert.Throws<InvalidDataException>(() => Csv.Columna("nombre,folio\r\nAna,1\r\n"));
}
