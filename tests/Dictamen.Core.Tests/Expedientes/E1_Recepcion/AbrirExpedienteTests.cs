using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E1_Recepcion;

public class AbrirExpedienteTests
{
    private static readonly AbrirExpediente Abrir = new(Mundo.Folio(), Reloj.Centro(Solicitudes.RecibidaEl), Mundo.Huella(1), Solicitudes.Contenido());

    [Fact, Prueba("PCS-4.2.2-02", "PCS-4.2.2-01")]
    public void TheFileHasTheFiguresAndTheFolioIsNotified()
    {
        var expediente = Escenario<Expediente>.Dado().Y(Abrir, "2019-10-23 10:00").Estado;
        Assert.Equal(Estatus.Registrado, expediente.Estatus);
        Assert.Equal(Mundo.Folio(), expediente.Folio);
        Assert.Equal(40_000m, expediente.Recepcion!.MontoSolicitado);
        Assert.Equal(40_152.68m, expediente.Recepcion.CostoTotal);
        Assert.Equal(2, expediente.Recepcion.Metas);
        Assert.Equal(["m01", "h01"], expediente.Recepcion.Conceptos.Select(c => c.Id));
        Assert.Empty(expediente.Recepcion.Faltantes);
        Assert.Equal("CREDENCIAL_PARA_VOTAR", expediente.Recepcion.Identificaciones["Tesorero"]);
        Assert.Equal("PCS-4.2.2-02", expediente.Notificaciones["folio"].Regla);
        Assert.Null(expediente.Notificaciones["folio"].AbrePlazo);
    }

    [Fact, Prueba("PCS-4.2.2-02")]
    public void OpeningItAgainIsOpeningItOnce()
    {
        var expediente = Escenario<Expediente>.Dado().Y(Abrir, "2019-10-23 10:00");
        expediente.Cuando(Abrir, "2019-10-24 10:00").NoPasaNada();
        expediente.Cuando(Abrir with { Anexo3 = Mundo.Huella(2) }, "2019-10-24 10:00").SeRechaza("PCS-4.2.2-02", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-4.2.2-02")]
    public void WhatIsMissingIsThatOfTheDayOfReceptionHoweverLateTheFileIsOpened()
    {
        var acta = Solicitudes.Acta() with { Fecha = new DateOnly(2019, 10, 24) };
        var abrir = Abrir with { Contenido = Abrir.Contenido with { Acta = acta } };
        var hecho = Escenario<Expediente>.Dado().Cuando(abrir, "2019-10-30 10:00").EntoncesHay<SolicitudRegistrada>();
        Assert.Equal(Requisitos.Acta, Assert.Single(hecho.Recepcion.Faltantes).Requisito);
    }

    [Fact, Prueba("PCS-4.2.2-05", "PCS-4.2.2-07", "PCS-A2-15")]
    public void NothingMissingIsComplete()
    {
        var expediente = Escenario<Expediente>.Dado(Solicitudes.RegistradaSin()).Y(new ClasificarCompleto(), "2019-10-24 10:00");
        Assert.Equal(Estatus.Completo, expediente.Estado.Estatus);
        Assert.Equal("PCS-4.2.2-07", expediente.Estado.Notificaciones["completo"].Regla);
        expediente.Cuando(new ClasificarCompleto(), "2019-10-24 10:00").NoPasaNada();
    }

    [Fact, Prueba("PCS-4.2.2-03")]
    public void SomethingMissingIsNotComplete()
    {
        var rechazo = Escenario<Expediente>.Dado(Solicitudes.RegistradaSin("AAC")).Cuando(new ClasificarCompleto(), "2019-10-24 10:00")
            .SeRechaza("PCS-4.2.2-03", "FALTAN_DOCUMENTOS");
        Assert.Contains("AAC", rechazo.Mensaje, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.2-05")]
    public void AFileThatDoesNotExistIsNotComplete() => Escenario<Expediente>.Dado()
        .Cuando(new ClasificarCompleto(), "2019-10-24 10:00")
        .SeRechaza("PCS-4.2.2-05", "TRANSICION_NO_PERMITIDA");
}
