using Microsoft.Win32.SafeHandles;

namespace Dictamen.Host.Comandos;

/// <summary>Standard output. The runtime's own says nothing when whoever read a pipe is gone, and a batch that nobody read whole would count as done.</summary>
internal static class SalidaEstandar
{
    private const int Descriptor = 1;

    /// <summary>Opens it.</summary>
    public static Stream Abrir()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            try
            {
                var tubo = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
                if (!tubo.CanSeek)
                {
                    return tubo;
                }

                // A file is written where others that share it left off, as the runtime does.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // Closed: the runtime's own tells it when something is written.
            }
        }

        return Console.OpenStandardOutput();
    }
}
