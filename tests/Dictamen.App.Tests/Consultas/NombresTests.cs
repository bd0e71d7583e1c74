using Dictamen.App.Consultas;
using Dictamen.App.Notificaciones;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Xunit;

namespace Dictamen.App.Tests.Consultas;

/// <summary>What the record knows by keys, people read by its name; the record keeps the key.</summary>
public sealed class NombresTests
{
    private static readonly NombresDeExpediente Nombres = new(
        CatalogoDeProgramas.Pcs2019,
        Expediente.Inicial.Notificar(new Notificacion("papeles-observados-2", "papeles-observados", "PCS-4.2.3.3-08")));

    [Fact]
    public void ANotificationIsCalledAsItsMessageIs()
    {
        Hecho enviada = new NotificacionEnviada("papeles-observados-2", "x");
        Assert.Equal("Se envió la notificación «sus documentos para el pago tienen observaciones (ministración 2)».", enviada.Contar(Nombres));
        Assert.Equal("Se envió la notificación «papeles-observados-2».", enviada.Relato);
        Assert.Equal("Se envió la notificación «otra».", new NotificacionEnviada("otra", "x").Contar(Nombres));
    }

    [Theory]
    [InlineData("ministracion-1", "ministracion-pagada", "se realizó el depósito (ministración 1)")]
    [InlineData("visita-2", "cedula-visita", "cédula de la visita de campo (número 2)")]
    [InlineData("incumplimiento-10", "requerimiento-incumplimiento", "requerimiento por incumplimiento (número 10)")]
    [InlineData("cedula-parcial", "cedula-observaciones", "Cédula de Observaciones y/o Recomendaciones (Informe Parcial)")]
    [InlineData("informacion-final", "requerimiento-informe", "se requiere información adicional de su informe (Informe Final)")]
    [InlineData("convenio-v2", "convenio", "convenio para firma (versión 2)")]
    [InlineData("convenio", "convenio", "convenio para firma")]
    [InlineData("resultado-final", "proyecto-terminado", "su proyecto terminó")]
    public void OfTwoNotificationsOfATemplateTheNameSaysWhich(string id, string plantilla, string nombre) =>
        Assert.Equal(nombre, NombresDeExpediente.De(new Notificacion(id, plantilla, "AMB-50")));

    [Fact]
    public void EveryTemplateGivesANameWithoutFields() => Assert.All(
        Plantillas.Nombres,
        p => Assert.Matches(@"^[^{}]+$", NombresDeExpediente.De(new Notificacion("x", p, "AMB-50"))));

    [Fact]
    public void ARequirementIsCalledAsTheProgrammeCallsItAndWhoseItIs()
    {
        var prevencion = new PrevencionEmitida([new Faltante("CURP/Tesorero", "PCS-3.3-04", "No llegó."), new Faltante("AAC", "PCS-3.3-01", "No llegó.")]);
        Assert.Equal("Se previno al Comité para que entregue lo que falta: Copia de la CURP (Tesorero); Acta de Asamblea Comunitaria (Anexo 4).", prevencion.Contar(Nombres));
        Assert.Equal("Se previno al Comité para que entregue lo que falta: CURP/Tesorero; AAC.", prevencion.Relato);
    }

    [Fact]
    public void AStatusIsCalledAsThePagesCallIt()
    {
        var desistida = new SolicitudDesistida(new Huella(new string('a', 64)), Estatus.EnDictaminacion);
        Assert.Equal("El Comité desistió por escrito de su solicitud cuando su estatus era «En dictaminación».", desistida.Contar(Nombres));
        Assert.Equal("El Comité desistió por escrito de su solicitud cuando su estatus era EN_DICTAMINACION.", desistida.Relato);
        Assert.Contains("cuando su estatus era «Apoyado»;", new ApoyoRenunciado(new Huella(new string('a', 64)), Estatus.Apoyado).Contar(Nombres), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convenio-suscrito", "Asentar en la convocatoria que el convenio se suscribió")]
    [InlineData("liberar/Renuncia/120000.00", "Devolver a la convocatoria el recurso que quedó libre")]
    [InlineData("de-otra-clase/1", "de-otra-clase/1")]
    public void AnErrandIsCalledByItsKind(string id, string nombre) => Assert.Equal($"Se cumplió el aviso «{nombre}».", new EncargoCumplido(id).Contar(Nombres));

    [Theory]
    [InlineData("convenio-suscrito", "PCS-4.2.5-02", "AMB-25")]
    [InlineData("liberar/Renuncia/120000.00", "PCS-4.2.3.4-04")]
    [InlineData("impedir-comunidad", "PCS-4.2.12-08")]
    [InlineData("de-otra-clase/1")]
    public void AnErrandOfAFileSaysTheRuleThatOrdersIt(string id, params string[] reglas)
    {
        Assert.Equal(reglas, NombresDeEncargo.Reglas(id));
        Assert.All(reglas, r => Assert.NotNull(Dictamen.App.Reglas.CatalogoDeReglas.Buscar(r)));
    }

    [Theory]
    [InlineData("IDENTIFICACION/Secretario", "Copia de la identificación oficial (Secretario)")]
    [InlineData("estadoDeCuenta", "Estado de cuenta")]
    [InlineData("informacionAdicional", "Información adicional")]
    [InlineData("resolucion", "Resolución")]
    [InlineData("anexo3", "Solicitud (Anexo 3)")]
    public void ADocumentIsCalledByItsRequirementOrInWords(string campo, string nombre) => Assert.Equal(nombre, NombresDeDocumento.De(CatalogoDeProgramas.Pcs2019, campo));

    [Fact]
    public void WhatAFactCallsOnlyItsDocumentIsNamedByTheFact()
    {
        var hechos = HechoCodec.TiposDeHecho.Where(t => t.Value.GetProperty("Documento")?.PropertyType == typeof(Huella)).Select(t => t.Key).ToList();
        Assert.Contains("ConvenioEnviado", hechos);
        Assert.DoesNotContain(hechos, h => NombresDeDocumento.De(CatalogoDeProgramas.Pcs2019, "documento", h) == "Documento");
    }
}
