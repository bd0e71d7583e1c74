using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Hearing, termination, cancellation and refunds.</content>
public static partial class ActosDeExpediente
{
    // Money that was not accrued goes back without any request.
    private const string SinRequerir = "sin";

    private static IEnumerable<FormularioDeActo<Expediente>> DeCierre() =>
    [
        Acto(
            "resolver-terminacion",
            "Resolver la terminación anticipada que pidió el Comité",
            e => e.Cierre?.TerminacionSolicitada == true && TerminoDelConvenio.HayConvenio(e),
            (_, _) => [new Campo("procede", "Sentido", TipoDeCampo.Opcion) { Opciones = [new("si", "Procede"), new("no", "No procede")] }, Motivo(), Documento("resolucion", "Resolución")],
            (x, _, _) => new ResolverTerminacion(SiNo(x, "procede"), x.Texto("motivo"), x.Archivo("resolucion"))),
        Acto(
            "terminar-por-instancia",
            "Dar por terminado el Convenio",
            Vigente,
            (_, _) =>
            [
                Campo.De("causa", "Causa", (CausaDeTermino.FuerzaMayor, "Fuerza mayor"), (CausaDeTermino.DisponibilidadPresupuestal, "Disponibilidad presupuestal")),
                new Campo("decidida", "Fecha de la decisión", TipoDeCampo.Fecha) { EnElActo = "decidida_el" }, Motivo(), Documento("aviso", "Aviso al Comité"),
            ],
            (x, _, _) => new TerminarPorInstancia(x.Opcion<CausaDeTermino>("causa"), x.Fecha("decidida"), x.Texto("motivo"), x.Archivo("aviso"))),
        Acto(
            "requerir-incumplimiento",
            "Requerir al Comité por incumplimiento (audiencia)",
            e => TerminoDelConvenio.HayConvenio(e) && e.Cierre?.Incumplimiento is not { Etapa: EtapaIncumplimiento.Requerido or EtapaIncumplimiento.Oido },
            (_, _) => [Motivo(), Documento("requerimiento", "Requerimiento")],
            (x, _, _) => new RequerirPorIncumplimiento(x.Texto("motivo"), x.Archivo("requerimiento"))),
        Acto(
            "resolver-incumplimiento",
            "Resolver el incumplimiento",
            e => TerminoDelConvenio.HayConvenio(e) && e.Cierre?.Incumplimiento is { Etapa: EtapaIncumplimiento.Oido },
            (_, _) => [new Campo("termina", "Sentido", TipoDeCampo.Opcion) { Opciones = [new("si", "Termina anticipadamente el Convenio"), new("no", "El Convenio sigue vigente")] }, Motivo(), Documento("resolucion", "Resolución")],
            (x, _, _) => new ResolverIncumplimiento(SiNo(x, "termina"), x.Texto("motivo"), x.Archivo("resolucion"))),
        Acto(
            "cancelar",
            "Cancelar el Instrumento Jurídico",
            e => Vigente(e) && e.Cierre?.Incumplimiento is { Etapa: EtapaIncumplimiento.Oido },
            (_, _) =>
            [
                Campo.De(
                    "causa",
                    "Causa",
                    (CausaDeTermino.UsoIndebido, "Uso indebido de los recursos"),
                    (CausaDeTermino.RiesgoGrave, "Riesgo grave"),
                    (CausaDeTermino.ComprobacionIrregular, "Comprobación irregular"),
                    (CausaDeTermino.Duplicidad, "Duplicidad de apoyos")),
                Motivo(), Documento("determinacion", "Determinación"),
            ],
            (x, _, _) => new CancelarInstrumento(x.Opcion<CausaDeTermino>("causa"), x.Texto("motivo"), x.Archivo("determinacion"))),
        Acto(
            "requerir-reintegro",
            "Requerir un reintegro",
            e => e.Ministraciones?.Pagado > 0,
            (_, _) =>
            [
                Casilla("no-devengado", "No devengado al fin del ejercicio (se requiere solo)") with { EnElActo = "supuestos" },
                Casilla("no-destinado", "No destinado a lo autorizado"),
                Casilla("evaluacion", "Por la evaluación o el incumplimiento"),
                Casilla("fiscalizacion", "Por fiscalización"),
                new Campo("monto", "Monto", TipoDeCampo.Monto), new Campo("rendimientos", "Rendimientos", TipoDeCampo.Monto) { Valor = "0" }, Documento("calculo", "Cálculo"),
            ],
            (x, _, _) => new RequerirReintegro(Supuestos(x), x.Monto("monto"), x.Monto("rendimientos"), x.Archivo("calculo"))),
        Acto(
            "acreditar-reintegro",
            "Acreditar un reintegro",
            e => e.Ministraciones?.Pagado > 0,
            (e, _) =>
            [
                new Campo("numero", "Reintegro", TipoDeCampo.Opcion)
                {
                    Opciones =
                    [
                        .. (e.Cierre?.Reintegros ?? []).Where(r => r.Estatus != EstatusReintegro.Acreditado).Select(r => new OpcionDeCampo($"{r.Numero}", $"{r.Numero}: {r.Resta.Texto()} más {ReintegroRequerido.ConRendimientos(e, r)}")),
                        new(SinRequerir, "Lo que no se devengó, sin que se requiriera"),
                    ],
                },
                new Campo("monto", "Monto depositado", TipoDeCampo.Monto), new Campo("rendimientos", "Rendimientos depositados", TipoDeCampo.Monto) { Valor = "0" },
                new Campo("fecha", "Fecha del depósito", TipoDeCampo.Fecha) { EnElActo = "depositado_el" }, Documento("comprobante", "Comprobante de la TESOFE"),
            ],
            (x, _, _) => new AcreditarReintegro(x.Texto("numero") == SinRequerir ? null : x.Entero("numero"), x.Monto("monto"), x.Monto("rendimientos"), x.Fecha("fecha"), x.Archivo("comprobante"))),
    ];

    private static bool Vigente(Expediente e) => e.Estatus is Estatus.ConvenioSuscrito or Estatus.EnEjecucion;

    private static ImmutableArray<SupuestoReintegro> Supuestos(Captura x) =>
        [.. new[] { ("no-devengado", SupuestoReintegro.NoDevengado), ("no-destinado", SupuestoReintegro.NoDestinado), ("evaluacion", SupuestoReintegro.Evaluacion), ("fiscalizacion", SupuestoReintegro.Fiscalizacion) }.Where(s => x.Marcada(s.Item1)).Select(s => s.Item2)];
}
