using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.Host.Tests.Demo;

/// <summary>The branches of the road of a convocatoria, each with what its record must hold when it happened. Told from the facts, not from the summary.</summary>
internal static class RamasDelCamino
{
    /// <summary>Facts of one stream, in order.</summary>
    internal sealed record Flujo(string Nombre, IReadOnlyList<Hecho> Hechos)
    {
        public bool Tiene<T>(Func<T, bool>? como = null) where T : Hecho => Hechos.OfType<T>().Any(h => como is null || como(h));

        public bool Luego<TAntes, TDespues>() where TAntes : Hecho where TDespues : Hecho =>
            Hechos.Select((h, i) => (h, i)).FirstOrDefault(x => x.h is TAntes) is (not null, var antes) && Hechos.Skip(antes + 1).OfType<TDespues>().Any();
    }

    /// <summary>Name of each branch and whether a stream took it.</summary>
    public static IReadOnlyList<(string Rama, Func<Flujo, bool> EnUn)> Todas { get; } =
    [
        // Convocatoria
        ("se asume la ruta crítica que rebasa la vigencia", f => f.Tiene<ConvocatoriaPublicada>(h => h.RutaRebasaVigencia)),
        ("abre, cierra y publica sus tres resultados en orden", f => f.Luego<ConvocatoriaAbierta, ConvocatoriaCerrada>() && f.Luego<ResultadosDeRecepcionPublicados, ResultadosDeDictaminacionPublicados>() && f.Luego<ResultadosDeDictaminacionPublicados, ApoyadosPublicados>()),
        ("comité de cuatro y secretaría", f => f.Tiene<ComiteIntegrado>(h => h.Miembros.Length == 4)),

        // Reception and correction
        ("completo desde el inicio", f => f.Tiene<ProyectoCompleto>() && !f.Tiene<PrevencionEmitida>()),
        ("subsana a tiempo", f => f.Luego<FaltantesRecibidos, ProyectoCompleto>()),
        ("subsana en parte: recepción incompleta", f => f.Luego<FaltantesRecibidos, RecepcionIncompletaDeclarada>()),
        ("no subsana: recepción incompleta", f => f.Tiene<RecepcionIncompletaDeclarada>() && !f.Tiene<FaltantesRecibidos>()),

        // Dictamination
        ("excluido por el límite de la comunidad", f => f.Tiene<ProyectoExcluidoPorLimite>(h => h.Limite == LimiteExcedido.Comunidad)),
        ("excluido por el límite de la persona", f => f.Tiene<ProyectoExcluidoPorLimite>(h => h.Limite == LimiteExcedido.Persona)),
        ("conflicto declarado y sustitución", f => f.Luego<ConflictoDeclarado, DictaminadorSustituido>()),
        ("no viable en primera instancia", f => f.Tiene<ResultadoAcordado>(h => !h.Resultado.EsViable)),
        ("viable y bajo el mínimo", f => f.Tiene<ResultadoAcordado>(h => h.Resultado is { EsViable: true, Favorable: false })),
        ("divergencia que se discute", f => f.Tiene<ResultadoAcordado>(h => h.Discusion is not null)),
        ("acta con las cinco firmas", f => f.Hechos.OfType<ActaFirmada>().Count() == 5 && f.Tiene<ActaConcluida>()),

        // Ranking
        ("empate que decide el consecutivo", f => f.Hechos.OfType<PrelacionAsentada>().SelectMany(h => h.Renglones).ToList() is var r && r.Zip(r.Skip(1)).Any(x => x.First.Calificacion == x.Second.Calificacion && x.First.Consecutivo < x.Second.Consecutivo)),
        ("corte con oferta que se acepta", f => f.Luego<OfertaDeAjuste, OfertaAceptada>()),
        ("corte con oferta que se rehúsa", f => f.Tiene<OfertaNoAceptada>(h => h.Respuesta == RespuestaDeOferta.Rehusada)),
        ("promoción con recurso que volvió", f => f.Luego<RecursoLiberado, ProyectoPromovido>()),
        ("no apoyado por dictamen", f => f.Tiene<ProyectoNoApoyado>(h => h.Causa == CausaNoApoyo.Dictamen)),
        ("no apoyado por insuficiencia", f => f.Tiene<ProyectoNoApoyado>(h => h.Causa == CausaNoApoyo.InsuficienciaPresupuestaria)),
        ("de no apoyado a apoyado", f => f.Luego<ProyectoNoApoyado, ProyectoApoyado>()),

        // Adjustment
        ("sin observaciones", f => f.Tiene<ProyectoAjustado>(h => h.Proyecto is null)),
        ("observaciones atendidas en el primer plazo", f => f.Tiene<ProyectoAjustado>(h => h.Proyecto is not null) && !f.Tiene<SegundoAjusteRequerido>()),
        ("observaciones atendidas en el segundo plazo", f => f.Luego<SegundoAjusteRequerido, ProyectoAjustado>()),
        ("silencio en el primer plazo", f => f.Tiene<SegundoAjusteRequerido>(h => h.PorSilencio)),
        ("persiste una observación", f => f.Tiene<SegundoAjusteRequerido>(h => !h.PorSilencio)),
        ("ajuste no atendido", f => f.Tiene<AjusteNoAtendido>()),

        // Agreement and papers
        ("error informado y convenio corregido", f => f.Luego<ConvenioObservado, ConvenioSuscrito>()),
        ("convenio sin las tres firmas: renuncia", f => f.Tiene<RenunciaPresunta>()),
        ("papeles completos", f => f.Tiene<PapelesAceptados>()),
        ("papeles no entregados", f => f.Tiene<PapelesNoEntregados>()),

        // Members of the committee
        ("cambia a quien lleva la tesorería: se pide lo que falta, se subsana y se registra", f => f.Luego<CambioDeIntegrantesInformado, CambioDeIntegrantesPrevenido>() && f.Luego<CambioDeIntegrantesSubsanado, CambioDeIntegrantesRegistrado>()),

        // Payments
        ("una sola exhibición", f => f.Tiene<ConvenioEnviado>(h => h.ExhibicionUnica is not null) && f.Tiene<MinistracionPagada>()),
        ("dos ministraciones", f => f.Tiene<MinistracionPagada>(h => h.Numero == 2)),
        ("segunda negada", f => f.Tiene<SegundaMinistracionNegada>()),
        ("factura, recibo simple y lista de raya", f => Enum.GetValues<TipoDeComprobante>().All(t => f.Tiene<ComprobanteRegistrado>(h => h.Tipo == t))),

        ("factura confirmada ante la autoridad fiscal antes de calificar", f => f.Luego<FacturaVerificada, InformeFinalCalificado>()),
        ("informe final sin el Informe de Contraloría Social: su indicador no otorga puntos", f => f.Tiene<InformeFinalEntregado>(h => h.Contraloria is { ActaDeRegistro: true, Informe: false }) && f.Tiene<InformeFinalCalificado>(h => h.Indicadores.Any(i => i is { Indicador: "I2", Puntos: 0m }))),

        // Reports
        ("informe parcial que no cumple", f => f.Tiene<InformeParcialEvaluado>(h => !h.CumpleInstrumento)),
        ("informe parcial no entregado en su fecha", f => f.Tiene<InformeParcialNoEntregado>()),
        ("información adicional entregada", f => f.Luego<InformacionRequerida, InformacionEntregada>()),
        ("información adicional no entregada", f => f.Luego<InformacionRequerida, InformacionNoEntregada>()),
        ("informe final no entregado", f => f.Tiene<InformeFinalNoEntregado>()),
        ("80 puntos con visita: termina", f => f.Tiene<InformeFinalCalificado>(h => h is { ConVisita: true, Suma: 80m }) && f.Tiene<ProyectoTerminado>()),
        ("75 puntos, lo más cerca de 79 que permite el Anexo 11: impedida", f => f.Tiene<InformeFinalCalificado>(h => h.Suma == 75m) && f.Tiene<ComunidadDeclaradaImpedida>()),
        ("calificación sin visita", f => f.Tiene<InformeFinalCalificado>(h => h is { ConVisita: false, Suma: 110m })),
        ("divergencia del Anexo 11 que resuelve la IN", f => f.Luego<InformeFinalCalificado, DivergenciaResuelta>()),
        ("cédula de observaciones", f => f.Tiene<CedulaNotificada>()),

        // Ways out
        ("desiste antes del resultado", f => f.Tiene<SolicitudDesistida>()),
        ("renuncia al apoyo", f => f.Tiene<ApoyoRenunciado>()),
        ("terminación que pidió el Comité", f => f.Tiene<TerminacionResuelta>(h => h.Procede)),
        ("reintegro vencido", f => f.Tiene<ReintegroVencido>()),
    ];
}
