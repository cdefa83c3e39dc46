using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Platform.Silo.Storage;

namespace Platform.Benchmarks.Storage;

/// <summary>Durable writes of grain state through a whole silo: parallel writers, each on a grain of its own.</summary>
internal static class StorageBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Runs the benchmark and prints its figures.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var writers = options.Number("writers", 64);
        var duration = TimeSpan.FromSeconds(options.Number("seconds", 10));
        var folder = Directory.CreateTempSubdirectory("platform-benchmark-");
        try
        {
            var settings = new StorageSettings(options.Text("database"), folder.FullName, "platform", "benchmark");
            await PlatformStorage.MigrateAsync(settings, CancellationToken.None);
            using var host = CreateSilo(settings);
            await host.StartAsync();

            var grains = host.Services.GetRequiredService<IGrainFactory>();
            await MeasureAsync(grains, writers, WarmUp);
            var report = await MeasureAsync(grains, writers, duration);
            Console.WriteLine($"{(settings.IsEmbedded ? "embedded" : "PostgreSQL")}, {writers} writers: {report}");

            await host.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IHost CreateSilo(StorageSettings settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            if (settings.IsEmbedded)
            {
                silo.UseLocalhostClustering();
            }

            silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (settings.ServiceId, settings.ClusterId));
            silo.ConfigureEndpoints("127.0.0.1", siloPort: 11911, gatewayPort: 30911);
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.AddPlatformStorage(settings);
        });
        return builder.Build();
    }

    private static async Task<LatencyReport> MeasureAsync(IGrainFactory grains, int writers, TimeSpan duration)
    {
        var latencies = new ConcurrentBag<List<long>>();
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(1, writers).Select(key => Task.Run(async () =>
        {
            var own = new List<long>();
            var grain = grains.GetGrain<IBenchmarkRecordGrain>(key);
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                var before = Stopwatch.GetTimestamp();
                await grain.WriteAsync();
                own.Add(Stopwatch.GetTimestamp() - before);
            }

            latencies.Add(own);
        })));
        return new LatencyReport(
            latencies.SelectMany(own => own), Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - processor);
    }
}
