using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace Dictamen.Azure.Sesiones;

/// <summary>Keys of cookies and forms as sealed blobs of a private container, one each and only ever created: every instance reads what any of them wrote, and nobody else does.</summary>
/// <remarks>A key is kept under the number that follows those that its instance had read. Of instances that want a key at once, as when a site starts, one takes the number and the others read its key: with a key each, those that read before the last was written would refuse its cookies until they read again, a day later.</remarks>
/// <param name="container">Container, which exists.</param>
/// <param name="sello">Seals them.</param>
/// <param name="log">Where a key that does not open is told.</param>
public sealed partial class BlobKeyRepository(BlobContainerClient container, Sello sello, ILogger<BlobKeyRepository> log) : IXmlRepository
{
    /// <summary>Name of the container.</summary>
    public const string Contenedor = "claves-de-sesion";

    private const string Extension = ".sellada";

    // The number that follows the keys that were read last.
    private int _siguiente;

    /// <inheritdoc/>
    /// <remarks>What does not open is passed over: it was sealed under a secret that is no longer listed, or not by this site. Without any the site makes a new key, and people sign in again.</remarks>
    public IReadOnlyCollection<XElement> GetAllElements() => Fallas.Traducir(() =>
    {
        var nombres = container.GetBlobs().Select(b => b.Name).ToList();
        _siguiente = 1 + (nombres.Max(Numero) ?? -1);
        return nombres.Select(Abrir).OfType<XElement>().ToList();
    });

    /// <inheritdoc/>
    /// <remarks>A key that another instance was first to make is dropped: the framework reads all of them before it uses one. A revocation is kept whatever others wrote.</remarks>
    public void StoreElement(XElement element, string friendlyName)
    {
        if (element.Name != "key")
        {
            // Its name is its id: when it is there, a first try that seemed lost had arrived.
            Crear(friendlyName + Extension, element);
            return;
        }

        string nombre;
        do
        {
            nombre = Nombre(_siguiente++);
        }
        while (!Crear(nombre, element) && Fallas.Traducir(() => Abrir(nombre)) is null); // Who holds the number has another secret, and its key is of no use here.
    }

    private static string Nombre(int numero) => string.Create(CultureInfo.InvariantCulture, $"clave-{numero:D4}{Extension}");

    // What earlier versions kept has a name without one.
    private static int? Numero(string nombre) => NombreNumerado().Match(nombre) is { Success: true } m ? int.Parse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^clave-([0-9]{4,9})\\.sellada$")]
    private static partial Regex NombreNumerado();

    // Whether it was not there.
    private bool Crear(string name, XElement element)
    {
        var content = sello.Sellar(name, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        try
        {
            Fallas.Traducir(() => container.GetBlobClient(name).Upload(
                BinaryData.FromBytes(content), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
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
