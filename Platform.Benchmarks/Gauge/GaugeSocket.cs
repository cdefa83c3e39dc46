namespace Platform.Benchmarks.Gauge;

/// <summary>How a measured process learns where to answer.</summary>
public static class GaugeSocket
{
    /// <summary>The environment variable that names the Unix socket.</summary>
    public const string Variable = "PLATFORM_BENCHMARK_GAUGE";
}
