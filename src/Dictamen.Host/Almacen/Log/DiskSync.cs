using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Dictamen.Host.Almacen;

/// <summary>What .NET does not say to a POSIX file system: make the names of a directory durable, and make a file's content durable without its dates.</summary>
internal static class DiskSync
{
    /// <summary>
    /// Answers once what was written to a file, and its length, survive the loss of power. On Linux that leaves out the instant of its last change, which nobody reads
    /// and which is one more place on disk to write.
    /// </summary>
    public static void Content(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (FDataSync(file) != 0)
        {
            throw new IOException($"No se pudo asegurar en disco lo escrito (errno {Marshal.GetLastPInvokeError()}).");
        }
    }

    /// <summary>
    /// Answers once creations, renames and removals in a directory survive the loss of power: POSIX keeps a name in the directory, which has to be flushed by itself,
    /// and .NET opens no directories. On Windows the file system does it by itself.
    /// </summary>
    public static void Names(string directory)
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

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FDataSync(SafeFileHandle file);

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
