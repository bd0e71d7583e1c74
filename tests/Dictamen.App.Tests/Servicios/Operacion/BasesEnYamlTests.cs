using System.Collections.Immutable;
using Dictamen.App.Programas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

public sealed class BasesEnYamlTests
{
    [Theory]
    [InlineData("Convocatoria ficticia")]
    [InlineData("sí: no # 1.5")]
    [InlineData("con \"comillas\", \\ y 'apóstrofo'")]
    [InlineData("tabulador\t, campana\u0007, renglón\u0085 y \u2028 separador")]
    [InlineData("dos\nrenglones ")]
    [InlineData("2019-11-30")]
    [InlineData("- {a: [b]}")]
    public void AnyTextComesBackAsItWas(string texto)
    {
        var bases = new Bases
        {
            Nombre = texto,
            MontoTotal = 12_500_000.50m,
            ConceptosPermitidos = [texto, "MATERIAL"],
            EsquemaCalificacion = new EsquemaCalificacion(0, 100, new Dictionary<string, decimal> { ["c01"] = 40.5m, ["c02"] = 59.5m }.ToImmutableDictionary(), texto, 2, null, 20),
            PorcentajesMinistracion = [60, 40],
            FechaLimiteInformeParcial = new DateOnly(2019, 12, 31),
            FormulaReintegro = texto,
            Cobertura = [new LocalidadConvocada("200010001", texto, "Municipio ficticio", texto, 99, 39.9m), new LocalidadConvocada("200010002", "Oaxaca", "Municipio ficticio", "Otra", null, null)],
        };
        var yaml = BasesEnYaml.Escribir(bases);
        var otras = BasesYaml.Cargar("bases.yaml", yaml);
        Assert.Equal((texto, texto, texto), (otras.Nombre, otras.FormulaReintegro, otras.EsquemaCalificacion!.Agregacion));
        Assert.Equal<LocalidadConvocada>(bases.Cobertura, otras.Cobertura);
        Assert.Equal(yaml, BasesEnYaml.Escribir(otras));
    }
}
