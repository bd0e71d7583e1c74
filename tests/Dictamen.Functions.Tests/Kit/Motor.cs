using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Dictamen.Functions.Tests.Kit;

/// <summary>The engine's client: remembers what was asked, and fails when told to.</summary>
internal sealed class Motor() : DurableTaskClient("Dictamen")
{
    private readonly Lock _lock = new();

    public SortedDictionary<string, OrchestrationRuntimeStatus> Instancias { get; } = new(StringComparer.Ordinal);

    public List<string> Pedido { get; } = [];

    public Func<string, Exception?>? FallaAlIniciar { get; set; }

    public Func<string, Exception?>? FallaAlAvisar { get; set; }

    public Exception? FallaAlConsultar { get; set; }

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            var id = options!.InstanceId!;
            Assert.Equal(["Running", "Pending", "Suspended"], options.DedupeStatuses!);
            Assert.Null(input);
            if (FallaAlIniciar?.Invoke(id) is { } e)
            {
                return Task.FromException<string>(e);
            }

            if (Instancias.TryGetValue(id, out var estatus) && options.DedupeStatuses!.Contains(estatus.ToString()))
            {
                return Task.FromException<string>(new InvalidOperationException("already exists"));
            }

            Instancias[id] = OrchestrationRuntimeStatus.Pending;
            Pedido.Add($"inicia {orchestratorName.Name} {id}");
            return Task.FromResult(id);
        }
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            Assert.Null(eventPayload);
            if (FallaAlAvisar?.Invoke(instanceId) is { } e)
            {
                return Task.FromException(e);
            }

            Pedido.Add($"{eventName} {instanceId}");
            return Task.CompletedTask;
        }
    }

    public override Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return FallaAlConsultar is { } e
                ? Task.FromException<OrchestrationMetadata?>(e)
                : Task.FromResult(Instancias.TryGetValue(instanceId, out var s) ? new OrchestrationMetadata("x", instanceId) { RuntimeStatus = s } : null);
        }
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        lock (_lock)
        {
            return new Paginas([.. Instancias.Where(i => filter!.Statuses!.Contains(i.Value)).Select(i => new OrchestrationMetadata("x", i.Key) { RuntimeStatus = i.Value })]);
        }
    }

    private sealed class Paginas(OrchestrationMetadata[] todas) : AsyncPageable<OrchestrationMetadata>
    {
        public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = default, int? pageSizeHint = default)
        {
            foreach (var una in todas)
            {
                await Task.Yield();
                yield return new Page<OrchestrationMetadata>([una]);
            }
        }
    }
}
