using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Identity;
using Dictamen.App.Ports;

namespace Dictamen.Azure;

/// <summary>Tells a store that is away from everything else, after the SDK's own retries.</summary>
internal static class Fallas
{
    /// <summary>Runs an operation; a store that is away becomes <see cref="AlmacenNoDisponibleException"/>.</summary>
    public static async ValueTask<T> TraducirAsync<T>(Func<ValueTask<T>> operation, CancellationToken ct)
    {
        try
        {
            return await operation();
        }
        catch (Exception e) when (EsPasajera(e, ct))
        {
            throw new AlmacenNoDisponibleException(RetryAfter(e), e);
        }
    }

    /// <summary>The same for whoever cannot wait.</summary>
    public static T Traducir<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception e) when (EsPasajera(e, CancellationToken.None))
        {
            throw new AlmacenNoDisponibleException(RetryAfter(e), e);
        }
    }

    /// <inheritdoc cref="TraducirAsync{T}(Func{ValueTask{T}}, CancellationToken)"/>
    public static async ValueTask TraducirAsync(Func<Task> operation, CancellationToken ct) =>
        await TraducirAsync(
            async () =>
            {
                await operation();
                return true;
            },
            ct);

    /// <summary>The same while a listing is under way.</summary>
    public static async IAsyncEnumerable<T> TraducirAsync<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var items = source.GetAsyncEnumerator(ct);
        while (await TraducirAsync(() => items.MoveNextAsync(), ct))
        {
            yield return items.Current;
        }
    }

    /// <summary>How long an answer asks to wait.</summary>
    public static TimeSpan? RetryAfter(Response? answer) =>
        answer?.Headers.TryGetValue("Retry-After", out var seconds) == true && int.TryParse(seconds, CultureInfo.InvariantCulture, out var n) ? TimeSpan.FromSeconds(n) : null;

    private static bool EsPasajera(Exception e, CancellationToken ct) => e switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or 500 or 502 or 503 or 504 } => true,
        RequestFailedException { ErrorCode: "TableBeingDeleted" or "ContainerBeingDeleted" } => true, // Whoever restores a record empties it first, and the service takes its time.
        RequestFailedException { ErrorCode: "TableNotFound" or "ContainerNotFound" } => true, // It was away when this instance started, and is being made ready.
        AggregateException tries => tries.InnerExceptions.Any(t => EsPasajera(t, ct)), // How the SDK says that every retry failed.
        AuthenticationFailedException => true, // The identity service is away or slow, and gave no token. Whom the store itself turns away (401, 403) it knows, and will not know better later.
        OperationCanceledException => !ct.IsCancellationRequested, // The SDK's own time limit.
        IOException or HttpRequestException => true,
        _ => false,
    };

    private static TimeSpan? RetryAfter(Exception e) => e switch
    {
        RequestFailedException failed => RetryAfter(failed.GetRawResponse()),
        AggregateException tries => RetryAfter(tries.InnerExceptions[^1]),
        _ => null,
    };
}
