using System.Runtime.InteropServices;

namespace Dictamen.App.Consultas;

/// <summary>Keeps what is derived from a stream in the order of its versions: two facts of one stream may be acknowledged in one order and told in the other.</summary>
public sealed class UltimasVersiones
{
    // A part is locked while what is derived is kept, and holds the versions of its streams.
    private readonly Dictionary<string, long>[] _partes = [.. Enumerable.Range(0, 64).Select(_ => new Dictionary<string, long>(StringComparer.Ordinal))];

    /// <summary>The last version of a stream that was taken; 0 for none.</summary>
    public long De(string stream)
    {
        var parte = Parte(stream);
        lock (parte)
        {
            return parte.GetValueOrDefault(stream);
        }
    }

    /// <summary>Takes a version of a stream, unless a later one was taken. Of one stream, one at a time.</summary>
    /// <param name="stream">Stream.</param>
    /// <param name="version">Version.</param>
    /// <param name="que">What it is derived from.</param>
    /// <param name="tomar">Keeps what is derived from it; called for nearly every fact, so it should be static.</param>
    public void Tomar<T>(string stream, long version, T que, Action<string, T> tomar)
    {
        var parte = Parte(stream);
        lock (parte)
        {
            ref var ultima = ref CollectionsMarshal.GetValueRefOrAddDefault(parte, stream, out _);
            if (ultima <= version)
            {
                ultima = version;
                tomar(stream, que);
            }
        }
    }

    private Dictionary<string, long> Parte(string stream) => _partes[(uint)stream.GetHashCode(StringComparison.Ordinal) % (uint)_partes.Length];
}
