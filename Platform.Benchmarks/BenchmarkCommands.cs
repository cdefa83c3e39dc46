using Platform.Benchmarks.Activations;
using Platform.Benchmarks.Bots;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Comparison.Floor;
using Platform.Benchmarks.Growth;
using Platform.Benchmarks.Notifications;
using Platform.Benchmarks.Peers.AspNetCoreIdentity;
using Platform.Benchmarks.Search;
using Platform.Benchmarks.Storage;

namespace Platform.Benchmarks;

/// <summary>The benchmarks by name. A new one is a line in the table.</summary>
internal static class BenchmarkCommands
{
    private static readonly Dictionary<string, (string Usage, string What, Func<BenchmarkOptions, Task> Run)> Commands = new()
    {
        ["storage"] = (
            "[--database CONNECTION] [--writers 64] [--seconds 10]",
            "Durable writes of grain state by parallel writers.",
            StorageBenchmark.RunAsync),
        ["batch"] = (
            "[--database CONNECTION] [--connections 8] [--bots 32] [--users 16] [--seconds 10]",
            "Full batches of command executions over HTTP, each under its own Idempotency-Key, to a silo in a process of its own.\n"
            + "    A bot sends 600 batches a minute at most, so 32 bots are good for 300,000 items/s. The commands are executed for the users\n"
            + "    by turns; with --users 0 for nobody. Starts on the embedded database, or on an empty PostgreSQL database.",
            BatchBenchmark.RunAsync),
        ["search"] = (
            "[--users 100000] [--rounds 100] [--database CONNECTION]",
            "Searches among many users by kinds of questions. Fills a database that has none first: a new embedded one, or an empty\n"
            + "    PostgreSQL database; one that was filled by this with the same number before is used as it is.",
            SearchBenchmark.RunAsync),
        ["broadcast"] = (
            "[--users 100000] [--rounds 20] [--database CONNECTION --small-database CONNECTION]",
            "A notification to everybody, among 10 users and among many, and what users then see who were not in memory before. Fills\n"
            + "    databases as search does: new embedded ones, or two empty PostgreSQL databases.",
            BroadcastBenchmark.RunAsync),
        ["compare"] = (
            "--database CONNECTION [--only me,bot] [--rounds 5] [--seconds 8] [--connections 32] [--collectors server,workstation]\n"
            + "    [--contestants NAMES] [--write docs/performance.md]",
            "The platform, the floor below it and its peers, side by side: by turns on this machine, asked by wrk and at a constant rate.\n"
            + "    --only takes me, bot, statistics, search, sign-in, calls, writes, batch, memory. Makes a PostgreSQL database for each beside the one given.",
            CompareBenchmark.RunAsync),
        ["activations"] = (
            "--database CONNECTION [--users 100000] [--silo FOLDER]",
            "Users woken up in a silo of its own process: how fast, and how much memory they take; and how long the silo takes to be ready.\n"
            + "    --silo names the folder of a silo that was published. Makes a PostgreSQL database beside the one given.",
            ActivationBenchmark.RunAsync),
        ["growth"] = (
            "[--users 1000,100000,10000000] [--rounds 5] [--database CONNECTION] [--silo FOLDER] [--write docs/performance]",
            "What everything costs at several numbers of users: start-up, memory, sign-in, searches, statistics, users who are not in memory, disk;\n"
            + "    a table that judges how it grows, and plots. --silo names the folder of a silo that was published. Makes a PostgreSQL database for each size beside the one given, or an embedded one.",
            GrowthBenchmark.RunAsync),
    };

    // Not for people: benchmarks start these processes themselves.
    private static readonly Dictionary<string, Func<BenchmarkOptions, Task>> Servers = new()
    {
        [FloorServer.Command] = FloorServer.RunAsync,
        [IdentityPeer.Command] = IdentityPeer.RunAsync,
    };

    /// <summary>Runs the benchmark that the first argument names.</summary>
    /// <returns>The exit code: 0 done, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is [var server, .. var settings] && Servers.TryGetValue(server, out var serve))
        {
            await serve(BenchmarkOptions.Parse(settings));
            return 0;
        }

        if (arguments is not [var name, .. var rest] || !Commands.TryGetValue(name, out var command))
        {
            PrintUsage();
            return 2;
        }

        BenchmarkOptions options;
        try
        {
            options = BenchmarkOptions.Parse(rest);
        }
        catch (FormatException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            PrintUsage();
            return 2;
        }

        await command.Run(options);
        return 0;
    }

    private static void PrintUsage()
    {
        foreach (var (name, command) in Commands)
        {
            Console.Error.WriteLine($"  {name} {command.Usage}");
            Console.Error.WriteLine($"    {command.What}");
        }
    }
}
