namespace Dictamen.App.Tests.Kit;

/// <summary>A clock whose timers ring when the test moves it: it stops at each one, and goes on when somebody waits for it again.</summary>
internal sealed class RelojConAlarmas(DateTimeOffset inicio) : TimeProvider
{
    private static readonly TimeSpan s_paciencia = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly List<Alarma> _alarmas = [];
    private TaskCompletionSource _puesta = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _ahora = inicio;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _ahora;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var alarma = new Alarma(this, _ahora + dueTime, () => callback(state));
            _alarmas.Add(alarma);
            _puesta.TrySetResult();
            return alarma;
        }
    }

    /// <summary>Moves to an instant, ringing everything on the way.</summary>
    public async Task LlegarAAsync(DateTimeOffset cuando)
    {
        while (true)
        {
            Task puesta;
            lock (_lock)
            {
                if (_alarmas.Count == 0 && _puesta.Task.IsCompleted)
                {
                    _puesta = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                puesta = _puesta.Task;
            }

            await puesta.WaitAsync(s_paciencia);
            Alarma? proxima;
            lock (_lock)
            {
                proxima = _alarmas.MinBy(a => a.Cuando);
                if (proxima?.Cuando > cuando)
                {
                    _ahora = cuando;
                    return;
                }

                if (proxima is not null)
                {
                    _alarmas.Remove(proxima);
                    _ahora = proxima.Cuando > _ahora ? proxima.Cuando : _ahora;
                }
            }

            proxima?.Sonar();
        }
    }

    private void Quitar(Alarma alarma)
    {
        lock (_lock)
        {
            _alarmas.Remove(alarma);
        }
    }

    private sealed class Alarma(RelojConAlarmas reloj, DateTimeOffset cuando, Action sonar) : ITimer
    {
        public DateTimeOffset Cuando { get; } = cuando;

        public void Sonar() => sonar();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => reloj.Quitar(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
