using Dictamen.App.Ports;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Stores.Contract;

/// <summary>What every store of personal data must do. All people here are made up.</summary>
public abstract class FichaStoreContract
{
    protected static readonly DateTimeOffset Now = new(2019, 4, 2, 16, 0, 0, TimeSpan.Zero);
    protected static readonly Actor Ana = new(Rol.Operador, "op-1");
    protected static readonly Actor Beto = new(Rol.SecretariaTecnica, "st-2");

    protected static Uso Para(string tramite) => new(Finalidad.SistemasDeDatos, tramite);

    /// <summary>A store with nothing in it.</summary>
    /// <param name="clock">Clock of the looks.</param>
    protected abstract ValueTask<IFichaStore> CreateAsync(TimeProvider clock);

    [Fact]
    public async Task AFichaComesBackWithEveryPart()
    {
        var store = await CreateAsync(new StillClock());
        var ficha = Make("p1") with
        {
            Cuentas = new Dictionary<string, string> { ["PCS-2019-01-000042"] = "000000000000000000" },
            CorreosDeNotificacion = ["segunda@ejemplo.invalid", "tercera@ejemplo.invalid"],
        };
        await store.PutAsync([ficha]);
        var read = Assert.Single(await store.GetAsync([ficha.Id], Ana, Para("Cotejo")));
        Assert.Equal(ficha.Cuentas, read.Cuentas);
        Assert.Equal(ficha.CorreosDeNotificacion, read.CorreosDeNotificacion);
        Assert.Equal(ficha with { Cuentas = read.Cuentas, CorreosDeNotificacion = read.CorreosDeNotificacion }, read);
        Assert.Equal("María Ñandú Óscar", read.NombreCompleto);
    }

