using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Comunes;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Every act of the office upon a convocatoria. What becomes public is written here, from the record, so that the preview is the publication.</summary>
public static class ActosDeConvocatoria
{
    /// <summary>All of them, in the order of the procedure.</summary>
    public static ImmutableArray<FormularioDeActo<Convocatoria>> Todos { get; } =
    [
        Acto("bases", "Elaborar o cambiar las bases", c => c.Estatus is EstatusConvocatoria.Inexistente or EstatusConvocatoria.Borrador, FormularioDeBases.Campos, FormularioDeBases.Armar, "Lo que falte puede completarse después; para publicar deben estar completas."),
        Acto("bases-yaml", "Elaborar o cambiar las bases desde un archivo YAML", c => c.Estatus is EstatusConvocatoria.Inexistente or EstatusConvocatoria.Borrador, CamposDeBases, ArmarBases, "Sustituye todo lo que tengan las bases."),
        Acto("comite", "Integrar el Comité Dictaminador", c => c.Estatus != EstatusConvocatoria.Inexistente && c.Integrantes.IsEmpty, CamposDelComite, ArmarComite),
        Acto(
            "reemplazar",
            "Reemplazar a un integrante del Comité Dictaminador",
            c => !c.Integrantes.IsEmpty,
            (c, x) =>
            [
                new Campo("asiento", "Asiento", TipoDeCampo.Opcion) { Opciones = [.. x.Programa.ComiteDictaminador.Select(a => new OpcionDeCampo(a.Id, a.Nombre))] },
                .. IntegranteCapturado.Campos("integrante", "Integrante", x.Programa), Documento("integrante.nombramiento", "Nombramiento"),
            ],
            (x, _, _) => new ReemplazarIntegrante(IntegranteCapturado.Leer(x, x.Texto("asiento"), "integrante"))),
        Acto(
            "reemplazar-secretaria",
            "Reemplazar a la Secretaría Técnica",
            c => c.SecretariaTecnica is not null,
            (_, _) => IntegranteCapturado.Persona("secretaria", "Secretaría Técnica"),
            (x, _, _) => new ReemplazarSecretaria(x.Persona("secretaria")),
            "Quien administra el sistema le envía después su enlace y revoca el de quien sale. Un Acta que espera la firma de quien sale se deja sin efecto y se levanta de nuevo."),
        Acto(
            "publicar",
            "Publicar la convocatoria",
            c => c.Estatus == EstatusConvocatoria.Borrador,
            (c, x) =>
            [
                Dato("Ruta crítica si se publica hoy", Ruta(RutaCritica.Calcular(x.Programa, x.Calendario, x.Hoy, c.Lectura(x.Programa, "AMB-14") == "SUMADOS"), x)),
                new Campo("dof", "Fecha de publicación en el DOF", TipoDeCampo.Fecha) { EnElActo = "fecha_dof" },
                new Campo("cita", "Cita del DOF", TipoDeCampo.Texto), new Campo("sitio", "Dirección en el sitio de la autoridad", TipoDeCampo.Texto), new Campo("modulos", "Módulos de atención", TipoDeCampo.Texto),
                new Campo("asume", "La autoridad conoce la ruta crítica y la asume", TipoDeCampo.Casilla) { Opcional = true, Ayuda = "Necesario sólo si, agotados los plazos, los convenios se firmarían después de la vigencia." },
            ],
            (x, _, _) => new PublicarConvocatoria(x.Fecha("dof"), new MediosDeDifusion(x.Texto("cita"), x.Texto("sitio"), x.Texto("modulos")), x.Marcada("asume"))),
        Publicacion<PublicarResultadosDeRecepcion>("recepcion", "Publicar los resultados de recepción", TipoDePublicacion.Recepcion, c => c.Estatus == EstatusConvocatoria.Cerrada && c.ResultadosDeRecepcion is null),
        Publicacion<PublicarResultadosDeDictaminacion>(
            "dictaminacion",
            "Publicar los resultados de dictaminación",
            TipoDePublicacion.Dictaminacion,
            c => c is { ResultadosDeRecepcion: not null, ResultadosDeDictaminacion: null },
            "Se publica también la relación de quienes participaron, en orden alfabético y sin relación con los folios (Anexo 2, VII)."),
        Acto(
            "asignar",
            "Asignar los recursos por prelación",
            c => c is { ResultadosDeDictaminacion: not null, Presupuesto: null },
            Nada,
            (x, _, k) => Asignacion(x.Expedientes, k.Programa)),
        Acto("ofrecer", "Ofrecer un ajuste a la baja al siguiente de la prelación", c => c is { ResultadosDeApoyo: not null, Presupuesto: { Oferta: null } }, Nada, (_, _, _) => new OfrecerAjuste()),
        Acto(
            "responder-oferta",
            "Registrar la respuesta a la oferta de ajuste",
            c => c.Presupuesto?.Oferta is not null,
            (c, _) =>
            [
                Dato("Oferta", $"Folio {new Folio(c.Id, c.Presupuesto!.Oferta!.Consecutivo)}: {c.Presupuesto.Oferta.Monto.Texto()}"),
                Campo.De("respuesta", "Respuesta", (RespuestaDeOferta.Aceptada, "La acepta y sigue siendo viable"), (RespuestaDeOferta.Rehusada, "La rehúsa"), (RespuestaDeOferta.Inviable, "La acepta, y no es viable con ese monto")),
                Documento("viabilidad", "Dictamen de viabilidad", opcional: true),
            ],
            (x, c, _) => new ResponderOferta(new Folio(c.Id, c.Presupuesto!.Oferta!.Consecutivo), x.Opcion<RespuestaDeOferta>("respuesta"), x.ArchivoONada("viabilidad"))),
        Publicacion<PublicarApoyados>(
            "apoyados",
            "Publicar apoyados y no apoyados",
            TipoDePublicacion.Apoyos,
            c => c is { Presupuesto.Asignacion: not null, ResultadosDeApoyo: null },
            "Al publicarse, el resultado se asienta en cada expediente y se notifica."),
        Acto(
            "promover",
            "Promover al siguiente de la prelación",
            c => c.Presupuesto is { Asignacion: not null, Oferta: null } p && (c.ResultadosDeApoyo is null ? p.SinRecurso.Any(r => r.Solicitado <= p.Remanente) : p.SinRecurso.Any()),
            (c, x) => [Dato("Siguiente", c.SiguienteEnPrelacion(x.Programa) is { } s ? $"Folio {new Folio(c.Id, s.Consecutivo)}, lugar {s.Orden}: solicita {s.Solicitado.Texto()}; hay {c.Presupuesto!.Remanente.Texto()}" : ""), Documento("suficiencia", "Suficiencia presupuestaria")],
            (x, c, k) => new PromoverSiguiente(new Folio(c.Id, c.SiguienteEnPrelacion(k.Programa)!.Consecutivo), x.Archivo("suficiencia"))),
        Acto("ampliar", "Ampliar el presupuesto", c => c.Presupuesto is not null, (_, _) => [new Campo("monto", "Monto que se suma", TipoDeCampo.Monto), Documento("oficio", "Oficio de ampliación")], (x, _, _) => new AmpliarPresupuesto(x.Monto("monto"), x.Archivo("oficio")), "Si hay una oferta de ajuste por responder y lo que queda alcanza ya lo que su proyecto solicitó, la oferta queda sin efecto: dígaselo a su Comité y promuévalo completo."),
        Acto("reducir", "Reducir el presupuesto", c => c.Presupuesto is not null, (_, _) => [new Campo("monto", "Monto que se resta", TipoDeCampo.Monto), Documento("oficio", "Oficio de reducción")], (x, _, _) => new ReducirPresupuesto(x.Monto("monto"), x.Archivo("oficio"))),
        Acto(
            "resolucion",
            "Registrar una resolución de la Instancia Normativa",
            c => c.Estatus != EstatusConvocatoria.Inexistente,
            (_, x) =>
            [
                new Campo("lectura", "Lectura que se resuelve", TipoDeCampo.Opcion) { Opciones = [.. x.Programa.Lecturas.Values.OrderBy(l => l.Id, StringComparer.Ordinal).Select(l => new OpcionDeCampo(l.Id, $"{l.Id}: {l.Parametro} (vigente: {l.Valor}{(RegistrarResolucionIN.Ejecutables.TryGetValue(l.Id, out var otros) ? $"; puede ser {string.Join(", ", otros)}" : "")})"))] },
                new Campo("valor", "Valor que fija", TipoDeCampo.Texto), new Campo("fecha", "Fecha de la resolución", TipoDeCampo.Fecha), Documento("documento", "Resolución"),
            ],
            (x, _, _) => new RegistrarResolucionIN(x.Texto("lectura"), x.Texto("valor"), x.Fecha("fecha"), x.Archivo("documento"))),
        ReintentoDeEncargo.De<Convocatoria, ReintentarEncargo>(id => new ReintentarEncargo(id)),
    ];

