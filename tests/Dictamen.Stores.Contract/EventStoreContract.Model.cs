using Dictamen.App.Ports;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Stores.Contract;

public abstract partial class EventStoreContract
{
    /// <summary>How many random histories the property tries; a store behind a network may try fewer.</summary>
    protected virtual int Histories => 60;

    [Fact]
    public async Task AnyHistoryOfAppendsIsWhatASimpleModelSays()
    {
        var step =
            from stream in Gen.Choose(0, 2)
            from command in Gen.Choose(0, 12)
            from drift in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(-1)), (1, Gen.Constant(1)))
            from size in Gen.Choose(1, 4)
            select new Step(stream, command, drift, size);
        var store = await CreateAsync();
        var history = 0;
        Prop.ForAll(step.ListOf().ToArbitrary(), steps => FollowNow(store, $"modelo-{history++}/", steps))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));
    }

    // FsCheck's properties are synchronous; the pool keeps xunit's own context out of the wait.
    private static bool FollowNow(IEventStore store, string prefix, IEnumerable<Step> steps) =>
        Task.Run(() => Follow(store, prefix, steps)).GetAwaiter().GetResult();

    private static async Task<bool> Follow(IEventStore store, string prefix, IEnumerable<Step> steps)
    {
        var model = new SortedDictionary<string, List<(string Command, string Json)>>(StringComparer.Ordinal);
        foreach (var (step, n) in steps.Select((s, n) => (s, n)))
        {
            var stream = $"{prefix}{step.Stream}";
            var facts = model.GetValueOrDefault(stream) ?? [];
            var command = $"c{step.Command}";
            var expected = Math.Max(0, facts.Count + step.Drift);
            var repeated = facts.FindLastIndex(f => f.Command == command);
            AppendResult answer = repeated >= 0 ? new Appended(repeated + 1, Repeated: true)
                : expected != facts.Count ? new Conflict(facts.Count)
                : new Appended(facts.Count + step.Size);

            var json = Enumerable.Range(0, step.Size).Select(i => $"[{n},{i}]").ToArray();
            Assert.Equal(answer, await store.AppendAsync(Make(stream, expected, command, json.Select(j => ("Hecho", j)).ToArray())));
            if (answer is Appended { Repeated: false })
            {
                facts.AddRange(json.Select(j => (command, j)));
                model[stream] = facts;
            }
        }

        var heads = await Heads(store, prefix);
        Assert.Equal(model.Keys, heads.Select(h => h.Stream));
        foreach (var head in heads)
        {
            var events = await store.ReadAsync(head.Stream);
            Assert.Equal(model[head.Stream], events.Select(e => (e.CommandId, Text(e))));
            AssertChain(events, head);
        }

        return true;
    }

    private sealed record Step(int Stream, int Command, int Drift, int Size);
}
