namespace Dictamen.App.Ports;

/// <summary>A line of the lists as it is kept: what the lists show of one stream.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Version">Version of the stream that it was made from.</param>
/// <param name="Programa">Build of the program that made it.</param>
/// <param name="Datos">UTF-8 JSON.</param>
public sealed record LineaGuardada(string Stream, long Version, string Programa, ReadOnlyMemory<byte> Datos);

/// <summary>Lists that several processes share. They are derived from the record: what is lost here is made again from it.</summary>
public interface ILineaStore
{
    /// <summary>Keeps a line, and tells the other processes. One of a later version, or the same of the same build, stays as it is.</summary>
    ValueTask PutAsync(LineaGuardada linea, CancellationToken ct = default);

    /// <summary>The line of a stream, or <see langword="null"/>.</summary>
    ValueTask<LineaGuardada?> GetAsync(string stream, CancellationToken ct = default);

    /// <summary>Every line, in no order.</summary>
    IAsyncEnumerable<LineaGuardada> ListAsync(CancellationToken ct = default);

    /// <summary>Streams whose lines were kept since an instant (UTC), by any process, with their versions. Clocks differ and messages are late: whoever asks goes back some seconds, and reads everything now and then.</summary>
    IAsyncEnumerable<(string Stream, long Version)> ChangesAsync(DateTimeOffset since, CancellationToken ct = default);

    /// <summary>Removes a line.</summary>
    ValueTask RemoveAsync(string stream, CancellationToken ct = default);

    /// <summary>Forgets which lines were kept before an instant (UTC); the lines stay.</summary>
    ValueTask ForgetChangesAsync(DateTimeOffset before, CancellationToken ct = default);
}
