using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Reports, visits and grading.</content>
public static partial class ActosDeExpediente
{
    private static IEnumerable<FormularioDeActo<Expediente>> DeInformes() =>
    [
        Acto(
            "evaluar-parcial",
            "Valorar el Informe Parcial",
            e => e.Informes?.Parcial?.Estatus == EstatusInforme.EnEvaluacion,
            (e, c) =>
            [
                .. CamposDelAnexo11(e, c, TipoInforme.Parcial, e.Ministraciones!.Pagado),
                new Campo("cumple", "¿Cumple el Instrumento Jurídico?", TipoDeCampo.Opcion) { Opciones = [new("si", "Sí cumple"), new("no", "No cumple")], Ayuda = "Los puntos del Anexo 11 no lo deciden: al Informe Parcial no se le pide un mínimo." },
                Motivo(), Documento("valoracion", "Valoración"),
            ],
            (x, e, c) => new EvaluarInformeParcial(SiNo(x, "cumple"), x.Texto("motivo"), x.Archivo("valoracion"), Evidencia(x, e, e.Informes!.Parcial!, e.Ministraciones!.Pagado), Valoraciones(x, e, c)),
            "La vista previa explica cada indicador antes de valorar (Anexo 11)."),
        Acto(
            "requerir-informacion",
            "Requerir información del informe",
            e => EnEvaluacion(e) is { } t && e.Informes!.De(t)!.InformacionPedida == false,
            (e, _) => [Entregado(e, EnEvaluacion(e)!.Value), Motivo("Qué falta y por qué se requiere."), Documento("oficio", "Oficio de requerimiento")],
            (x, e, _) => new RequerirInformacion(EnEvaluacion(e)!.Value, x.Texto("motivo"), x.Archivo("oficio")),
            "El plazo corre desde que se pruebe la entrega del requerimiento."),
        Acto(
            "registrar-visita",
            "Registrar una visita de campo",
            e => e.Estatus == Estatus.EnEjecucion && e.Informes?.Calificacion is null,
            (_, c) =>
            [
                new Campo("fecha", "Fecha de la visita", TipoDeCampo.Fecha),
                .. (c.Convocatoria?.Bases?.CriteriosVisita ?? []).Select((t, i) => new Campo($"criterio.{i}", t, TipoDeCampo.Opcion) { Opcional = true, Opciones = [new("si", "Cumple"), new("no", "No cumple")], Ayuda = "Vacío: no se evaluó." }),
                Documento("cedula", "Cédula de la visita"),
            ],
            (x, _, c) => new RegistrarVisita(
                x.Fecha("fecha"),
                [.. (c.Convocatoria?.Bases?.CriteriosVisita ?? []).Select((t, i) => (t, x.Texto($"criterio.{i}"))).Where(v => v.Item2.Length > 0).Select(v => new CriterioVisitado(v.t, v.Item2 == "si"))],
                x.Archivo("cedula"))),
        Acto(
            "calificar-final",
            "Calificar el Informe Final",
            CalificarInformeFinal.Procede,
            (e, c) => [.. CalificarInformeFinal.TrasLaCedula(e) ? Puntos(e, c) : [], .. CamposDelAnexo11(e, c, TipoInforme.Final, e.Informes!.Final!.Ministrado), Documento("documento", "Evaluación firmada")],
            Calificar,
            "La vista previa explica cada punto antes de calificar (Anexo 11). Si no alcanza el mínimo y el Comité responde la Cédula, puede calificarse otra vez, una sola vez, antes del resultado."),
        Acto(
            "resolver-divergencia",
            "Resolver la divergencia de la calificación",
            e => e.Informes?.Calificacion is { Firme: false },
            (_, _) =>
            [
                new Campo("aprobatoria", "Sentido", TipoDeCampo.Opcion) { Opciones = [new("si", "Aprobatoria"), new("no", "No aprobatoria")] },
                new Campo("referencia", "Referencia de la resolución", TipoDeCampo.Texto), Motivo(), Documento("resolucion", "Resolución"),
            ],
            (x, _, _) => new ResolverDivergencia(SiNo(x, "aprobatoria"), x.Texto("referencia"), x.Texto("motivo"), x.Archivo("resolucion"))),
        Acto(
            "notificar-cedula",
            "Notificar la Cédula de Observaciones",
            e => Evaluado(e) is not null,
            (e, _) => [Dato("Informe", Evaluado(e)!.Value.Nombre()), .. DelGasto(e), new Campo("requiere", "Requiere solventar observaciones", TipoDeCampo.Casilla) { Opcional = true }, Documento("cedula", "Cédula")],
            (x, e, _) => new NotificarCedula(Evaluado(e)!.Value, x.Archivo("cedula"), x.Marcada("requiere"))),
        Acto("terminar", "Tener el proyecto por terminado", e => e is { Estatus: Estatus.EnEjecucion, Informes.Calificacion: { Firme: true, Aprobatoria: true } } && NotificarCedula.Pendiente(e) is null, Puntos, (_, _, _) => new TerminarProyecto()),
        Acto("comunidad-impedida", "Declarar a la comunidad impedida", e => e is { Estatus: Estatus.EnEjecucion, Informes.Calificacion: { Firme: true, Aprobatoria: false } } && NotificarCedula.Pendiente(e) is null, Puntos, (_, _, _) => new DeclararComunidadImpedida()),
    ];

