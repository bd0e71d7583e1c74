using Azure.Core;
using Azure.Core.Pipeline;

namespace Dictamen.Azure;

/// <summary>How often a request is tried again: short enough for somebody who waits for a page (some three seconds), then the page answers 503.</summary>
/// <remarks>The SDK would wait as long as the service asks. Whoever waits for a page is told that time instead.</remarks>
internal sealed class Insistencia() : RetryPolicy(4, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(200), s_longest))
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => !IsAskedToWait(message, exception) && base.ShouldRetry(message, exception);

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsAskedToWait(message, exception) ? ValueTask.FromResult(false) : base.ShouldRetryAsync(message, exception);

    private static bool IsAskedToWait(HttpMessage message, Exception? exception) =>
        exception is null && message.HasResponse && Fallas.RetryAfter(message.Response) > s_longest;
}
