namespace Dictamen.Host.Almacen;

/// <summary>The open files of a log, from which any durable frame is read.</summary>
/// <param name="directory">Directory of the log.</param>
/// <param name="open">Opens a file.</param>
internal sealed class LogSegments(string directory, Func<string, ILogFile> open) : IDisposable
{
    private readonly List<ILogFile> _files = [];

    /// <summary>Hands everything in a log up to its last seal to <paramref name="loader"/> and opens its files to read, also while another process writes.</summary>
    /// <exception cref="LogBrokenException">Something is not as it was written.</exception>
    public static LogSegments OpenRead<TBatch>(string directory, string kind, ILogLoader<TBatch> loader)
    {
        var found = LogRecovery.Read(directory, kind, loader, LogRecovery.SideBySide, onlySealed: true);
        var segments = new LogSegments(directory, LogFile.OpenRead);
        while (segments.Count < found.State.Segment)
        {
            segments.OpenNext();
        }

        return segments;
    }

    /// <summary>How many there are; only who adds them asks.</summary>
    public int Count => _files.Count;

    /// <summary>The last one; only who adds them asks.</summary>
    public ILogFile Last => _files[^1];

    /// <summary>Path of a segment.</summary>
    /// <param name="segment">Its number, from 1.</param>
    public string PathOf(int segment) => Path.Combine(directory, Frames.FileName(segment));

    /// <summary>Opens the next one, whose file is there.</summary>
    public void OpenNext()
    {
        var file = open(PathOf(_files.Count + 1));
        lock (_files)
        {
            _files.Add(file);
        }
    }

    /// <summary>Reads a durable frame and checks its digest.</summary>
    /// <exception cref="LogBrokenException">It is not what was written.</exception>
    public ReadOnlyMemory<byte> Read(FramePlace place)
    {
        ILogFile file;
        lock (_files)
        {
            file = _files[place.Segment - 1];
        }

        var bytes = GC.AllocateUninitializedArray<byte>(Frames.Digest + place.Length + Frames.Overhead);
        if (file.Read(bytes, place.Offset - Frames.Digest) < bytes.Length || !Frames.IsIntact(bytes))
        {
            throw new LogBrokenException(PathOf(place.Segment), place.Offset, "el registro no corresponde a su huella; se alteró después de abrir el diario.");
        }

        return bytes.AsMemory(Frames.Digest + Frames.Header, place.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(f => f.Dispose());
}
