using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Platform.Gateway.Cluster;
using Platform.GrainInterfaces.Settings;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Gateway.Telemetry;

/// <summary>Measures a process of the platform, and traces requests through it where a collector is named.</summary>
public static class ProcessTelemetry
{
    /// <summary>What the platform's storage counts and traces by itself.</summary>
    private const string Storage = PlatformMeter.Name + ".Storage";

    private static readonly string[] Meters =
    [
        PlatformMeter.Name,
        Storage,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.Orleans",
        "Npgsql",
        "System.Runtime",
    ];

    // What Orleans counts several times for each message, and ASP.NET twice for each request. The requests and calls themselves are measured besides.
    private static readonly string[] TooDear =
        ["http.server.active_requests", "orleans-messaging-processing-*", "orleans-messaging-sent-local", "orleans-messaging-sent-*size*", "orleans-messaging-received-*", "orleans-directory-lookups-*"];

    // Without what Orleans' own grains and the process as a whole do by themselves.
    private static readonly string[] Sources =
    [
        "Microsoft.AspNetCore",
        "Microsoft.Orleans.Application",
        "Microsoft.Orleans.Lifecycle",
        "Microsoft.Orleans.Storage",
        "Npgsql",
        Storage,
    ];

    /// <summary>Adds the process's telemetry.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">What it is called in telemetry.</param>
    /// <param name="servesHttp">Whether Prometheus can ask it; a process that it cannot ask sends its metrics to the collector.</param>
    /// <exception cref="SettingException">A setting is not what it must be.</exception>
    public static TelemetrySettings AddPlatformTelemetry(this WebApplicationBuilder builder, string service, bool servesHttp)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = TelemetrySettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);

        // Its exporter reads all about the collector from there, also what only OpenTelemetry has settings for: protocol, headers, certificates.
        builder.Configuration[TelemetrySettings.UsualEndpoint] = settings.Endpoint?.AbsoluteUri;
        OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceVersion: ProcessFacts.OwnVersion).AddEnvironmentVariableDetector());
        if (servesHttp)
        {
            telemetry.WithMetrics(metrics => Measure(metrics).AddPrometheusExporter(Describe));
        }
        else if (settings.MetricsEndpoint is not null)
        {
            telemetry.WithMetrics(metrics => Measure(metrics).AddOtlpExporter());
        }

        if (settings.IsTracing)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Sources)
                .SetSampler(new RequestSampler(settings.TraceRatio))
                .AddProcessor(new PublishedTags())
                .AddOtlpExporter());
        }

        return settings;
    }

    private static MeterProviderBuilder Measure(MeterProviderBuilder metrics)
    {
        metrics.AddMeter(Meters);
        foreach (string instrument in TooDear)
        {
            metrics.AddView(instrument, MetricStreamConfiguration.Drop);
        }

        return metrics;
    }

    private static void Describe(PrometheusAspNetCoreOptions page)
    {
        // Few may ask, and they want to see what is.
        page.ScrapeResponseCacheDurationMilliseconds = 0;
        page.ScopeInfoEnabled = false;
    }
}
