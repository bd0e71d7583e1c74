using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>Why money that was assigned comes back to the convocatoria.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CausaDeLiberacion>))]
public enum CausaDeLiberacion
{
    /// <summary>NO_APOYADO(INFO_POSTERIOR).</summary>
    InformacionPosterior,

    /// <summary>NO_APOYADO(RENUNCIA).</summary>
    Renuncia,

    /// <summary>NO_APOYADO(AJUSTE_NO_ATENDIDO).</summary>
    AjusteNoAtendido,

    /// <summary>NO_APOYADO(SIMILITUD).</summary>
    Similitud,

    /// <summary>NO_APOYADO(DOCS_10DH).</summary>
    DocumentosNoEntregados,

    /// <summary>The agreement ended early (4.2.7): what was not paid comes back.</summary>
    TerminacionAnticipada,

    /// <summary>The agreement was cancelled (4.2.9): what was not paid comes back.</summary>
    Cancelacion,

    /// <summary>The project stays supported with less money than it was assigned (AMB-29, 7.2).</summary>
    Reduccion,
}

/// <summary>Takes back money that a supported project will not use. It becomes remainder (4.2.3.4-2); an offer that it overtakes ends.</summary>
/// <remarks>It comes as an errand of the project's file, so it is never refused: what is not there any more is not released again.</remarks>
/// <param name="Folio">Folio.</param>
/// <param name="Monto">Pesos; all that it has when it leaves the support.</param>
/// <param name="Causa">Why.</param>
[Regla("PCS-4.2.3.4-04", "AMB-26"), Faculta(Rol.Sistema)]
public sealed record LiberarRecurso(Folio Folio, decimal Monto, CausaDeLiberacion Causa) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.Presupuesto?.De(Folio.Consecutivo) is not { Terminado: false } renglon)
        {
            return Decision.Ninguna;
        }

        // Who leaves before the first payment leaves with nothing; and leaving matters without money too: the project gives up its place among those that wait for it.
        var sale = RecursoLiberado.NoApoyado(Causa) is not null && (renglon.EsApoyado || renglon.PorInsuficiencia);
        var monto = sale ? renglon.Asignado : Math.Clamp(Monto, 0, renglon.Asignado);
        return sale || monto > 0 || RecursoLiberado.Termina(Causa) ? OfertaSinEfecto.Tras(new RecursoLiberado(Folio, monto, Causa), estado) : Decision.Ninguna;
    }
}

/// <summary>Money came back to the convocatoria.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="Causa">Why.</param>
[Regla("PCS-4.2.3.4-04")]
public sealed record RecursoLiberado(Folio Folio, decimal Monto, CausaDeLiberacion Causa) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => Causa == CausaDeLiberacion.Reduccion
        ? $"El folio {Folio} sigue apoyado con {Monto.EnCifras()} pesos menos; quedan como remanente."
        : $"El folio {Folio} salió de la prelación; {Monto.EnCifras()} pesos quedan como remanente.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado)
    {
        var presupuesto = estado.Presupuesto!;
        var renglon = presupuesto.De(Folio.Consecutivo)!;
        return estado with
        {
            Presupuesto = presupuesto.Con(renglon with
            {
                Asignado = renglon.Asignado - Monto,
                Causa = NoApoyado(Causa) ?? renglon.Causa,
                Terminado = Termina(Causa),
            }) with
            {
                Oferta = presupuesto.Oferta?.Consecutivo == Folio.Consecutivo && NoApoyado(Causa) is not null ? null : presupuesto.Oferta,
            },
        };
    }

    /// <summary>Whether the agreement ended. That does not un-support the project: what was paid stays assigned to it.</summary>
    internal static bool Termina(CausaDeLiberacion causa) => causa is CausaDeLiberacion.TerminacionAnticipada or CausaDeLiberacion.Cancelacion;

    /// <summary>The cause for which the project is not supported any more; <see langword="null"/> when it still is.</summary>
    internal static CausaNoApoyo? NoApoyado(CausaDeLiberacion causa) => causa switch
    {
        CausaDeLiberacion.InformacionPosterior => CausaNoApoyo.InformacionPosterior,
        CausaDeLiberacion.Renuncia => CausaNoApoyo.Renuncia,
        CausaDeLiberacion.AjusteNoAtendido => CausaNoApoyo.AjusteNoAtendido,
        CausaDeLiberacion.Similitud => CausaNoApoyo.Similitud,
        CausaDeLiberacion.DocumentosNoEntregados => CausaNoApoyo.DocumentosNoEntregados,
        _ => null,
    };
}
