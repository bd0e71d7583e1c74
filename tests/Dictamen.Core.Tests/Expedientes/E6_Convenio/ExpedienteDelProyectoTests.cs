using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E6_Convenio;

/// <summary>The seven pieces of the file of a project (Anexo 6, Cuarta G).</summary>
[Prueba("PCS-A6-C4G-02")]
public sealed class ExpedienteDelProyectoTests
{
    [Fact]
    public void BeforeTheAgreementIsSignedNoPieceIsAskedFor()
    {
        Assert.Empty(ExpedienteDelProyecto.Piezas(Camino.ConvenioRecibido().FirmanLosTres("2019-12-11 11:00").Estado));
        Assert.Equal(["I", "II", "III", "IV", "V", "VI", "VII"], ExpedienteDelProyecto.Piezas(Camino.Suscrito().Estado).Select(p => p.Inciso));
    }

    [Fact]
    public void AProjectInExecutionLacksItsReportsAndTheEvidenceOfItsSpending()
    {
        var piezas = Piezas(Proyecto.Estado());
        Assert.Null(piezas["I"].Falta);
        Assert.Null(piezas["IV"].Falta);
        Assert.Equal("No hay constancia de que el Comité haya recibido la ficha con el folio.", piezas["II"].Falta);
        Assert.Equal("Falta el Informe Parcial, que se entrega hasta el 13/12/2019; y el Informe Final, que se entrega hasta el 31/01/2020.", piezas["VI"].Falta);
        Assert.Equal("De $100,000.00 entregados faltan $100,000.00 por comprobar o reintegrar.", piezas["VII"].Falta);
    }

    [Fact]
    public void AReceivedNoticeIsTheSheetOfReception()
    {
        var estado = Proyecto.Estado().Notificar(new Notificacion("folio", "folio-de-participacion", "PCS-4.2.2-02") { Estatus = EstatusNotificacion.Enviada });
        Assert.NotNull(Piezas(estado)["II"].Falta);
        Assert.Null(Piezas(Proyecto.De(estado).Y(Proyecto.Recibe("folio", "2019-11-25 10:00"), "2019-11-25 10:00", Proyecto.Sistema).Estado)["II"].Falta);
    }

    [Theory]
    [InlineData(100_000, 0, true)]
    [InlineData(99_999, 0, false)]
    [InlineData(90_000, 10_000, true)]
    [InlineData(90_000, 9_999, false)]
    public void TheSpendingIsProvenWhenWhatWasNotSpentWentBack(int ejercido, int reintegrado, bool consta)
    {
        var inicio = Proyecto.Estado();
        var estado = inicio with
        {
            Ministraciones = inicio.Ministraciones! with
            {
                Comprobantes =
                [
                    new ComprobanteAsentado(TipoDeComprobante.Factura, "A", Reloj.Dia("2019-12-02"), Mundo.Huella(80), [new CargoAConcepto("m01", "MATERIALES", ejercido)], Valido: true),
                    new ComprobanteAsentado(TipoDeComprobante.Factura, "B", Reloj.Dia("2019-12-02"), Mundo.Huella(81), [new CargoAConcepto("m01", "MATERIALES", 50_000m)], Valido: false),
                ],
            },
            Cierre = new Cierre { Reintegros = [new Reintegro(1, [SupuestoReintegro.NoDevengado], reintegrado, 0m, EstatusReintegro.Acreditado)] },
        };
        var pieza = Piezas(estado)["VII"];
        Assert.Equal(consta, pieza.Falta is null);
        Assert.Equal(new[] { Mundo.Huella(80) }, pieza.Documentos.ToArray());
    }

    [Fact]
    public void BothReportsMakeTheFifthAndTheSixthPiece()
    {
        var escenario = Proyecto.ConInformeFinal();
        Assert.Equal("Falta el Informe Parcial, que se entrega hasta el 13/12/2019.", Piezas(escenario.Estado)["VI"].Falta);
        Assert.Null(Piezas(escenario.Estado)["V"].Falta);
        var parcial = new Informe(Mundo.Huella(49), Reloj.Centro("2019-12-10"), EstatusInforme.Evaluado, 40_000m);
        var ambos = Piezas(escenario.Estado with { Informes = escenario.Estado.Informes!.Con(TipoInforme.Parcial, parcial) })["VI"];
        Assert.Null(ambos.Falta);
        Assert.Equal(new[] { Mundo.Huella(49), Mundo.Huella(50) }, ambos.Documentos.ToArray());
    }

    private static Dictionary<string, Pieza> Piezas(Expediente estado) => ExpedienteDelProyecto.Piezas(estado).ToDictionary(p => p.Inciso);
}
