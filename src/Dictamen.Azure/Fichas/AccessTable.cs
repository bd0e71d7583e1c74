using System.Globalization;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.Azure.Fichas;

/// <summary>Who looked at which ficha and what for: one partition per day, rows in order of time. It knows pseudonyms only.</summary>
internal sealed class AccessTable(TableClient table)
{
    private const string Persona = "Persona";
    private const string Quien = "Actor";
    private const string Finalidad = "Finalidad";
    private const int PerTransaction = 100;

    // Tells the rows of two processes apart that note a look in the same instant.
    private readonly string _instance = Imprevisible.Numero(8);
    private long _rows;

    /// <summary>Notes looks.</summary>
    public async Task NoteAsync(IEnumerable<AccesoAFicha> looks, CancellationToken ct)
    {
        foreach (var some in looks.Select(ToRow).GroupBy(row => row.PartitionKey).SelectMany(day => day.Chunk(PerTransaction)))
        {
            // No two looks have one key: a row that is there already is this very one, whose answer was lost.
            await table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), ct);
        }
    }

    /// <summary>Looks at one ficha, or at all, from an instant on and before another, in order of time. The service goes only through the days between them.</summary>
    public async IAsyncEnumerable<AccesoAFicha> ReadAsync(PersonaId? id, DateTimeOffset since, DateTimeOffset before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        // A row's key begins with its instant, so what is before the same digits is before that instant.
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Day(since)} and PartitionKey le {Day(before)} and RowKey ge {Ticks(since)} and RowKey lt {Ticks(before)}")
            + (id is { } one ? TableClient.CreateQueryFilter($" and Persona eq {one.Valor}") : "");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            var ticks = long.Parse(row.RowKey.AsSpan(0, row.RowKey.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
            yield return new AccesoAFicha(new PersonaId(row.GetString(Persona)), row.GetString(Quien), row.GetString(Finalidad), new DateTimeOffset(ticks, TimeSpan.Zero));
        }
    }

    private TableEntity ToRow(AccesoAFicha look)
    {
        var n = Interlocked.Increment(ref _rows);
        return new TableEntity(Day(look.At), string.Create(CultureInfo.InvariantCulture, $"{Ticks(look.At)}-{n:D10}-{_instance}"))
        {
            [Persona] = look.Id.Valor,
            [Quien] = look.Actor,
            [Finalidad] = look.Finalidad,
        };
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