    private static IEnumerable<Campo> CamposDelAnexo11(Expediente e, Contexto c, TipoInforme tipo, decimal ministrado) =>
    [
        Entregado(e, tipo),
        Dato("Pagado y comprobado", $"{ministrado.Texto()} pagado cuando se entregó el informe; {e.Informes!.De(tipo)!.Ejercido.Texto()} informado como ejercido"),
        Dato("Visita de campo", e.Informes.PorcentajeVisita is { } p ? $"{p.ConCentesimos()} % de los criterios" : "No hubo: su indicador no otorga ni quita puntos"),
        .. DelGasto(e),
        .. Formatos(e.Informes.De(tipo)!),
        De(c, "I1", new Campo("fuera", "Pesos ejercidos fuera de los conceptos autorizados", TipoDeCampo.Monto) { Valor = "0" }),
        De(c, "I1", new Campo("malos", "Cuántos comprobantes no cumplen", TipoDeCampo.Texto) { Valor = "0" }),
        De(c, "I2", Casilla("ccs-conformacion", "El Comité acredita la conformación de la Contraloría Social") with { EnElActo = "acredita_conformacion_ccs" }),
        De(c, "I2", Casilla("ccs-operacion", "El Comité acredita la operación de la Contraloría Social") with { EnElActo = "acredita_operacion_ccs" }),
        De(c, "I4", new Campo("material", "Porcentaje del material probatorio que se entregó, del comprometido", TipoDeCampo.Monto)),
        De(c, "I4", Casilla("metas", "El material da evidencia clara y consistente de metas, actividades, lugar y población")),
        De(c, "I5", Casilla("objetivo", "Hay evidencia clara y consistente del logro del objetivo")),
        De(c, "I6", Casilla("cohesion", "Hay evidencia de impacto en el entorno inmediato o en la comunidad")),
        De(c, "I7", Casilla("participacion", "Hay evidencia de haber fomentado la participación digna de la comunidad")),
        .. Criterios(e, c).SelectMany(k => new[] { new Campo($"{k}.cuantitativa", $"Valoración cuantitativa de «{k}»", TipoDeCampo.Area), new Campo($"{k}.cualitativa", $"Valoración cualitativa de «{k}»", TipoDeCampo.Area) }),
    ];

    // What is to be observed in the Cédula, before anybody writes it.
    private static IEnumerable<Campo> DelGasto(Expediente e) => ObservacionesDelGasto.De(e) is { IsEmpty: false } observaciones ? [Dato("Observaciones al gasto", string.Join(" ", observaciones))] : [];

    private static IEnumerable<Campo> Formatos(Informe final) => final.Contraloria is { } f
        ? [Dato("Contraloría Social", $"{(f.ActaDeRegistro ? "Entregó" : "No entregó")} el Acta de Registro; {(f.Informe ? "entregó" : "no entregó")} el Informe de Contraloría Social{(final.InformacionAdicional is null ? "" : "; vea además la información adicional")}")]
        : [];

    // A datum of the grading names the indicator that it decides, with its rule.
    private static Campo De(Contexto c, string indicador, Campo campo) => c.Programa.Anexo11.Indicadores.First(i => i.Id == indicador) is var i
        ? campo with { Etiqueta = $"{i.Nombre}: {char.ToLowerInvariant(campo.Etiqueta[0])}{campo.Etiqueta[1..]}", Regla = i.Regla }
        : campo;

    private static CalificarInformeFinal Calificar(Captura x, Expediente e, Contexto c) =>
        new(Evidencia(x, e, e.Informes!.Final!, e.Informes.Final!.Ministrado), Valoraciones(x, e, c), x.Archivo("documento"));

