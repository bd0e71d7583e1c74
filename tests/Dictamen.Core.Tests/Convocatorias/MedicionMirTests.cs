using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias;

/// <summary>The indicators of the MIR over five fictitious projects: two of V1, two of V2 and one of V3.</summary>
public sealed class MedicionMirTests
{
    private static readonly ProyectoMedido[] Proyectos =
    [
        Medido(1, "V1", elegible: true, apoyado: true, conRecurso: true, participantes: 40, informe: true, "201500001"),
        Medido(2, "V1", elegible: true, apoyado: false),
        Medido(3, "V2", elegible: true, apoyado: true, conRecurso: false, participantes: 20, informe: false, "201500001", "201500002"),
        Medido(4, "V2", elegible: false, apoyado: false),
        Medido(5, "V3", elegible: true, apoyado: true, conRecurso: true, participantes: 30, informe: true, "201500003"),
    ];

    private static readonly Dictionary<string, int> Habitantes = new() { ["201500001"] = 300, ["201500002"] = 200, ["201500003"] = 100, ["201500004"] = 999 };

    [Theory]
    [InlineData("PCS-A12-03", 90, 600, 15)]
    [InlineData("PCS-A12-04", 1, 3, 33.33)]
    [InlineData("PCS-A12-05", 1, 3, 33.33)]
    [InlineData("PCS-A12-06", 1, 3, 33.33)]
    [InlineData("PCS-A12-08", 2, 4, 50)]
    [InlineData("PCS-A12-09", 1, 2, 50)]
    [InlineData("PCS-A12-10", 1, 1, 100)]
    [InlineData("PCS-A12-11", 1, 1, 100)]
    [Prueba("PCS-A12-03", "PCS-A12-04", "PCS-A12-05", "PCS-A12-06", "PCS-A12-08", "PCS-A12-09", "PCS-A12-10", "PCS-A12-11", "AMB-54")]
    public void AnIndicatorCountsWhatItsFormulaSays(string regla, int numerador, int denominador, double valor)
    {
        var medicion = Medir(Proyectos)[regla];
        Assert.Equal((numerador, denominador, (decimal)valor), (medicion.Numerador!.Valor!.Value, medicion.Denominador!.Valor!.Value, medicion.Valor!.Value));
        Assert.Null(medicion.SinValor);
    }

    [Fact, Prueba("PCS-A12-03")]
    public void WhereAProjectIsNotCountedByItsReportTheNoteDoesNotSayThatThereIsNone() => Assert.Equal(
        "Población total del Informe Final en 2 proyectos y de la solicitud en los demás, 1 (sin Informe Final, o con uno cuyo formato no lo dice).",
        Medir(Proyectos)["PCS-A12-03"].Numerador!.Nota);

    [Fact, Prueba("AMB-54")]
    public void TwoIndicatorsWithTheSameLabelInTheAnnexAreTwo()
    {
        var mediciones = Medir(Proyectos);
        Assert.Contains("A2/C1", mediciones["PCS-A12-08"].Indicador.Nivel, StringComparison.Ordinal);
        Assert.Contains("A2/C1", mediciones["PCS-A12-09"].Indicador.Nivel, StringComparison.Ordinal);
        Assert.NotEqual(mediciones["PCS-A12-08"].Denominador!.Valor, mediciones["PCS-A12-09"].Denominador!.Valor);
    }

    [Fact, Prueba("PCS-A12-08")]
    public void AnIndicatorNamesTheFoliosThatItCounted()
    {
        var medicion = Medir(Proyectos.Reverse())["PCS-A12-08"];
        Assert.Equal([1, 5], medicion.Numerador!.Folios.Select(f => f.Consecutivo));
        Assert.Equal([1, 2, 3, 5], medicion.Denominador!.Folios.Select(f => f.Consecutivo));
    }

    [Fact, Prueba("PCS-A12-04", "PCS-A12-05", "PCS-A12-06")]
    public void TheThreeVertientesAreTheWhole() =>
        Assert.Equal(Medir(Proyectos)["PCS-A12-04"].Denominador!.Valor, new[] { "PCS-A12-04", "PCS-A12-05", "PCS-A12-06" }.Sum(r => Medir(Proyectos)[r].Numerador!.Valor));

