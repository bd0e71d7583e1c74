// Declarations only, of exactly the API that the head uses. Each names the public source file that it was taken from.
#pragma warning disable IDE0065, CA1008, CA1032, CA1064, CA1068, CA2225, IDE0060, CS9113

namespace Microsoft.DurableTask
{
    using Microsoft.Extensions.Logging;

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskName.cs</remarks>
    public readonly struct TaskName(string name)
    {
        public string Name { get; } = name;

        public static implicit operator TaskName(string value) => new(value);

        public static implicit operator string(TaskName value) => value.Name;
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/RetryPolicy.cs</remarks>
    public class RetryPolicy(int maxNumberOfAttempts, TimeSpan firstRetryInterval, double backoffCoefficient = 1.0, TimeSpan? maxRetryInterval = null, TimeSpan? retryTimeout = null)
    {
        public int MaxNumberOfAttempts { get; } = maxNumberOfAttempts;

        public TimeSpan FirstRetryInterval { get; } = firstRetryInterval;
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskOptions.cs</remarks>
    public record TaskOptions(RetryPolicy? Retry)
    {
        public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskOptions.cs</remarks>
    public record StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        public IReadOnlyList<string>? DedupeStatuses { get; init; }
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/TaskFailureDetails.cs</remarks>
    public record TaskFailureDetails(string ErrorType, string ErrorMessage);

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

        public abstract ILogger CreateReplaySafeLogger(string categoryName);
    }

    /// <remarks>microsoft/durabletask-dotnet: src/Abstractions/AsyncPageable.cs</remarks>
    public abstract class AsyncPageable<T> : IAsyncEnumerable<T> where T : notnull
    {
        public abstract IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default);
    }
}

namespace Microsoft.DurableTask.Client
{
    /// <remarks>microsoft/durabletask-dotnet: src/Client/Core/OrchestrationRuntimeStatus.cs</remarks>
    public enum OrchestrationRuntimeStatus
    {
        Running,
        Completed,
        ContinuedAsNew,
        Failed,
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
        int PageSize = 100,
        bool FetchInputsAndOutputs = false,
        string? ContinuationToken = null);

    /// <remarks>microsoft/durabletask-dotnet: src/Client/Core/DurableTaskClient.cs</remarks>
    public abstract class DurableTaskClient
    {
        public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default);

        public abstract Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

        public abstract Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation);

        public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);
    }
}
