using System.Globalization;
using Azure.Data.Tables;

namespace Dictamen.Azure.Tablas;

/// <summary>Bytes as numbered binary properties of a row, each within the service's limit of 64 KiB.</summary>
internal static class Chunks
{
    /// <summary>Bytes that a row holds, below the limit of 1 MiB with room for its other properties.</summary>
    public const int RowCapacity = 14 * Size;

    private const int Size = 64 * 1024;

    /// <summary>Adds the bytes to a row.</summary>
    public static void Write(TableEntity row, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, RowCapacity, nameof(bytes));
        for (var i = 0; i * Size < bytes.Length; i++)
        {
            var rest = bytes[(i * Size)..];
            row[Name(i)] = rest[..Math.Min(Size, rest.Length)].ToArray();
        }
    }

    /// <summary>Puts the bytes of rows together, in their order.</summary>
    public static byte[] Read(params IReadOnlyList<TableEntity> rows)
    {
        var chunks = new List<byte[]>();
        foreach (var row in rows)
        {
            for (var i = 0; row.GetBinary(Name(i)) is { } chunk; i++)
            {
                chunks.Add(chunk);
            }
        }

        return chunks.Count == 1 ? chunks[0] : [.. chunks.SelectMany(c => c)];
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"D{i:D2}");
}