    [Fact, Prueba("PCS-A12-03")]
    public void WithoutTheInhabitantsOfALocalityThereIsNoShareOfPeople()
    {
        var sinUna = MedicionMir.Medir(Mundo.Pcs, Proyectos, Habitantes.Where(h => h.Key != "201500002").ToDictionary()).Single(m => m.Indicador.Regla == "PCS-A12-03");
        Assert.Null(sinUna.Valor);
        Assert.Contains("en 1 de las 3 localidades apoyadas", sinUna.SinValor, StringComparison.Ordinal);
        Assert.Equal(90, sinUna.Numerador!.Valor);
    }

    [Fact, Prueba("PCS-A12-03")]
    public void AProjectWhosePeopleNoDocumentSaysLeavesTheShareWithoutAValue()
    {
        var medicion = Medir(Proyectos.Append(Medido(6, "V1", elegible: true, apoyado: true)))["PCS-A12-03"];
        Assert.Null(medicion.Valor);
        Assert.StartsWith("En 1 de los 4 proyectos apoyados", medicion.SinValor, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeAnythingIsSupportedThereIsNothingToDivideBy()
    {
        var medicion = Medir([])["PCS-A12-04"];
        Assert.Equal((0, 0), (medicion.Numerador!.Valor, medicion.Denominador!.Valor));
        Assert.Null(medicion.Valor);
        Assert.Contains("denominador es cero", medicion.SinValor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 200, 0.5)]
    [InlineData(1, 8, 12.5)]
    [InlineData(1, 1600, 0.06)]
    public void APercentageHasTwoDecimalsHalfAwayFromZero(int de, int entre, double valor) =>
        Assert.Equal((decimal)valor, Medir(Enumerable.Range(1, entre).Select(n => Medido(n, "V1", elegible: true, apoyado: n <= de)))["PCS-A12-09"].Valor);

    [Fact, Prueba("PCS-6-02")]
    public void EveryIndicatorOfTheMatrixIsThereAndWhatTheRecordCannotSaySaysWhy()
    {
        var mediciones = Medir(Proyectos);
        Assert.Equal(Enumerable.Range(1, 11).Select(n => $"PCS-A12-{n:D2}"), mediciones.Keys);
        Assert.Equal(["PCS-A12-01", "PCS-A12-02", "PCS-A12-07"], mediciones.Values.Where(m => m.Numerador is null).Select(m => m.Indicador.Regla));
        Assert.All(mediciones.Values.Where(m => m.Numerador is null), m => Assert.False(string.IsNullOrWhiteSpace(m.SinValor)));
    }

    [Theory, Prueba("PCS-6-02", "PCS-A12-08", "PCS-A12-11")]
    [InlineData("PCS-A12-08", 2019, 12, 31, true)]
    [InlineData("PCS-A12-08", 2020, 1, 1, false)]
    [InlineData("PCS-A12-11", 2019, 11, 19, true)]
    [InlineData("PCS-A12-04", 2019, 11, 19, false)]
    public void WhatIsMeasuredAtTheCloseOfTheYearIsAnAdvanceBefore(string indicador, int anio, int mes, int dia, bool avance) =>
        Assert.Equal(avance, Mundo.Pcs.Mir.Single(i => i.Regla == indicador).Avance(Mundo.Pcs, new DateOnly(anio, mes, dia))?.Contains("2019 no ha cerrado", StringComparison.Ordinal) == true);

    private static Dictionary<string, MedicionMir> Medir(IEnumerable<ProyectoMedido> proyectos) => MedicionMir.Medir(Mundo.Pcs, proyectos, Habitantes).ToDictionary(m => m.Indicador.Regla);

    private static ProyectoMedido Medido(int n, string vertiente, bool elegible, bool apoyado, bool conRecurso = false, int? participantes = null, bool informe = false, params string[] localidades) =>
        new(Mundo.Folio(n), vertiente, elegible, apoyado, conRecurso, participantes is { } p ? new PersonasDelProyecto(p, 0, p, [.. localidades], informe) : null);
}
