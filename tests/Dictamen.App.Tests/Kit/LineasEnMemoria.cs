using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dictamen.App.Ports;

namespace Dictamen.App.Tests.Kit;

/// <summary>Shared lines in memory. They can be lost on the way, and reading is counted.</summary>
internal sealed class LineasEnMemoria(TimeProvider reloj) : ILineaStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LineaGuardada> _lineas = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(DateTimeOffset At, string Stream, long Version)> _novedades = new();
    private int _lecturas;

    /// <summary>Called before a line is kept; it may throw.</summary>
    public Action<LineaGuardada>? BeforePut { get; set; }

    /// <summary>How often all lines were read.</summary>
    public int Lecturas => _lecturas;

    public IReadOnlyList<LineaGuardada> Todas
    {
        get
        {
            lock (_lock)
            {
                return [.. _lineas.Values.OrderBy(l => l.Stream, StringComparer.Ordinal)];
            }
        }
    }

    public ValueTask PutAsync(LineaGuardada linea, CancellationToken ct = default)
    {
        BeforePut?.Invoke(linea);
        lock (_lock)
        {
            if (_lineas.TryGetValue(linea.Stream, out var ya) && (ya.Version > linea.Version || (ya.Version == linea.Version && ya.Programa == linea.Programa)))
            {
                return default;
            }

            _lineas[linea.Stream] = linea;
        }

        _novedades.Enqueue((reloj.GetUtcNow(), linea.Stream, linea.Version));
        return default;
    }

    public ValueTask<LineaGuardada?> GetAsync(string stream, CancellationToken ct = default)
    {
        lock (_lock)
        {
            return new(_lineas.GetValueOrDefault(stream));
        }
    }

    public async IAsyncEnumerable<LineaGuardada> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        Interlocked.Increment(ref _lecturas);
        foreach (var linea in Todas)
        {
            await Task.Yield();
            yield return linea;
        }
    }

    public IAsyncEnumerable<(string Stream, long Version)> ChangesAsync(DateTimeOffset since, CancellationToken ct = default) =>
        _novedades.Where(n => n.At >= since).Select(n => (n.Stream, n.Version)).ToList().ToAsyncEnumerable();

    public ValueTask RemoveAsync(string stream, CancellationToken ct = default)
    {
        lock (_lock)
        {
            _lineas.Remove(stream);
        }

        return default;
    }

    public ValueTask ForgetChangesAsync(DateTimeOffset before, CancellationToken ct = default)
    {
        while (_novedades.TryPeek(out var n) && n.At < before && _novedades.TryDequeue(out _))
        {
        }

        return default;
    }
}
