using System.Collections.Concurrent;

namespace Dictamen.Azure.Tablas;

/// <summary>Heads seen lately, so that an append after a read is one request. Only a guess: the header's tag decides.</summary>
/// <remarks>Two generations: what is used moves to the young one; when that is full, the old one is dropped.</remarks>
internal sealed class HeadCache(int generation = 8192)
{
    private volatile ConcurrentDictionary<string, Head> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, Head> _old = new(StringComparer.Ordinal);

    /// <summary>Head of a partition as last seen.</summary>
    public Head? Find(string partition) =>
        _young.TryGetValue(partition, out var head) || _old.TryGetValue(partition, out head) ? head : null;

    /// <summary>Keeps a head, unless a later one is known.</summary>
    public void Keep(string partition, Head head)
    {
        if (_young.Count >= generation) // Two threads at once drop a generation early; it is only a guess.
        {
            _old = _young;
            _young = new(StringComparer.Ordinal);
        }

        _young.AddOrUpdate(partition, head, (_, known) => known.Version > head.Version ? known : head);
    }

    /// <summary>Forgets a head that turned out to be wrong.</summary>
    public void Forget(string partition)
    {
        _young.TryRemove(partition, out _);
        _old.TryRemove(partition, out _);
    }
}
