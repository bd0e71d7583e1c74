using System.Diagnostics.CodeAnalysis;

namespace Dictamen.Host.Almacen;

/// <summary>
/// An append-only log with group commit. One thread gathers whatever waits, writes it with one write, makes it durable with one fsync, and
/// only then lets those who wait go on: the more wait, the more share an fsync.
/// </summary>
/// <remarks>
/// A group is due when it is large, or when the work item of the pool that its first entry queued has its turn: after what was queued already, which is often just about to append.
/// Taken sooner, groups hold what came during one fsync, and there are several times as many of them. Whoever was answered stands at the end of that queue, and so joins the next group.
/// <para>
/// After a write or an fsync that failed nobody knows what is on disk, so the log takes nothing more until it is opened again, which looks.
/// What failed may then turn out to be there or not; what was acknowledged is there.
/// </para>
/// </remarks>
internal sealed class AppendLog : IThreadPoolWorkItem, IAsyncDisposable
{
    // Less than half of 64 writers: while some wait for the disk, the others prepare the next group.
    private const int Large = 24;

    private readonly LogOptions _options;
    private readonly Seal _seal;
    private readonly object _gate = new();
    private readonly Thread _writer;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _head;
    private List<LogEntry> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private byte[] _buffer = new byte[1 << 16];
    private long _frames;
    private long _length;
    private Exception? _fault;
    private int _turns;
    private bool _due;
    private bool _closing;

    private AppendLog(string directory, LogOptions options, Recovered found)
    {
        (_options, Segments, Torn) = (options, new LogSegments(directory, options.OpenFile), found.Torn);
        Avisos = [.. new[] { Torn?.Aviso, Seal.AvisoDeCopia(directory, found.Seal) }.OfType<string>()];
        var state = found.State with { Closed = false };
        (_frames, _length, _head) = (state.Frames, state.Length, state.Head);
        _seal = Seal.Open(directory, found.Seal ?? state, options.OpenFile);
        for (var i = 1; i <= state.Segment; i++)
        {
            Segments.OpenNext();
        }

        if (Segments.Count > 0 && !found.Seal!.Closed)
        {
            SettleTail(found.Seal);
        }

        if (Segments.Count == 0)
        {
            StartSegment();
        }

        _seal.Write(StateNow(closed: false), durable: true);
        _writer = new Thread(Run) { IsBackground = true, Name = "diario " + options.Kind };
        _writer.Start();
    }

    /// <summary>Its files, to read durable frames from.</summary>
    public LogSegments Segments { get; }

    /// <summary>The torn last write that was cut on opening, or <see langword="null"/>.</summary>
    public TornWrite? Torn { get; }

    /// <summary>What opening mended, each one Spanish sentence.</summary>
    public IReadOnlyList<string> Avisos { get; }

    /// <summary>Opens or creates the log of a directory and hands everything in it to <paramref name="loader"/>.</summary>
    /// <exception cref="LogBrokenException">Something is not as it was written.</exception>
    public static AppendLog Open<TBatch>(string directory, LogOptions options, ILogLoader<TBatch> loader)
    {
        PrivateDirectory.Ensure(directory);
        return new AppendLog(directory, options, LogRecovery.Read(directory, options.Kind, loader, LogRecovery.SideBySide));
    }

