using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.App.Registro;

namespace Dictamen.Azure.Tablas;

public sealed partial class TableEventStore
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var partition = TableKey.Of(stream);
        return await Fallas.TraducirAsync(() => FindAsync(stream, partition, commandId, ct), ct);
    }

    private async ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string partition, string commandId, CancellationToken ct)
    {
        var events = new List<RecordedEvent>();
        foreach (var version in Orden.Clave(commandId) is { } key ? await OrdersAsync(stream, partition, key, ct) : await CommandAsync(partition, commandId, ct))
        {
            var entry = await _table.GetEntityIfExistsAsync<TableEntity>(partition, Rows.EntryKey(version), cancellationToken: ct);
            events.AddRange(entry.HasValue
                ? FactsCodec.Read(await FactsAsync(entry.Value!, ct), Rows.Frame(stream, entry.Value!)).Where(e => Orden.EsDe(e.CommandId, commandId))
                : throw new InvalidDataException($"Al registro de {stream} le faltan los hechos que terminan en la versión {version}."));
        }

        return events;
    }

    private async Task<IReadOnlyList<long>> CommandAsync(string partition, string id, CancellationToken ct)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(partition, Rows.CommandKey(id), [Rows.Version], ct);
        return row.HasValue ? [row.Value!.GetInt64(Rows.Version)!.Value] : [];
    }

    // Those that an older program recorded have no row by their key: the service looks for them among the rows of all commands, and answers what it finds.
    private async Task<IReadOnlyList<long>> OrdersAsync(string stream, string partition, string key, CancellationToken ct)
    {
        var heading = ReadHeadAsync(stream, partition, ct);
        var keyed = await VersionsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {Rows.OrderKey(key, 0)} and RowKey le {Rows.OrderKey(key, Rows.LastVersion)}"), ct);
        if ((await heading).KeyedFrom is var from and > 1)
        {
            var older = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {"c"} and RowKey lt {"d"} and Version lt {from} and Comando ge {key + '#'} and Comando lt {key + '$'}");
            return [.. keyed.Union(await VersionsAsync(older, ct)).Order()];
        }

        return keyed;
    }

    private async Task<List<long>> VersionsAsync(string filter, CancellationToken ct)
    {
        var versions = new List<long>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: [Rows.Version], cancellationToken: ct))
        {
            versions.Add(row.GetInt64(Rows.Version)!.Value);
        }

        return versions;
    }
}
