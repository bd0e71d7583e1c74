using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.App.Consultas;

/// <summary>What a file waits for from the office.</summary>
/// <param name="Acto">Key of the act that answers it, as the pages of the office name it.</param>
/// <param name="Texto">What is to be done, in Spanish.</param>
/// <param name="Rol">Who does it.</param>
public sealed record PendienteDeOficina(string Acto, string Texto, Rol Rol = Rol.Operador)
{
    private const string Levantar = "levantar";

    /// <summary>Key of the acta in which it is done, when it is not done in the file.</summary>
    public string? Acta { get; init; }

    /// <summary>What a file waits for whose result stands in an acta that somebody has still to sign.</summary>
    public static PendienteDeOficina DeFirmas(string acta) => new("firmar", $"Faltan firmas del Acta {acta}", Rol.SecretariaTecnica) { Acta = acta };

    /// <summary>Where the office does what is not done in the page of the file, or <see langword="null"/>.</summary>
    public string? Lugar(Folio folio) => Acta is not null ? $"acta/{Acta}" : Acto == Levantar ? $"convocatoria/{folio.Convocatoria}#actas" : null;

    /// <summary>The next thing that the office owes a file, or <see langword="null"/> when the file waits for somebody else.</summary>
    public static PendienteDeOficina? De(Expediente e) => Extraordinario(e) ?? (e.Estatus switch
    {
        Estatus.Registrado when e.Recepcion!.Faltantes.IsEmpty => new("completo", "Revisar la solicitud: no se detectaron faltantes"),
        Estatus.Registrado => new("prevenir", "Revisar la solicitud: hay faltantes"),
        Estatus.Prevenido when e.Subsanacion!.Pendientes.IsEmpty => new("revisar-subsanacion", "Revisar lo que se entregó para subsanar"),
        Estatus.Completo => new("asignar-dictaminadores", "Pasar el proyecto a dictaminación"),
        Estatus.EnDictaminacion => Dictaminacion(e),
        Estatus.Apoyado => new("observar", "Enviar observaciones, o tener el proyecto por ajustado"),
        Estatus.EnAjuste1 or Estatus.EnAjuste2 when PlazosDeAjuste.EsperaRevision(e) => new("revisar-ajuste", "Revisar el proyecto ajustado"),
        Estatus.Ajustado => new("enviar-convenio", "Enviar el Convenio de Concertación"),
        Estatus.ConvenioObservado => new("enviar-convenio", "Corregir y enviar de nuevo el Convenio"),
        Estatus.ConvenioEnviado when e.Convenio!.FirmadoPorComite => new("suscribir", "Suscribir el Convenio: ya firmó el Comité"),
        Estatus.ConvenioSuscrito => Pago(e, 1),
        Estatus.EnEjecucion => Informes(e) ?? (e.Convenio!.ExhibicionUnica ? Pago(e, 1) : Pago(e, 1) ?? Pago(e, 2)),
        _ => null,
    });

    /// <summary>What the office has to do about a refund that did not come in time, or <see langword="null"/>. It waits for no turn: the file may wait for something else too.</summary>
    [Regla("PCS-A6-C18-01")]
    public static PendienteDeOficina? DeReintegro(Expediente e) => RecursoPorReintegrar.De(e).Vencido > 0m
        ? new("acreditar-reintegro", "Reintegro vencido sin acreditar: asentar el depósito, o ejercer las acciones legales")
        : null;

    private static PendienteDeOficina? Extraordinario(Expediente e) => e switch
    {
        { Cierre.TerminacionSolicitada: true } => new("resolver-terminacion", "Resolver la terminación anticipada que pidió el Comité"),
        { Cierre.Incumplimiento.Etapa: EtapaIncumplimiento.Oido } => new("resolver-incumplimiento", "Resolver el incumplimiento: el Comité ya fue oído"),
        { Convenio.AudienciaDebida: true, Cierre: null or { Termino: null, Incumplimiento: null } } => new("requerir-incumplimiento", "Oír al Comité para terminar su Convenio: no entregó los papeles del pago"),
        { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio.Cambio: { Etapa: EtapaDeCambio.Informado } c } => c.Pendientes.IsEmpty
            ? new("registrar-cambio", "Revisar el cambio de integrantes que informó el Comité: no se detectaron faltantes")
            : new("prevenir-cambio", "Revisar el cambio de integrantes que informó el Comité: hay faltantes"),
        { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio.Cambio.Etapa: EtapaDeCambio.Subsanado } => new("registrar-cambio", "Revisar lo que se entregó del cambio de integrantes"),
        { Estatus: Estatus.EnEjecucion, Convenio.Modificatorio.Etapa: EtapaDeModificatorio.Solicitado } => new("enviar-modificatorio", "Resolver la solicitud de modificar el Convenio: enviar el Instrumento Modificatorio, o declararla improcedente"),
        _ => null,
    };

