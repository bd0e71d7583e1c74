using Azure.Core;
using Azure.Storage.Blobs;
using Dictamen.App.Ports;
using Dictamen.Azure.Borradores;
using Xunit;

namespace Dictamen.Azure.Tests.Borradores;

[Collection(AzuriteRun.Name)]
public sealed class BlobBorradorStoreTests(AzuriteFixture azurite)
{
    private const string Correo = "comite@ejemplo.invalid";

    private static readonly DateTimeOffset s_now = new(2019, 4, 2, 16, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AChangeWhoseAnswerWasLostIsKeptAndSaysSo(bool isNew)
    {
        var losing = new LosingAnswers(1, r => r.Method == RequestMethod.Put && r.Uri.ToString().Contains("/borrador/", StringComparison.Ordinal));
        var container = await azurite.ContainerAsync(losing);
        var draft = new Borrador("b1", "PCS-2019-01", Correo, s_now, s_now);
        var tag = isNew ? null : await new BlobBorradorStore(Same(container.Name)).PutAsync(draft, null);

        var store = new BlobBorradorStore(container);
        var kept = await store.PutAsync(draft with { ActualizadoEl = s_now.AddDays(1) }, tag);
        Assert.True(losing.Left < 0, "The answer was not lost.");
        Assert.NotNull(kept);
        Assert.Equal((kept, s_now.AddDays(1)), ((await store.GetAsync("b1"))!.ETag, (await store.GetAsync("b1"))!.Borrador.ActualizadoEl));
    }

    [Fact]
    public async Task ADraftOfAnEarlierEditionIsReadAndNoWindowSavedIt()
    {
        var container = await azurite.ContainerAsync();
        await container.UploadBlobAsync("borrador/b1.json", BinaryData.FromString("""{"campos":{"4":"Agua."},"adjuntos":{},"id":"b1","tramite":"PCS-2019-01","correo":"comite@ejemplo.invalid","creadoEl":"2019-04-02T16:00:00+00:00","actualizadoEl":"2019-04-02T16:00:00+00:00"}"""));
        var read = (await new BlobBorradorStore(container).GetAsync("b1"))!.Borrador;
        Assert.Equal(("Agua.", ""), (read.Campo("4"), read.UltimaVentana("4")));
    }

    [Fact]
    public async Task NoAddressAppearsInAName()
    {
        var container = await azurite.ContainerAsync();
        await new BlobBorradorStore(container).PutAsync(new Borrador("b1", "PCS-2019-01", Correo, s_now, s_now), null);
        var names = await container.GetBlobsAsync().Select(b => b.Name).ToListAsync();
        Assert.Equal(2, names.Count);
        Assert.DoesNotContain(names, n => n.Contains("comite", StringComparison.Ordinal) || n.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEmptyDraftOfABuildThatDidNotMarkItIsNamedUntilItIsKeptAgain()
    {
        var container = await azurite.ContainerAsync();
        var store = new BlobBorradorStore(container);
        var draft = new Borrador("b1", "PCS-2019-01", Correo, s_now, s_now);
        await store.PutAsync(draft, null);
        Assert.Empty(await store.ListFilledAsync().ToListAsync());
        await container.GetBlobClient("borrador/b1.json").SetMetadataAsync(new Dictionary<string, string> { ["intento"] = "otro" });
        Assert.Equal(["b1"], await store.ListFilledAsync().ToListAsync());
        await store.PutAsync(draft, (await store.GetAsync("b1"))!.ETag);
        Assert.Empty(await store.ListFilledAsync().ToListAsync());
    }

    [Fact]
    public async Task ADraftThatWasIndexedAndNeverKeptIsNotFound()
    {
        var container = await azurite.ContainerAsync();
        var store = new BlobBorradorStore(container);
        await store.PutAsync(new Borrador("b1", "PCS-2019-01", Correo, s_now, s_now), null);
        await container.DeleteBlobAsync("borrador/b1.json");
        Assert.Empty(await store.FindAsync(Correo));
    }

    private BlobContainerClient Same(string name) => Clientes.Blobs(azurite.Options).GetBlobContainerClient(name);
}
