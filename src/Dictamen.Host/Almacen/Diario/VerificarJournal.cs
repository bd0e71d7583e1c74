using System.Text;
using System.Text.Json.Serialization;
using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>What checking a journal found, or a record in Azure (<c>VerificarTablas</c>).</summary>
/// <param name="Registros">Appends whose place, digest and chain are right.</param>
/// <param name="Hechos">Facts in them.</param>
/// <param name="Flujos">Streams.</param>
/// <param name="Cabeza">Digest (hexadecimal) of the last append, or of all chains together: whoever notes it elsewhere can later show that nothing before it was changed.</param>
/// <param name="EnUso">Whether another process may be writing; then everything up to its last seal was checked.</param>
/// <param name="SinTerminar">Bytes of a torn last write, which opening will cut; nobody was told that they were kept.</param>
/// <param name="Rotura">The first break, or <see langword="null"/> when the journal is intact.</param>
public sealed record VerificacionDelDiario(long Registros, long Hechos, int Flujos, string Cabeza, bool EnUso, long SinTerminar, RoturaDelDiario? Rotura)
{
    /// <summary>What is wrong with one copy of its seal, one Spanish sentence, or <see langword="null"/>.</summary>
    public string? Sello { get; init; }

    /// <summary>What was found beside the journal; <see langword="null"/> where only the journal was checked.</summary>
    public IReadOnlyList<VerificacionDeParte>? Partes { get; init; }

    /// <summary>Whether all that was checked is as it was written.</summary>
    [JsonIgnore]
    public bool EstaIntegro => Rotura is null && Partes?.Any(p => p.Rotura is not null) != true;
}

/// <summary>Where a journal breaks.</summary>
/// <param name="Archivo">File; in Azure, table and row.</param>
/// <param name="Byte">Byte, from 0, where the append starts that is not what was written, or that is missing.</param>
/// <param name="Flujo">Stream that it belongs to, as far as it can still be read.</param>
/// <param name="Version">Version of the stream there.</param>
/// <param name="Motivo">What is wrong, one Spanish sentence.</param>
public sealed record RoturaDelDiario(string Archivo, long Byte, string? Flujo, long? Version, string Motivo);

/// <summary>Checks a whole journal: every digest of the chain of the whole, every link of the chain of each stream, and the seal. It changes nothing.</summary>
public static class VerificarJournal
{
    /// <summary>Checks the journal of a data directory and what stands beside it, also while another process uses it.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no journal.</exception>
    public static VerificacionDelDiario Comprobar(string directorioDeDatos)
    {
        var journal = Path.Combine(directorioDeDatos, AlmacenLocal.Diario);
        var desaparecido = Desaparecido(directorioDeDatos);
        if (desaparecido is null && !AlmacenLocal.HayDiario(directorioDeDatos))
        {
            throw new DirectoryNotFoundException($"No hay un diario en {directorioDeDatos}.");
        }

        using var taken = TryTake(directorioDeDatos);
        var diario = desaparecido is { } e
            ? new VerificacionDelDiario(0, 0, 0, "", EnUso: false, 0, new RoturaDelDiario(e.File, e.Offset, null, null, e.Reason))
            : ComprobarDirectorio(journal, enUso: taken is null);
        return diario with { Partes = VerificarPartes.Comprobar(directorioDeDatos, enUso: taken is null, conHechos: diario.Hechos > 0) };
    }

    /// <summary>What is wrong with a directory whose journal is simply gone, or <see langword="null"/>. The documents are opened after it, so where they are it had its seal.</summary>
    internal static LogBrokenException? Desaparecido(string directorioDeDatos)
    {
        var journal = Path.Combine(directorioDeDatos, AlmacenLocal.Diario);
        return Directory.Exists(Path.Combine(directorioDeDatos, AlmacenLocal.EnDocumentos)) && AlmacenLocal.EstaVacia(journal)
            ? new LogBrokenException(Seal.PathIn(journal), 0, "el diario ya no está, y los documentos que se guardaron con él sí; restaure el respaldo.")
            : null;
    }

