namespace Dictamen.Host.Almacen;

/// <summary>A payload on its way into a log.</summary>
/// <param name="payload">Bytes; they must not change until it is done.</param>
internal class LogEntry(ReadOnlyMemory<byte> payload)
{
    // Whoever waits goes on in the pool: the writer's thread has the next group to write.
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Payload.</summary>
    public ReadOnlyMemory<byte> Payload { get; } = payload;

    /// <summary>Ends when it survives the loss of power; fails when that is not known.</summary>
    public Task Done => _done.Task;

    /// <summary>Where it is; set before it is done.</summary>
    internal FramePlace Place { get; set; }

    /// <summary>Called in the order of the log, once durable and before those who wait learn of it.</summary>
    internal virtual void OnDurable()
    {
    }

    /// <summary>Lets those who wait go on.</summary>
    internal void Complete() => _done.TrySetResult();

    /// <summary>Tells those who wait.</summary>
    internal void Fail(Exception reason)
    {
        _done.TrySetException(reason);
        _ = _done.Task.Exception; // Not everybody waits; an entry nobody waits for must not surface in the finalizer.
    }
}
