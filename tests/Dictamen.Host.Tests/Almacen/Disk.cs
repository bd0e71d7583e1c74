using Dictamen.Host.Almacen;

namespace Dictamen.Host.Tests.Almacen;

/// <summary>A disk that a test can hold, fill up or break. Only the segments are on it: the seal is written in place and needs no space.</summary>
internal sealed class Disk : IDisposable
{
    private readonly ManualResetEventSlim _open = new(true);
    private readonly ManualResetEventSlim _held = new();

    /// <summary>Bytes that still fit.</summary>
    public long Space { get; set; } = long.MaxValue;

    /// <summary>Whether an fsync fails.</summary>
    public bool FlushFails { get; set; }

    public ILogFile Open(string path) => path.EndsWith(".seg", StringComparison.Ordinal) ? new OnDisk(this, LogFile.Open(path)) : LogFile.Open(path);

    /// <summary>From now on an fsync waits.</summary>
    public void Hold() => _open.Reset();

    public void WaitUntilHeld() => _held.Wait();

    public void Release() => _open.Set();

    public void Dispose()
    {
        _open.Dispose();
        _held.Dispose();
    }

    private sealed class OnDisk(Disk disk, ILogFile file) : ILogFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> target, long offset) => file.Read(target, offset);

        public void Write(ReadOnlySpan<byte> source, long offset)
        {
            var fits = (int)Math.Min(source.Length, disk.Space);
            file.Write(source[..fits], offset);
            disk.Space -= fits;
            if (fits < source.Length)
            {
                throw new IOException("No queda espacio en el dispositivo.");
            }
        }

        public void Flush()
        {
            if (!disk._open.IsSet)
            {
                disk._held.Set();
                disk._open.Wait();
            }

            if (disk.FlushFails)
            {
                throw new IOException("Error de entrada y salida.");
            }

            file.Flush();
        }

        public void Cut(long length) => file.Cut(length);

        public void Dispose() => file.Dispose();
    }
}
