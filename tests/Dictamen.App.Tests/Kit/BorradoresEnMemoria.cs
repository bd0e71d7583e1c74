using System.Collections.Concurrent;
using System.Globalization;
using Dictamen.App.Ports;

namespace Dictamen.App.Tests.Kit;

/// <summary>Drafts in memory, with the manners of the real stores.</summary>
internal sealed class BorradoresEnMemoria : IBorradorStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BorradorGuardado> _todos = new(StringComparer.Ordinal);
    private int _versiones;

    /// <summary>Called before a draft is kept: somebody else may be faster.</summary>
    public Action<Borrador>? AlGuardar { get; set; }

    /// <summary>Ids of the drafts that were read.</summary>
    public ConcurrentQueue<string> Leidos { get; } = [];

    public ValueTask<BorradorGuardado?> GetAsync(string id, CancellationToken ct = default)
    {
        Leidos.Enqueue(id);
        lock (_lock)
        {
            return new(_todos.GetValueOrDefault(id));
        }
    }

    public ValueTask<string?> PutAsync(Borrador borrador, string? etag, CancellationToken ct = default)
    {
        if (borrador.Id.Length == 0 || !borrador.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ArgumentException("A draft's id holds letters, digits and hyphens.", nameof(borrador));
        }

        AlGuardar?.Invoke(borrador);
        lock (_lock)
        {
            if (_todos.GetValueOrDefault(borrador.Id)?.ETag != etag)
            {
                return new((string?)null);
            }

            var nuevo = (++_versiones).ToString(CultureInfo.InvariantCulture);
            _todos[borrador.Id] = new BorradorGuardado(borrador, nuevo);
            return new(nuevo);
        }
    }

    public IAsyncEnumerable<string> ListAsync(CancellationToken ct = default)
    {
        lock (_lock)
        {
            return _todos.Keys.ToList().ToAsyncEnumerable();
        }
    }

    public IAsyncEnumerable<string> ListFilledAsync(CancellationToken ct = default)
    {
        lock (_lock)
        {
            return _todos.Values.Where(b => !b.Borrador.EstaVacio).Select(b => b.Borrador.Id).ToList().ToAsyncEnumerable();
        }
    }

    public ValueTask<IReadOnlyList<string>> FindAsync(string correo, CancellationToken ct = default)
    {
        lock (_lock)
        {
            return new([.. _todos.Values.Select(b => b.Borrador).Where(b => b.Correo.Length > 0 && b.Correo == correo).OrderBy(b => b.CreadoEl).ThenBy(b => b.Id, StringComparer.Ordinal).Select(b => b.Id)]);
        }
    }
}
