using System.Collections.Immutable;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Programas;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Publicacion;

public class PublicarConvocatoriaTests
{
    [Fact, Prueba("PCS-4.2.1-01", "PCS-A2-13")]
    public void PublicationOpensReceptionFromTheDayAfterTheDof()
    {
        var convocatoria = Pasos.Publicada().Estado;
        Assert.Equal(EstatusConvocatoria.Publicada, convocatoria.Estatus);
        Assert.Equal(new DateOnly(2019, 10, 22), convocatoria.Recepcion!.PrimerDia);
        Assert.Equal(new DateOnly(2019, 11, 5), convocatoria.Recepcion.UltimoDia);
        Assert.Equal(["PZ-02", "PZ-02/apertura"], convocatoria.Plazos.Keys);
    }

    [Fact, Prueba("AMB-10", "AMB-17")]
    public void EveryMissingParameterIsNamedAtOnce()
    {
        var rechazo = Pasos.Borrador(new Bases { Nombre = "Convocatoria de prueba (datos ficticios)" })
            .Cuando(new PublicarConvocatoria(Pasos.Dof, Pasos.Medios, true), "2019-10-21")
            .SeRechaza("AMB-17", "CONTENIDO_INVALIDO");
        Assert.Equal(Mundo.Pcs.Posv.Select(p => p.Id).Order(), rechazo.Fallas.Select(f => f.Campo).Order());
    }

    [Theory, Prueba("PCS-4.2.1-01")]
    [InlineData("", "sitio", "modulos", "medios.dof")]
    [InlineData("dof", " ", "modulos", "medios.sitio")]
    [InlineData("dof", "sitio", "", "medios.modulos")]
    public void AllThreeMediaAreNeeded(string dof, string sitio, string modulos, string falta)
    {
        var rechazo = Pasos.Borrador().Cuando(new PublicarConvocatoria(Pasos.Dof, new MediosDeDifusion(dof, sitio, modulos), true), "2019-10-21").SeRechaza("PCS-4.2.1-01");
        Assert.Equal(falta, Assert.Single(rechazo.Fallas).Campo);
    }

    [Fact, Prueba("PZ-01", "PCS-4.2.1-01", "PCS-ACU-01")]
    public void TheDayOfTheDofIsNeitherInTheFutureNorBeforeTheRules()
    {
        Pasos.Borrador().Cuando(new PublicarConvocatoria(Pasos.Dof, Pasos.Medios, true), "2019-10-20 23:59:59").SeRechaza("PCS-4.2.1-01");
        Pasos.Borrador().Cuando(new PublicarConvocatoria(new DateOnly(2019, 10, 18), Pasos.Medios, true), "2019-10-21").SeRechaza("PCS-ACU-01");
        Pasos.Borrador().Y(new PublicarConvocatoria(new DateOnly(2019, 10, 19), Pasos.Medios, true), "2019-10-21");
    }

    [Fact, Prueba("PCS-A6-C23-01")]
    public void APathBeyondTheValidityMustBeAssumedAndIsRecorded()
    {
        var acto = new PublicarConvocatoria(Pasos.Dof, Pasos.Medios);
        var rechazo = Pasos.Borrador().Cuando(acto, "2019-10-21").SeRechaza("PCS-A6-C23-01", "RUTA_CRITICA_REBASA_VIGENCIA");
        Assert.Contains("08/01/2020", rechazo.Mensaje, StringComparison.Ordinal);

        var hecho = Pasos.Borrador().Cuando(acto with { AsumeRutaCritica = true }, "2019-10-21").EntoncesHay<ConvocatoriaPublicada>();
        Assert.True(hecho.RutaRebasaVigencia);
    }

    [Fact, Prueba("PCS-A6-C23-01")]
    public void APathThatEndsOnTheLastDayOfValidityNeedsNoAcknowledgement()
    {
        var acto = new PublicarConvocatoria(Pasos.Dof, Pasos.Medios);
        var justa = Pasos.Borrador().Con(e => e.Programa = Mundo.Pcs with { FinDeVigencia = new DateOnly(2020, 1, 8) }).Cuando(acto, "2019-10-21").EntoncesHay<ConvocatoriaPublicada>();
        Assert.False(justa.RutaRebasaVigencia);
        Pasos.Borrador().Con(e => e.Programa = Mundo.Pcs with { FinDeVigencia = new DateOnly(2020, 1, 7) }).Cuando(acto, "2019-10-21").SeRechaza("PCS-A6-C23-01");
    }

    [Fact, Prueba("AMB-17")]
    public void WhatWasPublishedIsNotChanged()
    {
        Pasos.Publicada().Cuando(new ModificarBases(Mundo.Bases), "2019-10-21 10:00").SeRechaza("AMB-17");
        Pasos.Publicada().Cuando(new PublicarConvocatoria(Pasos.Dof, Pasos.Medios, true), "2019-10-22").SeRechaza("PCS-4.2.1-01");
    }

    [Fact, Prueba("PCS-A2-11")]
    public void ALargeCoverageIsRecordedInSmallParts()
    {
        var cobertura = Enumerable.Range(1, 1_000).Select(i => new LocalidadConvocada($"{i:D9}", "Oaxaca", "Municipio de prueba", $"Localidad de prueba {i}", 850, 92.5m)).ToImmutableArray();
        var escenario = Pasos.Borrador(Mundo.Bases with { Cobertura = cobertura });
        Assert.Equal(cobertura.AsEnumerable(), escenario.Estado.Bases!.Cobertura);
        Assert.All(escenario.Hechos, h => Assert.InRange(App.Registro.HechoCodec.Escribir(h).Data.Length, 1, 30_000));

        escenario.Y(new ModificarBases(Mundo.Bases with { Cobertura = cobertura[..3] }), "2019-10-19");
        Assert.Equal(cobertura.Take(3), escenario.Estado.Bases!.Cobertura);
    }

    [Fact, Prueba("PCS-4.2.1-02")]
    public void AConvocatoriaBelongsToItsProgramme()
    {
        Escenario<Convocatoria>.Dado().Cuando(new ElaborarBorrador("FAM-2014-01", Mundo.Bases), "2019-10-19").SeRechaza("PCS-4.2.1-02", "ID_INVALIDO");
        Pasos.Borrador().Cuando(new ElaborarBorrador(Mundo.IdConvocatoria, Mundo.Bases), "2019-10-19").SeRechaza("PCS-4.2.1-02", "TRANSICION_NO_PERMITIDA");
    }
}
