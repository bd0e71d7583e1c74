using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Dictamen.Bench;

/// <summary>
/// Whole processes, as a user starts them: a convocatoria of 15,000 projects, the sample, and the ranking of a million rows. The baseline of each is a process of the
/// same program that only starts and answers (<c>plazo</c>), measured in the same run.
/// </summary>
internal static class ProcessBench
{
    private const int Rows = 1_000_000;

    /// <summary>The demonstration, small and large. Goals: below 10 s and below 20 s.</summary>
    public static async Task DemoAsync(string directory)
    {
        var start = await StartAsync(directory);
        foreach (var (what, arguments) in new (string, string[])[] { ("muestra", []), ("15,000 proyectos", ["--proyectos", "15000"]) })
        {
            var data = Path.Combine(directory, $"demo{arguments.Length}");
            var run = await RunAsync(directory, ["demo", "--sin-servidor", "--datos", data, .. arguments]);
            Measure.Print($"demo, {what}: {run.Seconds:F1} s, {run.Cpu:F1} s de procesador, {run.Peak >> 20:N0} MiB; {run.Seconds / start.Seconds:N0} veces lo que tarda en arrancar");
            Measure.Print($"demo, {what}: {DataBench(data, directory)}");
        }
    }

    /// <summary>The ranking of a million rows. Goal: below 3 s as a whole process.</summary>
    public static async Task RankingAsync(string directory)
    {
        var start = await StartAsync(directory);
        var input = Path.Combine(directory, "calificados.csv");
        var random = new Random(2019);
        await using (var csv = new StreamWriter(input, append: false, Encoding.UTF8))
        {
            await csv.WriteLineAsync("folio,calificacion,monto");
            for (var i = 1; i <= Rows; i++)
            {
                await csv.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"PCS-2019-01-{i:D7},{random.Next(0, 10_001) / 100m:F2},{random.Next(5_000_000, 80_000_001) / 100m:F2}"));
            }
        }

        var run = await RunAsync(directory, ["prelacion", "--entrada", input, "--monto", "1000000000"]);
        Measure.Print($"prelacion, {Rows:N0} renglones: {run.Seconds:F2} s, {run.Peak >> 20:N0} MiB; {run.Seconds / start.Seconds:F1} veces lo que tarda en arrancar");
    }

    private static async Task<Run> StartAsync(string directory)
    {
        var runs = new List<Run>();
        for (var i = 0; i < 5; i++)
        {
            runs.Add(await RunAsync(directory, ["plazo", "--desde", "2019-11-14", "--dias", "5", "--tipo", "habiles"]));
        }

        var start = runs.MinBy(r => r.Seconds)!;
        Measure.Print($"arranque: {start.Seconds:F2} s");
        return start;
    }

    // What the same disk takes for as many bytes in one file with one fsync at the end: below this no record can be.
    private static string DataBench(string data, string directory)
    {
        var files = new DirectoryInfo(data).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        var bytes = files.Sum(f => f.Length);
        var buffer = new byte[1 << 20];
        var watch = Stopwatch.StartNew();
        using var file = File.OpenHandle(Path.Combine(directory, "suelto"), FileMode.Create, FileAccess.Write);
        for (var at = 0L; at < bytes; at += buffer.Length)
        {
            RandomAccess.Write(file, buffer, at);
        }

        RandomAccess.FlushToDisk(file);
        return string.Create(CultureInfo.InvariantCulture, $"{files.Count:N0} archivos, {bytes >> 20:N0} MiB; escribirlos de corrido tarda {watch.Elapsed.TotalSeconds:F2} s");
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<Run> RunAsync(string directory, string[] arguments)
    {
        Directory.CreateDirectory(directory);
        var program = Path.Combine(AppContext.BaseDirectory, "dictamen.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        })!;
        var watch = Stopwatch.StartNew();
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var errors = process.StandardError.ReadToEndAsync();
        var (peak, cpu) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                (peak, cpu) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It ended in between: the last figures stand.
            }
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await output;
        return process.ExitCode == 0
            ? new Run(seconds, cpu.TotalSeconds, peak)
            : throw new InvalidOperationException(await errors);
    }

    /// <summary>What a process took.</summary>
    /// <param name="Seconds">Wall clock.</param>
    /// <param name="Cpu">Seconds of processor.</param>
    /// <param name="Peak">Bytes of memory at most.</param>
    internal sealed record Run(double Seconds, double Cpu, long Peak);
}
