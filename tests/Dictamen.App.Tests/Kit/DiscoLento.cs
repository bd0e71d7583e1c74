using Dictamen.App.Ports;

namespace Dictamen.App.Tests.Kit;

/// <summary>A record that only this process writes, on a disk that keeps everybody waiting until the test lets it go on.</summary>
internal sealed class DiscoLento(MemoryStore record) : IEventStore, ISingleWriter
{
    private readonly TaskCompletionSource _sigue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private Task _anterior = Task.CompletedTask;

    /// <summary>How often a stream was read.</summary>
    public int Lecturas { get; private set; }

    public void Seguir() => _sigue.SetResult();

    public async ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default)
    {
        var mio = new TaskCompletionSource();
        Task anterior;
        lock (_lock)
        {
            (anterior, _anterior) = (_anterior, mio.Task);
        }

        await anterior;
        await _sigue.Task;
        var respuesta = await record.AppendAsync(append, ct);
        mio.SetResult();
        return respuesta;
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default)
    {
        Lecturas++;
        return record.ReadAsync(stream, afterVersion, ct);
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default) => record.FindAsync(stream, commandId, ct);

    public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default) => record.ListAsync(prefix, ct);
}
