using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;

namespace Dictamen.Azure.Bench;

/// <summary>The two ways to write the same rows, and the reading.</summary>
internal sealed class Load(TableClient bare, TableClient records, Load.Counter counter)
{
    private const int Loops = 8;
    private const int PerStream = 15; // Thirty facts.
    private static readonly byte[] s_data = new byte[1024];

    private readonly TableEventStore _store = new(records);
    private int _run;

    public static async Task<Load> PrepareAsync(string connection)
    {
        var counter = new Counter();
        var options = new TableClientOptions();
        options.AddPolicy(counter, HttpPipelinePosition.PerRetry);
        var service = Clientes.Tablas(new AlmacenAzureOptions(connection, connection), options);
        await service.CreateTableAsync("sola");
        await service.CreateTableAsync("registro");
        return new Load(service.GetTableClient("sola"), service.GetTableClient("registro"), counter);
    }

    /// <summary>Nothing but transactions.</summary>
    public Task BareAsync(int appends) => InLoopsAsync(appends, async streams =>
    {
        foreach (var (stream, count) in streams)
        {
            var partition = TableKey.Of(stream);
            ETag? tag = null;
            for (var i = 0; i < count; i++)
            {
                var append = Make(stream, i);
                var version = append.ExpectedVersion + 2;
                var entry = Rows.ForEntry(partition, append, version);
                Chunks.Write(entry, new byte[2 * (1024 + 8 + 5 + 32)]);
                var header = Rows.ForHeader(partition, version, new byte[32], keyedFrom: 0);
                var answer = await bare.SubmitTransactionAsync(
                [
                    tag is { } known ? new(TableTransactionActionType.UpdateReplace, header, known) : new(TableTransactionActionType.Add, header),
                    new(TableTransactionActionType.Add, Rows.ForCommand(partition, append, version, "0123456789abcdef-1")),
                    new(TableTransactionActionType.Add, entry),
                ]);
                tag = answer.Value[0].Headers.ETag;
            }
        }
    });

    /// <summary>The same through the store.</summary>
    public Task StoreAsync(int appends) => InLoopsAsync(appends, async streams =>
    {
        foreach (var (stream, count) in streams)
        {
            for (var i = 0; i < count; i++)
            {
                if (await _store.AppendAsync(Make(stream, i)) is not Appended)
                {
                    throw new InvalidOperationException("Nobody else writes here.");
                }
            }
        }
    });

    /// <summary>Reads a stream of thirty facts many times.</summary>
    public async Task<(int Facts, double Requests, double Rate)> ReadAsync(int times)
    {
        var stream = Name(_run - 1, 0, 0);
        var before = counter.Sent;
        var clock = Stopwatch.StartNew();
        var facts = 0;
        for (var i = 0; i < times; i++)
        {
            facts = (await _store.ReadAsync(stream)).Count;
        }

        return (facts, (counter.Sent - before) / (double)times, times / clock.Elapsed.TotalSeconds);
    }

    private async Task InLoopsAsync(int appends, Func<IEnumerable<(string Stream, int Count)>, Task> loop)
    {
        var run = _run++;
        await Task.WhenAll(Enumerable.Range(0, Loops).Select(l => Task.Run(() => loop(Streams(run, l, appends / Loops)))));
    }

    private static IEnumerable<(string, int)> Streams(int run, int loop, int appends)
    {
        for (var done = 0; done < appends; done += PerStream)
        {
            yield return (Name(run, loop, done), Math.Min(PerStream, appends - done));
        }
    }

    private static string Name(int run, int loop, int n) => string.Create(CultureInfo.InvariantCulture, $"expediente/{run:D2}-{loop:D2}-{n:D5}");

    private static Append Make(string stream, int i) =>
        new(stream, 2 * i, string.Create(CultureInfo.InvariantCulture, $"c{i}"), DateTimeOffset.UnixEpoch, "Sistema:carga", [new("Hecho", s_data), new("Hecho", s_data)]);

    /// <summary>Counts requests.</summary>
    internal sealed class Counter : HttpPipelineSynchronousPolicy
    {
        private int _sent;

        public int Sent => _sent;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _sent);
    }
}
