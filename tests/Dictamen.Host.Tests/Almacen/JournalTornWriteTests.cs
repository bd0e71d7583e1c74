using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Xunit;
using static Dictamen.Host.Tests.Almacen.JournalKit;

namespace Dictamen.Host.Tests.Almacen;

public sealed class JournalTornWriteTests : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();
    private string _before = "";
    private byte[] _whole = [];
    private int _start;

    /// <summary>A journal of four acknowledged appends as a killed process leaves it, and the bytes of its file after a fifth.</summary>
    public async Task InitializeAsync()
    {
        _before = _directory.In("antes");
        await using var store = JournalEventStore.Open(_directory.In("vivo"));
        for (var i = 0; i < 4; i++)
        {
            await store.AppendAsync(Make("expediente/0", i));
        }

        Copy(_directory.In("vivo"), _before);
        await store.AppendAsync(Make("expediente/0", 4, facts: 2));
        Copy(_directory.In("vivo"), _directory.In("despues"));
        _whole = await File.ReadAllBytesAsync(Segment(_directory.In("despues"), 1));
        _start = (int)new FileInfo(Segment(_before, 1)).Length;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AWriteTornAtAnyByteIsCutAndTheJournalGoesOn()
    {
        for (var cut = _start; cut < _whole.Length; cut++)
        {
            var directory = Crash(_before, _whole[..cut]);
            var torn = cut - _start;
            Assert.Equal((torn, null), (VerificarJournal.ComprobarDirectorio(directory).SinTerminar, VerificarJournal.ComprobarDirectorio(directory).Rotura));
            await GoesOn(directory, torn > 0, 4);
        }
    }

    [Fact]
    public async Task AWriteOfWhichTheFileSystemKeptOnlyTheLengthIsCut()
    {
        foreach (var zeros in new[] { 1, 15, 16, 17, 4096, 3_000_000 })
        {
            await GoesOn(Crash(_before, [.. _whole[.._start], .. new byte[zeros]]), true, 4);
        }
    }

    [Fact]
    public async Task AWriteThatWasWholeButNotAcknowledgedIsKept() => await GoesOn(Crash(_before, _whole), false, 6);

    [Fact]
    public void WhatWasAcknowledgedIsNotTakenForATornWriteAtAnyByte()
    {
        for (var cut = _start; cut < _whole.Length; cut++)
        {
            var directory = Crash(_directory.In("despues"), _whole[..cut]);
            var broken = Assert.Throws<LogBrokenException>(() => JournalEventStore.Open(directory));
            Assert.Equal((Segment(directory, 1), (long)_start), (broken.File, broken.Offset));
            Assert.Equal(cut, new FileInfo(Segment(directory, 1)).Length);
            Assert.Equal(_start, VerificarJournal.ComprobarDirectorio(directory).Rotura!.Byte);
        }
    }

    [Fact]
    public void ADamagedTailThatNoTornWriteLeavesIsRefused()
    {
        for (var at = _start; at < _whole.Length; at++)
        {
            var bytes = _whole.ToArray();
            bytes[at] ^= 0x20;
            var directory = Crash(_before, bytes);
            Assert.Equal(_start, Assert.Throws<LogBrokenException>(() => JournalEventStore.Open(directory)).Offset);
            Assert.Equal(bytes, File.ReadAllBytes(Segment(directory, 1)));
        }
    }

    private static async Task GoesOn(string directory, bool cut, int events)
    {
        await using (var store = JournalEventStore.Open(directory))
        {
            Assert.Equal(cut, store.Recorte is not null);
            Assert.Equal(events, (await ReadAllAsync(store)).Length);
            Assert.Equal(new Appended(events + 1), await store.AppendAsync(Make("expediente/0", events, command: "sigue")));
        }

        Assert.Equal((events + 1L, null), (VerificarJournal.ComprobarDirectorio(directory).Hechos, VerificarJournal.ComprobarDirectorio(directory).Rotura));
    }

    private string Crash(string seal, byte[] segment)
    {
        var directory = _directory.In("caida");
        Copy(seal, directory);
        File.WriteAllBytes(Segment(directory, 1), segment);
        return directory;
    }
}