    /// <summary>Puts an entry in the queue. The order of the calls is the order of the log.</summary>
    /// <exception cref="IOException">The log takes nothing more, because a write failed.</exception>
    public void Enqueue(LogEntry entry)
    {
        if (entry.Payload.Length > Frames.MaxPayload)
        {
            throw new ArgumentException($"Un registro no puede medir más de {Frames.MaxPayload} bytes.", nameof(entry));
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            if (_fault is not null)
            {
                throw Refusal(_fault);
            }

            _waiting.Add(entry);
            if (_waiting.Count == 1)
            {
                _turns++;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
            else if (_waiting.Count == Large && _options.Linger == TimeSpan.Zero)
            {
                Call();
            }
        }
    }

    /// <summary>Ends when everything that was queued before is durable.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            return _fault is not null ? Task.FromException(Refusal(_fault)) : _waiting.Count > 0 ? _waiting[^1].Done : _writing;
        }
    }

    /// <summary>Writes what waits, seals the log and closes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closing = true;
            Call();
        }

        await _stopped.Task;
        _seal.Dispose();
        Segments.Dispose();
    }

    /// <summary>Tells the thread, in the pool, that a group is due.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            // One that was queued for a group that went before says nothing of this one.
            if (--_turns == 0)
            {
                Call();
            }
        }
    }

    private void Call()
    {
        _due = true;
        Monitor.Pulse(_gate);
    }

    private static IOException Refusal(Exception fault) =>
        new("No se pudo escribir en disco, así que no se acepta nada más hasta volver a abrir: " + fault.Message, fault);

    /// <summary>
    /// After a stop without order: cuts the torn write, and writes what the seal does not cover again. It may only be in the memory of the
    /// operating system (an fsync that failed leaves it there, marked as clean), and from here on it counts.
    /// </summary>
    private void SettleTail(SealState seal)
    {
        var last = Segments.Last;
        if (last.Length > _length)
        {
            last.Cut(_length);
        }

        var from = seal.Segment == Segments.Count ? Math.Max(seal.Length, Frames.SegmentHeader) : Frames.SegmentHeader;
        var piece = new byte[1 << 16];
        for (var at = from; at < _length; at += piece.Length)
        {
            var bytes = piece.AsSpan(0, (int)Math.Min(piece.Length, _length - at));
            last.Read(bytes, at);
            last.Write(bytes, at);
        }

        last.Flush();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever made a write fail, those who wait must be told and the log must stop.")]
    private void Run()
    {
        while (TakeGroup() is { } group)
        {
            try
            {
                Commit(group);
            }
            catch (Exception e)
            {
                Stop(e, group);
            }
        }

        try
        {
            if (_fault is null)
            {
                _seal.Write(StateNow(closed: true), durable: false);
                _seal.Write(StateNow(closed: true), durable: true); // Both slots, so that damage to one does not hide the other.
            }

            _stopped.TrySetResult();
        }
        catch (Exception e)
        {
            _stopped.TrySetException(e);
        }
    }

    private List<LogEntry>? TakeGroup()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 || !_due)
            {
                if (_closing && _waiting.Count == 0)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            if (_options.Linger > TimeSpan.Zero && !_closing)
            {
                Monitor.Wait(_gate, _options.Linger);
            }

            var all = _waiting;
            var (count, bytes) = (0, 0L);
            while (count < all.Count && bytes < _options.GroupBytes)
            {
                bytes += all[count++].Payload.Length + Frames.Overhead;
            }

            _waiting = count < all.Count ? all[count..] : [];
            _due = count < all.Count || _closing;
            _writing = all[count - 1].Done;
            return count < all.Count ? all[..count] : all;
        }
    }

    private void Commit(List<LogEntry> group)
    {
        if (_length >= _options.SegmentBytes)
        {
            StartSegment();
        }

        var bytes = Lay(group);
        var file = Segments.Last;
        file.Write(bytes, _length);
        file.Flush();
        _length += bytes.Length;
        _frames += group.Count;
        bytes[^Frames.Digest..].CopyTo(_head);
        _seal.Write(StateNow(closed: false), durable: false);
        foreach (var entry in group)
        {
            entry.OnDurable();
        }

        group.ForEach(e => e.Complete());
    }

    /// <summary>Lays a group out as it goes to disk. The buffer starts with the previous digest, because a frame's digest counts it.</summary>
    private ReadOnlySpan<byte> Lay(List<LogEntry> group)
    {
        var total = Frames.Digest + group.Sum(e => (long)e.Payload.Length + Frames.Overhead);
        if (total > _buffer.Length)
        {
            _buffer = new byte[Math.Max(total, Math.Min(2L * _buffer.Length, _options.GroupBytes))];
        }

        _head.CopyTo(_buffer.AsSpan());
        var at = Frames.Digest;
        var number = _frames;
        foreach (var entry in group)
        {
            entry.Place = new FramePlace(Segments.Count, _length + at - Frames.Digest, entry.Payload.Length);
            Frames.Write(_buffer, at, ++number, entry.Payload.Span);
            at += entry.Payload.Length + Frames.Overhead;
        }

        return _buffer.AsSpan(Frames.Digest..at);
    }

    private void StartSegment()
    {
        var segment = Segments.Count + 1;
        LogFile.Create(Segments.PathOf(segment), Frames.NewSegment(_options.Kind, segment, _frames + 1, _head));
        Segments.OpenNext();
        _length = Frames.SegmentHeader;
        _seal.Write(StateNow(closed: false), durable: true);
    }

    private void Stop(Exception reason, List<LogEntry> group)
    {
        List<LogEntry> queued;
        lock (_gate)
        {
            _fault = reason;
            queued = _waiting;
            _waiting = [];
        }

        foreach (var entry in group.Concat(queued))
        {
            entry.Fail(Refusal(reason));
        }
    }

    private SealState StateNow(bool closed) => new(closed, _frames, Segments.Count, _length, _head);
}
