using System.Globalization;

namespace Dictamen.Host.Almacen;

/// <summary>Holds a data directory for one process. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string Name = "candado";
    private const string PidName = "candado.pid";

    // What says that somebody else has it: EAGAIN of Linux and of macOS, and the sharing and lock violations of Windows. Whatever else the disk refuses is no lock.
    private static readonly int[] s_taken = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the directory.</summary>
    /// <exception cref="DirectoryInUseException">Another process has it.</exception>
    /// <exception cref="IOException">The disk refuses it, for example because it takes no writing.</exception>
    public static DirectoryLock Take(string directory)
    {
        PrivateDirectory.Create(directory);
        return TryTake(directory) ?? throw new DirectoryInUseException(directory, Owner(directory));
    }

    /// <summary>Takes the directory, or answers <see langword="null"/> when another process has it.</summary>
    public static DirectoryLock? TryTake(string directory)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(directory, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (s_taken.Contains(e.HResult))
        {
            return null;
        }

        File.WriteAllText(PidPath(directory), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DirectoryLock(file);
    }

    /// <summary>Whether a file of a data directory is of its lock.</summary>
    public static bool IsPart(string name) => name is Name or PidName;

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Beside the lock, because a locked file cannot be read by others.
    private static string PidPath(string directory) => Path.Combine(directory, PidName);

    private static string? Owner(string directory) => File.Exists(PidPath(directory)) ? File.ReadAllText(PidPath(directory)).Trim() : null;
}

/// <summary>A data directory is in use by another process.</summary>
/// <param name="directory">Directory.</param>
/// <param name="process">Id of the process, when it is known.</param>
/// <param name="option">Option by which the directory was named.</param>
public sealed class DirectoryInUseException(string directory, string? process, string option = "--datos")
    : IOException($"El directorio {directory} está en uso por {(process is null ? "otro proceso" : $"el proceso {process}")}. Ciérrelo, o indique otro directorio con {option}.")
{
    /// <summary>Directory.</summary>
    public string Directory { get; } = directory;

    /// <summary>Id of the process, when it is known.</summary>
    public string? Process { get; } = process;
}
