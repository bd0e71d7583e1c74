namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Leaves evidence that an invoice was looked up in the tax authority's electronic means (7.2). One that is not confirmed proves no spending any more. Simple receipts and lists of day wages are not looked up there.</summary>
/// <param name="Documento">Digest of the registered invoice.</param>
/// <param name="Vigente">Whether the tax authority acknowledges it.</param>
/// <param name="ConsultadaEl">Day of the enquiry.</param>
/// <param name="Constancia">Digest of what the tax authority answered.</param>
[Regla("PCS-7.2-03"), Faculta(Rol.Operador)]
public sealed record VerificarFactura(Huella Documento, bool Vigente, DateOnly ConsultadaEl, Huella Constancia) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Ministraciones?.Comprobante(Documento) is not { Tipo: TipoDeComprobante.Factura } factura)
        {
            return estado.NoProcede("verificar ante la autoridad fiscal lo que no es una factura registrada", "PCS-7.2-03");
        }

        if (!factura.Valido || (factura.Verificada && Vigente))
        {
            return Decision.Ninguna;
        }

        if (ConsultadaEl > contexto.Hoy || ConsultadaEl < factura.Fecha)
        {
            return Rechazo.PorContenido([new Falla("consultada_el", "PCS-7.2-03", "La fecha de la consulta no puede ser futura ni anterior a la factura.")]);
        }

        var hecho = new FacturaVerificada(Documento, Vigente, ConsultadaEl, Constancia);
        return Vigente ? hecho : Decision.De(hecho, ComprobanteInvalidado.De(factura, "la autoridad fiscal no lo reconoce."));
    }
}

/// <summary>An invoice was looked up in the tax authority's electronic means.</summary>
/// <param name="Documento">Digest of the invoice.</param>
/// <param name="Vigente">Whether the tax authority acknowledges it.</param>
/// <param name="ConsultadaEl">Day of the enquiry.</param>
/// <param name="Constancia">Digest of what the tax authority answered.</param>
[Regla("PCS-7.2-03")]
public sealed record FacturaVerificada(Huella Documento, bool Vigente, DateOnly ConsultadaEl, Huella Constancia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Vigente
        ? $"Se confirmó el {ConsultadaEl.Corta()} la autenticidad de una factura en los medios electrónicos de la autoridad fiscal."
        : $"El {ConsultadaEl.Corta()} la autoridad fiscal no confirmó la autenticidad de una factura.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Ministraciones = estado.Ministraciones!.Con(Documento, c => c with { Verificada = Vigente }),
    };
}