    /// <summary>The assignment of the money to the projects that an acta holds, with the scores that it holds.</summary>
    public static AsignarPresupuesto Asignacion(IEnumerable<Resumen> expedientes, Programa programa)
    {
        var dictaminados = expedientes.Where(r => r is { Dictamen: not null, EnActa: true, Estatus: Estatus.Dictaminado }).ToLookup(r => r.Dictamen!.Favorable);
        return new AsignarPresupuesto([.. dictaminados[true].Select(r => new ProyectoCalificado(r.Folio, r.Dictamen!.Calificacion, r.Asignable(programa)))], [.. dictaminados[false].Select(r => r.Folio)]);
    }

    private static IEnumerable<Campo> CamposDeBases(Convocatoria c, Contexto k) =>
        [new Campo("yaml", "Bases en YAML", TipoDeCampo.Area) { Valor = c.Bases is { } b ? BasesEnYaml.Escribir(b) : null, Ayuda = "Los errores dicen su línea y su columna." }];

    private static Acto<Convocatoria> ArmarBases(Captura x, Convocatoria c, Contexto k)
    {
        try
        {
            return FormularioDeBases.Elaborar(x, c, BasesYaml.Cargar("bases.yaml", x.Texto("yaml")));
        }
        catch (BasesInvalidasException e)
        {
            x.Fallar("yaml", e.Message);
            return new ModificarBases(c.Bases ?? new Bases { Nombre = "" });
        }
    }

