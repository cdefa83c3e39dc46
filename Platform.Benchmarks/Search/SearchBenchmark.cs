using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Platform.Grains.Directory;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Benchmarks.Search;

/// <summary>Searches among many users, one at a time, by kinds of questions.</summary>
internal static class SearchBenchmark
{
    private const int WarmUps = 10;

    /// <summary>Runs the benchmark and prints its figures.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var users = options.Number("users", 100_000);
        var rounds = options.Number("rounds", 100);
        var folder = System.IO.Directory.CreateTempSubdirectory("platform-benchmark-");
        try
        {
            var settings = new StorageSettings(options.Text("database"), folder.FullName, "platform", "benchmark");
            await PlatformStorage.MigrateAsync(settings, CancellationToken.None);
            var started = Stopwatch.GetTimestamp();
            await SearchFill.RunAsync(settings, users);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(settings.IsEmbedded ? "embedded" : "PostgreSQL")}, {users:N0} users, filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s"));

            using var host = CreateStorage(settings);
            host.Services.GetService<EmbeddedDatabase>()?.Open();
            await MeasureAsync(host.Services.GetRequiredService<IUserDirectory>(), users, rounds);
            if (host.Services.GetService<EmbeddedDatabase>() is { } database)
            {
                await database.DisposeAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SuppressMessage("Security", "CA5394", Justification = "The same questions in every run.")]
    private static async Task MeasureAsync(IUserDirectory directory, int users, int rounds)
    {
        foreach (var (kind, next) in new SearchQuestions(users, new Random(1)).Kinds)
        {
            var latencies = new List<long>();
            var processor = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            for (var round = -WarmUps; round < rounds; round++)
            {
                var filter = next();
                var before = Stopwatch.GetTimestamp();
                await directory.SearchAsync(filter, CancellationToken.None);
                if (round >= 0)
                {
                    latencies.Add(Stopwatch.GetTimestamp() - before);
                }
            }

            var report = new LatencyReport(latencies, Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - processor);

            // On a machine that others use, the fastest tenth says what the search itself takes.
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-42} p10 {report.Percentile(0.1).TotalMilliseconds,6:N1} ms  {report}"));
        }
    }

    private static IHost CreateStorage(StorageSettings settings)
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
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.AddPlatformStorage(settings);
        });
        return builder.Build();
    }
}
