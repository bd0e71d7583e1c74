using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.Web.Solicitante.Formulario;

/// <summary>Anexo 3 and Anexo 4 as sections of a form, with the programme's and the convocatoria's own lists.</summary>
public static class FormatoDeSolicitud
{
    /// <summary>Section of the documents: they go up one by one, so they have a page of their own.</summary>
    public const string Documentos = "documentos";

    // Of a goal's words, as many as a list on a telephone shows.
    private const int LargoDeMeta = 60;

    /// <summary>Field of the community's locality, which is one of those of section 3.2.</summary>
    public const string LocalidadDeLaComunidad = "1.1.cvegeo";

    private const string Acta = "acta";
    private const string Declaraciones = "declaraciones";

    /// <summary>The sections, in the order of the formats.</summary>
    /// <param name="programa">Rules of operation.</param>
    /// <param name="bases">Bases of the convocatoria.</param>
    /// <param name="campos">What was typed, so that an activity chooses among the goals that there are; without it, among as many as are admitted.</param>
    public static ImmutableArray<Apartado> Apartados(Programa programa, Bases bases, IReadOnlyDictionary<string, string>? campos = null) =>
    [
        Portada(programa, bases), Justificacion(), Delimitacion(programa, bases), Objetivo(), Metas(programa), Actividades(programa, campos ?? ImmutableDictionary<string, string>.Empty),
        FormaDeTrabajo(), Presupuesto(programa, bases), Transparencia(), Cohesion(), Comite(programa), ActaDeAsamblea(programa), Protesta(programa),
    ];

    /// <summary>Section in which a fault is corrected.</summary>
    public static string ApartadoDe(Falla falla)
    {
        var campo = falla.Campo;
        var corte = campo.IndexOfAny(['.', '[']);
        var cabeza = corte < 0 ? campo : campo[..corte];
        return cabeza switch
        {
            "anexo_4" => Acta,
            "protesta" => Declaraciones,
            _ when int.TryParse(cabeza, NumberStyles.None, CultureInfo.InvariantCulture, out _) => cabeza,
            _ => Documentos,
        };
    }

    /// <summary>A fault of another section as this one shows it, because it may be what was changed here that no longer agrees; <see langword="null"/> when it is of the other alone.</summary>
    /// <param name="falla">The fault.</param>
    /// <param name="campos">What was typed.</param>
    /// <param name="apartado">Section that is being filled in.</param>
    public static Falla? Cruzada(Falla falla, IReadOnlyDictionary<string, string> campos, string apartado) =>
        apartado == "3" && falla.Campo == LocalidadDeLaComunidad && campos.GetValueOrDefault(LocalidadDeLaComunidad, "").Length > 0 ? falla with { Campo = "3.2" } : null;

    /// <summary>Section in which what is missing is handed in.</summary>
    /// <param name="faltante">What is missing.</param>
    /// <param name="adjuntos">Requirements that have a file.</param>
    public static string ApartadoDe(Faltante faltante, IEnumerable<string> adjuntos) => faltante.Requisito switch
    {
        Requisitos.Coinversion => "8",
        Requisitos.Acta when adjuntos.Contains(Requisitos.Acta) => Acta,
        var r when r.Contains('/', StringComparison.Ordinal) || r is Requisitos.Acta or "ESCRITO_PARENTESCO" => Documentos,
        _ => Declaraciones,
    };

    /// <summary>Field of what is missing, in its section.</summary>
    public static string CampoDe(Faltante faltante) => faltante.Requisito switch
    {
        Requisitos.Coinversion => "8.2",
        Requisitos.Acta => "anexo_4.fecha",
        var r => $"protesta.{r}",
    };

