using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E5_Ajuste;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Adjustment: observations, review and budget.</content>
public static partial class ActosDeExpediente
{
    private static IEnumerable<FormularioDeActo<Expediente>> DeAjuste() =>
    [
        Acto(
            "observar",
            "Enviar observaciones para ajustar el proyecto",
            e => e.Estatus == Estatus.Apoyado,
            (_, _) =>
            [
                new Campo("comite", "Observaciones del Comité Dictaminador, una por renglón", TipoDeCampo.Area) { EnElActo = "observaciones", Opcional = true },
                new Campo("instancia", "Observaciones de la Instancia Ejecutora, una por renglón", TipoDeCampo.Area) { Opcional = true },
                Documento("oficio", "Oficio con el texto completo"),
            ],
            (x, _, _) => new EnviarObservaciones(x.Archivo("oficio"), [.. x.Lineas("comite").Select(t => (OrigenObservacion.ComiteDictaminador, t))
                .Concat(x.Lineas("instancia").Select(t => (OrigenObservacion.InstanciaEjecutora, t)))
                .Select((o, i) => new Observacion(i + 1, o.Item1, o.t))])),
        Acto("ajustado", "Tener el proyecto por ajustado, sin observaciones", e => e.Estatus == Estatus.Apoyado, Nada, (_, _, _) => new TenerPorAjustado()),
        Acto(
            "revisar-ajuste",
            "Revisar el proyecto ajustado",
            e => e.Estatus is Estatus.EnAjuste1 or Estatus.EnAjuste2 && e.Ajuste?.PorRevisar is not null,
            (e, _) =>
            [
                Dato("Proyecto ajustado", $"Entregado el {e.Ajuste!.PorRevisar!.EntregadaEl.CortaConHora()}; presupuesto de {e.Ajuste.PorRevisar.Conceptos.Sum(c => c.MontoPcs).Texto()}") with { Junto = [new DocumentoDeHecho("Abrir el proyecto ajustado", e.Ajuste.PorRevisar.Proyecto)] },
                .. e.Ajuste.Compromisos is { } c ? [Dato("Objetivo y metas como quedarían", string.Join(" · ", c.EnPalabras()))] : Array.Empty<Campo>(),
                .. e.Ajuste.Observaciones.Where(o => e.Ajuste.Pendientes.Contains(o.Numero)).Select(o => new Campo($"persiste.{o.Numero}", $"Persiste la observación {o.Numero}: {o.Asunto}", TipoDeCampo.Casilla)
                {
                    Opcional = true,
                    Valor = e.Ajuste.SinAtender().Contains(o.Numero) ? "si" : null,
                    Ayuda = e.Ajuste.SinAtender().Contains(o.Numero) ? "El Comité no dice que la haya atendido." : "El Comité dice que la atendió.",
                }),
            ],
            (x, e, _) => new RevisarAjuste(e.Ajuste!.PorRevisar!.Proyecto, [.. e.Ajuste.Observaciones.Select(o => o.Numero).Where(n => x.Marcada($"persiste.{n}"))]) { EntregadaEl = e.Ajuste.PorRevisar.EntregadaEl }),
        Acto(
            "modificar-presupuesto",
            "Modificar el presupuesto",
            e => e.Estatus is Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.EnAjuste2 or Estatus.Ajustado,
            (e, c) =>
            [
                Dato("Máximo que puede autorizarse", Presupuesto.Maximo(e, c).Texto()),
                .. Presupuesto.Vigente(e).Select(k => new Campo($"concepto.{k.Id}", $"Renglón {k.Id.Renglon()}: {k.Concepto.ConceptoEnPalabras()} (recursos {k.Rubro})", TipoDeCampo.Monto) { Valor = k.MontoPcs.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), Ayuda = "Con cero el renglón se quita." }),
                Motivo("Por qué se modifica."),
            ],
            (x, e, _) => new ModificarPresupuesto([.. Presupuesto.Vigente(e).Select(k => k with { MontoPcs = x.Monto($"concepto.{k.Id}") }).Where(k => k.MontoPcs != 0m)], x.Texto("motivo"))),
    ];
}
