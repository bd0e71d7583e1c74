using System.Collections.Immutable;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias;

/// <summary>A call for projects: its bases, its terms, its committee, its results and its money.</summary>
public sealed record Convocatoria : IEstado<Convocatoria>, IConPendientes
{
    /// <inheritdoc/>
    public static string Clase => "convocatoria";

    /// <inheritdoc/>
    public static Convocatoria Inicial { get; } = new();

    /// <summary>Id, for example <c>PCS-2019-01</c>; the prefix of its folios.</summary>
    public string Id { get; init; } = "";

    /// <summary>Where the convocatoria stands.</summary>
    public EstatusConvocatoria Estatus { get; init; }

    /// <summary>Bases, in draft or published.</summary>
    public Bases? Bases { get; init; }

    /// <summary>Day of publication in the DOF: the one that counts (Anexo 2 VI).</summary>
    public DateOnly? FechaDof { get; init; }

    /// <summary>Term of reception (PZ-02).</summary>
    public Plazo? Recepcion { get; init; }

    /// <summary>Open terms, by id.</summary>
    public ImmutableSortedDictionary<string, Plazo> Plazos { get; init; } = ImmutableSortedDictionary.Create<string, Plazo>(StringComparer.Ordinal);

    /// <summary>Notifications ordered so far, by id. A convocatoria publishes and notifies nobody in person.</summary>
    public ImmutableSortedDictionary<string, Notificacion> Notificaciones { get; init; } = ImmutableSortedDictionary.Create<string, Notificacion>(StringComparer.Ordinal);

    /// <summary>What this convocatoria still owes other streams, by id.</summary>
    public ImmutableSortedDictionary<string, Encargo> Encargos { get; init; } = ImmutableSortedDictionary.Create<string, Encargo>(StringComparer.Ordinal);

    /// <summary>Whether applications are received at the instant of the decision: from the day after the DOF to 24:00 of the last day, counted with the calendar in force. Nothing closes it earlier (AMB-11).</summary>
    [Regla("PCS-A2-13", "PCS-A2-14", "AMB-11")]
    public bool Recibe(Contexto contexto) =>
        Recepcion is { } plazo && contexto.Hoy >= plazo.PrimerDia && !contexto.Vencido(plazo);
}
