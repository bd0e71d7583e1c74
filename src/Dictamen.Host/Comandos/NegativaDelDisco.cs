namespace Dictamen.Host.Comandos;

/// <summary>What the file system refused: the exit code and one Spanish sentence, instead of the runtime's English.</summary>
internal static class NegativaDelDisco
{
    // What .NET has no type for carries the number of Linux: EBADF, EEXIST, ENOTDIR, EISDIR, ENOSPC, EROFS, EPIPE, EDQUOT.
    private const int Cerrado = 9;
    private const int YaExiste = 17;
    private const int NoEsCarpeta = 20;
    private const int EsCarpeta = 21;
    private const int SinEspacio = 28;
    private const int SoloLectura = 30;
    private const int SinLector = 32;
    private const int SinCuota = 122;

    /// <summary>Says a refusal; nothing where standard output is closed, for then nobody asks.</summary>
    public static (int Codigo, string? Frase) De(Exception e)
    {
        while (e is IOException { InnerException: { } causa and (IOException or UnauthorizedAccessException) })
        {
            e = causa;
        }

        var mensaje = Cita.EnUnaLinea(e.Message);
        return Ruta(mensaje) is { } ruta ? DeArchivo(e, ruta) : DeSalida(e, mensaje);
    }

    private static (int, string) DeArchivo(Exception e, string ruta) => e switch
    {
        UnauthorizedAccessException => (CodigoDeSalida.EntradaInvalida, $"No hay permiso para leer o escribir «{ruta}»; pida el permiso o indique otro lugar."),
        FileNotFoundException or DirectoryNotFoundException => (CodigoDeSalida.EntradaInvalida, $"No existe «{ruta}» ni puede crearse ahí; revise la ruta."),
        PathTooLongException => (CodigoDeSalida.EntradaInvalida, $"La ruta {Cita.De(ruta)} es demasiado larga; indique otra."),
        { HResult: YaExiste or NoEsCarpeta } => (CodigoDeSalida.EntradaInvalida, $"«{ruta}» es un archivo, o pasa por uno, donde se espera una carpeta; indique otra ruta."),
        { HResult: EsCarpeta } => (CodigoDeSalida.EntradaInvalida, $"«{ruta}» es una carpeta donde se espera un archivo; indique otra ruta."),
        { HResult: SoloLectura } => (CodigoDeSalida.EntradaInvalida, $"«{ruta}» está en un disco de sólo lectura; indique otro lugar."),
        { HResult: SinEspacio or SinCuota } => (CodigoDeSalida.FallaInterna, $"No queda espacio en el disco para «{ruta}»; libere espacio y vuelva a intentarlo."),
        _ => (CodigoDeSalida.FallaInterna, $"El disco no dejó leer o escribir «{ruta}» (error {e.HResult}); revíselo y vuelva a intentarlo."),
    };

    // Only standard output is written to without a name; what this program says by itself is in Spanish already.
    private static (int, string?) DeSalida(Exception e, string mensaje) => e switch
    {
        { HResult: Cerrado or SinLector } or { InnerException.HResult: Cerrado } => (CodigoDeSalida.SalidaPerdida, null),
        { HResult: SinEspacio or SinCuota } => (CodigoDeSalida.SalidaPerdida, "No queda espacio donde se escribe la respuesta; libere espacio o indique otro lugar."),
        UnauthorizedAccessException => (CodigoDeSalida.SalidaPerdida, "No hay permiso para escribir la respuesta; indique otro lugar."),
        _ => (CodigoDeSalida.FallaInterna, $"No se pudo leer o escribir: {mensaje}"),
    };

    // The exceptions keep the path nowhere but in their texts, between apostrophes.
    private static string? Ruta(string mensaje)
    {
        var (inicio, fin) = (mensaje.IndexOf('\''), mensaje.LastIndexOf('\''));
        return inicio < fin ? mensaje[(inicio + 1)..fin] : null;
    }
}
