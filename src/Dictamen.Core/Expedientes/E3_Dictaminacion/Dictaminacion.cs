using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Members assigned, their sheets and the collegiate result.</summary>
public sealed record Dictaminacion
{
    /// <summary>Members assigned, by seat.</summary>
    public ImmutableSortedDictionary<string, DictaminadorAsignado> Dictaminadores { get; init; } = ImmutableSortedDictionary.Create<string, DictaminadorAsignado>(StringComparer.Ordinal);

    /// <summary>Sheets handed in, by seat. They are sealed: see <see cref="CedulasVisiblesPara"/>.</summary>
    public ImmutableSortedDictionary<string, Cedula> Cedulas { get; init; } = ImmutableSortedDictionary.Create<string, Cedula>(StringComparer.Ordinal);

    /// <summary>Who declared a conflict with the project. Whoever was excused from it stays so: a substitution takes the seat, not the interest.</summary>
    [Regla("DH-22-01")]
    public ImmutableHashSet<PersonaId> Excusados { get; init; } = [];

    /// <summary>What the collegiate session agreed.</summary>
    public ResultadoColegiado? Resultado { get; init; }

    /// <summary>What the session discussed, in writing; <see langword="null"/> when nothing had to be. Whoever reads the sheets may read it, and nobody else: it may tell who scored what.</summary>
    public string? Discusion { get; init; }

    /// <summary>Acta in which the result is recorded: from then on it is final.</summary>
    public string? Acta { get; init; }

    /// <summary>Day on which the result became final.</summary>
    public DateOnly? Fecha { get; init; }

    /// <summary>Whether the sheets of all members are in, and all of them count: that of whoever declared a conflict does not, and a substitute has still to score.</summary>
    public bool Completa => !Dictaminadores.IsEmpty && Dictaminadores.Values.All(d => d.Conflicto is null && Cedulas.ContainsKey(d.Asiento));

    /// <summary>Seat of a person, or <see langword="null"/>.</summary>
    public string? AsientoDe(PersonaId persona) => Dictaminadores.Values.FirstOrDefault(d => d.Persona == persona)?.Asiento;

    /// <summary>Sheets that a person may see: only the own one until all are in, so that nobody scores after another; nobody outside of the project's members sees any.</summary>
    [Regla("PCS-4.2.3-01", "PCS-4.2.3.2-02")]
    public IEnumerable<Cedula> CedulasVisiblesPara(PersonaId persona) => AsientoDe(persona) switch
    {
        null => [],
        _ when Completa => Cedulas.Values,
        var asiento => Cedulas.TryGetValue(asiento, out var propia) ? [propia] : [],
    };
}

/// <summary>A member assigned to a project. Confidential (4.2.3.2).</summary>
/// <param name="Asiento">Seat.</param>
/// <param name="Persona">Who.</param>
/// <param name="Conflicto">Conflict that the member declared and that waits for a substitute.</param>
public sealed record DictaminadorAsignado(string Asiento, PersonaId Persona, MotivoDeConflicto? Conflicto = null);

/// <summary>What the collegiate session agreed.</summary>
/// <param name="EsViable">Viable and within the objectives, in first instance (4.2.3).</param>
/// <param name="Calificacion">Final score; 0 when it was not scored.</param>
/// <param name="Favorable">Whether the dictamen is favourable.</param>
/// <param name="Diferencia">Points between the highest and the lowest member.</param>
/// <param name="RecomiendaExhibicionUnica">The committee recommends a single payment (PCS-4.2.8.1-07).</param>
public sealed record ResultadoColegiado(bool EsViable, decimal Calificacion, bool Favorable, decimal Diferencia, bool RecomiendaExhibicionUnica)
{
    /// <summary>What the session decided of a project that declares solar panels; <see langword="null"/> when it decided nothing: then it is as declared.</summary>
    public DecisionDePaneles? Paneles { get; init; }

    /// <summary>Pesos that the project may get: what it asked for, within the ceiling of its objective where the session denied that panels are its main object.</summary>
    /// <param name="solicitado">Pesos asked for.</param>
    /// <param name="tematica">Its thematic line.</param>
    /// <param name="programa">Rules of operation.</param>
    [Regla("AMB-08", "PCS-A2-06")]
    public decimal Asignable(decimal solicitado, string tematica, Programa programa) =>
        Paneles is { Confirma: false } ? Math.Min(solicitado, programa.Tope(tematica, panelesSolares: false)) : solicitado;
}

/// <summary>Whether the installation of solar panels is the main object of a project that declares it: the committee decides so, with its reasons (PCS-A2-06).</summary>
/// <param name="Confirma">Whether it is.</param>
/// <param name="Motivo">Why, without personal data.</param>
public sealed record DecisionDePaneles(bool Confirma, string Motivo);
