using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dictamen.App.Ports;

namespace Dictamen.Bench;

/// <summary>What every measurement shares.</summary>
internal static class Measure
{
    private static readonly byte[] Fact = Encoding.UTF8.GetBytes($$"""{"relleno":"{{new string('x', 600)}}"}""");

    /// <summary>An append of one fact that makes a frame of about 800 bytes.</summary>
    public static Append Make(string stream, long version) =>
        new(stream, version, $"c{version}", DateTimeOffset.UnixEpoch, "Sistema:bench", ImmutableArray.Create(new NewEvent("HechoDePrueba", Fact)));

    /// <summary>Seconds that something takes.</summary>
    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Runs writers side by side, each with its own share of the work.</summary>
    public static Task WritersAsync(int writers, int each, Func<int, int, Task> one) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await one(w, i);
            }
        })));

    /// <summary>The middle of some figures.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Prints one line.</summary>
    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
