#if CON_AZURE
using Dictamen.App.Ports;
using Dictamen.Azure;

namespace Dictamen.Host.Almacen;

/// <summary>Record, documents, personal data and forms being filled in in Azure Storage; keys and the outbox in a local directory.</summary>
internal sealed class AlmacenEnAzure : IAlmacen
{
    private readonly DirectoryLock _lock;
    private readonly AlmacenAzure _azure;

    private AlmacenEnAzure(DirectoryLock taken, AlmacenAzure azure, string directorio, Claves claves, TimeProvider reloj)
    {
        (_lock, _azure, Claves) = (taken, azure, claves);
        Correo = new OutboxMail(Path.Combine(directorio, AlmacenLocal.Buzon), reloj, OutboxMail.Remitente);
    }

    public IEventStore Eventos => _azure.Eventos;

    public IDocumentStore Documentos => _azure.Documentos;

    public IFichaStore Fichas => _azure.Fichas;

    public IBorradorStore Borradores => _azure.Borradores;

    public IMail Correo { get; }

    public IReadOnlyList<string> Avisos => [];

    public Claves Claves { get; }

    /// <summary>Opens or creates the local directory beside prepared Azure stores.</summary>
    /// <param name="azure">Stores, prepared.</param>
    /// <param name="directorio">Local directory; one process at a time may open it.</param>
    /// <param name="esNuevo">Whether the record is empty; only then may new keys be made.</param>
    /// <param name="reloj">Clock of the messages.</param>
    public static AlmacenEnAzure Abrir(AlmacenAzure azure, string directorio, bool esNuevo, TimeProvider reloj)
    {
        var taken = DirectoryLock.Take(directorio);
        try
        {
            return new AlmacenEnAzure(taken, azure, directorio, Claves.Open(directorio, esNuevo), reloj);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        _lock.Dispose();
        return ValueTask.CompletedTask;
    }
}
#endif
