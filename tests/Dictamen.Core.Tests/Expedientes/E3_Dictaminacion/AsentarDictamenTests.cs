using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E3_Dictaminacion;

[Prueba("PCS-4.2.3-02", "AMB-21")]
public class AsentarDictamenTests
{
    private const string Dia = "2019-11-12";

    [Fact]
    public void TheActaMakesTheResultFinalAndItIsNotified()
    {
        var estado = Dictamenes.Dictaminado().Estado;
        Assert.Equal(Estatus.Dictaminado, estado.Estatus);
        Assert.Equal("AMB-21", estado.Notificaciones["dictamen"].Regla);
    }

    [Fact]
    public void NoActOfTheCommitteeReopensIt()
    {
        var escenario = Dictamenes.Dictaminado();
        escenario.Cuando(Dictamenes.Cedula(9, 2), Dia, Dictamenes.Integrante(0)).SeRechaza("PCS-4.2.3-02");
        escenario.Cuando(new AcordarResultado(), Dia, Dictamenes.Secretaria).SeRechaza("PCS-4.2.3-02");
        escenario.Cuando(new AsignarDictaminadores(), Dia).SeRechaza("PCS-A2-15");
        escenario.Cuando(new DeclararConflicto(MotivoDeConflicto.OtroInteres), Dia, Dictamenes.Integrante(0)).SeRechaza("DH-22-01");
        escenario.Cuando(new AsentarDictamen("PCS-2019-01-A002", 90m, true), Dia).SeRechaza("PCS-4.2.3-02");
        escenario.Cuando(new AsentarDictamen("PCS-2019-01-A001", 80m, true), Dia).NoPasaNada();
    }

    [Fact, Prueba("PCS-A1-01")]
    public void TheActaSaysWhatTheSessionAgreed()
    {
        var acordado = Dictamenes.Calificado(8m, 8m, 8m, 8m).Y(new AcordarResultado(), Dia, Dictamenes.Secretaria);
        acordado.Cuando(new AsentarDictamen("PCS-2019-01-A001", 80.01m, true), Dia).SeRechaza("PCS-A1-01", "ACTA_NO_COINCIDE");
        acordado.Cuando(new AsentarDictamen("PCS-2019-01-A001", 80m, false), Dia).SeRechaza("PCS-A1-01", "ACTA_NO_COINCIDE");
        Dictamenes.EnDictaminacion().Cuando(new AsentarDictamen("PCS-2019-01-A001", 80m, true), Dia).SeRechaza("PCS-4.2.3-02");
    }

    [Fact, Prueba("AMB-02")]
    public void AProjectThatLeftMeanwhileIsLeftAlone() =>
        Dictamenes.EnDictaminacion(2).Y(ExcluirPorLimite.Por(Dictamenes.Excedente), Dia)
            .Cuando(new AsentarDictamen("PCS-2019-01-A001", 80m, true), Dia).NoPasaNada();
}

[Prueba("AMB-02", "PCS-3.3-13", "PCS-3.3-12")]
public class ExcluirPorLimiteTests
{
    private static readonly ExcluirPorLimite Acto = ExcluirPorLimite.Por(Dictamenes.Excedente);

