using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>End of a refund's term (PZ-29, PZ-30, PZ-31).</summary>
public static class VencimientoReintegro
{
    /// <summary>Decides upon the end. The general term (a) is overdue only where the file shows money that was neither spent nor refunded.</summary>
    [Regla("PZ-29", "PZ-30", "PZ-31", "PCS-A6-C18-01")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo)
    {
        var reintegros = estado.Cierre?.Reintegros ?? [];
        if (plazo.Id != plazo.Renglon)
        {
            return reintegros.FirstOrDefault(r => plazo.Id == $"{plazo.Renglon}/{r.Numero}") is { Estatus: EstatusReintegro.Requerido } r
                ? new ReintegroVencido(plazo.Id, r.Numero, r.Monto, plazo.UltimoDia)
                : new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
        }

        // While the final report may still come nobody knows what was left: evidence of spending is registered until then.
        var abierto = estado.Informes is not { EnEvaluacionFinal: true } && estado.Cierre?.Termino is null;
        return PorReintegrar(estado) switch
        {
            <= 0 => new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto),
            _ when abierto => new PlazoConcluido(plazo.Id, MotivoDeConclusion.PorDeterminar),
            var falta => new ReintegroVencido(plazo.Id, reintegros.Length + 1, falta, plazo.UltimoDia),
        };
    }

    /// <summary>A fact after which no other report can come, with what is overdue then: by the final report that came, or by what the file knows without it. The general term is due without any request, so it
    /// does not wait for a report, and even less for one that never comes.</summary>
    [Regla("PZ-29", "PCS-A6-C17-01")]
    internal static Decision ConLoVencido(Hecho hecho, Expediente estado, decimal? ejercido, Contexto contexto)
    {
        var plazo = FechasDeReintegro.Plazo(SupuestoReintegro.NoDevengado, contexto.Hoy, contexto);
        return contexto.Vencido(plazo) && PorReintegrar(estado, ejercido ?? EjercidoConocido(estado)) is > 0 and var falta
            ? Decision.De(hecho, new ReintegroVencido(plazo.Id, (estado.Cierre?.Reintegros.Length ?? 0) + 1, falta, plazo.UltimoDia))
            : hecho;
    }

    /// <summary>Pesos that were paid and that the file shows neither as spent nor as refunded, nor as asked for with a request of its own; zero or less when there are none.</summary>
    public static decimal PorReintegrar(Expediente estado) => PorReintegrar(estado, EjercidoConocido(estado));

    private static decimal EjercidoConocido(Expediente estado) =>
        estado.Informes?.Final?.Ejercido ?? Math.Max(estado.Informes?.Parcial?.Ejercido ?? 0m, estado.Ministraciones?.Ejercido ?? 0m);

    // What was asked for with a request of its own has a term of its own.
    private static decimal PorReintegrar(Expediente estado, decimal ejercido) =>
        (estado.Ministraciones?.Pagado ?? 0m) - ejercido - (estado.Cierre?.Reintegros.Sum(r => r.Monto) ?? 0m);
}

/// <summary>REINTEGRO_VENCIDO: the Instancia Ejecutora may take legal action (Décima Octava).</summary>
/// <param name="Plazo">Term.</param>
/// <param name="Numero">Number of the refund within the file.</param>
/// <param name="Monto">Pesos of the support that did not come back.</param>
/// <param name="UltimoDia">Last day of the term.</param>
[Regla("PCS-A6-C18-01", "AMB-45")]
public sealed record ReintegroVencido(string Plazo, int Numero, decimal Monto, DateOnly UltimoDia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Venció el {UltimoDia.Corta()} el plazo para reintegrar {Monto.Texto()} sin que se acreditara el depósito; quedan a salvo las acciones legales.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var cierre = estado.Cierre ?? new Cierre();
        var i = cierre.Reintegros.IndexOf(cierre.Reintegros.FirstOrDefault(r => r.Numero == Numero)!);
        var reintegros = i >= 0
            ? cierre.Reintegros.SetItem(i, cierre.Reintegros[i] with { Estatus = EstatusReintegro.Vencido })
            : cierre.Reintegros.Add(new Reintegro(Numero, [SupuestoReintegro.NoDevengado], Monto, 0m, EstatusReintegro.Vencido));
        return (estado with { Cierre = cierre with { Reintegros = reintegros } }).Cerrar(Plazo);
    }
}
