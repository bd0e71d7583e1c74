using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>The account of a payment, as whoever reviews and whoever pays sees it.</summary>
[Prueba("PCS-4.2.3.3-10")]
public class CuentasDelProyectoTests
{
    private const string Buena = "032180000118359719";
    private const string MalCopiada = "032180000118359710";
    private static readonly Folio Folio = new("PCS-2019-01", 42);

    [Fact]
    public void TheAccountOfTheSecondPaymentIsComparedWithThatOfTheFirst()
    {
        var cuenta = CuentasDelProyecto.De([Ficha((1, Buena), (2, MalCopiada))], Folio, 2)!;
        Assert.Equal((MalCopiada, Buena, 1), (cuenta.Clabe, cuenta.Anterior, cuenta.DeCual));
        Assert.Equal(["Cuenta que capturó el Comité", "Advertencia", "Advertencia"], cuenta.EnPalabras().Select(d => d.Que));
        Assert.Contains("dígito de control", cuenta.EnPalabras().ElementAt(1).Texto, StringComparison.Ordinal);
        Assert.Contains("cambió respecto de la ministración 1", cuenta.EnPalabras().ElementAt(2).Texto, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameAccountWarnsOfNothing()
    {
        Assert.Null(CuentasDelProyecto.De([Ficha()], Folio, 1));
        Assert.Contains($"CLABE {Buena}, del banco con clave 032 y la cuenta {Buena[6..17]} (dígitos 1 a 3 y 7 a 17).", Assert.Single(CuentasDelProyecto.De([Ficha((1, Buena))], Folio, 1)!.EnPalabras()).Texto, StringComparison.Ordinal);
        Assert.Single(CuentasDelProyecto.De([Ficha((1, Buena), (2, Buena))], Folio, 2)!.EnPalabras());
        Assert.Equal(Buena, CuentasDelProyecto.De([Ficha((1, Buena))], Folio, 2)!.Clabe);
    }

    [Fact]
    public void WhatWasCapturedBeforeEachPaymentHadItsOwnIsShown() =>
        Assert.Equal(Buena, CuentasDelProyecto.De([Ficha() with { Cuentas = new Dictionary<string, string> { [Folio.ToString()] = Buena } }], Folio, 1)!.Clabe);

    private static Ficha Ficha(params (int Ministracion, string Clabe)[] cuentas) =>
        cuentas.Aggregate(new Ficha(new PersonaId("p"), "", "", "", "", "", "", "", ""), (f, c) => f with { Cuentas = CuentasDelProyecto.Con(f.Cuentas, Folio, c.Ministracion, c.Clabe) });
}
