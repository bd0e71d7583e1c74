using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Meta = Dictamen.Core.Expedientes.E1_Recepcion.Meta;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Modification of the agreement (4.2.6).</content>
public static partial class ActosDeExpediente
{
    private static IEnumerable<FormularioDeActo<Expediente>> DeModificatorio() =>
    [
        Acto(
            "solicitar-modificatorio",
            "Solicitar la modificación del Convenio",
            e => e.Estatus == Estatus.EnEjecucion && e.Convenio?.Modificatorio is not { EnCurso: true },
            (_, _) =>
            [
                new Campo("identificada", "Día en que se identificó la causa", TipoDeCampo.Fecha) { EnElActo = "identificada_el" },
                new Campo("causa", "Causa de fuerza mayor", TipoDeCampo.Area), new Campo("terminos", "Términos que se proponen", TipoDeCampo.Area), Documento("escrito", "Escrito"),
            ],
            (x, _, _) => new SolicitarModificatorio(x.Fecha("identificada"), x.Texto("causa"), x.Texto("terminos"), x.Archivo("escrito"), [])),
        Acto(
            "requerir-documentos-modificatorio",
            "Requerir documentación para modificar el Convenio",
            e => Solicitado(e) && e.Convenio?.Modificatorio is { DocumentacionPedida: false },
            (_, _) => [Motivo("Qué documentación hace falta y por qué."), Documento("oficio", "Requerimiento")],
            (x, _, _) => new RequerirDocumentosDeModificatorio(x.Texto("motivo"), x.Archivo("oficio"))),
        Acto(
            "enviar-modificatorio",
            "Enviar el Instrumento Modificatorio",
            Solicitado,
            (e, c) =>
            [
                .. Presupuesto.Vigente(e).Select(k => new Campo($"concepto.{k.Id}", $"Renglón {k.Id.Renglon()}: {k.Concepto.ConceptoEnPalabras()} (recursos {k.Rubro})", TipoDeCampo.Monto) { EnElActo = "8.1", Valor = k.MontoPcs.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), Ayuda = "La suma de los renglones no cambia." }),
                .. Enumerable.Range(1, c.Programa.MetasMaximas).SelectMany(n => MetaNueva(e, n)),
                new Campo("parcial", "Nueva fecha límite del Informe Parcial", TipoDeCampo.Fecha) { EnElActo = "fecha_limite_reporte_parcial", Opcional = true, Ayuda = "Vacío si no cambia." },
                Casilla("respeta", "No se afecta la esencia del objetivo del proyecto") with { EnElActo = "respeta_el_objetivo" },
                Motivo(), Documento("resolucion", "Resolución"), Documento("instrumento", "Instrumento Modificatorio para firma"),
            ],
            (x, e, c) => new EnviarModificatorio(
                x.Archivo("instrumento"),
                x.Marcada("respeta"),
                x.Texto("motivo"),
                x.Archivo("resolucion"),
                Presupuesto.Vigente(e).Select(k => k with { MontoPcs = x.Monto($"concepto.{k.Id}") }).Where(k => k.MontoPcs != 0m).ToList() is var k && k.SequenceEqual(Presupuesto.Vigente(e)) ? [] : [.. k],
                x.TextoONada("parcial") is null ? null : x.Fecha("parcial")) { Metas = MetasNuevas(x, c) }),
        Acto(
            "modificatorio-improcedente",
            "Declarar improcedente la modificación del Convenio",
            Solicitado,
            (_, _) => [Motivo(), Documento("resolucion", "Resolución")],
            (x, _, _) => new DeclararModificatorioImprocedente(x.Texto("motivo"), x.Archivo("resolucion"))),
    ];

    private static readonly ImmutableArray<string> DatosDeMeta = ["que_hara", "cuanto", "donde", "material_probatorio"];

    // By their places in Anexo 3, so that what is wrong in one is said at its field.
    private static IEnumerable<Campo> MetaNueva(Expediente e, int n) => (e.Ajuste?.Compromisos?.Metas ?? []).ElementAtOrDefault(n - 1) is var m
        ? [
            new Campo($"5[{n}].que_hara", $"Meta {n}: qué se hará", TipoDeCampo.Texto) { Opcional = true, Valor = m?.QueHara, Ayuda = "Si ninguna meta cambia, deje las metas como están. Si cambia alguna, captúrelas todas." },
            new Campo($"5[{n}].cuanto", $"Meta {n}: cuánto", TipoDeCampo.Monto) { Opcional = true, Valor = m?.Cuanto.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) },
            new Campo($"5[{n}].donde", $"Meta {n}: dónde", TipoDeCampo.Texto) { Opcional = true, Valor = m?.Donde },
            new Campo($"5[{n}].material_probatorio", $"Meta {n}: material probatorio, uno por renglón", TipoDeCampo.Area) { Opcional = true, Valor = m is null ? null : string.Join('\n', m.MaterialProbatorio) },
        ]
        : [];

    private static ImmutableArray<Meta> MetasNuevas(Captura x, Contexto c) =>
        [.. Enumerable.Range(1, c.Programa.MetasMaximas)
            .Where(n => DatosDeMeta.Any(d => x.TextoONada($"5[{n}].{d}") is not null))
            .Select(n => new Meta(x.Texto($"5[{n}].que_hara"), x.Monto($"5[{n}].cuanto"), x.Texto($"5[{n}].donde"), [.. x.Lineas($"5[{n}].material_probatorio")]))];

    private static bool Solicitado(Expediente e) => e is { Estatus: Estatus.EnEjecucion, Convenio.Modificatorio.Etapa: EtapaDeModificatorio.Solicitado };
}
