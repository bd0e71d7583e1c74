using Dictamen.App.Programas;
using Xunit;

namespace Dictamen.App.Tests.Programas;

/// <summary>Each case changes one place of the programme that ships, and the error must point at that place.</summary>
public sealed class ProgramaYamlTests
{
    private static readonly string Original = CatalogoDeProgramas.Recurso("pcs-2019.yaml");

    [Theory, Prueba("PCS-ACU-03")]
    [InlineData("clave: { valor: S070", "clave: { valro: S070", "PCS-ACU-03", "falta la clave «valor»")]
    [InlineData("metas_maximas: {", "metas_maximas: { tolerancia: 1,", "PCS-4.2.2-01", "la clave «tolerancia» no se conoce")]
    [InlineData("[Representante, Tesorero, Secretario]", "[Representante, Tesorera, Secretario]", "PCS-3.3.1-02", "lleva los mismos cargos que «cargos_cpc»")]
    [InlineData("metas_maximas:", "metas_minimas:", "PCS-4.2.2-01", "falta la clave «metas_maximas»")]
    [InlineData("metas_maximas: { valor: 3,", "metas_maximas: { valor: tres,", "PCS-4.2.2-01", "debe ser un número entero")]
    [InlineData("unidad: dias_habiles, descripcion: \"enviar los documentos", "descripcion: \"enviar los documentos", "PCS-4.2.2-04", "falta la clave «unidad»")]
    [InlineData("cantidad: 5, unidad: dias_habiles, descripcion: \"enviar los documentos", "unidad: dias_habiles, descripcion: \"enviar los documentos", "PCS-4.2.2-04", "falta la clave «cantidad» en el plazo PZ-03")]
    [InlineData("cantidad: 5, unidad: dias_habiles, descripcion: \"enviar los documentos", "cantidad: 0, unidad: dias_habiles, descripcion: \"enviar los documentos", "PCS-4.2.2-04", "número entero desde 1")]
    [InlineData("cantidad: 5, unidad: dias_habiles, descripcion: \"enviar los documentos", "cantidad: 5, unidad: quincenas, descripcion: \"enviar los documentos", "PCS-4.2.2-04", "dice «quincenas»")]
    [InlineData("unidad: fecha_cierta, fecha: 2020-01-31", "unidad: fecha_cierta, ampliable: si, fecha: 2020-01-31", "PCS-A6-C4G-10", "el plazo PZ-28 no se cuenta en días")]
    [InlineData("fecha: 2020-01-31", "fecha: 2020-01-32", "PCS-A6-C4G-10", "una fecha aaaa-mm-dd que exista")]
    [InlineData("fecha: 2020-01-31, ", "", "PCS-A6-C4G-10", "debe llevar «fecha», o «fecha_en»")]
    [InlineData("fecha_en: fecha_limite_informe_parcial", "fecha_en: fecha_de_alguien", "PCS-A6-C4G-09", "que no está en «posv»")]
    [InlineData("tope: 700000", "tope: 800000.01", "PCS-A2-07", "rebasa el tope absoluto de 800000")]
    [InlineData("tope: 700000", "tope: -1", "PCS-A2-07", "mayor que cero")]
    [InlineData("tope: 700000", "tope: 700000.005", "PCS-A2-07", "a lo más dos decimales")]
    [InlineData("\"3.1\": { objetivo: OE3", "\"3.1\": { objetivo: OE4", "PCS-A2-04", "apunta al objetivo «OE4», que no existe")]
    [InlineData("con_visita: 35", "con_visita: 36", "PCS-A11-02", "deben sumar 100; suman 101")]
    [InlineData("{ id: c02,", "{ id: c01,", "PCS-A5-02", "«c01» está repetido")]
    [InlineData("alternativas: [SALTO]", "alternativas: [ESTRICTA]", "AMB-26", "es igual al valor adoptado")]
    [InlineData("parametro: nomina", "parametro: tope_por", "AMB-09", "ya es de otra lectura")]
    [InlineData("{ id: monto_total,", "{ id: monto_magico,", "PCS-A2-10", "no tienen el parámetro «monto_magico»")]
    [InlineData("rfc: IND920604A49", "rfc: IND92", "PCS-A8-02", "no tiene la forma de un RFC")]
    [InlineData("insumos, diversos", "Insumos, diversos", "PCS-A3-03", "en minúsculas y sin acentos")]
    [InlineData("desde: 2019-09-01", "desde: 2020-09-01", "PCS-4.2.8.1-05", "caer en 2019")]
    [InlineData("regla: PCS-A3-01 }", "regla: todas }", "todas", "no tiene la forma de un id")]
    [InlineData("fin_de_vigencia: { valor: 2019", "fin_de_vigencia: { valor: 2020", "PCS-A6-C23-01", "fuera del ejercicio 2019")]
    [InlineData("correos: [organo.interno@bienestar.gob.mx]", "correos: [organo.interno]", "PCS-12.1-02", "no tiene la forma de un correo electrónico")]
    [InlineData("numero: 555328-5000", "numero: 555328-5000 ext", "PCS-12.1-02", "no tiene la forma de un teléfono")]
    [InlineData("extensiones: [\"51508\"]", "extensiones: [\"51508 bis\"]", "PCS-12.1-02", "no tiene la forma de una extensión")]
    [InlineData("sitio: https://www.gob.mx/sfp", "sitio: www.gob.mx/sfp", "PCS-12.1-03", "no tiene la forma de una dirección https")]
    [InlineData("asunto: denuncia\n      nombre: Secretaría de la Función", "asunto: queja\n      nombre: Secretaría de la Función", "PCS-12.1-03", "dice «queja»")]
    [InlineData("cuenta: { de: elegibles_con_recurso }", "cuenta: { de: recursos }", "PCS-A12-08", "dice «recursos»")]
    [InlineData("cuenta: { de: elegibles_con_recurso }, ", "", "PCS-A12-08", "debe llevar «cuenta» y «entre», o «fuera_del_registro»")]
    [InlineData("ficha: { objetivo: \"A1/C1-C2", "ficha: { objetivos: \"A1/C1-C2", "PCS-A12-07", "falta la clave «objetivo»")]
    [InlineData("cuenta: { de: apoyados, vertiente: V3 }", "cuenta: { de: apoyados, vertiente: V4 }", "PCS-A12-06", "la vertiente «V4» no existe")]
    [InlineData("tipo: declaracion, nombre: \"Desglose", "tipo: declaracion, por_integrante: si, nombre: \"Desglose", "PCS-3.3-07", "no lleva «por_integrante»")]
    [InlineData("nombre: \"Copia de la CURP\"", "nombre: \"Copia de la CURP\", texto: \"Declaro\"", "PCS-3.3-04", "«texto» es de las declaraciones")]
    public void AMistakeIsFoundWhereItStands(string antes, string despues, string regla, string detalle)
    {
        var lugar = Original.IndexOf(antes, StringComparison.Ordinal);
        Assert.True(lugar >= 0 && Original.IndexOf(antes, lugar + 1, StringComparison.Ordinal) < 0, $"«{antes}» must stand once in the original.");

        var e = Assert.Throws<ProgramaInvalidoException>(() => ProgramaYaml.Cargar("pcs.yaml", Original.Replace(antes, despues, StringComparison.Ordinal)));

        Assert.Contains(detalle, e.Detalle, StringComparison.Ordinal);
        Assert.Equal(regla, e.Regla);
        Assert.StartsWith($"pcs.yaml, línea {e.Linea}, columna {e.Columna}: ", e.Message, StringComparison.Ordinal);
        var linea = 1 + Original[..lugar].Count(c => c == '\n');
        Assert.True(e.Linea == linea || (e.Linea < linea && detalle.Contains("sumar 100", StringComparison.Ordinal)) || e.Linea == 3, $"The error stands in line {e.Linea}, the mistake in line {linea}.");
    }

