using Dictamen.App.Atencion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;

namespace Dictamen.Functions.Actividades;

/// <summary>What an orchestration learns from attending its stream.</summary>
/// <param name="Cuando">When to look next (UTC), or <see langword="null"/>: only a nudge has news.</param>
/// <param name="Etapa">Where the stream stands, by its name in the catalogue.</param>
/// <param name="Numeral">Rule of the open term that ends first.</param>
/// <param name="Vence">Its last day.</param>
/// <param name="Concluida">Whether the record says that the stream is at its end. A nudge starts it again all the same.</param>
/// <param name="PorDifundir">How many places the published results have, while their files have to be told.</param>
public sealed record Cita(DateTimeOffset? Cuando, string Etapa, string? Numeral = null, DateOnly? Vence = null, bool Concluida = false, int PorDifundir = 0)
{
    /// <summary>What a state says.</summary>
    public static Cita De(IConPendientes estado, DateTimeOffset? cuando)
    {
        var plazo = estado.Plazos.Values.MinBy(p => p.UltimoDia);
        return new Cita(cuando, Nombre(estado), plazo?.Regla, plazo?.UltimoDia, Agenda.EsFinal(estado));
    }

    private static string Nombre(IConPendientes estado) => estado switch
    {
        Expediente e => e.Causa is { } causa ? $"{e.Estatus.Nombre()}({causa.Nombre()})" : e.Estatus.Nombre(),
        Convocatoria c => $"CONVOCATORIA_{c.Estatus.ToString().ToUpperInvariant()}",
        _ => estado.GetType().Name.ToUpperInvariant(),
    };
}

/// <summary>Part of a convocatoria's results.</summary>
/// <param name="Stream">Stream of the convocatoria.</param>
/// <param name="Desde">First result, from 0.</param>
/// <param name="Cuantos">How many.</param>
public sealed record Tramo(string Stream, int Desde, int Cuantos);

/// <summary>How many files took their result.</summary>
/// <param name="Stream">Stream of the convocatoria.</param>
/// <param name="Cuantos">How many.</param>
public sealed record Avisados(string Stream, int Cuantos);
