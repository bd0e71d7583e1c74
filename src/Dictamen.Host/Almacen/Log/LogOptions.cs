using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>How a log is kept.</summary>
/// <param name="Kind">What is in it, at most 8 ASCII letters; it is part of the chain, so that no log passes for another.</param>
internal sealed record LogOptions(string Kind)
{
    /// <summary>Length in bytes from which on a new segment is started.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>Bytes from which on no more appends are gathered into one write.</summary>
    public int GroupBytes { get; init; } = 4 << 20;

    /// <summary>How long a group gathers before it is written, for a log that nobody waits for.</summary>
    public TimeSpan Linger { get; init; }

    /// <summary>Opens a file to read and write; a test passes one that fails.</summary>
    public Func<string, ILogFile> OpenFile { get; init; } = LogFile.Open;
}

/// <summary>Builds what a store keeps in memory from its log. Segments are read side by side and merged in order.</summary>
/// <typeparam name="TBatch">What is kept of one segment until its turn to be merged.</typeparam>
internal interface ILogLoader<TBatch>
{
    /// <summary>Starts a segment.</summary>
    TBatch NewBatch();

    /// <summary>Takes a frame of a segment; called from several threads, each with its own batch.</summary>
    /// <exception cref="InvalidDataException">The payload makes no sense.</exception>
    void Add(TBatch batch, FramePlace place, ReadOnlySpan<byte> payload);

    /// <summary>Takes the segments in order, from one thread.</summary>
    /// <exception cref="LogBrokenException">The payloads do not follow one another.</exception>
    void Merge(TBatch batch, string path);
}

/// <summary>A torn last write that was cut when the log was opened. Nothing of it had been acknowledged.</summary>
/// <param name="File">File.</param>
/// <param name="Offset">Byte from which on it was cut.</param>
/// <param name="Bytes">Bytes that were cut.</param>
internal sealed record TornWrite(string File, long Offset, long Bytes)
{
    /// <summary>One Spanish sentence for who keeps the log.</summary>
    public string Aviso => $"Se recortaron {Bytes.Cuantos("byte", "bytes")} de un registro a medio escribir que nadie había recibido como guardado ({File}, byte {Offset}).";
}
