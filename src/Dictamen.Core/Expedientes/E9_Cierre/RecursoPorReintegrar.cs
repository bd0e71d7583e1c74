namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>What a committee owes to TESOFE, without interest.</summary>
/// <param name="Monto">Pesos that were asked for, or are due without any request, and are not credited.</param>
/// <param name="Vencido">Pesos of them whose term is over: the Instancia Ejecutora may take legal action (Décima Octava).</param>
public sealed record RecursoPorReintegrar(decimal Monto, decimal Vencido)
{
    /// <summary>What a file owes. Never more than what was paid to it and is not back: what was overdue without a request may have been asked for, or paid, again as a refund of its own.</summary>
    [Regla("PZ-29", "PZ-30", "PZ-31", "PCS-A6-C17-01", "PCS-A6-C18-01")]
    public static RecursoPorReintegrar De(Expediente estado)
    {
        if (estado is not { Cierre: { Reintegros: { IsEmpty: false } reintegros } cierre })
        {
            return new RecursoPorReintegrar(0m, 0m);
        }

        var tope = (estado.Ministraciones?.Pagado ?? 0m) - cierre.Reintegrado;
        var faltan = reintegros.Where(r => r.Estatus != EstatusReintegro.Acreditado).Select(r => (r.Estatus, Monto: Debido(estado, cierre, r))).ToList();
        return new RecursoPorReintegrar(
            Math.Min(tope, faltan.Sum(r => r.Monto)),
            Math.Min(tope, faltan.Where(r => r.Estatus == EstatusReintegro.Vencido).Sum(r => r.Monto)));
    }

    // What nobody asked for is owed less what was asked for, or came back, afterwards for the same reason.
    private static decimal Debido(Expediente estado, Cierre cierre, Reintegro reintegro) => ReintegroRequerido.Consta(estado, reintegro)
        ? reintegro.Resta
        : Math.Max(0m, reintegro.Resta - cierre.Reintegros.Where(r => r.Numero > reintegro.Numero && r.Supuestos.Contains(SupuestoReintegro.NoDevengado)).Sum(r => r.Monto));
}
