using System.Globalization;

namespace Dictamen.Host.Almacen;

/// <summary>Holds a data directory for one process. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the directory.</summary>
    /// <exception cref="DirectoryInUseException">Another process has it.</exception>
    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        return TryTake(directory) ?? throw new DirectoryInUseException(directory, Owner(directory));
    }

    /// <summary>Takes the directory, or answers <see langword="null"/> when another process has it.</summary>
    public static DirectoryLock? TryTake(string directory)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(directory, "candado"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }

        File.WriteAllText(PidPath(directory), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DirectoryLock(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Beside the lock, because a locked file cannot be read by others.
    private static string PidPath(string directory) => Path.Combine(directory, "candado.pid");

    private static string? Owner(string directory) => File.Exists(PidPath(directory)) ? File.ReadAllText(PidPath(directory)).Trim() : null;
}

/// <summary>A data directory is in use by another process.</summary>
/// <param name="directory">Directory.</param>
/// <param name="process">Id of the process, when it is known.</param>
public sealed class DirectoryInUseException(string directory, string? process)
    : IOException($"El directorio {directory} está en uso por {(process is null ? "otro proceso" : $"el proceso {process}")}. Ciérrelo, o indique otro directorio con --datos.")
{
    /// <summary>Directory.</summary>
    public string Directory { get; } = directory;

    /// <summary>Id of the process, when it is known.</summary>
    public string? Process { get; } = process;
}
