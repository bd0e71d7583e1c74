using Dictamen.App.Programas;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Programas;

public sealed class BasesYamlTests
{
    private static Programa Pcs => CatalogoDeProgramas.Pcs2019;

    // Fictitious.
    private const string Completas = """
        nombre: Convocatoria ficticia
        monto_total: 12500000.50
        cobertura:
          - { cvegeo: "200010001", estado: Oaxaca, municipio: Municipio ficticio, localidad: Localidad ficticia, habitantes: 99, porcentaje_indigena: 39.9 }
        conceptos_permitidos: [HERRAMIENTA, MATERIAL]
        esquema_calificacion:
          minimo: 0
          maximo: 100
          pesos: { c01: 10, c02: 10, c03: 10, c04: 5, c05: 10, c06: 10, c07: 5, c08: 10, c09: 10, c10: 5, c11: 15 }
          agregacion: PROMEDIO
          decimales: 2
          calificacion_minima: no_hay
          divergencia: 20
        porcentajes_ministracion: [60, 40]
        calendario_ministracion: Dos ministraciones, en noviembre y diciembre.
        fecha_limite_informe_parcial: 2019-12-31
        criterios_visita: [Avance físico, Participación]
        umbral_monto_elevado: 50000
        formula_reintegro: Lo entregado menos lo comprobado.
        """;

    [Fact]
    public void CompleteBasesAreRead()
    {
        var bases = BasesYaml.Cargar("bases.yaml", Completas, Pcs);
        Assert.Equal(12_500_000.50m, bases.MontoTotal);
        Assert.Equal<decimal>([60m, 40m], bases.PorcentajesMinistracion);
        Assert.Equal(15m, bases.EsquemaCalificacion!.Pesos["c11"]);
        Assert.Null(bases.EsquemaCalificacion.CalificacionMinima);
        Assert.Equal("200010001", bases.Cobertura[0].Cvegeo);
    }

    [Fact]
    public void ADraftMayLackEverythingButItsName()
    {
        var bases = BasesYaml.Cargar("bases.yaml", "nombre: Borrador\n");
        Assert.Equal(Pcs.Posv.Select(p => (p.Id, p.Regla)), ValidacionDeBases.Revisar(bases, Pcs).Select(f => (f.Campo, f.Regla)));
    }

    [Theory]
    [InlineData("monto_total: 12500000.50", "monto_total: doce", 2, null)]
    [InlineData("monto_total: 12500000.50", "monto_total: 12,500,000", 2, null)]
    [InlineData("umbral_monto_elevado:", "umbral_de_monto:", 18, null)]
    [InlineData("monto_total: 12500000.50", "monto_total: 0", 2, "PCS-A2-10")]
    [InlineData("cvegeo: \"200010001\"", "cvegeo: \"20001001\"", 4, "PCS-A2-11")]
    [InlineData("[HERRAMIENTA, MATERIAL]", "[HERRAMIENTA, NOMINA]", 5, "PCS-A6-C3-05")]
    [InlineData("c11: 15", "c11: 15.01", 9, "AMB-17")]
    [InlineData("c11: 15", "c12: 15", 9, "AMB-17")]
    [InlineData("agregacion: PROMEDIO", "agregacion: MODA", 10, "AMB-17")]
    [InlineData("[60, 40]", "[60, 39.99]", 14, "PCS-4.2.8-01")]
    [InlineData("[60, 40]", "[100]", 14, "PCS-4.2.8-01")]
    [InlineData("[60, 40]", "[110, -10]", 14, "PCS-4.2.8-01")]
    [InlineData("2019-12-31", "2020-01-01", 16, "PCS-A6-C4G-09")]
    public void AMistakeIsFoundWhereItStands(string antes, string despues, int linea, string? regla)
    {
        var e = Assert.Throws<BasesInvalidasException>(() => BasesYaml.Cargar("bases.yaml", Completas.Replace(antes, despues, StringComparison.Ordinal), Pcs));
        Assert.Equal((linea, regla), (e.Linea, e.Regla));
    }

    [Theory]
    [Prueba("PCS-A2-10", "PCS-A2-11", "PCS-A2-12", "AMB-10", "AMB-17", "PCS-4.2.8-01", "PCS-4.1-01", "PCS-A6-C4G-09", "PCS-4.2.10-01", "PCS-A3-02", "PCS-A6-C4O-01")]
    [InlineData("monto_total", "PCS-A2-10")]
    [InlineData("cobertura", "PCS-A2-11")]
    [InlineData("conceptos_permitidos", "AMB-10")]
    [InlineData("esquema_calificacion", "AMB-17")]
    [InlineData("porcentajes_ministracion", "PCS-4.2.8-01")]
    [InlineData("calendario_ministracion", "PCS-4.1-01")]
    [InlineData("fecha_limite_informe_parcial", "PCS-A6-C4G-09")]
    [InlineData("criterios_visita", "PCS-4.2.10-01")]
    [InlineData("umbral_monto_elevado", "PCS-A3-02")]
    [InlineData("formula_reintegro", "PCS-A6-C4O-01")]
    public void WithoutAnyOneParameterTheBasesAreNotReady(string parametro, string regla)
    {
        var completas = BasesYaml.Cargar("bases.yaml", Completas, Pcs);
        var sinUno = parametro switch
        {
            "monto_total" => completas with { MontoTotal = null },
            "cobertura" => completas with { Cobertura = [] },
            "conceptos_permitidos" => completas with { ConceptosPermitidos = [] },
            "esquema_calificacion" => completas with { EsquemaCalificacion = null },
            "porcentajes_ministracion" => completas with { PorcentajesMinistracion = [] },
            "calendario_ministracion" => completas with { CalendarioMinistracion = " " },
            "fecha_limite_informe_parcial" => completas with { FechaLimiteInformeParcial = null },
            "criterios_visita" => completas with { CriteriosVisita = default },
            "umbral_monto_elevado" => completas with { UmbralMontoElevado = null },
            _ => completas with { FormulaReintegro = null },
        };

        Assert.Empty(ValidacionDeBases.Revisar(completas, Pcs));
        var falla = Assert.Single(ValidacionDeBases.Revisar(sinUno, Pcs));
        Assert.Equal((parametro, regla), (falla.Campo, falla.Regla));
    }
}