    private static EvidenciaDelInforme Evidencia(Captura x, Expediente e, Informe informe, decimal ministrado) => new()
    {
        Ministrado = ministrado,
        Ejercido = informe.Ejercido,
        EjercidoFueraDeConceptos = x.Monto("fuera"),
        ComprobantesQueNoCumplen = x.Entero("malos"),
        AcreditaConformacionCcs = x.Marcada("ccs-conformacion"),
        AcreditaOperacionCcs = x.Marcada("ccs-operacion"),
        PorcentajeVisita = e.Informes!.PorcentajeVisita,
        PorcentajeMaterial = x.Porcentaje("material"),
        EvidenciaDeMetas = x.Marcada("metas"),
        EvidenciaDelObjetivo = x.Marcada("objetivo"),
        EvidenciaDeCohesion = x.Marcada("cohesion"),
        EvidenciaDeParticipacion = x.Marcada("participacion"),
    };

    private static ImmutableArray<ValoracionDeCriterio> Valoraciones(Captura x, Expediente e, Contexto c) =>
        [.. Criterios(e, c).Select(k => new ValoracionDeCriterio(k, x.Texto($"{k}.cuantitativa"), x.Texto($"{k}.cualitativa")))];

    private static IEnumerable<string> Criterios(Expediente e, Contexto c) =>
        c.Programa.Anexo11.Criterios(conVisita: e.Informes?.PorcentajeVisita is not null);

    private static IEnumerable<Campo> Puntos(Expediente e, Contexto c) =>
    [
        Dato("Calificación", $"{e.Informes!.Calificacion!.Suma.Cifra()} puntos; se requieren {c.Programa.Anexo11.Umbral.Cifra()}"),
        .. CalificarInformeFinal.TrasLaCedula(e) ? [Dato("Respuesta a la Cédula", "El Comité respondió: si con ello cambia algún indicador, puede calificarse otra vez, una sola vez, antes de declarar impedida a la comunidad")] : Array.Empty<Campo>(),
        .. Cedulas(e),
    ];

    // What was observed and what the committee answered, before who decides.
    private static IEnumerable<Campo> Cedulas(Expediente e) =>
        from tipo in Enum.GetValues<TipoInforme>()
        let informe = e.Informes?.De(tipo)
        let cedula = informe?.Cedula
        where cedula is not null
        select Dato($"Cédula del {tipo.Nombre()}", informe!.CedulaSolventada is not null ? "El Comité la respondió" : e.UltimaNotificacion(SolventarCedula.Sufijo(tipo)) is { AbrePlazo: not null } ? "El Comité no la respondió" : "No pedía respuesta") with
        {
            Junto = [new($"Abrir la Cédula del {tipo.Nombre()}", cedula.Value), .. informe.CedulaSolventada is { } respuesta ? [new DocumentoDeHecho($"Abrir la respuesta a la Cédula del {tipo.Nombre()}", respuesta)] : Array.Empty<DocumentoDeHecho>()],
        };

    private static Campo Casilla(string nombre, string etiqueta) => new(nombre, etiqueta, TipoDeCampo.Casilla) { Opcional = true };

    private static Campo Entregado(Expediente e, TipoInforme tipo) => e.Informes!.De(tipo) is { } i
        ? Dato(tipo.Nombre(), $"Entregado el {i.EntregadoEl.CortaConHora()}{(i.Extemporaneo ? ", fuera de plazo" : "")}; del {i.PeriodoInicio.Corta()} al {i.PeriodoFin.Corta()}") with { Junto = i.InformacionAdicional is { } extra ? [new("Abrir el informe", i.Documento), new("Abrir la información adicional", extra)] : [new("Abrir el informe", i.Documento)] }
        : Dato(tipo.Nombre(), "No se ha entregado");

    private static TipoInforme? EnEvaluacion(Expediente e) => Con(e, i => i.Estatus == EstatusInforme.EnEvaluacion);

    private static TipoInforme? Evaluado(Expediente e) => Con(e, i => i is { Estatus: EstatusInforme.Evaluado, Cedula: null });

    private static TipoInforme? Con(Expediente e, Func<Informe, bool> cual) =>
        e.Informes?.Parcial is { } p && cual(p) ? TipoInforme.Parcial : e.Informes?.Final is { } f && cual(f) ? TipoInforme.Final : null;

    private static bool SiNo(Captura x, string campo)
    {
        if (x.Texto(campo) is not ("si" or "no"))
        {
            x.Fallar(campo, "Elija una de las opciones.");
        }

        return x.Texto(campo) == "si";
    }
}
