using Dictamen.App.Ports;

namespace Dictamen.Azure.Tablas;

/// <summary>What checking the table of the record found.</summary>
/// <param name="Heads">Streams that are as they were written, up to the first break.</param>
/// <param name="Appends">Their appends.</param>
/// <param name="Break">The first break, or <see langword="null"/> when there is none.</param>
public sealed record TableCheckResult(IReadOnlyList<StreamHead> Heads, long Appends, TableBreak? Break);

/// <summary>Where the table breaks.</summary>
/// <param name="Row">Partition and key of the row, <c>expediente..A/e000000000001</c>.</param>
/// <param name="Stream">Stream of the partition, if it names one.</param>
/// <param name="Version">Version of the stream there, if the row has one.</param>
/// <param name="Reason">What is wrong, one Spanish sentence.</param>
public sealed record TableBreak(string Row, string? Stream, long? Version, string Reason);
