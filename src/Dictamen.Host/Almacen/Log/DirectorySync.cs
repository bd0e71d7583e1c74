using System.Runtime.InteropServices;
using System.Text;

namespace Dictamen.Host.Almacen;

/// <summary>Makes the names of a directory durable. POSIX keeps a new or renamed file's name in the directory, which has to be flushed by itself, and .NET opens no directories.</summary>
internal static class DirectorySync
{
    /// <summary>Answers once creations, renames and removals in the directory survive the loss of power. On Windows the file system does it by itself.</summary>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(directory + '\0'), 0);
        if (descriptor < 0)
        {
            throw new IOException($"No se pudo abrir el directorio {directory} para asegurarlo en disco (errno {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (FSync(descriptor) != 0)
            {
                throw new IOException($"No se pudo asegurar en disco el directorio {directory} (errno {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
