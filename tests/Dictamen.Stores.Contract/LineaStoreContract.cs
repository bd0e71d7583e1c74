using Dictamen.App.Ports;
using Xunit;

namespace Dictamen.Stores.Contract;

/// <summary>What every store of shared lines must do.</summary>
public abstract class LineaStoreContract
{
    private const string Stream = "expediente/PCS-2019-01-000042";

    /// <summary>A store with nothing in it.</summary>
    /// <param name="clock">Clock of what changed.</param>
    protected abstract ValueTask<ILineaStore> CreateAsync(TimeProvider clock);

    [Fact]
    public async Task ALineComesBackAsItWasKept()
    {
        var store = await CreateAsync(new Clock());
        var large = new byte[200_000];
        new Random(1).NextBytes(large);
        await store.PutAsync(Line(1) with { Datos = large });
        var read = await store.GetAsync(Stream);
        Assert.Equal((Stream, 1L, "p1"), (read!.Stream, read.Version, read.Programa));
        Assert.Equal(large, read.Datos.ToArray());
        Assert.Null(await store.GetAsync("acta/ñ otra"));
    }

    [Fact]
    public async Task ALaterVersionStaysAndTheSameIsReplacedByAnotherBuild()
    {
        var store = await CreateAsync(new Clock());
        await store.PutAsync(Line(2, "p1", 1));
        await store.PutAsync(Line(1, "p2", 2));
        Assert.Equal((2L, "p1", 1), await SeeAsync(store));
        await store.PutAsync(Line(2, "p1", 3));
        Assert.Equal((2L, "p1", 1), await SeeAsync(store));
        await store.PutAsync(Line(2, "p2", 4));
        Assert.Equal((2L, "p2", 4), await SeeAsync(store));
        await store.PutAsync(Line(3, "p1", 5));
        Assert.Equal((3L, "p1", 5), await SeeAsync(store));
    }

    [Fact]
    public async Task OfManyWritersTheLatestVersionStands()
    {
        var store = await CreateAsync(new Clock());
        await Task.WhenAll(Enumerable.Range(1, 8).Select(v => Task.Run(async () => await store.PutAsync(Line(v)))));
        Assert.Equal(8, (await store.GetAsync(Stream))!.Version);
    }

    [Fact]
    public async Task EveryLineIsListedAndARemovedOneIsNot()
    {
        var store = await CreateAsync(new Clock());
        var names = Enumerable.Range(0, 40).Select(i => $"expediente/PCS-2019-01-{i:D6}").Append("acta/con ñ, #?\\ y más").ToList();
        await Parallel.ForEachAsync(names, async (name, ct) => await store.PutAsync(Line(1) with { Stream = name }, ct));
        await store.RemoveAsync(names[7]);
        await store.RemoveAsync(names[7]);
        names.RemoveAt(7);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await store.ListAsync().ToListAsync()).Select(l => l.Stream).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatChangedSinceAnInstantIsToldAcrossHoursAndForgottenWhenAsked()
    {
        var clock = new Clock();
        var store = await CreateAsync(clock);
        var first = clock.Now;
        await store.PutAsync(Line(1));
        clock.Now += TimeSpan.FromMinutes(50);
        var second = clock.Now;
        await store.PutAsync(Line(2));
        await store.PutAsync(Line(2)); // Nothing new.
        clock.Now += TimeSpan.FromMinutes(80);
        await store.PutAsync(Line(1)); // Nor this.
        await store.PutAsync(Line(3));
        Assert.Equal([1, 2, 3], await SinceAsync(store, first));
        Assert.Equal([2, 3], await SinceAsync(store, second));
        Assert.Equal([3], await SinceAsync(store, second.AddTicks(1)));
        Assert.Empty(await SinceAsync(store, clock.Now.AddTicks(1)));

        await store.ForgetChangesAsync(clock.Now - TimeSpan.FromHours(1));
        await store.ForgetChangesAsync(clock.Now - TimeSpan.FromHours(1));
        Assert.Equal(3, (await SinceAsync(store, first))[^1]);
        Assert.DoesNotContain(1, await SinceAsync(store, first));
        Assert.Equal(3, (await store.GetAsync(Stream))!.Version);
    }

    private static async Task<List<long>> SinceAsync(ILineaStore store, DateTimeOffset since) => [.. (await store.ChangesAsync(since).ToListAsync()).Select(c => c.Version).Order()];

    private static async Task<(long, string, int)> SeeAsync(ILineaStore store)
    {
        var line = (await store.GetAsync(Stream))!;
        return (line.Version, line.Programa, line.Datos.Span[0]);
    }

    private static LineaGuardada Line(long version, string program = "p1", byte data = 0) => new(Stream, version, program, new[] { data });

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2019, 4, 2, 15, 40, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
