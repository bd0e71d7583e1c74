using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>What memory keeps of one stream: where its appends are and who caused them. 32 bytes per append.</summary>
/// <remarks>
/// It has two ends. The head (<see cref="Version"/>, <see cref="Head"/>) moves when an append is decided, so that the next one need not wait for the disk.
/// The durable end moves after the fsync, and it is all that a reader sees. Guarded by the lock of the object itself.
/// </remarks>
internal sealed class JournalStream
{
    // Below this, looking through the appends is quicker than keeping a table of them.
    private const int SmallStream = 128;

    private byte[] _durableHead; // The same object as the head's, where nothing is on its way.
    private Append[] _appends = [];
    private Dictionary<UInt128, int>? _byCommand;
    private List<LogEntry>? _pending;
    private int _count;
    private int _durable;

    /// <summary>A stream without appends.</summary>
    public JournalStream(string name)
    {
        Name = name;
        Head = _durableHead = Chain.Genesis(name);
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Version after the last append that was decided.</summary>
    public long Version { get; private set; }

    /// <summary>Link of the last fact that was decided.</summary>
    public byte[] Head { get; private set; }

    /// <summary>Version up to which a reader may see.</summary>
    public long DurableVersion => VersionAfter(_durable - 1);

    /// <summary>The last append on its way to disk; <see langword="null"/> when there is none.</summary>
    public LogEntry? LastPending => _pending is { Count: > 0 } ? _pending[^1] : null;

    /// <summary>The stream as a reader may see it.</summary>
    public StreamHead DurableState() => new(Name, DurableVersion, _durableHead.ToArray());

    /// <summary>Finds the append that a command caused.</summary>
    /// <param name="command">Command.</param>
    /// <param name="version">Version after it.</param>
    /// <param name="pending">The append, while it is on its way to disk.</param>
    public bool TryFind(UInt128 command, out long version, out LogEntry? pending)
    {
        var index = IndexOf(command);
        version = VersionAfter(index);
        pending = index >= _durable ? _pending![index - _durable] : null;
        return index >= 0;
    }

    /// <summary>Where the durable appends are that a command caused, or that have its key in common.</summary>
    /// <param name="command">Command.</param>
    /// <param name="byKey">Whether it is an order, which shares its key with others. All of a stream's are looked through: it is a table in memory.</param>
    public FramePlace[] PlacesOf(UInt128 command, bool byKey)
    {
        if (!byKey)
        {
            var index = IndexOf(command);
            return index >= 0 && index < _durable ? [_appends[index].Place] : [];
        }

        var places = new List<FramePlace>(0);
        foreach (ref readonly var append in _appends.AsSpan(0, _durable))
        {
            if (CommandKey.SameOrder(append.Command, command))
            {
                places.Add(append.Place);
            }
        }

        return [.. places];
    }

    /// <summary>Moves the head: an append is on its way to disk.</summary>
    public void Begin(UInt128 command, int facts, byte[] head, LogEntry entry)
    {
        Add(new Append(command, 0, 0, 0, checked((int)(Version + 1))), facts, head);
        (_pending ??= new List<LogEntry>(1)).Add(entry);
    }

    /// <summary>Moves the durable end over the oldest append on its way.</summary>
    public void Settle(FramePlace place, byte[] head)
    {
        _appends[_durable] = _appends[_durable].At(place);
        _durable++;
        _durableHead = head;
        _pending!.RemoveAt(0);
        if (_pending.Count == 0)
        {
            _pending = null;
        }
    }

    /// <summary>Takes an append that was read from disk.</summary>
    public void Load(UInt128 command, int facts, FramePlace place, ReadOnlySpan<byte> head)
    {
        Add(new Append(command, 0, 0, 0, checked((int)(Version + 1))).At(place), facts, Head);
        _durable = _count;
        head.CopyTo(Head);
    }

    /// <summary>Where the durable appends are that hold facts after a version.</summary>
    public FramePlace[] PlacesAfter(long version)
    {
        if (version >= DurableVersion)
        {
            return [];
        }

        var (low, high) = (0, _durable - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = VersionAfter(middle) > version ? (low, middle) : (middle + 1, high);
        }

        var places = new FramePlace[_durable - low];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = _appends[low + i].Place;
        }

        return places;
    }

    private void Add(Append append, int facts, byte[] head)
    {
        if (_count == _appends.Length)
        {
            Array.Resize(ref _appends, _count + Math.Max(4, _count / 8)); // Most of what this process keeps are such tables, and most files do not grow any more.
        }

        _appends[_count] = append;
        Version += facts;
        Head = head;
        _byCommand?.TryAdd(append.Command, _count);
        _count++;
        if (_byCommand is null && _count > SmallStream)
        {
            _byCommand = new Dictionary<UInt128, int>(_count * 2);
            for (var i = 0; i < _count; i++)
            {
                _byCommand.TryAdd(_appends[i].Command, i);
            }
        }
    }

    private int IndexOf(UInt128 command) => _byCommand is null ? _appends.AsSpan(0, _count).IndexOfCommand(command) : _byCommand.GetValueOrDefault(command, -1);

    private long VersionAfter(int index) =>
        index < 0 ? 0 : index + 1 < _count ? _appends[index + 1].FirstVersion - 1 : Version;

    /// <summary>One append, packed into 32 bytes.</summary>
    internal readonly record struct Append(UInt128 Command, uint OffsetLow, ushort OffsetHigh, ushort Segment, int FirstVersion)
    {
        /// <summary>Bytes of the payload.</summary>
        public int Length { get; private init; }

        /// <summary>Where it is.</summary>
        public FramePlace Place => new(Segment, ((long)OffsetHigh << 32) | OffsetLow, Length);

        /// <summary>The same at a place.</summary>
        public Append At(FramePlace place) =>
            this with { OffsetLow = (uint)place.Offset, OffsetHigh = (ushort)(place.Offset >> 32), Segment = checked((ushort)place.Segment), Length = place.Length };
    }
}

/// <summary>Looks through a small stream.</summary>
internal static class JournalStreamSearch
{
    /// <summary>Place of a command among appends, or -1.</summary>
    public static int IndexOfCommand(this Span<JournalStream.Append> appends, UInt128 command)
    {
        for (var i = appends.Length - 1; i >= 0; i--)
        {
            if (appends[i].Command == command)
            {
                return i;
            }
        }

        return -1;
    }
}
