using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Tests.Convocatorias;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E3_Dictaminacion;

public class CedulasTests
{
    [Fact, Prueba("PCS-4.2.3-01", "PCS-4.2.3.2-02")]
    public void SheetsAreSealedUntilAllAreIn()
    {
        var tres = Dictamenes.Calificado(8m, 7m, 9m).Estado.Dictaminacion!;
        Assert.Equal([Pasos.Comite[1].Asiento], tres.CedulasVisiblesPara(Pasos.Comite[1].Persona).Select(c => c.Asiento));
        Assert.Empty(tres.CedulasVisiblesPara(Pasos.Comite[3].Persona));
        var cuatro = Dictamenes.Calificado(8m, 7m, 9m, 8m).Estado.Dictaminacion!;
        Assert.Equal(4, cuatro.CedulasVisiblesPara(Pasos.Comite[3].Persona).Count());
        Assert.Empty(cuatro.CedulasVisiblesPara(Mundo.Persona(999)));
    }

    [Fact, Prueba("DH-22-01", "PCS-4.2.3-01", "PCS-4.2.3.2-02")]
    public void TheSheetOfWhoHasAConflictOpensNothingAndThatOfTheSubstituteDoes()
    {
        var suplente = Pasos.Comite[0] with { Persona = Mundo.Persona(50) };
        var escenario = Dictamenes.Calificado(8m).Y(new DeclararConflicto(MotivoDeConflicto.Parentesco), Dictamenes.Dia, Dictamenes.Integrante(0));
        foreach (var i in new[] { 1, 2, 3 })
        {
            escenario.Y(Dictamenes.Cedula(7), Dictamenes.Dia, Dictamenes.Integrante(i));
        }

        Assert.False(escenario.Estado.Dictaminacion!.Completa);
        Assert.All(Pasos.Comite, m => Assert.Equal(m.Asiento, Assert.Single(escenario.Estado.Dictaminacion!.CedulasVisiblesPara(m.Persona)).Asiento));
        escenario.Y(new SustituirDictaminador(suplente), Dictamenes.Dia, Dictamenes.Secretaria);
        Assert.False(escenario.Estado.Dictaminacion!.Completa);
        escenario.Y(Dictamenes.Cedula(7), Dictamenes.Dia, new Actor(Rol.Dictaminador, suplente.Persona.Valor));
        Assert.True(escenario.Estado.Dictaminacion!.Completa);
        Assert.Empty(escenario.Estado.Dictaminacion!.CedulasVisiblesPara(Pasos.Comite[0].Persona));
    }

