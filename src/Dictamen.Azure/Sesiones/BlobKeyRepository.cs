using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dictamen.Azure.Sesiones;

/// <summary>Keys of cookies and forms as blobs of a private container, one each and only ever created: every instance reads what any of them wrote.</summary>
/// <param name="container">Container, which exists.</param>
public sealed class BlobKeyRepository(BlobContainerClient container) : IXmlRepository
{
    /// <summary>Name of the container.</summary>
    public const string Contenedor = "claves-de-sesion";

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Fallas.Traducir(() => container.GetBlobs().Select(blob => XElement.Parse(container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString())).ToList());

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        try
        {
            Fallas.Traducir(() => container.GetBlobClient($"{friendlyName}.xml").Upload(
                BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }));
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // A key's name is its id: a first try that seemed lost had arrived.
        }
    }
}
