using Dictamen.App.Programas;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Programas;

public sealed class Pcs2019Tests
{
    private static Programa Pcs => CatalogoDeProgramas.Pcs2019;

    [Fact]
    public void EveryTermOfTheTableIsThere() =>
        Assert.Equal(Enumerable.Range(1, 39).Select(i => $"PZ-{i:00}").Prepend("DH-83-01").Prepend("DH-39-01"), Pcs.Plazos.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("PZ-02", 15, Unidad.DiasNaturales, "PCS-A2-13")]
    [InlineData("PZ-03", 5, Unidad.DiasHabiles, "PCS-4.2.2-04")]
    [InlineData("PZ-08", 10, Unidad.DiasHabiles, "PCS-4.2.3.3-08")]
    [InlineData("PZ-11", 3, Unidad.DiasHabiles, "PCS-4.2.4-03")]
    [InlineData("PZ-30", 5, Unidad.DiasNaturales, "PCS-A6-C17-02")]
    [InlineData("PZ-33", 5, Unidad.Anios, "PCS-A6-C4G-08")]
    [InlineData("DH-39-01", 10, Unidad.DiasHabiles, "DH-39-01")]
    [InlineData("DH-83-01", 15, Unidad.DiasHabiles, "DH-83-01")]
    public void TermsAreThoseOfTheTable(string id, int cantidad, Unidad unidad, string regla)
    {
        var t = Pcs.Termino(id);
        Assert.Equal((cantidad, unidad, regla), (t.Cantidad, t.Unidad, t.Regla));
    }

    [Theory]
    [InlineData("PZ-01", "2019-10-19")]
    [InlineData("PZ-28", "2020-01-31")]
    [InlineData("PZ-35", "2019-12-31")]
    [InlineData("PZ-36", "2020-12-31")]
    [InlineData("PZ-39", "2019-12-30")]
    public void CertainDatesAreThoseOfTheTable(string id, string fecha) =>
        Assert.Equal(DateOnly.ParseExact(fecha, "yyyy-MM-dd", null), Pcs.Termino(id).Fecha);

    [Theory]
    [InlineData("PZ-29", "2020-01-15")]
    [InlineData("PZ-33", "2024-12-31")]
    [InlineData("PZ-34", "2024-12-31")]
    [Prueba("PZ-29", "PZ-33", "PZ-34", "AMB-47")]
    public void TermsFromTheEndOfTheYearEndOnTheDayOfTheTable(string id, string ultimo)
    {
        var plazo = Calendario.Lfpa.Computar(Pcs.Termino(id), Pcs.FinDeVigencia);
        Assert.Equal((new DateOnly(2020, 1, 1), DateOnly.ParseExact(ultimo, "yyyy-MM-dd", null)), (plazo.PrimerDia, plazo.UltimoDia));
    }

    [Fact]
    public void ThePartialReportIsTheOnlyDateThatTheConvocatoriaFixes() =>
        Assert.Equal(["PZ-27"], Pcs.Plazos.Values.Where(t => t.Unidad == Unidad.FechaCierta && t.Fecha is null).Select(t => t.Id));

