using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>Takes money from the convocatoria (4.2.3.3-4). What nobody has goes first; then supported projects are withdrawn from the last of the ranking upward, none more than needed (AMB-23).</summary>
/// <param name="Monto">Pesos taken.</param>
/// <param name="Oficio">Digest of the budget office's letter.</param>
[Regla("PCS-4.2.3.3-06", "AMB-23"), Faculta(Rol.Operador)]
public sealed record ReducirPresupuesto(decimal Monto, Huella Oficio) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (Movimientos.Impedimento(estado, contexto, "reducir el presupuesto", "PCS-4.2.3.3-06", apoya: false) is { } impedimento)
        {
            return impedimento;
        }

        var presupuesto = estado.Presupuesto!;
        if (!Monto.EsMonto() || Monto > presupuesto.Total)
        {
            return Decision.Rechazar("MONTO_INVALIDO", "PCS-4.2.3.3-06", $"El monto de la reducción debe ser mayor que cero, con dos decimales a lo más, y no exceder {presupuesto.Total.EnCifras()} pesos.");
        }

        var total = presupuesto.Total - Monto;
        RenglonDePresupuesto[] retirables = [.. presupuesto.Renglones.Where(r => !r.Terminado)];
        var disponible = total - (presupuesto.Asignado - retirables.Sum(r => r.Asignado));
        if (disponible < 0)
        {
            return Decision.Rechazar("MONTO_INVALIDO", "PCS-4.2.3.3-06", $"La reducción alcanza {(-disponible).EnCifras()} pesos que ya se pagaron a proyectos cuyo convenio terminó: sólo pueden recuperarse por reintegro.");
        }

        RenglonDePresupuesto[] retirados = [.. Reclasificacion.PorRetirar([.. retirables.Select(r => r.Lugar)], disponible).Select(lugar => retirables[lugar])];
        if (Array.Find(retirados, r => r.ConConvenio) is { } suscrito)
        {
            return Decision.Rechazar(
                "CONVENIO_SUSCRITO",
                "AMB-23",
                $"La reducción alcanza al folio {new Folio(estado.Id, suscrito.Consecutivo)}, que tiene convenio suscrito: sólo puede terminarse por el numeral 4.2.7-2. Concluya esa terminación y registre después la reducción.");
        }

        // Withdrawals first: at no fact is more assigned than there is.
        return Decision.De([
            .. retirados.Select(r => new ApoyoRetirado(new Folio(estado.Id, r.Consecutivo), r.Orden, r.Asignado)),
            new PresupuestoReducido(Monto, total, Oficio)]);
    }
}

/// <summary>A supported project was withdrawn for lack of money. It keeps its place, and its right to be supported again (AMB-23).</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Orden">Place in the ranking.</param>
/// <param name="Monto">Pesos that it had.</param>
[Regla("AMB-23")]
public sealed record ApoyoRetirado(Folio Folio, int Orden, decimal Monto) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Por insuficiencia presupuestaria se retiró el apoyo al folio {Folio} (lugar {Orden}, {Monto.EnCifras()} pesos), el último de la prelación.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => Movimientos.Retirar(estado, Folio);
}

/// <summary>Money was taken from the convocatoria.</summary>
/// <param name="Monto">Pesos taken.</param>
/// <param name="Total">Pesos there are now.</param>
/// <param name="Oficio">Digest of the budget office's letter.</param>
[Regla("PCS-4.2.3.3-06")]
public sealed record PresupuestoReducido(decimal Monto, decimal Total, Huella Oficio) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"El presupuesto se redujo en {Monto.EnCifras()} pesos; ahora es de {Total.EnCifras()}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => estado with { Presupuesto = estado.Presupuesto! with { Total = Total } };
}