    [Fact]
    public void TheHigherFolioIsExcludedDuringTheDictamination()
    {
        var escenario = Dictamenes.EnDictaminacion(2);
        escenario.Cuando(Acto with { Prevalece = Mundo.Folio(3) }, Dictamenes.Dia).SeRechaza("AMB-02", "PREVALECE_EL_MENOR");
        escenario.Cuando(Acto with { Prevalece = Mundo.Folio(2) }, Dictamenes.Dia).SeRechaza("AMB-02", "PREVALECE_EL_MENOR");
        escenario.Y(Acto, Dictamenes.Dia);
        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.LimiteDeProyectos), (escenario.Estado.Estatus, escenario.Estado.Causa));
        escenario.Cuando(Acto, Dictamenes.Dia).NoPasaNada();
    }

    [Fact]
    public void NeitherBeforeNorAfterIt()
    {
        var rechazo = Dictamenes.Completo(2).Cuando(Acto, Dictamenes.Dia).SeRechaza("PCS-3.3-13", "TRANSICION_NO_PERMITIDA");
        Assert.Equal($"No procede excluirlo por el límite de un proyecto: el estatus del proyecto {Mundo.Folio(2)} es «Completo».", rechazo.Mensaje);
        Dictamenes.Dictaminado().Cuando(Acto, Dictamenes.Dia).SeRechaza("PCS-3.3-13", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    public void AProjectThatExceedsNothingIsNotExcludedByAMistypedFolio()
    {
        var escenario = Dictamenes.EnDictaminacion(2);
        escenario.Cuando(new ExcluirPorLimite(Mundo.Folio(1), LimiteExcedido.Comunidad), Dictamenes.Dia).SeRechaza("PCS-3.3-13", "SIN_DUPLICIDAD");
        escenario.Cuando(ExcluirPorLimite.Por(null), Dictamenes.Dia).SeRechaza("PCS-3.3-13", "SIN_DUPLICIDAD");
    }

    [Fact, Prueba("PCS-A6-C5-01")]
    public void OnlyThePrevailingFolioThatWasFoundExcludes()
    {
        var escenario = Dictamenes.EnDictaminacion(3);
        var rechazo = escenario.Cuando(Acto with { Prevalece = Mundo.Folio(2) }, Dictamenes.Dia).SeRechaza("PCS-3.3-12", "SIN_DUPLICIDAD");
        Assert.Contains(Mundo.Folio(1).ToString(), rechazo.Mensaje, StringComparison.Ordinal);
        rechazo = escenario.Cuando(Acto with { Limite = LimiteExcedido.Persona }, Dictamenes.Dia).SeRechaza("PCS-3.3-12", "SIN_DUPLICIDAD");
        Assert.EndsWith("el límite «Comunidad» (cada comunidad presenta un solo proyecto por ejercicio fiscal, PCS-3.3-12).", rechazo.Mensaje, StringComparison.Ordinal);
        escenario.Cuando(ExcluirPorLimite.Por(Dictamenes.Excedente with { Regla = "PCS-A6-C5-01" }), Dictamenes.Dia).EntoncesHay<ProyectoExcluidoPorLimite>();
    }
}

[Prueba("PCS-4.2.3.3-07", "AMB-24")]
public class DeclararSimilitudTests
{
    private static readonly DeclararSimilitud Acto = new DeclararSimilitud([Mundo.Folio(5)], Mundo.Huella(1), Mundo.Huella(2), Mundo.Huella(3)).Buscando(_ => true);

    [Fact]
    public void WithoutComparisonHearingAndResolutionNothingChanges()
    {
        foreach (var acto in new[] { Acto with { Comparativo = null }, Acto with { Audiencia = null }, Acto with { Resolucion = null } })
        {
            Dictamenes.EnDictaminacion().Cuando(acto, Dictamenes.Dia).SeRechaza("AMB-24", "CONTENIDO_INVALIDO");
        }

        Dictamenes.EnDictaminacion().Cuando(Acto with { Similares = [Mundo.Folio(1)] }, Dictamenes.Dia).SeRechaza("PCS-4.2.3.3-07", "CONTENIDO_INVALIDO");
    }

    [Fact]
    public void AProjectIsNotLikeOneThatDoesNotExist()
    {
        var acto = (Acto with { Similares = [Mundo.Folio(5), Mundo.Folio(99_999)] }).Buscando(f => f == Mundo.Folio(5));
        var falla = Assert.Single(Dictamenes.EnDictaminacion().Cuando(acto, Dictamenes.Dia).SeRechaza("PCS-4.2.3.3-07", "CONTENIDO_INVALIDO").Fallas);
        Assert.Equal(("similares", $"No hay un proyecto con el folio «{Mundo.Folio(99_999)}»: corríjalo o quítelo."), (falla.Campo, falla.Mensaje));
    }

    [Fact]
    public void InAnyStageBeforeAnAgreement()
    {
        foreach (var escenario in new[] { Dictamenes.Completo(), Dictamenes.EnDictaminacion(), Dictamenes.Dictaminado() })
        {
            var estado = escenario.Y(Acto, "2019-11-13").Cuando(Acto, "2019-11-13").NoPasaNada().Estado;
            Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.Similitud), (estado.Estatus, estado.Causa));
        }

        Escenario<Expediente>.Dado(Solicitudes.Completa()[0]).Cuando(Acto, Dictamenes.Dia).SeRechaza("PCS-4.2.3.3-07", "TRANSICION_NO_PERMITIDA");
        new Escenario<Expediente> { Inicio = Dictamenes.Dictaminado().Estado with { Estatus = Estatus.ConvenioSuscrito } }.Cuando(Acto, "2019-12-01").SeRechaza("PCS-4.2.3.3-07", "TRANSICION_NO_PERMITIDA");
    }
}
