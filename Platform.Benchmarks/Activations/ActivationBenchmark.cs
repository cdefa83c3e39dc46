using System.Diagnostics;
using System.Globalization;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Growth.Seeding;
using Platform.Benchmarks.Search;
using Platform.Benchmarks.Servers;
using Platform.GrainInterfaces.Users;
using Platform.Silo.Storage;

namespace Platform.Benchmarks.Activations;

/// <summary>Wakes many users up in a silo of its own process, as after a restart, and looks at its memory.</summary>
internal static class ActivationBenchmark
{
    /// <summary>As many users as the bar is for.</summary>
    public const int UsualUsers = 100_000;

    // All starts are on one database, which knows its secret again.
    private const string SecretSetting = "Platform__ServerSecretFile";

    private const int AtOnce = 64;
    private const int Starts = 5;
    private const int UsersToWarmUp = 2_000;

    /// <summary>Runs the benchmark and prints its figures.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        if (options.Text("database") is not { } database)
        {
            await Console.Error.WriteLineAsync("--database is missing: the connection string of a PostgreSQL database.");
            return;
        }

        var figures = await MeasureAsync(database, options.Number("users", UsualUsers), options.Text("silo"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Users:N0} users in memory: {figures.FullBytes >> 20:N0} MiB, without them {figures.EmptyBytes >> 20:N0} MiB; woken up {figures.PerSecond:N0}/s; silo ready after {figures.ReadyAfter.TotalSeconds:N2} s"));
    }

    /// <summary>Measures on a database of its own.</summary>
    /// <param name="server">The connection string of a database on the server.</param>
    /// <param name="users">How many users.</param>
    /// <param name="program">The folder of a silo that was published; null for the one that was built with this program.</param>
    public static async Task<ActivationFigures> MeasureAsync(string server, int users, string? program = null)
    {
        await using var database = await DatabaseOfOne.CreateAsync(server, "memory");
        var folder = Directory.CreateTempSubdirectory("platform-benchmark-");
        try
        {
            await FillAsync(database.Connection, folder.FullName, users + UsersToWarmUp);
            var secret = new Dictionary<string, string> { [SecretSetting] = Path.Combine(folder.FullName, "server.secret") };
            return await MeasureAsync(() => SiloProcess.StartAsync(database.Connection, secret, program: program), users);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ActivationFigures> MeasureAsync(Func<Task<SiloProcess>> startAsync, int users)
    {
        var ready = new List<double>();
        for (var start = 1; start < Starts; start++)
        {
            await using var started = await startAsync();
            ready.Add(started.Server.ReadyAfter.TotalSeconds);
            await started.Server.StopAsync();
        }

        await using var silo = await startAsync();
        ready.Add(silo.Server.ReadyAfter.TotalSeconds);
        await using var client = await SiloClient.ConnectAsync(silo.Client);
        await WakeAsync(client.Grains, users + 1, UsersToWarmUp);
        var empty = ProcessUse.Of(silo.Server.Id).ResidentBytes;
        var before = Stopwatch.GetTimestamp();
        await WakeAsync(client.Grains, 1, users);
        var elapsed = Stopwatch.GetElapsedTime(before);
        return new ActivationFigures(
            users, users / elapsed.TotalSeconds, empty, ProcessUse.Of(silo.Server.Id).ResidentBytes, TimeSpan.FromSeconds(Medians.Of(ready)));
    }

    private static async Task FillAsync(string database, string folder, int users)
    {
        var settings = new StorageSettings(database, folder, "platform", "platform");
        await PlatformStorage.MigrateAsync(settings, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        await SearchFill.RunAsync(settings, users, id => GrownUsers.User(id, now));
    }

    private static Task WakeAsync(IGrainFactory grains, long first, int count) => Parallel.ForAsync(
        first, first + count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (user, _) => await grains.GetGrain<IUserGrain>(user).GetProfile());
}
