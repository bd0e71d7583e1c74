using System.Text.Json.Serialization;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>Answer to an offer of adjustment downward.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RespuestaDeOferta>))]
public enum RespuestaDeOferta
{
    /// <summary>The committee accepts and the authority states that the project stays viable.</summary>
    Aceptada,

    /// <summary>The committee declines.</summary>
    Rehusada,

    /// <summary>The authority states that the project would not be viable.</summary>
    Inviable,
}

/// <summary>Records the answer to the open offer. Accepted and viable, the project is supported with the amount offered; otherwise the cut is there, and nobody behind it is moved up (AMB-26).</summary>
/// <param name="Folio">Folio to which the offer was made.</param>
/// <param name="Respuesta">Answer.</param>
/// <param name="DictamenDeViabilidad">Digest of the authority's statement on viability; needed unless the committee declines.</param>
[Regla("AMB-26", "AMB-22", "PZ-39"), Faculta(Rol.Operador)]
public sealed record ResponderOferta(Folio Folio, RespuestaDeOferta Respuesta, Huella? DictamenDeViabilidad = null) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.Presupuesto is not { Oferta: { } oferta } presupuesto || new Folio(estado.Id, oferta.Consecutivo) != Folio)
        {
            return estado.NoProcede($"responder una oferta de ajuste al folio {Folio}", "AMB-26", "no tiene una oferta abierta");
        }

        // Offers of before were left open when money came in: whatever the answer, it is not to what there is now.
        if (OfertaSinEfecto.De(estado) is { } rebasada)
        {
            return rebasada;
        }

        if (Respuesta == RespuestaDeOferta.Rehusada)
        {
            return new OfertaNoAceptada(Folio, oferta.Monto, Respuesta, DictamenDeViabilidad);
        }

        if (DictamenDeViabilidad is not { } dictamen)
        {
            return Decision.Rechazar("FALTA_VIABILIDAD", "AMB-26", $"Falta el dictamen de la Instancia Ejecutora sobre si el proyecto {Folio} sigue siendo viable con {oferta.Monto.EnCifras()} pesos.");
        }

        if (Respuesta == RespuestaDeOferta.Inviable)
        {
            return new OfertaNoAceptada(Folio, oferta.Monto, Respuesta, dictamen);
        }

        var renglon = presupuesto.De(Folio.Consecutivo)!;

        // An offer supports a project as a promotion does, and waits for its answer: the time is counted when it comes.
        return Movimientos.Tiempo(estado, contexto, $"aceptar la oferta de ajuste al folio {Folio}") is { } tarde
            ? tarde
            : new OfertaAceptada(Folio, renglon.Orden, renglon.Calificacion, oferta.Monto, dictamen);
    }
}

/// <summary>The offer was accepted: the project is supported with the amount offered.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Orden">Place in the ranking.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="DictamenDeViabilidad">Digest of the authority's statement.</param>
[Regla("AMB-26")]
public sealed record OfertaAceptada(Folio Folio, int Orden, decimal Calificacion, decimal Monto, Huella DictamenDeViabilidad) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"El folio {Folio} aceptó el ajuste a {Monto.EnCifras()} pesos y la Instancia Ejecutora dictaminó que sigue siendo viable: queda apoyado.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => Movimientos.Apoyar(estado, Folio, Monto);
}

/// <summary>The offer was declined or would leave the project not viable: the cut is there.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Monto">Pesos that were offered.</param>
/// <param name="Respuesta">Why it was not accepted.</param>
/// <param name="DictamenDeViabilidad">Digest of the authority's statement, if there is one.</param>
[Regla("AMB-26")]
public sealed record OfertaNoAceptada(Folio Folio, decimal Monto, RespuestaDeOferta Respuesta, Huella? DictamenDeViabilidad) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => Respuesta == RespuestaDeOferta.Rehusada
        ? $"El folio {Folio} no aceptó el ajuste a {Monto.EnCifras()} pesos: el corte queda en él, por insuficiencia presupuestaria."
        : $"La Instancia Ejecutora dictaminó que el folio {Folio} no es viable con {Monto.EnCifras()} pesos: el corte queda en él, por insuficiencia presupuestaria.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado)
    {
        var presupuesto = estado.Presupuesto!;
        return estado with { Presupuesto = presupuesto.Con(presupuesto.De(Folio.Consecutivo)! with { OfertaNoAceptada = Monto }) with { Oferta = null } };
    }
}
