using System.Runtime.ExceptionServices;

namespace Dictamen.Host.Almacen;

/// <summary>What reading one segment found. What is broken is told in its turn, so that the first break of the log is the one that is reported.</summary>
internal sealed record SegmentScan<TBatch>(TBatch Batch)
{
    /// <summary>Header of the segment.</summary>
    public byte[] Header { get; init; } = [];

    /// <summary>Whole frames.</summary>
    public long Count { get; init; }

    /// <summary>Byte after the last whole frame.</summary>
    public long End { get; init; }

    /// <summary>Bytes of a torn write after it.</summary>
    public long Torn { get; init; }

    /// <summary>Digest of the last frame.</summary>
    public byte[] Head { get; init; } = [];

    /// <summary>The frame that the seal names, when it is in this segment.</summary>
    public (long Offset, long End, byte[] Digest)? Sealed { get; init; }

    /// <summary>What is broken after the last whole frame.</summary>
    public ExceptionDispatchInfo? Broken { get; init; }
}

/// <summary>Reads one segment.</summary>
internal static class SegmentScan
{
    /// <summary>Reads one segment from its start to its end, its torn write or its first break.</summary>
    public static SegmentScan<TBatch> Read<TBatch>(string path, int segment, ILogLoader<TBatch> loader, SealState seal, bool onlySealed)
    {
        using var file = LogFile.OpenRead(path);
        var reader = new FrameReader(file, path, segment);
        var batch = loader.NewBatch();
        var first = reader.NextNumber;
        (long, long, byte[])? sealedFrame = null;
        ExceptionDispatchInfo? broken = null;
        var place = default(FramePlace);
        try
        {
            while (!(onlySealed && reader.NextNumber > seal.Frames) && reader.Next(out place, out var payload))
            {
                if (reader.NextNumber - 1 == seal.Frames)
                {
                    sealedFrame = (place.Offset, reader.Offset, reader.Head.ToArray());
                }

                loader.Add(batch, place, payload);
            }
        }
        catch (LogBrokenException e)
        {
            broken = ExceptionDispatchInfo.Capture(e);
        }
        catch (InvalidDataException e)
        {
            broken = ExceptionDispatchInfo.Capture(new LogBrokenException(path, place.Offset, e.Message));
        }

        return new SegmentScan<TBatch>(batch)
        {
            Header = reader.SegmentHeader,
            Count = reader.NextNumber - first,
            End = reader.Offset,
            Torn = reader.Torn,
            Head = reader.Head,
            Sealed = sealedFrame,
            Broken = broken,
        };
    }
}
