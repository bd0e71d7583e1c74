using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>Everything that the embedded host keeps, in one directory that one process at a time may open.</summary>
/// <remarks><c>diario/</c> the record, <c>documentos/</c>, <c>fichas/</c> personal data, <c>borradores/</c> forms being filled in, <c>buzon/</c> the outbox, <c>claves.json</c> the secret keys, <c>claves-de-sesion/</c> those of the site's sessions, <c>candado</c> the lock.</remarks>
public sealed class AlmacenLocal : IAlmacen
{
    /// <summary>Folder of the record inside of a data directory.</summary>
    internal const string Diario = "diario";

    /// <summary>Folder of the documents.</summary>
    internal const string EnDocumentos = "documentos";

    /// <summary>Folder of personal data.</summary>
    internal const string EnFichas = "fichas";

    /// <summary>Folder of the forms that are being filled in.</summary>
    internal const string EnBorrador = "borradores";

    /// <summary>Folder of the outbox.</summary>
    internal const string Buzon = "buzon";

    /// <summary>Folder of the keys of the site's sessions.</summary>
    internal const string Sesiones = "claves-de-sesion";

    private static readonly string[] s_folders = [Diario, EnDocumentos, EnFichas, EnBorrador, Buzon, Sesiones];

    private readonly DirectoryLock _lock;

    private AlmacenLocal(DirectoryLock taken, Claves claves, JournalEventStore eventos, DiskDocumentStore documentos, DiskFichaStore fichas, DiskBorradorStore borradores, OutboxMail correo)
    {
        (_lock, Claves, Eventos, Documentos, Fichas, Borradores, Correo) = (taken, claves, eventos, documentos, fichas, borradores, correo);
    }

    /// <summary>The record of facts.</summary>
    public JournalEventStore Eventos { get; }

    /// <summary>Documents.</summary>
    public DiskDocumentStore Documentos { get; }

    /// <summary>Personal data.</summary>
    public DiskFichaStore Fichas { get; }

    /// <summary>Forms that are being filled in.</summary>
    public DiskBorradorStore Borradores { get; }

    /// <summary>The outbox.</summary>
    public OutboxMail Correo { get; }

    /// <summary>Secret keys.</summary>
    public Claves Claves { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Avisos => [.. Eventos.Avisos, .. Documentos.Avisos, .. Fichas.Avisos];

    IEventStore IAlmacen.Eventos => Eventos;

    IDocumentStore IAlmacen.Documentos => Documentos;

    IFichaStore IAlmacen.Fichas => Fichas;

    IBorradorStore IAlmacen.Borradores => Borradores;

    IMail IAlmacen.Correo => Correo;

    /// <summary>Whether a file or folder of a data directory is of what is kept there.</summary>
    internal static bool EsSuyo(string name) => name is Claves.FileName or Claves.DraftName || s_folders.Contains(name);

    /// <summary>Whether a directory holds a record. One that may not be looked into is not without.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be looked into.</exception>
    internal static bool HayDiario(string directorio)
    {
        var diario = Path.Combine(directorio, Diario);
        try
        {
            return File.GetAttributes(diario).HasFlag(FileAttributes.Directory);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Opens or creates a data directory.</summary>
    /// <param name="directorio">Directory.</param>
    /// <param name="reloj">Clock for the dates of messages and of the log of looks.</param>
    /// <param name="remitente">Address that messages come from.</param>
    /// <exception cref="DirectoryInUseException">Another process has it open.</exception>
    /// <exception cref="LogBrokenException">Something in it is not as it was written.</exception>
    /// <exception cref="InvalidDataException">The keys are missing or make no sense.</exception>
    public static AlmacenLocal Abrir(string directorio, TimeProvider reloj, string remitente = OutboxMail.Remitente)
    {
        var taken = DirectoryLock.Take(directorio);
        var opened = new Stack<IAsyncDisposable>();
        try
        {
            var diario = Path.Combine(directorio, Diario);
            if (VerificarJournal.Desaparecido(directorio) is { } roto)
            {
                throw roto;
            }

            var claves = Claves.Open(directorio, isNew: !Directory.Exists(diario));
            var eventos = Keep(JournalEventStore.Open(diario));
            if (!eventos.IsEmpty && VerificarPartes.Faltante(directorio) is { } falta)
            {
                throw falta;
            }

            var documentos = Keep(DiskDocumentStore.Open(Path.Combine(directorio, EnDocumentos)));
            var fichas = Keep(DiskFichaStore.Open(Path.Combine(directorio, EnFichas), reloj));
            return new AlmacenLocal(taken, claves, eventos, documentos, fichas, DiskBorradorStore.Open(Path.Combine(directorio, EnBorrador)), new OutboxMail(Path.Combine(directorio, Buzon), reloj, remitente));
        }
        catch
        {
            foreach (var store in opened)
            {
                store.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }

            taken.Dispose();
            throw;
        }

        T Keep<T>(T store) where T : IAsyncDisposable
        {
            opened.Push(store);
            return store;
        }
    }

    /// <summary>Opens the record of a data directory to read only, up to its last seal. Nothing is written, not even a lock: it may be on a disk that takes no writing, or open in another process.</summary>
    /// <param name="directorio">Directory.</param>
    /// <exception cref="LogBrokenException">Something in it is not as it was written, or no longer there.</exception>
    public static JournalEventStore AbrirParaLeer(string directorio)
    {
        if ((VerificarJournal.Desaparecido(directorio) ?? VerificarPartes.Rotura(directorio)) is { } roto)
        {
            throw roto;
        }

        return JournalEventStore.OpenRead(Path.Combine(directorio, Diario));
    }

    /// <summary>Whether a folder is gone or has no files. One that may not be read is not gone.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static bool EstaVacia(string carpeta)
    {
        try
        {
            return !Directory.EnumerateFiles(carpeta).Any();
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
    }

    /// <summary>Writes what is on its way, seals the logs and lets go of the directory.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Fichas.DisposeAsync();
            await Documentos.DisposeAsync();
            await Eventos.DisposeAsync();
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
