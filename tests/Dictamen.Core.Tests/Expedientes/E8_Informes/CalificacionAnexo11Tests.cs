using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E8_Informes;

public class CalificacionAnexo11Tests
{
    private static readonly EvidenciaDelInforme Completa = new()
    {
        Ministrado = 800_000m,
        Ejercido = 800_000m,
        EjercidoFueraDeConceptos = 0m,
        ComprobantesQueNoCumplen = 0,
        AcreditaConformacionCcs = true,
        AcreditaOperacionCcs = true,
        PorcentajeVisita = 100m,
        PorcentajeMaterial = 100m,
        EvidenciaDeMetas = true,
        EvidenciaDelObjetivo = true,
        EvidenciaDeCohesion = true,
        EvidenciaDeParticipacion = true,
    };

    /// <summary>A11-T01 to A11-T13 of the catalogue, section 18.1.</summary>
    [Theory, Prueba("PCS-A11-01", "PCS-4.2.12-07", "PCS-4.2.12-08", "AMB-41", "AMB-42", "AMB-43")]
    [InlineData("T01", true, "", 100, "100.00", Estatus.Terminado, false)]
    [InlineData("T02", true, "I3", 80, "80.00", Estatus.Terminado, false)]
    [InlineData("T03", true, "I3 I2", 75, "75.00", Estatus.ComunidadImpedida, false)]
    [InlineData("T04", true, "I1 I5", 80, "80.00", Estatus.Terminado, false)]
    [InlineData("T05", true, "I4", 65, "65.00", Estatus.ComunidadImpedida, false)]
    [InlineData("T06", true, "I1 I6", 75, "75.00", Estatus.ComunidadImpedida, false)]
    [InlineData("T07", false, "", 110, "100.00", Estatus.Terminado, false)]
    [InlineData("T08", false, "I1", 95, "86.36", Estatus.Terminado, false)]
    [InlineData("T09", false, "I1 I6", 85, "77.27", Estatus.Terminado, true)]
    [InlineData("T10", false, "I1 I2", 80, "72.73", Estatus.Terminado, true)]
    [InlineData("T11", false, "I4", 65, "59.09", Estatus.ComunidadImpedida, false)]
    [InlineData("T12", false, "I6 I7", 90, "81.82", Estatus.Terminado, false)]
    [InlineData("T13", false, "I1 I6 I7", 75, "68.18", Estatus.ComunidadImpedida, false)]
    public void A11(string caso, bool visita, string fallan, int total, string base100, Estatus resultado, bool divergencia)
    {
        var c = CalificacionAnexo11.Calificar(Mundo.Pcs, normaliza: false, visita, Valoraciones(fallan));
        Assert.Equal((caso, (decimal)total, base100, resultado, divergencia),
            (caso, c.Total, c.TotalBase100.ToString("F2", null), c.Resultado, c.Divergencia));
    }

    [Fact, Prueba("AMB-41")]
    public void TheOtherReadingComparesTheBase100()
    {
        var c = CalificacionAnexo11.Calificar(Mundo.Pcs, normaliza: true, false, Valoraciones("I1 I6"));
        Assert.Equal((Estatus.ComunidadImpedida, true), (c.Resultado, c.Divergencia));
    }

    [Fact, Prueba("PCS-4.2.12-07")]
    public void OnePointUnderTheThresholdEndsNothing()
    {
        var casi = Mundo.Pcs with
        {
            Anexo11 = Mundo.Pcs.Anexo11 with
            {
                Indicadores = [.. Mundo.Pcs.Anexo11.Indicadores.Select(i => i.Id == "I4" ? i with { ConVisita = 34m } : i)],
            },
        };
        var c = CalificacionAnexo11.Calificar(casi, normaliza: false, true, Valoraciones("I3"));
        Assert.Equal((79m, Estatus.ComunidadImpedida), (c.Total, c.Resultado));
    }

    [Fact, Prueba("AMB-43")]
    public void WithoutAVisitItsIndicatorNeitherGivesNorTakes()
    {
        var c = CalificacionAnexo11.Calificar(Mundo.Pcs, normaliza: false, false, [.. Valoraciones("").Where(v => v.Indicador != "I3")]);
        var visita = Assert.Single(c.Indicadores, i => i.Indicador == "I3");
        Assert.Equal((0m, null), (visita.Puntos, visita.Maximo));
        Assert.Equal(110m, c.Total);
    }

    [Fact]
    public void AnIndicatorThatWasNotValuedIsNotGraded() =>
        Assert.Throws<ArgumentException>(() => CalificacionAnexo11.Calificar(Mundo.Pcs, normaliza: false, true, [.. Valoraciones("").Where(v => v.Indicador != "I3")]));

    [Fact, Prueba("PCS-A11-01")]
    public void EveryCombinationSumsWhatIsMet()
    {
        foreach (var visita in new[] { true, false })
        {
            for (var mascara = 0; mascara < 128; mascara++)
            {
                var fallan = string.Join(' ', Enumerable.Range(0, 7).Where(i => (mascara & (1 << i)) != 0).Select(i => $"I{i + 1}"));
                var c = CalificacionAnexo11.Calificar(Mundo.Pcs, normaliza: false, visita, Valoraciones(fallan));
                int[] columna = visita ? [15, 5, 20, 35, 5, 10, 10] : [15, 15, 0, 45, 15, 10, 10];
                var suma = columna.Where((_, i) => (mascara & (1 << i)) == 0).Sum();
                Assert.Equal(suma, c.Total);
                Assert.Equal(suma >= 80, c.Resultado == Estatus.Terminado);
                Assert.Equal(!visita && suma is 80 or 85, !visita && c.Divergencia);
                Assert.False(visita && c.Divergencia);
            }
        }
    }

