using System.Text;
using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E7_Ministracion;

public class ComprobacionTests
{
    private const string Ahora = "2020-01-10 10:00";

    private static Factura FacturaDe(decimal monto, int n = 1, string fecha = "2019-12-20") => new(
        Mundo.Huella(n),
        $"F-{n}",
        Reloj.Dia(fecha),
        monto,
        $"abcdef00-0000-4000-8000-{n:D12}",
        "Instituto Nacional de Desarrollo Social",
        "IND920604A49",
        [new BienFacturado("Cemento", monto)]);

    private static ReciboSimple ReciboDe(decimal monto, int n = 2, string fecha = "2019-12-20") =>
        new(Mundo.Huella(n), $"{n}", Reloj.Dia(fecha), monto, "Ferretería de prueba", "Calle de prueba 1", "Cemento y varilla");

    private static ListaDeRaya ListaDe(decimal monto, int n = 3) => new(
        Mundo.Huella(n),
        $"LR-{n}",
        new DateOnly(2019, 12, 23),
        monto,
        "Albañilería",
        new DateOnly(2019, 12, 16),
        new DateOnly(2019, 12, 22),
        [new Trabajador("Persona ficticia uno", monto / 2m, true, true), new Trabajador("Persona ficticia dos", monto - monto / 2m, true, true)]);

    private static RegistrarComprobante Registrar(Comprobante c, string renglon = "m01", string concepto = "MATERIALES", decimal? monto = null) =>
        new(c, [new CargoAConcepto(renglon, concepto, monto ?? c.Monto)]);

    private static Escenario<Core.Expedientes.Expediente> TodoPagado() => Camino.EnEjecucion(MotivoExhibicionUnica.TercerCuatrimestre);

    private static void SeRechaza(RegistrarComprobante acto, string regla) => TodoPagado().Cuando(acto, Ahora, Camino.Integrante(1)).SeRechaza(regla);

    [Fact]
    [Prueba("PCS-4.2.8.1-02", "PCS-A8-01", "PCS-A8-02", "PCS-A8-03", "PCS-A8-04", "AMB-09")]
    public void TheThreeKindsOfVoucherProveSpendingByLineAndHeading()
    {
        var e = TodoPagado()
            .Y(Registrar(FacturaDe(60_000m)), Ahora, Camino.Integrante(1))
            .Y(Registrar(ReciboDe(80_000m), "m02", "EQUIPO"), Ahora, Camino.Integrante(1))
            .Y(Registrar(ListaDe(60_000m), "h01", "JORNALES"), Ahora, Camino.Integrante(1));
        Assert.Equal((200_000m, 200_000m), (e.Estado.Ministraciones!.Pagado, e.Estado.Ministraciones.Ejercido));
        var ejercicio = EjercicioDelRecurso.De(e.Estado);
        Assert.Equal(60_000m, ejercicio.PorRubro["humanos"]);
        Assert.Equal(140_000m, ejercicio.PorRubro["materiales"]);
        Assert.Equal(80_000m, ejercicio.PorRenglon["m02"]);
    }