    [Fact]
    public void EveryReadingIsThere()
    {
        Assert.Equal(Enumerable.Range(1, 56).Select(i => $"AMB-{i:00}"), Pcs.Lecturas.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("ESTRICTA", Pcs.Lectura("AMB-26"));
        Assert.Equal("NO", Pcs.Lectura("AMB-41"));
        Assert.Equal("SI", Pcs.Lectura("AMB-12"));
    }

    [Theory, Prueba("AMB-03", "PCS-4.2.2-01")]
    [InlineData("CONSENTIMIENTO_TRANSPARENCIA", "En virtud de la naturaleza y operatividad", "puede transmitirse de manera parcial o total a quien lo solicite vía INFOMEX", "queda protegida, conforme a las disposiciones aplicables.")]
    [InlineData("ACEPTA_NOTIFICACION", "Acepto que cualquier notificación o requerimiento de información o documentación", "SIGEPCS y/o", "correo(s) electrónico(s):")]
    [InlineData("NO_OTROS_PROGRAMAS", "Me comprometo a no recibir apoyos", "las mismas actividades", "señaladas en el presente proyecto.")]
    [InlineData("SIN_PARENTESCO_OTORGANTES", "Declaro que no existen relaciones de interés o nexos", "por consanguinidad o afinidad hasta en cuarto grado", "encargados de otorgar o autorizar los apoyos y estímulos públicos.")]
    [InlineData("SIN_SERVIDORES_PUBLICOS", "Ratifico que el Comité de Participación Comunitaria", "representantes de elección popular, integrantes del Poder Judicial", "cualquiera de los tres órdenes de gobierno.")]
    [InlineData("INFORMACION_CIERTA", "Declaro bajo protesta de decir verdad", "toda la información asentada en este documento", "es cierta.")]
    public void ADeclarationIsMadeInTheWordsOfAnexo3(string id, string empieza, string dice, string termina)
    {
        var texto = Pcs.Requisitos.Single(r => r.Id == id).Declarado;
        Assert.StartsWith(empieza, texto, StringComparison.Ordinal);
        Assert.Contains(dice, texto, StringComparison.Ordinal);
        Assert.EndsWith(termina, texto, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.6", false, 700_000)]
    [InlineData("2.6", true, 800_000)]
    [InlineData("1.3", false, 600_000)]
    [InlineData("1.3", true, 800_000)]
    [InlineData("3.2", false, 800_000)]
    [Prueba("PCS-A2-01", "PCS-A2-02", "PCS-A2-03", "AMB-08", "PCS-A2-05", "PCS-A2-06", "PCS-A2-07", "PCS-A2-08", "PCS-3.5.2-02")]
    public void TheCeilingIsThatOfTheObjectiveOrOfTheSolarPanels(string tematica, bool paneles, int tope) => Assert.Equal(tope, Pcs.Tope(tematica, paneles));

    [Fact]
    public void AnexoOnceAddsTo100WithAVisitAndTo110Without()
    {
        Assert.Equal(100, Pcs.Anexo11.Indicadores.Sum(i => i.ConVisita));
        Assert.Equal(110, Pcs.Anexo11.Indicadores.Sum(i => i.SinVisita ?? 0));
        Assert.Equal((80m, 90m, 80m), (Pcs.Anexo11.Umbral, Pcs.Anexo11.PorcentajeMaterial, Pcs.Anexo11.PorcentajeVisita));
    }

    [Fact, Prueba("AMB-18", "PCS-A5-02")]
    public void TheSecondCriterionReadsAsTheLongerOfItsTwoTexts() =>
        Assert.EndsWith("según la convocatoria en la que participen y al tipo de proyecto.", Pcs.Criterios.Single(c => c.Id == "c02").Nombre, StringComparison.Ordinal);

    [Fact, Prueba("PCS-3.4-01")]
    public void SocialCohesionIsJudgedAmongTheCriteria() =>
        Assert.Contains("cohesión social de la comunidad", Pcs.Criterios.Single(c => c.Id == "c11").Nombre, StringComparison.Ordinal);

    [Fact]
    public void TheListsHaveTheSizesOfTheRules()
    {
        Assert.Equal(15, Pcs.Tematicas.Count);
        Assert.Equal(6, Pcs.Identificaciones.Length);
        Assert.Equal(3, Pcs.CargosCpc.Length);
        Assert.Equal(11, Pcs.Criterios.Length);
        Assert.Equal(4, Pcs.ComiteDictaminador.Length);
        Assert.Equal(5, Pcs.GruposDeEdad.Length);
        Assert.Equal(7, Pcs.ConceptosProhibidos.Count);
        Assert.Equal(10, Pcs.Posv.Length);
        Assert.Equal(["LEY-01", "LEY-02", "LEY-03", "LEY-04"], Pcs.Leyendas.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(6, Pcs.CargosCpc.Length * Pcs.Requisitos.Count(r => r.PorIntegrante));
    }

    [Fact, Prueba("PCS-3.3.1-02")]
    public void ThePostsAreNumberedAsSectionElevenOfTheFormatNumbersThem() =>
        Assert.Equal(["11.1 Representante", "11.3 Secretario", "11.2 Tesorero"], Pcs.CargosCpc.Select(c => $"{Pcs.ApartadoDelCargo(c)} {c}"));

    [Fact]
    public void ValuesThatTheTableSaysTwiceAgree()
    {
        Assert.Equal(Pcs.Termino("PZ-09").Cantidad, Pcs.MesesEstadoDeCuenta);
        Assert.Equal(Pcs.Termino("PZ-35").Fecha, Pcs.FinDeVigencia);
        Assert.Equal(Pcs.Termino("PZ-38").Fecha, Pcs.ExhibicionUnica.Hasta);
        Assert.Equal(Pcs.Lectura("AMB-16"), $"{Pcs.ComiteDictaminador.Length}");
    }

    [Fact]
    public void EveryValueKnowsItsRule()
    {
        Assert.Equal("PCS-3.5.2-02", Pcs.Reglas["tope_absoluto"]);
        Assert.Equal("PCS-4.2.8.1-06", Pcs.Reglas["monto_maximo"]);
    }

    [Fact]
    public void AnUnknownProgrammeIsNamedInSpanish() =>
        Assert.Contains("No existe el programa «XYZ»", Assert.Throws<KeyNotFoundException>(() => CatalogoDeProgramas.Obtener("XYZ")).Message, StringComparison.Ordinal);
}
