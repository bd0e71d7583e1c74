using System.Collections.Concurrent;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

/// <summary>With an Azurite of its own, which is stopped and started again while writers write.</summary>
public sealed class RestartTests
{
    private const int Writers = 8;
    private const int Each = 60;
    private const string Table = "registro";

    [Fact]
    public async Task NothingAcknowledgedIsLostAndNothingIsThereTwiceWhenTheStoreGoesAwayAndComesBack()
    {
        await using var azurite = new AzuriteServer();
        await azurite.StartAsync();
        var options = new AlmacenAzureOptions(azurite.Connection, azurite.Connection);
        await Clientes.Tablas(options).CreateTableAsync(Table);
        var acknowledged = new ConcurrentDictionary<string, long>();
        var outages = 0;

        var halfway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            var store = new TableEventStore(Impatient(options));
            var stream = $"expediente/{w % 4}"; // Two writers, each a process of its own, upon every stream.
            for (var i = 0; i < Each; i++)
            {
                acknowledged[$"{w}-{i}"] = await InsistAsync(store, stream, $"{w}-{i}");
                if (acknowledged.Count >= Writers * Each / 3)
                {
                    halfway.TrySetResult();
                }
            }
        })).ToList();
        await Task.WhenAny(halfway.Task, Task.WhenAll(writers));
        await azurite.StopAsync();
        await azurite.StartAsync();
        await Task.WhenAll(writers);

        Assert.True(outages > 0, "Nobody noticed that the store was away.");
        var reader = new TableEventStore(Impatient(options));
        var commands = new List<string>();
        for (var s = 0; s < 4; s++)
        {
            var events = await reader.ReadAsync($"expediente/{s}");
            Hechos.AssertChain($"expediente/{s}", events);
            Assert.All(events, e => Assert.Equal(e.Version, acknowledged[e.CommandId]));
            commands.AddRange(events.Select(e => e.CommandId));
        }

        Assert.Equal(acknowledged.Keys.Order(), commands.Order());

        async Task<long> InsistAsync(TableEventStore store, string stream, string command)
        {
            var version = 0L;
            while (true)
            {
                try
                {
                    switch (await store.AppendAsync(Hechos.Append(stream, version, command)))
                    {
                        case Appended done:
                            return done.Version;
                        case Conflict conflict:
                            version = conflict.ActualVersion;
                            break;
                    }
                }
                catch (AlmacenNoDisponibleException)
                {
                    Interlocked.Increment(ref outages);
                }
            }
        }
    }

    // One short retry, so that the outage reaches the writers.
    private static TableClient Impatient(AlmacenAzureOptions options)
    {
        var service = new TableClientOptions();
        service.Retry.MaxRetries = 1;
        service.Retry.Delay = TimeSpan.FromMilliseconds(50);
        return new TableServiceClient(options.Tablas, service).GetTableClient(Table);
    }
}
