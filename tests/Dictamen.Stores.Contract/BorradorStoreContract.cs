using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Stores.Contract;

/// <summary>What every store of drafts must do. All that is typed here is made up.</summary>
public abstract class BorradorStoreContract
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static readonly DateTimeOffset s_now = new(2019, 4, 2, 16, 0, 0, TimeSpan.Zero);

    /// <summary>A store with nothing in it.</summary>
    protected abstract ValueTask<IBorradorStore> CreateAsync();

    [Fact]
    public async Task ADraftComesBackAsItWasTyped()
    {
        var store = await CreateAsync();
        var draft = Make() with
        {
            Campos = ImmutableDictionary<string, string>.Empty.Add("8.1[3].precio_unitario", " 1,0x «malo» \u00e1\r\n\t").Add("nombre", "Ñandú \ud83c\udf31"),
            Adjuntos = ImmutableDictionary<string, Adjunto>.Empty.Add("acta", new Adjunto(new Huella(new string('a', 64)), "acta de asamblea (1).pdf", "application/pdf", 5_000_000_000, s_now)),
            Ventanas = ImmutableDictionary<string, string>.Empty.Add("", "0123").Add("4", "4567"),
            Pasos = ImmutableDictionary<string, PasoDeVentana>.Empty.Add("4", new PasoDeVentana("4567", 1_600_000_000_000)),
        };
        var tag = await store.PutAsync(draft, null);
        Assert.NotNull(tag);
        var read = await store.GetAsync(Id);
        Assert.Equal(tag, read!.ETag);
        Assert.Equal(draft.Campos, read.Borrador.Campos);
        Assert.Equal(draft.Adjuntos, read.Borrador.Adjuntos);
        Assert.Equal(draft.Ventanas, read.Borrador.Ventanas);
        Assert.Equal(draft.Pasos, read.Borrador.Pasos);
        Assert.Equal(draft with { Campos = read.Borrador.Campos, Adjuntos = read.Borrador.Adjuntos, Ventanas = read.Borrador.Ventanas, Pasos = read.Borrador.Pasos }, read.Borrador);
    }

    [Fact]
    public async Task EveryDraftIsListedOnceWithOrWithoutAnAddress()
    {
        var store = await CreateAsync();
        Assert.Empty(await store.ListAsync().ToListAsync());
        await store.PutAsync(Make() with { Id = "b-1" }, null);
        var tag = await store.PutAsync(Make() with { Id = "a", Correo = "" }, null);
        await store.PutAsync(Make() with { Id = "a", Correo = "", Tramite = "otro" }, tag);
        Assert.Equal(["a", "b-1"], (await store.ListAsync().ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheDraftsThatHoldAnythingAreToldFromThoseThatWereEmptied()
    {
        var store = await CreateAsync();
        await store.PutAsync(Make("vacio"), null);
        var tag = await store.PutAsync(With(Make("vaciado"), "x"), null);
        await store.PutAsync(With(Make("lleno"), "x"), null);
        var adjunto = new Adjunto(new Huella(new string('a', 64)), "acta.pdf", "application/pdf", 1, s_now);
        await store.PutAsync(Make("adjunto") with { Adjuntos = ImmutableDictionary<string, Adjunto>.Empty.Add("acta", adjunto) }, null);
        Assert.Equal(["adjunto", "lleno", "vaciado"], (await store.ListFilledAsync().ToListAsync()).Order(StringComparer.Ordinal));
        await store.PutAsync(Make("vaciado"), tag);
        await store.PutAsync(With(Make("vacio"), "x"), (await store.GetAsync("vacio"))!.ETag);
        Assert.Equal(["adjunto", "lleno", "vacio"], (await store.ListFilledAsync().ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatIsNotThereIsNull()
    {
        var store = await CreateAsync();
        Assert.Null(await store.GetAsync(Id));
        Assert.Null(await store.GetAsync("../otro"));
        Assert.Null(await store.GetAsync(""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../otro")]
    [InlineData("a/b")]
    [InlineData("a.json")]
    [InlineData("ñ")]
    public async Task AnIdThatIsNoIdIsNotKept(string id)
    {
        var store = await CreateAsync();
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.PutAsync(Make(id), null));
    }

    [Fact]
    public async Task AChangeUponTheVersionThatWasReadReplacesAllOfIt()
    {
        var store = await CreateAsync();
        var first = await store.PutAsync(With(Make(), "uno"), null);
        var second = await store.PutAsync(With(Make(), "dos") with { ActualizadoEl = s_now.AddDays(1) }, first);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        var read = await store.GetAsync(Id);
        Assert.Equal(("dos", second), (read!.Borrador.Campo("campo"), read.ETag));
        Assert.Equal(s_now.AddDays(1), read.Borrador.ActualizadoEl);
    }

    [Fact]
    public async Task AChangeUponAnOlderVersionKeepsNothing()
    {
        var store = await CreateAsync();
        var first = await store.PutAsync(With(Make(), "uno"), null);
        Assert.NotNull(await store.PutAsync(With(Make(), "dos"), first));
        Assert.Null(await store.PutAsync(With(Make(), "tres"), first));
        Assert.Null(await store.PutAsync(With(Make(), "cuatro"), null));
        Assert.Equal("dos", (await store.GetAsync(Id))!.Borrador.Campo("campo"));
    }

    [Fact]
    public async Task AChangeOfWhatWasNeverKeptKeepsNothing()
    {
        var store = await CreateAsync();
        var tag = await store.PutAsync(Make("otro"), null);
        Assert.Null(await store.PutAsync(Make(), tag));
        Assert.Null(await store.GetAsync(Id));
    }

    [Fact]
    public async Task OfManyChangesAtOnceUponOneVersionOneStands()
    {
        var store = await CreateAsync();
        var tag = await store.PutAsync(Make(), null);
        var tags = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => await store.PutAsync(With(Make(), i.ToString(CultureInfo.InvariantCulture)), tag))));
        var kept = Assert.Single(Enumerable.Range(0, 16), i => tags[i] is not null);
        var read = await store.GetAsync(Id);
        Assert.Equal((kept.ToString(CultureInfo.InvariantCulture), tags[kept]), (read!.Borrador.Campo("campo"), read.ETag));
    }

    [Fact]
    public async Task NoChangeOfManyWritersIsLostWhenEachReadsBeforeItWrites()
    {
        var store = await CreateAsync();
        await store.PutAsync(Make(), null);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            while (true)
            {
                var read = (await store.GetAsync(Id))!;
                if (await store.PutAsync(read.Borrador with { Campos = read.Borrador.Campos.Add($"campo{i}", "x") }, read.ETag) is not null)
                {
                    return;
                }
            }
        })));
        Assert.Equal(8, (await store.GetAsync(Id))!.Borrador.Campos.Count);
    }

    [Fact]
    public async Task TheDraftsOfAnAddressAreFoundTheOldestFirst()
    {
        const string Address = "comite@ejemplo.invalid";
        var store = await CreateAsync();
        await store.PutAsync(Make("b", Address) with { CreadoEl = s_now.AddDays(2) }, null);
        await store.PutAsync(Make("c", Address) with { CreadoEl = s_now.AddDays(1) }, null);
        await store.PutAsync(Make("a", Address) with { CreadoEl = s_now.AddDays(2) }, null);
        await store.PutAsync(Make("d", "otra@ejemplo.invalid"), null);
        await store.PutAsync(Make("e"), null);
        Assert.Equal(["c", "a", "b"], await store.FindAsync(Address));

        // A change leaves it where it was.
        await store.PutAsync(With((await store.GetAsync("c"))!.Borrador, "x"), (await store.GetAsync("c"))!.ETag);
        Assert.Equal(["c", "a", "b"], await store.FindAsync(Address));
        Assert.Empty(await store.FindAsync("nadie@ejemplo.invalid"));
        Assert.Empty(await store.FindAsync(""));
    }

    [Fact]
    public async Task ALongDraftComesBackWhole()
    {
        var store = await CreateAsync();
        var draft = Make() with { Campos = Enumerable.Range(0, 3000).ToImmutableDictionary(i => $"campo[{i}]", i => new string((char)('a' + (i % 26)), 2000)) };
        var tag = await store.PutAsync(draft, null);
        Assert.Equal(draft.Campos, (await store.GetAsync(Id))!.Borrador.Campos);
        Assert.NotNull(await store.PutAsync(With(draft, "x"), tag));
    }

    private static Borrador Make(string id = Id, string address = "") => new(id, "PCS-2019-01", address, s_now, s_now);

    private static Borrador With(Borrador draft, string value) => draft with { Campos = draft.Campos.SetItem("campo", value) };
}
