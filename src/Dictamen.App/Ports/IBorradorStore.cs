using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dictamen.Core;

namespace Dictamen.App.Ports;

/// <summary>A form that is being filled in: not a fact yet. It keeps what was typed as it was typed, right or wrong, so that nothing is lost.</summary>
/// <param name="Id">Id; for an application it is also the id under which it is handed in.</param>
/// <param name="Tramite">What it is for: the id of the convocatoria, or the folio of the file.</param>
/// <param name="Correo">Address to which its links are sent, in lower case; empty where a file has its own. It never changes, but for being forgotten with the rest of what nobody handed in.</param>
/// <param name="CreadoEl">Instant (UTC) at which it was opened.</param>
/// <param name="ActualizadoEl">Instant (UTC) of the last change.</param>
[DatoPersonal]
public sealed record Borrador(string Id, string Tramite, string Correo, DateTimeOffset CreadoEl, DateTimeOffset ActualizadoEl)
{
    /// <summary>What was typed, by path of the field as the format names it (<c>8.1[3].precio_unitario</c>).</summary>
    public ImmutableDictionary<string, string> Campos { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Files, by key of the requirement.</summary>
    public ImmutableDictionary<string, Adjunto> Adjuntos { get; init; } = ImmutableDictionary<string, Adjunto>.Empty;

    /// <summary>Whether it holds nothing that anybody typed or attached.</summary>
    [JsonIgnore]
    public bool EstaVacio => Campos.IsEmpty && Adjuntos.IsEmpty;

    /// <summary>The draft with nothing in it: what was typed and attached is handed in, and kept where it belongs.</summary>
    /// <param name="cuando">Instant (UTC).</param>
    public Borrador Vaciado(DateTimeOffset cuando) => new(Id, Tramite, Correo, CreadoEl, cuando);

    /// <summary>Page that saved each section last, by section; under the empty word, the one that saved the whole draft. A draft of an earlier edition has none.</summary>
    public ImmutableDictionary<string, string> Ventanas { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Last saving of each section by a page that counts its own, by section: what that page sent before and arrives later is older. A draft of an earlier edition has none.</summary>
    public ImmutableDictionary<string, PasoDeVentana> Pasos { get; init; } = ImmutableDictionary<string, PasoDeVentana>.Empty;

    /// <summary>Page that saved a section last; empty when none did.</summary>
    public string UltimaVentana(string apartado) => Ventanas.GetValueOrDefault(apartado) ?? Ventanas.GetValueOrDefault("", "");

    /// <summary>What was typed in a field; empty when nothing was.</summary>
    public string Campo(string ruta) => Campos.GetValueOrDefault(ruta, "");

    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"Borrador {Id} (datos reservados)";
}

/// <summary>A file of a draft. Its bytes are among the documents, under its digest.</summary>
/// <param name="Huella">Digest.</param>
/// <param name="Nombre">Name that the sender's device gave it.</param>
/// <param name="Tipo">Media type, by its content.</param>
/// <param name="Tamano">Bytes.</param>
/// <param name="RecibidoEl">Instant (UTC) at which it was kept.</param>
public sealed record Adjunto(Huella Huella, string Nombre, string Tipo, long Tamano, DateTimeOffset RecibidoEl);

/// <summary>A saving of a page among those of the same page.</summary>
/// <param name="Ventana">Number of the page.</param>
/// <param name="Numero">Number of the saving; a later one has a greater one.</param>
public sealed record PasoDeVentana(string Ventana, long Numero);

/// <summary>A draft and the mark of the version that was read.</summary>
/// <param name="Borrador">The draft.</param>
/// <param name="ETag">Mark of this version.</param>
public sealed record BorradorGuardado(Borrador Borrador, string ETag);

/// <summary>Keeps drafts. Each is replaced as a whole or not at all.</summary>
public interface IBorradorStore
{
    /// <summary>Reads a draft, or <see langword="null"/> when there is none.</summary>
    ValueTask<BorradorGuardado?> GetAsync(string id, CancellationToken ct = default);

    /// <summary>Keeps or replaces a draft. When it answers, the draft survives the loss of power.</summary>
    /// <param name="borrador">The draft.</param>
    /// <param name="etag">Version that it was made from; <see langword="null"/> for a new draft.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    /// <returns>Mark of the new version, or <see langword="null"/> when somebody else changed it in between: then nothing was kept.</returns>
    ValueTask<string?> PutAsync(Borrador borrador, string? etag, CancellationToken ct = default);

    /// <summary>Ids of the drafts whose links go to an address, the oldest first.</summary>
    /// <param name="correo">Address in lower case.</param>
    /// <param name="ct">Cancels the reading.</param>
    ValueTask<IReadOnlyList<string>> FindAsync([DatoPersonal] string correo, CancellationToken ct = default);

    /// <summary>Ids of every draft, in no order.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken ct = default);

    /// <summary>Ids of the drafts that hold anything (<see cref="Borrador.EstaVacio"/>), in no order and without reading any of them. What an earlier build kept may be named though it is empty, until it is kept again.</summary>
    IAsyncEnumerable<string> ListFilledAsync(CancellationToken ct = default);
}
