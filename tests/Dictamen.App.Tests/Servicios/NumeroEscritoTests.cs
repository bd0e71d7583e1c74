using System.Globalization;
using Dictamen.App.Servicios;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>Numbers as people type them.</summary>
[Prueba("PCS-4.2.2-01")]
public sealed class NumeroEscritoTests
{
    [Theory]
    [InlineData("1250.50", "1250.50")]
    [InlineData(" $ 1,250.50 ", "1250.50")]
    [InlineData("2,000,000", "2000000")]
    [InlineData("12,345,678.9", "12345678.9")]
    [InlineData("0", "0")]
    [InlineData(".5", "0.5")]
    [InlineData("-1,000", "-1000")]
    public void CommasSeparateThousands(string texto, string numero) => Assert.Equal(decimal.Parse(numero, CultureInfo.InvariantCulture), NumeroEscrito.Leer(texto));

    [Theory]
    [InlineData("285,40")]
    [InlineData("2000000,50")]
    [InlineData("1250,500")]
    [InlineData("0,285")]
    [InlineData("1,25,000")]
    [InlineData("1,,250")]
    [InlineData(",250")]
    [InlineData("-,250")]
    [InlineData("1,250,")]
    [InlineData("1.250,50")]
    [InlineData("1,2 0")]
    [InlineData("1,+50")]
    [InlineData("2.000.000")]
    [InlineData("abc")]
    [InlineData("")]
    public void ACommaAnywhereElseIsNoNumber(string texto)
    {
        Assert.Null(NumeroEscrito.Leer(texto));
        Assert.Null(NumeroEscrito.LeerEntero(texto));
    }

    [Theory]
    [InlineData("25", 25)]
    [InlineData("1,250", 1250)]
    public void AWholeNumberIsReadAlike(string texto, int numero) => Assert.Equal(numero, NumeroEscrito.LeerEntero(texto));

    [Theory]
    [InlineData("1000000000000.01")]
    [InlineData("-79228162514264337593543950335")]
    public void WhatIsBeyondEveryAmountIsAFaultThatSaysSo(string texto)
    {
        var lector = new LectorDeCampos(new Dictionary<string, string> { ["monto"] = texto });
        Assert.Equal(0m, lector.Numero("monto"));
        var falla = Assert.Single(lector.Ilegibles);
        Assert.Equal(("monto", $"«{texto}» es demasiado grande; escriba un número de hasta 1,000,000,000,000, con punto para los decimales."), (falla.Campo, falla.Mensaje));
    }

    [Fact]
    public void ARowBeyondTheLastOneOfATableIsAFaultAndMakesNoRows()
    {
        var lector = new LectorDeCampos(new Dictionary<string, string> { ["cargos[2000000000].monto"] = "1", ["cargos[2].monto"] = "1" });
        Assert.Equal(RenglonesDeCampos.Maximo, lector.Renglones("cargos").Count());
        var falla = Assert.Single(lector.Ilegibles);
        Assert.Equal(("cargos", "Hay datos en el renglón 2000000000 y se admiten hasta 150: quite los renglones que sobran."), (falla.Campo, falla.Mensaje));
    }

    [Fact]
    public void WhatIsTypedWithADecimalCommaIsAFaultAtItsFieldAndNoOtherNumber()
    {
        var lector = new LectorDeCampos(new Dictionary<string, string> { ["8.1[1].precio_unitario"] = "285,40", ["3.3[a].mujeres"] = "1,5", ["8.1[1].cantidad"] = "10" });
        Assert.Equal((0m, 0, 10m), (lector.Numero("8.1[1].precio_unitario"), lector.Entero("3.3[a].mujeres"), lector.Numero("8.1[1].cantidad")));
        Assert.Equal(["8.1[1].precio_unitario", "3.3[a].mujeres"], lector.Ilegibles.Select(f => f.Campo));
        Assert.Equal("«285,40» no es un número; escriba sólo cifras, con punto para los decimales, por ejemplo 1250.50.", lector.Ilegibles[0].Mensaje);
    }
}
