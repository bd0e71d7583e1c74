using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Xunit;
using static Dictamen.Host.Tests.Almacen.JournalKit;

namespace Dictamen.Host.Tests.Almacen;

public sealed class JournalFullDiskTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AFullDiskFailsWhoeverWaitsAndLosesNothingAcknowledgedWhereverItHappens()
    {
        for (var space = 0; space < 1500; space += 37)
        {
            var directory = _directory.In($"{space}");
            using var disk = new Disk();
            var acknowledged = 0;
            var store = JournalEventStore.Open(directory, SmallSegments with { OpenFile = disk.Open });
            disk.Space = space;
            while (await Try(store, acknowledged))
            {
                acknowledged++;
            }

            disk.Space = long.MaxValue; // Freeing space does not bring it back: nobody knows what is on disk.
            Assert.False(await Try(store, acknowledged));
            Assert.Equal(acknowledged, (await store.ReadAsync("expediente/0")).Count);
            await store.DisposeAsync();

            await using var again = JournalEventStore.Open(directory, SmallSegments);
            Assert.Equal(acknowledged, (await ReadAllAsync(again)).Length);
            Assert.Equal(new Appended(acknowledged + 1), await again.AppendAsync(Make("expediente/0", acknowledged)));
            Assert.Null(VerificarJournal.ComprobarDirectorio(directory, enUso: true).Rotura);
        }
    }

    [Fact]
    public async Task AFailedFsyncFailsEverybodyInTheGroupAndBehindIt()
    {
        using var disk = new Disk();
        var store = JournalEventStore.Open(_directory.Path, SmallSegments with { OpenFile = disk.Open });
        await store.AppendAsync(Make("expediente/0", 0));
        disk.Hold();
        disk.FlushFails = true;
        var first = store.AppendAsync(Make("expediente/0", 1)).AsTask();
        disk.WaitUntilHeld();
        var behind = Enumerable.Range(0, 5).Select(i => store.AppendAsync(Make($"expediente/{i + 1}", 0)).AsTask()).ToList();
        var repeated = store.AppendAsync(Make("expediente/0", 1)).AsTask();
        var conflict = store.AppendAsync(Make("expediente/0", 7, command: "x")).AsTask();
        disk.Release();

        foreach (var task in behind.Append(first).Append(repeated).Append(conflict))
        {
            await Assert.ThrowsAsync<IOException>(() => task);
        }

        // Whether what failed is in the record is not known; what was never sent to the disk is not.
        await Assert.ThrowsAsync<IOException>(async () => await store.FindAsync("expediente/0", "c1"));
        await Assert.ThrowsAsync<IOException>(async () => await store.AppendAsync(Make("expediente/0", 2)));
        Assert.Empty(await store.FindAsync("expediente/0", "c2"));
        Assert.Single(await store.FindAsync("expediente/0", "c0"));
        Assert.Single(await ReadAllAsync(store));
        await store.DisposeAsync();

        // What failed may have reached the disk after all. Asking with the same command id tells.
        await using var again = JournalEventStore.Open(_directory.Path, SmallSegments);
        Assert.Equal(2, Assert.IsType<Appended>(await again.AppendAsync(Make("expediente/0", 1))).Version);
        Assert.Equal(2, (await again.ReadAsync("expediente/0")).Count);
    }

    private static async Task<bool> Try(JournalEventStore store, int version)
    {
        try
        {
            return await store.AppendAsync(Make("expediente/0", version)) is Appended;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