    private static Apartado Portada(Programa programa, Bases bases) => new("1", "1. Portada", "De qué comunidad es el proyecto y de qué trata.",
    [
        new Campo("1.1.comunidad_nombre", "Nombre de la comunidad", Ayuda: "Como aparece en el Acta de Asamblea."),
        new Campo(LocalidadDeLaComunidad, "Localidad a la que pertenece", TipoDeCampo.Lista, "Sólo están las localidades de la cobertura de la convocatoria.") { Valores = Localidades(bases.Cobertura) },
        new Campo("1.1.comunidad_ubicacion", "Cómo se llega y dónde está", TipoDeCampo.Area),
        new Campo("1.2", "Nombre del proyecto"),
        new Campo("1.4", "Vertiente", TipoDeCampo.Opciones, "Una sola.") { Valores = [.. programa.Vertientes.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new Opcion(v.Key, v.Value))] },
        new Campo("1.5", "Temática", TipoDeCampo.Lista, "Una sola. De ella depende el monto máximo que puede solicitarse.")
        {
            Valores = [.. programa.Tematicas.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Opcion(t.Key, $"{t.Key} {t.Value.Nombre} (hasta {programa.Tope(t.Key, false).Texto()})"))],
        },
        new Campo("1.5.paneles_solares", $"El objeto principal es instalar celdas o paneles solares (el máximo es {programa.TopePanelesSolares.Texto()})", TipoDeCampo.Casilla),
    ]);

    private static Apartado Justificacion() => new("2", "2. Justificación", "Por qué hace falta el proyecto. Puede escribir con sus propias palabras.",
    [
        new Campo("2", "¿Por qué es necesario e importante el proyecto?", TipoDeCampo.Area),
        new Campo("2.1", "¿Qué problema o necesidad se quiere atender?", TipoDeCampo.Area),
        new Campo("2.2", "¿Por qué existe el problema y cómo afecta a la comunidad?", TipoDeCampo.Area),
        new Campo("2.3.recursos", "¿Con qué cuenta la comunidad?", TipoDeCampo.Area, "Un recurso en cada renglón: por ejemplo, terreno, herramientas, saberes."),
        new Campo("2.3.obstaculos", "¿Qué dificultades hay?", TipoDeCampo.Area, "Una dificultad en cada renglón."),
    ]);

    private static Apartado Delimitacion(Programa programa, Bases bases) => new("3", "3. Lugar y personas beneficiarias", "Dónde se trabajará y a quiénes beneficia.",
    [
        new Campo("3.1", "Descripción de la región y de las personas que se beneficiarán", TipoDeCampo.Area, "Cuántas personas la habitan, a qué pueblo pertenecen y en qué condiciones viven."),
        TablaDeLugares("3.2", "3.2 Lugares en los que incide el proyecto", bases.Cobertura) with { Ayuda = "La localidad de la comunidad (apartado 1) debe ser una de ellas." },
        new Tabla("3.3", "3.3 Personas beneficiarias por edad", "Grupo",
        [
            new Campo("mujeres", "Mujeres", TipoDeCampo.Entero),
            new Campo("hombres", "Hombres", TipoDeCampo.Entero),
        ])
        {
            Ayuda = "Los totales se suman solos al guardar. Deje en blanco donde no haya nadie.",
            Fijos = [.. programa.GruposDeEdad.Select(g => new Opcion(g, g.Edades()))],
        },
        new Campo("3.3.1", "Indicar si los integrantes de la población beneficiaria reciben apoyo de algún Programa de Gobierno. En su caso, detalle cuál y cómo.", TipoDeCampo.Area, "Cuenta el apoyo que reciban las personas, aunque no sea para este proyecto. Si no reciben ninguno, escriba «ninguno»."),
    ]);

    private static Apartado Objetivo() => new("4", "4. Objetivo", "Qué se quiere lograr y por qué medios.", [new Campo("4", "Objetivo del proyecto", TipoDeCampo.Area, "En pocas palabras: qué se hará, para qué y con qué medios.")]);

    private static Apartado Metas(Programa programa) => new("5", "5. Metas", $"Lo que podrá contarse al final: de una a {programa.MetasMaximas} metas.",
    [
        TablaDeMetas(programa),
    ]);

    /// <summary>Places in which a project works, of those that the convocatoria covers.</summary>
    internal static Tabla TablaDeLugares(string ruta, string titulo, ImmutableArray<LocalidadConvocada> cobertura) => new(ruta, titulo, "Lugar",
    [
        new Campo("localidad", "Localidad", TipoDeCampo.Lista) { Valores = Localidades(cobertura) },
        new Campo("comunidad", "Comunidad"),
        new Campo("pueblo", "Pueblo indígena o afromexicano"),
    ]);

    /// <summary>Section 5: goals.</summary>
    internal static Tabla TablaDeMetas(Programa programa) => new("5", "Metas", "Meta",
    [
        new Campo("que_hara", "¿Qué se hará?"),
        new Campo("cuanto", "¿Cuánto?", TipoDeCampo.Numero, "Un número mayor que cero."),
        new Campo("donde", "¿Dónde?"),
        new Campo("material_probatorio", "¿Con qué se comprobará?", TipoDeCampo.Area, "Un material en cada renglón: fotografías, listas, actas."),
    ]) { Maximo = programa.MetasMaximas };

    private static Apartado Actividades(Programa programa, IReadOnlyDictionary<string, string> campos) => new("6", "6. Actividades y calendario", $"Cada meta lleva al menos una actividad, con fechas exactas a más tardar el {programa.FinDeVigencia.Larga()}.",
    [
        new Tabla("6", "Actividades", "Actividad",
        [
            new Campo("meta", "Meta a la que corresponde", TipoDeCampo.Lista) { Valores = [.. MetasPorElegir(programa, campos)] },
            new Campo("num", "Número de la actividad", Ayuda: "Por ejemplo, 1.1"),
            new Campo("descripcion", "¿Qué se hará?"),
            new Campo("fecha_inicio", "Primer día", TipoDeCampo.Fecha),
            new Campo("fecha_fin", "Último día", TipoDeCampo.Fecha),
        ]),
    ]);

    // The goals that were written, with their words, and those that an activity names already; all that are admitted before the first is written.
    private static IEnumerable<Opcion> MetasPorElegir(Programa programa, IReadOnlyDictionary<string, string> campos)
    {
        var metas = Enumerable.Range(1, programa.MetasMaximas).Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(n => (Numero: n, Texto: campos.GetValueOrDefault($"5[{n}].que_hara", "").Trim())).ToList();
        var nombradas = campos.Where(c => RenglonesDeCampos.Numero(c.Key, "6") > 0 && c.Key.EndsWith(".meta", StringComparison.Ordinal)).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var ninguna = metas.TrueForAll(m => m.Texto.Length == 0);
        return metas.Where(m => ninguna || m.Texto.Length > 0 || nombradas.Contains(m.Numero))
            .Select(m => new Opcion(m.Numero, m.Texto.Length == 0 ? $"Meta {m.Numero}" : $"Meta {m.Numero}: {(m.Texto.Length <= LargoDeMeta ? m.Texto : $"{m.Texto[..(char.IsHighSurrogate(m.Texto[LargoDeMeta - 1]) ? LargoDeMeta - 1 : LargoDeMeta)]}…")}"));
    }

    private static Apartado FormaDeTrabajo() => new("7", "7. Forma de trabajo", "Cómo se organizará la gente.",
    [
        new Campo("7", "Describa la forma de trabajo, gestión y operación que se piensan aplicar en la consecución de las metas", TipoDeCampo.Area,
            "Interesa conocer sobre todo las estrategias de trabajo y de acercamiento que se aplicarán con las y los beneficiarios del proyecto. Detalle cómo colaborarán las personas de la comunidad, con sus funciones y responsabilidades."),
    ]);

    private static Apartado Presupuesto(Programa programa, Bases bases) => new("8", "8. Presupuesto", "Un renglón por cada cosa que se comprará o se pagará. El costo total se calcula solo: cantidad por precio.",
    [
        new Tabla("8.1", "8.1 Conceptos de gasto", "Concepto",
        [
            new Campo("rubro", "Rubro", TipoDeCampo.Lista) { Valores = [.. programa.Rubros.Select(r => new Opcion(r, $"Recursos {r}"))] },
            new Campo("concepto", "Concepto que apoya la convocatoria", TipoDeCampo.Lista) { Valores = [.. bases.ConceptosPermitidos.Select(c => new Opcion(c, c.ConceptoEnPalabras()))] },
            new Campo("descripcion", "Descripción", Ayuda: "Qué se compra o se paga, en concreto."),
            new Campo("especificacion", "Especificación", Ayuda: $"Necesaria si es de equipamiento o de actividades sustantivas, o de monto elevado{(bases.UmbralMontoElevado is { } u ? $": {u.Texto()} o más" : "")}. Por ejemplo: marca o calidad, medidas, capacidad."),
            new Campo("cantidad", "Cantidad", TipoDeCampo.Numero),
            new Campo("precio_unitario", "Precio unitario (pesos)", TipoDeCampo.Monto),
            new Campo("monto_pcs", "De ese costo, cuánto se solicita al programa (pesos)", TipoDeCampo.Monto),
        ]),
        new Campo("8.2", "8.2 Coinversión no monetaria", TipoDeCampo.Area, "Lo que la comunidad pone y no es dinero: trabajo, terreno, herramientas."),
    ]);

    private static Apartado Transparencia() => new("9", "9. Transparencia y rendición de cuentas", "Cómo sabrá la comunidad qué pasó con el dinero.",
    [
        new Campo("9", "Describa qué estrategias utilizará para hacer participar a toda la comunidad, para informarle sobre el origen, uso y eficacia de los recursos solicitados al PCS, así como de los resultados de la ejecución del proyecto", TipoDeCampo.Area),
    ]);

    private static Apartado Cohesion() => new("10", "10. Cohesión social", "Lo que el proyecto deja a la comunidad.",
    [
        new Campo("10.1", "¿Cuál es el beneficio directo que tendrá la comunidad con la ejecución del proyecto?", TipoDeCampo.Area),
        new Campo("10.2", "Describa la participación de la comunidad en cada etapa del proyecto (identificación de la problemática o necesidad, planeación, ejecución y evaluación del proyecto)", TipoDeCampo.Area),
        new Campo("10.3", "¿Cómo contribuye la ejecución del proyecto a fortalecer el sentido de compromiso, colaboración, confianza, equidad y solidaridad entre los miembros de la comunidad?", TipoDeCampo.Area),
    ]);

    private static Apartado Comite(Programa programa) => new("11", "11. Comité de Participación Comunitaria",
        $"Una persona distinta para cada cargo, de {programa.EdadMinima} años o más. Sus datos sólo los ven usted y quien opera el programa; no se publican.",
        [AvisoDePrivacidad(programa), .. programa.CargosDelFormato.SelectMany(cargo => Integrante(programa.ApartadoDelCargo(cargo), cargo))]);

    /// <summary>The privacy notice, shown before anybody's data are typed.</summary>
    internal static Campo AvisoDePrivacidad(Programa programa) => new(SolicitudDeBorrador.Aviso, "Aviso de privacidad", TipoDeCampo.Mostrado, "Muéstrelo a todas las personas del Comité antes de capturar sus datos.")
    {
        Valores = [new Opcion(programa.AvisoDePrivacidad, $"versión {programa.AvisoDePrivacidad}")],
    };

    /// <summary>Personal data of a member of the committee, below the path of the person.</summary>
    internal static ImmutableArray<Campo> DatosDePersona { get; } =
    [
        new Campo("nombre", "Nombre o nombres"),
        new Campo("apellido_paterno", "Primer apellido"),
        new Campo("apellido_materno", "Segundo apellido", Ayuda: "Si no lo tiene, déjelo en blanco."),
        new Campo("curp", "CURP", Ayuda: "Dieciocho letras y números, como aparece en su constancia."),
        new Campo("correo", "Correo electrónico", TipoDeCampo.Correo, "A este correo llegará su enlace para seguir el proyecto y firmar el convenio."),
        new Campo("tel_lada", "Teléfono con clave lada", TipoDeCampo.Telefono, "Diez dígitos."),
        new Campo("tel_celular", "Teléfono celular", TipoDeCampo.Telefono, "Diez dígitos."),
        new Campo("calle", "Calle"),
        new Campo("num_ext", "Número exterior", Ayuda: "Si no tiene, escriba «s/n»."),
        new Campo("num_int", "Número interior", Ayuda: "Si no tiene, déjelo en blanco."),
        new Campo("colonia", "Colonia, barrio o paraje"),
        new Campo("municipio", "Municipio"),
        new Campo("cp", "Código postal", TipoDeCampo.Entero, "Cinco dígitos."),
    ];

    private static Parte[] Integrante(string a, string cargo) => [new Subtitulo($"{a} {cargo}"), .. DatosDePersona.Select(c => c with { Ruta = $"{a}.{c.Ruta}" })];

    private static Apartado ActaDeAsamblea(Programa programa) => new(Acta, "Acta de Asamblea Comunitaria (Anexo 4)", "Copie lo que dice el acta; el documento se adjunta en la sección de documentos.",
    [
        new Campo("anexo_4.fecha", "Fecha de la asamblea", TipoDeCampo.Fecha),
        new Campo("anexo_4.hora", "Hora", TipoDeCampo.Hora),
        new Campo("anexo_4.lugar", "Lugar"),
        new Campo("anexo_4.comunidad", "Comunidad"),
        new Campo("anexo_4.localidad", "Localidad"),
        new Campo("anexo_4.entidad", "Entidad federativa"),
        new Campo("anexo_4.quorum", "El acta dice que se verificó el quórum", TipoDeCampo.Casilla),
        new Campo("anexo_4.objetivos", "Objetivos de la reunión", TipoDeCampo.Area),
        new Campo("anexo_4.validacion", "Análisis y validación del proyecto", TipoDeCampo.Area),
        new Subtitulo("Nombramiento del Comité", "Marque a quienes el acta nombra y si firmaron o pusieron su huella."),
        .. programa.CargosCpc.SelectMany(c => new Parte[]
        {
            new Campo($"anexo_4.nombramiento.{c}", $"El acta nombra a la persona de {c} que se indica en el apartado 11", TipoDeCampo.Casilla),
            new Campo($"anexo_4.firma.{c}", $"La persona de {c} firmó o puso su huella", TipoDeCampo.Casilla),
        }),
        new Campo("anexo_4.procedencia", "Procedencia de quienes integran el Comité", TipoDeCampo.Area, "Que son de la comunidad, como lo dice el acta."),
        new Tabla("anexo_4.ccs", "Comité de Contraloría Social", "Persona", [new Campo("nombre", "Nombre completo"), new Campo("cargo", "Cargo"), new Campo("firma", "Firmó o puso su huella", TipoDeCampo.Casilla)]) { Maximo = 20 },
        new Tabla("anexo_4.autoridades", "Autoridades tradicionales", "Autoridad", [new Campo("nombre", "Nombre completo"), new Campo("cargo", "Cargo"), new Campo("firma", "Firmó o puso su huella", TipoDeCampo.Casilla)]) { Maximo = 20 },
    ]);

    private static Apartado Protesta(Programa programa) => new(Declaraciones, "Declaraciones y notificaciones", "Lea cada declaración y márquela si es cierta. Se hacen bajo protesta de decir verdad.",
    [
        .. programa.Requisitos.Where(r => !r.EsDocumento && r.Id != Requisitos.Coinversion).Select(r => new Campo($"protesta.{r.Id}", r.Declarado, TipoDeCampo.Casilla)),
        new Campo("protesta.correos_notificacion", "Correos para recibir notificaciones", TipoDeCampo.Area, "Uno en cada renglón. Los plazos se cuentan desde que llegan los avisos: elija correos que se revisen con frecuencia."),
    ]);

    private static ImmutableArray<Opcion> Localidades(ImmutableArray<LocalidadConvocada> cobertura) =>
        [.. cobertura.OrderBy(l => l.Estado, StringComparer.Ordinal).ThenBy(l => l.Municipio, StringComparer.Ordinal).ThenBy(l => l.Localidad, StringComparer.Ordinal)
            .Select(l => new Opcion(l.Cvegeo, $"{l.Localidad}, {l.Municipio}, {l.Estado}"))];
}
