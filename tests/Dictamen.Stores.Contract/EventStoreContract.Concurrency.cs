using Dictamen.App.Ports;
using Xunit;

namespace Dictamen.Stores.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task TheSameCommandManyTimesAtOnceIsRecordedOnce()
    {
        var store = await CreateAsync();
        var append = Make("expediente/X", 0, "c1", Many(3));
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await store.AppendAsync(append))));
        Assert.All(answers, a => Assert.Equal(3, Version(a)));
        Assert.Single(answers, a => !((Appended)a).Repeated);
        Assert.Equal(3, (await store.ReadAsync("expediente/X")).Count);
    }

    [Fact]
    public async Task OfManyCommandsUponTheSameVersionOneWinsAndTheOthersSeeItsFacts()
    {
        var store = await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            var answer = await store.AppendAsync(Make("expediente/X", 0, $"c{i}", Many(2)));
            Assert.True(answer is Appended { Version: 2, Repeated: false } or Conflict { ActualVersion: 2 }, answer.ToString());
            Assert.Equal(2, (await store.ReadAsync("expediente/X")).Count);
        })));
    }

    [Fact]
    public async Task ThirtyTwoWritersUponOneStreamLoseNothingAndLeaveNoGap()
    {
        const int Writers = 32;
        const int Each = 4;
        var store = await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                var version = (long)(await store.ReadAsync("convocatoria/C")).Count;
                while (await store.AppendAsync(Make("convocatoria/C", version, $"{w}-{i}", Many(1 + (w % 3)))) is Conflict conflict)
                {
                    Assert.NotEqual(version, conflict.ActualVersion);
                    version = conflict.ActualVersion;
                }
            }
        })));

        var events = await store.ReadAsync("convocatoria/C");
        AssertChain(events, Assert.Single(await Heads(store)));
        var perCommand = events.GroupBy(e => e.CommandId).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(Writers * Each, perCommand.Count);
        Assert.All(perCommand, c => Assert.Equal(1 + (int.Parse(c.Key.Split('-')[0], null) % 3), c.Value));
    }

    [Fact]
    public async Task ManyStreamsAtOnceDoNotDisturbOneAnother()
    {
        const int Streams = 40;
        var store = await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(s => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(new Appended(i + 1), await store.AppendAsync(Make($"expediente/{s:D3}", i, $"c{i}", ("Hecho", $$"""{"s":{{s}},"i":{{i}}}"""))));
                Assert.Equal(i + 1, (await store.ReadAsync($"expediente/{s:D3}")).Count);
            }
        })));

        var heads = await Heads(store, "expediente/");
        Assert.Equal(Streams, heads.Count);
        foreach (var (head, s) in heads.Select((h, s) => (h, s)))
        {
            var events = await store.ReadAsync(head.Stream);
            AssertChain(events, head);
            Assert.Equal(Enumerable.Range(0, 5).Select(i => $$"""{"s":{{s}},"i":{{i}}}"""), events.Select(Text));
        }
    }
}