    /// <summary>Checks a journal by its own directory.</summary>
    internal static VerificacionDelDiario ComprobarDirectorio(string journal, bool enUso = false)
    {
        var chains = new StreamChains(journal);
        try
        {
            var creciendo = enUso && !Seal.IsClosed(journal); // After an orderly close nobody is writing: all of it is looked at.
            var found = LogRecovery.Read(journal, JournalEventStore.Kind, chains, parallelism: 1, onlySealed: creciendo);
            return chains.Result(creciendo, found.State.Head, found.Torn?.Bytes ?? 0, null) with { Sello = creciendo ? null : Seal.AvisoDeCopia(journal, found.Seal) };
        }
        catch (LogBrokenException e)
        {
            var (stream, version) = e.Stream is null ? Claims(e.Payload.Span) : (e.Stream, e.Version);
            return Before(journal, e).Result(enUso, [], 0, new RoturaDelDiario(e.File, e.Offset, stream, version, e.Reason));
        }
    }

    // Read again up to the break: what is found wrong with a file as a whole is found after its frames were counted.
    private static StreamChains Before(string journal, LogBrokenException broken)
    {
        var chains = new StreamChains(journal, broken);
        try
        {
            LogRecovery.Read(journal, JournalEventStore.Kind, chains, parallelism: 1);
        }
        catch (LogBrokenException)
        {
            // The same one.
        }

        return chains;
    }

    // Somebody who may only read the directory, or whose disk takes no writing, cannot take it either.
    private static DirectoryLock? TryTake(string directory)
    {
        try
        {
            return DirectoryLock.TryTake(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Which stream a broken frame says it is of: it may be just that which was changed.</summary>
    private static (string? Stream, long? Version) Claims(ReadOnlySpan<byte> payload)
    {
        try
        {
            var record = JournalRecord.Read(payload);
            return (Encoding.UTF8.GetString(record.Stream), record.FirstVersion);
        }
        catch (InvalidDataException)
        {
            return (null, null);
        }
    }

    /// <summary>Follows the chain of every stream. It relies on getting the frames in order.</summary>
    private sealed class StreamChains(string directory, LogBrokenException? until = null) : ILogLoader<object?>
    {
        private readonly Dictionary<string, (long Version, byte[] Link)> _streams = new(StringComparer.Ordinal);
        private readonly List<RecordedEvent> _facts = [];
        private long _frames;
        private long _count;

        public VerificacionDelDiario Result(bool enUso, byte[] head, long torn, RoturaDelDiario? break_) =>
            new(_frames, _count, _streams.Count, Convert.ToHexStringLower(head), enUso, torn, break_);

        public object? NewBatch() => null;

        public void Merge(object? batch, string path)
        {
        }

        public void Add(object? batch, FramePlace place, ReadOnlySpan<byte> payload)
        {
            if (until is not null && (string.CompareOrdinal(PathOf(place), until.File), place.Offset - until.Offset) is ( > 0, _) or (0, >= 0))
            {
                return;
            }

            var record = JournalRecord.Read(payload);
            var name = Encoding.UTF8.GetString(record.Stream);
            var (version, link) = _streams.GetValueOrDefault(name, (0, Chain.Genesis(name)));
            if (record.FirstVersion != version + 1)
            {
                throw Broken(place, name, record.FirstVersion, $"el flujo está en la versión {version} y el registro dice ser la {record.FirstVersion}.");
            }

            _facts.Clear();
            JournalRecord.ReadFacts(name, payload.ToArray(), 0, static type => Encoding.UTF8.GetString(type), _facts);
            foreach (var fact in _facts)
            {
                if (!Chain.Follows(fact, ref link))
                {
                    throw Broken(place, name, fact.Version, "el hecho no corresponde a su eslabón de la cadena del flujo.");
                }
            }

            _streams[name] = (record.FirstVersion + record.Count - 1, link);
            _frames++;
            _count += record.Count;
        }

        private LogBrokenException Broken(FramePlace place, string stream, long version, string reason) =>
            new(PathOf(place), place.Offset, reason) { Stream = stream, Version = version };

        private string PathOf(FramePlace place) => Path.Combine(directory, Frames.FileName(place.Segment));
    }
}
