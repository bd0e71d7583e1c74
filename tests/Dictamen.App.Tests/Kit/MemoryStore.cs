using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Tests.Kit;

/// <summary>A record in memory with the manners of a shared one: several writers, versions, command ids. Faults can be put into it.</summary>
internal sealed class MemoryStore : IEventStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, List<RecordedEvent>> _streams = new(StringComparer.Ordinal);

    /// <summary>Called before an append is looked at.</summary>
    public Action<Append>? BeforeAppend { get; set; }

    /// <summary>Called before anything is read or listed.</summary>
    public Action? BeforeRead { get; set; }

    /// <summary>Called after an append was recorded and before it is acknowledged.</summary>
    public Action<Append>? AfterAppend { get; set; }

    /// <summary>What was read, and from which version on.</summary>
    public ConcurrentQueue<(string Stream, long After)> Reads { get; } = [];

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default)
    {
        BeforeRead?.Invoke();
        Reads.Enqueue((stream, afterVersion));
        lock (_lock)
        {
            return new(_streams.TryGetValue(stream, out var events) ? [.. events.Skip((int)afterVersion)] : (IReadOnlyList<RecordedEvent>)[]);
        }
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default)
    {
        BeforeRead?.Invoke();
        lock (_lock)
        {
            return new(_streams.TryGetValue(stream, out var events) ? [.. events.Where(e => Orden.EsDe(e.CommandId, commandId))] : (IReadOnlyList<RecordedEvent>)[]);
        }
    }

    public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default)
    {
        BeforeAppend?.Invoke(append);
        lock (_lock)
        {
            if (!_streams.TryGetValue(append.Stream, out var events))
            {
                _streams[append.Stream] = events = [];
            }

            if (events.LastOrDefault(e => e.CommandId == append.CommandId) is { } done)
            {
                return new(new Appended(done.Version, Repeated: true));
            }

            if (events.Count != append.ExpectedVersion)
            {
                return new(new Conflict(events.Count));
            }

            foreach (var e in append.Events)
            {
                var previous = events.Count == 0 ? Chain.Genesis(append.Stream) : events[^1].Hash;
                var version = events.Count + 1;
                events.Add(new RecordedEvent(append.Stream, version, e.Type, append.At, append.CommandId, append.Actor, e.Data,
                    Chain.Link(previous.Span, version, e.Type, append.At, append.CommandId, append.Actor, e.Data.Span)));
            }
        }

        AfterAppend?.Invoke(append);
        return new(new Appended(append.ExpectedVersion + append.Events.Length));
    }

    public async IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", [EnumeratorCancellation] CancellationToken ct = default)
    {
        BeforeRead?.Invoke();
        StreamHead[] heads;
        lock (_lock)
        {
            heads = [.. _streams.Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal) && s.Value.Count > 0).Select(s => new StreamHead(s.Key, s.Value.Count, s.Value[^1].Hash))];
        }

        foreach (var head in heads)
        {
            await Task.Yield();
            yield return head;
        }
    }

    /// <summary>When the facts that are put in happened.</summary>
    public DateTimeOffset Dados { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Puts facts into a stream without asking anybody.</summary>
    public async Task DadoAsync(string stream, params Hecho[] hechos)
    {
        var version = (await ReadAsync(stream)).Count;
        await AppendAsync(new Append(stream, version, $"dado/{version}", Dados, "Sistema:prueba", [.. hechos.Select(HechoCodec.Escribir)]));
    }

    /// <summary>Names of the facts of a stream.</summary>
    public IReadOnlyList<string> Tipos(string stream)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(stream, out var events) ? [.. events.Select(e => e.Type)] : [];
        }
    }
}
