using Azure.Data.Tables;
using Dictamen.App.Ports;

namespace Dictamen.Azure.Tablas;

/// <summary>Goes through the rows of the record's table in the order of their keys and checks every partition (<see cref="PartitionCheck"/>). It changes nothing, and the site may be open.</summary>
/// <remarks>Overflow is checked where an entry names it: what is left of an interrupted append belongs to nobody.</remarks>
internal sealed class TableCheck(TableClient table, Func<TableEntity, CancellationToken, Task<byte[]>> facts, Action<RecordedEvent> seen)
{
    private const string AllButOverflow = "RowKey lt 'a' or RowKey ge 'b'";

    private readonly List<StreamHead> _heads = [];
    private long _appends;

    /// <summary>Checks the table up to its first break.</summary>
    public async Task<TableCheckResult> CheckAsync(CancellationToken ct)
    {
        PartitionCheck? current = null;
        try
        {
            await foreach (var row in QueryAsync(AllButOverflow, ct))
            {
                if (current?.Partition != row.PartitionKey)
                {
                    await CloseAsync(current, ct);
                    current = new PartitionCheck(row.PartitionKey);
                }

                if (row.RowKey == Rows.Header && current.Late(row) is { } late)
                {
                    await foreach (var entry in QueryAsync(late, ct))
                    {
                        await AddAsync(current, entry, ct);
                    }
                }

                await AddAsync(current, row, ct);
            }

            await CloseAsync(current, ct);
            return new TableCheckResult(_heads, _appends, null);
        }
        catch (TableBrokenException e)
        {
            return new TableCheckResult(_heads, _appends, e.Break);
        }
    }

    private IAsyncEnumerable<TableEntity> QueryAsync(string filter, CancellationToken ct) => Fallas.TraducirAsync(table.QueryAsync<TableEntity>(filter, cancellationToken: ct), ct);

    private async Task AddAsync(PartitionCheck partition, TableEntity row, CancellationToken ct)
    {
        byte[] bytes = [];
        if (row.RowKey.StartsWith('e'))
        {
            try
            {
                await Fallas.TraducirAsync(async () => bytes = await facts(row, ct), ct);
            }
            catch (InvalidDataException e)
            {
                throw partition.Broken(row.RowKey, null, e.Message);
            }
            catch (Exception e) when (Rows.IsIllegible(e))
            {
                throw partition.Illegible(row.RowKey);
            }
        }

        foreach (var fact in partition.Add(row, bytes))
        {
            try
            {
                seen(fact);
            }
            catch (InvalidDataException e)
            {
                throw partition.Broken(row.RowKey, fact.Version, e.Message);
            }
        }
    }

    private async Task CloseAsync(PartitionCheck? partition, CancellationToken ct)
    {
        if (partition is null)
        {
            return;
        }

        var head = partition.Close();
        foreach (var (key, command, version, reason) in partition.ToAskFor)
        {
            TableEntity? row = null;
            await Fallas.TraducirAsync(
                async () =>
                {
                    var answer = await table.GetEntityIfExistsAsync<TableEntity>(partition.Partition, key, [Rows.Command, Rows.Version], ct);
                    row = answer.HasValue ? answer.Value : null;
                },
                ct);
            if (row?[Rows.Command] as string != command || row[Rows.Version] as long? != version)
            {
                throw partition.Broken(key, version, reason);
            }
        }

        _heads.Add(head);
        _appends += partition.Appends;
    }
}
