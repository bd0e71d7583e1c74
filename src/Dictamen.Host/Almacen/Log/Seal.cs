using System.Buffers.Binary;

namespace Dictamen.Host.Almacen;

/// <summary>How far a log reached, as its writer last noted it.</summary>
/// <param name="Closed">Whether it was closed in order; then nothing may come after it.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Segment">Segment of the last one.</param>
/// <param name="Length">Bytes of that segment.</param>
/// <param name="Head">Digest of the last frame.</param>
internal sealed record SealState(bool Closed, long Frames, int Segment, long Length, byte[] Head)
{
    /// <summary>Whether only one of the two slots could be read, where both had been written. The next write mends the other.</summary>
    public bool OtherSlotDamaged { get; init; }
}

/// <summary>The <c>sello</c> beside a log: it makes the removal of whole frames at the end visible, which the chain alone cannot.</summary>
/// <remarks>
/// Two slots are written in turn, each with its CRC, so that a torn write leaves the other. It is written after the fsync of every group and
/// before the group is acknowledged, without an fsync of its own: it survives a killed process, and after a power cut it may be some
/// groups behind the log but never ahead. Opening, closing and every new segment make it durable.
/// </remarks>
internal sealed class Seal : IDisposable
{
    private const int Slot = 4096;
    private const int Used = 80;
    internal const string Name = "sello";

    private readonly ILogFile _file;
    private long _turn;

    private Seal(ILogFile file, long turn) => (_file, _turn) = (file, turn);

    private static ReadOnlySpan<byte> Magic => "SELLO001"u8;

    /// <summary>Path of the seal of a log.</summary>
    public static string PathIn(string directory) => Path.Combine(directory, Name);

    /// <summary>One Spanish sentence for who keeps a log when only one slot of its seal can be read, or <see langword="null"/>.</summary>
    public static string? AvisoDeCopia(string directory, SealState? read) => read is { OtherSlotDamaged: true }
        ? $"Una de las dos copias del sello {PathIn(directory)} está dañada; vale la otra, y la dañada se rehace al abrir el registro. Si vuelve a ocurrir, revise el disco."
        : null;

    /// <summary>Whether a log was closed in order; then nobody is writing into it.</summary>
    /// <exception cref="LogBrokenException">Both slots are damaged.</exception>
    public static bool IsClosed(string directory) => Read(directory) is { Closed: true };

    /// <summary>Reads the seal; <see langword="null"/> when there is none.</summary>
    /// <exception cref="LogBrokenException">Both slots are damaged.</exception>
    public static SealState? Read(string directory)
    {
        var path = PathIn(directory);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = LogFile.OpenRead(path);
        return Latest(file, path).State;
    }

    /// <summary>Opens the seal to write; creates it for a new log.</summary>
    public static Seal Open(string directory, SealState state, Func<string, ILogFile> open)
    {
        var path = PathIn(directory);
        if (!File.Exists(path))
        {
            var content = new byte[2 * Slot];
            Write(content, 0, state);
            LogFile.Create(path, content);
        }

        var file = open(path);
        return new Seal(file, Latest(file, path).Turn);
    }

    /// <summary>Notes how far the log reached.</summary>
    public void Write(SealState state, bool durable)
    {
        Span<byte> slot = stackalloc byte[Used];
        _turn++;
        Write(slot, _turn, state);
        _file.Write(slot, _turn % 2 * Slot);
        if (durable)
        {
            _file.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static (long Turn, SealState State) Latest(ILogFile file, string path)
    {
        Span<byte> slot = stackalloc byte[Used];
        (long Turn, SealState State)? latest = null;
        var whole = 0;
        for (var i = 0; i < 2; i++)
        {
            if (file.Read(slot, i * Slot) == Used && slot[..8].SequenceEqual(Magic) && BinaryPrimitives.ReadUInt32LittleEndian(slot[(Used - 4)..]) == Frames.Crc(slot[..(Used - 4)]))
            {
                whole++;
                var turn = BinaryPrimitives.ReadInt64LittleEndian(slot[8..]);
                if (latest is null || turn > latest.Value.Turn)
                {
                    latest = (turn, new SealState(
                        slot[16] == 1,
                        BinaryPrimitives.ReadInt64LittleEndian(slot[20..]),
                        BinaryPrimitives.ReadInt32LittleEndian(slot[28..]),
                        BinaryPrimitives.ReadInt64LittleEndian(slot[32..]),
                        slot.Slice(40, Frames.Digest).ToArray()));
                }
            }
        }

        var (last, state) = latest ?? throw new LogBrokenException(path, 0, "el sello está alterado.");
        return (last, state with { OtherSlotDamaged = whole == 1 && last > 0 }); // A new seal has one slot until its second write.
    }

    private static void Write(Span<byte> slot, long turn, SealState state)
    {
        slot = slot[..Used];
        slot.Clear();
        Magic.CopyTo(slot);
        BinaryPrimitives.WriteInt64LittleEndian(slot[8..], turn);
        slot[16] = state.Closed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(slot[20..], state.Frames);
        BinaryPrimitives.WriteInt32LittleEndian(slot[28..], state.Segment);
        BinaryPrimitives.WriteInt64LittleEndian(slot[32..], state.Length);
        state.Head.CopyTo(slot[40..]);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[(Used - 4)..], Frames.Crc(slot[..(Used - 4)]));
    }
}
