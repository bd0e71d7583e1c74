using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Tests.Kit;

/// <summary>Fichas in memory, each written by itself, as over a network. Faults can be put into it.</summary>
internal sealed class FichasEnMemoria : IFichaStore
{
    private readonly Dictionary<PersonaId, Ficha> _todas = [];

    /// <summary>Called before each ficha is kept.</summary>
    public Action<Ficha>? BeforePut { get; set; }

    /// <summary>A ficha, or <see langword="null"/>.</summary>
    public Ficha? this[PersonaId id] => _todas.GetValueOrDefault(id);

    public ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default)
    {
        foreach (var ficha in fichas)
        {
            BeforePut?.Invoke(ficha);
            ct.ThrowIfCancellationRequested();
            _todas[ficha.Id] = ficha;
        }

        return default;
    }

    public ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default) => new([.. ids.Where(_todas.ContainsKey).Select(i => _todas[i])]);

    public ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default)
    {
        _todas.Remove(id);
        return default;
    }

    public IAsyncEnumerable<PersonaId> ListAsync(CancellationToken ct = default) => _todas.Keys.ToList().ToAsyncEnumerable();

    public IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default) => AsyncEnumerable.Empty<AccesoAFicha>();

    public ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default) => default;
}
