using System.Collections.Immutable;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Tests.Convocatorias;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E3_Dictaminacion.Actas;

[Prueba("PCS-A1-01", "AMB-16")]
public class ActaTests
{
    private const string Id = "PCS-2019-01-A001";
    private static readonly FirmarActa Firma = new(Mundo.Huella(1));

    [Fact, Prueba("PCS-4.2.3-02")]
    public void AllFiveSignaturesMakeItFinalAndTellEachFile()
    {
        var acta = Levantada();
        for (var i = 0; i < 4; i++)
        {
            acta.Y(Firma, "2019-11-12", Dictamenes.Integrante(i));
        }

        Assert.Null(acta.Estado.Concluida);
        Assert.Empty(acta.Estado.Encargos);
        acta.Y(Firma, "2019-11-12", Dictamenes.Secretaria);
        Assert.Equal(new DateOnly(2019, 11, 12), acta.Estado.Concluida);
        Assert.Equal(
            [(Mundo.Folio(1).ToString(), new AsentarDictamen(Id, 80m, true)), (Mundo.Folio(2).ToString(), new AsentarDictamen(Id, 0m, false))],
            acta.Estado.Encargos.Values.Select(e => (e.Destino, (AsentarDictamen)e.Acto)));
        acta.Y(new CumplirEncargo("dictamen/000001"), "2019-11-12");
        Assert.Equal(["dictamen/000002"], acta.Estado.Encargos.Keys);
    }

    [Fact]
    public void ThreeSignaturesAreNotValid()
    {
        var acta = Levantada().Y(Firma, "2019-11-12", Dictamenes.Secretaria);
        for (var i = 0; i < 3; i++)
        {
            acta.Y(Firma, "2019-11-12", Dictamenes.Integrante(i));
        }

        Assert.Equal([Pasos.Comite[3].Asiento], acta.Estado.FirmasQueFaltan);
        Assert.Null(acta.Estado.Concluida);
        acta.Cuando(Firma, "2019-11-12", Dictamenes.Integrante(2)).NoPasaNada();
    }

    [Fact]
    public void OnlyWhoMustSignTheSameTextSigns()
    {
        Levantada().Cuando(Firma, "2019-11-12", new Actor(Rol.Dictaminador, "otra")).SeRechaza("PCS-A1-01", "NO_FIRMA");
        Levantada().Cuando(Firma, "2019-11-12", Dictamenes.Secretaria with { Rol = Rol.Dictaminador }).SeRechaza("PCS-A1-01", "NO_FIRMA");
        Levantada().Cuando(new FirmarActa(Mundo.Huella(2)), "2019-11-12", Dictamenes.Secretaria).SeRechaza("PCS-A1-01", "OTRO_DOCUMENTO");
    }

    [Fact]
    public void ItHoldsUpTo500ProjectsInASmallFact()
    {
        var renglones = Enumerable.Range(1, 501).Select(i => new RenglonDeActa(i, 85.25m, true)).ToImmutableArray();
        Nueva().Cuando(new LevantarActa(Id, renglones, Mundo.Huella(1)), "2019-11-11", Dictamenes.Secretaria).SeRechaza("PCS-A1-01");
        Nueva().Cuando(new LevantarActa(Id, [], Mundo.Huella(1)), "2019-11-11", Dictamenes.Secretaria).SeRechaza("PCS-A1-01");
        Nueva().Cuando(new LevantarActa(Id, [renglones[0], renglones[0]], Mundo.Huella(1)), "2019-11-11", Dictamenes.Secretaria).SeRechaza("PCS-A1-01");
        Nueva().Cuando(new LevantarActa("OTRA-1", renglones[..1], Mundo.Huella(1)), "2019-11-11", Dictamenes.Secretaria).SeRechaza("PCS-A1-01");
        var llena = Nueva().Y(new LevantarActa(Id, renglones[..500], Mundo.Huella(1)), "2019-11-11", Dictamenes.Secretaria);
        Assert.InRange(HechoCodec.Escribir(llena.Hechos[0]).Data.Length, 1, 30_000);
    }

    [Fact]
    public void OnlyTheSecretaryOfItsConvocatoriaDrawsItUp() =>
        Nueva().Cuando(new LevantarActa(Id, [new(1, 80m, true)], Mundo.Huella(1)), "2019-11-11", Dictamenes.SecretariaAjena).SeRechaza("PCS-A1-01", "NO_FACULTADO");

    [Fact]
    public void ItIsSignedByWhoReviewedItsProjects()
    {
        var conSuplente = Pasos.Comite.ToImmutableDictionary(m => m.Asiento, m => m.Persona).SetItem(Pasos.Comite[0].Asiento, Mundo.Persona(950));
        var acta = Nueva().Y(new LevantarActa(Id, [new(1, 80m, true)], Mundo.Huella(1), conSuplente), "2019-11-11", Dictamenes.Secretaria);
        acta.Cuando(Firma, "2019-11-12", Dictamenes.Integrante(0)).SeRechaza("PCS-A1-01", "NO_FIRMA");
        Nueva().Cuando(new LevantarActa(Id, [new(1, 80m, true)], Mundo.Huella(1), conSuplente.Remove(Pasos.Comite[0].Asiento)), "2019-11-11", Dictamenes.Secretaria).SeRechaza("AMB-16");
        Levantada().Cuando(new LevantarActa(Id, [new(3, 80m, true)], Mundo.Huella(3)), "2019-11-11", Dictamenes.Secretaria).SeRechaza("PCS-4.2.3-02", "ACTA_EXISTENTE");
    }

