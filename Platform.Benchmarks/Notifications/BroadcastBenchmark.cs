using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Platform.Benchmarks.Search;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Cluster;
using Platform.Grains.Hosting;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;
using Platform.Silo.Storage;

namespace Platform.Benchmarks.Notifications;

/// <summary>What it costs to tell everybody something, among a few users and among many: the same.</summary>
internal static class BroadcastBenchmark
{
    private const int Few = 10;

    /// <summary>Runs the benchmark and prints its figures.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var rounds = options.Number("rounds", 20);
        await MeasureAsync(options.Text("small-database"), Few, rounds);
        await MeasureAsync(options.Text("database"), options.Number("users", 100_000), rounds);
    }

    private static async Task MeasureAsync(string? database, int users, int rounds)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("platform-benchmark-");
        try
        {
            var settings = new StorageSettings(database, folder.FullName, "platform", "benchmark");
            await PlatformStorage.MigrateAsync(settings, CancellationToken.None);
            var started = Stopwatch.GetTimestamp();
            await SearchFill.RunAsync(settings, users);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(settings.IsEmbedded ? "embedded" : "PostgreSQL")}, {users:N0} users, filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s"));

            using var host = CreateSilo(settings);
            await host.StartAsync();
            var measurement = new BroadcastMeasurement(host.Services.GetRequiredService<IGrainFactory>(), users);
            await measurement.RunAsync(rounds);
            Console.WriteLine(measurement);
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
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new ServerSecrets("the server secret of the benchmark"));
        builder.Services.AddSingleton(new OperatorKey(Credential.Create(CredentialKind.OperatorKey).Hash));
        builder.Services.AddSingleton(new SiloFacts(TimeProvider.System.GetUtcNow(), "benchmark", settings.IsEmbedded ? "embedded" : "postgresql"));
        builder.UseOrleans(silo =>
        {
            if (settings.IsEmbedded)
            {
                silo.UseLocalhostClustering();
            }

            silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (settings.ServiceId, settings.ClusterId));
            silo.ConfigureEndpoints("127.0.0.1", siloPort: 11931, gatewayPort: 30931);
            silo.AddPlatformStorage(settings);
            silo.AddPlatformGrains();
        });
        return builder.Build();
    }
}
