using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Xunit;

namespace Dictamen.Stores.Contract;

/// <summary>What every event store must do. Derive from it, give it a store, and change nothing.</summary>
public abstract partial class EventStoreContract
{
    protected static readonly DateTimeOffset At = new(2019, 3, 18, 15, 30, 0, 123, TimeSpan.Zero);

    /// <summary>A store with nothing in it.</summary>
    protected abstract ValueTask<IEventStore> CreateAsync();

    [Fact]
    public async Task AStreamThatDoesNotExistIsEmpty()
    {
        var store = await CreateAsync();
        Assert.Empty(await store.ReadAsync("expediente/NO-EXISTE"));
        Assert.Empty(await store.ReadAsync("expediente/NO-EXISTE", 7));
    }

    [Fact]
    public async Task WhatWasAppendedIsReadInOrderWithEveryPart()
    {
        var store = await CreateAsync();
        var first = Make("expediente/PCS-2019-01-000001", 0, "c1", ("FolioAsignado", """{"folio":1}"""), ("PlazoAbierto", "{}"));
        Assert.Equal(new Appended(2), await store.AppendAsync(first));
        Assert.Equal(new Appended(3), await store.AppendAsync(first with { ExpectedVersion = 2, CommandId = "c2", Events = [New("PlazoVencido.v2", "[1,2]")], Actor = "Sistema:reloj" }));

        var read = await store.ReadAsync(first.Stream);
        Assert.Equal([1L, 2L, 3L], read.Select(e => e.Version));
        Assert.Equal(["FolioAsignado", "PlazoAbierto", "PlazoVencido.v2"], read.Select(e => e.Type));
        Assert.Equal(["""{"folio":1}""", "{}", "[1,2]"], read.Select(Text));
        Assert.Equal(["c1", "c1", "c2"], read.Select(e => e.CommandId));
        Assert.Equal([first.Actor, first.Actor, "Sistema:reloj"], read.Select(e => e.Actor));
        Assert.All(read, e => Assert.Equal((first.Stream, At, TimeSpan.Zero), (e.Stream, e.At, e.At.Offset)));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 9)]
    [InlineData(4, 6)]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    [InlineData(11, 0)]
    public async Task ReadingAfterAVersionStartsWithTheNextOneAlsoInTheMiddleOfAnAppend(long after, int left)
    {
        var store = await CreateAsync();
        var stream = "expediente/X";
        long version = 0;
        foreach (var size in new[] { 3, 1, 5, 1 })
        {
            version = Version(await store.AppendAsync(Make(stream, version, $"c{version}", Many(size))));
        }

        var read = await store.ReadAsync(stream, after);
        Assert.Equal(Enumerable.Range(0, left).Select(i => after + 1 + i), read.Select(e => e.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(99)]
    public async Task AnotherExpectedVersionIsAConflictAndLeavesNothing(long expected)
    {
        var store = await CreateAsync();
        await store.AppendAsync(Make("convocatoria/C", 0, "c1", Many(2)));
        Assert.Equal(new Conflict(2), await store.AppendAsync(Make("convocatoria/C", expected, "c2", Many(1))));
        Assert.Equal(2, (await store.ReadAsync("convocatoria/C")).Count);
    }

    [Fact]
    public async Task AConflictUponAStreamThatDoesNotExistLeavesNoStream()
    {
        var store = await CreateAsync();
        Assert.Equal(new Conflict(0), await store.AppendAsync(Make("expediente/NUNCA", 1, "c1", Many(1))));
        Assert.Empty(await Heads(store));
    }

    [Fact]
    public async Task TheSameCommandTwiceGivesTheSameAnswerAndNoSecondFact()
    {
        var store = await CreateAsync();
        var append = Make("expediente/X", 0, "c1", Many(3));
        Assert.Equal(new Appended(3), await store.AppendAsync(append));
        await store.AppendAsync(Make("expediente/X", 3, "c2", Many(1)));

        Assert.Equal(new Appended(3, Repeated: true), await store.AppendAsync(append));
        Assert.Equal(new Appended(3, Repeated: true), await store.AppendAsync(append with { ExpectedVersion = 4, Events = [New("Otro", "{}")] }));
        Assert.Equal(4, (await store.ReadAsync("expediente/X")).Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)] // Beyond what a store may look through one by one.
    public async Task WhatACommandRecordedIsFoundByItsId(int appends)
    {
        var store = await CreateAsync();
        Assert.Empty(await store.FindAsync("expediente/X", "c1"));
        for (var i = 0; i < appends; i++)
        {
            await store.AppendAsync(Make("expediente/X", 2 * i, $"c{i}", Many(2)));
        }

        var all = await store.ReadAsync("expediente/X");
        var found = await store.FindAsync("expediente/X", "c1");
        Assert.Equal(all.Skip(2).Take(2).Select(Text), found.Select(Text));
        Assert.Equal([(3L, "c1", "Hecho0"), (4L, "c1", "Hecho1")], found.Select(e => (e.Version, e.CommandId, e.Type)));
        Assert.All(found.Zip(all.Skip(2)), pair => Assert.True(pair.First.Hash.Span.SequenceEqual(pair.Second.Hash.Span)));
        Assert.Empty(await store.FindAsync("expediente/X", $"c{appends}"));
        Assert.Empty(await store.FindAsync("expediente/Y", "c1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task WithAnOrderAreFoundTheOthersUnderItsKey(int others)
    {
        var store = await CreateAsync();
        for (var i = 0; i < others; i++)
        {
            await store.AppendAsync(Make("expediente/X", i, Orden.De($"api/op-1/otra-{i}", "una"u8), Many(1)));
        }

        string[] ids = [Orden.De("api/op-1/ñ", "una"u8), "api/op-1/ñ", Orden.De("api/op-1/ñ", "otra"u8), Orden.De("api/op-1/ñ2", "una"u8)];
        foreach (var (i, id) in ids.Index())
        {
            await store.AppendAsync(Make("expediente/X", others + i, id, Many(1)));
        }

        Assert.Equal([ids[0], ids[2]], (await store.FindAsync("expediente/X", ids[0])).Select(e => e.CommandId));
        Assert.Equal([ids[0], ids[2]], (await store.FindAsync("expediente/X", Orden.De("api/op-1/ñ", "una tercera"u8))).Select(e => e.CommandId));
        Assert.Equal([ids[1]], (await store.FindAsync("expediente/X", ids[1])).Select(e => e.CommandId));
        Assert.Empty(await store.FindAsync("expediente/X", Orden.De("api/op-1/n", "una"u8)));
        Assert.Equal(new Appended(others + 3, Repeated: true), await store.AppendAsync(Make("expediente/X", others + 4, ids[2], Many(1))));
    }

    [Fact]
    public async Task TheSameCommandUponTwoStreamsIsTwoCommands()
    {
        var store = await CreateAsync();
        Assert.Equal(new Appended(1), await store.AppendAsync(Make("expediente/A", 0, "c1", Many(1))));
        Assert.Equal(new Appended(1), await store.AppendAsync(Make("expediente/B", 0, "c1", Many(1))));
    }

    [Fact]
    public async Task ARefusedCommandMayBeTriedAgainUponTheRightVersion()
    {
        var store = await CreateAsync();
        await store.AppendAsync(Make("expediente/A", 0, "c1", Many(1)));
        Assert.IsType<Conflict>(await store.AppendAsync(Make("expediente/A", 0, "c2", Many(1))));
        Assert.Equal(new Appended(2), await store.AppendAsync(Make("expediente/A", 1, "c2", Many(1))));
    }

    [Fact]
    public async Task AnAppendWithoutFactsIsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await (await CreateAsync()).AppendAsync(Make("expediente/A", 0, "c1")));

    [Fact]
    public async Task LargeFactsAndLongAppendsComeBackWhole()
    {
        var store = await CreateAsync();
        var large = $"\"{new string('ñ', 100_000)}\"";
        Assert.Equal(new Appended(1), await store.AppendAsync(Make("expediente/GRANDE", 0, "c1", ("Grande", large))));
        Assert.Equal(new Appended(101), await store.AppendAsync(Make("expediente/GRANDE", 1, "c2", Many(100))));
        var read = await store.ReadAsync("expediente/GRANDE");
        Assert.Equal(large, Text(read[0]));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $$"""{"n":{{i}}}"""), read.Skip(1).Select(Text));
    }

    [Fact]
    public async Task UnicodeComesBackAsItWas()
    {
        var store = await CreateAsync();
        var append = new Append("expediente/Mezcalapa-ñandú-🌵", 0, "órden-ⅳ", At, "Solicitante:Ñ", [New("AclaraciónRecibida", """{"texto":"«Tzotzil» — Xʼ 漢字 🌽"}""")]);
        await store.AppendAsync(append);
        var read = Assert.Single(await store.ReadAsync(append.Stream));
        Assert.Equal((append.Stream, append.CommandId, append.Actor, append.Events[0].Type, Text(append.Events[0].Data)), (read.Stream, read.CommandId, read.Actor, read.Type, Text(read)));
        Assert.Equal(append.Stream, Assert.Single(await Heads(store)).Stream);
        Assert.Equal(new Appended(1, Repeated: true), await store.AppendAsync(append));
    }

    [Fact]
    public async Task StreamsAreListedByPrefixInOrdinalOrder()
    {
        var store = await CreateAsync();
        string[] names = ["expediente/B", "expediente/a", "convocatoria/1", "expediente/A", "expediente/É", "expediente-x/1", "expediente/A/1"];
        foreach (var name in names)
        {
            await store.AppendAsync(Make(name, 0, "c1", Many(1)));
        }

        await store.AppendAsync(Make("expediente/A", 1, "c2", Many(4)));
        Assert.Equal(["expediente/A", "expediente/A/1", "expediente/B", "expediente/a", "expediente/É"], (await Heads(store, "expediente/")).Select(h => h.Stream));
        Assert.Equal(names.Order(StringComparer.Ordinal), (await Heads(store)).Select(h => h.Stream));
        Assert.Empty(await Heads(store, "nada"));
        Assert.Equal(5, (await Heads(store, "expediente/A"))[0].Version);
    }

    [Fact]
    public async Task StreamsThatCameAfterAListingAreListedInTheirPlaces()
    {
        var store = await CreateAsync();
        var names = new List<string>();
        foreach (var name in new[] { "expediente/M", "expediente/B", "expediente/Z", "expediente/A", "expediente/N", "expediente/C" })
        {
            names.Add(name);
            await store.AppendAsync(Make(name, 1, "c0", Many(1))); // Refused: there is no stream yet.
            Assert.Equal(names.SkipLast(1).Order(StringComparer.Ordinal), (await Heads(store)).Select(h => h.Stream));
            await store.AppendAsync(Make(name, 0, "c1", Many(1)));
            await store.AppendAsync(Make(name, 1, "c2", Many(1)));
            if (names.Count % 2 == 0)
            {
                Assert.Equal(names.Order(StringComparer.Ordinal), (await Heads(store)).Select(h => h.Stream));
            }
        }
    }

    [Fact]
    public async Task EveryStreamIsAChainFromItsGenesisToItsHead()
    {
        var store = await CreateAsync();
        foreach (var name in new[] { "expediente/A", "expediente/B" })
        {
            await store.AppendAsync(Make(name, 0, "c1", Many(3)));
            await store.AppendAsync(Make(name, 3, "c2", Many(1)));
            await store.AppendAsync(Make(name, 4, "c3", Many(2)));
        }

        foreach (var head in await Heads(store))
        {
            AssertChain(await store.ReadAsync(head.Stream), head);
        }

        var (a, b) = (await store.ReadAsync("expediente/A"), await store.ReadAsync("expediente/B"));
        Assert.All(a.Zip(b), pair => Assert.False(pair.First.Hash.Span.SequenceEqual(pair.Second.Hash.Span)));
    }

    [Fact]
    public async Task WhatIsCancelledBeforehandDoesNotHappen()
    {
        var store = await CreateAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.AppendAsync(Make("expediente/A", 0, "c1", Many(1)), cancelled.Token));
        Assert.Empty(await store.ReadAsync("expediente/A"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ReadAsync("expediente/A", 0, cancelled.Token));
    }

    [Fact]
    public async Task ACommandCancelledOnItsWayCanBeAskedAboutAgain()
    {
        var store = await CreateAsync();
        using var source = new CancellationTokenSource();
        var append = Make("expediente/A", 0, "c1", Many(2));
        var sent = store.AppendAsync(append, source.Token).AsTask();
        await source.CancelAsync();
        await Task.WhenAny(sent);
        Assert.Equal(2, Version(await store.AppendAsync(append)));
        Assert.Equal(2, (await store.ReadAsync("expediente/A")).Count);
    }

    protected static Append Make(string stream, long expected, string command, params (string Type, string Json)[] facts) =>
        new(stream, expected, command, At, "Solicitante:0f3a", facts.Select(f => New(f.Type, f.Json)).ToImmutableArray());

    protected static NewEvent New(string type, string json) => new(type, Encoding.UTF8.GetBytes(json));

    protected static (string, string)[] Many(int count) => Enumerable.Range(0, count).Select(i => ("Hecho" + (i % 7), $$"""{"n":{{i}}}""")).ToArray();

    protected static long Version(AppendResult result) => Assert.IsType<Appended>(result).Version;

    protected static string Text(RecordedEvent recorded) => Text(recorded.Data);

    protected static async Task<List<StreamHead>> Heads(IEventStore store, string prefix = "")
    {
        var heads = new List<StreamHead>();
        await foreach (var head in store.ListAsync(prefix))
        {
            heads.Add(head);
        }

        return heads;
    }

    protected static void AssertChain(IReadOnlyList<RecordedEvent> events, StreamHead head)
    {
        var link = Chain.Genesis(head.Stream);
        foreach (var (e, i) in events.Select((e, i) => (e, i)))
        {
            Assert.Equal(i + 1, e.Version);
            link = Chain.Link(link, e.Version, e.Type, e.At, e.CommandId, e.Actor, e.Data.Span);
            Assert.True(e.Hash.Span.SequenceEqual(link), $"{head.Stream} v{e.Version}");
        }

        Assert.Equal(events.Count, head.Version);
        Assert.True(head.Hash.Span.SequenceEqual(link), head.Stream);
    }

    private static string Text(ReadOnlyMemory<byte> data) => Encoding.UTF8.GetString(data.Span);
}
