using Dictamen.App.Consultas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Xunit;

namespace Dictamen.App.Tests.Consultas;

/// <summary>What a convocatoria waits for from the office when none of its files does.</summary>
[Prueba("PCS-4.2.2-08", "PCS-4.2.3.2-01", "PCS-4.2.3.3-01")]
public class PendienteDeConvocatoriaTests
{
    private static readonly Convocatoria Cerrada = Convocatoria.Inicial with { Id = "PCS-2019-01", Estatus = EstatusConvocatoria.Cerrada };

    [Fact]
    public void ResultsWaitToBePublishedOnceEveryFileIsThroughItsStage()
    {
        Assert.Null(PendienteDeConvocatoria.De(Cerrada, [Con(1, Estatus.Completo), Con(2, Estatus.Prevenido)]));
        Assert.Equal("publicar-recepcion", PendienteDeConvocatoria.De(Cerrada, [Con(1, Estatus.Completo), Con(2, Estatus.RecepcionIncompleta)])?.Acto);
        var recibida = Cerrada with { ResultadosDeRecepcion = new PublicacionDeResultados(new DateOnly(2019, 11, 18), default) };
        Assert.Null(PendienteDeConvocatoria.De(recibida, [Con(1, Estatus.EnDictaminacion)]));
        Assert.Equal("publicar-dictaminacion", PendienteDeConvocatoria.De(recibida, [Con(1, Estatus.Dictaminado)])?.Acto);
        Assert.Equal("asignar", PendienteDeConvocatoria.De(recibida with { ResultadosDeDictaminacion = recibida.ResultadosDeRecepcion }, [Con(1, Estatus.Dictaminado)])?.Acto);
    }

    private static Resumen Con(int n, Estatus estatus) => new(new Folio("PCS-2019-01", n), estatus, null, "", "", "", 0m, null, null, null);
}
