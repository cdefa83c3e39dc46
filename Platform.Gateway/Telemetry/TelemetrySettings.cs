using System.Globalization;
using Platform.GrainInterfaces.Settings;

namespace Platform.Gateway.Telemetry;

/// <summary>Where telemetry is sent by OTLP, <c>Platform:Telemetry</c>.</summary>
/// <param name="Endpoint">The collector of all of it; null where there is none.</param>
/// <param name="TracesEndpoint">Who takes traces; null for nobody.</param>
/// <param name="MetricsEndpoint">Who takes the metrics of a process that Prometheus cannot ask; null for nobody.</param>
/// <param name="TraceRatio">Which part of the requests is traced, from 0 to 1.</param>
public sealed record TelemetrySettings(Uri? Endpoint, Uri? TracesEndpoint, Uri? MetricsEndpoint, double TraceRatio)
{
    /// <summary>The section they stand in.</summary>
    public const string Section = "Platform:Telemetry";

    /// <summary>What every OpenTelemetry program takes its collector from; counts where the platform's own setting says nothing.</summary>
    public const string UsualEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string UsualTracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string UsualMetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const double UsualRatio = 0.05;

    /// <summary>Whether any request is traced.</summary>
    public bool IsTracing => TracesEndpoint is not null && TraceRatio > 0;

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings of the process.</param>
    /// <exception cref="SettingException">One of them is not what it must be.</exception>
    public static TelemetrySettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Uri? endpoint = Address(configuration, $"{Section}:Endpoint") ?? Address(configuration, UsualEndpoint);
        return new TelemetrySettings(
            endpoint,
            Address(configuration, UsualTracesEndpoint) ?? endpoint,
            Address(configuration, UsualMetricsEndpoint) ?? endpoint,
            Ratio(configuration, $"{Section}:TraceRatio"));
    }

    private static Uri? Address(IConfiguration configuration, string name)
    {
        string? text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new SettingException($"{name} must be an address such as http://127.0.0.1:4317.");
    }

    private static double Ratio(IConfiguration configuration, string name)
    {
        string? text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            return UsualRatio;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double ratio) && ratio <= 1
            ? ratio
            : throw new SettingException($"{name} must be a number from 0 to 1, such as 0.05.");
    }
}
