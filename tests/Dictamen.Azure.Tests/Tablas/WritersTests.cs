using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

[Collection(AzuriteRun.Name)]
public sealed class WritersTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ThirtyTwoProcessesUponOneStreamLoseNothing()
    {
        const string Stream = "convocatoria/C";
        var table = await azurite.TableAsync();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(w => Task.Run(async () =>
        {
            var store = new TableEventStore(table); // Its own guesses of the head, as another process has.
            for (var i = 0; i < 2; i++)
            {
                var version = 0L;
                while (await store.AppendAsync(Hechos.Append(Stream, version, $"{w}-{i}", 1 + (w % 2))) is Conflict conflict)
                {
                    version = conflict.ActualVersion;
                }
            }
        })));

        var events = await new TableEventStore(table).ReadAsync(Stream);
        Hechos.AssertChain(Stream, events);
        Assert.Equal(96, events.Count);
        Assert.Equal(64, events.Select(e => e.CommandId).Distinct().Count());
    }

    [Fact]
    public async Task AReaderThatIsOutrunAgainAndAgainMissesNoFact()
    {
        const string Stream = "libro/PCS-2019-01";
        var table = await azurite.TableAsync();
        var writer = new TableEventStore(table);
        var version = 0L;
        async Task AppendAsync() => Assert.Equal(new Appended(version + 1), await writer.AppendAsync(Hechos.Append(Stream, version++, $"c{version}")));
        await AppendAsync();

        var reader = new TableEventStore(azurite.Table(table.Name, new Outrunning(AppendAsync)));
        var events = await reader.ReadAsync(Stream);
        Hechos.AssertChain(Stream, events);
        Assert.Equal(version, events.Count);
        var seen = version;
        Assert.Equal(seen + 1, Assert.Single(await reader.ReadAsync(Stream, seen)).Version);
    }
}
