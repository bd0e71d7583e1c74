using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Dictamen.App.Ports;
using Dictamen.Azure.Documentos;
using Dictamen.Core;
using Xunit;

namespace Dictamen.Azure.Tests.Documentos;

[Collection(AzuriteRun.Name)]
public sealed class BlobDocumentStoreTests(AzuriteFixture azurite)
{
    private static readonly byte[] s_content = Hechos.Noise(5000, 3);

    [Fact]
    public async Task ADocumentThatWasChangedIsNotHandedOut()
    {
        var container = await azurite.ContainerAsync();
        var store = new BlobDocumentStore(container);
        var digest = await store.PutAsync(s_content);
        await container.GetBlobClient(digest.Valor).UploadAsync(BinaryData.FromBytes(Hechos.Noise(5000, 4)), overwrite: true);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.OpenAsync(digest));
    }

    [Theory]
    [InlineData(409, "BlobImmutableDueToPolicy")]
    [InlineData(409, "BlobAlreadyExists")]
    [InlineData(412, "ConditionNotMet")]
    public async Task WhatIsThereAlreadyIsKeptHoweverTheServiceSaysSo(int status, string code)
    {
        var refusing = Refusing(status, code);
        refusing.On = false;
        var store = new BlobDocumentStore(await azurite.ContainerAsync(refusing));
        var digest = await store.PutAsync(s_content);
        refusing.On = true;
        Assert.Equal(digest, await store.PutAsync(new MemoryStream(s_content)));
    }

    [Fact]
    public async Task AConflictOverADocumentThatIsNotThereIsNoSuccess()
    {
        var store = new BlobDocumentStore(await azurite.ContainerAsync(Refusing(409, "ContainerBeingDeleted")));
        await Assert.ThrowsAsync<RequestFailedException>(async () => await store.PutAsync(s_content));
    }

    [Fact]
    public async Task AServiceThatIsAwaySaysSo()
    {
        var store = new BlobDocumentStore(await azurite.ContainerAsync(new Answering(r => r.Method == RequestMethod.Get || IsDocument(r) ? new CannedResponse(503, r) : null)));
        await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await store.PutAsync(s_content));
        await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await store.OpenAsync(new Huella(new string('0', 64))));
    }

    [Fact]
    public async Task NothingIsPublic()
    {
        var almacen = new AlmacenAzure(azurite.Options, TimeProvider.System);
        await almacen.PrepararAsync();
        var properties = await Clientes.Blobs(azurite.Options).GetBlobContainerClient(BlobDocumentStore.Contenedor).GetPropertiesAsync();
        Assert.True(properties.Value.PublicAccess is null or PublicAccessType.None);
    }

    private static Answering Refusing(int status, string code) => new(r => IsDocument(r) ? new CannedResponse(status, r, ("x-ms-error-code", code)) : null);

    private static bool IsDocument(Request request) => request.Method == RequestMethod.Put && !request.Uri.Query.Contains("restype", StringComparison.Ordinal);
}
