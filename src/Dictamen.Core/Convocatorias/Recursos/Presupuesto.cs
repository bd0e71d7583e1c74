using System.Collections.Immutable;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>The money of a convocatoria and who gets it. What is assigned never exceeds the total.</summary>
public sealed record Presupuesto
{
    /// <summary>Pesos there are: the total of the convocatoria, with what was added and taken later.</summary>
    public decimal Total { get; init; }

    /// <summary>Pesos assigned.</summary>
    public decimal Asignado { get; init; }

    /// <summary>Pesos that nobody has: the remainder of 4.2.3.4-2.</summary>
    public decimal Remanente => Total - Asignado;

    /// <summary>The ranking, in order: the place of a row is its order minus one.</summary>
    public ImmutableList<RenglonDePresupuesto> Renglones { get; private init; } = [];

    /// <summary>Place in <see cref="Renglones"/> of each consecutive.</summary>
    public ImmutableDictionary<int, int> Lugares { get; private init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>Places of the rows that lack only money. Thousands may be promoted one by one, and each asks who is the first of them.</summary>
    private ImmutableSortedSet<int> Faltos { get; init; } = [];

    /// <summary>Consecutives with an unfavourable dictamen: they do not compete.</summary>
    public ImmutableSortedSet<int> NoFavorables { get; init; } = [];

    /// <summary>The assignment as it was concluded; <see langword="null"/> while its rows are being recorded.</summary>
    public PresupuestoAsignado? Asignacion { get; init; }

    /// <summary>The offer of adjustment that waits for its answer.</summary>
    public OfertaAbierta? Oferta { get; init; }

    /// <summary>Whether every file has been told its result.</summary>
    public bool Difundido { get; init; }

    /// <summary>How many changes were told to files one by one, after all had been told.</summary>
    public int Avisos { get; init; }

    /// <summary>The rows that lack only money, in the order of the ranking.</summary>
    public IEnumerable<RenglonDePresupuesto> SinRecurso => Faltos.Select(lugar => Renglones[lugar]);

    /// <summary>How many projects are supported.</summary>
    public int Apoyados => Renglones.Count(r => r.EsApoyado);

    /// <summary>Row of a consecutive, or <see langword="null"/>.</summary>
    public RenglonDePresupuesto? De(int consecutivo) => Lugares.TryGetValue(consecutivo, out var lugar) ? Renglones[lugar] : null;

    /// <summary>The only project that may be supported next (AMB-22), or <see langword="null"/>: the first of the ranking that lacks money; with the policy SALTO, the first of them that fits.</summary>
    [Regla("PCS-4.2.3.3-02", "AMB-22")]
    public RenglonDePresupuesto? Siguiente(PoliticaDeCorte politica) =>
        (politica == PoliticaDeCorte.Salto ? SinRecurso.FirstOrDefault(r => r.Solicitado <= Remanente) : null)
        ?? (Faltos.IsEmpty ? null : Renglones[Faltos.Min]);

    /// <summary>The budget with the next rows of the ranking.</summary>
    internal Presupuesto Mas(IReadOnlyCollection<RenglonDePresupuesto> siguientes) => this with
    {
        Asignado = Asignado + siguientes.Sum(r => r.Asignado),
        Renglones = Renglones.AddRange(siguientes),
        Lugares = Lugares.SetItems(siguientes.Select(r => KeyValuePair.Create(r.Consecutivo, r.Indice))),
        Faltos = Faltos.Union(siguientes.Where(r => r.PorInsuficiencia).Select(r => r.Indice)),
    };

    /// <summary>The budget with a row changed and its total kept.</summary>
    internal Presupuesto Con(RenglonDePresupuesto renglon) => this with
    {
        Asignado = Asignado + renglon.Asignado - Renglones[renglon.Indice].Asignado,
        Renglones = Renglones.SetItem(renglon.Indice, renglon),
        Faltos = renglon.PorInsuficiencia ? Faltos.Add(renglon.Indice) : Faltos.Remove(renglon.Indice),
    };
}

/// <summary>A row of the ranking with its money.</summary>
/// <param name="Orden">Place, from 1.</param>
/// <param name="Consecutivo">Consecutive of the folio.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Solicitado">Pesos asked for.</param>
/// <param name="Asignado">Pesos assigned; 0 when it is not supported.</param>
/// <param name="Causa">Why it is not supported; <see langword="null"/> when it is.</param>
public sealed record RenglonDePresupuesto(int Orden, int Consecutivo, decimal Calificacion, decimal Solicitado, decimal Asignado, CausaNoApoyo? Causa)
{
    /// <summary>Whether its agreement is signed: then only an early termination ends it (AMB-23).</summary>
    public bool ConConvenio { get; init; }

    /// <summary>Whether its agreement ended early or was cancelled: what it keeps was paid, and cannot be withdrawn.</summary>
    public bool Terminado { get; init; }

    /// <summary>Pesos of the last offer that was not accepted.</summary>
    public decimal? OfertaNoAceptada { get; init; }

    /// <summary>Whether it is supported.</summary>
    public bool EsApoyado => Causa is null;

    /// <summary>Its place among the rows, from 0.</summary>
    internal int Indice => Orden - 1;

    /// <summary>The row for the pure functions of E4.</summary>
    internal Lugar Lugar => new(Consecutivo, Calificacion, Solicitado, Asignado, Causa);

    /// <summary>Whether only the lack of money keeps it from being supported: the one cause that can be reversed.</summary>
    public bool PorInsuficiencia => !Terminado && Causa == CausaNoApoyo.InsuficienciaPresupuestaria;
}

/// <summary>An offer of adjustment downward that waits for its answer (AMB-26).</summary>
/// <param name="Consecutivo">Consecutive of the folio.</param>
/// <param name="Monto">Pesos offered.</param>
public sealed record OfertaAbierta(int Consecutivo, decimal Monto);
