using System.Text.Json;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

[Prueba("DH-28-02", "DH-28-03", "DH-29-02", "DH-L-01", "AMB-12")]
public class ComandoPlazoTests
{
    [Fact]
    public void ShowsTheArithmetic()
    {
        var r = Consola.Correr("plazo", "--desde", "2019-11-19", "--dias", "2", "--tipo", "habiles");
        Assert.Equal(
            """
            Plazo de 2 días hábiles (LFPA arts. 28 y 38).
            El hecho que abre el plazo surtió efectos el martes 19/11/2019; ese día no se cuenta.
              —  miércoles 20/11/2019: no se cuenta, 20 de noviembre (LFPA art. 28)
              1  jueves 21/11/2019
              2  viernes 22/11/2019
            Primer día: jueves 21/11/2019.
            Último día: viernes 22/11/2019. Vence a las 24:00 del viernes 22/11/2019, hora del centro de México.

            """,
            r.Salida);
        Assert.Equal((0, ""), (r.Codigo, r.Errores));
    }

    [Theory, Prueba("DH-L-12")]
    [InlineData("2024-09-30", "3", "habiles", true)]
    [InlineData("2024-09-30", "1", "naturales", true)]
    [InlineData("2024-09-30", "5", "naturales", false)]
    [InlineData("2024-10-01", "5", "habiles", false)]
    [InlineData("2018-11-29", "5", "habiles", false)]
    public void ATermOverADayThatTheLawMayHaveMovedSaysSoBesideTheAnswer(string desde, string dias, string tipo, bool avisa)
    {
        var una = Consola.Correr("plazo", "--desde", desde, "--dias", dias, "--tipo", tipo);
        Assert.Equal(avisa, una.Errores.Contains("martes 01/10/2024", StringComparison.Ordinal));
        Assert.DoesNotContain("DH-L-12", una.Salida, StringComparison.Ordinal);

        using var lote = new Lote($"desde,dias,tipo\n{desde},{dias},{tipo}\n{desde},{dias},{tipo}\n");
        Assert.Equal(una.Errores, Consola.Correr("plazo", "--lote", lote.Ruta).Errores);
    }

    [Fact]
    public void TheDayOfTheFactIsNotMovedEvenOnASaturday() =>
        Assert.Contains("Último día: viernes 29/11/2019.", Consola.Correr("plazo", "--desde", "2019-11-23", "--dias", "5", "--tipo", "habiles").Salida, StringComparison.Ordinal);

