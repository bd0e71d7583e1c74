using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>What the evaluation of both reports by the criteria and indicators of Anexo 11 has in common (L240).</summary>
[Regla("PCS-4.2.12-01")]
internal static class EvaluacionAnexo11
{
    /// <summary>What is missing in the assessment of a report, or contradicts what it brought.</summary>
    public static IEnumerable<Falla> Fallas(EvidenciaDelInforme evidencia, ImmutableArray<ValoracionDeCriterio> criterios, Informe informe, Contexto contexto, bool conVisita) =>
        Faltan(criterios.OVacio(), contexto, conVisita).Concat(SinFormatos(evidencia, informe));

    /// <summary>The evidence as the file has it, which knows better than the form: what was paid, what the report proves, what the visit saw, and which vouchers were declared worthless (E7).</summary>
    public static EvidenciaDelInforme DelExpediente(EvidenciaDelInforme evidencia, Expediente estado, Informe informe, decimal ministrado)
    {
        var pagos = estado.Ministraciones!;
        return evidencia with
        {
            Ministrado = ministrado,
            Ejercido = pagos.Comprobantes.IsEmpty ? informe.Ejercido : Math.Min(informe.Ejercido, pagos.Ejercido),
            ComprobantesQueNoCumplen = Math.Max(evidencia.ComprobantesQueNoCumplen, pagos.Comprobantes.Count(c => c is { Valido: false, MalCapturado: false })),
            PorcentajeVisita = estado.Informes!.PorcentajeVisita,
        };
    }

    /// <summary>Decides each indicator and adds up its points.</summary>
    public static CalificacionAnexo11 Calificar(Contexto contexto, EvidenciaDelInforme evidencia) => CalificacionAnexo11.Calificar(
        contexto.Programa,
        contexto.Lectura("AMB-41") == "SI",
        evidencia.PorcentajeVisita is not null,
        ValoracionAnexo11.Valorar(contexto.Programa.Anexo11, evidencia));

    /// <summary>The assessments of the criteria that apply.</summary>
    public static ImmutableArray<ValoracionDeCriterio> QueAplican(ImmutableArray<ValoracionDeCriterio> criterios, Contexto contexto, bool conVisita)
    {
        var aplican = contexto.Programa.Anexo11.Criterios(conVisita).ToHashSet(StringComparer.Ordinal);
        return [.. criterios.Where(c => aplican.Contains(c.Criterio))];
    }

    /// <summary>Each indicator with its points and reason, the sum, and what was said of each criterion.</summary>
    public static IEnumerable<string> Pormenores(INombres nombres, ImmutableArray<PuntosDeIndicador> indicadores, decimal suma, decimal base100, ImmutableArray<ValoracionDeCriterio> criterios) =>
    [
        .. indicadores.Select(i => i.Maximo is { } maximo
            ? $"{nombres.Indicador(i.Indicador)}: {i.Puntos.Cifra()} de {maximo.Cifra()}. {i.Motivo}"
            : $"{nombres.Indicador(i.Indicador)}: {i.Motivo}"),
        $"Suma: {string.Join(" + ", indicadores.Where(i => i.Maximo is not null).Select(i => i.Puntos.Cifra()))} = {suma.Cifra()}. En base 100: {suma.Cifra()} × 100 / {indicadores.Sum(i => i.Maximo ?? 0).Cifra()} = {base100.ConCentesimos()}.",
        .. criterios.Select(c => c.EnPalabras()),
    ];

    // What came upon request, or in answer to the Cédula, may be the format that was missing, and only who reads it can tell. The partial report is asked for none (Anexo 9).
    private static IEnumerable<Falla> SinFormatos(EvidenciaDelInforme evidencia, Informe informe)
    {
        if (informe is not { InformacionAdicional: null, CedulaSolventada: null, Contraloria: { } formatos })
        {
            yield break;
        }

        const string Remedio = "Califique sin ella o, si el Comité la tiene, requiérale antes la información.";
        if (evidencia.AcreditaConformacionCcs && !formatos.ActaDeRegistro)
        {
            yield return new Falla("acredita_conformacion_ccs", "AMB-53", $"El Informe Final no trajo el Acta de Registro, que acredita la conformación de la Contraloría Social. {Remedio}");
        }

        if (evidencia.AcreditaOperacionCcs && !formatos.Informe)
        {
            yield return new Falla("acredita_operacion_ccs", "AMB-53", $"El Informe Final no trajo el Informe de Contraloría Social, que acredita su operación. {Remedio}");
        }
    }

    private static IEnumerable<Falla> Faltan(ImmutableArray<ValoracionDeCriterio> criterios, Contexto contexto, bool conVisita)
    {
        foreach (var criterio in contexto.Programa.Anexo11.Criterios(conVisita))
        {
            var valoracion = criterios.FirstOrDefault(c => c.Criterio == criterio);
            if (Motivacion.Falta($"criterios.{criterio}.cuantitativa", valoracion?.Cuantitativa, "PCS-A11-01") is { } cuantitativa)
            {
                yield return cuantitativa;
            }

            if (Motivacion.Falta($"criterios.{criterio}.cualitativa", valoracion?.Cualitativa, "PCS-A11-01") is { } cualitativa)
            {
                yield return cualitativa;
            }
        }
    }
}
