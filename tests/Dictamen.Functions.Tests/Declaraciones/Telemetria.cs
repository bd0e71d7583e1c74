// Declarations only, of exactly the API that the head uses. Each names the public source file that it was compared with.
#pragma warning disable IDE0065, CA1052, IDE0060

namespace OpenTelemetry
{
    using Microsoft.Extensions.DependencyInjection;
    using OpenTelemetry.Metrics;
    using OpenTelemetry.Trace;

    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry.Api.ProviderBuilderExtensions/IOpenTelemetryBuilder.cs</remarks>
    public interface IOpenTelemetryBuilder
    {
        IServiceCollection Services { get; }
    }

    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry.Extensions.Hosting/OpenTelemetryBuilder.cs</remarks>
    public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
    {
        internal OpenTelemetryBuilder(IServiceCollection services) => Services = services;

        public IServiceCollection Services { get; }
    }

    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry/OpenTelemetryBuilderSdkExtensions.cs</remarks>
    public static class OpenTelemetryBuilderSdkExtensions
    {
        public static IOpenTelemetryBuilder WithTracing(this IOpenTelemetryBuilder builder, Action<TracerProviderBuilder> configure) => builder;

        public static IOpenTelemetryBuilder WithMetrics(this IOpenTelemetryBuilder builder, Action<MeterProviderBuilder> configure) => builder;
    }
}

namespace OpenTelemetry.Trace
{
    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry.Api/Trace/TracerProviderBuilder.cs</remarks>
    public abstract class TracerProviderBuilder
    {
        public abstract TracerProviderBuilder AddSource(params string[] names);
    }
}

namespace OpenTelemetry.Metrics
{
    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry.Api/Metrics/MeterProvider.cs</remarks>
    public class MeterProvider
    {
        protected MeterProvider()
        {
        }

        internal List<int> Exportado { get; } = [];
    }

    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry/Metrics/MeterProviderExtensions.cs</remarks>
    public static class MeterProviderExtensions
    {
        public static bool ForceFlush(this MeterProvider provider, int timeoutMilliseconds = Timeout.Infinite)
        {
            provider.Exportado.Add(timeoutMilliseconds);
            return true;
        }
    }

    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry.Api/Metrics/MeterProviderBuilder.cs</remarks>
    public abstract class MeterProviderBuilder
    {
        public abstract MeterProviderBuilder AddMeter(params string[] names);
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    /// <remarks>open-telemetry/opentelemetry-dotnet: src/OpenTelemetry.Extensions.Hosting/OpenTelemetryServicesExtensions.cs</remarks>
    public static class OpenTelemetryServicesExtensions
    {
        public static OpenTelemetry.OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services) => new(services);
    }
}

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry
{
    /// <remarks>Azure/azure-functions-dotnet-worker: src/DotNetWorker.OpenTelemetry/ConfigureFunctionsOpenTelemetry.cs</remarks>
    public static class ConfigureFunctionsOpenTelemetry
    {
        public static global::OpenTelemetry.IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this global::OpenTelemetry.IOpenTelemetryBuilder builder) => builder;
    }
}

namespace Azure.Monitor.OpenTelemetry.Exporter
{
    /// <remarks>Azure/azure-sdk-for-net: sdk/monitor/Azure.Monitor.OpenTelemetry.Exporter/src/AzureMonitorExporterOptions.cs</remarks>
    public class AzureMonitorExporterOptions : global::Azure.Core.ClientOptions
    {
        public global::Azure.Core.TokenCredential? Credential { get; set; }

        public float SamplingRatio { get; set; } = 1.0F;

        public double? TracesPerSecond { get; set; }
    }

    /// <remarks>Azure/azure-sdk-for-net: sdk/monitor/Azure.Monitor.OpenTelemetry.Exporter/src/OpenTelemetryBuilderExtensions.cs</remarks>
    public static class OpenTelemetryBuilderExtensions
    {
        public static global::OpenTelemetry.IOpenTelemetryBuilder UseAzureMonitorExporter(this global::OpenTelemetry.IOpenTelemetryBuilder builder, Action<AzureMonitorExporterOptions> configureAzureMonitor) => builder;
    }
}
