namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>An open offer was closed without an answer, because what is left reaches all that its project asked for: nobody takes less than there is for it while the next of the ranking takes the rest. Its project is supported whole, by promotion.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Ofrecido">Pesos that were offered.</param>
/// <param name="Solicitado">Pesos that the project asked for, and that there are now.</param>
[Regla("AMB-26", "PCS-4.2.3.4-04")]
public sealed record OfertaSinEfecto(Folio Folio, decimal Ofrecido, decimal Solicitado) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"La oferta de ajuste al folio {Folio} por {Ofrecido.EnCifras()} pesos quedó sin efecto: ya hay remanente para los {Solicitado.EnCifras()} que solicita, y procede promoverlo completo y decírselo a su Comité.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => estado with { Presupuesto = estado.Presupuesto! with { Oferta = null } };

    /// <summary>The end of the open offer, when what is left reaches what its project asked for; otherwise <see langword="null"/>: the offer goes on.</summary>
    internal static OfertaSinEfecto? De(Convocatoria estado) =>
        estado.Presupuesto is { Oferta: { } oferta } presupuesto && presupuesto.De(oferta.Consecutivo)!.Solicitado is var solicitado && solicitado <= presupuesto.Remanente
            ? new OfertaSinEfecto(new Folio(estado.Id, oferta.Consecutivo), oferta.Monto, solicitado)
            : null;

    /// <summary>A movement that leaves more money than there was, with the end of the offer that it overtakes.</summary>
    internal static Decision Tras(Hecho<Convocatoria> movimiento, Convocatoria estado) =>
        De(movimiento.Aplicar(estado)) is { } cierre ? Decision.De([movimiento, cierre]) : movimiento;
}
