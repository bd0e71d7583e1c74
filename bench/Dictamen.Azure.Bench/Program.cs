// Appends per second through the store against a bare loop of the same entity group transactions, upon one Azurite in one run:
//   dotnet run -c Release --project bench/Dictamen.Azure.Bench [appends per round]
// Both send three rows a transaction (header with its tag, command, entry of two facts of 1 KB) from eight loops. The rounds alternate, so that what slows
// the machine slows both; the medians are compared. Then what sharing the lists costs.
using System.Diagnostics;
using System.Globalization;
using Dictamen.Azure.Bench;
using Dictamen.Azure.Tests;

const int Rounds = 5;
var appends = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 800;

await using var azurite = new AzuriteServer();
await azurite.StartAsync();
var load = await Load.PrepareAsync(azurite.Connection);
var (bare, store) = (new List<double>(), new List<double>());
for (var round = 0; round <= Rounds; round++)
{
    var (b, s) = (await RateAsync(load.BareAsync), await RateAsync(load.StoreAsync));
    if (round > 0) // The first round warms up.
    {
        bare.Add(b);
        store.Add(s);
    }
}

var ratio = Median(store) / Median(bare);
var (facts, requests, rate) = await load.ReadAsync(appends);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare transactions  {Median(bare),8:F0} /s  ({string.Join(' ', bare.Select(r => r.ToString("F0", CultureInfo.InvariantCulture)))})"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"store appends      {Median(store),8:F0} /s  ({string.Join(' ', store.Select(r => r.ToString("F0", CultureInfo.InvariantCulture)))})"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio              {ratio,8:P0}     (goal: 70 %)"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reads of {facts} facts   {rate,8:F0} /s  ({requests:F2} requests each)"));
const int Files = 5000;
var (puts, start, news) = await Lines.MeasureAsync(azurite.Connection, Files);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lines kept         {puts,8:F0} /s"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Files} lines at start {start.TotalSeconds,5:F2} s; what changed, before a page: {news.TotalMilliseconds:F0} ms"));
return ratio >= 0.7 ? 0 : 1;

async Task<double> RateAsync(Func<int, Task> run)
{
    var clock = Stopwatch.StartNew();
    await run(appends);
    return appends / clock.Elapsed.TotalSeconds;
}

static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
