namespace Dictamen.App.Consultas;

/// <summary>Runs one reading for everybody who asked before it began: whoever asks while one is under way waits for the next.</summary>
internal sealed class TurnoUnico
{
    private readonly Lock _cerrojo = new();
    private Task? _enCurso;
    private Task? _siguiente;

    /// <summary>Waits for a reading that begins after now. Giving up waiting stops no reading.</summary>
    public Task CorrerAsync(Func<Task> leer, CancellationToken ct)
    {
        Task mia;
        lock (_cerrojo)
        {
            mia = _siguiente is { } otra ? otra
                : _enCurso is { IsCompleted: false } anterior ? _siguiente = TrasAsync(anterior, leer)
                : _enCurso = Task.Run(leer, CancellationToken.None);
        }

        return mia.WaitAsync(ct);
    }

    private async Task TrasAsync(Task anterior, Func<Task> leer)
    {
        await anterior.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        Task mia;
        lock (_cerrojo)
        {
            _siguiente = null;
            mia = _enCurso = Task.Run(leer, CancellationToken.None);
        }

        await mia.ConfigureAwait(false);
    }
}