    [Fact]
    [Prueba("PCS-A8-01", "PCS-A8-04")]
    public void AnAmountThatIsTooGreatIsRefusedAtItsField()
    {
        const decimal enorme = decimal.MaxValue;
        CargoAConcepto[] cargos = [new("m01", "MATERIALES", enorme), new("m01", "MATERIALES", enorme)];
        var campos = TodoPagado().Cuando(new RegistrarComprobante(FacturaDe(enorme), [.. cargos]), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01").Fallas.Select(f => f.Campo);
        Assert.Equal(["monto", "conceptos", "cargos[1].monto", "cargos[2].monto"], campos);

        var lista = ListaDe(10m);
        SeRechaza(Registrar(lista with { Trabajadores = [.. lista.Trabajadores.Select(t => t with { Importe = enorme })] }, "h01", "JORNALES"), "PCS-A8-04");
    }

    [Fact]
    [Prueba("PCS-A11-03")]
    public void AVoucherThatIsNotValidProvesNoSpending()
    {
        var e = TodoPagado()
            .Y(Registrar(FacturaDe(60_000m)), Ahora, Camino.Integrante(1))
            .Y(Registrar(ReciboDe(80_000m), "m02", "EQUIPO"), Ahora, Camino.Integrante(1))
            .Y(Registrar(ListaDe(60_000m), "h01", "JORNALES"), Ahora, Camino.Integrante(1));
        foreach (var motivo in new[] { " ", new string('a', Motivacion.Maximo + 1) })
        {
            e.Cuando(new InvalidarComprobante(Mundo.Huella(2), motivo), Ahora).SeRechaza("PCS-A8-01", "CONTENIDO_INVALIDO");
        }

        e.Cuando(new InvalidarComprobante(Mundo.Huella(2), "El establecimiento no lo reconoce."), Ahora).Entonces(new ComprobanteInvalidado(Mundo.Huella(2), "El establecimiento no lo reconoce.") { Cual = Cual(e.Estado.Ministraciones!.Comprobantes[1], "el recibo simple") });
        var mensaje = e.Mensaje("comprobante-2", Ahora);
        Assert.Contains($"- {Cual(e.Estado.Ministraciones!.Comprobantes[1], "el recibo simple")}: El establecimiento no lo reconoce.\n", mensaje, StringComparison.Ordinal);
        Assert.Contains("comprueben ese gasto con otro comprobante, con fecha a más tardar del", mensaje, StringComparison.Ordinal);
        Assert.Contains("Dejó de ser válido un comprobante, el recibo simple", e.Hechos[^1].Relato, StringComparison.Ordinal);
        Assert.Equal((120_000m, 0m), (e.Estado.Ministraciones!.Ejercido, EjercicioDelRecurso.De(e.Estado).PorRenglon["m02"]));
        e.Cuando(new InvalidarComprobante(Mundo.Huella(2), "Otra vez."), Ahora).NoPasaNada();
        var rechazo = e.Cuando(Registrar(ReciboDe(80_000m), "m02", "EQUIPO"), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_INVALIDO");
        Assert.Contains("lo declaró inválido", rechazo.Mensaje, StringComparison.Ordinal);
        e.Cuando(new InvalidarComprobante(Mundo.Huella(99), "No existe."), Ahora).SeRechaza("PCS-A8-01", "TRANSICION_NO_PERMITIDA");
    }

    // In records of before it was told which one, and the committee notified.
    [Fact]
    [Prueba("PCS-A8-01")]
    public void AnInvalidVoucherOfAnOldRecordNotifiesNobody()
    {
        var antes = TodoPagado().Y(Registrar(ReciboDe(80_000m), "m02", "EQUIPO"), Ahora, Camino.Integrante(1)).Estado;
        var despues = Pliegue.Aplicar(antes, new ComprobanteInvalidado(antes.Ministraciones!.Comprobantes[0].Documento, "No lo reconoce."));
        Assert.Equal(antes.Notificaciones.Keys, despues.Notificaciones.Keys);
        Assert.False(despues.Ministraciones!.Comprobantes[0].Valido);
    }

    private static string Cual(ComprobanteAsentado c, string que) => $"{que}{(c.Numero is null ? "" : $" {c.Numero}")} del {c.Fecha.Corta()}, por {c.Monto.Texto()}";

    [Fact]
    [Prueba("PCS-A8-01", "PCS-A11-03")]
    public void AVoucherThatWasCapturedWrongIsRegisteredAgainWithItsTrueData()
    {
        var e = TodoPagado()
            .Y(Registrar(FacturaDe(50_000m)), Ahora, Camino.Integrante(1))
            .Y(new VerificarFactura(Mundo.Huella(1), true, Reloj.Dia("2020-01-10"), Mundo.Huella(50)), Ahora)
            .Y(new InvalidarComprobante(Mundo.Huella(1), "El monto es de 5,000 pesos.", MalCapturado: true), Ahora);
        Assert.True(e.EntoncesHay<ComprobanteInvalidado>().MalCapturado);
        Assert.Equal(ComprobanteInvalidado.AvisoMalCapturado, Assert.Single(e.Estado.Notificaciones.Values, n => n.Id.StartsWith("comprobante-", StringComparison.Ordinal)).Plantilla);
        Assert.Contains("se capturó mal, y puede registrarse otra vez", e.Hechos[^1].Relato, StringComparison.Ordinal);
        Assert.Equal(0m, e.Estado.Ministraciones!.Ejercido);
        Assert.Equal(Mundo.Huella(1), Assert.Single(e.Estado.Ministraciones.PorCapturarOtraVez).Documento);
        e.Cuando(new InvalidarComprobante(Mundo.Huella(1), "Otra vez.", MalCapturado: true), Ahora).NoPasaNada();

        // The same number, folio and copy: what counts is the one that stands, and to it is done what is done now.
        e.Y(Registrar(FacturaDe(5_000m)), Ahora, Camino.Integrante(1));
        Assert.Empty(e.Estado.Ministraciones!.PorCapturarOtraVez);
        Assert.Equal((5_000m, false), (e.Estado.Ministraciones.Ejercido, e.Estado.Ministraciones.Comprobante(Mundo.Huella(1))!.Verificada));
        e.Y(new VerificarFactura(Mundo.Huella(1), true, Reloj.Dia("2020-01-10"), Mundo.Huella(51)), Ahora);
        Assert.Equal([(false, true), (true, true)], e.Estado.Ministraciones!.Comprobantes.Select(c => (c.Valido, c.Verificada)));
        e.Y(new InvalidarComprobante(Mundo.Huella(1), "El establecimiento no lo reconoce."), Ahora);
        e.Cuando(Registrar(FacturaDe(5_000m)), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_INVALIDO");
    }

    [Fact]
    [Prueba("PCS-A8-01", "PCS-4.2.8.1-02")]
    public void TheCommitteeTakesBackWhatItCapturedWrongWhileNobodyReliesOnIt()
    {
        var retirar = new RetirarComprobante(Mundo.Huella(1), "El monto es de 5,000 pesos.");
        TodoPagado().Cuando(retirar, Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "TRANSICION_NO_PERMITIDA");
        var registrado = TodoPagado().Y(Registrar(FacturaDe(50_000m)), Ahora, Camino.Integrante(1)).Estado;
        Escenario<Core.Expedientes.Expediente> Con(Core.Expedientes.Expediente estado) => Escenario<Core.Expedientes.Expediente>.Desde(estado);

        var e = Con(registrado);
        e.Cuando(retirar with { Motivo = " " }, Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "CONTENIDO_INVALIDO");
        e.Cuando(retirar, Ahora, Camino.Integrante(1)).Entonces(new ComprobanteRetirado(Mundo.Huella(1), "El monto es de 5,000 pesos."));
        e.Cuando(retirar, Ahora, Camino.Integrante(1)).NoPasaNada();
        e.Y(Registrar(FacturaDe(5_000m)), Ahora, Camino.Integrante(1));
        Assert.Equal(5_000m, e.Estado.Ministraciones!.Ejercido);

        var informe = new Informe(Mundo.Huella(60), Reloj.Centro(Ahora), EstatusInforme.EnEvaluacion, 50_000m) { ComprobantesRegistrados = 1 };
        foreach (var enUso in new[]
        {
            Con(registrado).Y(new VerificarFactura(Mundo.Huella(1), true, Reloj.Dia("2020-01-10"), Mundo.Huella(50)), Ahora).Estado,
            Con(registrado).Y(new InvalidarComprobante(Mundo.Huella(1), "El establecimiento no lo reconoce."), Ahora).Estado,
            registrado with { Informes = new Informes { Parcial = informe } },
            registrado with { Informes = new Informes { Final = informe } },
        })
        {
            Con(enUso).Cuando(retirar, Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_EN_USO");
        }

        Con(registrado with { Informes = new Informes { Parcial = informe with { ComprobantesRegistrados = 0 } } }).Cuando(retirar, Ahora, Camino.Integrante(1)).EntoncesHay<ComprobanteRetirado>();
    }

    [Fact]
    [Prueba("PCS-A8-01", "PCS-7.2-03")]
    public void AnInvoiceThatWasNotFoundForItsFolioWasMistypedIsNotLostForEver()
    {
        var e = TodoPagado()
            .Y(Registrar(FacturaDe(10m) with { Uuid = FacturaDe(10m, 9).Uuid }), Ahora, Camino.Integrante(1))
            .Y(new VerificarFactura(Mundo.Huella(1), false, Reloj.Dia("2020-01-10"), Mundo.Huella(50)), Ahora);
        e.Cuando(Registrar(FacturaDe(10m)), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_INVALIDO");
        e.Y(new InvalidarComprobante(Mundo.Huella(1), "El folio fiscal se tecleó mal.", MalCapturado: true), Ahora)
            .Y(Registrar(FacturaDe(10m)), Ahora, Camino.Integrante(1));
        Assert.Equal(10m, e.Estado.Ministraciones!.Ejercido);
    }

    [Fact]
    [Prueba("PCS-A8-01")]
    public void AnInvalidationOfBeforeItsCauseWasToldStandsAsItWas()
    {
        var viejo = JsonSerializer.Deserialize<ComprobanteInvalidado>($"{{\"documento\":\"{Mundo.Huella(1)}\",\"motivo\":\"No existe.\"}}", HechoCodec.Opciones)!;
        var e = TodoPagado().Y(Registrar(FacturaDe(10m)), Ahora, Camino.Integrante(1));
        var c = Assert.Single(viejo.Aplicar(e.Estado).Ministraciones!.Comprobantes);
        Assert.Equal((false, false), (c.Valido, c.MalCapturado));
    }

    [Fact]
    [Prueba("PCS-A8-01")]
    public void ACopyThatAnotherVoucherUsedIsRefusedForWhatItIs()
    {
        var e = TodoPagado().Y(Registrar(ReciboDe(100m)), Ahora, Camino.Integrante(1));
        var rechazo = e.Cuando(Registrar(ListaDe(100m, 2), "h01", "JORNALES"), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        Assert.Contains("ya se usó para el comprobante 2, del 20/12/2019", rechazo.Mensaje, StringComparison.Ordinal);
        Assert.Contains("la del comprobante LR-2", rechazo.Mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("con otros datos", rechazo.Mensaje, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-7.2-03")]
    public void AnInvoiceIsConfirmedByTheTaxAuthorityOrProvesNothing()
    {
        var e = TodoPagado().Y(Registrar(FacturaDe(10m), "m02", "EQUIPO"), Ahora, Camino.Integrante(1)).Y(Registrar(ReciboDe(5m, 8), "m01", "MATERIALES"), Ahora, Camino.Integrante(1));
        var (factura, recibo) = (e.Estado.Ministraciones!.Comprobantes[0], e.Estado.Ministraciones.Comprobantes[1]);
        var hoy = HoraDelCentro.Dia(Reloj.Centro(Ahora));
        e.Cuando(new VerificarFactura(recibo.Documento, true, hoy, Mundo.Huella(50)), Ahora).SeRechaza("PCS-7.2-03", "TRANSICION_NO_PERMITIDA");
        e.Cuando(new VerificarFactura(factura.Documento, true, hoy.AddDays(1), Mundo.Huella(50)), Ahora).SeRechaza("PCS-7.2-03");
        e.Cuando(new VerificarFactura(factura.Documento, true, factura.Fecha.AddDays(-1), Mundo.Huella(50)), Ahora).SeRechaza("PCS-7.2-03");
        e.Cuando(new VerificarFactura(factura.Documento, true, factura.Fecha, Mundo.Huella(50)), Ahora).EntoncesHay<FacturaVerificada>();
        e.Cuando(new VerificarFactura(factura.Documento, true, hoy, Mundo.Huella(50)), Ahora).Entonces(new FacturaVerificada(factura.Documento, true, hoy, Mundo.Huella(50)));
        Assert.True(e.Estado.Ministraciones!.Comprobantes[0].Verificada);
        Assert.False(e.Estado.Ministraciones.Comprobantes[1].Verificada);
        e.Cuando(new VerificarFactura(factura.Documento, true, hoy, Mundo.Huella(51)), Ahora).NoPasaNada();

        // Confirmed once and not acknowledged later: it proves no spending any more.
        e.Y(new VerificarFactura(factura.Documento, false, hoy, Mundo.Huella(52)), Ahora);
        Assert.Equal((false, 5m), (e.Estado.Ministraciones!.Comprobantes[0].Valido, e.Estado.Ministraciones.Ejercido));
        e.Cuando(new VerificarFactura(factura.Documento, true, hoy, Mundo.Huella(53)), Ahora).NoPasaNada();
    }

    [Fact]
    [Prueba("AMB-48", "PCS-A11-03")]
    public void WhatIsAuthorisedIsTheAdjustedProjectAndNotTheApplication()
    {
        var ajustado = Camino.Apoyado()
            .Y(new ModificarPresupuesto([Camino.Conceptos[0]], "Sólo se apoya el material."), "2019-11-19 09:00")
            .Y(new TenerPorAjustado(), "2019-12-03 09:00");
        var e = Escenario<Core.Expedientes.Expediente>.Desde(TodoPagado().Estado with { Ajuste = ajustado.Estado.Ajuste });
        e.Cuando(Registrar(ReciboDe(10m), "m02", "EQUIPO"), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A6-C3-01");
        Assert.Equal(["m01"], EjercicioDelRecurso.De(e.Estado).PorRenglon.Keys);
    }

    [Fact]
    [Prueba("PCS-A8-02", "AMB-36")]
    public void AnInvoiceIsToTheNameAndRfcOfTheAuthority()
    {
        SeRechaza(Registrar(FacturaDe(10m) with { ReceptorRfc = "XAXX010101000" }), "PCS-A8-02");
        SeRechaza(Registrar(FacturaDe(10m) with { ReceptorNombre = "Comité de Participación Comunitaria" }), "PCS-A8-02");
        SeRechaza(Registrar(FacturaDe(10m) with { Uuid = "123" }), "PCS-A8-02");
        SeRechaza(Registrar(FacturaDe(10m) with { Bienes = [] }), "PCS-A8-02");
        SeRechaza(Registrar(FacturaDe(10m) with { Bienes = [new BienFacturado(" ", 5m), new BienFacturado("Cemento", 5m)] }), "PCS-A8-02");
    }

    [Theory]
    [InlineData("XAXX010101000", true)]
    [InlineData("IND920604A48", false)]
    [Prueba("PCS-A8-02", "AMB-36")]
    public void OnlyTheGenericRfcIsToldThatItIsGeneric(string rfc, bool generico)
    {
        var falla = Assert.Single(TodoPagado().Cuando(Registrar(FacturaDe(10m) with { ReceptorRfc = rfc }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-02").Fallas);
        Assert.Equal(generico, falla.Mensaje.Contains("genérico", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("200", "150", null, false)]
    [InlineData("200", "250", null, false)]
    [InlineData("200", "200", null, true)]
    [InlineData("174", "150", "24", true)]
    [InlineData("174", "150", "23.98", false)]
    [InlineData("99.99", "100", null, true)] // A centavo of rounding.
    [InlineData("99.98", "100", null, false)]
    [InlineData("95.33", "100", "-4.67", true)] // Withheld more than its VAT.
    [InlineData("174", "150", "24.001", false)]
    [Prueba("PCS-A8-02")]
    public void TheGoodsOfAnInvoiceAndItsTaxesAddUpToItsAmount(string monto, string costo, string? impuestos, bool cuadra)
    {
        static decimal Pesos(string s) => decimal.Parse(s, System.Globalization.CultureInfo.InvariantCulture);
        var factura = FacturaDe(Pesos(monto)) with { Bienes = [new BienFacturado("Cemento", Pesos(costo))], Impuestos = impuestos is null ? null : Pesos(impuestos) };
        var e = TodoPagado().Cuando(Registrar(factura), Ahora, Camino.Integrante(1));
        if (cuadra)
        {
            e.EntoncesHay<ComprobanteRegistrado>();
        }
        else
        {
            e.SeRechaza("PCS-A8-02");
        }
    }

    [Fact]
    [Prueba("PCS-A8-02")]
    public void AnInvoiceThatDoesNotAddUpIsToldWithItsFigures()
    {
        var factura = FacturaDe(20_000m) with { Bienes = [new BienFacturado("Cemento", 10_000m), new BienFacturado("Varilla", 5_000m)], Impuestos = 2_400m };
        var falla = Assert.Single(TodoPagado().Cuando(Registrar(factura), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-02").Fallas);
        Assert.Equal("conceptos", falla.Campo);
        Assert.Contains("suman $15,000.00, con los impuestos $17,400.00, y su monto dice $20,000.00", falla.Mensaje, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-A8-03", "AMB-36")]
    public void ASimpleReceiptHasNumberNameAddressAmountAndWhatWasBought()
    {
        SeRechaza(Registrar(ReciboDe(10m) with { Numero = " " }), "PCS-A8-01");
        SeRechaza(Registrar(ReciboDe(10m) with { Prestador = "" }), "PCS-A8-03");
        SeRechaza(Registrar(ReciboDe(10m) with { Domicilio = "" }), "PCS-A8-03");
        SeRechaza(Registrar(ReciboDe(10m) with { Concepto = " " }), "PCS-A8-03");
        SeRechaza(Registrar(ReciboDe(10m) with { Monto = 0m }), "PCS-A8-01");
    }

    [Fact]
    [Prueba("PCS-A8-04")]
    public void AListOfWagesAddsUpAndEachWorkerSigned()
    {
        var lista = ListaDe(1_000m);
        SeRechaza(Registrar(lista with { Monto = 1_000.01m }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Actividades = "" }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Trabajadores = [] }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Trabajadores = [new Trabajador("Persona ficticia", 1_000m, true, false)] }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Trabajadores = [new Trabajador("Persona ficticia", 1_000m, false, true)] }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Desde = new DateOnly(2019, 12, 23) }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Desde = new DateOnly(2019, 12, 10) }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Hasta = new DateOnly(2020, 1, 1) }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Trabajadores = default }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Trabajadores = lista.Trabajadores.SetItem(0, lista.Trabajadores[0] with { Firmo = false }) }, "h01", "JORNALES"), "PCS-A8-04");
        SeRechaza(Registrar(lista with { Trabajadores = lista.Trabajadores.SetItem(1, lista.Trabajadores[1] with { Nombre = " " }) }, "h01", "JORNALES"), "PCS-A8-04");

        // From the day of the agreement to the end of validity, or a single day.
        var entera = lista with { Desde = new DateOnly(2019, 12, 11), Hasta = new DateOnly(2019, 12, 31), Fecha = new DateOnly(2019, 12, 31) };
        foreach (var cabe in new[] { entera, lista with { Desde = lista.Hasta } })
        {
            TodoPagado().Cuando(Registrar(cabe, "h01", "JORNALES"), Ahora, Camino.Integrante(1)).EntoncesHay<ComprobanteRegistrado>();
        }
    }

    [Fact]
    [Prueba("AMB-09", "PCS-A8-04")]
    public void WhoIsOfTheCommitteeIsNotPaidByAListOfWages()
    {
        var lista = ListaDe(1_000m);
        var rechazo = TodoPagado().Cuando(Registrar(lista with { Trabajadores = [lista.Trabajadores[0], lista.Trabajadores[1] with { IntegraElComite = true }] }, "h01", "JORNALES"), Ahora, Camino.Integrante(1)).SeRechaza("AMB-09");
        Assert.Equal("trabajadores[2].nombre", Assert.Single(rechazo.Fallas).Campo);
    }

    [Theory]
    [InlineData("2019-12-10", "PCS-A6-C3-10")]
    [InlineData("2019-12-11", null)]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", "PCS-A6-C4F-01")]
    [InlineData("2020-01-02", "PCS-A6-C4F-01")]
    [Prueba("PZ-35", "PCS-A6-C4F-01", "PCS-A6-C3-10", "AMB-39", "AMB-46")]
    public void AVoucherIsDatedFromTheAgreementToTheEndOfValidity(string fecha, string? regla)
    {
        var e = TodoPagado().Cuando(Registrar(FacturaDe(10m, fecha: fecha)), Ahora, Camino.Integrante(1));
        if (regla is null)
        {
            e.EntoncesHay<ComprobanteRegistrado>();
        }
        else
        {
            e.SeRechaza(regla);
        }
    }

    [Fact]
    [Prueba("AMB-46", "PCS-A6-C4F-01", "PCS-4.2.11-01")]
    public void WhatWasBoughtInTimeAndPaidAfterValidityIsAccruedAndObserved()
    {
        var e = TodoPagado().Y(Registrar(FacturaDe(10m, fecha: "2019-12-30") with { PagadoEl = Reloj.Dia("2020-01-08") }), Ahora, Camino.Integrante(1));
        var hecho = (ComprobanteRegistrado)e.Hechos[^1];
        Assert.Equal((Reloj.Dia("2020-01-08"), Reloj.Dia("2019-12-31")), (hecho.PagadoEl, hecho.VigenciaHasta));
        Assert.Contains("del 30/12/2019; se pagó el 08/01/2020, después del fin de la vigencia (31/12/2019): el gasto está devengado y se observa", hecho.Relato, StringComparison.Ordinal);
        Assert.Equal(10m, e.Estado.Ministraciones!.Ejercido);

        e.Y(Registrar(ReciboDe(10m, fecha: "2019-12-30") with { PagadoEl = Reloj.Dia("2019-12-31") }), Ahora, Camino.Integrante(1));
        var enTiempo = (ComprobanteRegistrado)e.Hechos[^1];
        Assert.Null(enTiempo.VigenciaHasta);
        Assert.EndsWith("del 30/12/2019.", enTiempo.Relato, StringComparison.Ordinal);
        Assert.Equal([Reloj.Dia("2020-01-08"), Reloj.Dia("2019-12-31")], ComprobanteInformado.De(e.Estado.Ministraciones!.Comprobantes, Reloj.Dia("2019-12-30"), Reloj.Dia("2019-12-31"), _ => "").Select(f => f.PagadoEl!.Value));
    }

    [Theory]
    [InlineData("2019-12-20", true)]
    [InlineData("2019-12-21", false)]
    [Prueba("PCS-A8-01")]
    public void AVoucherIsNotOfADayThatHasNotCome(string fecha, bool procede)
    {
        var e = TodoPagado().Cuando(Registrar(FacturaDe(10m, fecha: fecha)), "2019-12-20 10:00", Camino.Integrante(1));
        if (procede)
        {
            e.EntoncesHay<ComprobanteRegistrado>();
        }
        else
        {
            Assert.Equal("fecha", Assert.Single(e.SeRechaza("PCS-A8-01").Fallas).Campo);
        }
    }

    [Fact]
    [Prueba("PCS-A6-C3-10", "PCS-A8-01")]
    public void AVoucherIsPaidFromTheAgreementToToday()
    {
        SeRechaza(Registrar(FacturaDe(10m) with { PagadoEl = Reloj.Dia("2019-12-10") }), "PCS-A6-C3-10");
        SeRechaza(Registrar(FacturaDe(10m) with { PagadoEl = Reloj.Dia("2020-01-11") }), "PCS-A8-01");
        foreach (var dia in new[] { "2019-12-11", "2020-01-10" })
        {
            TodoPagado().Cuando(Registrar(FacturaDe(10m) with { PagadoEl = Reloj.Dia(dia) }), Ahora, Camino.Integrante(1)).EntoncesHay<ComprobanteRegistrado>();
        }
    }

    [Fact]
    [Prueba("PCS-A6-C3-01", "PCS-4.2.8.1-01")]
    public void OnlyAuthorisedLinesAreChargedAndNeverAboveThem()
    {
        SeRechaza(Registrar(FacturaDe(10m), "m09"), "PCS-A6-C3-01");
        Assert.Single(TodoPagado().Cuando(Registrar(FacturaDe(10m), "m09"), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A6-C3-01").Fallas);
        SeRechaza(new RegistrarComprobante(FacturaDe(10m), []), "PCS-4.2.8.1-01");
        SeRechaza(new RegistrarComprobante(FacturaDe(10m), [new("m01", "MATERIALES", 10m), new("m01", "MATERIALES", decimal.MaxValue)]), "PCS-A8-01");
        SeRechaza(Registrar(FacturaDe(10m), "m01", "EQUIPO"), "PCS-A6-C3-01");
        SeRechaza(Registrar(FacturaDe(60_000.01m)), "PCS-4.2.8.1-01");
        SeRechaza(Registrar(FacturaDe(100m), monto: 100.01m), "PCS-A8-01");

        var e = TodoPagado().Y(Registrar(FacturaDe(59_999.99m)), Ahora, Camino.Integrante(1));
        e.Cuando(Registrar(ReciboDe(0.02m)), Ahora, Camino.Integrante(1)).SeRechaza("PCS-4.2.8.1-01");
        e.Cuando(Registrar(ReciboDe(0.01m)), Ahora, Camino.Integrante(1)).EntoncesHay<ComprobanteRegistrado>();
    }

    [Fact]
    [Prueba("PCS-4.2.8.1-01")]
    public void OneInvoiceMayBeChargedToSeveralLines()
    {
        var e = TodoPagado().Y(new RegistrarComprobante(FacturaDe(100m), [new("m01", "MATERIALES", 60m), new("m02", "EQUIPO", 40m)]), Ahora, Camino.Integrante(1));
        Assert.Equal((60m, 40m), (EjercicioDelRecurso.De(e.Estado).PorRenglon["m01"], EjercicioDelRecurso.De(e.Estado).PorRenglon["m02"]));
    }

    [Theory]
    [InlineData("NOMINA", "PCS-A6-C3-05")]
    [InlineData("INMUEBLES", "PCS-A6-C3-03")]
    [InlineData("CREDITO", "PCS-A6-C3-04")]
    [InlineData("SEGUROS", "PCS-A6-C3-07")]
    [InlineData("IMPUESTOS", "PCS-A6-C3-08")]
    [InlineData("GASTOS_ADMIN", "PCS-A6-C3-02")]
    [InlineData("DERECHOS_LEGALES", "PCS-A6-C3-06")]
    [Prueba("AMB-09", "PCS-A6-C3-02", "PCS-A6-C3-03", "PCS-A6-C3-04", "PCS-A6-C3-05", "PCS-A6-C3-06", "PCS-A6-C3-07", "PCS-A6-C3-08")]
    public void AProhibitedExpenseIsRefusedWithItsRule(string concepto, string regla) =>
        SeRechaza(Registrar(ListaDe(100m), "h01", concepto), regla);

    [Fact]
    [Prueba("PCS-A8-01")]
    public void TheSameVoucherDoesNotProveTwoExpenses()
    {
        var e = TodoPagado()
            .Y(Registrar(FacturaDe(100m)), Ahora, Camino.Integrante(1))
            .Y(Registrar(ReciboDe(100m)), Ahora, Camino.Integrante(1))
            .Y(Registrar(ListaDe(100m), "h01", "JORNALES"), Ahora, Camino.Integrante(1));
        e.Cuando(Registrar(FacturaDe(100m)), Ahora, Camino.Integrante(1)).NoPasaNada();

        e.Cuando(Registrar(FacturaDe(100m) with { PagadoEl = Reloj.Dia("2019-12-20") }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(FacturaDe(100m) with { Numero = "F-9" }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(FacturaDe(100m), monto: 50m), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(FacturaDe(100m, fecha: "2019-12-21")), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(FacturaDe(100m) with { Uuid = FacturaDe(100m, 9).Uuid }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(FacturaDe(100m) with { Bienes = [new BienFacturado("Varilla", 100m)] }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(FacturaDe(100m) with { Monto = 110m }, monto: 100m), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(FacturaDe(100m) with { Documento = Mundo.Huella(50), Uuid = FacturaDe(100m).Uuid.ToUpperInvariant() }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(ReciboDe(100m) with { Documento = Mundo.Huella(51) }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(ListaDe(100m) with { Documento = Mundo.Huella(52) }, "h01", "JORNALES"), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
        e.Cuando(Registrar(ReciboDe(100m, 5) with { Documento = Mundo.Huella(2) }), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A8-01", "COMPROBANTE_REPETIDO");
    }

    [Fact]
    [Prueba("PCS-A6-C3-10")]
    public void NoMoreIsProvenThanWasDelivered()
    {
        var e = Camino.EnEjecucion()
            .Y(Registrar(FacturaDe(60_000m)), Ahora, Camino.Integrante(1))
            .Y(Registrar(ReciboDe(60_000m), "m02", "EQUIPO"), Ahora, Camino.Integrante(1));
        e.Cuando(Registrar(ReciboDe(0.01m, 4), "m02", "EQUIPO"), Ahora, Camino.Integrante(1)).SeRechaza("PCS-A6-C3-10");
    }

    [Fact]
    [Prueba("PCS-4.2.11-01", "PCS-4.2.8.1-02")]
    public void TheReportTellsAVoucherAsItIsAndWhatOfItTheProgrammePays()
    {
        var e = TodoPagado()
            .Y(Registrar(ReciboDe(600m, 12), monto: 500m), Ahora, Camino.Integrante(1))
            .Y(Registrar(FacturaDe(100m) with { Bienes = [new BienFacturado("Cemento", 60m), new BienFacturado("Varilla", 40m)] }), Ahora, Camino.Integrante(1))
            .Y(Registrar(ListaDe(1_000m), "h01", "JORNALES"), Ahora, Camino.Integrante(1));
        var filas = ComprobanteInformado.De(e.Estado.Ministraciones!.Comprobantes, Reloj.Dia("2019-12-20"), Reloj.Dia("2019-12-31"), _ => "no se dice");
        Assert.Equal<ComprobanteInformado>(
            [
                new ComprobanteInformado("m01", "Cemento y varilla", "12", Reloj.Dia("2019-12-20"), 500m) { Importe = 600m, Acumulado = 500m },
                new ComprobanteInformado("m01", "Cemento; Varilla", "F-1", Reloj.Dia("2019-12-20"), 100m) { Importe = 100m, Acumulado = 600m },
                new ComprobanteInformado("h01", "Albañilería", "LR-3", Reloj.Dia("2019-12-23"), 1_000m) { Importe = 1_000m, Acumulado = 1_600m },
            ],
            filas);

        e.Y(new InvalidarComprobante(Mundo.Huella(12), "El establecimiento no lo reconoce."), Ahora);
        Assert.Equal([100m], ComprobanteInformado.De(e.Estado.Ministraciones!.Comprobantes, Reloj.Dia("2019-12-20"), Reloj.Dia("2019-12-20"), _ => "").Select(f => f.Acumulado));
    }

    [Fact]
    [Prueba("PCS-4.2.11-01")]
    public void AVoucherOfBeforeItsTextWasRecordedIsReadAndReportedAsItWas()
    {
        const string Json = """{"tipo":"ReciboSimple","clave":"12|2019-12-20|500.00","fecha":"2019-12-20","documento":"00000000000000000000000000000000000000000000000000000000000000aa","cargos":[{"renglon":"m01","concepto":"MATERIALES","monto":500}]}""";
        var viejo = JsonSerializer.Deserialize<ComprobanteRegistrado>(Json, HechoCodec.Opciones)!;
        Assert.Equal(Json, Encoding.UTF8.GetString(HechoCodec.Escribir(viejo).Data.Span));
        var estado = viejo.Aplicar(TodoPagado().Estado);
        Escenario<Core.Expedientes.Expediente>.Desde(estado).Cuando(Registrar(ReciboDe(500m, 12) with { Documento = Mundo.Huella(0xaa) }), Ahora, Camino.Integrante(1)).NoPasaNada();
        Assert.Equal<ComprobanteInformado>(
            [new ComprobanteInformado("m01", "Cemento para el salón", "12|2019-12-20|500.00", Reloj.Dia("2019-12-20"), 500m) { Acumulado = 500m }],
            ComprobanteInformado.De(estado.Ministraciones!.Comprobantes, Reloj.Dia("2019-12-11"), Reloj.Dia("2019-12-31"), _ => "Cemento para el salón"));
    }

    [Fact]
    [Prueba("PCS-A8-02")]
    public void TheRecordKeepsTheBeginningOfALongInvoice()
    {
        var larga = FacturaDe(100m) with { Bienes = [.. Enumerable.Range(1, 500).Select(n => new BienFacturado($"Bien {n}", 0.20m))] };
        var hecho = TodoPagado().Cuando(Registrar(larga), Ahora, Camino.Integrante(1)).EntoncesHay<ComprobanteRegistrado>();
        Assert.Equal(Motivacion.Maximo, hecho.Descripcion!.Length);
        Assert.StartsWith("Bien 1; Bien 2; ", hecho.Descripcion, StringComparison.Ordinal);
        Assert.EndsWith("…", hecho.Descripcion, StringComparison.Ordinal);
    }

    [Fact]
    public void NoFactAndNoTextCarriesTheNamesOfAVoucher()
    {
        var lista = Registrar(ListaDe(100m), "h01", "JORNALES");
        var recibo = Registrar(ReciboDe(100m));
        foreach (var acto in new[] { lista, recibo })
        {
            var hecho = TodoPagado().Cuando(acto, Ahora, Camino.Integrante(1)).EntoncesHay<ComprobanteRegistrado>();
            var json = Encoding.UTF8.GetString(HechoCodec.Escribir(hecho).Data.Span);
            Assert.DoesNotContain("ficticia", json + acto, StringComparison.Ordinal);
            Assert.DoesNotContain("Ferretería", json + acto, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Prueba("PCS-4.2.8.1-02")]
    public void NothingIsProvenBeforeTheFirstPayment() =>
        Camino.ConPapeles().Cuando(Registrar(FacturaDe(10m)), "2019-12-20 10:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.8.1-02", "TRANSICION_NO_PERMITIDA");
}
