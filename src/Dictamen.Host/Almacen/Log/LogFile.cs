using Microsoft.Win32.SafeHandles;

namespace Dictamen.Host.Almacen;

/// <summary>A file as the log needs it. It is an interface so that a test can make the disk fail.</summary>
internal interface ILogFile : IDisposable
{
    /// <summary>Bytes.</summary>
    long Length { get; }

    /// <summary>Reads up to the length of <paramref name="target"/>; less only at the end of the file.</summary>
    int Read(Span<byte> target, long offset);

    /// <summary>Writes everything or throws; after that the file may hold any part of it.</summary>
    void Write(ReadOnlySpan<byte> source, long offset);

    /// <summary>Answers once everything written survives the loss of power.</summary>
    void Flush();

    /// <summary>Cuts the file.</summary>
    void Cut(long length);
}

/// <summary>A file on disk.</summary>
internal sealed class LogFile : ILogFile
{
    private readonly SafeFileHandle _handle;

    private LogFile(SafeFileHandle handle) => _handle = handle;

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(_handle);

    /// <summary>Opens an existing file to read and write.</summary>
    public static ILogFile Open(string path) => new LogFile(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    /// <summary>Opens an existing file to read, also while its owner writes.</summary>
    public static ILogFile OpenRead(string path) => new LogFile(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    /// <summary>Creates a file whole or not at all: a power cut leaves either nothing or all of <paramref name="content"/>.</summary>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        var draft = path + ".tmp";
        using (var handle = File.OpenHandle(draft, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, content, 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(draft, path, overwrite: true);
        DiskSync.Names(Path.GetDirectoryName(path)!);
    }

    /// <inheritdoc/>
    public int Read(Span<byte> target, long offset)
    {
        var total = 0;
        while (total < target.Length)
        {
            var read = RandomAccess.Read(_handle, target[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> source, long offset) => RandomAccess.Write(_handle, source, offset);

    /// <inheritdoc/>
    public void Flush() => DiskSync.Content(_handle);

    /// <inheritdoc/>
    public void Cut(long length) => RandomAccess.SetLength(_handle, length);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
