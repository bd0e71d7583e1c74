using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The Instancia Ejecutora assesses, with its reasons, whether the partial report meets the agreement. The threshold of the final report is not applied: a project in progress cannot have spent everything (AMB-35).</summary>
/// <param name="CumpleInstrumento">Whether it meets what the agreement establishes.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Valoracion">Digest of the assessment with the criteria of Anexo 11.</param>
[Regla("PCS-4.2.12-01", "PCS-4.2.12-04", "AMB-35"), Faculta(Rol.Operador)]
public sealed record EvaluarInformeParcial(bool CumpleInstrumento, string Motivo, Huella Valoracion) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes?.Parcial?.Estatus != EstatusInforme.EnEvaluacion)
        {
            return estado.NoProcede("evaluar el Informe Parcial", "PCS-4.2.12-01");
        }

        return Motivacion.Falta("motivo", Motivo, "AMB-35") is { } falla
            ? Rechazo.PorContenido([falla])
            : new InformeParcialEvaluado(CumpleInstrumento, Motivo, Valoracion);
    }
}

/// <summary>The partial report is EVALUADO.</summary>
/// <param name="CumpleInstrumento">Whether it meets the agreement.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Valoracion">Digest of the assessment.</param>
[Regla("PCS-4.2.12-01")]
public sealed record InformeParcialEvaluado(bool CumpleInstrumento, string Motivo, Huella Valoracion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se evaluó el Informe Parcial: {(CumpleInstrumento ? "cumple" : "no cumple")} lo establecido en el Convenio. {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Informes = estado.Informes! with
        {
            ParcialCumpleInstrumento = CumpleInstrumento,
            Parcial = estado.Informes.Parcial! with { Estatus = EstatusInforme.Evaluado },
        },
    };
}