    [Fact]
    public async Task TheLatestFichaOfAPersonWins()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([Make("p1"), Make("p2"), Make("p1") with { Correo = "segunda@ejemplo.invalid" }]);
        await store.PutAsync([Make("p2") with { Correo = "tercera@ejemplo.invalid" }]);
        Assert.Equal(["segunda@ejemplo.invalid", "tercera@ejemplo.invalid"], (await store.GetAsync([new("p1"), new("p2")], Ana, Para("x"))).Select(f => f.Correo));
    }

    [Fact]
    public async Task WhoIsNotThereIsLeftOut()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([Make("p2")]);
        await store.PutAsync([]);
        Assert.Equal("p2", Assert.Single(await store.GetAsync([new("p1"), new("p2"), new("p3")], Ana, Para("x"))).Id.Valor);
        Assert.Empty(await store.GetAsync([], Ana, Para("x")));
    }

    [Fact]
    public async Task EveryLookIsLoggedWithWhoWhenAndWhatFor()
    {
        var clock = new StillClock();
        var store = await CreateAsync(clock);
        await store.PutAsync([Make("p1"), Make("p2")]);
        await store.GetAsync([new("p1"), new("p2")], Ana, Para("Notificación"));
        clock.Advance(TimeSpan.FromMinutes(5));
        await store.GetAsync([new("p2")], Beto, Para("Convenio"));

        Assert.Equal(
            [
                new AccesoAFicha(new("p1"), "Operador:op-1", $"{Para("Notificación")}", Now),
                new AccesoAFicha(new("p2"), "Operador:op-1", $"{Para("Notificación")}", Now),
                new AccesoAFicha(new("p2"), "SecretariaTecnica:st-2", $"{Para("Convenio")}", Now.AddMinutes(5)),
            ],
            await Looks(store));
        Assert.Equal([$"{Para("Notificación")}", $"{Para("Convenio")}"], (await Looks(store, new("p2"))).Select(a => a.Finalidad));
        Assert.Empty(await Looks(store, new("p9")));
    }

    [Fact]
    public async Task AnErasedFichaIsGoneAndItsLooksRemain()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([Make("p1"), Make("p2"), Make("p1")]);
        await store.GetAsync([new("p1")], Ana, Para("Cotejo"));
        await store.EraseAsync(new("p1"), Beto, "Vencimiento del plazo de conservación");
        Assert.Equal("p2", Assert.Single(await store.GetAsync([new("p1"), new("p2")], Ana, Para("x"))).Id.Valor);

        var looks = await Looks(store, new("p1"));
        Assert.Equal($"{Para("Cotejo")}", looks[0].Finalidad);
        Assert.Equal("SecretariaTecnica:st-2", looks[^1].Actor);
        Assert.Contains("Vencimiento del plazo de conservación", looks[^1].Finalidad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoHasAFichaIsListedOnceAndThatIsNoLook()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([Make("p1"), Make("p2"), Make("p1"), Make("p3/ñ")]);
        await store.EraseAsync(new("p2"), Ana, "x");
        var looks = (await Looks(store)).Count;
        Assert.Equal(["p1", "p3/ñ"], (await store.ListAsync().ToListAsync()).Select(p => p.Valor).Order(StringComparer.Ordinal));
        Assert.Equal(looks, (await Looks(store)).Count);
    }

    [Fact]
    public async Task ErasingWhoIsNotThereChangesNothing()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([Make("p2")]);
        await store.EraseAsync(new("p1"), Ana, "x");
        await store.EraseAsync(new("p1"), Ana, "x");
        Assert.Single(await store.GetAsync([new("p2")], Ana, Para("x")));
    }

    [Fact]
    public async Task WhoWasErasedMayRegisterAgain()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([Make("p1")]);
        await store.EraseAsync(new("p1"), Ana, "x");
        await store.PutAsync([Make("p1") with { Correo = "nueva@ejemplo.invalid" }]);
        Assert.Equal("nueva@ejemplo.invalid", Assert.Single(await store.GetAsync([new("p1")], Ana, Para("x"))).Correo);
    }

    [Fact]
    public async Task LooksFromAnotherStoreAreNotedAsTheyWereAndReadInOrderOfTime()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([Make("p1")]);
        await store.GetAsync([new("p1")], Ana, Para("Aquí"));
        var antes = Enumerable.Range(0, 250).Select(i => new AccesoAFicha(new("p1"), "Operador:otro", $"Allá {i}", Now.AddMinutes(15 * (i - 250)))).ToList();
        await store.NoteAccessesAsync([.. antes, antes[0]]); // The same look may have been noted twice in one instant.
        await store.NoteAccessesAsync([]);
        var todos = await Looks(store);
        Assert.Equal(252, todos.Count);
        Assert.Equal([antes[0], .. antes], todos.Take(251));
        Assert.Equal($"{Para("Aquí")}", todos[^1].Finalidad);
    }

    [Fact]
    public async Task TheLooksOfAStretchOfTimeAreThoseFromItsFirstInstantOnAndBeforeItsEnd()
    {
        var store = await CreateAsync(new StillClock());
        DateTimeOffset[] instantes = [Now.AddDays(-400), Now.AddTicks(-1), Now, Now.AddHours(9), Now.AddDays(1).AddTicks(-1), Now.AddDays(1), Now.AddDays(400)];
        await store.NoteAccessesAsync([.. instantes.Reverse().SelectMany(at => new[] { "p1", "p2" }.Select(p => new AccesoAFicha(new(p), "Operador:otro", "x", at)))]);
        Assert.Equal(instantes[2..5], await InstantsAsync(new("p1"), Now, Now.AddDays(1)));
        Assert.Equal(instantes[2..5].SelectMany(at => new[] { at, at }), await InstantsAsync(null, Now, Now.AddDays(1)));
        Assert.Equal(instantes[2..], await InstantsAsync(new("p2"), Now, null));
        Assert.Equal(instantes[..5], await InstantsAsync(new("p2"), null, Now.AddDays(1)));
        Assert.Empty(await InstantsAsync(null, Now.AddDays(2), Now.AddDays(3)));

        async Task<List<DateTimeOffset>> InstantsAsync(PersonaId? id, DateTimeOffset? since, DateTimeOffset? before) => await store.AccessesAsync(id, since, before).Select(a => a.At).ToListAsync();
    }

    [Fact]
    public async Task WritesAndErasuresAtOnceLoseNobodyElse()
    {
        var store = await CreateAsync(new StillClock());
        await store.PutAsync([.. Enumerable.Range(0, 10).Select(i => Make($"viejo{i}"))]);
        var writes = Enumerable.Range(0, 60).Select(i => Task.Run(async () => await store.PutAsync([Make($"nuevo{i}")])));
        var erasures = Enumerable.Range(0, 10).Select(i => Task.Run(async () => await store.EraseAsync(new($"viejo{i}"), Ana, "x")));
        await Task.WhenAll(writes.Concat(erasures));
        Assert.Equal(60, (await store.GetAsync([.. Enumerable.Range(0, 60).Select(i => new PersonaId($"nuevo{i}"))], Ana, Para("x"))).Count);
        Assert.Empty(await store.GetAsync([.. Enumerable.Range(0, 10).Select(i => new PersonaId($"viejo{i}"))], Ana, Para("x")));
    }

    protected static Ficha Make(string id) =>
        new(new(id), "María", "Ñandú", "Óscar", "XEXX010101HNEXXXA4", "primera@ejemplo.invalid", "9610000000", "9610000001", "Calle Ficticia 1, Ejido «Ejemplo», 29000");

    protected static async Task<List<AccesoAFicha>> Looks(IFichaStore store, PersonaId? id = null)
    {
        var looks = new List<AccesoAFicha>();
        await foreach (var look in store.AccessesAsync(id))
        {
            looks.Add(look);
        }

        return looks;
    }

    /// <summary>A clock that moves when it is told to.</summary>
    protected sealed class StillClock : TimeProvider
    {
        private DateTimeOffset _now = Now;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
