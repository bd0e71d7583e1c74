using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.App.Registro;

namespace Dictamen.Azure.Tablas;

public sealed partial class TableEventStore
{
    private const int Tries = 4;

    // It only tells this process's own try from another's, in the command's row; no fact and no answer depends on its value.
    private readonly string _instance = Imprevisible.Numero(8);
    private long _attempts;

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default)
    {
        append.Check();
        ct.ThrowIfCancellationRequested();
        return await Fallas.TraducirAsync(() => AppendAsync(append, TableKey.Of(append.Stream), ct), ct);
    }

    private async ValueTask<AppendResult> AppendAsync(Append append, string partition, CancellationToken ct)
    {
        var attempt = string.Create(CultureInfo.InvariantCulture, $"{_instance}-{Interlocked.Increment(ref _attempts)}");
        var head = _heads.Find(partition) is { } seen && seen.Version == append.ExpectedVersion ? seen
            : append.ExpectedVersion == 0 ? NoHead(append.Stream) // Most first appends are to new streams; if not, the insert fails.
            : await ReadHeadAsync(append.Stream, partition, ct);
        for (var tries = 1; ; tries++)
        {
            if (head.Version != append.ExpectedVersion)
            {
                return await FindCommandAsync(append, partition, attempt, ct) ?? new Conflict(head.Version);
            }

            try
            {
                return await SubmitAsync(append, partition, head, attempt, ct);
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412 && e.ErrorCode != "TableNotFound" && tries < Tries)
            {
                // Somebody was first, or the command is known, or the SDK sent again what had succeeded. The header is read before the command:
                // a command that the header counts is then always seen.
                _heads.Forget(partition);
                head = await ReadHeadAsync(append.Stream, partition, ct);
                if (await FindCommandAsync(append, partition, attempt, ct) is { } done)
                {
                    return done;
                }
            }
        }
    }

    private async Task<AppendResult> SubmitAsync(Append append, string partition, Head head, string attempt, CancellationToken ct)
    {
        var version = head.Version + append.Events.Length;
        var link = head.Link;
        var facts = FactsCodec.Write(append, head.Version + 1, ref link);
        var entry = Rows.ForEntry(partition, append, version);
        if (facts.Length <= Chunks.RowCapacity)
        {
            Chunks.Write(entry, facts);
        }
        else
        {
            entry[Rows.Overflow] = await _overflow.WriteAsync(partition, facts, ct);
        }

        var header = Rows.ForHeader(partition, version, link, head.KeyedFrom);
        List<TableTransactionAction> rows =
        [
            head.Tag is { } tag ? new(TableTransactionActionType.UpdateReplace, header, tag) : new(TableTransactionActionType.Add, header),
            new(TableTransactionActionType.Add, Rows.ForCommand(partition, append, version, attempt)),
            new(TableTransactionActionType.Add, entry),
        ];
        if (Orden.Clave(append.CommandId) is { } key)
        {
            rows.Add(new(TableTransactionActionType.Add, Rows.ForOrder(partition, append, key, version)));
        }

        var answer = await _table.SubmitTransactionAsync(rows, ct);
        _heads.Keep(partition, new Head(version, link, answer.Value[0].Headers.ETag, head.KeyedFrom));
        return new Appended(version);
    }

    private async Task<Head> ReadHeadAsync(string stream, string partition, CancellationToken ct)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(partition, Rows.Header, cancellationToken: ct);
        if (!row.HasValue)
        {
            return NoHead(stream);
        }

        var head = Rows.ToHead(row.Value!);
        _heads.Keep(partition, head);
        return head;
    }

    private async Task<AppendResult?> FindCommandAsync(Append append, string partition, string attempt, CancellationToken ct)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(partition, Rows.CommandKey(append.CommandId), cancellationToken: ct);
        return row.HasValue ? new Appended(row.Value!.GetInt64(Rows.Version)!.Value, Repeated: row.Value.GetString(Rows.Attempt) != attempt) : null;
    }

    private static Head NoHead(string stream) => new(0, Chain.Genesis(stream), null);
}
