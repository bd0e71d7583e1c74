using System.Collections.Immutable;

namespace Dictamen.App.Servicios;

/// <summary>Where a stage of the procedure is.</summary>
public enum SituacionDeEtapa
{
    /// <summary>It has not begun.</summary>
    Pendiente,

    /// <summary>It is under way.</summary>
    EnCurso,

    /// <summary>It was done.</summary>
    Cumplida,

    /// <summary>Its last day passed without the act.</summary>
    Vencida,

    /// <summary>No project came to it, and none can.</summary>
    SinProyectos,
}

/// <summary>A stage of a convocatoria's calendar, as anybody may see it.</summary>
/// <param name="Titulo">What happens, in Spanish.</param>
/// <param name="Descripcion">Who does what, in Spanish.</param>
/// <param name="Regla">Catalogue id of the rule that orders it.</param>
/// <param name="Situacion">Where it is.</param>
/// <param name="Desde">First day, or <see langword="null"/> when each project has its own.</param>
/// <param name="Hasta">Last day, until its 24:00 in central Mexico.</param>
/// <param name="Estimada">Whether the days are the latest possible ones, reached only if every term before is used to its last day.</param>
/// <param name="Cuenta">How the term was counted, one line for each day.</param>
public sealed record Etapa(string Titulo, string Descripcion, string Regla, SituacionDeEtapa Situacion, DateOnly? Desde, DateOnly? Hasta, bool Estimada, ImmutableArray<string> Cuenta)
{
    /// <summary>Row of the table of terms, for example <c>PZ-02</c>.</summary>
    public string? Plazo { get; init; }

    /// <summary>Numeral of the rules, for example <c>4.2.2</c>, or the annex.</summary>
    public string Numeral => Regla.Split('-') switch
    {
        [_, ['A', .. var anexo], ..] when anexo.Length > 0 && anexo.All(char.IsAsciiDigit) => $"Anexo {anexo}",
        [_, var numeral, ..] => $"numeral {numeral}",
        _ => Regla,
    };
}
