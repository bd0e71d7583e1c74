using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>
/// The Instancia Ejecutora evaluates the partial report with the criteria and indicators of Anexo 11, as it does the final one (L240), and resolves with its reasons whether it meets the agreement. The points are told
/// and decide nothing: the threshold of the final report is not applied, for a project in progress cannot have spent everything (AMB-35).
/// </summary>
/// <param name="CumpleInstrumento">Whether it meets what the agreement establishes.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Valoracion">Digest of the assessment with the criteria of Anexo 11.</param>
/// <param name="Evidencia">What the evaluation found. What was paid, spent and seen in the visit is taken from the file, whatever stands here.</param>
/// <param name="Criterios">Quantitative and qualitative assessment of each criterion that applies.</param>
[Regla("PCS-4.2.12-01", "PCS-4.2.12-04", "PCS-A11-01", "AMB-35", "AMB-42"), Faculta(Rol.Operador)]
public sealed record EvaluarInformeParcial(bool CumpleInstrumento, string Motivo, Huella Valoracion, EvidenciaDelInforme Evidencia, ImmutableArray<ValoracionDeCriterio> Criterios) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes?.Parcial is not { Estatus: EstatusInforme.EnEvaluacion } parcial)
        {
            return estado.NoProcede("evaluar el Informe Parcial", "PCS-4.2.12-01");
        }

        var conVisita = estado.Informes.PorcentajeVisita is not null;
        var fallas = EvaluacionAnexo11.Fallas(Evidencia, Criterios, parcial, contexto, conVisita).ToList();
        if (Motivacion.Falta("motivo", Motivo, "AMB-35") is { } falla)
        {
            fallas.Insert(0, falla);
        }

        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var c = EvaluacionAnexo11.Calificar(contexto, EvaluacionAnexo11.DelExpediente(Evidencia, estado, parcial, estado.Ministraciones!.Pagado));
        return new InformeParcialEvaluado(CumpleInstrumento, Motivo, Valoracion, PideRecibo: CumpleInstrumento && !estado.Convenio!.ExhibicionUnica)
        {
            Puntos = new PuntosDelParcial(c.ConVisita, c.Indicadores, c.Total, c.TotalBase100, EvaluacionAnexo11.QueAplican(Criterios, contexto, conVisita)),
        };
    }
}

/// <summary>The partial report by the indicators of Anexo 11. No number here decides anything (AMB-35).</summary>
/// <param name="ConVisita">Which column of points applied.</param>
/// <param name="Indicadores">Points of each indicator, and why.</param>
/// <param name="Suma">Literal sum.</param>
/// <param name="Base100">The same on a base of 100.</param>
/// <param name="Criterios">Assessment in words of each criterion that applies.</param>
public sealed record PuntosDelParcial(bool ConVisita, ImmutableArray<PuntosDeIndicador> Indicadores, decimal Suma, decimal Base100, ImmutableArray<ValoracionDeCriterio> Criterios);

/// <summary>The partial report is EVALUADO.</summary>
/// <param name="CumpleInstrumento">Whether it meets the agreement.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Valoracion">Digest of the assessment.</param>
/// <param name="PideRecibo">Whether the committee is told, because there is a second payment that its receipt lets go ahead; false in what was recorded before it was.</param>
[Regla("PCS-4.2.12-01", "PCS-4.2.8-03", "PCS-4.2.8-04")]
public sealed record InformeParcialEvaluado(bool CumpleInstrumento, string Motivo, Huella Valoracion, bool PideRecibo = false) : Hecho<Expediente>
{
    /// <summary>Id of the notification of a report that meets the agreement.</summary>
    public const string Aviso = "valoracion-parcial";

    /// <summary>Its points by Anexo 11; <see langword="null"/> in records of before they were kept.</summary>
    public PuntosDelParcial? Puntos { get; init; }

    /// <inheritdoc/>
    public override string Relato => $"Se evaluó el Informe Parcial: {(CumpleInstrumento ? "cumple" : "no cumple")} lo establecido en el Convenio. {Motivo}"
        + (Puntos is { } p ? $" Por los indicadores del Anexo 11, {(p.ConVisita ? "con" : "sin")} visita de campo: {p.Suma.Cifra()} puntos, sin mínimo que alcanzar." : "");

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => Puntos is { } p ? EvaluacionAnexo11.Pormenores(nombres, p.Indicadores, p.Suma, p.Base100, p.Criterios) : [];

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var evaluado = estado with
        {
            Informes = estado.Informes! with
            {
                ParcialCumpleInstrumento = CumpleInstrumento,
                Parcial = estado.Informes.Parcial! with { Estatus = EstatusInforme.Evaluado },
            },
        };
        return PideRecibo ? evaluado.Notificar(new Notificacion(Aviso, "segunda-ministracion", "PCS-4.2.8-04")) : evaluado;
    }
}