    [Theory]
    [InlineData("habiles", "2019-12-10", "2019-12-16", 5, 2, 0)]
    [InlineData("naturales", "2019-12-10", "2019-12-16", 5, 0, 2)]
    public void Json(string tipo, string primero, string ultimo, int contados, int omitidos, int prorrogas)
    {
        var r = Consola.Correr("plazo", "--desde", "2019-12-09", "--dias", "5", "--tipo", tipo, "--programa", "PCS-2019", "--json");
        var json = JsonDocument.Parse(r.Salida).RootElement;
        Assert.Equal(
            ["desde", "dias", "tipo", "programa", "regla", "primer_dia", "ultimo_dia", "vence", "contados", "omitidos", "prorrogas"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(primero, json.GetProperty("primer_dia").GetString());
        Assert.Equal(ultimo, json.GetProperty("ultimo_dia").GetString());
        Assert.Equal((contados, omitidos, prorrogas),
            (json.GetProperty("contados").GetArrayLength(), json.GetProperty("omitidos").GetArrayLength(), json.GetProperty("prorrogas").GetArrayLength()));
        Assert.EndsWith("}\n", r.Salida, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u00", r.Salida, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "\n")]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    public void ABatchAnswersInTheOrderOfTheInput(string bom, string fin)
    {
        using var lote = new Lote(bom + string.Join(fin, "desde,dias,tipo", "2019-11-14,5,habiles", "\"2019-10-25\",15,naturales", "2019-12-11,10,habiles", "2019-11-14,5,habiles"));
        var r = Consola.Correr("plazo", "--lote", lote.Ruta);
        Assert.Equal(
            "desde,dias,tipo,primer_dia,ultimo_dia\n"
            + "2019-11-14,5,habiles,2019-11-15,2019-11-22\n"
            + "2019-10-25,15,naturales,2019-10-26,2019-11-11\n"
            + "2019-12-11,10,habiles,2019-12-12,2019-12-26\n"
            + "2019-11-14,5,habiles,2019-11-15,2019-11-22\n",
            r.Salida);
        Assert.Equal((0, ""), (r.Codigo, r.Errores));
    }

    [Fact]
    public void ABatchWithoutRowsAnswersItsHeader()
    {
        using var lote = new Lote("desde,dias,tipo\n");
        var r = Consola.Correr("plazo", "--lote", lote.Ruta, "--programa", "PCS-2019");
        Assert.Equal(("desde,dias,tipo,primer_dia,ultimo_dia\n", $"Nota: el archivo «{lote.Ruta}» no tiene renglones después del encabezado.\n"), (r.Salida, r.Errores));
    }

    [Theory]
    [InlineData("HABILES", "habiles")]
    [InlineData("hábiles", "habiles")]
    [InlineData("HÁBILES", "habiles")]
    [InlineData("Naturales", "naturales")]
    public void TheKindOfDaysMayBeWrittenAsPeopleWriteIt(string tipo, string comoSeNombra)
    {
        using var lote = new Lote($"desde,dias,tipo\n2019-11-14,5,{tipo}\n");
        Assert.Contains($"2019-11-14,5,{comoSeNombra},", Consola.Correr("plazo", "--lote", lote.Ruta).Salida, StringComparison.Ordinal);
        Assert.Equal(0, Consola.Correr("plazo", "--desde", "2019-11-14", "--dias", "5", "--tipo", tipo).Codigo);
    }

    [Fact, Prueba("DH-L-12")]
    public void OfManySuchDaysTheYearsAreSaid()
    {
        var errores = Consola.Correr("plazo", "--desde", "2020-01-01", "--dias", "36000", "--tipo", "habiles").Errores;
        Assert.Contains("días de transmisión en 2024, 2030, 2036 y otros ", errores, StringComparison.Ordinal);
        Assert.InRange(errores.Length, 0, 400);
    }

    [Theory]
    [InlineData("2019-02-30,5,habiles", "línea 3, columna 1 (desde): «2019-02-30»")]
    [InlineData("14/11/2019,5,habiles", "línea 3, columna 1 (desde): «14/11/2019»")]
    [InlineData("1899-12-31,5,habiles", "línea 3, columna 1 (desde)")]
    [InlineData(",5,habiles", "línea 3, columna 1 (desde): «»")]
    [InlineData("2019-11-14,0,habiles", "línea 3, columna 2 (dias): «0»")]
    [InlineData("2019-11-14,-1,habiles", "línea 3, columna 2 (dias): «-1»")]
    [InlineData("2019-11-14,1.5,habiles", "línea 3, columna 2 (dias)")]
    [InlineData("2019-11-14,36526,habiles", "línea 3, columna 2 (dias)")]
    [InlineData("2019-11-14,99999999999,habiles", "línea 3, columna 2 (dias)")]
    [InlineData("2019-11-14,+5,habiles", "línea 3, columna 2 (dias): «+5»")]
    [InlineData("2019-11-14,5\0,habiles", "línea 3, columna 2 (dias): tiene el carácter de control U+0000")]
    [InlineData("2019-11-14,5,laborables", "línea 3, columna 3 (tipo): «laborables»")]
    [InlineData("2019-11-14,5", "línea 3: hay 2 columnas y se esperan 3 (desde,dias,tipo)")]
    [InlineData("2019-11-14,5,habiles,", "línea 3: hay 4 columnas y se esperan 3")]
    public void OneBadRowRefusesTheWholeBatch(string renglon, string donde)
    {
        using var lote = new Lote($"desde,dias,tipo\n2019-11-14,5,habiles\n{renglon}\n2019-11-14,5,habiles\n");
        Assert.Contains($"En «{Path.GetFileName(lote.Ruta)}», {donde}", Consola.Correr("plazo", "--lote", lote.Ruta).Rechazo(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnclosedQuoteInTheLastRowIsSaidToBeThat()
    {
        using var lote = new Lote("desde,dias,tipo\n2019-11-14,\"5,habiles");
        Assert.Contains(", línea 2: hay comillas fuera de lugar", Consola.Correr("plazo", "--lote", lote.Ruta).Rechazo(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Faltan las opciones «--desde aaaa-mm-dd», «--dias número» y «--tipo habiles|naturales», o en su lugar «--lote ARCHIVO.csv»; «dictamen plazo --help» muestra lo que se admite.", "plazo")]
    [InlineData("Faltan las opciones «--dias número» y «--tipo habiles|naturales», o en su lugar", "plazo", "--desde", "2019-11-14")]
    [InlineData("Falta la opción «--tipo", "plazo", "--desde", "2019-11-14", "--dias", "5")]
    [InlineData("Falta el valor de la opción «--desde»", "plazo", "--desde")]
    [InlineData("Falta el valor de la opción «--desde»", "plazo", "--desde", "--dias", "5", "--tipo", "habiles")]
    [InlineData("Falta el valor de la opción «--lote»", "plazo", "--lote", "--json")]
    [InlineData("Falta el valor de la opción «--datos»", "demo", "--datos", "--sin-servidor", "--puerto", "5987")]
    [InlineData("Falta el valor de la opción «--datos»", "--datos", "--puerto")]
    [InlineData("El valor «ayer» de la opción «--desde»", "plazo", "--desde", "ayer", "--dias", "5", "--tipo", "habiles")]
    [InlineData("El valor «2019-11-31» de la opción «--desde»", "plazo", "--desde", "2019-11-31", "--dias", "5", "--tipo", "habiles")]
    [InlineData("El valor «cinco» de la opción «--dias»", "plazo", "--desde", "2019-11-14", "--dias", "cinco", "--tipo", "habiles")]
    [InlineData("El valor «0» de la opción «--dias»", "plazo", "--desde", "2019-11-14", "--dias", "0", "--tipo", "habiles")]
    [InlineData("El valor «+5» de la opción «--dias»", "plazo", "--desde", "2019-11-14", "--dias", "+5", "--tipo", "habiles")]
    [InlineData("El valor «laborables» de la opción «--tipo»", "plazo", "--desde", "2019-11-14", "--dias", "5", "--tipo", "laborables")]
    [InlineData("El valor «XYZ» de la opción «--programa»", "plazo", "--desde", "2019-11-14", "--dias", "5", "--tipo", "habiles", "--programa", "XYZ")]
    [InlineData("La opción «--dias» se indicó 2 veces", "plazo", "--dias", "5", "--dias", "6")]
    [InlineData("No se reconoce la opción «--otra»", "plazo", "--otra")]
    [InlineData("No se reconoce el argumento «5»", "plazo", "5")]
    [InlineData("Con «--lote» no se usa «--json»", "plazo", "--lote", "x.csv", "--json")]
    [InlineData("Con «--lote» no se usa «--dias»", "plazo", "--lote", "x.csv", "--dias", "5")]
    [InlineData("No existe el archivo «/no/hay.csv»", "plazo", "--lote", "/no/hay.csv")]
    [InlineData("No se puede leer el archivo «/»", "plazo", "--lote", "/")]
    public void AWrongCommandLineIsOneSentence(string frase, params string[] args) =>
        Assert.StartsWith(frase, Consola.Correr(args).Rechazo(), StringComparison.Ordinal);
}
