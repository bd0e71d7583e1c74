using System.Security.Cryptography;
using Dictamen.App.Ports;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Stores.Contract;

/// <summary>What every document store must do.</summary>
public abstract class DocumentStoreContract
{
    /// <summary>A store with nothing in it.</summary>
    protected abstract ValueTask<IDocumentStore> CreateAsync();

    public static TheoryData<int> Sizes => [0, 1, 1000, (64 * 1024) - 1, 64 * 1024, (64 * 1024) + 1, 3_000_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task ADocumentComesBackByItsDigest(int size)
    {
        var store = await CreateAsync();
        var content = Content(size);
        var digest = await store.PutAsync(new MemoryStream(content));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), digest.Valor);
        Assert.Equal(content, await Read(store, digest));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task TheSameBytesAreKeptOnceHoweverTheyCome(int size)
    {
        var store = await CreateAsync();
        var content = Content(size);
        var digests = new List<Huella> { await store.PutAsync(content), await store.PutAsync(new Dribble(content)), await store.PutAsync(content) };
        digests.AddRange(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await store.PutAsync(content)))));
        Assert.Equal(Assert.Single(digests.Distinct()), Assert.Single(await List(store)));
        Assert.Equal(content, await Read(store, digests[0]));
    }

    [Theory]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("no-es-una-huella")]
    public async Task ADocumentThatIsNotThereIsNull(string digest) =>
        Assert.Null(await (await CreateAsync()).OpenAsync(new Huella(digest)));

    [Fact]
    public async Task ManyAtOnceAreAllThereAndListed()
    {
        var store = await CreateAsync();
        var contents = Enumerable.Range(1, 100).Select(i => Content(i * 1500)).ToList();
        var digests = await Task.WhenAll(contents.Select(c => Task.Run(async () => await store.PutAsync(c))));
        Assert.Equal(digests.Select(d => d.Valor).Order(StringComparer.Ordinal), (await List(store)).Select(d => d.Valor).Order(StringComparer.Ordinal));
        foreach (var (digest, content) in digests.Zip(contents))
        {
            Assert.Equal(content, await Read(store, digest));
        }
    }

    [Fact]
    public async Task WhatIsCancelledBeforehandIsNotKept()
    {
        var store = await CreateAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.PutAsync(Content(10), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.PutAsync(new MemoryStream(Content(100_000)), cancelled.Token));
        Assert.Empty(await List(store));
    }

    [Fact]
    public async Task ADocumentWhoseSourceFailsHalfwayIsNotKept()
    {
        var store = await CreateAsync();
        await Assert.ThrowsAsync<IOException>(async () => await store.PutAsync(new Dribble(Content(200_000), failAt: 150_000)));
        Assert.Empty(await List(store));
    }

    protected static byte[] Content(int size)
    {
        var content = new byte[size];
        for (var i = 0; i < size; i++)
        {
            content[i] = (byte)((i * 31) + (i >> 8) + size);
        }

        return content;
    }

    protected static async Task<byte[]?> Read(IDocumentStore store, Huella digest)
    {
        await using var stream = await store.OpenAsync(digest);
        if (stream is null)
        {
            return null;
        }

        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    protected static async Task<List<Huella>> List(IDocumentStore store)
    {
        var all = new List<Huella>();
        await foreach (var digest in store.ListAsync())
        {
            all.Add(digest);
        }

        return all;
    }

    /// <summary>A source that gives little at a time, as a network does, and may fail.</summary>
    private sealed class Dribble(byte[] content, int failAt = int.MaxValue) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= failAt ? throw new IOException("La red se cortó.") : base.ReadAsync(buffer[..Math.Min(buffer.Length, 7001)], cancellationToken);
    }
}
