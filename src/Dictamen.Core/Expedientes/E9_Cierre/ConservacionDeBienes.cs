using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>Until when whoever adapted real estate or acquired equipment keeps it in use (Anexo 6, Novena). The file does not know who did: what a budget line is for is a key of its convocatoria
/// (AMB-10), and an adaptation is none. So everybody who was given money is told, with the condition, and no term is opened that might not run.</summary>
[Regla("PZ-34", "AMB-47")]
public static class ConservacionDeBienes
{
    /// <summary>The five years after the fiscal year.</summary>
    public static Plazo Plazo(Contexto contexto) => contexto.Plazo("PZ-34", FechasDeReintegro.FinDeEjercicio(contexto));

    /// <summary>The duty and its last day, or that it ended; <see langword="null"/> where no money was given.</summary>
    public static string? Frase(Expediente expediente, Contexto contexto) => expediente.Ministraciones is not { Pagado: > 0m } ? null
        : Plazo(contexto) is var plazo && plazo.Vencido(contexto.Ahora)
            ? $"El {plazo.UltimoDia.ConDia()} terminó el periodo en que deben conservarse los inmuebles que se adaptaron y el equipo que se adquirió con los recursos, si los hubo (Anexo 6, Novena)."
            : $"Los inmuebles que se adaptaron y el equipo que se adquirió con los recursos, si los hubo, deben asegurarse, conservarse y operarse en beneficio de la población objetivo hasta el {plazo.UltimoDia.ConDia()} (Anexo 6, Novena).";
}
