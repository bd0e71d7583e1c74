namespace Dictamen.Host.Almacen;

/// <summary>What is on disk is not what was written. Nothing repairs it by itself: the message says which file, which byte and what is wrong.</summary>
public sealed class LogBrokenException : IOException
{
    /// <summary>Creates it.</summary>
    /// <param name="file">File.</param>
    /// <param name="offset">Byte where the broken part starts, from 0.</param>
    /// <param name="reason">What is wrong, one Spanish sentence.</param>
    public LogBrokenException(string file, long offset, string reason)
        : base($"{file}, byte {offset}: {reason}")
    {
        File = file;
        Offset = offset;
        Reason = reason;
    }

    /// <summary>File.</summary>
    public string File { get; }

    /// <summary>Byte where the broken part starts, from 0.</summary>
    public long Offset { get; }

    /// <summary>What is wrong, one Spanish sentence.</summary>
    public string Reason { get; }

    /// <summary>Stream of the broken frame, when the reader knows streams.</summary>
    internal string? Stream { get; init; }

    /// <summary>Version of the stream at the break.</summary>
    internal long? Version { get; init; }

    /// <summary>What can still be read of the broken frame, to say which stream it claims to be of.</summary>
    internal ReadOnlyMemory<byte> Payload { get; init; }
}
