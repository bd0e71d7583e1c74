// Declarations only, of exactly the API that the head uses. Each names the public source file that it was compared with (durabletask-dotnet 1.25.0).
#pragma warning disable IDE0065, CA1008, CA1032, CA1064, CA1068, CA2225, IDE0060, CS9113

namespace Microsoft.DurableTask
{
    using Microsoft.Extensions.Logging;

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskName.cs</remarks>
    public readonly struct TaskName(string name)
    {
        public string Name { get; } = name;

        public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new(value);

        public static implicit operator string(TaskName value) => value.Name;
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/RetryPolicy.cs</remarks>
    public class RetryPolicy(int maxNumberOfAttempts, TimeSpan firstRetryInterval, double backoffCoefficient = 1.0, TimeSpan? maxRetryInterval = null, TimeSpan? retryTimeout = null)
    {
        public int MaxNumberOfAttempts { get; } = maxNumberOfAttempts;

        public TimeSpan FirstRetryInterval { get; } = firstRetryInterval;
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskRetryOptions.cs</remarks>
    public sealed class TaskRetryOptions(RetryPolicy policy)
    {
        public RetryPolicy? Policy { get; } = policy;

        public static implicit operator TaskRetryOptions(RetryPolicy policy) => FromRetryPolicy(policy);

        public static TaskRetryOptions FromRetryPolicy(RetryPolicy policy) => new(policy);
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskOptions.cs</remarks>
    public record TaskOptions
    {
        public TaskOptions(TaskRetryOptions? retry) => Retry = retry;

        public TaskOptions(TaskOptions options) => Retry = options.Retry;

        public TaskRetryOptions? Retry { get; init; }

        public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskOptions.cs</remarks>
    public record StartOrchestrationOptions
    {
        public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null) => (this.InstanceId, this.StartAt) = (InstanceId, StartAt);

        public StartOrchestrationOptions(StartOrchestrationOptions options) => (InstanceId, StartAt, DedupeStatuses) = (options.InstanceId, options.StartAt, options.DedupeStatuses);

        public string? InstanceId { get; init; }

        public DateTimeOffset? StartAt { get; init; }

        public IReadOnlyList<string>? DedupeStatuses { get; init; }
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskFailureDetails.cs</remarks>
    public record TaskFailureDetails(string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties);

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskFailedException.cs</remarks>
    public sealed class TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails) : Exception(failureDetails.ErrorMessage)
    {
        public string TaskName { get; } = taskName;

        public int TaskId { get; } = taskId;

        public TaskFailureDetails FailureDetails { get; } = failureDetails;
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskOrchestrationContext.cs</remarks>
    public abstract class TaskOrchestrationContext
    {
        public abstract string InstanceId { get; }

        public abstract DateTime CurrentUtcDateTime { get; }

        public abstract bool IsReplaying { get; }

        public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

        public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

        public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

        public abstract void SetCustomStatus(object? customStatus);

        public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

        public virtual ILogger CreateReplaySafeLogger(string categoryName) => throw new NotSupportedException();
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/AsyncPageable.cs</remarks>
    public abstract class AsyncPageable<T> : IAsyncEnumerable<T> where T : notnull
    {
        public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default);

        public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            await foreach (var page in AsPages().WithCancellation(cancellationToken))
            {
                foreach (var value in page.Values)
                {
                    yield return value;
                }
            }
        }
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/Page.cs</remarks>
    public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null) where T : notnull
    {
        public IReadOnlyList<T> Values { get; } = values;

        public string? ContinuationToken { get; } = continuationToken;
    }
}

namespace Microsoft.DurableTask.Client
{
    /// <remarks>microsoft/durabletask-dotnet: src/Client/Core/OrchestrationRuntimeStatus.cs</remarks>
    public enum OrchestrationRuntimeStatus
    {
        Running,
        Completed,
        [Obsolete("Exists only for compatibility reasons.")]
        ContinuedAsNew,
        Failed,
        [Obsolete("Exists only for compatibility reasons.")]
        Canceled,
        Terminated,
        Pending,
        Suspended,
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Client/Core/StartOrchestrationOptionsExtensions.cs</remarks>
    public static class StartOrchestrationOptionsExtensions
    {
        public static StartOrchestrationOptions WithDedupeStatuses(this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses) =>
            options with { DedupeStatuses = [.. dedupeStatuses.Select(s => s.ToString())] };
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Client/Core/OrchestrationMetadata.cs</remarks>
    public sealed class OrchestrationMetadata(string name, string instanceId)
    {
        public string Name { get; } = name;

        public string InstanceId { get; } = instanceId;

        public OrchestrationRuntimeStatus RuntimeStatus { get; init; }
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Client/Core/OrchestrationQuery.cs</remarks>
    public record OrchestrationQuery(
        DateTimeOffset? CreatedFrom = null,
        DateTimeOffset? CreatedTo = null,
        IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
        IEnumerable<string>? TaskHubNames = null,
        string? InstanceIdPrefix = null,
        int PageSize = OrchestrationQuery.DefaultPageSize,
        bool FetchInputsAndOutputs = false,
        string? ContinuationToken = null)
    {
        public const int DefaultPageSize = 100;
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Client/Core/DurableTaskClient.cs</remarks>
    public abstract class DurableTaskClient
    {
        protected DurableTaskClient(string name) => Name = name;

        public string Name { get; }

        public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, CancellationToken cancellation) => ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, null, cancellation);

        public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input, CancellationToken cancellation) => ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, null, cancellation);

        public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, StartOrchestrationOptions options, CancellationToken cancellation = default) => ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, options, cancellation);

        public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default);

        public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) => RaiseEventAsync(instanceId, eventName, null, cancellation);

        public abstract Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

        public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) => GetInstanceAsync(instanceId, false, cancellation);

        public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);
    }
}
