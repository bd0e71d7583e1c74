namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>Adds money to the convocatoria (4.2.3.4-2). Who gets it is decided afterwards, in the order of the ranking; an offer that it overtakes ends.</summary>
/// <param name="Monto">Pesos added.</param>
/// <param name="Oficio">Digest of the budget office's letter.</param>
[Regla("PCS-4.2.3.4-04", "AMB-26"), Faculta(Rol.Operador)]
public sealed record AmpliarPresupuesto(decimal Monto, Huella Oficio) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (!Monto.EsMonto())
        {
            return Decision.Rechazar("MONTO_INVALIDO", "PCS-4.2.3.4-04", $"El monto de la ampliación debe ser {Pesos.Admitido}.");
        }

        return estado.Presupuesto is { Asignacion: not null }
            ? OfertaSinEfecto.Tras(new PresupuestoAmpliado(Monto, estado.Presupuesto.Total + Monto, Oficio), estado)
            : estado.NoProcede("ampliar el presupuesto", "PCS-4.2.3.4-04", "todavía no se asignan los recursos");
    }
}

/// <summary>Money was added to the convocatoria.</summary>
/// <param name="Monto">Pesos added.</param>
/// <param name="Total">Pesos there are now.</param>
/// <param name="Oficio">Digest of the budget office's letter.</param>
[Regla("PCS-4.2.3.4-04")]
public sealed record PresupuestoAmpliado(decimal Monto, decimal Total, Huella Oficio) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"El presupuesto se amplió en {Monto.EnCifras()} pesos; ahora es de {Total.EnCifras()}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => estado with { Presupuesto = estado.Presupuesto! with { Total = Total } };
}
