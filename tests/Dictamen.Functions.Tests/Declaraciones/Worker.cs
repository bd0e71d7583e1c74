// Declarations only, of exactly the API that the head uses. Each names the public source file that it was taken from.
#pragma warning disable IDE0065, CA1018, CA1019, CA1050, CA1813, IDE0060

namespace Microsoft.Azure.Functions.Worker
{
    /// <remarks>Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Abstractions/src/FunctionAttribute.cs</remarks>
    [AttributeUsage(AttributeTargets.Method)]
    public class FunctionAttribute(string name) : Attribute
    {
        public string Name { get; } = name;
    }

    /// <remarks>Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Http/src/AuthorizationLevel.cs</remarks>
    public enum AuthorizationLevel
    {
        Anonymous = 0,
    }

    /// <remarks>Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Http/src/HttpTriggerAttribute.cs</remarks>
    public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
    {
        public string? Route { get; set; }

        public string[]? Methods { get; } = methods;

        public AuthorizationLevel AuthLevel { get; } = authLevel;
    }

    /// <remarks>Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Timer/src/TimerTriggerAttribute.cs</remarks>
    public sealed class TimerTriggerAttribute(string schedule) : Attribute
    {
        public string Schedule { get; } = schedule;
    }

    /// <remarks>Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Timer/src/TimerInfo.cs</remarks>
    public class TimerInfo
    {
        public bool IsPastDue { get; set; }
    }

    /// <remarks>Azure/azure-functions-durable-extension: src/Worker.Extensions.DurableTask/OrchestrationTriggerAttribute.cs</remarks>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : Attribute;

    /// <remarks>Azure/azure-functions-durable-extension: src/Worker.Extensions.DurableTask/ActivityTriggerAttribute.cs</remarks>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : Attribute;

    /// <remarks>Azure/azure-functions-durable-extension: src/Worker.Extensions.DurableTask/DurableClientAttribute.cs</remarks>
    public sealed class DurableClientAttribute : Attribute;
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    using Microsoft.Extensions.Configuration;
    using Microsoft.Extensions.DependencyInjection;
    using Microsoft.Extensions.Hosting;

    /// <remarks>Azure/azure-functions-dotnet-worker: src/DotNetWorker/Builder/FunctionsApplication.cs</remarks>
    public class FunctionsApplication
    {
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new();
    }

    /// <remarks>Azure/azure-functions-dotnet-worker: src/DotNetWorker/Builder/FunctionsApplicationBuilder.cs</remarks>
    public class FunctionsApplicationBuilder
    {
        public ConfigurationManager Configuration => throw new NotSupportedException();

        public IServiceCollection Services => throw new NotSupportedException();

        public IHost Build() => throw new NotSupportedException();
    }

    /// <remarks>Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Http.AspNetCore/src/FunctionsApplicationBuilderAspNetCoreExtensions.cs</remarks>
    public static class FunctionsApplicationBuilderAspNetCoreExtensions
    {
        public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
    }
}