    private static IEnumerable<Campo> CamposDelComite(Convocatoria c, Contexto k) =>
        k.Programa.ComiteDictaminador.SelectMany(a => IntegranteCapturado.Campos(a.Id, a.Nombre, k.Programa).Append(Documento($"{a.Id}.nombramiento", $"Nombramiento. {a.Nombre}"))).Concat(IntegranteCapturado.Persona("secretaria", "Secretaría Técnica"));

    private static IntegrarComite ArmarComite(Captura x, Convocatoria c, Contexto k) =>
        new([.. k.Programa.ComiteDictaminador.Select(a => IntegranteCapturado.Leer(x, a.Id, a.Id))], x.Persona("secretaria"));

    private static string Ruta(RutaCritica r, Contexto k) =>
        $"cierre {r.Cierre.Corta()}; dictaminación {r.Dictaminacion.Corta()}; apoyados {r.Apoyados.Corta()}; ajustes {r.PrimerAjuste.Corta()} y {r.SegundoAjuste.Corta()}; firma {r.Firma.Corta()}"
        + (r.RebasaVigencia(k.Programa) ? $". ATENCIÓN: la firma rebasa el fin de la vigencia ({k.Programa.FinDeVigencia.Corta()})" : "");

    private static FormularioDeActo<Convocatoria> Publicacion<TActo>(string nombre, string titulo, TipoDePublicacion cual, Func<Convocatoria, bool> procede, string? nota = null)
        where TActo : Acto<Convocatoria> =>
        new($"publicar-{nombre}", titulo, typeof(TActo), (c, _) => procede(c), Nada, (x, _, _) => x.Publicar(nombre)) { Nota = nota, Preparar = (p, x, _, ct) => p.PublicarAsync(x, cual, ct) };

    private static FormularioDeActo<Convocatoria> Acto<TActo>(
        string clave, string titulo, Func<Convocatoria, bool> procede, Func<Convocatoria, Contexto, IEnumerable<Campo>> campos, Func<Captura, Convocatoria, Contexto, TActo> armar, string? nota = null)
        where TActo : Acto<Convocatoria> => new(clave, titulo, typeof(TActo) == typeof(Acto<Convocatoria>) ? typeof(ModificarBases) : typeof(TActo), (c, _) => procede(c), campos, armar) { Nota = nota };

    private static Campo Documento(string nombre, string etiqueta, bool opcional = false) => new(nombre, etiqueta, TipoDeCampo.Archivo) { Opcional = opcional };

    private static Campo Dato(string etiqueta, string valor) => new("", etiqueta, TipoDeCampo.Dato) { Valor = valor };

    private static IEnumerable<Campo> Nada(Convocatoria c, Contexto k) => [];
}