    /// <summary>All the totals that the columns of Anexo 11 can give. 79 is none of them, nor 79 on a base of 100: every value of both columns is a multiple of five, so what
    /// stands next to the threshold is 75. The edge of one point is proven with a column that has it (<see cref="OnePointUnderTheThresholdEndsNothing"/>).</summary>
    [Theory, Prueba("PCS-A11-01", "PCS-4.2.12-07", "AMB-41")]
    [InlineData(true, "0 5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85 90 95 100")]
    [InlineData(false, "0 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85 90 95 100 110")]
    public void SeventyNinePointsCannotComeOutOfTheColumns(bool visita, string posibles)
    {
        var calificaciones = Enumerable.Range(0, 128)
            .Select(m => string.Join(' ', Enumerable.Range(0, 7).Where(i => (m & (1 << i)) != 0).Select(i => $"I{i + 1}")))
            .Select(fallan => CalificacionAnexo11.Calificar(Mundo.Pcs, normaliza: false, visita, Valoraciones(fallan)))
            .ToList();
        Assert.Equal(posibles, string.Join(' ', calificaciones.Select(c => (int)c.Total).Distinct().Order()));
        Assert.DoesNotContain(calificaciones, c => c.Total == 79m || c.TotalBase100 is >= 79m and < 80m);
        Assert.Equal(75m, calificaciones.Where(c => c.Total < 80m).Max(c => c.Total));
        Assert.Equal(visita ? "75.00" : "77.27", calificaciones.Where(c => c.TotalBase100 < 80m).Max(c => c.TotalBase100).ToString("F2", null));
        Assert.Equal(80m, calificaciones.Where(c => c.Resultado == Estatus.Terminado).Min(c => c.Total));
    }

    [Fact, Prueba("PCS-A11-02")]
    public void AllEvidenceMeetsEverything() =>
        Assert.All(ValoracionAnexo11.Valorar(Mundo.Pcs.Anexo11, Completa), v => Assert.True(v.Cumple));

    public static TheoryData<string, string, bool> Condiciones() => new()
    {
        { "I1", "ejercido 799999.99", false },
        { "I1", "fuera 0.01", false },
        { "I1", "comprobante 1", false },
        { "I2", "sin conformacion", false },
        { "I2", "sin operacion", false },
        { "I3", "visita 79.99", false },
        { "I3", "visita 80", true },
        { "I4", "material 89.99", false },
        { "I4", "material 90", true },
        { "I4", "material 95 sin evidencia", false },
        { "I5", "sin objetivo", false },
        { "I6", "sin cohesion", false },
        { "I7", "sin participacion", false },
    };

    [Theory, MemberData(nameof(Condiciones))]
    [Prueba("PCS-A11-02", "PCS-A11-03", "PCS-A11-04", "PCS-A11-05", "PCS-A11-06", "PCS-A11-07", "PCS-A11-08", "PCS-A11-09", "PCS-4.2.10-03", "AMB-42", "AMB-53", "PCS-A13-04")]
    public void OneConditionThatFailsTakesTheWholeIndicator(string indicador, string caso, bool cumple)
    {
        var evidencia = caso switch
        {
            "ejercido 799999.99" => Completa with { Ejercido = 799_999.99m },
            "fuera 0.01" => Completa with { EjercidoFueraDeConceptos = 0.01m },
            "comprobante 1" => Completa with { ComprobantesQueNoCumplen = 1 },
            "sin conformacion" => Completa with { AcreditaConformacionCcs = false },
            "sin operacion" => Completa with { AcreditaOperacionCcs = false },
            "visita 79.99" => Completa with { PorcentajeVisita = 79.99m },
            "visita 80" => Completa with { PorcentajeVisita = 80m },
            "material 89.99" => Completa with { PorcentajeMaterial = 89.99m },
            "material 90" => Completa with { PorcentajeMaterial = 90m },
            "material 95 sin evidencia" => Completa with { PorcentajeMaterial = 95m, EvidenciaDeMetas = false },
            "sin objetivo" => Completa with { EvidenciaDelObjetivo = false },
            "sin cohesion" => Completa with { EvidenciaDeCohesion = false },
            "sin participacion" => Completa with { EvidenciaDeParticipacion = false },
            _ => throw new ArgumentOutOfRangeException(nameof(caso)),
        };
        foreach (var v in ValoracionAnexo11.Valorar(Mundo.Pcs.Anexo11, evidencia))
        {
            Assert.Equal(v.Indicador != indicador || cumple, v.Cumple);
            Assert.Matches("^(Cumple|No cumple): .+\\.$", v.Motivo);
        }
    }

    [Fact, Prueba("AMB-43")]
    public void WithoutAVisitTheValuationSaysSo() =>
        Assert.Null(ValoracionAnexo11.Valorar(Mundo.Pcs.Anexo11, Completa with { PorcentajeVisita = null }).Single(v => v.Indicador == "I3").Cumple);

    private static Valoracion[] Valoraciones(string fallan) =>
        [.. Mundo.Pcs.Anexo11.Indicadores.Select(i => new Valoracion(i.Id, !fallan.Split(' ').Contains(i.Id), "Motivo de prueba."))];
}
