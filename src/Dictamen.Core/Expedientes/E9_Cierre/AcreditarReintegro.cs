using System.Collections.Immutable;

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

        // What nobody asked for and is overdue is in the file already: a deposit without a number pays of that refund, and is not another one.
        var requerido = Numero is { } n
            ? reintegros.FirstOrDefault(r => r.Numero == n)
            : reintegros.FirstOrDefault(r => r.Estatus == EstatusReintegro.Vencido && !ReintegroRequerido.Consta(estado, r));
        var pagado = estado.Ministraciones?.Pagado ?? 0m;
        if ((Numero is not null && requerido is null) || pagado == 0m)
        {
            return estado.NoProcede("acreditar un reintegro que no existe", "PCS-A6-C4H-02");
        }

        // A deposit is one, whoever of the committee or the office hands its proof in, and whatever refund it is said to pay.
        var abonos = reintegros.SelectMany(r => r.Abonos.Select(a => (r.Numero, Abono: a))).Where(a => a.Abono.Comprobante == Comprobante).ToList();
        if (requerido?.Estatus == EstatusReintegro.Acreditado || abonos.Any(a => a.Abono == new Abono(Monto, Rendimientos, Comprobante)))
        {
            return Decision.Ninguna;
        }

        if (abonos is [var (otro, abono), ..])
        {
            return Rechazo.PorContenido([new Falla("comprobante", "PCS-A6-C4H-02", $"Ese comprobante ya acreditó {abono.Monto.Texto()} más {abono.Rendimientos.Texto()} de rendimientos en el reintegro {otro}, y un depósito se acredita una sola vez: adjunte el comprobante de este otro depósito.")]);
        }

        if (DepositadoEl > contexto.Hoy)
        {
            return Rechazo.PorContenido([new Falla("depositado_el", "PCS-A6-C4H-02", "La fecha del depósito no puede ser futura.")]);
        }

        if (DepositadoEl < (estado.Ministraciones!.Pagos.Min(p => p.PagadaEl) ?? estado.Convenio?.Fecha))
        {
            return Rechazo.PorContenido([new Falla("depositado_el", "PCS-A6-C4H-02", "La fecha del depósito no puede ser anterior a la entrega del recurso.")]);
        }

        if (Rendimientos > Pesos.Maximo)
        {
            return Rechazo.PorContenido([new Falla("rendimientos", "PCS-A6-C17-03", $"Los rendimientos van en pesos y no pasan de {Pesos.Maximo.Texto()}; escriba los que acredita el comprobante del depósito.")]);
        }

        if (requerido is null && (!Monto.EsMonto() || !Rendimientos.EsMontoOCero() || Monto > pagado - (estado.Cierre?.Reintegrado ?? 0m)))
        {
            return Rechazo.PorContenido([new Falla("monto", "PCS-A6-C4H-01", "El monto es mayor que cero, no rebasa lo entregado que no se ha reintegrado y, como los rendimientos, va con dos decimales a lo más.")]);
        }

        if (requerido is not null && !Corresponde(estado, requerido))
        {
            var resta = $"{requerido.Resta.Texto()} más {ReintegroRequerido.ConRendimientos(estado, requerido)}";
            return Rechazo.PorContenido([new Falla("monto", "PCS-A6-C4I-01", requerido.Estatus == EstatusReintegro.Vencido
                ? $"Del reintegro {requerido.Numero} quedan por depositar {resta}; acredite a lo más esa cantidad y, si depositó otra, lo demás por separado, con su propio comprobante."
                : $"El depósito debe ser de {resta}.")]);
        }

        var supuestos = requerido?.Supuestos ?? [SupuestoReintegro.NoDevengado];
        var exigible = Exigible(supuestos, requerido, estado, contexto);
        var tarde = DepositadoEl > exigible;
        return new ReintegroAcreditado(
            requerido?.Numero ?? reintegros.Length + 1, Monto, Rendimientos, DepositadoEl, Comprobante, tarde, Resta(estado, requerido), !tarde && LlevaCopia(supuestos) && contexto.Hoy > exigible ? contexto.Hoy : null);
    }

    // In its term a request is met as it was made. What is overdue is owed until all of it is back: each deposit reduces it, and the file does not ask again for what TESOFE has.
    // The refund includes its yields, and where nobody calculated them they are the ones that the money gave (Décima Séptima).
    [Regla("PCS-A6-C17-01", "PCS-A6-C17-03", "PCS-A6-C4H-01")]
    private bool Corresponde(Expediente estado, Reintegro requerido)
    {
        var (consta, rendimientos) = (ReintegroRequerido.Consta(estado, requerido), requerido.RestaDeRendimientos);
        return requerido.Estatus == EstatusReintegro.Vencido
            ? Monto >= 0 && Monto <= requerido.Resta && Rendimientos >= 0 && (!consta || Rendimientos <= rendimientos) && Monto + (consta ? Rendimientos : 0m) > 0
                && Monto.EnCentavos() && Rendimientos.EnCentavos()
            : Monto == requerido.Resta && Rendimientos == rendimientos;
    }

    private decimal? Resta(Expediente estado, Reintegro? requerido) =>
        requerido is null ? null
        : requerido.Resta - Monto + (ReintegroRequerido.Consta(estado, requerido) ? requerido.RestaDeRendimientos - Rendimientos : 0m) is > 0 and var resta ? resta
        : null;

    // Cuarta H asks for the copy within the term of the deposit; Cuarta I, of what an evaluation or a supervisory body asks for, does not.
    [Regla("PCS-A6-C4H-02")]
    private static bool LlevaCopia(ImmutableArray<SupuestoReintegro> supuestos) => supuestos.Any(s => s is SupuestoReintegro.NoDevengado or SupuestoReintegro.NoDestinado);

    // Last day of the deposit; null while the request took no effect.
    private static DateOnly? Exigible(ImmutableArray<SupuestoReintegro> supuestos, Reintegro? requerido, Expediente estado, Contexto contexto) =>
        supuestos.Contains(SupuestoReintegro.NoDevengado) ? FechasDeReintegro.De(supuestos, contexto.Hoy, contexto).Exigible
        : contexto.SurteEfectos(estado.Notificaciones[ReintegroRequerido.Aviso(requerido!.Numero)]) is { } desde ? FechasDeReintegro.De(supuestos, desde, contexto).Exigible
        : null;
}

