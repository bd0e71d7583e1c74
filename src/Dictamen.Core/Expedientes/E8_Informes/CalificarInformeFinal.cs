using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E7_Ministracion;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The final report is graded by the indicators of Anexo 11. The literal sum decides; the assessment in words of each criterion is the reasoning that must go with it, and adds nothing to the sum (AMB-42).</summary>
/// <remarks>
/// The Cédula derives from the evaluation and the committee must «revisarla y solventar» (L242), and only then the result of the evaluation ends the project or impedes the community (L243-244). To solve what was observed would be
/// for nothing if it could not count, and what goes against the community is read narrowly: so once the committee answered the Cédula of a report that stayed below the threshold, and before its result, the report may be graded
/// once more. One that reached it has nothing to gain, and an answer puts nobody in a worse place. Both gradings stay in the record.
/// </remarks>
/// <param name="Evidencia">What the evaluation found. What was paid, spent and seen in the visit is taken from the file, whatever stands here.</param>
/// <param name="Criterios">Quantitative and qualitative assessment of each criterion that applies.</param>
/// <param name="Documento">Digest of the evaluation.</param>
[Regla("PCS-4.2.12-01", "PCS-4.2.12-04", "PCS-4.2.12-06", "PCS-A11-01", "PCS-A11-04", "PCS-7.2-03", "AMB-41", "AMB-42", "AMB-43", "AMB-53"), Faculta(Rol.Operador)]
public sealed record CalificarInformeFinal(EvidenciaDelInforme Evidencia, ImmutableArray<ValoracionDeCriterio> Criterios, Huella Documento) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var trasLaCedula = TrasLaCedula(estado);
        if (!(trasLaCedula || PrimeraVez(estado)))
        {
            return estado.NoProcede("calificar el Informe Final", "PCS-4.2.12-01");
        }

        var final = estado.Informes!.Final!;
        var conVisita = estado.Informes.PorcentajeVisita is not null;
        var fallas = EvaluacionAnexo11.Fallas(Evidencia, Criterios, final, contexto, conVisita).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        // Paid when the report came, which is all that it can tell of.
        var observaciones = ObservacionesDelGasto.De(estado);
        return InformeFinalCalificado.De(contexto, EvaluacionAnexo11.DelExpediente(Evidencia, estado, final, final.Ministrado), Documento) with
        {
            Observaciones = observaciones.IsEmpty ? null : observaciones,
            Criterios = EvaluacionAnexo11.QueAplican(Criterios, contexto, conVisita),
            TrasLaCedula = trasLaCedula,
        };
    }

    /// <summary>Whether the final report may be graded now: for the first time, or once more after the answer to its Cédula.</summary>
    public static bool Procede(Expediente estado) => PrimeraVez(estado) || TrasLaCedula(estado);

    /// <summary>Whether the committee answered the Cédula of a final report that stayed below the threshold, and it was not graded again yet.</summary>
    [Regla("PCS-4.2.12-06")]
    public static bool TrasLaCedula(Expediente estado) => estado is
    {
        Estatus: Estatus.EnEjecucion,
        Informes: { Final: { Estatus: EstatusInforme.CedulaNotificada, CedulaSolventada: not null }, Calificacion: { Firme: true, Aprobatoria: false, TrasLaCedula: false } },
    };

    private static bool PrimeraVez(Expediente estado) => estado is { Estatus: Estatus.EnEjecucion, Informes.Final.Estatus: EstatusInforme.EnEvaluacion };
}

/// <summary>Assessment in words of the committee's performance in one criterion of Anexo 11.</summary>
/// <param name="Criterio">Criterion, as Anexo 11 names it.</param>
/// <param name="Cuantitativa">With figures.</param>
/// <param name="Cualitativa">Without them.</param>
public sealed record ValoracionDeCriterio(string Criterio, string Cuantitativa, string Cualitativa)
{
    /// <summary>In one line.</summary>
    public string EnPalabras() => $"{Criterio}. Valoración cuantitativa: {ConPunto(Cuantitativa)} Valoración cualitativa: {ConPunto(Cualitativa)}";

    private static string ConPunto(string frase) => frase.TrimEnd() is var texto && texto.EndsWith('.') ? texto : $"{texto}.";
}

/// <summary>EVALUADO: the final report has its points.</summary>
/// <param name="Documento">Digest of the evaluation, with its reasons.</param>
/// <param name="ConVisita">Which column of points applied.</param>
/// <param name="Indicadores">Points of each indicator, and why.</param>
/// <param name="Suma">Literal sum: the one that decides.</param>
/// <param name="Base100">The same on a base of 100.</param>
/// <param name="Aprobatoria">Whether it reaches the threshold.</param>
/// <param name="Divergencia">DIVERGENCIA_A11.</param>
/// <param name="Observaciones">What its vouchers leave to observe, one sentence each; <see langword="null"/> for nothing, and in what was recorded before it was told.</param>
[Regla("PCS-4.2.12-01", "PCS-A11-01", "PCS-7.2-03")]
public sealed record InformeFinalCalificado(
    Huella Documento,
    bool ConVisita,
    ImmutableArray<PuntosDeIndicador> Indicadores,
    decimal Suma,
    decimal Base100,
    bool Aprobatoria,
    bool Divergencia,
    ImmutableArray<string>? Observaciones = null) : Hecho<Expediente>
{
    /// <summary>Assessment in words of each criterion that applies (L1705); <see langword="null"/> in records of before it was kept.</summary>
    public ImmutableArray<ValoracionDeCriterio>? Criterios { get; init; }

    /// <summary>Whether it is the second grading, after the committee answered the Cédula; false in records of before there was one.</summary>
    public bool TrasLaCedula { get; init; }

    /// <inheritdoc/>
    public override string Relato =>
        $"{(TrasLaCedula ? "Con la respuesta del Comité a la Cédula, se calificó otra vez" : "Se calificó")} el Informe Final {(ConVisita ? "con" : "sin")} visita de campo: {Suma.Cifra()} puntos ({Base100.ConCentesimos()} en base 100)."
        + (Divergencia ? " Las dos lecturas del Anexo 11 dan resultados opuestos: resuelve la Instancia Normativa." : "");

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) =>
    [
        .. EvaluacionAnexo11.Pormenores(nombres, Indicadores, Suma, Base100, Criterios ?? []),
        .. Observaciones ?? [],
    ];

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Informes = estado.Informes! with
        {
            Final = TrasLaCedula ? estado.Informes.Final : estado.Informes.Final! with { Estatus = EstatusInforme.Evaluado },
            Calificacion = new Calificacion(Suma, Base100, Aprobatoria, Divergencia) { Criterios = Criterios, TrasLaCedula = TrasLaCedula },
        },
    };

    /// <summary>Grades what was found.</summary>
    internal static InformeFinalCalificado De(Contexto contexto, EvidenciaDelInforme hechos, Huella documento)
    {
        var c = EvaluacionAnexo11.Calificar(contexto, hechos);
        return new InformeFinalCalificado(documento, c.ConVisita, c.Indicadores, c.Total, c.TotalBase100, c.Resultado == Estatus.Terminado, c.Divergencia);
    }
}
