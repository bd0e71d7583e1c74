using System.Globalization;

namespace Dictamen.Host.Almacen;

/// <summary>What reading a whole log found.</summary>
/// <param name="State">How far it reaches.</param>
/// <param name="Seal">The seal that was found; <see langword="null"/> for a log that does not exist yet.</param>
/// <param name="Torn">A torn last write, or <see langword="null"/>.</param>
internal sealed record Recovered(SealState State, SealState? Seal, TornWrite? Torn);

/// <summary>Reads and checks a whole log: every frame, every joint between segments, and the seal. It writes nothing.</summary>
internal static class LogRecovery
{
    /// <summary>How many segments are read side by side where nobody needs their frames in order.</summary>
    public static int SideBySide => Math.Max(2, Environment.ProcessorCount);

    /// <summary>Reads the log of a directory.</summary>
    /// <param name="directory">Directory.</param>
    /// <param name="kind">Kind of log.</param>
    /// <param name="loader">Takes the frames.</param>
    /// <param name="parallelism">Segments read side by side; 1 hands over all frames in order.</param>
    /// <param name="onlySealed">Stops at the seal, because another process may be writing after it.</param>
    /// <exception cref="LogBrokenException">Something is not as it was written.</exception>
    public static Recovered Read<TBatch>(string directory, string kind, ILogLoader<TBatch> loader, int parallelism, bool onlySealed = false)
    {
        var seal = Seal.Read(directory);
        var paths = Segments(directory);
        if (seal is null)
        {
            return paths.Count == 0
                ? new Recovered(new SealState(false, 0, 0, 0, Frames.Genesis(kind)), null, null)
                : throw new LogBrokenException(Seal.PathIn(directory), 0, "falta el sello de un registro que sí tiene contenido.");
        }

        if (onlySealed)
        {
            paths = paths.Take(seal.Segment).ToList();
        }

        var state = new SealState(seal.Closed, 0, 0, 0, Frames.Genesis(kind));
        var scans = new Task<SegmentScan<TBatch>>[paths.Count];
        var started = 0;
        TornWrite? torn = null;
        try
        {
            for (var i = 0; i < paths.Count; i++)
            {
                CheckName(paths[i], i + 1);
                for (; started < Math.Min(paths.Count, i + parallelism); started++)
                {
                    var segment = started + 1;
                    scans[started] = Task.Run(() => SegmentScan.Read(paths[segment - 1], segment, loader, seal, onlySealed));
                }

                var scan = scans[i].GetAwaiter().GetResult();
                scans[i] = null!;
                if (torn is not null)
                {
                    throw new LogBrokenException(torn.File, torn.Offset, "el archivo termina a la mitad de un registro, y hay otro archivo después.");
                }

                state = Join(state, scan, paths[i], i + 1, kind);
                loader.Merge(scan.Batch, paths[i]);
                scan.Broken?.Throw();
                CheckSeal(seal, scan, state, paths[i]);
                torn = scan.Torn > 0 && !onlySealed ? new TornWrite(paths[i], scan.End, scan.Torn) : null;
            }
        }
        finally
        {
            // Nobody goes on reading behind an answer that was given already.
            Task.WhenAll(scans.OfType<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }

        CheckEnd(directory, seal, state, torn);
        return new Recovered(state, seal, torn);
    }

    private static SealState Join<TBatch>(SealState state, SegmentScan<TBatch> scan, string path, int segment, string kind) =>
        Frames.IsSegment(scan.Header, kind, segment, state.Frames + 1, state.Head)
            ? state with { Frames = state.Frames + scan.Count, Segment = segment, Length = scan.End, Head = scan.Head }
            : throw new LogBrokenException(path, 0, "el encabezado del archivo está alterado o no continúa al archivo anterior.");

    private static void CheckSeal<TBatch>(SealState seal, SegmentScan<TBatch> scan, SealState state, string path)
    {
        if (scan.Sealed is { } at && !at.Digest.AsSpan().SequenceEqual(seal.Head))
        {
            throw new LogBrokenException(path, at.Offset, $"el registro {seal.Frames} no es el que cuenta el sello.");
        }

        if (seal.Closed && state.Frames > seal.Frames)
        {
            throw new LogBrokenException(path, scan.Sealed?.End ?? Frames.SegmentHeader, $"hay registros después del último ({seal.Frames}) que cuenta el sello de un cierre ordenado.");
        }
    }

    private static void CheckEnd(string directory, SealState seal, SealState state, TornWrite? torn)
    {
        var path = Path.Combine(directory, Frames.FileName(Math.Max(1, state.Segment)));
        if (state.Frames < seal.Frames)
        {
            throw new LogBrokenException(path, state.Length, $"faltan registros al final: el sello cuenta {seal.Frames} y hay {state.Frames}.");
        }

        if (seal.Closed && torn is not null)
        {
            throw new LogBrokenException(torn.File, torn.Offset, $"sobran {torn.Bytes} bytes después del último registro que cuenta el sello de un cierre ordenado.");
        }

        if (seal.Closed && state.Segment != seal.Segment)
        {
            throw new LogBrokenException(path, 0, $"el sello de un cierre ordenado cuenta {seal.Segment} archivos y hay {state.Segment}.");
        }
    }

    private static void CheckName(string path, int segment)
    {
        var expected = Path.Combine(Path.GetDirectoryName(path)!, Frames.FileName(segment));
        if (path != expected)
        {
            throw new LogBrokenException(expected, 0, string.Create(CultureInfo.InvariantCulture, $"falta este archivo; en su lugar sigue {Path.GetFileName(path)}."));
        }
    }

    private static List<string> Segments(string directory) => Directory.Exists(directory) ? [.. Directory.GetFiles(directory, "*.seg").Order(StringComparer.Ordinal)] : [];
}
