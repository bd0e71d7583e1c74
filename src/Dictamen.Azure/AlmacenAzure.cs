using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Dictamen.App;
using Dictamen.App.Ports;
using Dictamen.Azure.Borradores;
using Dictamen.Azure.Documentos;
using Dictamen.Azure.Fichas;
using Dictamen.Azure.Listas;
using Dictamen.Azure.Sesiones;
using Dictamen.Azure.Tablas;
using Microsoft.Extensions.Logging;

namespace Dictamen.Azure;

/// <summary>Everything that is kept in Azure Storage.</summary>
public sealed class AlmacenAzure
{
    private readonly TableServiceClient _tables;
    private readonly BlobContainerClient _documents;
    private readonly BlobContainerClient _drafts;
    private readonly BlobContainerClient _sessionKeys;

    /// <summary>Makes the stores. Nothing is sent yet.</summary>
    /// <param name="opciones">Where they are.</param>
    /// <param name="reloj">Clock of the log of looks and of what changed in the lists.</param>
    /// <exception cref="AjusteInvalidoException">A setting is missing or wrong.</exception>
    public AlmacenAzure(AlmacenAzureOptions opciones, TimeProvider reloj)
    {
        _tables = Clientes.Tablas(opciones);
        var blobs = Clientes.Blobs(opciones);
        _documents = blobs.GetBlobContainerClient(BlobDocumentStore.Contenedor);
        _drafts = blobs.GetBlobContainerClient(BlobBorradorStore.Contenedor);
        _sessionKeys = blobs.GetBlobContainerClient(BlobKeyRepository.Contenedor);
        Eventos = new TableEventStore(_tables.GetTableClient(TableEventStore.Tabla));
        Fichas = new TableFichaStore(_tables.GetTableClient(TableFichaStore.Tabla), _tables.GetTableClient(TableFichaStore.TablaDeAccesos), reloj);
        Lineas = new TableLineaStore(_tables.GetTableClient(TableLineaStore.Tabla), _tables.GetTableClient(TableLineaStore.TablaDeNovedades), reloj);
        Documentos = new BlobDocumentStore(_documents);
        Borradores = new BlobBorradorStore(_drafts);
    }

    /// <summary>The record of facts.</summary>
    public TableEventStore Eventos { get; }

    /// <summary>Lines of the lists, for all instances.</summary>
    public TableLineaStore Lineas { get; }

    /// <summary>Documents.</summary>
    public BlobDocumentStore Documentos { get; }

    /// <summary>Forms that are being filled in.</summary>
    public BlobBorradorStore Borradores { get; }

    /// <summary>Keys of cookies and forms, for all instances.</summary>
    /// <param name="sello">Seals them.</param>
    /// <param name="log">Where a key that does not open is told.</param>
    public BlobKeyRepository ClavesDeSesion(Sello sello, ILogger<BlobKeyRepository> log) => new(_sessionKeys, sello, log);

    /// <summary>Personal data.</summary>
    public TableFichaStore Fichas { get; }

    /// <summary>Makes the tables and the (private) containers that do not exist yet.</summary>
    /// <exception cref="AjusteInvalidoException">A service does not let this identity in.</exception>
    /// <exception cref="AlmacenNoDisponibleException">A service does not answer, or none says who this process is.</exception>
    public async Task PrepararAsync(CancellationToken ct = default)
    {
        foreach (var table in new[] { TableEventStore.Tabla, TableFichaStore.Tabla, TableFichaStore.TablaDeAccesos, TableLineaStore.Tabla, TableLineaStore.TablaDeNovedades })
        {
            await EnterAsync(AlmacenAzureOptions.AjusteTablas, () => _tables.CreateTableIfNotExistsAsync(table, ct), ct);
        }

        foreach (var container in new[] { _documents, _drafts, _sessionKeys })
        {
            await EnterAsync(AlmacenAzureOptions.AjusteBlobs, () => container.CreateIfNotExistsAsync(cancellationToken: ct), ct);
        }
    }

    /// <summary>Whether the record's table and the documents' container are there; makes nothing.</summary>
    /// <exception cref="AjusteInvalidoException">A service does not let this identity in.</exception>
    /// <exception cref="AlmacenNoDisponibleException">A service does not answer, or none says who this process is.</exception>
    public async Task<(bool Registro, bool Documentos)> HayAsync(CancellationToken ct = default)
    {
        var (record, documents) = (false, false);
        await EnterAsync(AlmacenAzureOptions.AjusteTablas, async () => record = await _tables.QueryAsync(t => t.Name == TableEventStore.Tabla, cancellationToken: ct).AnyAsync(ct), ct);
        await EnterAsync(AlmacenAzureOptions.AjusteBlobs, async () => documents = await _documents.ExistsAsync(ct), ct);
        return (record, documents);
    }

    private static async Task EnterAsync(string setting, Func<Task> step, CancellationToken ct)
    {
        try
        {
            await Fallas.TraducirAsync(step, ct);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 401 or 403 or 404)
        {
            throw new AjusteInvalidoException(setting, "el servicio no deja entrar a esta identidad, o no es el de esta dirección; revise la dirección, la identidad y sus permisos.", e);
        }
    }
}
