using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Reception: the completeness review, each requirement beside its document.</content>
public static partial class ActosDeExpediente
{
    private static IEnumerable<FormularioDeActo<Expediente>> DeRecepcion() =>
    [
        Acto(
            "completo",
            "Clasificar como completo",
            e => e.Estatus == Estatus.Registrado && e.Recepcion!.Faltantes.IsEmpty,
            (e, c) => Requisitos.Claves(c.Programa).Select(r => Dato(Requisitos.Nombre(r.Requisito, r.Cargo), Presentado(e, c.Programa, r.Clave)) with { Junto = Junto(e, r.Clave) }),
            (_, _, _) => new ClasificarCompleto()),
        Acto(
            "prevenir",
            "Prevenir al Comité por lo que falta",
            e => e.Estatus == Estatus.Registrado,
            (e, c) => Requisitos.Claves(c.Programa).Where(r => r.Requisito.Id != Requisitos.Anexo3).Select(r => new Campo(
                $"hallazgo.{r.Clave}",
                Requisitos.Nombre(r.Requisito, r.Cargo),
                TipoDeCampo.Area)
            {
                Opcional = true,
                Ayuda = e.Recepcion!.Faltantes.FirstOrDefault(f => f.Requisito == r.Clave) is { } f
                    ? $"Ya se pide, porque se detectó: {f.Motivo}"
                    : EstaPresentado(e, r.Clave)
                        ? $"{Presentado(e, c.Programa, r.Clave)}. Escriba aquí por qué no puede aceptarse; déjelo vacío si se acepta."
                        : "No presentado, y no se detectó que fuera obligatorio. Escriba aquí por qué debe entregarse; déjelo vacío si no hace falta.",
                Junto = Junto(e, r.Clave),
            }),
            (x, _, c) => new RequerirSubsanacion(Hallazgos(x, Requisitos.Claves(c.Programa).Select(r => r.Clave))),
            "Se previene una sola vez, con todos los faltantes (numeral 4.2.2). El plazo corre desde que se pruebe la entrega del aviso."),
        Acto(
            "revisar-subsanacion",
            "Revisar lo que se entregó para subsanar",
            e => e.Estatus == Estatus.Prevenido,
            (e, c) => e.Subsanacion!.Pedidos.Select(p => e.Subsanacion.Recibidos.TryGetValue(p.Requisito, out var cuando)
                ? new Campo($"hallazgo.{p.Requisito}", Requisitos.Nombre(c.Programa, p.Requisito), TipoDeCampo.Area)
                {
                    Opcional = true,
                    Ayuda = $"Se pidió: {p.Motivo} Se recibió el {cuando.CortaConHora()}. Déjelo vacío si se acepta.",
                    Junto = Junto(e, p.Requisito),
                }
                : Dato(Requisitos.Nombre(c.Programa, p.Requisito), $"No se ha recibido. Se pidió: {p.Motivo}")),
            (x, e, _) => new RevisarSubsanacion(Hallazgos(x, e.Subsanacion!.Pedidos.Select(p => p.Requisito)))),
    ];

    private static ImmutableArray<Hallazgo> Hallazgos(Captura x, IEnumerable<string> claves) =>
        [.. claves.Select(c => (Clave: c, Motivo: x.TextoONada($"hallazgo.{c}"))).Where(h => h.Motivo is not null).Select(h => new Hallazgo(h.Clave, h.Motivo!))];

    private static string Presentado(Expediente e, Programa programa, string clave) =>
        EstaPresentado(e, clave)
            ? e.Recepcion!.Identificaciones.TryGetValue(clave.Split('/')[^1], out var tipo) && clave.StartsWith(Requisitos.Identificacion, StringComparison.Ordinal) ? $"Presentado ({programa.NombreDeIdentificacion(tipo)})" : "Presentado"
            : "No presentado";

    // The co-investment has neither a document nor an oath of its own: it is section 8.2 of the application, and an empty one was detected.
    private static bool EstaPresentado(Expediente e, string clave) =>
        clave == Requisitos.Anexo3 || e.Recepcion!.Documentos.ContainsKey(clave) || e.Recepcion.Declaraciones.Contains(clave)
        || (clave == Requisitos.Coinversion && e.Recepcion.Faltantes.All(f => f.Requisito != clave));

    private static ImmutableArray<DocumentoDeHecho> Junto(Expediente e, string clave) =>
        clave is Requisitos.Anexo3 or Requisitos.Coinversion ? [new DocumentoDeHecho("Solicitud (Anexo 3)", e.Recepcion!.Anexo3)]
        : e.Recepcion!.Documentos.TryGetValue(clave, out var h) ? [new DocumentoDeHecho("Abrir el documento", h)] : [];
}
