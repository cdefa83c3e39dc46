using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.Comparison.Reporting;

/// <summary>What this machine is.</summary>
internal static class MachineFacts
{
    private const string Model = "model name";
    private const double BytesOfGibibyte = 1 << 30;

    /// <summary>Processor, memory and system, one line each.</summary>
    public static IReadOnlyList<string> Read() =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Processor: {Processor()}, {Environment.ProcessorCount} of its threads"),
        string.Create(CultureInfo.InvariantCulture, $"Memory: {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesOfGibibyte:N0} GiB"),
        $"System: {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
    ];

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Model, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown";
}
