using Dictamen.App.Notificaciones;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.App.Servicios;

/// <summary>Who has the turn in a file and until when, said to a member of its committee: whoever did their part wants to know what is waited for.</summary>
public static class TurnoDelExpediente
{
    /// <summary>Sentences about what the committee waits for; none where it waits for nothing. What is asked of it is said apart (<see cref="AccionesDelComite"/>).</summary>
    public static IReadOnlyList<string> De(MiProyecto mio) => [.. new[] { DeLaEtapa(mio), DeLosPapeles(mio, 2), DelInformeParcial(mio.Expediente), DelModificatorio(mio), DelCambio(mio), DelTermino(mio) }.OfType<string>()];

    private static string? DeLaEtapa(MiProyecto mio) => (mio.EstatusVisible, mio.Expediente) switch
    {
        (Estatus.Registrado, { Recepcion.Faltantes: { IsEmpty: false } faltantes }) => $"Por ahora no se le pide nada. A la solicitud le falta: {string.Join("; ", faltantes.Select(f => f.EnPalabras(mio.Contexto.Programa).TrimEnd('.')))}. La oficina lo pedirá una sola vez, con su plazo.",
        (Estatus.Registrado, _) => "Por ahora no se le pide nada. La oficina revisa si la documentación está completa; si algo falta lo pedirá una sola vez, con su plazo.",
        (Estatus.Prevenido, { Subsanacion.Pendientes.IsEmpty: true }) => "Ya entregó todo lo que se le pidió. La oficina lo revisa y dirá si el expediente quedó completo.",
        (Estatus.Completo, _) => $"La documentación está completa. Sigue la dictaminación; los resultados se publicarán {CamposDeExpediente.FinDeDictaminacion(mio.Contexto)}.",
        (Estatus.EnDictaminacion, _) => $"El Comité Dictaminador evalúa el proyecto. Los resultados se publicarán {CamposDeExpediente.FinDeDictaminacion(mio.Contexto)}.",
        (Estatus.Dictaminado, _) => $"El resultado de la dictaminación se publicó. Sigue la publicación de los proyectos apoyados y no apoyados{Hasta(mio, "PZ-07")}.",
        (Estatus.Apoyado, _) => "El proyecto fue apoyado. La oficina prepara las observaciones, si las hay, o el Convenio para su firma.",
        (Estatus.EnAjuste1 or Estatus.EnAjuste2, { } e) when PlazosDeAjuste.EsperaRevision(e) => "Ya entregó el proyecto ajustado. La oficina revisa si quedaron atendidas todas las observaciones.",
        (Estatus.EnAjuste1, { Ajuste: { PorRevisar: not null } ajuste }) => $"Ya entregó el proyecto ajustado, sin decir que atiende todas las observaciones: {(ajuste.SinAtender() is [var una] ? $"queda la {una}" : $"quedan las {string.Join(", ", ajuste.SinAtender())}")}{Hasta(mio, "PZ-10")}.",
        (Estatus.Ajustado, _) => "El proyecto quedó ajustado. La oficina prepara el Convenio y lo enviará para su firma.",
        (Estatus.ConvenioEnviado, { Convenio: { } c }) when c.FirmadoPorComite => "Ya firmaron el Convenio todas las personas del Comité. Falta que lo suscriba la autoridad.",
        (Estatus.ConvenioEnviado, { Convenio: { } c }) when c.Firmas.ContainsKey(mio.Yo.Cargo) => $"Usted ya firmó el Convenio. {Faltan(mio, c.Firmas.ContainsKey, c.PlazoDeFirma)} Sin todas las firmas en el plazo se presume la renuncia al apoyo.",
        (Estatus.ConvenioObservado, _) => "Se informó un error del Convenio. La oficina lo corrige y lo enviará de nuevo, con un plazo nuevo para firmarlo.",
        (Estatus.ConvenioSuscrito, _) => DeLosPapeles(mio, 1),
        (Estatus.EnEjecucion, { Informes: { EnEvaluacionFinal: true } informes }) => DeLaEvaluacionFinal(informes),
        _ => null,
    };

