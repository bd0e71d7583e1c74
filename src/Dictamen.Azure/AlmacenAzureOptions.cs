using Microsoft.Extensions.Configuration;

namespace Dictamen.Azure;

/// <summary>Where the stores are. Each value is an address (<c>https://…</c>, entered with the managed identity) or a connection string (Azurite).</summary>
/// <param name="Tablas">Tables: the record and the personal data.</param>
/// <param name="Blobs">Blobs: the documents.</param>
public sealed record AlmacenAzureOptions(string? Tablas, string? Blobs)
{
    /// <summary>Setting of <see cref="Tablas"/>.</summary>
    public const string AjusteTablas = "Dictamen__Almacen__Tablas";

    /// <summary>Setting of <see cref="Blobs"/>.</summary>
    public const string AjusteBlobs = "Dictamen__Almacen__Blobs";

    /// <summary>Reads the settings.</summary>
    public static AlmacenAzureOptions De(IConfiguration configuracion) =>
        new(configuracion[AjusteTablas.Replace("__", ":", StringComparison.Ordinal)], configuracion[AjusteBlobs.Replace("__", ":", StringComparison.Ordinal)]);
}
