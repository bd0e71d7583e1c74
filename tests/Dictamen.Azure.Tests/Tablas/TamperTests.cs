using Azure;
using Azure.Data.Tables;
using Dictamen.Azure.Tablas;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

[Collection(AzuriteRun.Name)]
public sealed class TamperTests(AzuriteFixture azurite)
{
    private const string Stream = "expediente/A";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ARemovedRowIsNoticedWhoeverReads(int removed)
    {
        var (table, store) = await ThreeAsync();
        await table.DeleteEntityAsync(TableKey.Of(Stream), Rows.EntryKey(removed));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.ReadAsync(Stream));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    public async Task FactsCutShortAreNoticed(int left)
    {
        var (table, store) = await ThreeAsync();
        TableEntity row = await table.GetEntityAsync<TableEntity>(TableKey.Of(Stream), Rows.EntryKey(2));
        row["D00"] = row.GetBinary("D00")[..left];
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.ReadAsync(Stream));
    }

    [Fact]
    public async Task ChangedOverflowIsNoticed()
    {
        var (table, store) = await ThreeAsync();
        await store.AppendAsync(Hechos.Append(Stream, 3, "c4", Hechos.Noise(1_000_000, 1)));
        var pieces = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey gt {"a"} and RowKey lt {"b"}")).ToListAsync();
        pieces[^1].GetBinary("D00")[77] ^= 1;
        await table.UpdateEntityAsync(pieces[^1], ETag.All, TableUpdateMode.Replace);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.ReadAsync(Stream));
    }

    private async Task<(TableClient, TableEventStore)> ThreeAsync()
    {
        var table = await azurite.TableAsync();
        var store = new TableEventStore(table);
        for (var i = 0; i < 3; i++)
        {
            await store.AppendAsync(Hechos.Append(Stream, i, $"c{i}"));
        }

        return (table, store);
    }
}
