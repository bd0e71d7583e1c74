using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.App.Registro;

namespace Dictamen.Azure.Tablas;

/// <summary>A stream's version, the last link of its chain, the tag that an append must find unchanged (<see langword="null"/>: no row yet), and the version from which every order has a row by its key.</summary>
internal sealed record Head(long Version, byte[] Link, ETag? Tag, long KeyedFrom = 1);

/// <summary>
/// The rows of a stream's partition, in the order of their keys: <c>a…</c> overflow, <c>c…</c> one per command, <c>e…</c> one per append, <c>h</c> the header,
/// <c>k…</c> one per order (<see cref="Orden"/>). The header comes after the facts, so that one range holds both. Only the header is ever replaced.
/// </summary>
internal static class Rows
{
    /// <summary>Key of the header.</summary>
    public const string Header = "h";

    /// <summary>Version of the stream after the append (header, command, entry).</summary>
    public const string Version = "Version";

    /// <summary>Last link of the chain (header).</summary>
    public const string Link = "Cabeza";

    /// <summary>The last version that keys have room for.</summary>
    public const long LastVersion = 999_999_999_999;

    /// <summary>Who tried the append (command): tells an own answer that got lost from an earlier command with the same id.</summary>
    public const string Attempt = "Intento";

    /// <summary>Id of the command (command, order, entry).</summary>
    public const string Command = "Comando";

    /// <summary>Digest of what did not fit (entry).</summary>
    public const string Overflow = "Anexo";

    private const string First = "Desde";
    private const string KeyedFrom = "ClavesDesde";
    private const string Actor = "Actor";
    private const string At = "Fecha";

    /// <summary>Key of the append that ended at a version. By its last version, so that reading after a version is a range that starts with the right append.</summary>
    public static string EntryKey(long last) => string.Create(CultureInfo.InvariantCulture, $"e{last:D12}");

    /// <summary>Key of a command: a digest, because an id may be long or hold signs that keys may not.</summary>
    public static string CommandKey(string id) => "c" + Digest(id);

    /// <summary>Key of an order that ended at a version; those under one key stand together.</summary>
    public static string OrderKey(string key, long last) => string.Create(CultureInfo.InvariantCulture, $"k{Digest(key)}-{last:D12}");

    /// <summary>Key of a piece of overflow.</summary>
    public static string OverflowKey(string digest, int piece) => string.Create(CultureInfo.InvariantCulture, $"a{digest}-{piece:D4}");

    /// <summary>The header after an append.</summary>
    public static TableEntity ForHeader(string partition, long version, byte[] link, long keyedFrom) =>
        new(partition, Header) { [Version] = version, [Link] = link, [KeyedFrom] = keyedFrom };

    /// <summary>The row of an order.</summary>
    public static TableEntity ForOrder(string partition, Append append, string key, long version) =>
        new(partition, OrderKey(key, version)) { [Command] = append.CommandId, [Version] = version };

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

    /// <summary>Reads a header. One that an older program wrote says nothing of orders: they have their rows from the next append on.</summary>
    public static Head ToHead(TableEntity row)
    {
        var version = row.GetInt64(Version)!.Value;
        return new Head(version, row.GetBinary(Link) ?? throw new FormatException(), row.ETag, row.GetInt64(KeyedFrom) ?? version + 1);
    }

    /// <summary>What the facts of an entry have in common, with the version of the first.</summary>
    public static RecordedEvent Frame(string stream, TableEntity row) => new(
        stream,
        row.GetInt64(First)!.Value,
        "",
        DateTimeOffset.ParseExact(row.GetString(At), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Text(row, Command),
        Text(row, Actor),
        default,
        default);

    /// <summary>A text that a row has to have.</summary>
    /// <exception cref="FormatException">It does not have it.</exception>
    public static string Text(TableEntity row, string column) => row.GetString(column) ?? throw new FormatException();

    /// <summary>Whether an exception is how reading a row or a key says that it is none of ours: a column is missing or of another type, a text has another form.</summary>
    public static bool IsIllegible(Exception e) => e is InvalidOperationException or FormatException or ArgumentException or IndexOutOfRangeException or OverflowException;

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
