using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Dictamen.App.Ports;

namespace Dictamen.Azure.Tablas;

/// <summary>The record of facts in Azure Table Storage: one partition per stream, facts only ever inserted. The rows are described in <see cref="Rows"/>.</summary>
/// <remarks>Every call may throw <see cref="AlmacenNoDisponibleException"/>; an append that did may have been done, and asking again with its command id tells.</remarks>
public sealed partial class TableEventStore : IEventStore
{
    /// <summary>Name of the table.</summary>
    public const string Tabla = "registro";

    private readonly TableClient _table;
    private readonly OverflowRows _overflow;
    private readonly HeadCache _heads = new();

    /// <summary>A store upon a table that exists.</summary>
    public TableEventStore(TableClient table) => (_table, _overflow) = (table, new OverflowRows(table));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var reading = new Reading(stream, TableKey.Of(stream), Math.Max(0, afterVersion));
        await Fallas.TraducirAsync(
            async () =>
            {
                await ReadRowsAsync(reading, Rows.Header, ct);
                if (reading is { IsShort: true, Head.Version: var version })
                {
                    // The header was replaced between two rows of the same answer. What it counts was written with it: asked for without the header, it cannot be outrun again, however fast the stream grows.
                    await ReadRowsAsync(reading, Rows.EntryKey(version), ct);
                }
            },
            ct);
        return reading.IsShort ? throw reading.Gap() : reading.Events;
    }

    /// <inheritdoc/>
    /// <remarks>It goes through the partitions of the prefix on the server; whoever needs it often keeps a list of its own.</remarks>
    public async IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", [EnumeratorCancellation] CancellationToken ct = default)
    {
        var filter = prefix.Length == 0
            ? TableClient.CreateQueryFilter($"RowKey eq {Rows.Header}")
            : TableClient.CreateQueryFilter($"PartitionKey ge {TableKey.Of(prefix)} and PartitionKey lt {TableKey.After(prefix)} and RowKey eq {Rows.Header}");
        await foreach (var row in Fallas.TraducirAsync(_table.QueryAsync<TableEntity>(filter, cancellationToken: ct), ct))
        {
            yield return ToHead(row);
        }
    }

    /// <summary>Checks every row of the table, up to the first break; it changes nothing, and the site may be open.</summary>
    /// <param name="seen">Told each fact whose place and link are right; it throws <see cref="InvalidDataException"/> when its data are nothing that a fact can say, which is a break like any other.</param>
    /// <param name="ct">Stops it.</param>
    public Task<TableCheckResult> CheckAsync(Action<RecordedEvent> seen, CancellationToken ct = default) => new TableCheck(_table, FactsAsync, seen).CheckAsync(ct);

    private static StreamHead ToHead(TableEntity row)
    {
        try
        {
            var head = Rows.ToHead(row);
            return new StreamHead(TableKey.Decode(row.PartitionKey), head.Version, head.Link);
        }
        catch (Exception e) when (Rows.IsIllegible(e))
        {
            throw new InvalidDataException($"El renglón {row.PartitionKey}/{row.RowKey} del registro no se entiende.", e);
        }
    }

    // Facts and header in one range; the SDK asks for further pages of a long stream (1,000 rows or 4 MiB each).
    private async Task ReadRowsAsync(Reading reading, string until, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {reading.Partition} and RowKey ge {Rows.EntryKey(reading.Last + 1)} and RowKey le {until}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            if (row.RowKey == Rows.Header)
            {
                reading.Head = Rows.ToHead(row);
                _heads.Keep(reading.Partition, reading.Head);
            }
            else
            {
                reading.Add(row, await FactsAsync(row, ct));
            }
        }
    }

    private async Task<byte[]> FactsAsync(TableEntity entry, CancellationToken ct) =>
        entry.GetString(Rows.Overflow) is { } digest ? await _overflow.ReadAsync(entry.PartitionKey, digest, ct) : Chunks.Read(entry);

    /// <summary>What was read of a stream so far; a missing row is found at once.</summary>
    private sealed class Reading(string stream, string partition, long after)
    {
        public List<RecordedEvent> Events { get; } = [];

        public string Partition => partition;

        public long Last { get; private set; } = after;

        public Head? Head { get; set; }

        public bool IsShort => Head?.Version > Last;

        public void Add(TableEntity row, byte[] facts)
        {
            var frame = Rows.Frame(stream, row);
            if (frame.Version > Last + 1)
            {
                throw Gap();
            }

            foreach (var fact in FactsCodec.Read(facts, frame).Where(f => f.Version > Last))
            {
                Events.Add(fact);
                Last = fact.Version;
            }
        }

        public InvalidDataException Gap() => new($"Al registro de {stream} le faltan los hechos que siguen a la versión {Last}.");
    }
}