    [Fact, Prueba("PCS-4.2.3-02")]
    public void TheLastSignatureIsRecordedBesideTheEndOfTheActa()
    {
        var acta = Levantada();
        Assert.Equal([1, 2], acta.Estado.Renglones.Select(r => r.Consecutivo));
        for (var i = 0; i < 4; i++)
        {
            acta.Y(Firma, "2019-11-12", Dictamenes.Integrante(i));
        }

        acta.Cuando(Firma, "2019-11-12", Dictamenes.Secretaria).EntoncesHay<ActaConcluida>();
        Assert.Equal(Acta.SecretariaTecnica, acta.EntoncesHay<ActaFirmada>().Firmante);
        acta.Y(Firma, "2019-11-12", Dictamenes.Secretaria);
        Assert.Equal(5, acta.Estado.Firmas.Count);
        acta.Cuando(new LevantarActa(Id, [new(2, 0m, false), new(1, 80m, true)], Mundo.Huella(1)), "2019-11-13").NoPasaNada();
    }

    [Fact]
    public void EachSeatAndTheSecretaryAreFivePeople()
    {
        var integrantes = Pasos.Comite.ToImmutableDictionary(m => m.Asiento, m => m.Persona);
        var (uno, otro) = (Pasos.Comite[0].Asiento, Pasos.Comite[1].Asiento);
        foreach (var malo in new[] { integrantes.SetItem(uno, integrantes[otro]), integrantes.SetItem(uno, Pasos.Secretaria), integrantes.Remove(uno).Add("OTRO", Mundo.Persona(950)) })
        {
            Nueva().Cuando(new LevantarActa(Id, [new(1, 80m, true)], Mundo.Huella(1), malo), "2019-11-11").SeRechaza("AMB-16", "CONTENIDO_INVALIDO");
        }
    }

    [Fact, Prueba("PCS-4.2.3-02", "AMB-21")]
    public void AnActaThatOneWillNeverSignIsLeftWithoutEffectByTheSecretaryInOffice()
    {
        var nueva = new Actor(Rol.SecretariaTecnica, Mundo.Persona(960).Valor);
        var sinEfecto = new DejarActaSinEfecto("Dejó su encargo quien era Secretaría Técnica.");
        var acta = Levantada().Y(Firma, "2019-11-12", Dictamenes.Integrante(0)).Con(e => e.Convocatoria = Dictamenes.Convocatoria with { SecretariaTecnica = Mundo.Persona(960) });

        acta.Cuando(sinEfecto, "2019-11-13", Dictamenes.Secretaria).SeRechaza("PCS-A1-01", "NO_FACULTADO");
        acta.Cuando(sinEfecto with { Motivo = " " }, "2019-11-13", nueva).SeRechaza("PCS-A1-01", "CONTENIDO_INVALIDO");
        acta.Cuando(sinEfecto, "2019-11-13", nueva).Entonces(new ActaSinEfecto("Dejó su encargo quien era Secretaría Técnica."));
        acta.Cuando(sinEfecto, "2019-11-14", nueva).NoPasaNada();
        acta.Cuando(Firma, "2019-11-14", Dictamenes.Integrante(1)).SeRechaza("PCS-A1-01", "ACTA_SIN_EFECTO");
        Assert.Empty(acta.Estado.FirmasQueFaltan);
        Assert.Null(acta.Estado.Concluida);
    }

    [Fact, Prueba("PCS-4.2.3-02", "AMB-21")]
    public void WhatAllSignedIsNotLeftWithoutEffect()
    {
        Nueva().Cuando(new DejarActaSinEfecto("No se levantó."), "2019-11-11", Dictamenes.Secretaria).SeRechaza("PCS-A1-01", "NO_FACULTADO");
        var acta = Levantada().Y(Firma, "2019-11-12", Dictamenes.Secretaria);
        for (var i = 0; i < 4; i++)
        {
            acta.Y(Firma, "2019-11-12", Dictamenes.Integrante(i));
        }

        acta.Cuando(new DejarActaSinEfecto("Se quiere revisar."), "2019-11-13", Dictamenes.Secretaria).SeRechaza("PCS-4.2.3-02", "ACTA_CONCLUIDA");
    }

    private static Escenario<Acta> Nueva() => Escenario<Acta>.Dado().Con(e => e.Convocatoria = Dictamenes.Convocatoria);

    private static Escenario<Acta> Levantada() => Nueva().Y(new LevantarActa(Id, [new(2, 0m, false), new(1, 80m, true)], Mundo.Huella(1)), "2019-11-11", Dictamenes.Secretaria);
}
