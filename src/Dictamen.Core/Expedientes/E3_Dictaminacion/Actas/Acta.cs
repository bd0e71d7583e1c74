using System.Collections.Immutable;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>Acta de Dictaminación of one session: results of its projects, and the signatures of all members and of the technical secretary (glossary; AMB-16).</summary>
public sealed record Acta : IEstado<Acta>, IConPendientes<Acta>
{
    /// <summary>Name under which the technical secretary signs.</summary>
    public const string SecretariaTecnica = "SECRETARIA_TECNICA";

    /// <inheritdoc/>
    public static string Clase => "acta";

    /// <inheritdoc/>
    public static Acta Inicial { get; } = new();

    /// <summary>Key, for example <c>PCS-2019-01-acta-3</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>Convocatoria to which it belongs.</summary>
    public string Convocatoria { get; init; } = "";

    /// <summary>Digest of the text that is signed.</summary>
    public Huella Documento { get; init; }

    /// <summary>Who must sign, by seat and <see cref="SecretariaTecnica"/>.</summary>
    public ImmutableSortedDictionary<string, PersonaId> Firmantes { get; init; } = ImmutableSortedDictionary.Create<string, PersonaId>(StringComparer.Ordinal);

    /// <summary>When each of them signed (UTC).</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Firmas { get; init; } = ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Results.</summary>
    public ImmutableArray<RenglonDeActa> Renglones { get; init; } = [];

    /// <summary>Day on which it was complete with all signatures; <see langword="null"/> while it has no effect.</summary>
    public DateOnly? Concluida { get; init; }

    /// <summary>Why it was left without effect before everybody signed it; <see langword="null"/> when it was not.</summary>
    public string? SinEfecto { get; init; }

    /// <summary>Open terms: an acta has none.</summary>
    public ImmutableSortedDictionary<string, Plazo> Plazos { get; init; } = ImmutableSortedDictionary.Create<string, Plazo>(StringComparer.Ordinal);

    /// <summary>Notifications: an acta notifies nobody, its files do.</summary>
    public ImmutableSortedDictionary<string, Notificacion> Notificaciones { get; init; } = ImmutableSortedDictionary.Create<string, Notificacion>(StringComparer.Ordinal);

    /// <summary>Files that still have to be told their result.</summary>
    public ImmutableSortedDictionary<string, Encargo> Encargos { get; init; } = ImmutableSortedDictionary.Create<string, Encargo>(StringComparer.Ordinal);

    /// <summary>Errands that their targets refused, by id.</summary>
    public ImmutableSortedDictionary<string, EncargoApartado> Apartados { get; init; } = ImmutableSortedDictionary.Create<string, EncargoApartado>(StringComparer.Ordinal);

    /// <summary>Whose signature it waits for: nobody's, once it was left without effect.</summary>
    public IEnumerable<string> FirmasQueFaltan => SinEfecto is null ? Firmantes.Keys.Where(f => !Firmas.ContainsKey(f)) : [];

    /// <inheritdoc/>
    public Acta ConEncargos(ImmutableSortedDictionary<string, Encargo> encargos, ImmutableSortedDictionary<string, EncargoApartado> apartados) => this with { Encargos = encargos, Apartados = apartados };
}
