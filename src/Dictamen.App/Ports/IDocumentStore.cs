using Dictamen.Core;

namespace Dictamen.App.Ports;

/// <summary>Documents kept by their digest, outside of the record. A document is never changed; the same bytes are kept once.</summary>
public interface IDocumentStore
{
    /// <summary>Keeps a document. When it answers, the document survives the loss of power.</summary>
    /// <param name="content">Bytes, read to the end.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    ValueTask<Huella> PutAsync(Stream content, CancellationToken ct = default);

    /// <summary>Keeps a small document that is already in memory.</summary>
    ValueTask<Huella> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct = default);

    /// <summary>Opens a document, or <see langword="null"/> when there is none with that digest.</summary>
    /// <exception cref="InvalidDataException">What is kept no longer has that digest.</exception>
    ValueTask<Stream?> OpenAsync(Huella digest, CancellationToken ct = default);

    /// <summary>Every digest kept, in no order.</summary>
    IAsyncEnumerable<Huella> ListAsync(CancellationToken ct = default);
}
