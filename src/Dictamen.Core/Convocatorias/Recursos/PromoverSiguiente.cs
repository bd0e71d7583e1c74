namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>Supports the next project of the ranking that lacked only money, when there is money for it again (4.2.3.3, 4.2.3.4-2). No other cause can be reversed, and nobody is skipped (AMB-22).</summary>
/// <param name="Folio">The project to support: it must be the next one.</param>
/// <param name="Suficiencia">Digest of the certificate that there is money.</param>
[Regla("PCS-4.2.3.3-02", "PCS-4.2.3.4-04", "AMB-22", "PZ-39"), Faculta(Rol.Operador)]
public sealed record PromoverSiguiente(Folio Folio, Huella Suficiencia) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        var acto = $"apoyar el folio {Folio}";
        if (Folio.Convocatoria != estado.Id || estado.Presupuesto?.De(Folio.Consecutivo) is not { } renglon)
        {
            return estado.NoProcede(acto, "PCS-4.2.3.3-02", "no está en su prelación");
        }

        if (!renglon.PorInsuficiencia)
        {
            return renglon.Causa is { } causa
                ? estado.NoProcede(acto, "PCS-4.2.3.3-02", $"no está apoyado por {Expedientes.EstatusEnPalabras.De(causa)}, y sólo la insuficiencia presupuestaria admite el cambio")
                : Decision.Ninguna;
        }

        if (Movimientos.Impedimento(estado, contexto, acto, "PCS-4.2.3.3-02") is { } impedimento)
        {
            return impedimento;
        }

        var siguiente = estado.SiguienteEnPrelacion(contexto.Programa)!;
        if (siguiente.Consecutivo != Folio.Consecutivo)
        {
            return Decision.Rechazar("NO_ES_EL_SIGUIENTE", "AMB-22", $"El siguiente en la prelación es el folio {new Folio(estado.Id, siguiente.Consecutivo)}: no puede saltarse para apoyar el {Folio}.");
        }

        return siguiente.Solicitado > estado.Presupuesto.Remanente
            ? Decision.Rechazar("SIN_SUFICIENCIA", "PCS-4.2.3.3-02", $"El folio {Folio} solicita {siguiente.Solicitado.EnCifras()} pesos y hay {estado.Presupuesto.Remanente.EnCifras()}: no hay suficiencia para apoyarlo. Puede ofrecerle un ajuste a la baja.")
            : new ProyectoPromovido(Folio, siguiente.Orden, siguiente.Calificacion, siguiente.Solicitado, Suficiencia);
    }
}

/// <summary>NO_APOYADO(INSUF_PRESUP) → APOYADO: there was money again.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Orden">Place in the ranking.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="Suficiencia">Digest of the certificate that there is money.</param>
[Regla("PCS-4.2.3.3-02")]
public sealed record ProyectoPromovido(Folio Folio, int Orden, decimal Calificacion, decimal Monto, Huella Suficiencia) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Hubo suficiencia presupuestaria: se apoyó el folio {Folio}, siguiente en la prelación (lugar {Orden}), con {Monto.EnCifras()} pesos.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => Movimientos.Apoyar(estado, Folio, Monto);
}
