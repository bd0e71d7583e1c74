using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Dictamen.Azure.Tests;

/// <summary>What tests put between the SDK and Azurite.</summary>
public static class Policies
{
    public static T On<T>(T options, IEnumerable<HttpPipelinePolicy> policies) where T : ClientOptions
    {
        foreach (var policy in policies)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return options;
    }
}

/// <summary>Counts the requests that are sent.</summary>
public sealed class Counting : HttpPipelinePolicy
{
    private int _sent;

    public int Sent => _sent;

    public void Reset() => _sent = 0;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref _sent);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref _sent);
        return ProcessNextAsync(message, pipeline);
    }
}

/// <summary>Sends a request that matches and loses its answer, a number of times.</summary>
public sealed class LosingAnswers(int times, Func<Request, bool> which) : HttpPipelinePolicy
{
    private int _left = times;

    public int Left => _left;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (which(message.Request) && Interlocked.Decrement(ref _left) >= 0)
        {
            throw new IOException("La respuesta se perdió.");
        }
    }
}

/// <summary>Answers in the place of the service, as long as it is on.</summary>
public sealed class Answering(Func<Request, Response?> answer) : HttpPipelinePolicy
{
    public bool On { get; set; } = true;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (On && answer(message.Request) is { } response)
        {
            message.Response = response;
            return ValueTask.CompletedTask;
        }

        return ProcessNextAsync(message, pipeline);
    }
}

/// <summary>Lets a fact come between the rows and the header of every answer that holds both: the header counts it, and its row is not there.</summary>
/// <param name="append">Records one fact.</param>
public sealed class Outrunning(Func<Task> append) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var withHeader = Uri.UnescapeDataString(message.Request.Uri.Query).Contains("RowKey le 'h'", StringComparison.Ordinal);
        if (withHeader)
        {
            await append();
        }

        await ProcessNextAsync(message, pipeline);
        if (withHeader)
        {
            var answer = JsonNode.Parse(message.Response.ContentStream!)!;
            var rows = answer["value"]!.AsArray();
            rows.RemoveAt(rows.Count - 2);
            message.Response.ContentStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString()));
        }
    }
}
