using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace Dictamen.Azure.Sesiones;

/// <summary>Keys of cookies and forms as sealed blobs of a private container, one each and only ever created: every instance reads what any of them wrote, and nobody else does.</summary>
/// <param name="container">Container, which exists.</param>
/// <param name="sello">Seals them.</param>
/// <param name="log">Where a key that does not open is told.</param>
public sealed partial class BlobKeyRepository(BlobContainerClient container, Sello sello, ILogger<BlobKeyRepository> log) : IXmlRepository
{
    /// <summary>Name of the container.</summary>
    public const string Contenedor = "claves-de-sesion";

    private const string Extension = ".sellada";

    /// <inheritdoc/>
    /// <remarks>What does not open is passed over: it was sealed under a secret that is no longer listed, or not by this site. Without any the site makes a new key, and people sign in again.</remarks>
    public IReadOnlyCollection<XElement> GetAllElements() => Fallas.Traducir(() => container.GetBlobs().Select(blob => Abrir(blob.Name)).OfType<XElement>().ToList());

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        var name = friendlyName + Extension;
        var content = sello.Sellar(name, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        try
        {
            Fallas.Traducir(() => container.GetBlobClient(name).Upload(
                BinaryData.FromBytes(content), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }));
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // A key's name is its id: a first try that seemed lost had arrived.
        }
    }

    private XElement? Abrir(string name)
    {
        if (sello.Abrir(name, container.GetBlobClient(name).DownloadContent().Value.Content) is { } content)
        {
            return XElement.Parse(Encoding.UTF8.GetString(content));
        }

        NoAbre(log, name);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "La clave de sesión {Nombre} no abre con ninguna de las claves de firma: no se usa, y quien entró con ella vuelve a abrir su enlace.")]
    private static partial void NoAbre(ILogger logger, string nombre);
}
