namespace Dictamen.Host.Almacen;

/// <summary>What checking a part of a data directory beside its journal found.</summary>
/// <param name="Nombre">Its name, Spanish.</param>
/// <param name="Registros">Records, or files, that are as they were written.</param>
/// <param name="Cabeza">Digest (hexadecimal) of the last record; empty where each file has its own.</param>
/// <param name="SinTerminar">Bytes of a torn last write, which opening will cut; nobody was told that they were kept.</param>
/// <param name="Sello">What is wrong with one copy of its seal, one Spanish sentence, or <see langword="null"/>.</param>
/// <param name="Rotura">The first break, or <see langword="null"/> when it is intact.</param>
public sealed record VerificacionDeParte(string Nombre, long Registros, string Cabeza, long SinTerminar, string? Sello, RoturaDelDiario? Rotura);

/// <summary>Checks what stands beside the journal: documents, fichas and the log of who looked. It changes nothing.</summary>
internal static class VerificarPartes
{
    private static readonly Parte[] s_logs =
    [
        new("Documentos pequeños", "los documentos ya no están", d => Path.Combine(d, AlmacenLocal.EnDocumentos, DiskDocumentStore.Pequenos), DocumentPack.Kind, DocumentPack.Check),
        new("Fichas", "las fichas ya no están", d => DiskFichaStore.EnVigor(Path.Combine(d, AlmacenLocal.EnFichas)), FichaFile.Kind, FichaFile.Check),
        new("Bitácora de consultas", "la bitácora de consultas ya no está", d => Path.Combine(d, AlmacenLocal.EnFichas, DiskFichaStore.Accesos), AccessLog.Kind, AccessLog.Check),
    ];

    private delegate void Contenido(ReadOnlySpan<byte> payload);

    /// <summary>Checks every frame of the logs, and that every document has the digest that it is named by.</summary>
    /// <param name="directorio">Data directory.</param>
    /// <param name="enUso">Whether another process may be writing; then each log is checked up to its last seal.</param>
    /// <param name="conHechos">Whether the journal has facts; then none may be missing.</param>
    public static IReadOnlyList<VerificacionDeParte> Comprobar(string directorio, bool enUso, bool conHechos) =>
        [.. s_logs.Select(p => Comprobar(p, directorio, enUso, conHechos)), Grandes(Path.Combine(directorio, AlmacenLocal.EnDocumentos, DiskDocumentStore.Grandes))];

    /// <summary>The first log that is gone or broken beside a journal with facts, or <see langword="null"/>. Each is looked at up to its last seal, and large documents not at all: they are checked when they are opened.</summary>
    /// <param name="directorio">Data directory.</param>
    public static LogBrokenException? Rotura(string directorio) => s_logs
        .Select(p => Comprobar(p, directorio, enUso: true, conHechos: true).Rotura)
        .OfType<RoturaDelDiario>()
        .Select(r => new LogBrokenException(r.Archivo, r.Byte, r.Motivo))
        .FirstOrDefault();

    /// <summary>What is gone beside a journal with facts, or <see langword="null"/>. It was never without these: made anew they would hide that they are lost.</summary>
    /// <param name="directorio">Data directory.</param>
    public static LogBrokenException? Faltante(string directorio) => s_logs.Select(p => Faltante(p, p.Carpeta(directorio))).FirstOrDefault(e => e is not null);

    private static LogBrokenException? Faltante(Parte parte, string carpeta) => AlmacenLocal.EstaVacia(carpeta)
        ? new LogBrokenException(carpeta, 0, $"{parte.SiFalta}, y el diario que se escribió a la vez sí; restaure el respaldo.")
        : null;

    private static VerificacionDeParte Comprobar(Parte parte, string directorio, bool enUso, bool conHechos)
    {
        while (true)
        {
            var carpeta = parte.Carpeta(directorio);
            try
            {
                return conHechos && Faltante(parte, carpeta) is { } falta ? throw falta : Leer(parte, carpeta, enUso);
            }
            catch (IOException) when (carpeta != parte.Carpeta(directorio))
            {
                // Somebody's ficha was erased meanwhile: those in force are in another folder now.
            }
            catch (LogBrokenException e)
            {
                return new VerificacionDeParte(parte.Nombre, 0, "", 0, null, new RoturaDelDiario(e.File, e.Offset, null, null, e.Reason));
            }
        }
    }

    private static VerificacionDeParte Leer(Parte parte, string carpeta, bool enUso)
    {
        var creciendo = enUso && !Seal.IsClosed(carpeta);
        var found = LogRecovery.Read(carpeta, parte.Kind, new Revisor(parte.Contenido), LogRecovery.SideBySide, onlySealed: creciendo);
        return new VerificacionDeParte(
            parte.Nombre, found.State.Frames, Convert.ToHexStringLower(found.State.Head), found.Torn?.Bytes ?? 0, creciendo ? null : Seal.AvisoDeCopia(carpeta, found.Seal), null);
    }

    private static VerificacionDeParte Grandes(string carpeta)
    {
        var (enteros, alterado) = DocumentFiles.Check(carpeta);
        return new VerificacionDeParte(
            "Documentos grandes", enteros, "", 0, null, alterado is null ? null : new RoturaDelDiario(alterado, 0, null, null, "el contenido no tiene la huella que le da nombre."));
    }

    private sealed record Parte(string Nombre, string SiFalta, Func<string, string> Carpeta, string Kind, Contenido Contenido);

    private sealed class Revisor(Contenido contenido) : ILogLoader<object?>
    {
        public object? NewBatch() => null;

        public void Add(object? batch, FramePlace place, ReadOnlySpan<byte> payload) => contenido(payload);

        public void Merge(object? batch, string path)
        {
        }
    }
}
