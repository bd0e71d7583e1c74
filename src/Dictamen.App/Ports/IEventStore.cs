using System.Collections.Immutable;
using Dictamen.App.Registro;

namespace Dictamen.App.Ports;

/// <summary>The record of facts: append-only streams, each a hash chain. Every store passes the suite in <c>Dictamen.Stores.Contract</c>.</summary>
public interface IEventStore
{
    /// <summary>Facts of a stream after a version, in order. A stream that does not exist is empty.</summary>
    /// <param name="stream">Name, <c>{class}/{key}</c>, for example <c>expediente/PCS-2019-01-000042</c>.</param>
    /// <param name="afterVersion">Version after which to read; 0 reads everything.</param>
    /// <param name="ct">Cancels the reading.</param>
    ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default);

    /// <summary>Facts that a command recorded in a stream, and those of other orders under its key (<see cref="Orden.Clave"/>), in order; found without reading the stream. A store that does not know whether the command recorded any throws.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="commandId">Id of the command.</param>
    /// <param name="ct">Cancels the looking.</param>
    ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default);

    /// <summary>Appends facts as a whole or not at all. When it answers <see cref="Appended"/>, they survive the loss of power.</summary>
    /// <remarks>Cancelling does not take back what was already on its way; the same command id asks again and learns what happened.</remarks>
    ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default);

    /// <summary>Every stream whose name starts with <paramref name="prefix"/>, by ordinal name, with its version and chain head.</summary>
    IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default);
}

/// <summary>What to append.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="ExpectedVersion">Version that the decision was taken upon; 0 for a new stream.</param>
/// <param name="CommandId">Id of the command. The same id twice upon one stream gives the same answer and no second fact.</param>
/// <param name="At">Instant (UTC) of the decision.</param>
/// <param name="Actor">Who acted, as <c>Role:id</c>; a pseudonym.</param>
/// <param name="Events">Facts, at least one.</param>
public sealed record Append(string Stream, long ExpectedVersion, string CommandId, DateTimeOffset At, string Actor, ImmutableArray<NewEvent> Events)
{
    /// <summary>What every store asks of an append before it looks at its stream.</summary>
    /// <exception cref="ArgumentException">It names no stream or no command, expects a version below 0, or brings no fact.</exception>
    public void Check()
    {
        ArgumentException.ThrowIfNullOrEmpty(Stream);
        ArgumentException.ThrowIfNullOrEmpty(CommandId);
        ArgumentOutOfRangeException.ThrowIfNegative(ExpectedVersion);
        if (Events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("Un comando sin hechos no se registra.");
        }
    }
}

/// <summary>A fact to append.</summary>
/// <param name="Type">Name of the fact's type; from its second shape on with its version, <c>FolioAsignado.v2</c>.</param>
/// <param name="Data">UTF-8 JSON.</param>
public readonly record struct NewEvent(string Type, ReadOnlyMemory<byte> Data);

/// <summary>A fact of the record.</summary>
/// <param name="Stream">Name of its stream.</param>
/// <param name="Version">Place in the stream, from 1.</param>
/// <param name="Type">Name of the fact's type.</param>
/// <param name="At">Instant (UTC) of the decision.</param>
/// <param name="CommandId">Command that caused it.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="Data">UTF-8 JSON.</param>
/// <param name="Hash">Its link of the stream's chain, 32 bytes (<see cref="Chain"/>).</param>
public sealed record RecordedEvent(string Stream, long Version, string Type, DateTimeOffset At, string CommandId, string Actor, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Hash);

/// <summary>A stream, how long it is and the last link of its chain.</summary>
public sealed record StreamHead(string Stream, long Version, ReadOnlyMemory<byte> Hash);

/// <summary>Answer to an append.</summary>
public abstract record AppendResult;

/// <summary>The facts are recorded.</summary>
/// <param name="Version">Version of the stream after them.</param>
/// <param name="Repeated">Whether an earlier append of the same command had recorded them; nothing was added now.</param>
public sealed record Appended(long Version, bool Repeated = false) : AppendResult;

/// <summary>The stream is not at the expected version: read it again and decide again.</summary>
/// <param name="ActualVersion">Its version.</param>
public sealed record Conflict(long ActualVersion) : AppendResult;