    private static string? DeLosPapeles(MiProyecto mio, int ministracion)
    {
        var e = mio.Expediente;
        return e.Estatus is not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion) || e.Ministraciones?.Pago(ministracion)?.Estatus is EstatusMinistracion.Pagada or EstatusMinistracion.Negada ? null
            : e.Convenio?.Papeles.GetValueOrDefault(ministracion) switch
            {
                { Completos: true } when EstadoDeCuenta.PorSustituir(e, ministracion) => null,
                { PorRevisar: true } papeles when PapelesNoEntregados.Faltantes(ministracion, papeles).IsEmpty => $"Ya entregó los documentos para el pago de la ministración {ministracion}. La oficina los revisa.",
                { Completos: true } when e.Ministraciones?.Retencion is not null => $"Los documentos para el pago de la ministración {ministracion} están completos; el recurso está retenido de manera cautelar.",
                { Completos: true } => $"Los documentos para el pago de la ministración {ministracion} están completos. La oficina tramita el pago.",
                _ => null,
            };
    }

    private static string? DelInformeParcial(Expediente e) => e is { Estatus: Estatus.EnEjecucion, Informes.Parcial: { Estatus: EstatusInforme.EnEvaluacion } parcial }
        ? $"Ya entregó el Informe Parcial, el {Dia(parcial)}. La oficina lo evalúa{(e.Convenio!.ExhibicionUnica ? "" : "; de ello depende la segunda ministración")}."
        : null;

    private static string? DeLaEvaluacionFinal(Informes informes) => informes switch
    {
        { Final: null } => "El Informe Final no se entregó en su plazo. La oficina evalúa el proyecto con la información disponible y notificará el resultado.",
        { Final: { Estatus: EstatusInforme.EnEvaluacion } final } => $"Ya entregó el Informe Final, el {Dia(final)}. La oficina lo evalúa y le hará llegar la Cédula de Observaciones y/o Recomendaciones.",
        { Final.Estatus: EstatusInforme.Evaluado } => "El Informe Final se evaluó. La oficina le hará llegar la Cédula de Observaciones y/o Recomendaciones.",
        { Final.Estatus: EstatusInforme.CedulaNotificada } => "Ya se notificó la Cédula del Informe Final. La oficina dirá si se dan por terminadas las acciones del proyecto.",
        _ => null,
    };

    private static string? DelModificatorio(MiProyecto mio) => mio.Expediente.Convenio?.Modificatorio switch
    {
        { Etapa: EtapaDeModificatorio.Solicitado } m => $"La oficina resuelve si procede modificar el Convenio{Hasta(mio, m.PlazosDeResolver[0])}.",
        { Etapa: EtapaDeModificatorio.Enviado } m when m.Firmas.ContainsKey(mio.Yo.Cargo) => $"Usted ya firmó el Instrumento Modificatorio. {Faltan(mio, m.Firmas.ContainsKey, m.PlazoDeFirma)} Sin todas las firmas en el plazo rigen los términos originales.",
        _ => null,
    };

    private static string? DelCambio(MiProyecto mio) => mio.Expediente.Convenio?.Cambio is { Etapa: EtapaDeCambio.Informado or EtapaDeCambio.Subsanado } cambio
        ? $"La oficina revisa el cambio de integrantes{Hasta(mio, cambio.PlazoDePrevenir)}. Mientras no lo registre, integran el Comité quienes lo integraban."
        : null;

    private static string? DelTermino(MiProyecto mio) => mio.Expediente.Cierre switch
    {
        { Incumplimiento: { Etapa: EtapaIncumplimiento.Oido } i } => $"La oficina resuelve el requerimiento por incumplimiento{Hasta(mio, $"PZ-22/{i.Numero}")}.",
        { TerminacionSolicitada: true } => $"La oficina responde su solicitud de terminación anticipada{Hasta(mio, "PZ-19")}.",
        _ => null,
    };

    // Nobody signs for another: whoever signed can only ask the others to.
    [Regla("PCS-4.2.5-02", "PCS-4.2.6-07")]
    private static string Faltan(MiProyecto mio, Func<string, bool> firmo, string plazo)
    {
        var faltan = mio.Contexto.Programa.CargosCpc.Where(c => !firmo(c)).ToList();
        return $"{(faltan is [var uno] ? $"Falta la firma de {uno}" : $"Faltan las firmas de {string.Join(" y ", faltan)}")}{Hasta(mio, plazo)}.";
    }

    private static string Hasta(MiProyecto mio, string plazo)
    {
        var suyo = mio.Expediente.Plazos.GetValueOrDefault(plazo) ?? mio.Contexto.Convocatoria?.Plazos.GetValueOrDefault(plazo);
        return suyo is null || mio.Contexto.Vencido(suyo) ? "" : $", hasta el {mio.Contexto.Calendario.Recomputar(suyo).UltimoDia.ConDia()} a las 24:00";
    }

    private static string Dia(Informe informe) => HoraDelCentro.Dia(informe.EntregadoEl).Corta();
}