    [Fact, Prueba("PCS-12.1-04")]
    public void AContactWithNoMeansIsRefused()
    {
        var e = Assert.Throws<ProgramaInvalidoException>(() => ProgramaYaml.Cargar("pcs.yaml", Original.Replace("      medio: El buzón colocado para tal efecto\n", "", StringComparison.Ordinal)));
        Assert.Contains("el contacto DELEGACIONES_BUZON no dice por qué medio se acude a él", e.Detalle, StringComparison.Ordinal);
        Assert.Equal("PCS-12.1-04", e.Regla);
    }

    [Fact, Prueba("PCS-12.1-01")]
    public void ADirectoryWithNobodyToComplainToIsRefused()
    {
        var e = Assert.Throws<ProgramaInvalidoException>(() => ProgramaYaml.Cargar("pcs.yaml", Original.Replace("asunto: denuncia", "asunto: informacion", StringComparison.Ordinal)));
        Assert.Contains("falta un contacto cuyo asunto sea «denuncia»", e.Detalle, StringComparison.Ordinal);
    }

    [Fact]
    public void ARepeatedKeyIsFound()
    {
        var e = Assert.Throws<ProgramaInvalidoException>(() => ProgramaYaml.Cargar("pcs.yaml", Original + "\nid: OTRO\n"));
        Assert.Contains("clave repetida", e.Detalle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hondo: ", "[", "hay más de 32 niveles")]
    [InlineData("uno: &a 1\ndos: ", "*a\n", "no se admiten referencias a otro valor")]
    public void WhatWouldTakeTheProcessDownIsRefusedAtItsLine(string inicio, string resto, string detalle)
    {
        var e = Assert.Throws<ProgramaInvalidoException>(() => ProgramaYaml.Cargar("pcs.yaml", $"{inicio}{string.Concat(Enumerable.Repeat(resto, 100_000))}"));
        Assert.StartsWith(detalle, e.Detalle, StringComparison.Ordinal);
        Assert.Equal(inicio.Count(c => c == '\n') + 1, e.Linea);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- uno\n- dos\n")]
    [InlineData("a: [1, 2\nb: }")]
    [InlineData("---\nid: A\n---\nid: B\n")]
    public void WhatIsNoMappingIsRefused(string yaml) => Assert.Throws<ProgramaInvalidoException>(() => ProgramaYaml.Cargar("x.yaml", yaml));
}
