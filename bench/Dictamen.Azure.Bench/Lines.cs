using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.Azure.Listas;

namespace Dictamen.Azure.Bench;

/// <summary>What sharing the lists costs: keeping lines, and what an instance reads at its start and before a page.</summary>
internal static class Lines
{
    private const int Bytes = 2500; // A file half way down the road.

    public static async Task<(double Puts, TimeSpan Start, TimeSpan News)> MeasureAsync(string connection, int lines)
    {
        var service = new TableServiceClient(connection);
        await service.CreateTableAsync("lineas");
        await service.CreateTableAsync("novedades");
        var store = new TableLineaStore(service.GetTableClient("lineas"), service.GetTableClient("novedades"), TimeProvider.System);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(1, lines), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, ct) => await store.PutAsync(Make(i, 1), ct));
        var puts = lines / clock.Elapsed.TotalSeconds;

        clock.Restart();
        if (await store.ListAsync().CountAsync() != lines)
        {
            throw new InvalidOperationException("Lines are missing.");
        }

        var start = clock.Elapsed;
        var since = TimeProvider.System.GetUtcNow();
        await store.PutAsync(Make(1, 2));
        clock.Restart();
        if (await store.ChangesAsync(since).CountAsync() != 1)
        {
            throw new InvalidOperationException("One line changed.");
        }

        return (puts, start, clock.Elapsed);
    }

    private static LineaGuardada Make(int i, long version) => new(string.Create(CultureInfo.InvariantCulture, $"expediente/PCS-2019-01-{i:D6}"), version, "p", new byte[Bytes]);
}
