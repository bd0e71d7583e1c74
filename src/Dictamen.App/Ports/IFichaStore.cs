using System.Collections.ObjectModel;
using Dictamen.Core;

namespace Dictamen.App.Ports;

/// <summary>Who a person is. Kept apart from the record, so that erasing it leaves every chain valid.</summary>
/// <param name="Id">Pseudonym under which the record knows the person.</param>
/// <param name="Nombre">Given names.</param>
/// <param name="ApellidoPaterno">First surname.</param>
/// <param name="ApellidoMaterno">Second surname; empty when the person has none.</param>
/// <param name="Curp">CURP.</param>
/// <param name="Correo">E-mail address.</param>
/// <param name="TelefonoLada">Landline with area code.</param>
/// <param name="TelefonoCelular">Mobile.</param>
/// <param name="Domicilio">Street, number, neighbourhood, municipality and postal code.</param>
/// <remarks>A store keeps them all in memory, and most have no account and no further address: those share what is empty, and no list keeps room for more.</remarks>
[DatoPersonal]
public sealed record Ficha(
    PersonaId Id,
    string Nombre,
    string ApellidoPaterno,
    string ApellidoMaterno,
    string Curp,
    string Correo,
    string TelefonoLada,
    string TelefonoCelular,
    string Domicilio)
{
    /// <summary>Bank accounts (CLABE) by folio.</summary>
    public IReadOnlyDictionary<string, string> Cuentas { get; init => field = value is { Count: 0 } ? ReadOnlyDictionary<string, string>.Empty : value; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Further addresses at which the committee accepts notifications (Anexo 3, protesta).</summary>
    public IReadOnlyList<string> CorreosDeNotificacion { get; init => field = value as string[] ?? value.ToArray(); } = [];

    /// <summary>The ficha with another address, also where the old one stands among the further ones; the rest of them still take notifications.</summary>
    public Ficha ConCorreo(string nuevo) => this with
    {
        Correo = nuevo,
        CorreosDeNotificacion = [.. CorreosDeNotificacion.Select(c => string.Equals(c, Correo, StringComparison.OrdinalIgnoreCase) ? nuevo : c)],
    };

    /// <summary>Whether another ficha says the same. A record compares its collections by reference; here they count by what they hold.</summary>
    public bool DiceLoMismo(Ficha otra) =>
        CorreosDeNotificacion.SequenceEqual(otra.CorreosDeNotificacion)
        && Cuentas.Count == otra.Cuentas.Count
        && Cuentas.All(c => otra.Cuentas.TryGetValue(c.Key, out var clabe) && clabe == c.Value)
        && this == otra with { Cuentas = Cuentas, CorreosDeNotificacion = CorreosDeNotificacion };

    /// <summary>Full name, given names first.</summary>
    public string NombreCompleto => string.Join(' ', new[] { Nombre, ApellidoPaterno, ApellidoMaterno }.Where(p => p.Length > 0));
}

/// <summary>One look at a ficha.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Actor">Who looked, <c>Role:id</c>.</param>
/// <param name="Finalidad">What for: a <see cref="Uso"/> in words, or why it was erased.</param>
/// <param name="At">When (UTC).</param>
public sealed record AccesoAFicha(PersonaId Id, string Actor, string Finalidad, DateTimeOffset At)
{
    private const string Supresion = "Supresión: ";

    /// <summary>Whether the ficha was erased then.</summary>
    public bool EsSupresion => Finalidad.StartsWith(Supresion, StringComparison.Ordinal);

    /// <summary>How an erasure is noted.</summary>
    public static AccesoAFicha DeSupresion(PersonaId id, string actor, string motivo, DateTimeOffset at) => new(id, actor, Supresion + motivo, at);
}

/// <summary>The only door to personal data. It logs who looked and what for.</summary>
public interface IFichaStore
{
    /// <summary>Keeps or replaces fichas. When it answers, they survive the loss of power.</summary>
    ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default);

    /// <summary>Reads fichas and logs the look. Those that do not exist, or were erased, are left out.</summary>
    ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default);

    /// <summary>Erases a ficha physically. The log of looks keeps the pseudonym.</summary>
    ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default);

    /// <summary>Pseudonyms of everyone who has a ficha, in no order. It hands out no personal data, so it is no look.</summary>
    IAsyncEnumerable<PersonaId> ListAsync(CancellationToken ct = default);

    /// <summary>Looks at one ficha, or at all when <paramref name="id"/> is <see langword="null"/>, in order of time.</summary>
    /// <param name="id">Whose ficha.</param>
    /// <param name="since">First instant (UTC); without it, from the first look on.</param>
    /// <param name="before">First instant (UTC) that no longer counts; without it, up to the last look.</param>
    /// <param name="ct">Cancels the reading.</param>
    IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default);

    /// <summary>Notes looks that took place in another store, as they were. When it answers, they survive the loss of power. The same ones again are noted again.</summary>
    ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default);
}
