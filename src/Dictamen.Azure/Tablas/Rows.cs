using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Dictamen.App.Ports;

namespace Dictamen.Azure.Tablas;

/// <summary>A stream's version, the last link of its chain, and the tag that an append must find unchanged (<see langword="null"/>: no row yet).</summary>
internal sealed record Head(long Version, byte[] Link, ETag? Tag);

/// <summary>
/// The rows of a stream's partition, in the order of their keys: <c>a…</c> overflow, <c>c…</c> one per command, <c>e…</c> one per append, <c>h</c> the header.
/// The header comes after the facts, so that one range holds both. Only the header is ever replaced.
/// </summary>
internal static class Rows
{
    /// <summary>Key of the header.</summary>
    public const string Header = "h";

    /// <summary>Version of the stream after the append (header, command, entry).</summary>
    public const string Version = "Version";

    /// <summary>Last link of the chain (header).</summary>
    public const string Link = "Cabeza";

    /// <summary>Who tried the append (command): tells an own answer that got lost from an earlier command with the same id.</summary>
    public const string Attempt = "Intento";

    /// <summary>Digest of what did not fit (entry).</summary>
    public const string Overflow = "Anexo";

    private const string First = "Desde";
    private const string Command = "Comando";
    private const string Actor = "Actor";
    private const string At = "Fecha";

    /// <summary>Key of the append that ended at a version. By its last version, so that reading after a version is a range that starts with the right append.</summary>
    public static string EntryKey(long last) => string.Create(CultureInfo.InvariantCulture, $"e{last:D12}");

    /// <summary>Key of a command: a digest, because an id may be long or hold signs that keys may not.</summary>
    public static string CommandKey(string id) => "c" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>Key of a piece of overflow.</summary>
    public static string OverflowKey(string digest, int piece) => string.Create(CultureInfo.InvariantCulture, $"a{digest}-{piece:D4}");

    /// <summary>The header after an append.</summary>
    public static TableEntity ForHeader(string partition, long version, byte[] link) =>
        new(partition, Header) { [Version] = version, [Link] = link };

    /// <summary>The row of a command.</summary>
    public static TableEntity ForCommand(string partition, Append append, long version, string attempt) =>
        new(partition, CommandKey(append.CommandId)) { [Command] = append.CommandId, [Version] = version, [Attempt] = attempt };

    /// <summary>The row of an append, still without its facts.</summary>
    public static TableEntity ForEntry(string partition, Append append, long version) => new(partition, EntryKey(version))
    {
        [First] = append.ExpectedVersion + 1,
        [Version] = version,
        [Command] = append.CommandId,
        [Actor] = append.Actor,
        [At] = append.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), // The service's own dates begin in 1601.
    };

    /// <summary>Reads a header.</summary>
    public static Head ToHead(TableEntity row) => new(row.GetInt64(Version)!.Value, row.GetBinary(Link)!, row.ETag);

    /// <summary>What the facts of an entry have in common, with the version of the first.</summary>
    public static RecordedEvent Frame(string stream, TableEntity row) => new(
        stream,
        row.GetInt64(First)!.Value,
        "",
        DateTimeOffset.ParseExact(row.GetString(At), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        row.GetString(Command),
        row.GetString(Actor),
        default,
        default);
}
