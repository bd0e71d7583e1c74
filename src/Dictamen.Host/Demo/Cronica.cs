using System.Collections.Concurrent;

namespace Dictamen.Host.Demo;

/// <summary>What happened in a demonstration, by chapter, for its summary.</summary>
internal sealed class Cronica
{
    private readonly ConcurrentQueue<(string Capitulo, string Texto)> _lineas = new();
    private readonly ConcurrentDictionary<string, int> _cuentas = new(StringComparer.Ordinal);
    private int _numero;

    public int Numero() => Interlocked.Increment(ref _numero);

    public void Anotar(string capitulo, string texto) => _lineas.Enqueue((capitulo, texto));

    public void Contar(string que) => _cuentas.AddOrUpdate(que, 1, (_, n) => n + 1);

    public IEnumerable<string> De(string capitulo) => _lineas.Where(l => l.Capitulo == capitulo).Select(l => l.Texto);

    public IReadOnlyDictionary<string, int> Cuentas => _cuentas;
}