/// <summary>REINTEGRO_ACREDITADO.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Monto">Pesos of the support.</param>
/// <param name="Rendimientos">Pesos of interest.</param>
/// <param name="DepositadoEl">Day of the deposit.</param>
/// <param name="Comprobante">Digest of the proof.</param>
/// <param name="Extemporaneo">Deposited after the date on which it was due.</param>
/// <param name="Resta">Pesos of an overdue refund that are still to be deposited, with the interest that was asked for; <see langword="null"/> where nothing is.</param>
/// <param name="CopiaEl">Day since which the copy of the proof is in the file, where the deposit was in time and the copy, due in the same term, was not; otherwise, and in what was recorded before it was told, <see langword="null"/>.</param>
[Regla("PCS-A6-C4H-01", "PCS-A6-C4H-02")]
public sealed record ReintegroAcreditado(
    int Numero, decimal Monto, decimal Rendimientos, DateOnly DepositadoEl, Huella Comprobante, bool Extemporaneo, decimal? Resta = null, DateOnly? CopiaEl = null) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"Se acreditó el reintegro a la TESOFE de {Monto.Texto()} más {Rendimientos.Texto()} de rendimientos, depositado el {DepositadoEl.Corta()}{(Extemporaneo ? ", fuera de plazo" : "")}{(CopiaEl is { } copia ? $"; la copia del comprobante, que debía llegar en el mismo plazo, consta en el expediente desde el {copia.Corta()}" : "")}{(Resta is { } resta ? $"; quedan por depositar {resta.Texto()}" : "")}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var cierre = estado.Cierre ?? new Cierre();
        var i = cierre.Reintegros.IndexOf(cierre.Reintegros.FirstOrDefault(r => r.Numero == Numero)!);
        var antes = i >= 0 ? cierre.Reintegros[i] : new Reintegro(Numero, [SupuestoReintegro.NoDevengado], Monto, 0m, EstatusReintegro.Acreditado);
        var abonado = antes with { Abonos = antes.Abonos.Add(new Abono(Monto, Rendimientos, Comprobante)) };
        var ahora = Resta is null ? abonado with { Rendimientos = abonado.Abonos.Sum(a => a.Rendimientos), Estatus = EstatusReintegro.Acreditado } : abonado;
        var reintegros = i >= 0 ? cierre.Reintegros.SetItem(i, ahora) : cierre.Reintegros.Add(ahora);
        return (estado with { Cierre = cierre with { Reintegros = reintegros } }).Cerrar($"PZ-29/{Numero}", $"PZ-30/{Numero}", $"PZ-31/{Numero}");
    }
}
