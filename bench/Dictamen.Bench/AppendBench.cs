using System.Diagnostics;
using Dictamen.Host.Almacen;

namespace Dictamen.Bench;

/// <summary>
/// Appends with fsync from 64 writers, against a bare loop that writes and fsyncs as many bytes in the same groups, in turn on the same disk.
/// Goal: the journal takes no longer than 1/0.6 of the bare loop.
/// </summary>
internal static class AppendBench
{
    private const int Writers = 64;
    private const int Each = 1500;
    private const int Rounds = 7;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(string directory)
    {
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var groups = new List<int>();
            var latencies = new double[Writers * Each];
            var journal = await JournalAsync(Path.Combine(directory, $"diario{round}"), groups, latencies);
            var bare = BareLoop(Path.Combine(directory, $"suelto{round}"), groups);
            if (round == 0)
            {
                continue; // Warm-up.
            }

            ratios.Add(bare / journal);
            Array.Sort(latencies);
            Measure.Print($"anexar {round}: diario {Writers * Each / journal:N0}/s, p50 {latencies[latencies.Length / 2]:F2} ms, p99 {latencies[latencies.Length * 99 / 100]:F2} ms; grupos de {Writers * Each / (double)groups.Count:F1}; bucle suelto {Writers * Each / bare:N0}/s; razón {bare / journal:P0}");
        }

        Measure.Print($"anexar: razón mediana {Measure.Median(ratios):P0} (meta: 60 % o más)");
    }

    private static async Task<double> JournalAsync(string directory, List<int> groups, double[] latencies)
    {
        await using var store = JournalEventStore.Open(directory, new LogOptions(JournalEventStore.Kind) { OpenFile = path => new Recorder(LogFile.Open(path), path.EndsWith(".seg", StringComparison.Ordinal) ? groups : []) });
        groups.Clear();
        return await Measure.SecondsAsync(() => Measure.WritersAsync(Writers, Each, async (w, i) =>
        {
            var start = Stopwatch.GetTimestamp();
            await store.AppendAsync(Measure.Make($"expediente/{w}", i));
            latencies[(w * Each) + i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }));
    }

    private static double BareLoop(string path, List<int> groups)
    {
        var bytes = new byte[groups.Max()];
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var watch = Stopwatch.StartNew();
        var at = 0L;
        foreach (var group in groups)
        {
            RandomAccess.Write(file, bytes.AsSpan(0, group), at);
            DiskSync.Content(file);
            at += group;
        }

        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Notes the size of every write.</summary>
    private sealed class Recorder(ILogFile file, List<int> sizes) : ILogFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> target, long offset) => file.Read(target, offset);

        public void Write(ReadOnlySpan<byte> source, long offset)
        {
            sizes.Add(source.Length);
            file.Write(source, offset);
        }

        public void Flush() => file.Flush();

        public void Cut(long length) => file.Cut(length);

        public void Dispose() => file.Dispose();
    }
}
