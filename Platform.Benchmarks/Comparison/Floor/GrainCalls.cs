using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Comparison.Floor;

/// <summary>What a call of a grain costs by itself, inside one process, as from a gateway that is hosted with its silo.</summary>
internal static class GrainCalls
{
    private const int Grains = 1_000;
    private const int Callers = 32;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Calls for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>The figure as a sentence.</returns>
    public static async Task<string> MeasureAsync(TimeSpan duration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo.UseLocalhostClustering(LoopbackPort.Free(), LoopbackPort.Free()));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await CallAsync(grains, WarmUp);
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var started = Stopwatch.GetTimestamp();
        var calls = await CallAsync(grains, duration);
        var elapsed = Stopwatch.GetElapsedTime(started);
        processor = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        await host.StopAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"A call of an empty Orleans grain inside the process, {Callers} callers: {calls / elapsed.TotalSeconds:N0}/s, {processor.TotalMicroseconds / calls:N1} us of processor time and {allocated / calls:N0} B each.");
    }

    private static async Task<long> CallAsync(IGrainFactory grains, TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            long calls = 0;
            for (; Stopwatch.GetElapsedTime(started) < duration; calls++)
            {
                await grains.GetGrain<IEchoGrain>((calls + caller) % Grains).Echo(calls);
            }

            return calls;
        })));
        return counts.Sum();
    }
}
