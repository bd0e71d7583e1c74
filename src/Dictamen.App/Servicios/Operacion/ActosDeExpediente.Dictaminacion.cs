using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Dictamination: reviewers, their conflicts, and the collegiate result.</content>
public static partial class ActosDeExpediente
{
    private static IEnumerable<FormularioDeActo<Expediente>> DeDictaminacion() =>
    [
        Acto(
            "asignar-dictaminadores",
            "Pasar a dictaminación con el Comité Dictaminador",
            e => e.Estatus == Estatus.Completo,
            (e, c) => (c.Convocatoria?.Integrantes.Values ?? []).SelectMany(m => Asiento(e, c, m)),
            (x, e, c) => new AsignarDictaminadores([.. (c.Convocatoria?.Integrantes.Values ?? []).Where(m => Impedido(e, m) && AsignarDictaminadores.NombraSuplentes(c)).Select(m => IntegranteCapturado.Leer(x, m.Asiento, m.Asiento))]),
            "Dictaminan todos los asientos del Comité Dictaminador. Donde se encontró un conflicto o falta experiencia, la Secretaría Técnica captura a quien sustituye en este proyecto."),
        Acto(
            "sustituir-dictaminador",
            "Sustituir a un integrante en este proyecto",
            e => e is { Estatus: Estatus.EnDictaminacion, Dictaminacion.Resultado: null },
            (e, c) =>
            [
                new Campo("asiento", "Asiento", TipoDeCampo.Opcion)
                {
                    Opciones = [.. e.Dictaminacion!.Dictaminadores.Values.OrderByDescending(d => d.Conflicto is not null)
                        .Select(d => new OpcionDeCampo(d.Asiento, $"{NombreDelAsiento(c, d.Asiento)}{(d.Conflicto is null ? "" : ": declaró un conflicto de interés")}"))],
                },
                .. Suplente("suplente", "Suplente", c),
            ],
            (x, _, _) => new SustituirDictaminador(IntegranteCapturado.Leer(x, x.Texto("asiento"), "suplente"))),
        Acto(
            "acordar-resultado",
            "Acordar el resultado colegiado",
            e => e is { Estatus: Estatus.EnDictaminacion, Dictaminacion: { Completa: true, Resultado: null } },
            (e, c) =>
            [
                new Campo("viable", "Si no coinciden en la viabilidad o el apego: conclusión de la sesión", TipoDeCampo.Opcion) { Opcional = true, Opciones = [new("si", "Es viable"), new("no", "No es viable")] },
                new Campo("discusion", "Discusión de la sesión", TipoDeCampo.Area) { Opcional = true, Ayuda = "Obligatoria cuando no coinciden o la diferencia llega al umbral de las bases." },
                new Campo("unica", "El Comité recomienda una sola exhibición", TipoDeCampo.Casilla) { Opcional = true },
                .. e.Recepcion!.PanelesSolares ? Paneles(e.Recepcion.Tematica, c.Programa) : [],
            ],
            (x, _, _) => new AcordarResultado(
                x.TextoONada("discusion"),
                SiNoONada(x.Texto("viable")),
                x.Marcada("unica"),
                SiNoONada(x.Texto("paneles")) is { } confirma ? new DecisionDePaneles(confirma, x.Texto("motivo-paneles")) : null)),
        Acto(
            "excluir",
            "Excluir por el límite de un proyecto",
            e => e.Estatus == Estatus.EnDictaminacion,
            Nada,
            (x, _, _) => ExcluirPorLimite.Por(x.Excedente),
            "El folio que prevalece es el primero completo del ejercicio fiscal que es de la misma comunidad, o en cuyo Comité está una misma persona: lo busca el sistema, y lo verá antes de registrar.") with { Preparar = (p, x, _, _) => p.ExcluirAsync(x) },
        Acto(
            "similitud",
            "Declarar la similitud con otros proyectos",
            e => e.Estatus is Estatus.Completo or Estatus.EnDictaminacion or Estatus.Dictaminado || EtapasDeApoyo.SinConvenioSuscrito(e.Estatus),
            (_, _) =>
            [
                new Campo("similares", "Folios similares, uno por renglón", TipoDeCampo.Area),
                Documento("comparativo", "Comparativo de los proyectos"),
                Documento("audiencia", "Constancia de que se oyó al Comité"),
                Documento("resolucion", "Resolución fundada y motivada"),
            ],
            (x, _, _) => new DeclararSimilitud(x.Folios("similares"), x.ArchivoONada("comparativo"), x.ArchivoONada("audiencia"), x.ArchivoONada("resolucion")).Buscando(x.Existe)) with { Preparar = (p, x, _, _) => p.BuscarAsync(x) },
        Acto(
            "informacion-posterior",
            "Declararlo no apoyado por información posterior",
            e => EtapasDeApoyo.SinConvenioSuscrito(e.Estatus),
            (_, _) =>
            [
                Documento("documento", "Documento con la información"),
                new Campo("fecha", "Fecha de la información", TipoDeCampo.Fecha),
                new Campo("impide", "Por qué impide el apoyo", TipoDeCampo.Area),
                Documento("resolucion", "Resolución fundada y motivada"),
            ],
            (x, _, _) => new DeclararNoApoyadoPorInformacionPosterior(x.ArchivoONada("documento"), x.Fecha("fecha"), x.Texto("impide"), x.ArchivoONada("resolucion"))),
    ];

