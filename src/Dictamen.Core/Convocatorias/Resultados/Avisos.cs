using Dictamen.Core.Plazos;

namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>Warnings about what the authority has not published.</summary>
public static class Avisos
{
    /// <summary>Sentences for whoever runs the convocatoria, or none. From the programme's warning day on, counted in working days from the close, results that are due are named (AMB-14); what is overdue stays named until it is done (AMB-51).</summary>
    [Regla("AMB-14", "AMB-51")]
    public static IEnumerable<string> De(Convocatoria convocatoria, Contexto contexto)
    {
        foreach (var (plazo, hecho, texto) in new[]
        {
            ("PZ-04", convocatoria.ResultadosDeRecepcion, "los resultados de recepción"),
            ("PZ-05", convocatoria.ResultadosDeDictaminacion, "los resultados de dictaminación y la relación de quienes participaron"),
            ("PZ-07", convocatoria.ResultadosDeApoyo, "los proyectos apoyados y no apoyados"),
        })
        {
            if (hecho is not null)
            {
                continue;
            }

            if (convocatoria.Plazos.TryGetValue(plazo, out var abierto))
            {
                if (contexto.Hoy >= DiaDeAviso(abierto, contexto))
                {
                    yield return $"Faltan por publicar {texto}: el plazo ({plazo}) termina el {abierto.UltimoDia.Corta()}.";
                }
            }
            else if (convocatoria.Incumplimientos.Any(i => i.Id == plazo))
            {
                yield return $"El plazo para publicar {texto} ({plazo}) ya venció: publíquelos cuanto antes.";
            }
        }
    }

    /// <summary>The programme's warning day of a term of results (AMB-14).</summary>
    public static DateOnly DiaDeAviso(Plazo plazo, Contexto contexto) =>
        contexto.Calendario.Computar(new Termino(plazo.Id, plazo.Regla, contexto.Programa.DiaDeAvisoDeResultados, plazo.Unidad, "IE", "avisar"), plazo.Desde).UltimoDia;
}
