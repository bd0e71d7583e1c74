using System.Security.Cryptography;
using Dictamen.Host.Almacen;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Dictamen.Host.Tests.Almacen.JournalKit;

namespace Dictamen.Host.Tests.Almacen;

/// <summary>Whatever byte is changed, removed, inserted or moved in a journal that was closed in order is found and located.</summary>
public sealed class JournalDamageTests : IAsyncLifetime, IDisposable
{
    private const int Appends = 30;

    private readonly TempDirectory _directory = new();
    private List<(string File, long Start, long End)> _frames = [];

    private string Whole => _directory.In("integro");

    public async Task InitializeAsync()
    {
        await WriteAsync(Whole, Appends);
        _frames = FramesOf(Whole);
        Assert.Equal(Appends, _frames.Count);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void AnyChangedByteIsFoundInItsOwnFrame()
    {
        var directory = Fresh();
        foreach (var original in Directory.GetFiles(Whole, "*.seg"))
        {
            var path = Path.Combine(directory, Path.GetFileName(original));
            var bytes = File.ReadAllBytes(path);
            for (var at = 0; at < bytes.Length; at++)
            {
                bytes[at] ^= 0x01;
                File.WriteAllBytes(path, bytes);
                AssertRefused(directory, path, _frames.Find(f => f.File == original && f.Start <= at && at < f.End).Start);
                bytes[at] ^= 0x01;
            }

            File.WriteAllBytes(path, bytes);
        }
    }

    [Fact]
    public void RemovedInsertedSwappedOrOverwrittenBytesAreFoundWhereTheyAre()
    {
        var change =
            from frame in Gen.Choose(0, Appends - 1)
            from kind in Gen.Choose(0, 4)
            from at in Gen.Choose(0, 99)
            from size in Gen.Choose(1, 400)
            from seed in Gen.Choose(0, 255)
            select new Change(frame, kind, at, size, (byte)seed);
        Prop.ForAll(change.ToArbitrary(), c =>
        {
            var (file, start, end) = _frames[c.Frame];
            var position = (int)(start + ((end - start) * c.At / 100));
            var original = File.ReadAllBytes(file);
            var changed = c.Apply(original, position);
            if (changed.AsSpan().SequenceEqual(original))
            {
                return;
            }

            var first = original.AsSpan().CommonPrefixLength(changed);
            if (first == changed.Length && _frames.Any(f => f.File == file && f.Start == first))
            {
                // Whole frames cut from a segment's end leave it sound by itself: the break shows in the next segment, or in the seal.
                AssertBroken(Path.GetFileName(file), _ => changed, at: null);
                return;
            }

            var broken = _frames.Where(f => f.File == file && f.Start <= first).Select(f => f.Start).DefaultIfEmpty(0).Max();
            AssertBroken(Path.GetFileName(file), _ => changed, _frames.Any(f => f.File == file && first < f.End) ? broken : _frames.Last(f => f.File == file).End);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Fact]
    public void AWholeFrameRemovedAnywhereIsFoundAlsoAtTheEnd()
    {
        foreach (var (file, start, end) in _frames)
        {
            AssertBroken(Path.GetFileName(file), b => [.. b[..(int)start], .. b[(int)end..]], end == new FileInfo(file).Length ? null : start);
        }
    }

    [Fact]
    public void TwoFramesThatChangedPlacesAreFound()
    {
        foreach (var (a, b) in _frames.Zip(_frames.Skip(1)).Where(p => p.First.File == p.Second.File))
        {
            AssertBroken(Path.GetFileName(a.File), x => [.. x[..(int)a.Start], .. x[(int)b.Start..(int)b.End], .. x[(int)a.Start..(int)a.End], .. x[(int)b.End..]], a.Start);
        }
    }

    [Fact]
    public void AMissingSegmentIsFoundWhicheverItIs()
    {
        foreach (var path in Directory.GetFiles(Whole, "*.seg"))
        {
            var directory = Fresh();
            File.Delete(Path.Combine(directory, Path.GetFileName(path)));
            Assert.NotNull(VerificarJournal.ComprobarDirectorio(directory).Rotura);
            Assert.Throws<LogBrokenException>(() => JournalEventStore.Open(directory));
        }
    }

    [Fact]
    public void AMissingOrDamagedSealIsFoundAndOneDamagedSlotIsNot()
    {
        var directory = Fresh();
        File.Delete(Seal.PathIn(directory));
        Assert.Equal(Seal.PathIn(directory), Assert.Throws<LogBrokenException>(() => JournalEventStore.Open(directory)).File);

        directory = Fresh();
        File.WriteAllBytes(Seal.PathIn(directory), new byte[8192]);
        Assert.Equal(Seal.PathIn(directory), Assert.Throws<LogBrokenException>(() => JournalEventStore.Open(directory)).File);

        foreach (var slot in new[] { 0, 4096 })
        {
            directory = Fresh();
            var bytes = File.ReadAllBytes(Seal.PathIn(directory));
            bytes[slot + 30] ^= 1;
            File.WriteAllBytes(Seal.PathIn(directory), bytes);
            Assert.Null(VerificarJournal.ComprobarDirectorio(directory).Rotura);
        }
    }

    [Fact]
    public async Task AFactRewrittenWithEveryDigestOfTheWholeRecomputedStillBreaksTheChainOfItsStream()
    {
        var directory = _directory.In("falsificado");
        var options = SmallSegments with { SegmentBytes = 1 << 20 };
        await WriteAsync(directory, 9, options);
        var path = Segment(directory, 1);
        var frames = FramesOf(directory);
        var bytes = await File.ReadAllBytesAsync(path);
        var victim = frames[4];
        var fact = bytes.AsSpan((int)victim.Start, (int)(victim.End - victim.Start)).IndexOf("{\"v\":1}"u8);
        bytes[victim.Start + fact + 5] = (byte)'9';
        foreach (var (_, start, end) in frames.Skip(4))
        {
            SHA256.HashData(bytes.AsSpan((int)start - 32, (int)(end - start)), bytes.AsSpan((int)end - 32));
        }

        await File.WriteAllBytesAsync(path, bytes);
        using (var seal = Seal.Open(directory, null!, LogFile.Open))
        {
            var state = Seal.Read(directory)! with { Head = bytes[^32..] };
            seal.Write(state, durable: false);
            seal.Write(state, durable: false);
        }

        var broken = VerificarJournal.ComprobarDirectorio(directory).Rotura!;
        Assert.Equal((path, victim.Start, "expediente/1", 2L), (broken.Archivo, broken.Byte, broken.Flujo, broken.Version));
    }

    [Fact]
    public async Task ChangedUnderAnOpenJournalIsNoticedWhenItIsRead()
    {
        var directory = Fresh();
        await using var store = JournalEventStore.Open(directory, SmallSegments);
        var first = _frames[0];
        var path = Path.Combine(directory, Path.GetFileName(first.File));
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = first.Start + 60;
            file.WriteByte(0xFF);
        }

        var broken = await Assert.ThrowsAsync<LogBrokenException>(async () => await store.ReadAsync("expediente/0"));
        Assert.Equal((path, first.Start), (broken.File, broken.Offset));
        Assert.Equal(10, (await store.ReadAsync("expediente/1")).Count);
    }

    private void AssertBroken(string file, Func<byte[], byte[]> change, long? at)
    {
        var directory = Fresh();
        var path = Path.Combine(directory, file);
        var changed = change(File.ReadAllBytes(path));
        File.WriteAllBytes(path, changed);
        AssertRefused(directory, path, at);
        Assert.Equal(changed, File.ReadAllBytes(path)); // Never repaired.
    }

    private static void AssertRefused(string directory, string path, long? at)
    {
        var opening = Assert.Throws<LogBrokenException>(() => JournalEventStore.Open(directory));
        var verifying = VerificarJournal.ComprobarDirectorio(directory).Rotura!;
        Assert.Equal((opening.File, opening.Offset, opening.Reason), (verifying.Archivo, verifying.Byte, verifying.Motivo));
        if (at is not null)
        {
            Assert.Equal((path, at), (opening.File, opening.Offset));
        }
    }

    private string Fresh()
    {
        var directory = _directory.In("roto");
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        Copy(Whole, directory);
        return directory;
    }

    private sealed record Change(int Frame, int Kind, int At, int Size, byte Seed)
    {
        public byte[] Apply(byte[] bytes, int at)
        {
            var size = Math.Min(Size, bytes.Length - at);
            var piece = bytes[at..(at + size)];
            var noise = Enumerable.Range(0, size).Select(i => (byte)(Seed + i)).ToArray();
            return Kind switch
            {
                0 => [.. bytes[..at], .. bytes[(at + size)..]],
                1 => [.. bytes[..at], .. noise, .. bytes[at..]],
                2 => [.. bytes[..at], .. noise, .. bytes[(at + size)..]],
                3 => [.. bytes[..at], .. piece, .. bytes[at..]],
                _ => [.. bytes[..at], .. bytes[(at + (size / 2))..(at + size)], .. bytes[at..(at + (size / 2))], .. bytes[(at + size)..]],
            };
        }
    }
}
