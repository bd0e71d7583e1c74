using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

[Collection(AzuriteRun.Name)]
public sealed class OversizeTests(AzuriteFixture azurite)
{
    private const string Stream = "expediente/GRANDE";

    // Around the limits of a property (64 KiB) and of what the store puts into a row, and one beyond the service's limit of a transaction (4 MiB).
    public static TheoryData<int[]> Appends =>
    [
        [(64 * 1024) - 1], [64 * 1024], [(64 * 1024) + 1],
        [Chunks.RowCapacity - 200], [Chunks.RowCapacity], [Chunks.RowCapacity + 1],
        [5_000_000],
        [.. Enumerable.Repeat(30_000, 100)],
        [0, 1, 900_000, 0, 900_000, 1],
    ];

    [Theory]
    [MemberData(nameof(Appends))]
    public async Task AnAppendOfAnySizeComesBackWhole(int[] sizes)
    {
        var store = new TableEventStore(await azurite.TableAsync());
        var data = sizes.Select(Hechos.Noise).ToArray();
        Assert.Equal(new Appended(1), await store.AppendAsync(Hechos.Append(Stream, 0, "c0")));
        Assert.Equal(new Appended(1 + sizes.Length), await store.AppendAsync(Hechos.Append(Stream, 1, "c1", data)));
        Assert.Equal(new Appended(2 + sizes.Length), await store.AppendAsync(Hechos.Append(Stream, 1 + sizes.Length, "c2")));

        var events = await store.ReadAsync(Stream);
        Hechos.AssertChain(Stream, events);
        Assert.Equal(data, events.Skip(1).SkipLast(1).Select(e => e.Data.ToArray()));
        Assert.Equal(data[^1], (await store.ReadAsync(Stream, sizes.Length))[0].Data.ToArray());
    }

    [Fact]
    public async Task AnOversizeAppendThatLosesLeavesNothingToSee()
    {
        var table = await azurite.TableAsync();
        var store = new TableEventStore(table);
        await store.AppendAsync(Hechos.Append(Stream, 0, "c0"));
        await new TableEventStore(table).AppendAsync(Hechos.Append(Stream, 1, "c1"));
        var large = Hechos.Append(Stream, 1, "c2", Hechos.Noise(2_000_000, 7));
        Assert.Equal(new Conflict(2), await store.AppendAsync(large)); // It believed the stream to be at 1, and had written the overflow.
        Assert.Equal(2, (await store.ReadAsync(Stream)).Count);

        Assert.Equal(new Appended(3), await store.AppendAsync(large with { ExpectedVersion = 2 }));
        Hechos.AssertChain(Stream, await store.ReadAsync(Stream));
    }
}