    [Fact, Prueba("PCS-4.2.3-02")]
    public void ASheetIsFinal()
    {
        var escenario = Dictamenes.Calificado(8m);
        escenario.Cuando(Dictamenes.Cedula(8), Dictamenes.Dia, Dictamenes.Integrante(0)).NoPasaNada();
        escenario.Cuando(Dictamenes.Cedula(9, documento: 2), Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza("PCS-4.2.3-02", "CEDULA_DEFINITIVA");
        Dictamenes.Completo().Cuando(Dictamenes.Cedula(8), Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza("PCS-4.2.3-02", "TRANSICION_NO_PERMITIDA");
        Dictamenes.EnDictaminacion().Cuando(Dictamenes.Cedula(8), Dictamenes.Dia, new Actor(Rol.Dictaminador, "otra")).SeRechaza("PCS-4.2.3.2-02", "NO_ASIGNADO");
    }

    [Fact, Prueba("PCS-4.2.3-01")]
    public void EachAnswerHasItsReason()
    {
        var cedula = Dictamenes.Cedula(8);
        foreach (var motivo in new[] { " ", new string('a', 100_000) })
        {
            Dictamenes.EnDictaminacion().Cuando(cedula with { Viabilidad = cedula.Viabilidad with { Motivo = motivo } }, Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza("PCS-4.2.3-01", "CONTENIDO_INVALIDO");
            Dictamenes.EnDictaminacion().Cuando(cedula with { Cohesion = cedula.Cohesion with { Motivo = motivo } }, Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza("PCS-4.2.3-01", "CONTENIDO_INVALIDO");
        }
    }

    [Theory, Prueba("PCS-A5-01", "AMB-17")]
    [InlineData(-0.01, false)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(10.01, false)]
    [InlineData(10.001, false)]
    public void MarksStayWithinTheScale(decimal puntaje, bool vale)
    {
        var decision = Dictamenes.EnDictaminacion().Cuando(Dictamenes.Cedula(puntaje), Dictamenes.Dia, Dictamenes.Integrante(0));
        if (vale)
        {
            decision.EntoncesHay<CedulaEntregada>();
        }
        else
        {
            var fallas = decision.SeRechaza("AMB-17").Fallas;
            Assert.Equal(Mundo.Pcs.Criterios.Length, fallas.Length);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"El puntaje del criterio 1 debe estar entre 0 y 10; dice {puntaje}."), fallas[0].Mensaje);
        }
    }

    [Theory]
    [Prueba("PCS-A5-01", "PCS-A5-02", "PCS-A5-03", "PCS-A5-04", "PCS-A5-05", "PCS-A5-06", "PCS-A5-07", "PCS-A5-08", "PCS-A5-09", "PCS-A5-10", "PCS-A5-11")]
    [InlineData("c01", "PCS-A5-01")]
    [InlineData("c02", "PCS-A5-02")]
    [InlineData("c03", "PCS-A5-03")]
    [InlineData("c04", "PCS-A5-04")]
    [InlineData("c05", "PCS-A5-05")]
    [InlineData("c06", "PCS-A5-06")]
    [InlineData("c07", "PCS-A5-07")]
    [InlineData("c08", "PCS-A5-08")]
    [InlineData("c09", "PCS-A5-09")]
    [InlineData("c10", "PCS-A5-10")]
    [InlineData("c11", "PCS-A5-11")]
    public void EveryCriterionIsScored(string criterio, string regla)
    {
        var cedula = Dictamenes.Cedula(8);
        var rechazo = Dictamenes.EnDictaminacion().Cuando(cedula with { Puntajes = cedula.Puntajes.Remove(criterio) }, Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza(regla);
        Assert.Equal($"puntajes.{criterio}", Assert.Single(rechazo.Fallas).Campo);
    }

    [Fact, Prueba("AMB-19", "PCS-A5-10")]
    public void WithoutAnotherProgrammeTheTenthCriterionIsZeroAndDoesNotExclude()
    {
        var cedula = Dictamenes.Cedula(8);
        cedula = cedula with { Puntajes = cedula.Puntajes.SetItem("c10", 0m) };
        var resultado = Dictamenes.Calificado(cedula, cedula, cedula, cedula).Y(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).Estado.Dictaminacion!.Resultado!;
        Assert.Equal((72.8m, true), (resultado.Calificacion, resultado.Favorable));
    }

    [Fact, Prueba("PCS-4.2.3-01")]
    public void WithoutViabilityOrFitTheRestIsNotWeighed()
    {
        foreach (var cedula in new[] { Dictamenes.Cedula(8) with { Viabilidad = Dictamenes.No }, Dictamenes.Cedula(8) with { Apego = Dictamenes.No } })
        {
            Dictamenes.EnDictaminacion().Cuando(cedula, Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza("PCS-4.2.3-01", "CONTENIDO_INVALIDO");
            Dictamenes.EnDictaminacion().Cuando(cedula with { Puntajes = ImmutableSortedDictionary<string, decimal>.Empty }, Dictamenes.Dia, Dictamenes.Integrante(0)).EntoncesHay<CedulaEntregada>();
        }

        Dictamenes.EnDictaminacion().Cuando(Dictamenes.Cedula(8) with { Cohesion = Dictamenes.No }, Dictamenes.Dia, Dictamenes.Integrante(0)).EntoncesHay<CedulaEntregada>();
    }

    [Theory, Prueba("PCS-A1-01")]
    [InlineData(0, false)]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public void ObservationsAreWrittenAndShort(int letras, bool vale)
    {
        var decision = Dictamenes.EnDictaminacion().Cuando(Dictamenes.Cedula(8) with { Observaciones = new string('a', letras) }, Dictamenes.Dia, Dictamenes.Integrante(0));
        if (vale)
        {
            decision.EntoncesHay<CedulaEntregada>();
        }
        else
        {
            decision.SeRechaza("PCS-A1-01");
        }
    }
}

public class AcordarResultadoTests
{
    [Fact, Prueba("PCS-4.2.3-02", "AMB-16")]
    public void OnlyTheSecretaryOfThatCommitteeRecordsWhatItAgreed()
    {
        var escenario = Dictamenes.Calificado(8m, 8m, 8m, 8m);
        escenario.Cuando(new AcordarResultado(), Dictamenes.Dia, Dictamenes.SecretariaAjena).SeRechaza("PCS-4.2.3-02", "NO_FACULTADO");

        // Whoever was replaced is a secretary no more.
        escenario.Con(e => e.Convocatoria = Dictamenes.Convocatoria with { SecretariaTecnica = Mundo.Persona(990) });
        escenario.Cuando(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("PCS-4.2.3-02", "NO_FACULTADO");
        escenario.Cuando(new AcordarResultado(), Dictamenes.Dia, Dictamenes.SecretariaAjena).EntoncesHay<ResultadoAcordado>();
    }

    [Fact, Prueba("AMB-16")]
    public void ItNeedsAllFourSheets()
    {
        Dictamenes.Calificado(8m, 8m, 8m).Cuando(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-16", "FALTAN_CEDULAS");
        Dictamenes.Calificado(8m, 8m, 8m, 8m).Y(new DeclararConflicto(MotivoDeConflicto.OtroInteres), Dictamenes.Dia, Dictamenes.Integrante(2))
            .Cuando(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-16", "FALTAN_CEDULAS");
    }

    [Theory, Prueba("AMB-17")]
    [InlineData("PROMEDIO", 8.0, 8.0, 8.0, 7.0, 77.5)]
    [InlineData("MEDIANA", 8.0, 8.0, 8.0, 7.0, 80.0)]
    [InlineData("MEDIANA", 6.5, 7.0, 8.0, 8.1, 75.0)]
    [InlineData("PROMEDIO", 10.0, 10.0, 10.0, 10.0, 100.0)]
    [InlineData("PROMEDIO", 8.002, 8.0, 8.0, 8.0, 80.01)] // 80.005 rounds away from zero.
    public void TheScoreFollowsTheScheme(string agregacion, decimal a, decimal b, decimal c, decimal d, decimal esperada)
    {
        var bases = Mundo.Bases with { EsquemaCalificacion = Mundo.Bases.EsquemaCalificacion! with { Agregacion = agregacion } };
        var escenario = Dictamenes.Calificado(a, b, c, d).Con(e => e.Convocatoria = Dictamenes.Convocatoria with { Bases = bases }).Y(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria);
        Assert.Equal(esperada, escenario.Estado.Dictaminacion!.Resultado!.Calificacion);
    }

    [Theory, Prueba("AMB-56")]
    [InlineData(6.0, true)]
    [InlineData(5.999, false)]
    public void TheMinimumIsInclusive(decimal puntaje, bool favorable) =>
        Assert.Equal(favorable, Dictamenes.Calificado(puntaje, puntaje, puntaje, puntaje).Y(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).Estado.Dictaminacion!.Resultado!.Favorable);

    [Fact, Prueba("AMB-56")]
    public void WithoutAMinimumEveryCompleteProjectCompetes()
    {
        var bases = Mundo.Bases with { EsquemaCalificacion = Mundo.Bases.EsquemaCalificacion! with { CalificacionMinima = null } };
        var escenario = Dictamenes.Calificado(0m, 0m, 0m, 0m).Con(e => e.Convocatoria = Dictamenes.Convocatoria with { Bases = bases }).Y(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria);
        Assert.True(escenario.Estado.Dictaminacion!.Resultado!.Favorable);
    }

    [Fact, Prueba("AMB-17")]
    public void FromTheDivergenceOnTheDiscussionIsWrittenDown()
    {
        Dictamenes.Calificado(8m, 8m, 8m, 6.001m).Cuando(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).EntoncesHay<ResultadoAcordado>();
        var divergente = Dictamenes.Calificado(8m, 8m, 8m, 6m);
        divergente.Cuando(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-17", "FALTA_DISCUSION");
        Assert.Equal(20m, divergente.Cuando(new AcordarResultado("Se discutió (prueba)."), Dictamenes.Dia, Dictamenes.Secretaria).EntoncesHay<ResultadoAcordado>().Resultado.Diferencia);

        // What had to be written can be read.
        divergente.Y(new AcordarResultado(" Se discutió (prueba).\n"), Dictamenes.Dia, Dictamenes.Secretaria);
        Assert.Equal("Se discutió (prueba).", divergente.Estado.Dictaminacion!.Discusion);
        Assert.Equal(["Discusión: Se discutió (prueba)."], divergente.Hechos.OfType<ResultadoAcordado>().Last().Pormenores(ClavesDelRegistro.Tal));
    }

    [Fact, Prueba("PCS-4.2.3-01", "AMB-56")]
    public void NotViableForAllIsUnfavourableWithoutAScore()
    {
        var no = Dictamenes.NoViable();
        var resultado = Dictamenes.Calificado(no, no, no, no).Y(new AcordarResultado(), Dictamenes.Dia, Dictamenes.Secretaria).Estado.Dictaminacion!.Resultado!;
        Assert.Equal(new ResultadoColegiado(false, 0, false, 0, false), resultado);
    }

    [Fact, Prueba("PCS-4.2.3-01")]
    public void WhenTheyDoNotAgreeOnTheFirstInstanceTheSessionConcludesInWriting()
    {
        var dividido = Dictamenes.Calificado(Dictamenes.NoViable(), Dictamenes.Cedula(8), Dictamenes.Cedula(8), Dictamenes.Cedula(7));
        dividido.Cuando(new AcordarResultado("Se discutió (prueba)."), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("PCS-4.2.3-01", "FALTA_CONCLUSION");
        dividido.Cuando(new AcordarResultado(EsViable: true), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-17", "FALTA_DISCUSION");
        Assert.False(dividido.Cuando(new AcordarResultado("Se discutió (prueba).", EsViable: false), Dictamenes.Dia, Dictamenes.Secretaria).EntoncesHay<ResultadoAcordado>().Resultado.Favorable);
        Assert.Equal(76.67m, dividido.Cuando(new AcordarResultado("Se discutió (prueba).", EsViable: true), Dictamenes.Dia, Dictamenes.Secretaria).EntoncesHay<ResultadoAcordado>().Resultado.Calificacion);
    }

    [Fact, Prueba("PCS-4.2.8.1-07")]
    public void TheCommitteeMayRecommendASinglePayment() =>
        Assert.True(Dictamenes.Calificado(8m, 8m, 8m, 8m).Y(new AcordarResultado(RecomiendaExhibicionUnica: true), Dictamenes.Dia, Dictamenes.Secretaria).Estado.Dictaminacion!.Resultado!.RecomiendaExhibicionUnica);
}
