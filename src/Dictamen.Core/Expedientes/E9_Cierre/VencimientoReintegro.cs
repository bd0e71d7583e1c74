using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>End of a refund's term (PZ-29, PZ-30, PZ-31).</summary>
public static class VencimientoReintegro
{
    /// <summary>Decides upon the end. The general term (a) is overdue only where the final report shows money that was neither spent nor refunded.</summary>
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

        if (estado.Informes?.Final is not { } final)
        {
            return new PlazoConcluido(plazo.Id, MotivoDeConclusion.Incumplido);
        }

        // What was asked for with a request of its own has a term of its own.
        var falta = (estado.Ministraciones?.Pagado ?? 0m) - final.Ejercido - reintegros.Sum(r => r.Monto);
        return falta > 0 ? new ReintegroVencido(plazo.Id, reintegros.Length + 1, falta, plazo.UltimoDia) : new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
    }
}

/// <summary>REINTEGRO_VENCIDO: the Instancia Ejecutora may take legal action (Décima Octava).</summary>
/// <param name="Plazo">Term.</param>
/// <param name="Numero">Number of the refund within the file.</param>
/// <param name="Monto">Pesos of the support that did not come back.</param>
/// <param name="UltimoDia">Last day of the term.</param>
[Regla("PZ-29")]
public sealed record ReintegroVencido(string Plazo, int Numero, decimal Monto, DateOnly UltimoDia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Venció el {UltimoDia:dd/MM/yyyy} el plazo para reintegrar ${Monto:N2} sin que se acreditara el depósito; quedan a salvo las acciones legales.";

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
