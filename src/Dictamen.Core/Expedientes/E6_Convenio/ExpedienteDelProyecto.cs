using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>One of the seven pieces of the file that the agreement orders to form (Anexo 6, Cuarta G).</summary>
/// <param name="Inciso">Roman number in the clause.</param>
/// <param name="Nombre">Name, in Spanish.</param>
/// <param name="Hechos">Names of the facts that bring it.</param>
/// <param name="Documentos">Digests of its documents, as far as the state names them.</param>
/// <param name="Falta">What is missing, in one sentence; <see langword="null"/> when it is there.</param>
public sealed record Pieza(string Inciso, string Nombre, ImmutableArray<string> Hechos, ImmutableArray<Huella> Documentos, string? Falta)
{
    /// <summary>What must be known to read it, in one sentence, or <see langword="null"/>.</summary>
    public string? Nota { get; init; }

    /// <summary>Whether its documents are the evidence that comes with those of its facts, which the state does not name.</summary>
    public bool SonAnexos { get; init; }
}

/// <summary>The file of a project as the agreement wants it. VIII and IX of the clause are duties of the committee and no pieces (RZ-07): they have terms of their own, PZ-33, PZ-27 and PZ-28.</summary>
public static class ExpedienteDelProyecto
{
    /// <summary>The seven pieces in the order of the clause; none before the agreement that orders them is signed.</summary>
    [Regla("PCS-A6-C4G-02")]
    public static ImmutableArray<Pieza> Piezas(Expediente estado) => estado is not { Recepcion: { } recepcion, Convenio.Fecha: not null }
        ? []
        :
        [
            new("I", "Proyecto original", [nameof(SolicitudRegistrada)], [recepcion.Anexo3], null),
            new("II", "Ficha de recepción del proyecto", [nameof(SolicitudRegistrada)], [], SinEntregar(estado, "folio", "la ficha con el folio")),
            new("III", "Formato de aceptación de resultados de dictaminación", [nameof(ProyectoDictaminado), nameof(ConvenioSuscrito)], [], SinEntregar(estado, "dictamen", "el resultado de la dictaminación"))
            {
                Nota = "Las Reglas no incluyen este formato: constan el resultado, su notificación y el Convenio que el Comité firmó conforme a él.",
            },
            new("IV", "Proyecto ajustado", [nameof(ProyectoAjustado)], estado.Ajuste?.ProyectoAjustado is { } ajustado ? [ajustado] : [], estado.Ajuste is { MontoAutorizado: > 0 } ? null : "No consta el proyecto ajustado.")
            {
                Nota = estado.Ajuste?.ProyectoAjustado is null ? "No hubo observaciones: rige el proyecto original." : null,
            },
            new("V", "Materiales probatorios comprometidos en el proyecto ajustado", DeInformes, [], estado.Informes?.Final is null ? "Los materiales se entregan con los informes y falta el Informe Final." : null) { SonAnexos = true },
            new("VI", "Acuse de recibo de los informes parcial y final", DeInformes, [.. Enum.GetValues<TipoInforme>().Select(t => estado.Informes?.De(t)?.Documento).OfType<Huella>()], Informes(estado)),
            new("VII", "Documentación comprobatoria del ejercicio del gasto", [nameof(ComprobanteRegistrado), nameof(ReintegroAcreditado)], [.. (estado.Ministraciones?.Comprobantes ?? []).Where(c => c.Valido).Select(c => c.Documento)], Gasto(estado)),
        ];

    private static ImmutableArray<string> DeInformes => [nameof(InformeParcialEntregado), nameof(InformeFinalEntregado)];

    private static string? SinEntregar(Expediente estado, string notificacion, string que) =>
        estado.Notificaciones.GetValueOrDefault(notificacion)?.Estatus == EstatusNotificacion.Entregada ? null : $"No hay constancia de que el Comité haya recibido {que}.";

    // What is not due yet is missing all the same: the list says until when it may come.
    private static string? Informes(Expediente estado)
    {
        var faltan = Enum.GetValues<TipoInforme>()
            .Where(t => estado.Informes?.De(t) is null)
            .Select(t => $"el {t.Nombre()}{(estado.Plazos.GetValueOrDefault(t == TipoInforme.Parcial ? "PZ-27" : "PZ-28") is { } p ? $", que se entrega hasta el {p.UltimoDia.Corta()}" : "")}")
            .ToList();
        return faltan.Count == 0 ? null : $"Falta {string.Join("; y ", faltan)}.";
    }

    private static string? Gasto(Expediente estado)
    {
        if (estado.Ministraciones is not { Pagado: > 0 } ministraciones)
        {
            return "Todavía no se paga ninguna ministración.";
        }

        var resta = ministraciones.Pagado - ministraciones.Ejercido - (estado.Cierre?.Reintegrado ?? 0m);
        return resta > 0 ? $"De {ministraciones.Pagado.Texto()} entregados faltan {resta.Texto()} por comprobar o reintegrar." : null;
    }
}
