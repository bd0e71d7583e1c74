using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Xunit;
using static Dictamen.Host.Tests.Almacen.JournalKit;

namespace Dictamen.Host.Tests.Almacen;

public sealed class JournalTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task WhatWasWrittenIsThereAfterOpeningAgainAlsoOverManySegments()
    {
        await WriteAsync(_directory.Path, 60);
        Assert.True(Directory.GetFiles(_directory.Path, "*.seg").Length > 5);

        await using var store = JournalEventStore.Open(_directory.Path, SmallSegments);
        Assert.Null(store.Recorte);
        Assert.Equal(60, (await ReadAllAsync(store)).Length);
        Assert.Equal(new Appended(1, Repeated: true), await store.AppendAsync(Make("expediente/0", 0)));
        Assert.Equal(new Appended(21), await store.AppendAsync(Make("expediente/0", 20)));
        Assert.Equal(new Conflict(20), await store.AppendAsync(Make("expediente/1", 19, command: "otro")));
    }

    [Fact]
    public async Task AJournalThatWasOpenedAndClosedManyTimesIsOneChain()
    {
        for (var i = 0; i < 12; i++)
        {
            await using var store = JournalEventStore.Open(_directory.Path, SmallSegments);
            Assert.Equal(new Appended(i + 1), await store.AppendAsync(Make("expediente/0", i)));
        }

        var result = VerificarJournal.ComprobarDirectorio(_directory.Path);
        Assert.Equal((12L, 12L, 1, null), (result.Registros, result.Hechos, result.Flujos, result.Rotura));
    }

    [Fact]
    public async Task AppendsToOneStreamNeedNotWaitForOneAnother()
    {
        await using var store = JournalEventStore.Open(_directory.Path);
        var sent = Enumerable.Range(0, 200).Select(i => store.AppendAsync(Make("expediente/0", i)).AsTask()).ToList();
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (AppendResult)new Appended(i)), await Task.WhenAll(sent));
    }

    [Fact]
    public async Task ACommandIsKnownAgainInAStreamOfAnyLength()
    {
        for (var i = 0; i < 300; i += 50)
        {
            await using var store = JournalEventStore.Open(_directory.Path);
            for (var version = i; version < i + 50; version++)
            {
                Assert.Equal(new Appended(version + 1), await store.AppendAsync(Make("expediente/0", version)));
            }

            Assert.Equal(new Appended(1, Repeated: true), await store.AppendAsync(Make("expediente/0", 0)));
            Assert.Equal(new Appended(i + 50, Repeated: true), await store.AppendAsync(Make("expediente/0", i + 49)));
            Assert.Equal(new Conflict(i + 50), await store.AppendAsync(Make("expediente/0", 0, command: "nuevo")));
        }
    }

    [Fact]
    public async Task AReaderSeesNothingThatIsNotDurable()
    {
        using var disk = new Disk();
        await using var store = JournalEventStore.Open(_directory.Path, SmallSegments with { OpenFile = disk.Open });
        await store.AppendAsync(Make("expediente/0", 0));
        disk.Hold();
        var second = store.AppendAsync(Make("expediente/0", 1)).AsTask();
        var repeated = store.AppendAsync(Make("expediente/0", 1)).AsTask();
        var late = store.AppendAsync(Make("expediente/0", 1, command: "otro")).AsTask();
        var onlyPending = store.AppendAsync(Make("expediente/1", 0)).AsTask();
        disk.WaitUntilHeld();

        Assert.Single(await store.ReadAsync("expediente/0"));
        Assert.Empty(await store.ReadAsync("expediente/1"));
        Assert.Single(await ReadAllAsync(store));
        Assert.False(second.IsCompleted || repeated.IsCompleted || late.IsCompleted || onlyPending.IsCompleted);

        disk.Release();
        Assert.Equal(new Appended(2), await second);
        Assert.Equal(new Appended(2, Repeated: true), await repeated);
        Assert.Equal(new Conflict(2), await late);
        Assert.Equal(new Appended(1), await onlyPending);
        Assert.Equal(3, (await ReadAllAsync(store)).Length);
    }

    [Fact]
    public async Task ACommandCancelledWhileItIsWrittenIsRecordedAllTheSame()
    {
        using var disk = new Disk();
        using var source = new CancellationTokenSource();
        await using var store = JournalEventStore.Open(_directory.Path, SmallSegments with { OpenFile = disk.Open });
        disk.Hold();
        var sent = store.AppendAsync(Make("expediente/0", 0), source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        disk.Release();
        Assert.Equal(new Appended(1, Repeated: true), await store.AppendAsync(Make("expediente/0", 0)));
    }
}
