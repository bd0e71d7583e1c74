using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;

namespace Dictamen.Azure.Listas;

/// <summary>
/// The lines of the lists in a table, one row each, spread over sixteen partitions that are read at once; and in another table which of them were kept when, one partition per hour,
/// so that an instance asks only for what changed. Both may be erased at any time: <c>dictamen reconstruir</c> and the sweep make them again.
/// </summary>
/// <remarks>Every call may throw <see cref="AlmacenNoDisponibleException"/>.</remarks>
public sealed class TableLineaStore(TableClient lines, TableClient changes, TimeProvider clock) : ILineaStore
{
    /// <summary>Name of the table of lines.</summary>
    public const string Tabla = "listas";

    /// <summary>Name of the table of what changed.</summary>
    public const string TablaDeNovedades = "novedades";

    private const string Version = "Version";
    private const string Programa = "Programa";
    private const string Stream = "Flujo";
    private const int Tries = 8;
    private const int PerTransaction = 100;
    private const string Shards = "0123456789abcdef";

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    // What a clock that is ahead of this one has dated may be in the next hour's partition already.
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public ValueTask PutAsync(LineaGuardada linea, CancellationToken ct = default) => Fallas.TraducirAsync(
        async () =>
        {
            if (await ReplaceAsync(linea, ct))
            {
                await changes.UpsertEntityAsync(ToChange(linea), TableUpdateMode.Replace, ct);
            }
        },
        ct);

    /// <inheritdoc/>
    public async ValueTask<LineaGuardada?> GetAsync(string stream, CancellationToken ct = default) => await Fallas.TraducirAsync<LineaGuardada?>(
        async () =>
        {
            var row = await lines.GetEntityIfExistsAsync<TableEntity>(Shard(stream), TableKey.Of(stream), cancellationToken: ct);
            return row.HasValue ? ToLine(row.Value!) : null;
        },
        ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LineaGuardada> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var row in (await Task.WhenAll(Shards.Select(shard => ReadAsync(lines, TableClient.CreateQueryFilter($"PartitionKey eq {shard.ToString()}"), ct).AsTask()))).SelectMany(rows => rows))
        {
            yield return ToLine(row);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<(string Stream, long Version)> ChangesAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var last = clock.GetUtcNow() + s_ahead;
        for (var hour = since; string.CompareOrdinal(HourOf(hour), HourOf(last)) <= 0; hour += s_hour)
        {
            foreach (var row in await ReadAsync(changes, TableClient.CreateQueryFilter($"PartitionKey eq {HourOf(hour)} and RowKey ge {Instant(since)}"), ct))
            {
                yield return (row.GetString(Stream), row.GetInt64(Version)!.Value);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(string stream, CancellationToken ct = default) =>
        Fallas.TraducirAsync(() => lines.DeleteEntityAsync(Shard(stream), TableKey.Of(stream), cancellationToken: ct), ct); // One that is gone by now is no error.

    /// <inheritdoc/>
    public ValueTask ForgetChangesAsync(DateTimeOffset before, CancellationToken ct = default) => Fallas.TraducirAsync(
        async () =>
        {
            var old = changes.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey lt {HourOf(before)}"), select: ["PartitionKey", "RowKey"], cancellationToken: ct);
            await foreach (var page in old.AsPages().WithCancellation(ct))
            {
                foreach (var some in page.Values.GroupBy(r => r.PartitionKey).SelectMany(hour => hour.Chunk(PerTransaction)))
                {
                    await ForgetAsync(some, ct);
                }
            }
        },
        ct);

    // Whether the line was written now; not when a later one stands, or the same of the same build.
    private async Task<bool> ReplaceAsync(LineaGuardada line, CancellationToken ct)
    {
        var row = new TableEntity(Shard(line.Stream), TableKey.Of(line.Stream)) { [Stream] = line.Stream, [Version] = line.Version, [Programa] = line.Programa };
        Chunks.Write(row, line.Datos.Span);
        for (var tries = 1; ; tries++)
        {
            var standing = await lines.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, [Version, Programa], ct);
            if (standing.HasValue && standing.Value!.GetInt64(Version) is { } version && (version > line.Version || (version == line.Version && standing.Value.GetString(Programa) == line.Programa)))
            {
                return tries > 1 && version == line.Version; // The answer to the own try may have been lost: the others are told once more.
            }

            try
            {
                await (standing.HasValue ? lines.UpdateEntityAsync(row, standing.Value!.ETag, TableUpdateMode.Replace, ct) : lines.AddEntityAsync(row, ct));
                return true;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412 && e.ErrorCode != "TableNotFound" && tries < Tries)
            {
                // Somebody was first: what stands now decides.
            }
        }
    }

    private async Task ForgetAsync(TableEntity[] some, CancellationToken ct)
    {
        try
        {
            await changes.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), ct);
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode != "TableNotFound")
        {
            // Another sweep is at it too.
        }
    }

    private static ValueTask<List<TableEntity>> ReadAsync(TableClient table, string filter, CancellationToken ct) => Fallas.TraducirAsync(
        async () =>
        {
            var rows = new List<TableEntity>();
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            {
                rows.Add(row);
            }

            return rows;
        },
        ct);

    private TableEntity ToChange(LineaGuardada line)
    {
        var now = clock.GetUtcNow();
        return new TableEntity(HourOf(now), string.Create(CultureInfo.InvariantCulture, $"{Instant(now)}-{line.Version:D12}-{TableKey.Of(line.Stream)}")) { [Stream] = line.Stream, [Version] = line.Version };
    }

    private static LineaGuardada ToLine(TableEntity row) => new(row.GetString(Stream), row.GetInt64(Version)!.Value, row.GetString(Programa), Chunks.Read(row));

    private static string Shard(string stream) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stream)).AsSpan(0, 1))[..1];

    private static string HourOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
