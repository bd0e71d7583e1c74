using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Dictamen.Azure.Tests;

/// <summary>An answer without a service.</summary>
public sealed class CannedResponse(int status, Request request, params (string Name, string Value)[] headers) : Response
{
    public override int Status => status;

    public override bool IsError => status >= 400;

    public override string ReasonPhrase => "Prueba";

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override string ClientRequestId { get; set; } = request.ClientRequestId;

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(h => new HttpHeader(h.Name, h.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }
}
