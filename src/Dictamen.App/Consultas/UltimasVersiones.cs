using System.Collections.Concurrent;

namespace Dictamen.App.Consultas;

/// <summary>Keeps what is derived from a stream in the order of its versions: two facts of one stream may be acknowledged in one order and told in the other.</summary>
public sealed class UltimasVersiones
{
    private readonly ConcurrentDictionary<string, long> _versiones = new(StringComparer.Ordinal);
    private readonly Lock[] _cerrojos = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    /// <summary>The last version of a stream that was taken; 0 for none.</summary>
    public long De(string stream) => _versiones.GetValueOrDefault(stream);

    /// <summary>Takes a version of a stream, unless a later one was taken. Of one stream, one at a time.</summary>
    /// <param name="stream">Stream.</param>
    /// <param name="version">Version.</param>
    /// <param name="tomar">Keeps what is derived from it.</param>
    public void Tomar(string stream, long version, Action tomar)
    {
        lock (_cerrojos[(uint)stream.GetHashCode(StringComparison.Ordinal) % (uint)_cerrojos.Length])
        {
            if (De(stream) <= version)
            {
                _versiones[stream] = version;
                tomar();
            }
        }
    }
}
