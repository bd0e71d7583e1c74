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

    [Fact, Prueba("PZ-37", "AMB-20")]
    public void NothingIsExportedWithAReviewerBesideAFolio() =>
        Assert.Contains("versión pública", Assert.Throws<InvalidOperationException>(() => Csv.Archivo(["folio", "dictaminadora", "calificacion"], [])).Message, StringComparison.Ordinal);

    [Fact, Prueba("PZ-37", "AMB-20")]
    public async Task NoOpenDataHaveAReviewerBesideAFolio()
    {
        var conjunto = new Conjunto("cedulas", "Cédulas", "", "PCS-A2-19", [.. new[] { "convocatoria", "folio", "revisor" }.Select(c => new Columna(c, "texto", ""))]);
        var datos = new DatosAbiertos(null!, null!);
        using var destino = new MemoryStream();
        await Assert.ThrowsAsync<InvalidOperationException>(() => datos.EscribirCsvAsync(conjunto, destino));
        await Assert.ThrowsAsync<InvalidOperationException>(() => datos.EscribirJsonAsync(conjunto, destino));
        Assert.Equal(0, destino.Length);
    }
}
