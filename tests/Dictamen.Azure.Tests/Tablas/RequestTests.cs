using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

[Collection(AzuriteRun.Name)]
public sealed class RequestTests(AzuriteFixture azurite)
{
    private const string Stream = "expediente/PCS-2019-01-000042";

    private readonly Counting _requests = new();

    [Fact]
    public async Task ReadingAStreamOfThirtyFactsIsOneRequest()
    {
        var store = new TableEventStore(await azurite.TableAsync(_requests));
        for (var i = 0; i < 30; i++)
        {
            await store.AppendAsync(Hechos.Append(Stream, i, $"c{i}", Hechos.Noise(2000, i)));
        }

        _requests.Reset();
        Assert.Equal(30, (await store.ReadAsync(Stream)).Count);
        Assert.Equal(1, _requests.Sent);
    }

    [Fact]
    public async Task TheFirstAppendAndThoseThatFollowAReadOrAnAppendAreOneRequestEach()
    {
        var table = await azurite.TableAsync(_requests);
        var store = new TableEventStore(table);
        _requests.Reset();
        await store.AppendAsync(Hechos.Append(Stream, 0, "c1"));
        await store.AppendAsync(Hechos.Append(Stream, 1, "c2"));
        Assert.Equal(2, _requests.Sent);

        var another = new TableEventStore(table);
        await another.ReadAsync(Stream);
        await another.AppendAsync(Hechos.Append(Stream, 2, "c3"));
        Assert.Equal(4, _requests.Sent);
    }

    [Fact]
    public async Task AStreamOfManyPagesIsReadToItsEnd()
    {
        const int Facts = 1100; // The service answers at most 1,000 rows at a time.
        var table = await azurite.TableAsync(_requests);
        var store = new TableEventStore(table);
        for (var i = 0; i < Facts; i++)
        {
            await store.AppendAsync(Hechos.Append(Stream, i, $"c{i}"));
        }

        _requests.Reset();
        var events = await store.ReadAsync(Stream);
        Assert.Equal(Facts, events.Count);
        Hechos.AssertChain(Stream, events);
        Assert.Equal(2, _requests.Sent);
    }

    [Fact]
    public async Task AStaleGuessOfTheHeadCostsRequestsButNoFact()
    {
        var table = await azurite.TableAsync();
        var (one, other) = (new TableEventStore(table), new TableEventStore(table));
        Assert.Equal(new Appended(1), await one.AppendAsync(Hechos.Append(Stream, 0, "c1")));
        Assert.Equal(new Appended(2), await other.AppendAsync(Hechos.Append(Stream, 1, "c2")));
        Assert.Equal(new Conflict(2), await one.AppendAsync(Hechos.Append(Stream, 1, "c3")));
        Assert.Equal(new Appended(3), await one.AppendAsync(Hechos.Append(Stream, 2, "c3")));
        Assert.Equal(new Appended(2, Repeated: true), await one.AppendAsync(Hechos.Append(Stream, 1, "c2")));
        Hechos.AssertChain(Stream, await other.ReadAsync(Stream));
    }
}