    // What raises the ceiling is what the committee decides, and not what the project says of itself (PCS-A2-06).
    private static IEnumerable<Campo> Paneles(string tematica, Programa programa) =>
    [
        new Campo("paneles", "El proyecto declara que su objeto principal es instalar paneles solares: decisión del Comité", TipoDeCampo.Opcion)
        {
            Opcional = true,
            Opciones = [new("si", $"Se confirma: puede asignársele hasta {programa.Tope(tematica, panelesSolares: true).Texto()}"), new("no", $"No se confirma: hasta {programa.Tope(tematica, panelesSolares: false).Texto()}, lo que corresponde a su temática")],
        },
        new Campo("motivo-paneles", "Motivo de esa decisión", TipoDeCampo.Area) { Opcional = true, Ayuda = "Obligatorio si se decide: los paneles deben ser el objeto principal del proyecto, y no un accesorio. Sin decisión rige lo declarado." },
    ];

    private static bool? SiNoONada(string texto) => texto switch { "si" => true, "no" => false, _ => null };

    private static bool Impedido(Expediente e, MiembroDelComite m) =>
        Impedimentos.Conflicto(m, e) is not null || m.Tematicas.IsDefault || !m.Tematicas.Contains(e.Recepcion!.Tematica);

    private static IEnumerable<Campo> Asiento(Expediente e, Contexto c, MiembroDelComite m)
    {
        var nombre = NombreDelAsiento(c, m.Asiento);
        if (!Impedido(e, m))
        {
            return [Dato(nombre, "Sin conflicto encontrado")];
        }

        var nombra = AsignarDictaminadores.NombraSuplentes(c);
        var motivo = Impedimentos.Conflicto(m, e) is { } conflicto ? $"Conflicto encontrado: {Palabras(conflicto)}" : "Sin experiencia acreditada en la temática";
        return [Dato(nombre, $"{motivo}. {(nombra ? "Capture a quien sustituye." : "Sólo la Secretaría Técnica nombra a quien sustituye: pídale que pase el proyecto a dictaminación.")}"), .. nombra ? Suplente(m.Asiento, $"Suplente de {nombre}", c) : []];
    }

    private static string Palabras(MotivoDeConflicto motivo) => motivo switch
    {
        MotivoDeConflicto.IntegranteDelCpc => "integra el Comité de Participación Comunitaria",
        MotivoDeConflicto.MismaComunidad => "pertenece a la comunidad",
        MotivoDeConflicto.Parentesco => "es pariente de quien integra el Comité",
        _ => "tiene otro interés",
    };

    private static string NombreDelAsiento(Contexto c, string id) => c.Programa.ComiteDictaminador.FirstOrDefault(a => a.Id == id)?.Nombre ?? id;

    private static IEnumerable<Campo> Suplente(string prefijo, string quien, Contexto c) => [.. IntegranteCapturado.Campos(prefijo, quien, c.Programa), Documento($"{prefijo}.nombramiento", $"Nombramiento. {quien}")];
}
