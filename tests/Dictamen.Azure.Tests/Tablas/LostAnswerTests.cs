using Azure.Core;
using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

[Collection(AzuriteRun.Name)]
public sealed class LostAnswerTests(AzuriteFixture azurite)
{
    private const string Stream = "convocatoria/PCS-2019-01";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ATransactionWhoseAnswerIsLostIsASuccess(long version)
    {
        var losing = new LosingAnswers(1, IsTransaction);
        var table = await azurite.TableAsync();
        var store = new TableEventStore(azurite.Table(table.Name, losing));
        if (version > 0)
        {
            await new TableEventStore(table).AppendAsync(Hechos.Append(Stream, 0, "c0"));
        }

        Assert.Equal(new Appended(version + 2), await store.AppendAsync(Hechos.Append(Stream, version, "c1", 2)));
        Assert.True(losing.Left < 1, "No answer was lost.");
        Assert.Equal(version + 2, (await store.ReadAsync(Stream)).Count);
        Assert.Equal(new Appended(version + 2, Repeated: true), await store.AppendAsync(Hechos.Append(Stream, version, "c1", 2)));
        Assert.Equal(new Appended(version + 3), await store.AppendAsync(Hechos.Append(Stream, version + 2, "c2")));
    }

    [Fact]
    public async Task WhenEveryAnswerIsLostTheStoreIsAwayAndTheSameCommandLearnsThatItWasDone()
    {
        var table = await azurite.TableAsync();
        var deaf = new TableEventStore(azurite.Table(table.Name, new LosingAnswers(int.MaxValue, _ => true)));
        await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await deaf.AppendAsync(Hechos.Append(Stream, 0, "c1", 3)));

        var store = new TableEventStore(table);
        Assert.Equal(new Appended(3, Repeated: true), await store.AppendAsync(Hechos.Append(Stream, 0, "c1", 3)));
        Assert.Equal(3, (await store.ReadAsync(Stream)).Count);
    }

    [Theory]
    [InlineData(503, "7", 7, 1)]
    [InlineData(429, "30", 30, 1)]
    [InlineData(500, null, 5, 5)]
    public async Task AServiceThatThrottlesSaysWhenToComeBackAndIsNotWaitedForWhenThatIsLong(int status, string? retryAfter, int seconds, int expectedTries)
    {
        var table = await azurite.TableAsync();
        var tries = 0;
        var busy = new Answering(request =>
        {
            tries++;
            return new CannedResponse(status, request, retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        });
        var store = new TableEventStore(azurite.Table(table.Name, busy));
        var away = await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await store.AppendAsync(Hechos.Append(Stream, 0, "c1")));
        Assert.Equal((TimeSpan.FromSeconds(seconds), expectedTries), (away.RetryAfter, tries));

        busy.On = false;
        Assert.Empty(await store.ReadAsync(Stream));
        Assert.Equal(new Appended(1), await store.AppendAsync(Hechos.Append(Stream, 0, "c1")));
    }

    [Fact]
    public async Task AListingUnderAServiceThatIsAwaySaysSo()
    {
        var table = await azurite.TableAsync();
        var store = new TableEventStore(azurite.Table(table.Name, new Answering(request => new CannedResponse(503, request))));
        await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () =>
        {
            await foreach (var head in store.ListAsync("convocatoria/"))
            {
                Assert.Fail(head.Stream);
            }
        });
    }

    private static bool IsTransaction(Request request) => request.Uri.ToString().Contains("$batch", StringComparison.Ordinal);
}
