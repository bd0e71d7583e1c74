using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Dictamen.App;

namespace Dictamen.Azure;

/// <summary>Clients of the services, from the settings.</summary>
internal static class Clientes
{
    /// <summary>Client of the tables.</summary>
    /// <exception cref="AjusteInvalidoException">The setting is missing or wrong.</exception>
    public static TableServiceClient Tablas(AlmacenAzureOptions opciones, TableClientOptions? with = null)
    {
        var options = Patience(with ?? new TableClientOptions());
        return Create(opciones.Tablas, AlmacenAzureOptions.AjusteTablas, (uri, id) => new TableServiceClient(uri, id, options), text => new TableServiceClient(text, options));
    }

    /// <summary>Client of the blobs.</summary>
    /// <exception cref="AjusteInvalidoException">The setting is missing or wrong.</exception>
    public static BlobServiceClient Blobs(AlmacenAzureOptions opciones, BlobClientOptions? with = null)
    {
        var options = Patience(with ?? new BlobClientOptions());
        return Create(opciones.Blobs, AlmacenAzureOptions.AjusteBlobs, (uri, id) => new BlobServiceClient(uri, id, options), text => new BlobServiceClient(text, options));
    }

    // The time limit of one try; how often it is tried is Insistencia's matter.
    private static T Patience<T>(T options) where T : ClientOptions
    {
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(15);
        options.RetryPolicy ??= new Insistencia();
        return options;
    }

    private static T Create<T>(string? value, string setting, Func<Uri, TokenCredential, T> byIdentity, Func<string, T> byText)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new AjusteInvalidoException(setting, "falta este ajuste; escriba la dirección https del servicio o, para Azurite, su cadena de conexión.");
        }

        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        {
            return byIdentity(uri, new DefaultAzureCredential());
        }

        try
        {
            return byText(value);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new AjusteInvalidoException(setting, "no es una dirección https ni una cadena de conexión que se entienda.", e);
        }
    }
}
