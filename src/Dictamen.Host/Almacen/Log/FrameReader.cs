namespace Dictamen.Host.Almacen;

/// <summary>Walks the frames of one segment in order and checks each. It reads through a window, so its memory does not grow with the file.</summary>
internal sealed class FrameReader
{
    private const int Window = 1 << 20;

    private readonly ILogFile _file;
    private readonly string _path;
    private readonly int _segment;
    private readonly long _length;
    private byte[] _buffer;
    private long _bufferStart;
    private int _bufferLength;

    /// <summary>Starts after the segment's header.</summary>
    /// <exception cref="LogBrokenException">The file is shorter than a header.</exception>
    public FrameReader(ILogFile file, string path, int segment)
    {
        (_file, _path, _segment, _length) = (file, path, segment, file.Length);
        _buffer = new byte[Math.Min(Window, _length)];
        if (_length < Frames.SegmentHeader)
        {
            throw new LogBrokenException(path, 0, "el encabezado del archivo está incompleto.");
        }

        SegmentHeader = Bytes(0, Frames.SegmentHeader).ToArray();
        Offset = Frames.SegmentHeader;
        NextNumber = Frames.FirstNumber(SegmentHeader);
        Head = SegmentHeader[^Frames.Digest..];
    }

    /// <summary>Header of the segment.</summary>
    public byte[] SegmentHeader { get; }

    /// <summary>Byte after the last whole frame.</summary>
    public long Offset { get; private set; }

    /// <summary>Number that the next frame has to have.</summary>
    public long NextNumber { get; private set; }

    /// <summary>Digest of the last frame.</summary>
    public byte[] Head { get; }

    /// <summary>Bytes after the last whole frame that have the shape of a write that did not end: a frame without its end, or zeros that were never overwritten.</summary>
    public long Torn { get; private set; }

    /// <summary>Reads the next frame; <see langword="false"/> at the end, or before a torn write.</summary>
    /// <exception cref="LogBrokenException">The next frame is not what was written.</exception>
    public bool Next(out FramePlace place, out ReadOnlySpan<byte> payload)
    {
        place = default;
        payload = default;
        var left = _length - Offset;
        if (left < Frames.Header)
        {
            Torn = left;
            return false;
        }

        var header = Bytes(Offset, Frames.Header);
        if (!Frames.TryReadHeader(header, out var length, out var number))
        {
            if (OnlyZeros())
            {
                Torn = left;
                return false;
            }

            throw new LogBrokenException(_path, Offset, "el encabezado del registro está alterado.");
        }

        if (number != NextNumber)
        {
            throw new LogBrokenException(_path, Offset, $"aquí va el registro {NextNumber} y está el {number}: se quitó, se insertó o se cambió de lugar.");
        }

        if (left < length + Frames.Overhead)
        {
            Torn = left;
            return false;
        }

        var bytes = Bytes(Offset - Frames.Digest, Frames.Digest + length + Frames.Overhead);
        payload = bytes.Slice(Frames.Digest + Frames.Header, length);
        if (!Frames.IsIntact(bytes))
        {
            throw new LogBrokenException(_path, Offset, $"el registro {number} no corresponde a su huella.") { Payload = payload.ToArray() };
        }

        place = new FramePlace(_segment, Offset, length);
        bytes[^Frames.Digest..].CopyTo(Head);
        Offset += length + Frames.Overhead;
        NextNumber++;
        return true;
    }

    private bool OnlyZeros()
    {
        for (var at = Offset; at < _length; at += Window / 2)
        {
            if (Bytes(at, (int)Math.Min(Window / 2, _length - at)).ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<byte> Bytes(long offset, int count)
    {
        if (offset < _bufferStart || offset + count > _bufferStart + _bufferLength)
        {
            if (count > _buffer.Length)
            {
                _buffer = new byte[Math.Min(count + Window, _length)];
            }

            _bufferStart = offset;
            _bufferLength = _file.Read(_buffer.AsSpan(0, (int)Math.Min(_buffer.Length, _length - offset)), offset);
            if (_bufferLength < count)
            {
                throw new LogBrokenException(_path, offset, "el archivo se acortó mientras se leía.");
            }
        }

        return _buffer.AsSpan((int)(offset - _bufferStart), count);
    }
}
