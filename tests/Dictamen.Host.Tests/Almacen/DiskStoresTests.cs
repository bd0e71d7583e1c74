using System.Text;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Almacen;

/// <summary>What the disk stores do beyond the contract: they survive being closed, notice damage, and erase physically.</summary>
public sealed class DiskStoresTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task ADocumentIsThereAfterOpeningAgainAndItsDamageIsNoticed(int size)
    {
        var content = Enumerable.Range(0, size).Select(i => (byte)i).ToArray();
        Huella digest;
        await using (var store = DiskDocumentStore.Open(_directory.Path))
        {
            digest = await store.PutAsync(content);
        }

        await using var again = DiskDocumentStore.Open(_directory.Path);
        await using (var read = await again.OpenAsync(digest))
        {
            Assert.Equal(size, read!.Length);
        }

        var kept = Directory.GetFiles(_directory.Path, size < DiskDocumentStore.Large ? "*.seg" : digest.Valor, SearchOption.AllDirectories).Single();
        await using (var file = new FileStream(kept, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = file.Length - 40;
            var b = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)~b);
        }

        var damaged = await Assert.ThrowsAsync<InvalidDataException>(async () => await again.OpenAsync(digest));
        Assert.Contains(digest.Valor, damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraftOfAnEarlierEditionIsReadAndNoWindowSavedIt()
    {
        await File.WriteAllTextAsync(_directory.In("b1.json"), """{"campos":{"4":"Agua."},"adjuntos":{},"id":"b1","tramite":"PCS-2019-01","correo":"comite@ejemplo.invalid","creadoEl":"2019-04-02T16:00:00+00:00","actualizadoEl":"2019-04-02T16:00:00+00:00"}""");
        var read = (await DiskBorradorStore.Open(_directory.Path).GetAsync("b1"))!.Borrador;
        Assert.Equal(("Agua.", ""), (read.Campo("4"), read.UltimaVentana("4")));
    }

    [Fact]
    public async Task ADocumentThatWasHalfWrittenIsThrownAwayOnOpening()
    {
        await using (DiskDocumentStore.Open(_directory.Path))
        {
        }

        await File.WriteAllTextAsync(_directory.In("grandes", "tmp", "7"), "la mitad");
        await using var store = DiskDocumentStore.Open(_directory.Path);
        Assert.Empty(Directory.GetFiles(_directory.In("grandes", "tmp")));
    }

    [Fact]
    public async Task FichasThatWereReadShareWhatIsEmpty()
    {
        await using (var store = DiskFichaStore.Open(_directory.Path, TimeProvider.System))
        {
            await store.PutAsync([Person("p1", "Xochiquétzal"), Person("p2", "Nezahualpilli")]);
        }

        await using var again = DiskFichaStore.Open(_directory.Path, TimeProvider.System);
        var fichas = await again.GetAsync([new PersonaId("p1"), new PersonaId("p2")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "prueba"));
        Assert.Equal(2, fichas.Count);
        Assert.Same(fichas[0].Cuentas, fichas[1].Cuentas);
        Assert.Same(fichas[0].CorreosDeNotificacion, fichas[1].CorreosDeNotificacion);
    }

    [Fact]
    public async Task AnErasedFichaIsOnNoFileAnyMore()
    {
        await using (var store = DiskFichaStore.Open(_directory.Path, TimeProvider.System))
        {
            await store.PutAsync([Person("p1", "Xochiquétzal"), Person("p2", "Nezahualpilli")]);
            await store.GetAsync([new PersonaId("p1")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "Cotejo"));
            Assert.True(OnDisk("Xochiquétzal"));
            await store.EraseAsync(new PersonaId("p1"), Actor.Sistema, "Plazo");
            Assert.False(OnDisk("Xochiquétzal"));
        }

        await using var again = DiskFichaStore.Open(_directory.Path, TimeProvider.System);
        Assert.Equal("p2", Assert.Single(await again.GetAsync([new("p1"), new("p2")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "x"))).Id.Valor);
        Assert.True(OnDisk("p1")); // The log of looks keeps the pseudonym.
    }

    [Fact]
    public async Task AnErasureThatWasInterruptedIsNotBegunOrIsFinished()
    {
        await using (var store = DiskFichaStore.Open(_directory.Path, TimeProvider.System))
        {
            await store.PutAsync([Person("p1", "Xochiquétzal"), Person("p2", "Nezahualpilli")]);
        }

        // Killed before the rename: a draft is left.
        JournalKit.Copy(_directory.In("g000001"), _directory.In("borrador"));
        await using (var store = DiskFichaStore.Open(_directory.Path, TimeProvider.System))
        {
            Assert.Equal(2, (await store.GetAsync([new("p1"), new("p2")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "x"))).Count);
        }

        Assert.False(Directory.Exists(_directory.In("borrador")));

        // Killed after the rename: both generations are left, and the older one still holds the ficha.
        JournalKit.Copy(_directory.In("g000001"), _directory.In("copia"));
        await using (var store = DiskFichaStore.Open(_directory.Path, TimeProvider.System))
        {
            await store.EraseAsync(new("p1"), Actor.Sistema, "Plazo");
        }

        Directory.Move(_directory.In("copia"), _directory.In("g000001"));
        await using (var store = DiskFichaStore.Open(_directory.Path, TimeProvider.System))
        {
            Assert.Equal("p2", Assert.Single(await store.GetAsync([new("p1"), new("p2")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "x"))).Id.Valor);
        }

        Assert.False(OnDisk("Xochiquétzal"));
    }

    [Fact]
    public async Task TheKeyOfThePseudonymsIsMadeOnceAndOnlyItsOwnerMayReadIt()
    {
        PersonaId person;
        await using (var almacen = AlmacenLocal.Abrir(_directory.Path, TimeProvider.System))
        {
            person = new Seudonimos(almacen.Claves.Persona).De("XEXX010101HNEXXXA4");
            Assert.Equal(person, new Seudonimos(almacen.Claves.Persona).De(" xexx010101hnexxxa4 "));
            Assert.NotEqual(person, new Seudonimos(almacen.Claves.Persona).De("XEXX010101HNEXXXA5"));
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_directory.In("claves.json")));
        }

        await using (var again = AlmacenLocal.Abrir(_directory.Path, TimeProvider.System))
        {
            Assert.Equal(person, new Seudonimos(again.Claves.Persona).De("XEXX010101HNEXXXA4"));
        }

        await File.WriteAllTextAsync(_directory.In("claves.json"), "{}");
        Assert.Throws<InvalidDataException>(() => AlmacenLocal.Abrir(_directory.Path, TimeProvider.System));
        File.Delete(_directory.In("claves.json"));
        Assert.Contains("respaldo", Assert.Throws<InvalidDataException>(() => AlmacenLocal.Abrir(_directory.Path, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    private static Dictamen.App.Ports.Ficha Person(string id, string name) => new(new PersonaId(id), name, "Ficticio", "", "", "", "", "", "");

    private bool OnDisk(string text) => Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories).Any(f =>
    {
        using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
