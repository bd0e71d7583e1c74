namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The committee hands in the copy of the deposit in TESOFE. What was not accrued goes back without any request; a late deposit is recorded as late.</summary>
/// <param name="Numero">Which refund; <see langword="null"/> for money not accrued that nobody asked for.</param>
/// <param name="Monto">Pesos of the support that were deposited.</param>
/// <param name="Rendimientos">Pesos of interest that were deposited.</param>
/// <param name="DepositadoEl">Day of the deposit.</param>
/// <param name="Comprobante">Digest of the proof.</param>
[Regla("PCS-A6-C4H-01", "PCS-A6-C4H-02", "PCS-A6-C17-01", "PCS-A6-C17-03"), Faculta(Rol.Solicitante, Rol.Operador)]
public sealed record AcreditarReintegro(int? Numero, decimal Monto, decimal Rendimientos, DateOnly DepositadoEl, Huella Comprobante) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var reintegros = estado.Cierre?.Reintegros ?? [];

        // What nobody asked for and is overdue is in the file already: the deposit without a number that pays it is that refund, and not another one.
        var requerido = Numero is { } n
            ? reintegros.FirstOrDefault(r => r.Numero == n)
            : reintegros.FirstOrDefault(r => r.Estatus == EstatusReintegro.Vencido && r.Monto == Monto && !ReintegroRequerido.Consta(estado, r));
        var pagado = estado.Ministraciones?.Pagado ?? 0m;
        if ((Numero is not null && requerido is null) || pagado == 0m)
        {
            return estado.NoProcede("acreditar un reintegro que no existe", "PCS-A6-C4H-02");
        }

        if (requerido?.Estatus == EstatusReintegro.Acreditado)
        {
            return Decision.Ninguna;
        }

        if (DepositadoEl > contexto.Hoy)
        {
            return Rechazo.PorContenido([new Falla("depositado_el", "PCS-A6-C4H-02", "La fecha del depósito no puede ser futura.")]);
        }

        if (DepositadoEl < (estado.Ministraciones!.Pagos.Min(p => p.PagadaEl) ?? estado.Convenio?.Fecha))
        {
            return Rechazo.PorContenido([new Falla("depositado_el", "PCS-A6-C4H-02", "La fecha del depósito no puede ser anterior a la entrega del recurso.")]);
        }

        if (requerido is null && (Monto <= 0 || Rendimientos < 0 || Monto > pagado - (estado.Cierre?.Reintegrado ?? 0m)))
        {
            return Rechazo.PorContenido([new Falla("monto", "PCS-A6-C4H-01", "El monto es mayor que cero y no rebasa lo entregado que no se ha reintegrado.")]);
        }

        // The refund includes its yields, and where nobody calculated them they are the ones that the money gave (Décima Séptima).
        if (requerido is not null && (Monto != requerido.Monto || (ReintegroRequerido.Consta(estado, requerido) ? Rendimientos != requerido.Rendimientos : Rendimientos < 0)))
        {
            return Rechazo.PorContenido([new Falla("monto", "PCS-A6-C4I-01", $"El depósito debe ser de {requerido.Monto.Texto()} más {ReintegroRequerido.ConRendimientos(estado, requerido)}.")]);
        }

        return new ReintegroAcreditado(requerido?.Numero ?? reintegros.Length + 1, Monto, Rendimientos, DepositadoEl, Comprobante, Tarde(requerido, estado, contexto));
    }

    private bool Tarde(Reintegro? requerido, Expediente estado, Contexto contexto)
    {
        var supuestos = requerido?.Supuestos ?? [SupuestoReintegro.NoDevengado];
        if (supuestos.Contains(SupuestoReintegro.NoDevengado))
        {
            return DepositadoEl > FechasDeReintegro.De(supuestos, contexto.Hoy, contexto).Exigible;
        }

        return contexto.SurteEfectos(estado.Notificaciones[ReintegroRequerido.Aviso(requerido!.Numero)]) is { } desde
            && DepositadoEl > FechasDeReintegro.De(supuestos, desde, contexto).Exigible;
    }
}

/// <summary>REINTEGRO_ACREDITADO.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Monto">Pesos of the support.</param>
/// <param name="Rendimientos">Pesos of interest.</param>
/// <param name="DepositadoEl">Day of the deposit.</param>
/// <param name="Comprobante">Digest of the proof.</param>
/// <param name="Extemporaneo">Deposited after the date on which it was due.</param>
[Regla("PCS-A6-C4H-01")]
public sealed record ReintegroAcreditado(int Numero, decimal Monto, decimal Rendimientos, DateOnly DepositadoEl, Huella Comprobante, bool Extemporaneo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"Se acreditó el reintegro a la TESOFE de ${Monto:N2} más ${Rendimientos:N2} de rendimientos, depositado el {DepositadoEl:dd/MM/yyyy}{(Extemporaneo ? ", fuera de plazo" : "")}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var cierre = estado.Cierre ?? new Cierre();
        var i = cierre.Reintegros.IndexOf(cierre.Reintegros.FirstOrDefault(r => r.Numero == Numero)!);
        var reintegros = i >= 0
            ? cierre.Reintegros.SetItem(i, cierre.Reintegros[i] with { Rendimientos = Rendimientos, Estatus = EstatusReintegro.Acreditado })
            : cierre.Reintegros.Add(new Reintegro(Numero, [SupuestoReintegro.NoDevengado], Monto, Rendimientos, EstatusReintegro.Acreditado));
        return (estado with { Cierre = cierre with { Reintegros = reintegros } }).Cerrar($"PZ-29/{Numero}", $"PZ-30/{Numero}", $"PZ-31/{Numero}");
    }
}