    private static PendienteDeOficina? Dictaminacion(Expediente e) => e.Dictaminacion switch
    {
        { } d when d.Dictaminadores.Values.Any(x => x.Conflicto is not null) => new("sustituir-dictaminador", "Sustituir a quien declaró un conflicto de interés", Rol.SecretariaTecnica),
        { Completa: true, Resultado: null } => new("acordar-resultado", "Acordar el resultado colegiado", Rol.SecretariaTecnica),
        { Resultado: not null, Acta: null } => new(Levantar, "Asentar el resultado en un Acta", Rol.SecretariaTecnica),
        _ => null,
    };

    private static PendienteDeOficina? Pago(Expediente e, int numero) => (e.Convenio!.Papeles.GetValueOrDefault(numero), e.Ministraciones?.Pago(numero)?.Estatus) switch
    {
        ({ PorRevisar: true }, _) => new("revisar-papeles", $"Revisar los papeles de la ministración {numero}"),
        (_, null or EstatusMinistracion.Instruida) when EstadoDeCuenta.DeOtrosTitulares(e) is not null => null, // the committee's turn: nothing is paid into the account of who left
        ({ Completos: true }, null) when e.Informes is not { EnEvaluacionFinal: true } => new("instruir-pago", $"Instruir la ministración {numero}"),
        (_, EstatusMinistracion.Instruida) => new("aprobar-pago", $"Aprobar la ministración {numero}: la aprueba otra persona", Rol.Aprobador),
        (_, EstatusMinistracion.Aprobada) => new("registrar-pago", $"Registrar el comprobante bancario de la ministración {numero}"),
        _ => null,
    };

    private static PendienteDeOficina? Informes(Expediente e) => e.Informes switch
    {
        { Parcial.Estatus: EstatusInforme.EnEvaluacion } => new("evaluar-parcial", "Valorar el Informe Parcial"),
        { Parcial: { Estatus: EstatusInforme.Evaluado, Cedula: null } } => new("notificar-cedula", "Notificar la Cédula del Informe Parcial"),
        { Final.Estatus: EstatusInforme.EnEvaluacion } => new("calificar-final", "Calificar el Informe Final"),
        { Calificacion.Firme: false } => new("resolver-divergencia", "Resolver la divergencia de la calificación", Rol.Normativa),
        { Final: { Estatus: EstatusInforme.Evaluado, Cedula: null } } => new("notificar-cedula", "Notificar la Cédula del Informe Final"),
        { Calificacion.Firme: true } when e.Ministraciones?.Retencion is not null => new("levantar-retencion", "Resolver la retención del recurso: antes no puede haber resultado final"),
        { Calificacion.Firme: true } when TerminoDelConvenio.SinResolver(e) is not null => null,
        { Calificacion.Firme: true } when TerminoDelConvenio.PagoEnCurso(e) is not null => null, // its proof, or its refusal, comes first
        { Calificacion.Firme: true } when NotificarCedula.Pendiente(e) is not null => null, // the committee's turn: the Cédula asks it for something
        { Calificacion: { Firme: true, Aprobatoria: true } } => new("terminar", "Tener el proyecto por terminado"),
        { Calificacion.Firme: true } when CalificarInformeFinal.TrasLaCedula(e) => new("calificar-final", "Valorar la respuesta a la Cédula: calificar otra vez el Informe Final o declarar a la comunidad impedida"),
        { Calificacion.Firme: true } => new("comunidad-impedida", "Declarar a la comunidad impedida"),
        { ParcialCumpleInstrumento: false } when !e.Convenio!.ExhibicionUnica && e.Ministraciones?.Pago(2) is null => new("negar-segunda", "Negar la segunda ministración: el Informe Parcial no cumple"),
        _ => null,
    };
}
