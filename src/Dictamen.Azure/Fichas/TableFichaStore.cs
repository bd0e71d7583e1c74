using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;
using Dictamen.Core;

namespace Dictamen.Azure.Fichas;

/// <summary>Personal data in a table of its own, one row per person, and the looks in another. Erasing a row erases it physically: tables keep no versions.</summary>
/// <remarks>A look is noted durably before the data is handed out; a log that cannot be written lets nobody look.</remarks>
public sealed class TableFichaStore : IFichaStore
{
    /// <summary>Name of the table of fichas.</summary>
    public const string Tabla = "fichas";

    /// <summary>Name of the table of looks.</summary>
    public const string TablaDeAccesos = "accesos";

    private const string Row = "ficha";

    private static readonly JsonSerializerOptions s_json = new() { IgnoreReadOnlyProperties = true };

    private readonly TableClient _fichas;
    private readonly AccessTable _accesses;
    private readonly TimeProvider _clock;

    /// <summary>A store upon tables that exist.</summary>
    public TableFichaStore(TableClient fichas, TableClient accesos, TimeProvider clock) => (_fichas, _accesses, _clock) = (fichas, new AccessTable(accesos), clock);

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default) => Fallas.TraducirAsync(
        () => Parallel.ForEachAsync(
            fichas.GroupBy(f => f.Id).Select(f => f.Last()),
            Options(ct),
            async (ficha, each) =>
            {
                var row = new TableEntity(TableKey.Of(ficha.Id.Valor), Row);
                Chunks.Write(row, JsonSerializer.SerializeToUtf8Bytes(ficha, s_json));
                await _fichas.UpsertEntityAsync(row, TableUpdateMode.Replace, each);
            }),
        ct);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default) =>
        await Fallas.TraducirAsync(
            async () =>
            {
                var read = new ConcurrentDictionary<PersonaId, Ficha>();
                await Parallel.ForEachAsync(ids.Distinct(), Options(ct), async (id, each) =>
                {
                    if (await FindAsync(id, each) is { } ficha)
                    {
                        read[id] = ficha;
                    }
                });
                var found = ids.Where(read.ContainsKey).Select(id => read[id]).ToList();
                var now = _clock.GetUtcNow();
                await _accesses.NoteAsync(found.Select(f => new AccesoAFicha(f.Id, Name(actor), uso.ToString(), now)), ct);
                return found;
            },
            ct);

    /// <inheritdoc/>
    public ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default) => Fallas.TraducirAsync(
        async () =>
        {
            var key = TableKey.Of(id.Valor);
            var row = await _fichas.GetEntityIfExistsAsync<TableEntity>(key, Row, select: ["PartitionKey"], ct);
            if (row.HasValue)
            {
                await _accesses.NoteAsync([AccesoAFicha.DeSupresion(id, Name(actor), motivo, _clock.GetUtcNow())], ct);
                await _fichas.DeleteEntityAsync(key, Row, cancellationToken: ct); // One that is gone by now is no error.
            }
        },
        ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<PersonaId> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var row in Fallas.TraducirAsync(_fichas.QueryAsync<TableEntity>(select: ["PartitionKey"], cancellationToken: ct), ct))
        {
            yield return new PersonaId(TableKey.Decode(row.PartitionKey));
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default) =>
        Fallas.TraducirAsync(_accesses.ReadAsync(id, since ?? DateTimeOffset.MinValue, before ?? DateTimeOffset.MaxValue, ct), ct);

    /// <inheritdoc/>
    public ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default) => Fallas.TraducirAsync(() => _accesses.NoteAsync(accesos, ct), ct);

    private async Task<Ficha?> FindAsync(PersonaId id, CancellationToken ct)
    {
        var row = await _fichas.GetEntityIfExistsAsync<TableEntity>(TableKey.Of(id.Valor), Row, cancellationToken: ct);
        return row.HasValue ? JsonSerializer.Deserialize<Ficha>(Chunks.Read(row.Value!), s_json) : null;
    }

    private static ParallelOptions Options(CancellationToken ct) => new() { MaxDegreeOfParallelism = 8, CancellationToken = ct };

    private static string Name(Actor actor) => $"{actor.Rol}:{actor.Id}";
}
