using Azure;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Azure.Tablas;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

[Collection(AzuriteRun.Name)]
public sealed class RequestTests(AzuriteFixture azurite)
{
    private const string Stream = "expediente/PCS-2019-01-000042";

    private readonly Counting _requests = new();

    [Fact]
    public async Task ReadingAStreamOfThirtyFactsIsOneRequest()
    {
        var store = new TableEventStore(await azurite.TableAsync(_requests));
        for (var i = 0; i < 30; i++)
        {
            await store.AppendAsync(Hechos.Append(Stream, i, $"c{i}", Hechos.Noise(2000, i)));
        }

        _requests.Reset();
        Assert.Equal(30, (await store.ReadAsync(Stream)).Count);
        Assert.Equal(1, _requests.Sent);
    }

    [Fact]
    public async Task TheFirstAppendAndThoseThatFollowAReadOrAnAppendAreOneRequestEach()
    {
        var table = await azurite.TableAsync(_requests);
        var store = new TableEventStore(table);
        _requests.Reset();
        await store.AppendAsync(Hechos.Append(Stream, 0, "c1"));
        await store.AppendAsync(Hechos.Append(Stream, 1, "c2"));
        Assert.Equal(2, _requests.Sent);

        var another = new TableEventStore(table);
        await another.ReadAsync(Stream);
        await another.AppendAsync(Hechos.Append(Stream, 2, "c3"));
        Assert.Equal(4, _requests.Sent);
    }

    [Fact]
    public async Task AStreamOfManyPagesIsReadToItsEnd()
    {
        const int Facts = 1100; // The service answers at most 1,000 rows at a time.
        var table = await azurite.TableAsync(_requests);
        var store = new TableEventStore(table);
        for (var i = 0; i < Facts; i++)
        {
            await store.AppendAsync(Hechos.Append(Stream, i, $"c{i}"));
        }

        _requests.Reset();
        var events = await store.ReadAsync(Stream);
        Assert.Equal(Facts, events.Count);
        Hechos.AssertChain(Stream, events);
        Assert.Equal(2, _requests.Sent);
    }

    [Fact]
    public async Task WhatACommandRecordedIsFoundInAFewRequestsHoweverLongTheStream()
    {
        var store = new TableEventStore(await azurite.TableAsync(_requests));
        for (var i = 0; i < 600; i++)
        {
            await store.AppendAsync(Hechos.Append(Stream, 2 * i, $"c{i}"));
            await store.AppendAsync(Hechos.Append(Stream, (2 * i) + 1, Orden.De($"api/op-1/{i}", "una"u8)));
        }

        foreach (var (id, found, requests) in new[] { ("c7", 1, 2), ("otro", 0, 1), (Orden.De("api/op-1/7", "una"u8), 1, 3), (Orden.De("api/op-1/7", "otra"u8), 1, 3), (Orden.De("api/op-1/otra", "una"u8), 0, 2) })
        {
            _requests.Reset();
            Assert.Equal(found, (await store.FindAsync(Stream, id)).Count);
            Assert.Equal(requests, _requests.Sent);
        }
    }

    [Fact]
    public async Task OrdersFromBeforeTheyHadRowsByTheirKeyAreFoundToo()
    {
        var table = await azurite.TableAsync();
        string[] ids = [Orden.De("api/op-1/k", "una"u8), "api/op-1/k", Orden.De("api/op-1/k", "otra"u8), Orden.De("api/op-1/k2", "una"u8)];
        for (var i = 0; i < ids.Length; i++)
        {
            await new TableEventStore(table).AppendAsync(Hechos.Append(Stream, i, ids[i]));
        }

        // As an older program left it: a header that says nothing of orders, and no rows of theirs.
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey ge {"h"}")))
        {
            row.Remove("ClavesDesde");
            await (row.RowKey == Rows.Header ? table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace) : table.DeleteEntityAsync(row));
        }

        var store = new TableEventStore(table);
        Assert.Equal([ids[0], ids[2]], await FoundAsync("nueva"));
        Assert.Equal(new Appended(5), await store.AppendAsync(Hechos.Append(Stream, 4, Orden.De("api/op-1/k3", "una"u8))));
        Assert.Equal(new Appended(6), await store.AppendAsync(Hechos.Append(Stream, 5, Orden.De("api/op-1/k", "otra más"u8))));
        Assert.Equal([ids[0], ids[2], Orden.De("api/op-1/k", "otra más"u8)], await FoundAsync("nueva"));
        Assert.Equal([ids[0], ids[2], Orden.De("api/op-1/k", "otra más"u8)], await FoundAsync("una"));

        async Task<IEnumerable<string>> FoundAsync(string sent) => (await store.FindAsync(Stream, Orden.De("api/op-1/k", System.Text.Encoding.UTF8.GetBytes(sent)))).Select(e => e.CommandId);
    }

    [Fact]
    public async Task AStaleGuessOfTheHeadCostsRequestsButNoFact()
    {
        var table = await azurite.TableAsync();
        var (one, other) = (new TableEventStore(table), new TableEventStore(table));
        Assert.Equal(new Appended(1), await one.AppendAsync(Hechos.Append(Stream, 0, "c1")));
        Assert.Equal(new Appended(2), await other.AppendAsync(Hechos.Append(Stream, 1, "c2")));
        Assert.Equal(new Conflict(2), await one.AppendAsync(Hechos.Append(Stream, 1, "c3")));
        Assert.Equal(new Appended(3), await one.AppendAsync(Hechos.Append(Stream, 2, "c3")));
        Assert.Equal(new Appended(2, Repeated: true), await one.AppendAsync(Hechos.Append(Stream, 1, "c2")));
        Hechos.AssertChain(Stream, await other.ReadAsync(Stream));
    }
}
